package graph

import (
	"bytes"
	"context"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-talks/parley/graph/resolver"
	"github.com/parley-talks/parley/internal/export"
	"github.com/parley-talks/parley/internal/parley"
)

// What documents of events may take.
const (
	maxExported = 10000 // events in one
	maxExports  = 8     // that are written at once
	exportTime  = 60 * time.Second
	heldBack    = 1 << 20 // bytes before the first goes out: a failure until then is an error, and a short document has a tag
)

// exportWords are the parameters of an address, beside format.
var exportWords = []string{"actor", "kind", "status", "from", "to", "text", "knownAt", "first", "oldest"}

// exportQuestion is what an address asks for.
type exportQuestion struct {
	parley.EventWords
	format  export.Format
	knownAt time.Time
	order   parley.EventOrder
	first   int // 0: all
}

// serveExport answers GET with events as a document of another format.
func (s *server) serveExport(w http.ResponseWriter, r *http.Request) {
	r, ok := s.asReader(w, r)
	if !ok {
		return
	}
	if !entered(s.exports) {
		w.Header().Set("Retry-After", "1")
		respond(w, r, plainJSON, http.StatusServiceUnavailable, tooMany("exports", maxExports))
		return
	}
	defer func() { <-s.exports }()
	ctx, cancel := context.WithTimeout(r.Context(), exportTime)
	defer cancel()
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(exportTime))
	out := &document{w: w, r: r}
	err := s.export(ctx, r, out)
	switch {
	case err == nil:
		out.end()
	case out.begun:
		// What went out is not whole, which only a broken connection says.
		s.log.WarnContext(ctx, "export broke off", "request", requestOf(ctx).id, "error", err)
		panic(http.ErrAbortHandler)
	default:
		problem := s.present(graphql.WithResponseContext(ctx, s.present, s.recovered), err)
		respond(w, r, plainJSON, statusOf(problem), &answer{Errors: gqlerror.List{problem}})
	}
}

// export writes the document that a request asks for.
func (s *server) export(ctx context.Context, r *http.Request, out *document) error {
	q, err := readExport(r.URL.Query())
	if err != nil {
		return err
	}
	filter, err := q.Filter()
	if err != nil {
		return err
	}
	filter.KnownAt = q.knownAt
	store, filter, err := resolver.Asked(ctx, resolver.Present(s.Store, s.KnownAt), filter)
	if err != nil {
		return err
	}
	if q.first == 0 {
		page, err := store.EventPage(ctx, filter, q.order, parley.Page{First: 1})
		switch {
		case err != nil:
			return fmt.Errorf("count events: %w", err)
		case page.Total > maxExported:
			e := refusal(codeLimitExceeded, "these are %d events, of which %d are written at once: "+
				"narrow them with from and to, or take the first ones with first", page.Total, maxExported)
			e.Extensions["limit"], e.Extensions["asked"], e.Extensions["allowed"] = "events", page.Total, maxExported
			return e
		}
	}
	out.media = q.format.MediaType
	out.name = "parley-" + q.format.Name + "." + q.format.Extension
	return q.format.Write(out, export.About{Title: q.String(), Address: addressOf(r)}, export.Events(ctx, store, filter, q.order, q.first))
}

// readExport takes the question out of an address.
func readExport(values url.Values) (q exportQuestion, err error) {
	for name := range values {
		if name != "format" && !slices.Contains(exportWords, name) {
			return q, fmt.Errorf("%w: there is no parameter %q; take format, %s", parley.ErrInvalid, clip(name), strings.Join(exportWords, ", "))
		}
	}
	if q.format, err = export.Find(clip(values.Get("format"))); err != nil {
		return q, err
	}
	q.Actors, q.Kinds, q.Statuses = values["actor"], listed(values["kind"]), listed(values["status"])
	q.From, q.To, q.Text = values.Get("from"), values.Get("to"), values.Get("text")
	if at := values.Get("knownAt"); at != "" {
		if q.knownAt, err = time.Parse(time.RFC3339, at); err != nil {
			return q, fmt.Errorf("%w: knownAt takes an instant like 2025-04-10T12:00:00Z", parley.ErrInvalid)
		}
	}
	q.order = q.format.Order
	switch values.Get("oldest") {
	case "", "false":
	case "true":
		q.order = parley.TimeAsc
	default:
		return q, fmt.Errorf("%w: oldest takes true or false", parley.ErrInvalid)
	}
	if first := values.Get("first"); first != "" {
		if q.first, err = strconv.Atoi(first); err != nil || q.first < 1 || q.first > maxExported {
			return q, fmt.Errorf("%w: first takes a number from 1 to %d", parley.ErrInvalid, maxExported)
		}
	}
	return q, nil
}

// listed are values that may stand together: talks,summit.
func listed(values []string) []string {
	if len(values) == 0 {
		return nil
	}
	return strings.Split(strings.Join(values, ","), ",")
}

// addressOf is the address that a request asked for, as its client sees it.
func addressOf(r *http.Request) string {
	u := *r.URL
	u.Host, u.Scheme = r.Host, "http"
	if r.TLS != nil {
		u.Scheme = "https"
	}
	return u.String()
}

// statusOf is the status of HTTP for an error.
func statusOf(problem *gqlerror.Error) int {
	switch problem.Extensions["code"] {
	case codeInternal:
		return http.StatusInternalServerError
	case codeNotFound:
		return http.StatusNotFound
	case codeUnavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusBadRequest
}

// document holds back what is written until it is known to be short, or well
// under way.
type document struct {
	w           http.ResponseWriter
	r           *http.Request
	media, name string

	held  bytes.Buffer
	begun bool
}

func (d *document) Write(p []byte) (int, error) {
	if !d.begun && d.held.Len()+len(p) <= heldBack {
		return d.held.Write(p)
	}
	if !d.begun {
		d.begin("no-store")
		if _, err := d.w.Write(d.held.Bytes()); err != nil {
			return 0, err
		}
	}
	return d.w.Write(p)
}

func (d *document) begin(caching string) {
	d.begun = true
	h := d.w.Header()
	h.Set("Content-Type", d.media)
	h.Set("Content-Disposition", mime.FormatMediaType("inline", map[string]string{"filename": d.name}))
	h.Set("Cache-Control", caching)
}

// end sends a short document, which whoever has it need not read again.
func (d *document) end() {
	if d.begun {
		return
	}
	d.begin("private, no-cache")
	d.w.Header().Set("ETag", tag(d.media, [][]byte{d.held.Bytes()}))
	if unchanged(d.r, d.w.Header().Get("ETag")) {
		d.w.WriteHeader(http.StatusNotModified)
		return
	}
	d.w.Header().Set("Content-Length", strconv.Itoa(d.held.Len()))
	_, _ = d.w.Write(d.held.Bytes()) // the only error is that the client left
}
