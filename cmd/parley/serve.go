package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/observe"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/snapshot"
	"github.com/parley-talks/parley/internal/store"
)

// lastRequests is how long running requests may take after an interrupt.
const lastRequests = 9 * time.Second

// lastSpans is how long the last spans may take to be sent.
const lastSpans = 3 * time.Second

func serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer questions over GraphQL",
		Long: `Answer questions over GraphQL at /graphql, with a playground in the browser at the
same address; /export writes events for other programs, /mcp answers assistants, and
/readyz is 200 when the store answers.

While the store has no token, this machine may do everything and parley only
listens on loopback. Elsewhere it listens once the store has tokens ("parley
token create"), which everybody needs from then on, with an OpenID Connect
provider (--oidc-issuer), or with --public-read, which says that anybody may
read.`,
		Example: `  parley serve
  parley serve --demo
  parley serve --addr 0.0.0.0:8443 --tls-cert cert.pem --tls-key key.pem
  NEO4J_USERNAME=neo4j NEO4J_PASSWORD_FILE=password.txt parley serve --store neo4j://graph.example.org`,
		Args: cobra.NoArgs,
	}
	url, names := storeFlag(cmd), namesFlag(cmd)
	reach := reachFlags(cmd)
	var addr string
	var demo, private bool
	var memory, pastMemory int64
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "where to listen; port 0 takes a free one")
	cmd.Flags().BoolVar(&demo, "demo", false, "load the demonstration set; without --store into a store that is gone afterwards")
	cmd.Flags().BoolVar(&private, "allow-private", false, "the mutation ingest also fetches from private and loopback addresses")
	cmd.Flags().Int64Var(&memory, "index-memory", 512, "MiB that the index of who met whom may take; 0: none, the store is asked each time")
	cmd.Flags().Int64Var(&pastMemory, "past-memory", 512, "MiB of memory for answers with knownAt; one instant may take half")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		at, err := resolveAddress(ctx, addr)
		if err != nil {
			return err
		}
		r, err := newReader(*names)
		if err != nil {
			return err
		}
		var s parley.Store
		if demo && *url == "" {
			var remove func()
			if s, remove, err = temporaryStore(ctx); err != nil {
				return err
			}
			defer remove()
		} else if s, err = openStore(ctx, *url); err != nil {
			return err
		}
		defer s.Close()
		log, err := reach.logger(cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		quick, err := quicken(ctx, s, memory<<20, log)
		if err != nil {
			return err
		}
		defer quick.Close()
		s = quick
		gate, err := reach.gate(cmd, s)
		if err != nil {
			return err
		}
		operations, err := readOperations(reach.operations)
		if err != nil {
			return err
		}
		if err := reach.mayListen(ctx, gate, at); err != nil {
			return err
		}
		ingester := r.ingester(s)
		if demo {
			if err := loadDemo(ctx, ingester); err != nil {
				return err
			}
		}
		if pastMemory < 1 {
			return fmt.Errorf("%w: --past-memory takes a number of MiB from 1 on", parley.ErrInvalid)
		}
		past := snapshot.New(snapshot.Config{
			Store: s, Places: r.place, Bytes: pastMemory << 20,
			Open: func(ctx context.Context, limit int64) (snapshot.Memory, error) { return store.OpenMemory(ctx, limit) },
		})
		defer past.Close()
		spans, endSpans, err := observe.Spans(ctx, version)
		if err != nil {
			return err
		}
		defer func() {
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastSpans)
			defer cancel()
			if err := endSpans(last); err != nil {
				log.WarnContext(ctx, "the last spans were not sent", "error", err)
			}
		}()
		fetcher := article.NewFetcher(private)
		handler, err := graph.NewHandler(graph.Config{
			Store: s, Ingest: ingester, Log: log, Done: ctx.Done(), KnownAt: past.At, Gate: gate, Introspection: reach.introspection, Origins: reach.origins,
			Operations: operations, OnlyOperations: reach.onlyOperations,
			Observer: observe.New(version, spans), Assistant: assistantHandler(assistantOf(s, r, log)),
			Fetch: func(ctx context.Context, url string) (*parley.Article, error) {
				return article.Fetch(ctx, url, article.Options{Fetcher: fetcher})
			},
		})
		if err != nil {
			return fmt.Errorf("set up the API: %w", err)
		}
		if !reach.public {
			handler = onlyLoopbackNames(handler, gate)
		}
		handler = observe.Traced(handler, spans)
		listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", at.String())
		if err != nil {
			return fmt.Errorf("listen on %s: %w; --addr chooses another address", addr, err)
		}
		if listener, err = reach.encrypted(listener); err != nil {
			return err
		}
		greet(cmd.OutOrStdout(), reach.scheme()+listener.Addr().String(), demo)
		return serve(ctx, listener, handler, log)
	}
	return cmd
}

// serve answers until ctx ends and then lets running requests finish.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	server, sockets := newServer(handler, log)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	// An interrupt is how serving ends, so it is no failure.
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastRequests)
	defer cancel()
	err := server.Shutdown(last)
	if err == nil {
		err = sockets(last)
	}
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}

// newServer makes a server that cuts off clients that send too slowly. What
// became a websocket its Shutdown does not wait for: that is for the function
// beside it.
func newServer(handler http.Handler, log *slog.Logger) (server *http.Server, sockets func(context.Context) error) {
	var running sync.WaitGroup
	server = &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			running.Add(1)
			defer running.Done()
			handler.ServeHTTP(w, r)
		}),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      2 * time.Minute, // reading a fetched article takes its time; answers have a deadline of their own
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	return server, func(ctx context.Context) error {
		done := make(chan struct{})
		go func() {
			defer close(done)
			running.Wait()
		}()
		select {
		case <-done:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// greet says where parley answers and, with the demo set, what to ask it.
func greet(w io.Writer, addr string, demo bool) {
	fmt.Fprintf(w, "Parley answers on %s/graphql (a playground, in a browser). Ctrl-C ends it.\n", addr)
	if demo {
		fmt.Fprint(w, demoGreeting(addr))
	}
}
