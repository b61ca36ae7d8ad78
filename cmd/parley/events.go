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
	var first int
	var oldest, asJSON bool
	url, asked := storeFlag(cmd), wordFlags(cmd)
	f := cmd.Flags()
	f.IntVar(&first, "first", 20, fmt.Sprintf("how many, up to %d", parley.MaxPage))
	f.BoolVar(&oldest, "oldest", false, "oldest first")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		filter, err := asked.Filter()
		if err != nil {
			return err
		}
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		if filter.AllActors, err = actorIDs(cmd.Context(), s, filter.AllActors); err != nil {
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

// wordFlags adds the flags that say which events.
func wordFlags(cmd *cobra.Command) *parley.EventWords {
	var w parley.EventWords
	f := cmd.Flags()
	f.StringArrayVar(&w.Actors, "actor", nil, "takes part, by name or id; repeat it for several that all do")
	f.StringSliceVar(&w.Kinds, "kind", nil, "talks, meeting, summit, visit, call, agreement, proposal or statement")
	f.StringSliceVar(&w.Statuses, "status", nil, "planned, ongoing, held, cancelled or unclear")
	f.StringVar(&w.From, "from", "", "not over before this day")
	f.StringVar(&w.To, "to", "", "begun by this day")
	f.StringVar(&w.Text, "text", "", "has all these words in its title, terms or quotes")
	return &w
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
