package curate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// ConfirmEvent says that an event is right as it is.
func (c Curator) ConfirmEvent(ctx context.Context, id, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.ConfirmEvent, why, func(tx parley.Tx, r *ruling) error {
		e, err := event(ctx, tx, id)
		if err != nil {
			return err
		}
		r.Mentions = [][]string{e.MentionIDs}
		return nil
	})
}

// CorrectEvent says which values of an event are right. The country is given by
// the id of its state, and of the people and bodies in Add only the actor ids
// and roles are looked at.
func (c Curator) CorrectEvent(ctx context.Context, id string, right parley.EventCorrection, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.CorrectEvent, why, func(tx parley.Tx, r *ruling) error {
		e, err := event(ctx, tx, id)
		if err != nil {
			return err
		}
		fixed := right
		if err := checkDates(fixed.Start, fixed.End); err != nil {
			return err
		}
		if fixed.Title = strings.TrimSpace(fixed.Title); same(fixed, parley.EventCorrection{}) {
			return fmt.Errorf("%w: the correction is empty; name the values that are right", parley.ErrInvalid)
		}
		if fixed.Country != "" {
			states, err := actors(ctx, tx, []string{fixed.Country})
			if err != nil {
				return err
			}
			if states[0].Kind != parley.State {
				return fmt.Errorf("%w: %s is no state", parley.ErrInvalid, states[0].Name)
			}
			fixed.Country = plain(states[0]).Name
		}
		if fixed.Add, fixed.Sides, err = participants(ctx, tx, right.Add); err != nil {
			return err
		}
		if _, err := actors(ctx, tx, fixed.Remove); err != nil {
			return err
		}
		r.Mentions, r.Event = [][]string{e.MentionIDs}, &fixed
		return nil
	})
}

func same(a, b parley.EventCorrection) bool {
	return a.Kind == b.Kind && a.Title == b.Title && a.Start == b.Start && a.End == b.End && a.Status == b.Status && a.City == b.City && a.Site == b.Site &&
		a.Country == b.Country && len(a.Topics)+len(a.Terms)+len(a.Add)+len(a.Remove) == 0
}

func checkDates(start, end parley.Date) error {
	for _, d := range []parley.Date{start, end} {
		if d == "" {
			continue
		}
		if _, err := parley.ParseDate(string(d)); err != nil {
			return err
		}
	}
	if start != "" && end != "" && end < start {
		return fmt.Errorf("%w: the event would end on %s before it starts on %s", parley.ErrInvalid, end, start)
	}
	return nil
}

// participants fills in how the actors are known, and for whom they act.
func participants(ctx context.Context, r parley.Reader, list []parley.Participant) (out []parley.Participant, sides []parley.Name, err error) {
	out = slices.Clone(list)
	for i := range out {
		p := &out[i]
		found, err := actors(ctx, r, []string{p.ActorID})
		if err != nil {
			return nil, nil, err
		}
		p.Name.Name, p.Kind = found[0].Name, found[0].Kind
		if p.SideID == "" {
			continue
		}
		side, err := actors(ctx, r, []string{p.SideID})
		if err != nil {
			return nil, nil, err
		}
		p.Represents = side[0].Name
		sides = append(sides, parley.Name{Name: side[0].Name, Kind: side[0].Kind, ActorID: side[0].ID})
	}
	return out, sides, nil
}

// MergeEvents says that events are one, also for the reports to come.
func (c Curator) MergeEvents(ctx context.Context, ids []string, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.MergeEvents, why, func(tx parley.Tx, r *ruling) error {
		list, err := several(ctx, tx, ids)
		if err != nil {
			return err
		}
		for _, e := range list {
			if e.Kind.Family() != list[0].Kind.Family() {
				return fmt.Errorf("%w: a %s and a %s cannot be one event; correct the kind first if one of them is wrong",
					parley.ErrInvalid, strings.ToLower(string(list[0].Kind)), strings.ToLower(string(e.Kind)))
			}
			r.Mentions = append(r.Mentions, e.MentionIDs)
		}
		return nil
	})
}

// several finds at least two different events.
func several(ctx context.Context, r parley.Reader, ids []string) ([]*parley.Event, error) {
	list, err := events(ctx, r, ids)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b *parley.Event) int { return strings.Compare(a.ID, b.ID) })
	list = slices.CompactFunc(list, func(a, b *parley.Event) bool { return a.ID == b.ID })
	if len(list) < 2 {
		return nil, fmt.Errorf("%w: name at least two events; the ids given lead to %d", parley.ErrInvalid, len(list))
	}
	return list, nil
}

// SplitEvent says that some mentions of an event are another event.
func (c Curator) SplitEvent(ctx context.Context, id string, mentions []string, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.SplitEvent, why, func(tx parley.Tx, r *ruling) error {
		e, err := event(ctx, tx, id)
		if err != nil {
			return err
		}
		var off, rest []string
		for _, m := range e.MentionIDs {
			if slices.Contains(mentions, m) {
				off = append(off, m)
			} else {
				rest = append(rest, m)
			}
		}
		for _, m := range mentions {
			if !slices.Contains(off, m) {
				return fmt.Errorf("%w: mention %s is not of event %s", parley.ErrInvalid, m, e.ID)
			}
		}
		if len(off) == 0 || len(rest) == 0 {
			return fmt.Errorf("%w: split off some mentions of the event, but not all; it has %d and %d are named", parley.ErrInvalid, len(e.MentionIDs), len(off))
		}
		r.Mentions = [][]string{off, rest}
		return nil
	})
}

// KeepApart says that events, or actors, are not the same.
func (c Curator) KeepApart(ctx context.Context, ids []string, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.KeepApart, why, func(tx parley.Tx, r *ruling) error {
		if len(ids) > 0 && strings.HasPrefix(ids[0], parley.ActorPrefix) {
			list, err := distinct(ctx, tx, ids)
			for _, a := range list {
				r.Actors = append(r.Actors, a.ID)
			}
			return err
		}
		list, err := several(ctx, tx, ids)
		for _, e := range list {
			r.Mentions = append(r.Mentions, e.MentionIDs)
		}
		return err
	})
}

// PlaceInTrack says that an event is a round of a track, right after another
// round where one is given, else by its date; with an empty track, that it is a
// round of none.
func (c Curator) PlaceInTrack(ctx context.Context, id, track, after, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.PlaceInTrack, why, func(tx parley.Tx, r *ruling) error {
		e, err := event(ctx, tx, id)
		if err != nil {
			return err
		}
		r.Mentions = [][]string{e.MentionIDs, nil, nil}
		if track == "" {
			if after != "" {
				return fmt.Errorf("%w: say of which track the event is a round", parley.ErrInvalid)
			}
			return nil
		}
		if _, err := all(ctx, "track", []string{track}, tx.Tracks); err != nil {
			return err
		}
		rounds, err := roundsOf(ctx, tx, track)
		if err != nil {
			return err
		}
		for _, o := range rounds {
			if o.ID != e.ID {
				r.Mentions[1] = append(r.Mentions[1], o.MentionIDs[0])
			}
		}
		if after == "" {
			return nil
		}
		o, err := event(ctx, tx, after)
		if err != nil {
			return err
		}
		if o.TrackID != track || o.ID == e.ID {
			return fmt.Errorf("%w: event %s is no other round of track %s", parley.ErrInvalid, after, track)
		}
		r.Mentions[2] = o.MentionIDs
		return nil
	})
}

// roundsOf lists the rounds of a track in order of time.
func roundsOf(ctx context.Context, r parley.Reader, track string) ([]*parley.Event, error) {
	var out []*parley.Event
	p := parley.Page{First: parley.MaxPage, SkipTotal: true}
	for {
		pages, err := r.EventPages(ctx, parley.RoundsOfTrack, []string{track}, parley.EventFilter{}, parley.TimeAsc, p)
		if err != nil {
			return nil, err
		}
		out = append(out, pages[0].Items...)
		if !pages[0].HasNext {
			return out, nil
		}
		p.After = pages[0].Cursors[len(pages[0].Cursors)-1]
	}
}
