package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/parley"
)

// trackView is a series of rounds between the same parties.
type trackView struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	Parties []string    `json:"parties"`
	Rounds  []eventView `json:"rounds"` // in order, cancelled ones included
}

func roundsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rounds [PARTY...]",
		Short: "Show series of talks as ladders of rounds",
		Long: `Show the series of talks between all of the PARTIES (names or ids), the one with
the latest round first, as ladders of rounds. Cancelled rounds have no number.`,
		Example: `  parley rounds Russia Ukraine
  parley rounds "United States" Russia --name embassy
  parley rounds --json`,
	}
	url := storeFlag(cmd)
	var name string
	var first int
	var asJSON bool
	cmd.Flags().StringVar(&name, "name", "", "has all these words in its name")
	cmd.Flags().IntVar(&first, "first", 10, fmt.Sprintf("how many series, up to %d", parley.MaxPage))
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, parties []string) error {
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		filter := parley.TrackFilter{Name: name}
		if filter.Parties, err = actorIDs(cmd.Context(), s, parties); err != nil {
			return err
		}
		page, err := s.TrackPage(cmd.Context(), filter, parley.Page{First: first})
		if err != nil {
			return fmt.Errorf("list series of talks: %w", err)
		}
		tracks, err := trackViews(cmd.Context(), s, page.Items)
		if err != nil {
			return err
		}
		if asJSON {
			return printJSON(cmd.OutOrStdout(), tracks)
		}
		return printTracks(cmd.OutOrStdout(), tracks)
	}
	return cmd
}

// trackViews looks up the parties and the first page of rounds of tracks.
func trackViews(ctx context.Context, r parley.Reader, tracks []*parley.Track) ([]trackView, error) {
	out := make([]trackView, len(tracks))
	if len(tracks) == 0 {
		return out, nil
	}
	var ids, parties []string
	for _, t := range tracks {
		ids = append(ids, t.ID)
		parties = append(parties, t.PartyIDs...)
	}
	names, err := named(ctx, parties, r.Actors, func(a *parley.Actor) (string, string) { return a.ID, a.Name })
	if err != nil {
		return nil, err
	}
	rounds, err := r.EventPages(ctx, parley.RoundsOfTrack, ids, parley.EventFilter{}, parley.TimeAsc, parley.Page{First: parley.MaxPage})
	if err != nil {
		return nil, fmt.Errorf("look up rounds: %w", err)
	}
	for i, t := range tracks {
		events, err := views(ctx, r, rounds[i].Items, false)
		if err != nil {
			return nil, err
		}
		out[i] = trackView{ID: t.ID, Name: t.Name, Rounds: events}
		for _, p := range t.PartyIDs {
			out[i].Parties = append(out[i].Parties, names[p])
		}
	}
	return out, nil
}

// printTracks prints each track as a ladder.
func printTracks(w io.Writer, tracks []trackView) error {
	if len(tracks) == 0 {
		fmt.Fprintln(w, "no series of talks")
	}
	demo := false
	for i, track := range tracks {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s (%s)\n", track.Name, track.ID)
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, e := range track.Rounds {
			number := "-"
			if e.Round > 0 {
				number = fmt.Sprint(e.Round)
			}
			fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t%s\n", number, days(e.Start, e.End), strings.ToLower(e.Status), e.Place, e.ID)
			demo = demo || e.Demo
		}
		if err := t.Flush(); err != nil {
			return err
		}
	}
	if demo {
		fmt.Fprintf(w, "\n%s\n", demoNotice)
	}
	return nil
}
