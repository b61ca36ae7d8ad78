package curate

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

var wikidataID = regexp.MustCompile(`^Q[1-9][0-9]*$`)

// CorrectActor says which values of an actor are right.
func (c Curator) CorrectActor(ctx context.Context, id string, right parley.ActorCorrection, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.CorrectActor, why, func(tx parley.Tx, r *ruling) error {
		found, err := actors(ctx, tx, []string{id})
		if err != nil {
			return err
		}
		fixed := right
		fixed.Name = strings.TrimSpace(fixed.Name)
		switch {
		case fixed.Kind == "" && fixed.Name == "" && len(fixed.Aliases) == 0 && fixed.Represents == "" && fixed.Wikidata == "":
			return fmt.Errorf("%w: the correction is empty; name the values that are right", parley.ErrInvalid)
		case fixed.Wikidata != "" && !wikidataID.MatchString(fixed.Wikidata):
			return fmt.Errorf("%w: %q is no id of Wikidata like Q58217", parley.ErrInvalid, fixed.Wikidata)
		case fixed.Represents == found[0].ID:
			return fmt.Errorf("%w: an actor cannot represent itself", parley.ErrInvalid)
		case fixed.Represents != "":
			side, err := actors(ctx, tx, []string{fixed.Represents})
			if err != nil {
				return err
			}
			fixed.Side = &parley.Name{Name: side[0].Name, Kind: side[0].Kind, ActorID: side[0].ID}
		}
		r.Actors, r.Actor = []string{found[0].ID}, &fixed
		return nil
	})
}

// MergeActors says that actors are one, which goes by the id, the kind and the
// name of the first.
func (c Curator) MergeActors(ctx context.Context, ids []string, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.MergeActors, why, func(tx parley.Tx, r *ruling) error {
		list, err := distinct(ctx, tx, ids)
		if err != nil {
			return err
		}
		for _, a := range list {
			if (a.Kind == parley.Person) != (list[0].Kind == parley.Person) {
				return fmt.Errorf("%w: %s is a person and cannot be one with a state or an organisation; correct the kind first if it is wrong",
					parley.ErrInvalid, personOf(a, list[0]).Name)
			}
			r.Actors = append(r.Actors, a.ID)
		}
		r.Actor = &parley.ActorCorrection{Kind: list[0].Kind, Name: list[0].Name}
		return nil
	})
}

func personOf(a, b *parley.Actor) *parley.Actor {
	if a.Kind == parley.Person {
		return a
	}
	return b
}

// distinct finds at least two different actors, in the order given.
func distinct(ctx context.Context, r parley.Reader, ids []string) ([]*parley.Actor, error) {
	found, err := actors(ctx, r, ids)
	if err != nil {
		return nil, err
	}
	var out []*parley.Actor
	for _, a := range found {
		if !slices.ContainsFunc(out, func(o *parley.Actor) bool { return o.ID == a.ID }) {
			out = append(out, a)
		}
	}
	if len(out) < 2 {
		return nil, fmt.Errorf("%w: name at least two actors; the ids given lead to %d", parley.ErrInvalid, len(out))
	}
	return out, nil
}

// SplitActor says that whom some mentions name is not this actor but somebody
// else of the same name.
func (c Curator) SplitActor(ctx context.Context, id string, mentions []string, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.SplitActor, why, func(tx parley.Tx, r *ruling) error {
		found, err := actors(ctx, tx, []string{id})
		if err != nil {
			return err
		}
		list, err := present(ctx, tx, mentions)
		if err != nil {
			return err
		}
		var off []string
		for _, m := range list {
			if !names(m, found[0].ID) {
				return fmt.Errorf("%w: mention %s does not name %s", parley.ErrInvalid, m.ID, found[0].Name)
			}
			off = append(off, m.ID)
		}
		slices.Sort(off)
		r.Mentions = [][]string{off}
		r.Actors = []string{found[0].ID, parley.MakeID(parley.ActorPrefix, append([]string{found[0].ID}, off...)...)}
		return nil
	})
}

// names reports whether a mention names an actor itself.
func names(m *parley.Mention, id string) bool {
	return slices.ContainsFunc(m.Participants, func(p parley.Participant) bool { return p.ActorID == id }) ||
		slices.ContainsFunc(m.Positions, func(p parley.SaidPosition) bool { return p.Actor.ActorID == id })
}

// present finds mentions that no update has withdrawn, at least one.
func present(ctx context.Context, r parley.Reader, ids []string) ([]*parley.Mention, error) {
	if len(ids) == 0 {
		return nil, fmt.Errorf("%w: name at least one mention", parley.ErrInvalid)
	}
	list, err := all(ctx, "mention", ids, r.Mentions)
	if err != nil {
		return nil, err
	}
	for _, m := range list {
		if !m.KnownTo.IsZero() {
			return nil, fmt.Errorf("%w: mention %s is no longer said by its article", parley.ErrInvalid, m.ID)
		}
	}
	return list, nil
}
