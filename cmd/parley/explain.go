package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/mention"
)

func explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain INPUT...",
		Short: "Show how the reading of articles came about",
		Long: `Show, sentence by sentence, what was found in articles and by which rule: who and
where, which dates, what was read off each trigger, and why what looked like talks
became no event. INPUT is as for ingest; nothing is stored.`,
		Example: `  parley explain --published 2025-04-10 article.txt
  parley explain --json article.html`,
		Args: cobra.MinimumNArgs(1),
	}
	options, names := inputFlags(cmd)
	asJSON := cmd.Flags().Bool("json", false, "print JSON, one object an article")
	cmd.RunE = func(cmd *cobra.Command, inputs []string) error {
		r, err := newReader(*names)
		if err != nil {
			return err
		}
		options.Stdin = cmd.InOrStdin()
		done, failed := 0, 0
		for _, input := range inputs {
			for loaded, err := range article.Load(cmd.Context(), input, *options) {
				if err == nil {
					trace := r.Explain(loaded.Article)
					if *asJSON {
						err = printJSON(cmd.OutOrStdout(), trace)
					} else {
						err = printTrace(cmd.OutOrStdout(), trace)
					}
				}
				if err != nil {
					failed++
					fmt.Fprintf(cmd.ErrOrStderr(), "parley: %v\n", err)
					continue
				}
				done++
			}
		}
		return outcome(cmd.Context(), done, failed)
	}
	return cmd
}

// printTrace prints each sentence and below it one aligned line a find.
func printTrace(w io.Writer, trace mention.Trace) error {
	for _, s := range trace.Sentences {
		fmt.Fprintf(w, "%d-%d  %s\n", s.Span.Start, s.Span.End, strings.Join(strings.Fields(s.Text), " "))
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, e := range s.Entities {
			meaning := e.Name
			if e.Represents != "" {
				meaning += " (" + e.Represents + ")"
			}
			fmt.Fprintf(t, "  %s\t%q\t%s\t%s\n", e.Kind, e.Text, meaning, e.Rule)
		}
		for _, d := range s.Dates {
			fmt.Fprintf(t, "  date\t%q\t%s\t%s\n", d.Text, days(string(d.When.Start), string(d.When.End)), d.Rule)
		}
		for _, c := range s.Candidates {
			fmt.Fprintf(t, "  %s\t%q\t%s\t%s\n", strings.ToLower(string(c.Kind)), c.Trigger, became(c), c.Rule)
		}
		if err := t.Flush(); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}

// became says what a trigger led to.
func became(c mention.TracedCandidate) string {
	switch {
	case c.Dropped != "":
		return "dropped: " + c.Dropped
	case c.JoinedTo != "":
		return "part of " + c.JoinedTo
	}
	return strings.Join(append(c.Parties, c.Mention), ", ")
}
