package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/parley-talks/parley/internal/access"
)

// eventStream is the media type of server-sent events.
const eventStream = "text/event-stream"

// What open streams may take.
const (
	maxStreams    = 1000 // websockets and event streams of this process
	maxShare      = 20   // of those, of one token or, without one, of one address
	sendTimeout   = 10 * time.Second
	keepAliveTime = 15 * time.Second // of silence, after which the other end is asked for
)

// stream runs an operation and hands over its answers: one of a query or a
// mutation, any number of a subscription, until the request's context ends or
// next fails. It gives what was refused before there was an answer, nil when
// nothing was.
func (s *server) stream(r *http.Request, params *graphql.RawParams, next func(*answer) error) (refused *answer) {
	began := time.Now()
	ctx, op, problem, _ := s.prepare(r, params)
	if problem != nil {
		return problem
	}
	if op.Operation.Operation != ast.Subscription {
		a, status := s.run(r, params, began)
		if a.Data == nil && status != http.StatusOK {
			return a
		}
		_ = next(a) // whoever cannot be told is gone
		return nil
	}
	defer func() {
		if cause := recover(); cause != nil { // outside of any resolver
			err := s.present(graphql.WithResponseContext(ctx, s.present, s.recovered), s.recovered(ctx, cause))
			refused = &answer{Errors: gqlerror.List{err}}
		}
	}()
	responses, ctx := s.exec.DispatchOperation(ctx, op)
	for first := true; ; first = false {
		response := responses(ctx)
		if response == nil || ctx.Err() != nil {
			return nil
		}
		a := s.noted(ctx, &answer{Errors: response.Errors, Data: response.Data, Extensions: response.Extensions})
		if first && a.Data == nil {
			return a // it did not begin
		}
		if next(a) != nil {
			return nil
		}
	}
}

// revocationTime is how often an open stream asks whether its caller still may.
const revocationTime = 250 * time.Millisecond

// whileValid ends a stream when its caller's token no longer holds, unless the
// stream's context ends first. A store that does not answer has nothing new to
// tell either.
func whileValid(ctx context.Context, end func()) {
	beat := time.NewTicker(revocationTime)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-beat.C:
		}
		var why *access.RefusedError
		if err := access.CallerOf(ctx).Valid(ctx); errors.As(err, &why) && why.Reason != access.Unavailable {
			end()
			return
		}
	}
}

// open takes a place among the streams; not ok when there is none. The context
// it gives ends with the request and when the server ends.
func (s *server) open(r *http.Request) (ctx context.Context, done func(), ok bool) {
	select {
	case s.streams <- struct{}{}:
	default:
		return nil, nil, false
	}
	ctx, cancel := context.WithCancel(r.Context())
	go func() {
		select {
		case <-s.Done:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		cancel()
		<-s.streams
	}, true
}

// shares counts the open streams of each caller.
type shares struct {
	mu   sync.Mutex
	open map[string]int
}

// take counts one more stream of a caller until done; not ok when it has its
// share.
func (s *shares) take(c access.Caller) (done func(), ok bool) {
	key := c.Share()
	if key == "" {
		return func() {}, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[key] >= maxShare {
		return nil, false
	}
	s.open[key]++
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.open[key]--; s.open[key] == 0 {
			delete(s.open, key)
		}
	}, true
}

// subscribes reports whether a request asks for a subscription.
func subscribes(params *graphql.RawParams) bool {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, maxTokens)
	if err != nil {
		return false
	}
	op := doc.Operations.ForName(params.OperationName)
	return op != nil && op.Operation == ast.Subscription
}

// serveEvents answers with server-sent events, one operation a request: events
// named next with an answer each, and one named complete at the end. A stream
// that is cut off ends without it.
func (s *server) serveEvents(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) {
	ctx, done, ok := s.open(r)
	if !ok {
		w.Header().Set("Retry-After", "5")
		respond(w, r, plainJSON, http.StatusServiceUnavailable, tooMany("streams", maxStreams))
		return
	}
	defer done()
	left, ok := s.shares.take(access.CallerOf(r.Context()))
	if !ok {
		w.Header().Set("Retry-After", "5")
		respond(w, r, plainJSON, http.StatusTooManyRequests, tooMany("streams", maxShare))
		return
	}
	defer left()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go whileValid(ctx, cancel)
	e := events{w: w, control: http.NewResponseController(w)}
	w.Header().Set("Content-Type", eventStream)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no") // proxies pass events on at once
	w.WriteHeader(http.StatusOK)
	if e.send(":\n\n") != nil {
		return
	}
	go e.keepAlive(ctx)
	next := func(a *answer) error {
		return e.send(fmt.Sprintf("event: next\ndata: %s\n\n", bytes.TrimSpace(bytes.Join(a.body(), nil))))
	}
	if refused := s.stream(r.WithContext(ctx), params, next); refused != nil && next(refused) != nil {
		return
	}
	if ctx.Err() == nil {
		_ = e.send("event: complete\ndata:\n\n") // the only error is that the client left
	}
}

// events is a stream on which several write.
type events struct {
	mu      sync.Mutex
	w       http.ResponseWriter
	control *http.ResponseController
}

// send writes an event, unless the client does not read.
func (e *events) send(event string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	// The server's own deadline is for answers that end. Where there is none to
	// set, the client is not on a network.
	_ = e.control.SetWriteDeadline(time.Now().Add(sendTimeout))
	if _, err := e.w.Write([]byte(event)); err != nil {
		return err
	}
	return e.control.Flush()
}

func (e *events) keepAlive(ctx context.Context) {
	beat := time.NewTicker(keepAliveTime)
	defer beat.Stop()
	for {
		select {
		case <-beat.C:
			if e.send(":\n\n") != nil {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}
