package resolver

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// kindOfID names what an id stands for, by its prefix.
var kindOfID = map[string]string{
	parley.ArticlePrefix: "article",
	parley.MentionPrefix: "mention",
	parley.EventPrefix:   "event",
	parley.ActorPrefix:   "actor",
	parley.VenuePrefix:   "venue",
	parley.TopicPrefix:   "topic",
	parley.TrackPrefix:   "track",

	parley.DecisionPrefix: "decision",
	parley.ReviewPrefix:   "review item",
}

// prefixOf gives an id's prefix; ErrInvalid when it cannot be an id of ours.
func prefixOf(id string) (string, error) {
	if i := strings.IndexByte(id, '_'); i > 0 && i < len(id)-1 && len(id) <= 64 && !strings.ContainsFunc(id[i+1:], notInID) {
		if _, ok := kindOfID[id[:i+1]]; ok {
			return id[:i+1], nil
		}
	}
	return "", fmt.Errorf("%w: %q is not an id; ids come from other answers and look like evt_… or act_…", parley.ErrInvalid, clip(id))
}

func notInID(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
}

// checkIDs refuses ids that stand for something else than asked.
func checkIDs(field, prefix string, ids ...string) error {
	for _, id := range ids {
		got, err := prefixOf(id)
		if err != nil {
			return fmt.Errorf("%w: %s: %q is not an id; ids come from other answers, those asked for here look like %s…", parley.ErrInvalid, field, clip(id), prefix)
		}
		if got != prefix {
			return fmt.Errorf("%w: %s takes ids of a kind that begins with %s; %s is the id of another kind, %s",
				parley.ErrInvalid, field, prefix, id, kindOfID[got])
		}
	}
	return nil
}

// clip keeps what somebody sent short enough to be said back.
func clip(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}

// checkFilter refuses what can match nothing by mistake. Actors may be given by
// name, which only a store can tell (withIDs).
func checkFilter(f parley.EventFilter) error {
	lists := []struct {
		field, prefix string
		ids           []string
	}{
		{"venues", parley.VenuePrefix, f.Venues},
		{"topics", parley.TopicPrefix, f.Topics},
		{"tracks", parley.TrackPrefix, f.Tracks},
	}
	for _, w := range f.With {
		if len(w.AnyOf) == 0 {
			return fmt.Errorf("%w: with.anyOf names no actor", parley.ErrInvalid)
		}
	}
	for _, l := range lists {
		if err := checkIDs(l.field, l.prefix, l.ids...); err != nil {
			return err
		}
	}
	switch {
	case f.From != "" && f.To != "" && f.From > f.To:
		return fmt.Errorf("%w: from %s is after to %s", parley.ErrInvalid, f.From, f.To)
	case !f.ReportedFrom.IsZero() && !f.ReportedTo.IsZero() && f.ReportedFrom.After(f.ReportedTo):
		return fmt.Errorf("%w: reportedFrom is after reportedTo", parley.ErrInvalid)
	case f.MaxParties < 0 || f.MinSources < 0:
		return fmt.Errorf("%w: maxParties and minSources take no negative numbers", parley.ErrInvalid)
	case f.MinConfidence < 0 || f.MinConfidence > 1:
		return fmt.Errorf("%w: minConfidence takes 0 to 1", parley.ErrInvalid)
	}
	return nil
}

// conflictFields are the names under which one may ask for conflicts, and the
// fields (parley.Conflict) that they stand for.
var conflictFields = map[string][]string{
	"when": {"when"}, "date": {"when"}, "start": {"when"}, "end": {"when"},
	"venue": {"place", "site"}, "place": {"place"}, "site": {"site"},
	"participants": {"participants"}, "parties": {"participants"}, "people": {"participants"}, "mediators": {"participants"},
	"duration": {"duration"}, "status": {"status"}, "terms": {"terms"},
}

// inFull checks a filter and puts it in the words of the store.
func inFull(f parley.EventFilter) (parley.EventFilter, error) {
	var err error
	f.ConflictsIn, err = conflictsIn(f.ConflictsIn)
	return f, cmp.Or(checkFilter(f), err)
}

// conflictsIn are the fields that some names stand for.
func conflictsIn(names []string) ([]string, error) {
	var out []string
	for _, n := range names {
		fields, ok := conflictFields[n]
		if !ok {
			known := strings.Join(slices.Sorted(maps.Keys(conflictFields)), ", ")
			return nil, fmt.Errorf("%w: conflictsIn knows no field %q; the fields are %s", parley.ErrInvalid, clip(n), known)
		}
		for _, f := range fields {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out, nil
}
