package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func rederiveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rederive",
		Short: "Make all events, tracks and actors anew from what is stored",
		Long: `Make all events, tracks and actors anew from the stored mentions and decisions:
after an update of parley that merges otherwise. No article is read again; see
reread for that. Decisions stay, and the store answers meanwhile.`,
		Example: `  parley rederive
  parley rederive --store sqlite:talks.db`,
		Args: cobra.NoArgs,
	}
	url := storeFlag(cmd)
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
		bar := newProgress(cmd.ErrOrStderr(), "deriving again")
		articles := 0
		err = r.ingester(s).Rederive(cmd.Context(), func(done, total int) {
			articles = total
			bar.reachOf(done, total)
		})
		bar.clear()
		if err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "derived again from %d articles\n", articles)
		return nil
	}
	return cmd
}
