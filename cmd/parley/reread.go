package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func rereadCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "reread",
		Short: "Clean and read every stored article again",
		Long: `Clean and read every stored article again from the input that was kept: after an
update of parley, or with other names. Nothing is fetched.`,
		Example: `  parley reread
  parley reread --names names.txt`,
		Args: cobra.NoArgs,
	}
	url, names := storeFlag(cmd), namesFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		r, err := newReader(*names)
		if err != nil {
			return err
		}
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		bar := newProgress(cmd.ErrOrStderr(), "reading again")
		changed, err := r.ingester(s).Reread(cmd.Context(), bar.reachOf)
		bar.clear()
		if err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%d changed\n", changed)
		return nil
	}
	return cmd
}
