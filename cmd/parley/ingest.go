package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/ingest"
)

func ingestCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ingest INPUT...",
		Short: "Read articles into the store",
		Long: `Read articles into the store. An INPUT is a text, HTML, JSON or JSON lines file, a
folder of them, a URL, a feed, or - for standard input. JSON records have the
keys id, url, title, outlet, published, updated, and text or html.

A bad input never stops the others. The last line says how many were read, how
many were known already, and how many failed.`,
		Example: `  parley ingest article.html
  parley ingest --published 2025-04-10 --outlet "Example Post" article.txt
  parley ingest articles/ https://example.org/feed.xml
  parley ingest - <records.jsonl`,
		Args: cobra.MinimumNArgs(1),
	}
	url := storeFlag(cmd)
	options, names := inputFlags(cmd)
	kind := readerFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, inputs []string) error {
		r, err := newReader(*names)
		if err != nil {
			return err
		}
		if err := r.use(*kind); err != nil {
			return err
		}
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		options.Stdin = cmd.InOrStdin()
		defer r.tell(cmd.ErrOrStderr())
		return ingestAll(cmd.Context(), r, r.ingester(s), inputs, *options, cmd.OutOrStdout(), cmd.ErrOrStderr())
	}
	return cmd
}

// ingestAll reads every input in turn, tells stderr what failed and why, and
// ends with one line of counts.
func ingestAll(ctx context.Context, r *reader, in *ingest.Ingester, inputs []string, o article.Options, stdout, stderr io.Writer) error {
	bar := newProgress(stderr, "reading")
	read, unchanged, failed := 0, 0, 0
	fail := func(err error) {
		failed++
		bar.clear()
		fmt.Fprintf(stderr, "parley: %v\n", err)
	}
	o.Fetcher = article.NewFetcher(o.AllowPrivate) // one for all, so that sites are spared
	for _, input := range inputs {
		for loaded, err := range article.Load(ctx, input, o) {
			if ctx.Err() != nil {
				break
			}
			if err != nil {
				fail(err)
				continue
			}
			switch result, err := r.save(ctx, in, loaded.Article); {
			case ctx.Err() != nil:
			case r.done(err):
				bar.clear()
				return fmt.Errorf("read %s, after %d that were read: %w", loaded.Name, read, err)
			case err != nil:
				fail(fmt.Errorf("read %s: %w", loaded.Name, err))
			case result.Unchanged:
				unchanged++
			default:
				read++
			}
			bar.add()
		}
	}
	bar.clear()
	fmt.Fprintf(stdout, "%d read, %d unchanged, %d failed\n", read, unchanged, failed)
	return outcome(ctx, read+unchanged, failed)
}

// outcome is the error of a command that went on after bad inputs.
func outcome(ctx context.Context, done, failed int) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case failed > 0 && done == 0:
		return fmt.Errorf("nothing could be read")
	case failed > 0:
		return errSomeFailed
	}
	return nil
}
