package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

// lastRequests is how long running requests may take after an interrupt.
const lastRequests = 10 * time.Second

func serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer questions over GraphQL",
		Long: `Answer questions over GraphQL at /graphql, with a playground in the browser at the
same address; /readyz is 200 when the store answers.

Whoever reaches the address may read everything, so parley only listens on
loopback, unless --public-read says that anybody may read. Articles are taken
only from this machine, in either case.`,
		Example: `  parley serve
  parley serve --demo
  NEO4J_USERNAME=neo4j NEO4J_PASSWORD_FILE=password.txt parley serve --store neo4j://graph.example.org`,
		Args: cobra.NoArgs,
	}
	url, names := storeFlag(cmd), namesFlag(cmd)
	var addr string
	var demo, public, private bool
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "where to listen; port 0 takes a free one")
	cmd.Flags().BoolVar(&demo, "demo", false, "load the demonstration set; without --store into a store that is gone afterwards")
	cmd.Flags().BoolVar(&public, "public-read", false, "also listen where other machines can reach it: anybody may read")
	cmd.Flags().BoolVar(&private, "allow-private", false, "the mutation ingest also fetches from private and loopback addresses")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		at, err := listenAddress(ctx, addr, public)
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
		log := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
		ingester := r.ingester(s)
		if demo {
			if err := loadDemo(ctx, ingester); err != nil {
				return err
			}
		}
		handler, err := graph.NewHandler(graph.Config{
			Store: s, Ingest: ingester, Log: log, Done: ctx.Done(),
			Fetch: func(ctx context.Context, url string) (*parley.Article, error) {
				return article.Fetch(ctx, url, article.Options{AllowPrivate: private})
			},
		})
		if err != nil {
			return fmt.Errorf("set up the API: %w", err)
		}
		if !public {
			handler = onlyLoopbackNames(handler)
		}
		listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", at.String())
		if err != nil {
			return fmt.Errorf("listen on %s: %w; --addr chooses another address", addr, err)
		}
		greet(cmd.OutOrStdout(), listener.Addr().String(), demo)
		return serve(ctx, listener, handler, log)
	}
	return cmd
}

// listenAddress refuses an address that other machines reach, unless reading
// is public.
func listenAddress(ctx context.Context, addr string, public bool) (*net.TCPAddr, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("%w: --addr %q is not HOST:PORT", parley.ErrInvalid, addr)
	}
	number, err := net.DefaultResolver.LookupPort(ctx, "tcp", port)
	if err != nil {
		return nil, fmt.Errorf("%w: --addr %q has no such port", parley.ErrInvalid, addr)
	}
	at := &net.TCPAddr{Port: number}
	if host != "" {
		ips, err := net.DefaultResolver.LookupIPAddr(ctx, host)
		if err != nil {
			return nil, fmt.Errorf("look up the host of --addr: %w", err)
		}
		at.IP, at.Zone = ips[0].IP, ips[0].Zone
	}
	if !public && !at.IP.IsLoopback() {
		return nil, fmt.Errorf("%w: other machines reach %q: listen on 127.0.0.1, or add --public-read if anybody may read", parley.ErrInvalid, addr)
	}
	return at, nil
}

// onlyLoopbackNames refuses requests that reached this machine under another
// name: a page on the web can point its own name here (DNS rebinding) and
// would then speak for the person at the browser.
func onlyLoopbackNames(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		if host != "localhost" && !net.ParseIP(host).IsLoopback() {
			http.Error(w, "parley answers to localhost only; start it with --public-read to serve other names", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// serve answers until ctx ends and then lets running requests finish.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      2 * time.Minute, // reading a fetched article takes its time
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
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
	if err := server.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}

// greet says where parley answers and, with the demo set, what to ask it.
func greet(w io.Writer, addr string, demo bool) {
	fmt.Fprintf(w, "Parley answers on http://%s/graphql (a playground, in a browser). Ctrl-C ends it.\n", addr)
	if demo {
		fmt.Fprint(w, demoGreeting(addr))
	}
}
