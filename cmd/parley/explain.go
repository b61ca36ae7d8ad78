package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
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
						err = printTrace(cmd.OutOrStdout(), trace, painterFor(cmd.OutOrStdout()))
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

// printTrace prints each sentence and below it one aligned line a find, in
// the colours that paint gives.
func printTrace(w io.Writer, trace mention.Trace, paint func(colour, string) string) error {
	for _, s := range trace.Sentences {
		fmt.Fprintf(w, "%d-%d  %s\n", s.Span.Start, s.Span.End, paint(bold, strings.Join(strings.Fields(s.Text), " ")))
		// Lines are aligned first and painted then: the codes of a terminal
		// would count as width.
		var rows bytes.Buffer
		var colours []colour
		t := tabwriter.NewWriter(&rows, 0, 0, 2, ' ', 0)
		row := func(c colour, kind, text, meaning, rule string) {
			fmt.Fprintf(t, "  %s\t%q\t%s\t%s\n", kind, strings.Join(strings.Fields(text), " "), meaning, rule)
			colours = append(colours, c)
		}
		for _, e := range s.Entities {
			meaning := e.Name
			if e.Represents != "" {
				meaning += " (" + e.Represents + ")"
			}
			row(plain, e.Kind, e.Text, meaning, e.Rule)
		}
		for _, d := range s.Dates {
			row(cyan, "date", d.Text, days(string(d.When.Start), string(d.When.End)), d.Rule)
		}
		for _, c := range s.Candidates {
			kind := strings.ToLower(string(c.Kind))
			if kind == "" {
				kind = "clue" // tells of an event told elsewhere: an answer, a go-between
			}
			colour, became := fate(c)
			row(colour, kind, c.Trigger, became, c.Rule)
		}
		if err := t.Flush(); err != nil {
			return err
		}
		for i, line := range strings.SplitAfter(rows.String(), "\n")[:len(colours)] {
			fmt.Fprintln(w, paint(colours[i], strings.TrimSuffix(line, "\n")))
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}

// fate says what a trigger led to: why it was dropped, which mention it
// became part of, or what was read off it.
func fate(c mention.TracedCandidate) (colour, string) {
	switch {
	case c.Dropped != "":
		return red, "dropped: " + c.Dropped
	case c.JoinedTo != "":
		return yellow, "part of " + c.JoinedTo
	}
	took := []string{strings.Join(slices.Concat(c.Parties, c.People), ", ")}
	took = append(took, strings.ToLower(string(c.Status))+", "+days(string(c.When.Start), string(c.When.End)))
	took = append(took, c.Site, c.Place, c.Terms, c.Mention)
	return green, strings.Join(slices.DeleteFunc(took, func(s string) bool { return s == "" }), "; ")
}
