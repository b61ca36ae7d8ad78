package main

import (
	"context"
	"fmt"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// eventView is an event with names in the place of ids: what a person reads
// and what --json prints.
type eventView struct {
	ID           string            `json:"id"`
	Kind         string            `json:"kind"`
	Title        string            `json:"title"`
	Start        string            `json:"start,omitempty"`
	End          string            `json:"end,omitempty"`
	Precision    string            `json:"precision"`
	Status       string            `json:"status"`
	Participants []participantView `json:"participants"`
	Place        string            `json:"place,omitempty"`
	Topics       []string          `json:"topics"`
	TrackID      string            `json:"trackId,omitempty"`
	Round        int               `json:"round,omitempty"` // its number in the track; none when cancelled
	Duration     string            `json:"duration,omitempty"`
	Closed       *bool             `json:"closed,omitempty"`
	Terms        []string          `json:"terms,omitempty"`
	Standing     string            `json:"standing,omitempty"`
	Positions    []positionView    `json:"positions,omitempty"`
	Conflicts    []conflictView    `json:"conflicts,omitempty"`
	Sources      int               `json:"sources"` // independent ones
	Demo         bool              `json:"demo,omitempty"`
	Reports      []reportView      `json:"reports,omitempty"`
}

type participantView struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Role       string `json:"role"`
	OnBehalfOf string `json:"onBehalfOf,omitempty"`
	Title      string `json:"title,omitempty"`
}

type positionView struct {
	Actor      string `json:"actor"`
	Stance     string `json:"stance"`
	Term       string `json:"term,omitempty"`
	Conditions string `json:"conditions,omitempty"`
	Since      string `json:"since,omitempty"`
}

type conflictView struct {
	Field  string   `json:"field"`
	Values []string `json:"values"` // the one shown first
	Reason string   `json:"reason"`
}

type reportView struct {
	MentionID string   `json:"mentionId"`
	Outlet    string   `json:"outlet,omitempty"`
	Published string   `json:"published"`
	Title     string   `json:"title,omitempty"`
	URL       string   `json:"url,omitempty"`
	Quotes    []string `json:"quotes"`
}

// views looks up what events refer to, once for all of them. With reports,
// each also gets what the articles say of it.
func views(ctx context.Context, r parley.Reader, events []*parley.Event, reports bool) ([]eventView, error) {
	var actorIDs, venueIDs, topicIDs []string
	for _, e := range events {
		for _, p := range e.Participants {
			actorIDs = append(actorIDs, p.ActorID, p.OnBehalfOf)
		}
		for _, p := range e.Positions {
			actorIDs = append(actorIDs, p.ActorID)
		}
		venueIDs = append(venueIDs, e.VenueID)
		topicIDs = append(topicIDs, e.TopicIDs...)
	}
	actors, err := named(ctx, actorIDs, r.Actors, func(a *parley.Actor) (string, string) { return a.ID, a.Name })
	if err != nil {
		return nil, err
	}
	venues, err := named(ctx, venueIDs, r.Venues, func(v *parley.Venue) (string, string) { return v.ID, v.Name })
	if err != nil {
		return nil, err
	}
	topics, err := named(ctx, topicIDs, r.Topics, func(t *parley.Topic) (string, string) { return t.ID, t.Name })
	if err != nil {
		return nil, err
	}
	out := make([]eventView, len(events))
	for i, e := range events {
		v := eventView{
			ID: e.ID, Kind: string(e.Kind), Title: e.Title, Status: string(e.Status),
			Start: string(e.When.Start), End: string(e.When.End), Precision: string(e.When.Precision),
			Participants: []participantView{}, Place: venues[e.VenueID], Topics: []string{},
			TrackID: e.TrackID, Round: e.Round, Closed: e.Closed,
			Terms: e.Terms, Standing: string(e.Standing), Sources: e.IndependentSources, Demo: e.Demo,
		}
		if e.Duration > 0 {
			v.Duration = inWords(e.Duration)
		}
		for _, p := range e.Participants {
			v.Participants = append(v.Participants, participantView{
				ID: p.ActorID, Name: actors[p.ActorID], Role: string(p.Role), OnBehalfOf: actors[p.OnBehalfOf], Title: p.Title,
			})
		}
		for _, id := range e.TopicIDs {
			v.Topics = append(v.Topics, topics[id])
		}
		for _, p := range e.Positions {
			v.Positions = append(v.Positions, positionView{actors[p.ActorID], string(p.Stance), p.Term, p.Conditions, string(p.Since)})
		}
		for _, c := range e.Conflicts {
			v.Conflicts = append(v.Conflicts, conflictView{c.Field, claimed(c.Values), c.Reason})
		}
		out[i] = v
	}
	if reports {
		return out, addReports(ctx, r, events, out)
	}
	return out, nil
}

// named looks ids up and maps them to names; empty ids are left out.
func named[T any](ctx context.Context, ids []string, look func(context.Context, []string) ([]*T, error), name func(*T) (id, name string)) (map[string]string, error) {
	names := map[string]string{}
	var asked []string
	for _, id := range ids {
		if _, known := names[id]; id != "" && !known {
			names[id] = ""
			asked = append(asked, id)
		}
	}
	if len(asked) == 0 {
		return names, nil
	}
	found, err := look(ctx, asked)
	if err != nil {
		return nil, fmt.Errorf("look up names: %w", err)
	}
	for _, t := range found {
		if t != nil {
			id, n := name(t)
			names[id] = n
		}
	}
	return names, nil
}

// claimed lists the values of a conflict, the one shown first.
func claimed(values []parley.ClaimedValue) []string {
	var shown, other []string
	for _, v := range values {
		if v.Shown {
			shown = append(shown, v.Value)
		} else {
			other = append(other, v.Value)
		}
	}
	return append(shown, other...)
}

// addReports fills in what the articles say, for one page of mentions an event.
func addReports(ctx context.Context, r parley.Reader, events []*parley.Event, out []eventView) error {
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	pages, err := r.MentionPages(ctx, ids, parley.Page{First: parley.MaxPage})
	if err != nil {
		return fmt.Errorf("look up the reports: %w", err)
	}
	for i, page := range pages {
		articleIDs := make([]string, len(page.Items))
		for j, m := range page.Items {
			articleIDs[j] = m.ArticleID
		}
		articles, err := r.Articles(ctx, articleIDs)
		if err != nil {
			return fmt.Errorf("look up the articles: %w", err)
		}
		for j, m := range page.Items {
			if articles[j] != nil {
				out[i].Reports = append(out[i].Reports, report(articles[j], m))
			}
		}
	}
	return nil
}

// report is what one article says of an event.
func report(a *parley.Article, m *parley.Mention) reportView {
	v := reportView{
		MentionID: m.ID, Outlet: a.Outlet, Title: a.Title, URL: a.URL,
		Published: a.Published.Format(time.RFC3339), Quotes: []string{},
	}
	for _, q := range m.Quotes {
		v.Quotes = append(v.Quotes, a.Text[q.Start:q.End])
	}
	return v
}

// inWords is a duration to the minute: "5 h 30 min".
func inWords(d time.Duration) string {
	h, m := int(d.Hours()), int(d.Minutes())%60
	switch {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%d h", h)
	}
	return fmt.Sprintf("%d h %d min", h, m)
}
