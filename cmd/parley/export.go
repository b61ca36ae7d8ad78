package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/export"
	"github.com/parley-talks/parley/internal/parley"
)

func exportCommand() *cobra.Command {
	formats := strings.Join(export.Names(), ", ")
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write out events for other programs, or all articles with what they say",
		Long: `Write out all articles with what they say as JSON lines that import takes, newest
first, to standard output; or with --format labels one label file an article into the
folder of --out, named by the article's external id, in which event_id, track_id and
round say what merging made of each event.

The other formats are for other programs and hold events, newest first, with names,
both clocks and the addresses of the articles: ` + formats + `.
The flags that "parley events" has too say which events.`,
		Example: `  parley export >articles.jsonl
  parley export --format csv --actor Russia --kind talks >talks.csv
  parley export --format labels --out labels/`,
		Args: cobra.NoArgs,
	}
	url, asked := storeFlag(cmd), wordFlags(cmd)
	var format, out string
	var first int
	var oldest bool
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl or labels; of events: "+formats)
	cmd.Flags().StringVar(&out, "out", "", "folder for the label files")
	cmd.Flags().IntVar(&first, "first", 0, "so many events; 0: all")
	cmd.Flags().BoolVar(&oldest, "oldest", false, "oldest first")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case (format == "labels") != (out != ""):
			return fmt.Errorf("%w: --format labels writes into the folder that --out names, others to standard output", parley.ErrInvalid)
		case first < 0:
			return fmt.Errorf("%w: --first takes a number from 0 on", parley.ErrInvalid)
		case format != "jsonl" && format != "labels":
			return exportEvents(cmd.Context(), cmd.OutOrStdout(), *url, format, asked, oldest, first)
		}
		for _, flag := range []string{"actor", "kind", "status", "from", "to", "text", "first", "oldest"} {
			if cmd.Flags().Changed(flag) {
				return fmt.Errorf("%w: %s is of all articles, so --%s chooses nothing; take %s", parley.ErrInvalid, format, flag, formats)
			}
		}
		r, err := newReader("")
		if err != nil {
			return err
		}
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		if format == "jsonl" {
			return r.ingester(s).Export(cmd.Context(), cmd.OutOrStdout())
		}
		n, err := r.ingester(s).ExportLabels(cmd.Context(), out)
		if err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%d label files in %s\n", n, out)
		return nil
	}
	return cmd
}

// exportEvents writes the first so many of the events asked for, all when first
// is 0.
func exportEvents(ctx context.Context, w io.Writer, url, format string, asked *parley.EventWords, oldest bool, first int) error {
	f, err := export.Find(format)
	if err != nil {
		return err
	}
	filter, err := asked.Filter()
	if err != nil {
		return err
	}
	s, err := openStore(ctx, url)
	if err != nil {
		return err
	}
	defer s.Close()
	if filter.AllActors, err = actorIDs(ctx, s, filter.AllActors); err != nil {
		return err
	}
	order := f.Order
	if oldest {
		order = parley.TimeAsc
	}
	return f.Write(w, export.About{Title: asked.String()}, export.Events(ctx, s, filter, order, first))
}
