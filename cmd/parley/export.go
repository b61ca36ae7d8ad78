package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/parley"
)

func exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write out all articles with what they say",
		Long: `Write out all articles with what they say as JSON lines that import takes, newest
first, to standard output; or with --format labels one label file an article into the
folder of --out, named by the article's external id, in which event_id, track_id and
round say what merging made of each event.`,
		Example: `  parley export >events.jsonl
  parley export --format labels --out labels/`,
		Args: cobra.NoArgs,
	}
	url := storeFlag(cmd)
	var format, out string
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl or labels")
	cmd.Flags().StringVar(&out, "out", "", "folder for the label files")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case format != "jsonl" && format != "labels":
			return fmt.Errorf("%w: there is no format %q; take jsonl or labels", parley.ErrInvalid, format)
		case (format == "labels") != (out != ""):
			return fmt.Errorf("%w: --format labels writes into the folder that --out names, jsonl to standard output", parley.ErrInvalid)
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
