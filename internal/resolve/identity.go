package resolve

import (
	"cmp"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// identities are the decisions on who is who.
type identities struct {
	as     map[string]string // actor id -> the one it was merged into
	foes   map[[2]string]bool
	splits []*parley.Decision                   // latest first
	known  map[string][]*parley.ActorCorrection // by actor, by time
}

func newIdentities(list []*parley.Decision) *identities {
	r := &identities{as: map[string]string{}, foes: map[[2]string]bool{}, known: map[string][]*parley.ActorCorrection{}}
	for _, d := range slices.Backward(list) {
		switch {
		case len(d.Actors) == 0:
		case d.Kind == parley.SplitActor:
			r.splits = append(r.splits, d)
		case d.Kind == parley.KeepApart:
			for _, a := range d.Actors {
				for _, b := range d.Actors {
					if a != b && r.actor(a) != r.actor(b) {
						r.foes[[2]string{a, b}] = true
					}
				}
			}
		case d.Kind == parley.MergeActors:
			for _, id := range d.Actors[1:] {
				r.merge(d.Actors[0], id)
			}
		}
	}
	for _, d := range list {
		if d.Actor != nil {
			id := r.actor(d.Actors[0])
			r.known[id] = append(r.known[id], d.Actor)
		}
	}
	return r
}

// merge makes b, and what was merged into it, be a, unless a later decision
// keeps one of these apart from another. The id that a later decision chose
// stays.
func (r *identities) merge(a, b string) {
	into, from := r.actor(a), r.actor(b)
	if into == from {
		return
	}
	of := func(root string) []string {
		out := []string{root}
		for id, to := range r.as {
			if to == root {
				out = append(out, id)
			}
		}
		return out
	}
	left, right := of(into), of(from)
	for _, x := range left {
		for _, y := range right {
			if r.foes[[2]string{x, y}] {
				return
			}
		}
	}
	for _, id := range right {
		r.as[id] = into
	}
}

// actor is the id that an actor goes by now.
func (r *identities) actor(id string) string {
	if r == nil {
		return id
	}
	return cmp.Or(r.as[id], id)
}

// Actor is the id of the actor that the one with this id was merged into, and
// the id itself when it was not.
func (r *Rulings) Actor(id string) string {
	if r == nil {
		return id
	}
	return r.actor(id)
}

// actorOf is the actor that a mention names, where the names alone say id.
func (r *Rulings) actorOf(m *parley.Mention, id string) string {
	if r == nil {
		return id
	}
	now := r.actor(id)
	for _, d := range r.splits {
		if (d.Actors[0] == id || r.actor(d.Actors[0]) == now) && slices.Contains(d.Mentions[0], m.ID) {
			return r.actor(d.Actors[1])
		}
	}
	return now
}

// kept reports whether two actors were ruled not to be the same.
func (r *Rulings) kept(a, b string) bool { return r != nil && r.foes[[2]string{a, b}] }

// represents is whom an actor represents by a decision; nil when none says.
func (r *Rulings) represents(id string) *parley.Name {
	var out *parley.Name
	if r != nil {
		for _, c := range r.known[id] {
			out = cmp.Or(c.Side, out)
		}
	}
	return out
}

// Correct gives an actor the values that were ruled right and keeps those that
// were derived in Uncorrected. Descriptions are left to Describe.
func (r *Rulings) Correct(a *parley.Actor) *parley.Actor {
	if plain := derived(a); r == nil || len(r.known[a.ID]) == 0 {
		return plain
	}
	plain := *derived(a)
	out := plain
	out.Aliases, out.Affiliations = slices.Clone(plain.Aliases), slices.Clone(plain.Affiliations)
	for _, c := range r.known[a.ID] {
		out.Kind, out.Wikidata = cmp.Or(c.Kind, out.Kind), cmp.Or(c.Wikidata, out.Wikidata)
		if c.Name != "" && c.Name != out.Name {
			out.Aliases = append(out.Aliases, out.Name)
			out.Name = c.Name
		}
		out.Aliases = append(out.Aliases, c.Aliases...)
	}
	out.Aliases = slices.DeleteFunc(unique(out.Aliases), func(s string) bool { return s == out.Name })
	if n := r.represents(a.ID); n != nil {
		side := r.actor(n.ActorID)
		out.Represents = side
		if !slices.ContainsFunc(out.Affiliations, func(f parley.Affiliation) bool { return f.ActorID == side }) {
			out.Affiliations = append(out.Affiliations, parley.Affiliation{ActorID: side})
		}
	}
	plain.Description, plain.EventCount = "", 0 // said and counted of the actor as shown
	out.Uncorrected = &plain
	return &out
}

// Bare is what stays of an actor that no report names any more.
func Bare(a *parley.Actor) *parley.Actor {
	a = derived(a)
	return &parley.Actor{ID: a.ID, Kind: a.Kind, Name: a.Name, EventCount: a.EventCount}
}

// derived is an actor without what was ruled on it.
func derived(a *parley.Actor) *parley.Actor {
	if a == nil || a.Uncorrected == nil {
		return a
	}
	out := *a.Uncorrected
	out.EventCount = a.EventCount
	return &out
}
