package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/review"
)

// toReview is an item of the queue with the names of what it is about.
type toReview struct {
	ID     string   `json:"id"`
	Reason string   `json:"reason"`
	Score  float64  `json:"score"`
	Events []titled `json:"events,omitempty"`
	Actors []titled `json:"actors,omitempty"`
}

type titled struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func reviewCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "review",
		Short: "List what a person should look at, most connected first",
		Long: `List what a person should look at: merges that were not sure, people nobody knows,
reports that contradict each other. That on which most reports hang comes first.
Decide with the mutations of the API: see docs/deciding.md.`,
		Example: `  parley review
  parley review --first 5 --json`,
		Args: cobra.NoArgs,
	}
	url := storeFlag(cmd)
	var first int
	var asJSON bool
	cmd.Flags().IntVar(&first, "first", 20, fmt.Sprintf("how many, up to %d", parley.MaxPage))
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		page, err := review.Queue(cmd.Context(), s, parley.Page{First: first})
		if err != nil {
			return fmt.Errorf("list what to review: %w", err)
		}
		list, err := titledItems(cmd.Context(), s, page.Items)
		if err != nil {
			return err
		}
		if asJSON {
			return printJSON(cmd.OutOrStdout(), list)
		}
		return printReview(cmd.OutOrStdout(), list, page.Total)
	}
	return cmd
}

// titledItems adds the titles of events and the names of actors.
func titledItems(ctx context.Context, r parley.Reader, items []review.Item) ([]toReview, error) {
	var eventIDs, actorIDs []string
	for _, it := range items {
		eventIDs, actorIDs = append(eventIDs, it.EventIDs...), append(actorIDs, it.ActorIDs...)
	}
	events, err := r.Events(ctx, eventIDs)
	if err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	actors, err := r.Actors(ctx, actorIDs)
	if err != nil {
		return nil, fmt.Errorf("read actors: %w", err)
	}
	name := map[string]string{}
	for _, e := range events {
		if e != nil {
			name[e.ID] = strings.TrimSpace(string(e.When.Start) + " " + e.Title)
		}
	}
	for _, a := range actors {
		if a != nil {
			name[a.ID] = a.Name
		}
	}
	called := func(ids []string) []titled {
		var out []titled
		for _, id := range ids {
			out = append(out, titled{id, name[id]})
		}
		return out
	}
	out := make([]toReview, 0, len(items))
	for _, it := range items {
		out = append(out, toReview{it.ID, it.Reason, it.Score, called(it.EventIDs), called(it.ActorIDs)})
	}
	return out, nil
}

func printReview(w io.Writer, list []toReview, total int) error {
	for _, it := range list {
		if _, err := fmt.Fprintf(w, "%s\n", it.Reason); err != nil {
			return err
		}
		for _, n := range append(it.Events, it.Actors...) {
			if _, err := fmt.Fprintf(w, "  %s  %s\n", n.ID, n.Name); err != nil {
				return err
			}
		}
	}
	if len(list) < total {
		_, err := fmt.Fprintf(w, "%d of %d items; --first shows more\n", len(list), total)
		return err
	}
	return nil
}
