package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/mention"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of parley and of its reader",
		Example: "  parley version",
		Args:    cobra.NoArgs,
		Run: func(cmd *cobra.Command, _ []string) {
			fmt.Fprintf(cmd.OutOrStdout(), "parley %s (reader %s, %s, %s/%s)\n",
				version, mention.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}
