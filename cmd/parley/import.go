package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/ingest"
)

func importCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Take over events from label files or from an export",
		Long: `Take over what people or other programs wrote down: JSON lines in the format of
label files, one article a line, or - for standard input. Nothing is read from the
texts of the articles; what the records say stands. A wrong line never stops the
others; importing the same lines again changes nothing.`,
		Example: `  parley import events.jsonl
  parley export | parley import --store neo4j://graph.example.org -`,
		Args: cobra.MinimumNArgs(1),
	}
	url := storeFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, files []string) error {
		r, err := newReader("")
		if err != nil {
			return err
		}
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		read, unchanged, failed := 0, 0, 0
		fail := func(name string, err error) {
			failed++
			fmt.Fprintf(cmd.ErrOrStderr(), "parley: import %s: %v\n", name, err)
		}
		for _, name := range files {
			imported, err := importFile(cmd.Context(), r.ingester(s), name, cmd.InOrStdin(), cmd.ErrOrStderr())
			for _, bad := range imported.Bad {
				fail(name, bad)
			}
			if err != nil {
				fail(name, err)
			}
			read += imported.Read - imported.Unchanged
			unchanged += imported.Unchanged
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%d read, %d unchanged, %d failed\n", read, unchanged, failed)
		return outcome(cmd.Context(), read+unchanged, failed)
	}
	return cmd
}

// importFile imports one file, or standard input for "-".
func importFile(ctx context.Context, in *ingest.Ingester, name string, stdin io.Reader, stderr io.Writer) (ingest.Imported, error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return ingest.Imported{}, err
		}
		defer f.Close()
		stdin = f
	}
	bar := newProgress(stderr, "importing")
	defer bar.clear()
	return in.Import(ctx, stdin, bar.reach)
}
