package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/parley"
)

// subjectView is an actor or a venue with its latest events.
type subjectView struct {
	ID          string      `json:"id"`
	Kind        string      `json:"kind"` // an actor's kind, or VENUE
	Name        string      `json:"name"`
	Aliases     []string    `json:"aliases,omitempty"`
	Description string      `json:"description,omitempty"`
	Events      []eventView `json:"events"` // newest first
	EventCount  int         `json:"eventCount"`
}

// articleView is an article with what it says.
type articleView struct {
	ID        string       `json:"id"`
	Title     string       `json:"title,omitempty"`
	Outlet    string       `json:"outlet,omitempty"`
	URL       string       `json:"url,omitempty"`
	Published string       `json:"published"`
	Demo      bool         `json:"demo,omitempty"`
	Text      string       `json:"text"`
	Events    []*eventView `json:"events"` // in the order in which it mentions them
}

// shown is something that can be printed for people and for programs.
type shown interface{ print(w io.Writer) error }

func showCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show ID|NAME",
		Short: "Show an event, an actor, a venue, a series of talks or an article",
		Long: `Show what an id stands for, or the actor that has a name: an event with what its
reports say, an actor or a venue with its latest events, a series of talks with
its rounds, an article with the events it mentions.`,
		Example: `  parley show "Kirill Dmitriev"
  parley show evt_0123456789abcdefghij
  parley show art_0123456789abcdefghij --json`,
		Args: cobra.ExactArgs(1),
	}
	url := storeFlag(cmd)
	var asJSON bool
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		v, err := find(cmd.Context(), s, args[0])
		if err != nil {
			return err
		}
		if asJSON {
			return printJSON(cmd.OutOrStdout(), v)
		}
		return v.print(cmd.OutOrStdout())
	}
	return cmd
}

// find reads off an id what it stands for; anything else is the name of an actor.
func find(ctx context.Context, r parley.Reader, what string) (shown, error) {
	switch {
	case strings.HasPrefix(what, parley.EventPrefix):
		e, err := one(ctx, r.Events, what)
		if err != nil {
			return nil, err
		}
		v, err := views(ctx, r, []*parley.Event{e}, true)
		if err != nil {
			return nil, err
		}
		return v[0], nil
	case strings.HasPrefix(what, parley.TrackPrefix):
		t, err := one(ctx, r.Tracks, what)
		if err != nil {
			return nil, err
		}
		v, err := trackViews(ctx, r, []*parley.Track{t})
		if err != nil {
			return nil, err
		}
		return v[0], nil
	case strings.HasPrefix(what, parley.ArticlePrefix):
		a, err := one(ctx, r.Articles, what)
		if err != nil {
			return nil, err
		}
		return viewArticle(ctx, r, a)
	case strings.HasPrefix(what, parley.VenuePrefix):
		v, err := one(ctx, r.Venues, what)
		if err != nil {
			return nil, err
		}
		return withEvents(ctx, r, parley.EventsOfVenue, subjectView{ID: v.ID, Kind: "VENUE", Name: v.Name})
	}
	var a *parley.Actor
	var err error
	if strings.HasPrefix(what, parley.ActorPrefix) {
		a, err = one(ctx, r.Actors, what)
	} else {
		a, err = findActor(ctx, r, what)
	}
	if err != nil {
		return nil, err
	}
	return withEvents(ctx, r, parley.EventsOfActor, subjectView{
		ID: a.ID, Kind: string(a.Kind), Name: a.Name, Aliases: a.Aliases, Description: a.Description,
	})
}

// one looks up a single id.
func one[T any](ctx context.Context, look func(context.Context, []string) ([]*T, error), id string) (*T, error) {
	found, err := look(ctx, []string{id})
	if err != nil {
		return nil, fmt.Errorf("look up %s: %w", id, err)
	}
	if found[0] == nil {
		return nil, fmt.Errorf("%w: nothing in this store has the id %s", parley.ErrNotFound, id)
	}
	return found[0], nil
}

// withEvents adds the first page of a subject's events.
func withEvents(ctx context.Context, r parley.Reader, of parley.Relation, v subjectView) (shown, error) {
	pages, err := r.EventPages(ctx, of, []string{v.ID}, parley.EventFilter{}, parley.TimeDesc, parley.Page{})
	if err != nil {
		return nil, fmt.Errorf("look up the events of %s: %w", v.Name, err)
	}
	v.EventCount = pages[0].Total
	v.Events, err = views(ctx, r, pages[0].Items, false)
	return v, err
}

func viewArticle(ctx context.Context, r parley.Reader, a *parley.Article) (shown, error) {
	v := articleView{
		ID: a.ID, Title: a.Title, Outlet: a.Outlet, URL: a.URL, Demo: a.Demo,
		Published: a.Published.Format(time.RFC3339), Text: a.Text,
	}
	said, err := r.MentionsOfArticles(ctx, []string{a.ID})
	if err != nil {
		return nil, fmt.Errorf("look up what the article says: %w", err)
	}
	var ids []string
	for _, m := range said[0] {
		ids = append(ids, m.EventID)
	}
	if len(ids) == 0 {
		return v, nil
	}
	events, err := r.Events(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("look up its events: %w", err)
	}
	for i, e := range events {
		if e == nil {
			continue
		}
		list, err := views(ctx, r, []*parley.Event{e}, false)
		if err != nil {
			return nil, err
		}
		list[0].Reports = []reportView{report(a, said[0][i])}
		v.Events = append(v.Events, &list[0])
	}
	return v, nil
}

func (v eventView) print(w io.Writer) error { return printEvent(w, v) }

func (v trackView) print(w io.Writer) error { return printTracks(w, []trackView{v}) }

func (v subjectView) print(w io.Writer) error {
	fmt.Fprintf(w, "%s\n\n", v.Name)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "id\t%s\nkind\t%s\n", v.ID, strings.ToLower(v.Kind))
	if v.Description != "" {
		fmt.Fprintf(t, "who\t%s\n", v.Description)
	}
	if len(v.Aliases) > 0 {
		fmt.Fprintf(t, "also\t%s\n", strings.Join(v.Aliases, ", "))
	}
	fmt.Fprintf(t, "events\t%d\n", v.EventCount)
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	return printEvents(w, v.Events)
}

func (v articleView) print(w io.Writer) error {
	fmt.Fprintf(w, "%s\n%s %s %s\n", v.Title, v.Outlet, v.Published, v.URL)
	for _, e := range v.Events {
		fmt.Fprintf(w, "\n%s  %s, %s: %s\n", days(e.Start, e.End), strings.ToLower(e.Kind), strings.ToLower(e.Status), e.Title)
		for _, q := range e.Reports[0].Quotes {
			fmt.Fprintf(w, "  %s\n", strings.Join(strings.Fields(q), " "))
		}
	}
	if v.Demo {
		fmt.Fprintf(w, "\n%s\n", demoNotice)
	}
	return nil
}
