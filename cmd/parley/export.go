package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write out all articles with what they say",
		Long: `Write out all articles with what they say as JSON lines that import takes, newest
first, to standard output; or with --labels one label file an article into a folder.`,
		Example: `  parley export >events.jsonl
  parley export --labels labels/`,
		Args: cobra.NoArgs,
	}
	url := storeFlag(cmd)
	folder := cmd.Flags().String("labels", "", "folder for one label file an article")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		r, err := newReader("")
		if err != nil {
			return err
		}
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		if *folder == "" {
			return r.ingester(s).Export(cmd.Context(), cmd.OutOrStdout())
		}
		n, err := r.ingester(s).ExportLabels(cmd.Context(), *folder)
		if err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%d label files in %s\n", n, *folder)
		return nil
	}
	return cmd
}
