package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/parley"
)

func eventsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "events",
		Short: "List events, newest first",
		Example: `  parley events --actor Russia --actor "United States" --kind talks
  parley events --from 2025-03-01 --to 2025-03-31 --status held --json
  parley events --text "embassy operations" --first 5`,
		Args: cobra.NoArgs,
	}
	var actors, kinds, statuses []string
	var from, to, text string
	var first int
	var oldest, asJSON bool
	url := storeFlag(cmd)
	f := cmd.Flags()
	f.StringArrayVar(&actors, "actor", nil, "takes part, by name or id; repeat it for several that all do")
	f.StringSliceVar(&kinds, "kind", nil, "talks, meeting, summit, visit, call, agreement, proposal or statement")
	f.StringSliceVar(&statuses, "status", nil, "planned, ongoing, held, cancelled or unclear")
	f.StringVar(&from, "from", "", "not over before this day")
	f.StringVar(&to, "to", "", "begun by this day")
	f.StringVar(&text, "text", "", "has all these words in its title, terms or quotes")
	f.IntVar(&first, "first", 20, fmt.Sprintf("how many, up to %d", parley.MaxPage))
	f.BoolVar(&oldest, "oldest", false, "oldest first")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		filter := parley.EventFilter{Text: text}
		var err error
		if filter.Kinds, err = chosen(kinds, "kind", parley.Talks, parley.Meeting, parley.Summit, parley.Visit, parley.Call, parley.Agreement, parley.Proposal, parley.Statement); err != nil {
			return err
		}
		if filter.Statuses, err = chosen(statuses, "status", parley.Planned, parley.Ongoing, parley.Held, parley.Cancelled, parley.Unclear); err != nil {
			return err
		}
		if filter.From, err = day(from); err != nil {
			return err
		}
		if filter.To, err = day(to); err != nil {
			return err
		}
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		if filter.AllActors, err = actorIDs(cmd.Context(), s, actors); err != nil {
			return err
		}
		order := parley.TimeDesc
		if oldest {
			order = parley.TimeAsc
		}
		page, err := s.EventPage(cmd.Context(), filter, order, parley.Page{First: first})
		if err != nil {
			return fmt.Errorf("list events: %w", err)
		}
		list, err := views(cmd.Context(), s, page.Items, asJSON)
		if err != nil {
			return err
		}
		if asJSON {
			return printJSON(cmd.OutOrStdout(), list)
		}
		if err := printEvents(cmd.OutOrStdout(), list); err != nil {
			return err
		}
		if len(list) < page.Total {
			fmt.Fprintf(cmd.OutOrStdout(), "%d of %d events; --first shows more\n", len(list), page.Total)
		}
		return nil
	}
	return cmd
}

// chosen turns words of the command line into values of the vocabulary.
func chosen[T ~string](words []string, what string, known ...T) ([]T, error) {
	var out []T
next:
	for _, w := range words {
		var names []string
		for _, k := range known {
			if strings.EqualFold(w, string(k)) {
				out = append(out, k)
				continue next
			}
			names = append(names, strings.ToLower(string(k)))
		}
		return nil, fmt.Errorf("%w: there is no %s %q; take %s", parley.ErrInvalid, what, w, strings.Join(names, ", "))
	}
	return out, nil
}

// day reads a date that may be left out.
func day(s string) (parley.Date, error) {
	if s == "" {
		return "", nil
	}
	return parley.ParseDate(s)
}

// actorIDs finds actors by id or name. A name that is exactly one actor's, in
// any case, is meant; else it must fit one only.
func actorIDs(ctx context.Context, r parley.Reader, names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		if strings.HasPrefix(name, parley.ActorPrefix) {
			out = append(out, name)
			continue
		}
		a, err := findActor(ctx, r, name)
		if err != nil {
			return nil, err
		}
		out = append(out, a.ID)
	}
	return out, nil
}

func findActor(ctx context.Context, r parley.Reader, name string) (*parley.Actor, error) {
	page, err := r.ActorPage(ctx, parley.ActorFilter{Name: name}, parley.Page{First: parley.MaxPage})
	if err != nil {
		return nil, fmt.Errorf("look up %q: %w", name, err)
	}
	var exact []*parley.Actor
	for _, a := range page.Items {
		if strings.EqualFold(a.Name, name) {
			exact = append(exact, a)
		}
	}
	found := exact
	if len(found) == 0 {
		found = page.Items
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("%w: nobody is called %q in this store", parley.ErrNotFound, name)
	case 1:
		return found[0], nil
	}
	var b strings.Builder
	for _, a := range found[:min(len(found), 10)] {
		fmt.Fprintf(&b, "\n  %s  %s, %s", a.ID, a.Name, a.Description)
	}
	return nil, fmt.Errorf("%w: %q fits several, take an id:%s", parley.ErrInvalid, name, b.String())
}
