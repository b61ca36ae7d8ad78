// Command bench measures Parley over HTTP with generated data, beside the peer
// in bench/peer. It is for developers; make bench runs it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

const usage = `usage:
  bench fill -store ADDRESS [-events N] [-seed S]    put generated events into an empty store
  bench run -sqlite URL -neo4j URL [-peer URL] …     ask the endpoints, write docs/performance.md`

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return errors.New(usage)
	}
	flags := flag.NewFlagSet("bench "+args[0], flag.ContinueOnError)
	events := flags.Int("events", 100_000, "how many events are generated")
	seed := flags.Uint64("seed", 1, "equal seeds give equal data")
	switch args[0] {
	case "fill":
		address := flags.String("store", "", "the store to fill")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		err := fillStore(ctx, *address, *events, *seed)
		// A server that has just started is slow to answer, and what was put
		// before it was too slow is there: it goes on from there.
		for tries := 0; errors.Is(err, parley.ErrUnavailable) && tries < 20 && ctx.Err() == nil; tries++ {
			fmt.Fprintln(os.Stderr, "try again:", err)
			err = fillStore(ctx, *address, *events, *seed)
		}
		return err
	case "run":
		m := measuring{}
		flags.StringVar(&m.sqlite, "sqlite", "", "the /graphql of Parley on SQLite")
		flags.StringVar(&m.neo4j, "neo4j", "", "the /graphql of Parley on Neo4j")
		flags.StringVar(&m.peer, "peer", "", "the endpoint of the peer")
		flags.DurationVar(&m.span, "span", 3*time.Second, "how long one workload is asked in one round")
		flags.IntVar(&m.rounds, "rounds", 3, "how often each is asked")
		flags.StringVar(&m.out, "out", "", "the file that the tables are written to, beside standard output")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		m.events, m.seed = *events, *seed
		return m.run(ctx)
	}
	return errors.New(usage)
}

// fillStore fills a store, and goes on where an earlier run was ended.
func fillStore(ctx context.Context, address string, events int, seed uint64) error {
	s, err := store.Open(ctx, address)
	if err != nil {
		return err
	}
	defer s.Close()
	page, err := s.EventPage(ctx, parley.EventFilter{}, "", parley.Page{First: 1})
	if err != nil {
		return err
	}
	if page.Total > events {
		return fmt.Errorf("%s has %d events already, more than %d: name an empty store", address, page.Total, events)
	}
	began := time.Now()
	return fill(ctx, s, page.Total, events, seed, func(done int) {
		if done%10_000 == 0 || done == events {
			fmt.Fprintf(os.Stderr, "%d events after %s\n", done, time.Since(began).Round(time.Second))
		}
	})
}
