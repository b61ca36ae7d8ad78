// Command parley reads news articles on diplomatic talks, keeps what they say
// as a graph of events, actors and venues, and answers questions about it. One
// file holds one subcommand; this package alone wires the others together.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// version is set by the linker.
var version = "unreleased"

// Exit codes, as the help of parley promises them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSomeFailed  = 3
	exitInterrupted = 130
)

// errSomeFailed ends a command that went on after bad inputs and has already
// said which and why.
var errSomeFailed = errors.New("some inputs failed")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program with its surroundings as arguments; it returns the
// exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:   "parley",
		Short: "What the news says about diplomatic talks, as a graph with its sources",
		Long: `Parley reads news articles on diplomatic talks and keeps what they say: who met
whom, where, when, about what, what was proposed, who accepted it, and what came
before. Every fact is tied to the sentence that says it.

The store is chosen by --store or PARLEY_STORE: sqlite:PATH, or bolt://, neo4j://
and neo4j+s:// addresses with NEO4J_USERNAME and NEO4J_PASSWORD (or
NEO4J_PASSWORD_FILE) in the environment.

Exit codes: 0 done, 1 failed, 2 wrong command line, 3 some of the inputs failed,
130 interrupted.`,
		Example: `  parley serve --demo
  parley ingest article.html news/ https://example.org/feed.xml
  parley rounds Russia "United States"`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(serveCommand(), ingestCommand(), extractCommand(), explainCommand(), eventsCommand(), roundsCommand(),
		showCommand(), contextCommand(), reviewCommand(), rereadCommand(), rederiveCommand(), importCommand(), exportCommand(), mcpCommand(),
		tokenCommand(), doctorCommand(), backupCommand(), restoreCommand(), benchCommand(), versionCommand())
	// What fails before a command begins is the command line.
	begun := false
	root.PersistentPreRun = func(*cobra.Command, []string) { begun = true }
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)

	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "parley: interrupted")
		return exitInterrupted
	case errors.Is(err, errSomeFailed):
		return exitSomeFailed
	case !begun:
		fmt.Fprintf(stderr, "parley: %v\nSee: %s --help\n", err, cmd.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(stderr, "parley: %v\n", err)
	return exitFailed
}
