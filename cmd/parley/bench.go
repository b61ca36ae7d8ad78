package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/invented"
	"github.com/parley-talks/parley/internal/labels"
)

func benchCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:    "bench",
		Short:  "Material for measuring how fast Parley is",
		Hidden: true,
	}
	generate := &cobra.Command{
		Use:   "generate",
		Short: "Print the diary of an invented world as import records",
		Long: `Print JSON lines for parley import: the diary of a world of talks that never took
place, in order of publication, with some three articles for every two events. The
same number and seed give the same lines on every machine.`,
		Example: `  parley bench generate --events 10000 >diary.jsonl
  parley import --store sqlite:bench.db diary.jsonl`,
		Args: cobra.NoArgs,
	}
	events := generate.Flags().Int("events", 1000, "number of events")
	seed := generate.Flags().Uint64("seed", 1, "another seed, another world")
	generate.RunE = func(cmd *cobra.Command, _ []string) error {
		out := bufio.NewWriter(cmd.OutOrStdout())
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		if err := invented.Diary(*events, *seed, func(f labels.File) error { return enc.Encode(f) }); err != nil {
			return fmt.Errorf("printing the diary: %w", err)
		}
		return out.Flush()
	}
	cmd.AddCommand(generate)
	return cmd
}
