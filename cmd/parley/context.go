package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/background"
	"github.com/parley-talks/parley/internal/parley"
)

func contextCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "context DRAFT|EVENT",
		Short: "Print what is known of the talks that a draft speaks of, with sources",
		Long: `Print what the store knows of every occasion that a draft speaks of: the event it
means, where the two differ, earlier rounds, the last outcome and open proposals,
in sentences that each cite their reports, as Markdown with footnotes. DRAFT is a
file, or - for standard input; an id of an event asks about that event alone.

"On Tuesday" counts from --published, else from the day that the draft itself
gives, else from the day of the latest article in the store.`,
		Example: `  parley context story.txt
  parley context --published 2025-06-03 - <story.txt
  parley context evt_0123456789abcdefghij`,
		Args: cobra.ExactArgs(1),
	}
	url, names := storeFlag(cmd), namesFlag(cmd)
	var published string
	var rounds int
	cmd.Flags().StringVar(&published, "published", "", "the day that the draft's relative dates count from")
	cmd.Flags().IntVar(&rounds, "first", 5, "how many earlier rounds, open proposals and candidates to list")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		r, err := newReader(*names)
		if err != nil {
			return err
		}
		s, err := openStore(ctx, *url)
		if err != nil {
			return err
		}
		defer s.Close()
		ask := background.Asker{Reader: s, Places: r.place, Rounds: rounds}
		var items []background.Item
		if strings.HasPrefix(args[0], parley.EventPrefix) {
			item, err := ask.OfEvent(ctx, args[0])
			if err != nil {
				return err
			}
			items = []background.Item{item}
		} else if items, err = ofDraft(ctx, ask, r, args[0], article.Options{Published: published, Stdin: cmd.InOrStdin()}); err != nil {
			return err
		}
		return printContext(ctx, cmd.OutOrStdout(), s, items)
	}
	return cmd
}

// ofDraft reads a draft as an article of the day that it or its reader names,
// else of the day of the latest article known.
func ofDraft(ctx context.Context, ask background.Asker, r *reader, input string, o article.Options) ([]background.Item, error) {
	if o.Published == "" {
		c, err := ask.Reader.Coverage(ctx)
		if err != nil {
			return nil, fmt.Errorf("look up what was read: %w", err)
		}
		o.Otherwise = string(c.LastPublished)
	}
	var items []background.Item
	for loaded, err := range article.Load(ctx, input, o) {
		if err != nil {
			return nil, err
		}
		ms, err := r.read(ctx, loaded.Article)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", loaded.Name, err)
		}
		more, err := ask.OfDraft(ctx, loaded.Article, ms)
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
	return items, nil
}

// printContext writes items as Markdown; a report is cited under one number
// throughout.
func printContext(ctx context.Context, w io.Writer, r parley.Reader, items []background.Item) error {
	notes := &footnotes{number: map[string]int{}}
	if len(items) == 0 {
		fmt.Fprintln(w, "The text speaks of no talks, agreement or proposal.")
	}
	for i, item := range items {
		if i > 0 {
			fmt.Fprintln(w)
		}
		switch {
		case item.Event != nil:
			fmt.Fprintf(w, "## %s\n\n", markdown(item.Event.Title))
		default:
			fmt.Fprintf(w, "## Unknown here\n\n")
		}
		if item.Passage != nil && item.Passage.Text != "" {
			fmt.Fprintf(w, "> %s\n\n", markdown(strings.Join(strings.Fields(item.Passage.Text), " ")))
		}
		for _, d := range item.Differences {
			fmt.Fprintf(w, "- **%s differs**: the draft has “%s”, reports have “%s”.%s\n", d.Field, markdown(d.Draft), markdown(d.Known), notes.cite(d.MentionIDs))
		}
		if len(item.Differences) > 0 {
			fmt.Fprintln(w)
		}
		if item.Event == nil && len(item.Sentences) == 0 {
			fmt.Fprintln(w, "No event that is known here fits it.")
		}
		for _, s := range item.Sentences {
			fmt.Fprintf(w, "%s%s\n", markdown(s.Text), notes.cite(s.MentionIDs))
		}
		if item.Event == nil && len(item.Candidates) > 0 {
			fmt.Fprintf(w, "\nIt may be one of these:\n\n")
			for _, e := range item.Candidates {
				fmt.Fprintf(w, "- %s, %s (%s)%s\n", markdown(e.Title), days(string(e.When.Start), string(e.When.End)), e.ID, notes.cite(e.MentionIDs))
			}
		}
	}
	return notes.print(ctx, w, r)
}

// footnotes numbers the reports cited, in order of first citation.
type footnotes struct {
	number map[string]int // by mention id
	order  []string
}

func (f *footnotes) cite(mentionIDs []string) string {
	var b strings.Builder
	for _, id := range mentionIDs {
		if f.number[id] == 0 {
			f.order = append(f.order, id)
			f.number[id] = len(f.order)
		}
		fmt.Fprintf(&b, "[^%d]", f.number[id])
	}
	return b.String()
}

// print writes who reported what was cited, with the words that say it.
func (f *footnotes) print(ctx context.Context, w io.Writer, r parley.Reader) error {
	if len(f.order) == 0 {
		return nil
	}
	mentions, err := r.Mentions(ctx, f.order)
	if err != nil {
		return fmt.Errorf("look up the reports: %w", err)
	}
	mentions = slices.DeleteFunc(mentions, func(m *parley.Mention) bool { return m == nil })
	ids := make([]string, len(mentions))
	for i, m := range mentions {
		ids[i] = m.ArticleID
	}
	articles, err := r.Articles(ctx, ids)
	if err != nil {
		return fmt.Errorf("look up the articles: %w", err)
	}
	fmt.Fprintln(w)
	demo := false
	for i, m := range mentions {
		a := articles[i]
		if a == nil {
			continue
		}
		demo = demo || a.Demo
		source := strings.Join(slices.DeleteFunc([]string{a.Outlet, a.Title, a.Published.Format(time.DateOnly), a.URL}, func(s string) bool { return s == "" }), ", ")
		fmt.Fprintf(w, "[^%d]: %s.", f.number[m.ID], markdown(source))
		if q := report(a, m).Quotes; len(q) > 0 {
			fmt.Fprintf(w, " “%s”", markdown(strings.Join(strings.Fields(q[0]), " ")))
		}
		fmt.Fprintln(w)
	}
	if demo {
		fmt.Fprintf(w, "\n%s\n", demoNotice)
	}
	return nil
}

// markdown escapes what would be markup: texts of articles are from strangers.
func markdown(s string) string {
	return markup.Replace(s)
}

var markup = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "!", `\!`)
