package graph

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/observe"
)

// gqlgen's own transports read bodies of any size, take trailing bytes, say
// request bodies back in errors and answer invalid queries with 422. These are
// the GraphQL over HTTP rules, with JSON only: no form and no multipart, which
// a foreign page could send without asking first.

// maxBody is the largest request body in bytes.
const maxBody = 1 << 20

// So many operations run at once; one more waits a moment and is refused.
const (
	maxRunning = 64
	maxWait    = 2 * time.Second
)

// The media types of answers.
const (
	graphQLJSON = "application/graphql-response+json"
	plainJSON   = "application/json"
)

// serveGraphQL answers GET (queries only) and POST.
func (s *server) serveGraphQL(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Vary", "Accept, Accept-Encoding")
	if r.Method == http.MethodGet && !asks(r) && accepts(r, "Accept", "text/html") {
		http.ServeFileFS(w, r, playgroundFiles, "playground/index.html")
		return
	}
	if r.Header.Get("Upgrade") != "" {
		s.serveSocket(w, r)
		return
	}
	events, media := accepts(r, "Accept", eventStream), answerType(r)
	onlyEvents := events && media == ""
	if onlyEvents {
		media = plainJSON // of what is refused before the stream begins
	}
	if media == "" {
		respond(w, r, plainJSON, http.StatusNotAcceptable, refused(codeBadInput, "answers come as %s or %s; ask for one of them in Accept", graphQLJSON, plainJSON))
		return
	}
	began := time.Now()
	r, denied, status := s.admitted(w, r)
	if denied != nil {
		respond(w, r, media, status, denied)
		return
	}
	admission := time.Since(began)
	params, status, problem := s.readOperation(w, r)
	if problem != nil {
		respond(w, r, media, status, &answer{Errors: gqlerror.List{problem}})
		return
	}
	if onlyEvents || events && subscribes(params) { // some clients always take both
		s.serveEvents(w, r, params)
		return
	}
	a, status := s.run(r, params, time.Now().Add(-admission))
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	if status == http.StatusBadRequest && media == plainJSON {
		// Clients of the older type read errors from the body, and take any
		// other status for a failure of the way there.
		status = http.StatusOK
	}
	if status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", http.MethodPost)
	}
	respond(w, r, media, status, a)
}

// asks reports whether an address holds an operation.
func asks(r *http.Request) bool {
	q := r.URL.Query()
	return q.Has("query") || q.Has("documentId") || q.Has("extensions")
}

// statusOfUnfound lets clients that sent a hash alone read that it is not known:
// they take other statuses for a failure of the way there.
func statusOfUnfound(problem *gqlerror.Error) int {
	switch problem.Extensions["code"] {
	case codeNotRemembered:
		return http.StatusOK
	case codeForbidden:
		return http.StatusForbidden
	}
	return http.StatusBadRequest
}

// readOperation takes the operation out of a request, by its id where that is
// what it has, or says with which status it is refused.
func (s *server) readOperation(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, int, *gqlerror.Error) {
	params, documentID, status, problem := readParams(w, r)
	if problem == nil {
		if problem = s.persisted.find(r.Context(), params, documentID); problem != nil {
			status = statusOfUnfound(problem)
		}
	}
	return params, status, problem
}

// run waits for a place and executes an operation, whose time counts from began.
// The place is free again before a slow client reads the answer, but not before
// the work is done, which the client does not wait for: what ends with its
// deadline may take a while to notice.
func (s *server) run(r *http.Request, params *graphql.RawParams, began time.Time) (*answer, int) {
	if !entered(s.running) {
		return tooMany("operations", maxRunning), http.StatusServiceUnavailable
	}
	type outcome struct {
		*answer
		status int
	}
	done, deadline := make(chan outcome, 1), make(chan time.Time, 1)
	go func() {
		a, status := s.unbroken(r, params, began, deadline)
		<-s.running
		done <- outcome{a, status}
	}()
	var late <-chan time.Time
	for {
		select {
		case o := <-done:
			return o.answer, o.status
		case at := <-deadline:
			late = time.After(time.Until(at) + notice)
		case <-late:
			return refused(codeUnavailable, tookTooLong), http.StatusOK
		}
	}
}

// unbroken is execute where a panic outside of any resolver is an answer.
func (s *server) unbroken(r *http.Request, params *graphql.RawParams, began time.Time, deadline chan<- time.Time) (a *answer, status int) {
	defer func() {
		if cause := recover(); cause != nil {
			err := s.present(graphql.WithResponseContext(r.Context(), s.present, s.recovered), s.recovered(r.Context(), cause))
			a, status = &answer{Errors: gqlerror.List{err}}, http.StatusInternalServerError
		}
	}()
	return s.execute(r, params, began, deadline)
}

// prepare makes an operation ready to run; where it cannot run or its caller may
// not, it says why, with the status of that.
func (s *server) prepare(r *http.Request, params *graphql.RawParams) (ctx context.Context, op *graphql.OperationContext, problem *answer, status int) {
	began := time.Now()
	ctx = graphql.StartOperationTrace(observe.With(r.Context(), s.Observer))
	op, problems := s.exec.CreateOperationContext(ctx, params)
	if problems != nil {
		if !s.mayIntrospect(ctx) {
			problems = withoutSuggestions(problems)
		}
		response := s.exec.DispatchError(graphql.WithOperationContext(ctx, op), problems)
		problem = &answer{Errors: response.Errors}
		s.Observer.Refused(problem.code())
		return ctx, op, problem, http.StatusBadRequest
	}
	s.persisted.remember(ctx, params)
	if op.Operation.Operation == ast.Mutation && r.Method != http.MethodPost {
		return ctx, op, refused(codeBadInput, "only queries come by GET; send this by POST"), http.StatusMethodNotAllowed
	}
	if err := s.forbidden(ctx, op); err != nil {
		problem, status = &answer{Errors: gqlerror.List{err}}, http.StatusForbidden
		if problem.code() == codeUnavailable {
			status = http.StatusServiceUnavailable
		}
		s.Observer.Refused(problem.code())
		s.audit(ctx, op, began, problem.code())
		return ctx, op, problem, status
	}
	return ctx, op, nil, http.StatusOK
}

// execute runs an operation and gives its answer with the status of the newer
// media type. It says its deadline before it begins.
func (s *server) execute(r *http.Request, params *graphql.RawParams, began time.Time, deadline chan<- time.Time) (a *answer, status int) {
	ctx, op, problem, status := s.prepare(r, params)
	if problem != nil {
		return problem, status
	}
	timeout := queryTimeout
	switch op.Operation.Operation {
	case ast.Subscription:
		return refused(codeBadInput, "subscriptions come over a websocket (%s) or as %s", socketProtocol, eventStream), http.StatusBadRequest
	case ast.Mutation:
		if !onlySaves(op) {
			timeout = writeTimeout
		}
	}
	ctx, cancel := context.WithDeadline(ctx, began.Add(timeout))
	defer cancel()
	at, _ := ctx.Deadline()
	deadline <- at
	// Whoever has no name could invent names without end.
	known := access.CallerOf(ctx).Name != "" || s.persisted.texts[params.Query]
	ctx, seen := s.Observer.Operation(ctx, string(op.Operation.Operation), op.Operation.Name, known)
	defer func() {
		seen(a.code())
		s.audit(ctx, op, began, a.code())
	}()
	cost := op.Stats.GetExtension(costExtension)
	responses, ctx := s.exec.DispatchOperation(ctx, op)
	response := responses(ctx)
	if response == nil { // the deadline passed before it began
		return refused(codeUnavailable, tookTooLong), http.StatusOK
	}
	a = s.noted(ctx, &answer{Errors: response.Errors, Data: response.Data, Extensions: response.Extensions})
	if params.Extensions[costExtension] == true {
		a.extend(costExtension, cost)
	}
	return a, http.StatusOK
}

// noted says in the answer that it rests on demonstration data.
func (s *server) noted(ctx context.Context, a *answer) *answer {
	if s.demo.inStore(ctx) {
		a.extend("demo", demoNote)
	}
	return a
}

// readParams takes the operation out of a request, whole or by its id, or says
// with which status it is refused. Nothing of the body is said back.
func readParams(w http.ResponseWriter, r *http.Request) (p *graphql.RawParams, documentID string, status int, problem *gqlerror.Error) {
	p = &graphql.RawParams{Headers: r.Header, ReadTime: graphql.TraceTiming{Start: graphql.Now()}}
	var body struct {
		Query         *string        `json:"query"`
		DocumentID    *string        `json:"documentId"`
		OperationName *string        `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	switch r.Method {
	case http.MethodGet:
		q := r.URL.Query()
		query, name, id := q.Get("query"), q.Get("operationName"), q.Get("documentId")
		body.Query, body.OperationName, body.DocumentID = &query, &name, &id
		for _, f := range []struct {
			name string
			to   any
		}{{"variables", &body.Variables}, {"extensions", &body.Extensions}} {
			if text := q.Get(f.name); text != "" {
				if err := decodeJSON(strings.NewReader(text), f.to); err != nil {
					return nil, "", http.StatusBadRequest, refusal(codeBadInput, "%s must be one JSON object", f.name)
				}
			}
		}
	case http.MethodPost:
		media, with, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if charset := with["charset"]; err != nil || media != plainJSON || (charset != "" && !strings.EqualFold(charset, "utf-8")) {
			return nil, "", http.StatusUnsupportedMediaType, refusal(codeBadInput, "send the query as Content-Type: %s, in UTF-8", plainJSON)
		}
		err = decodeJSON(http.MaxBytesReader(w, r.Body, maxBody), &body)
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			e := refusal(codeLimitExceeded, "the body is larger than %d bytes", maxBody)
			e.Extensions["limit"] = "body"
			e.Extensions["allowed"] = maxBody
			if r.ContentLength > 0 {
				e.Extensions["asked"] = r.ContentLength
			}
			return nil, "", http.StatusRequestEntityTooLarge, e
		}
		if errors.Is(err, os.ErrDeadlineExceeded) {
			return nil, "", http.StatusRequestTimeout, refusal(codeBadInput, "the body came too slowly")
		}
		if err != nil {
			return nil, "", http.StatusBadRequest, refusal(codeBadInput, "the body must be one JSON object with query, and where needed operationName, variables and extensions; one operation at a time")
		}
	default:
		w.Header().Set("Allow", "GET, POST")
		return nil, "", http.StatusMethodNotAllowed, refusal(codeBadInput, "use GET or POST")
	}
	if body.Query != nil && strings.TrimSpace(*body.Query) != "" {
		p.Query = *body.Query
	}
	if body.DocumentID != nil {
		documentID = *body.DocumentID
	}
	if body.OperationName != nil {
		p.OperationName = *body.OperationName
	}
	p.Variables, p.Extensions = body.Variables, body.Extensions
	p.ReadTime.End = graphql.Now()
	return p, documentID, 0, nil
}

// decodeJSON takes exactly one value; numbers keep their digits.
func decodeJSON(r io.Reader, to any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(to); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.Join(errors.New("more than one JSON value"), err)
	}
	return nil
}

// answerType chooses the media type of the answer, empty when the client takes
// none of ours.
func answerType(r *http.Request) string {
	switch {
	case r.Header.Get("Accept") == "":
		return plainJSON
	case accepts(r, "Accept", graphQLJSON):
		return graphQLJSON
	case accepts(r, "Accept", plainJSON), accepts(r, "Accept", "application/*"), accepts(r, "Accept", "*/*"):
		return plainJSON
	}
	return ""
}

// accepts reports whether a header like Accept names what is offered with a
// weight above 0.
func accepts(r *http.Request, header, offered string) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values(header), ","), ",") {
		name, with, err := mime.ParseMediaType(part)
		if weight, given := with["q"]; err == nil && name == offered && (!given || strings.Trim(weight, "0.") != "") {
			return true
		}
	}
	return false
}
