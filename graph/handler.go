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
	"time"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-talks/parley/graph/resolver"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
)

// Config is what the handler answers from.
type Config struct {
	Store  parley.Store
	Ingest *ingest.Ingester // nil: no mutation is taken
	Log    *slog.Logger     // nil: nothing is logged
	// Fetch reads the page at an address for the ingest mutation; nil: addresses
	// are refused.
	Fetch func(ctx context.Context, url string) (*parley.Article, error)
	// MayWrite says whether a request may change something; nil: FromThisMachine.
	MayWrite func(*http.Request) error
	// Admit sees who opened a websocket, by the request and the payload of its
	// connection_init, and gives the request as which its operations run; an
	// error closes it with 4403. Nil: whoever could open it.
	Admit func(r *http.Request, payload map[string]any) (*http.Request, error)
	// Done ends open streams when it is closed; nil: they end with their clients.
	Done <-chan struct{}
}

// Times after which Parley gives up.
const (
	queryTimeout  = 10 * time.Second
	writeTimeout  = 60 * time.Second // the mutation may fetch a page
	readyTimeout  = 2 * time.Second
	demoFreshness = 10 * time.Second // another process may load demonstration data
)

// cachedQueries is how many parsed queries are kept. Their size is bounded by
// the token limit.
const cachedQueries = 500

// server is what the parts of the edge share.
type server struct {
	Config
	log  *slog.Logger
	exec *executor.Executor
	demo *demoFlag

	running chan struct{} // one item for each operation that runs
	streams chan struct{} // one item for each open websocket and event stream
}

//go:embed playground
var playgroundFiles embed.FS

// NewHandler serves /graphql (the API, and the playground to a browser),
// /readyz, /healthz and a landing page at /.
func NewHandler(c Config) (http.Handler, error) {
	if c.Store == nil {
		return nil, errors.New("graph: the handler needs a store")
	}
	if c.MayWrite == nil {
		c.MayWrite = FromThisMachine
	}
	s := &server{Config: c, log: discardIfNil(c.Log), demo: &demoFlag{store: c.Store}, running: make(chan struct{}, maxRunning), streams: make(chan struct{}, maxStreams)}

	root := &resolver.Resolver{Store: c.Store, Ingest: s.ingest, Curator: s.curator, Draft: s.draft, Log: &resolver.ChangeLog{Store: c.Store}}
	if c.Ingest != nil {
		root.Places = c.Ingest.Places
	}
	schema := resolver.NewExecutableSchema(resolver.Config{Resolvers: root})
	queries := lru.New[*ast.QueryDocument](cachedQueries)
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
	mux.HandleFunc("/graphql", s.serveGraphQL)
	mux.Handle("GET /playground/", http.StripPrefix("/playground/", http.FileServerFS(files)))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { writeText(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", s.serveReady)
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, files, "landing.html") })
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

	mu    sync.Mutex
	until time.Time
	holds bool
}

// demoNote is in the extensions of every answer from demonstration data.
const demoNote = "This store holds demonstration data. It is not to be cited."

// inStore keeps the last answer when the store does not give one: the query
// itself will then fail or not.
func (d *demoFlag) inStore(ctx context.Context) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if time.Now().After(d.until) {
		if c, err := d.store.Coverage(ctx); err == nil {
			d.holds, d.until = c.Demo, time.Now().Add(demoFreshness)
		}
	}
	return d.holds
}

func (d *demoFlag) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.until = time.Time{}
}
