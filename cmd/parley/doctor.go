package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/observe"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store"
)

func doctorCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look at the configuration and the store, and say what is wrong",
		Long: `Look at the environment and the store without changing anything: which store it
is, its version, constraints, indexes, and whether its content holds together. A
large store is read through and takes its time. Ends with 1 when something is
wrong.`,
		Example: "  parley doctor\n  parley doctor --store sqlite:talks.db",
		Args:    cobra.NoArgs,
	}
	url := storeFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		address, err := storeAddress(*url)
		if err != nil {
			return err
		}
		found := []parley.Finding{environment(cmd)}
		if inside, err := store.Inspect(cmd.Context(), address); err != nil {
			found = append(found, parley.Finding{What: "store", Is: "not looked at", Wrong: err.Error()})
		} else {
			found = append(found, inside...)
		}
		wrong := 0
		to := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
		for _, f := range found {
			if f.Wrong == "" {
				fmt.Fprintf(to, "ok\t%s\t%s\n", f.What, f.Is)
				continue
			}
			wrong++
			fmt.Fprintf(to, "WRONG\t%s\t%s: %s\n", f.What, f.Is, f.Wrong)
		}
		if err := to.Flush(); err != nil {
			return fmt.Errorf("print what was found: %w", err)
		}
		if wrong > 0 {
			return fmt.Errorf("%d of %d things are wrong", wrong, len(found))
		}
		return nil
	}
	return cmd
}

// known are how the names of the variables begin that parley and its tests read.
var known = []string{"PARLEY_STORE", "PARLEY_LLM_", "PARLEY_SHARED", "PARLEY_NEO4J_", "PARLEY_REQUIRE_", "PARLEY_BENCH_", "PARLEY_TEST_"}

// environment looks for variables that nothing reads, as a misspelt name is.
func environment(cmd *cobra.Command) parley.Finding {
	f := parley.Finding{What: "environment", Is: "understood"}
	var wrong []string
	for _, setting := range os.Environ() {
		name, value, _ := strings.Cut(setting, "=")
		if value != "" && strings.HasPrefix(name, "PARLEY_") && !slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(name, k) }) {
			wrong = append(wrong, "nothing reads "+name)
		}
	}
	if os.Getenv("NEO4J_PASSWORD") != "" && os.Getenv("NEO4J_PASSWORD_FILE") != "" {
		wrong = append(wrong, "NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set; the first counts")
	}
	_, end, err := observe.Spans(cmd.Context(), version)
	if err == nil {
		err = end(cmd.Context())
	}
	if err != nil {
		wrong = append(wrong, err.Error())
	}
	if len(wrong) > 0 {
		f.Is, f.Wrong = "not as it seems", strings.Join(wrong, "; ")
	}
	return f
}

func backupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write what a SQLite store holds at this moment into a new file",
		Long: `Write what a SQLite store holds at this moment into a new file, also while it is
served and written to. The file has everything, the tokens' hashes too: keep it
as you keep the store. Neo4j is backed up with its own tools.`,
		Example: "  parley backup talks-$(date +%F).db\n  parley backup --store sqlite:talks.db /backup/talks.db",
		Args:    cobra.ExactArgs(1),
	}
	url := storeFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		address, err := storeAddress(*url)
		if err != nil {
			return err
		}
		if err := store.Backup(cmd.Context(), address, args[0]); err != nil {
			return fmt.Errorf("back up: %w", err)
		}
		return nil
	}
	return cmd
}

func restoreCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make a SQLite store of a backup",
		Long: `Make a SQLite store of a backup, which is looked through first. A store that is
there already is not touched: stop what uses it and move it away, with the files
beside it that end in -wal and -shm.`,
		Example: "  parley restore --store sqlite:talks.db /backup/talks.db",
		Args:    cobra.ExactArgs(1),
	}
	url := storeFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		address, err := storeAddress(*url)
		if err != nil {
			return err
		}
		if err := store.Restore(cmd.Context(), args[0], address); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
		return nil
	}
	return cmd
}
