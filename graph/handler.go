// Package graph serves the store over GraphQL: the types of schema.graphqls,
// the protocol, its limits and the playground. It is the edge: it turns the
// vocabulary into answers and holds no rule about talks.
package graph

import (
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-talks/parley/graph/resolver"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/observe"
	"github.com/parley-talks/parley/internal/parley"
)

// Config is what the handler answers from.
type Config struct {
	Store  parley.Store
	Ingest *ingest.Ingester // nil: no mutation is taken
	Log    *slog.Logger     // nil: nothing is logged
	// KnownAt gives what was known at an instant, until ctx ends; nil: knownAt is refused.
	KnownAt func(ctx context.Context, at time.Time) (parley.Reader, error)
	// Fetch reads the page at an address for the ingest mutation; nil: addresses
	// are refused.
	Fetch func(ctx context.Context, url string) (*parley.Article, error)
	// Gate says who asks; nil: anybody may read, and this machine do everything.
	Gate Gate
	// Introspection lets also those read the schema who read in public.
	Introspection bool
	// Observer sees what is asked; nil: nobody does.
	Observer *observe.Observer
	// Operations are known by their ids; with OnlyOperations nothing else is
	// taken.
	Operations     Operations
	OnlyOperations bool
	// Origins are the sites whose pages may ask, like https://desk.example.org;
	// our own may in any case.
	Origins []string
	// Assistant answers the Model Context Protocol at /mcp to whoever may read;
	// nil: there is no such address.
	Assistant http.Handler
	// Done ends open streams when it is closed; nil: they end with their clients.
	Done <-chan struct{}
}

// Gate lets requests in or not: an access.Gate. Its errors are *access.RefusedError.
type Gate interface {
	// Admit says who makes a request: by its Authorization, or by what is given
	// in its place.
	Admit(r *http.Request, authorization ...string) (access.Caller, error)
	// Allow counts one more operation of a caller.
	Allow(c access.Caller) error
}

// Times after which Parley gives up.
const (
	queryTimeout  = 9 * time.Second        // so that whoever asks hears within ten
	writeTimeout  = 60 * time.Second       // of mutations that fetch a page, or make many events anew
	notice        = 300 * time.Millisecond // for what runs to see that its time is over
	readyTimeout  = 2 * time.Second
	demoFreshness = 10 * time.Second // another process may load demonstration data
)

// cachedQueries is how many parsed queries are kept.
const cachedQueries = 500

// server is what the parts of the edge share.
type server struct {
	Config
	log  *slog.Logger
	exec *executor.Executor
	demo *demoFlag

	persisted *persisted

	running chan struct{} // one item for each operation that runs
	streams chan struct{} // one item for each open websocket and event stream
	exports chan struct{} // one item for each document that is written
	shares  shares        // of these, by caller
}

//go:embed playground
var playgroundFiles embed.FS

// NewHandler serves /graphql (the API, and the playground to a browser),
// /export, /mcp, /readyz, /healthz and a landing page at /.
func NewHandler(c Config) (http.Handler, error) {
	if c.Store == nil {
		return nil, errors.New("graph: the handler needs a store")
	}
	if c.Gate == nil {
		c.Gate, c.Introspection = access.NewGate(access.Config{Public: true}), true
	}
	s := &server{Config: c, log: discardIfNil(c.Log), demo: &demoFlag{store: c.Store}, running: make(chan struct{}, maxRunning), streams: make(chan struct{}, maxStreams), exports: make(chan struct{}, maxExports), shares: shares{open: map[string]int{}}}

	root := &resolver.Resolver{Store: resolver.Present(c.Store, c.KnownAt), Ingest: s.ingest, Curator: s.curator, Draft: s.draft, Log: &resolver.ChangeLog{Store: c.Store}}
	if c.Ingest != nil {
		root.Places = c.Ingest.Places
	}
	schema := resolver.NewExecutableSchema(resolver.Config{Resolvers: root})
	if err := c.Operations.check(schema.Schema()); err != nil {
		return nil, err
	}
	s.persisted = newPersisted(c.Operations, c.OnlyOperations)
	queries := shortQueries{lru.New[*ast.QueryDocument](cachedQueries)}
	s.exec = executor.New(schema)
	s.exec.SetQueryCache(queries)
	s.exec.SetErrorPresenter(s.present)
	s.exec.SetRecoverFunc(s.recovered)
	s.exec.SetParserTokenLimit(maxTokens)
	s.exec.SetDefaultRulesFn(validationRules)
	s.exec.Use(extension.Introspection{})
	s.exec.Use(&limits{schema: schema.Schema(), checked: queries})

	files, err := fs.Sub(playgroundFiles, "playground")
	if err != nil {
		return nil, fmt.Errorf("open the playground's files: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", s.crossOrigin(http.HandlerFunc(s.serveGraphQL)))
	mux.Handle("GET /export", s.crossOrigin(http.HandlerFunc(s.serveExport)))
	if c.Assistant != nil {
		mux.Handle("/mcp", s.crossOrigin(http.HandlerFunc(s.serveAssistant)))
	}
	mux.Handle("GET /playground/", http.StripPrefix("/playground/", http.FileServerFS(files)))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, files, "landing.html") })
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { writeText(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", s.serveReady)
	if c.Observer != nil {
		mux.HandleFunc("GET /metrics", s.serveMetrics)
		return c.Observer.HTTP(secured(mux)), nil
	}
	return secured(mux), nil
}

// serveReady is 200 only when the store answers.
func (s *server) serveReady(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	if _, err := s.Store.Coverage(ctx); err != nil {
		s.log.WarnContext(ctx, "not ready", "error", err)
		writeText(w, http.StatusServiceUnavailable, "the store does not answer")
		return
	}
	writeText(w, http.StatusOK, "ready")
}

// serveMetrics answers Prometheus, not the public: names of operations tell what
// others ask.
func (s *server) serveMetrics(w http.ResponseWriter, r *http.Request) {
	r, denied, status := s.admitted(w, r)
	switch {
	case denied != nil:
		writeText(w, status, denied.Errors[0].Message)
	case access.CallerOf(r.Context()).Name == "":
		w.Header().Set("WWW-Authenticate", `Bearer realm="parley"`)
		writeText(w, http.StatusUnauthorized, "send a token as Authorization: Bearer TOKEN")
	default:
		s.Observer.Handler().ServeHTTP(w, r)
	}
}

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = fmt.Fprintln(w, text)
}

// secured adds the headers that keep a browser from doing more with a page than
// it must, and the request's id.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		request := &requestInfo{id: rand.Text()[:12]}
		h.Set("X-Request-Id", request.id)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestKey{}, request)))
	})
}

type requestKey struct{}

// requestInfo is what the log knows of a request.
type requestInfo struct {
	id     string
	logged sync.Map // messages
}

// first reports whether the request has not logged the message yet.
func (r *requestInfo) first(message string) bool {
	_, logged := r.logged.LoadOrStore(message, true)
	return !logged
}

func requestOf(ctx context.Context) *requestInfo {
	if r, ok := ctx.Value(requestKey{}).(*requestInfo); ok {
		return r
	}
	return &requestInfo{}
}

// demoFlag remembers for a while whether the store holds demonstration data,
// so that not every answer counts the articles.
type demoFlag struct {
	store parley.Reader

	asking sync.Mutex   // has the one who asks
	until  atomic.Int64 // when it is asked again, in seconds since 1970
	holds  atomic.Bool
}

// demoNote is in the extensions of every answer from demonstration data.
const demoNote = "This store holds demonstration data. It is not to be cited."

// inStore keeps the last answer when the store does not give one: the query
// itself will then fail or not. While one asks a store that is slow, the others
// go on with the last answer.
func (d *demoFlag) inStore(ctx context.Context) bool {
	if time.Now().Unix() >= d.until.Load() && d.asking.TryLock() {
		defer d.asking.Unlock()
		if c, err := d.store.Coverage(ctx); err == nil {
			d.holds.Store(c.Demo)
			d.until.Store(time.Now().Add(demoFreshness).Unix())
		}
	}
	return d.holds.Load()
}

func (d *demoFlag) forget() { d.until.Store(0) }
