package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// cast settles who is who.
//
// An actor's id is made from its kind and a key of its name (personKey for
// people), so that mentions derived apart from each other give the same actor
// the same id. A family name alone, and a spelling that personKey does not
// even out, attach to the one full name that fits among the mentions that are
// derived together; where there is none, a family name stays an actor of its
// own with its side.
type cast struct {
	places func(name string) (country string, at *parley.Point, ok bool)
	id     map[parley.Name]string // without Title
	actor  map[string]*parley.Actor
	people map[string][]*person // by last name
}

// person is one spelling of a person's name with one side.
type person struct {
	name, side string // as reported
	key        string // of the id
	full       bool   // more than a family name
}

func newCast(items []*item, places func(string) (string, *parley.Point, bool)) *cast {
	c := &cast{places: places, id: map[parley.Name]string{}, actor: map[string]*parley.Actor{}, people: map[string][]*person{}}
	seen := map[parley.Name]bool{}
	each(items, func(n *parley.Name, _ *item) {
		bare := parley.Name{Name: n.Name, Kind: n.Kind, Represents: n.Represents}
		if n.Kind != parley.Person || seen[bare] {
			return
		}
		seen[bare] = true
		k := lastName(n.Name)
		c.people[k] = append(c.people[k], &person{
			name: n.Name, side: spelling.Fold(n.Represents), key: personKey(n.Name),
			full: len(strings.Fields(personKey(n.Name))) > 1,
		})
	})
	for _, ps := range c.people {
		settle(ps)
	}
	// states and organisations before people, who point to them
	each(items, func(n *parley.Name, it *item) {
		if n.Kind != parley.Person {
			c.see(n, it)
		}
	})
	each(items, func(n *parley.Name, it *item) {
		if n.Kind == parley.Person {
			c.see(n, it)
		}
	})
	return c
}

// each calls f for every name in the mentions.
func each(items []*item, f func(*parley.Name, *item)) {
	for _, it := range items {
		eachName(it, func(n *parley.Name) { f(n, it) })
	}
}

func eachName(it *item, f func(*parley.Name)) {
	for i := range it.Participants {
		f(&it.Participants[i].Name)
	}
	for i := range it.Positions {
		f(&it.Positions[i].Actor)
	}
}

// settle joins spellings of one person and gives family names that stand alone
// to the one full name that fits. Who fits two stays apart from both.
func settle(ps []*person) {
	slices.SortFunc(ps, func(a, b *person) int {
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.name, b.name), strings.Compare(a.side, b.side))
	})
	fits := func(a, b *person) bool {
		return (a.side == b.side || a.side == "" || b.side == "") && spelling.SamePerson(a.name, b.name)
	}
	for i, p := range ps {
		if !p.full {
			continue
		}
		for _, o := range ps[:i] {
			if o.full && o.key != p.key && o.side == p.side && fits(o, p) {
				p.key = o.key
				break
			}
		}
	}
	for _, p := range ps {
		if p.full {
			continue
		}
		keys := map[string]bool{}
		for _, o := range ps {
			if o.full && fits(o, p) {
				keys[o.key] = true
			}
		}
		if len(keys) == 1 {
			for k := range keys {
				p.key = k
			}
		} else {
			p.key += "|" + p.side // all that is known of him
		}
	}
}

// idOf is the actor id of a name.
func (c *cast) idOf(n parley.Name) string {
	bare := parley.Name{Name: n.Name, Kind: n.Kind, Represents: n.Represents}
	if id, ok := c.id[bare]; ok {
		return id
	}
	key := spelling.Fold(n.Name)
	if n.Kind == parley.Person {
		key = personKey(n.Name)
		for _, p := range c.people[lastName(n.Name)] {
			if p.name == n.Name && p.side == spelling.Fold(n.Represents) {
				key = p.key
			}
		}
	}
	id := parley.MakeID(parley.ActorPrefix, string(n.Kind), key)
	c.id[bare] = id
	return id
}

// side finds the id of what a person represents. The names that articles give
// sides carry no kind: a country is a state, and for the rest the mentions at
// hand say what it is.
func (c *cast) side(name string) string {
	if name == "" {
		return ""
	}
	key := spelling.Fold(name)
	state := parley.MakeID(parley.ActorPrefix, string(parley.State), key)
	org := parley.MakeID(parley.ActorPrefix, string(parley.Organisation), key)
	kind, id := parley.State, state
	switch {
	case c.actor[state] != nil:
		return state
	case c.actor[org] != nil:
		return org
	case c.places != nil:
		if country, _, ok := c.places(name); !ok || spelling.Fold(country) != key {
			kind, id = parley.Organisation, org
		}
	}
	c.actor[id] = &parley.Actor{ID: id, Kind: kind, Name: name, Description: describeBody(kind)}
	return id
}

// called is the id of the actor at hand that has a name, in this order: a
// person, a state, an organisation; empty when there is none.
func (c *cast) called(name string) string {
	for _, kind := range []parley.ActorKind{parley.Person, parley.State, parley.Organisation} {
		key := spelling.Fold(name)
		if kind == parley.Person {
			key = personKey(name)
		}
		if id := parley.MakeID(parley.ActorPrefix, string(kind), key); name != "" && c.actor[id] != nil {
			return id
		}
	}
	return ""
}

// see takes in one naming of an actor by a mention, and writes there who it is.
func (c *cast) see(n *parley.Name, it *item) {
	n.ActorID, n.SideID = c.idOf(*n), c.side(n.Represents)
	c.actor[n.ActorID] = JoinActors(c.actor[n.ActorID], named(*n, it.Mention))
}

// named is an actor as one mention names it.
func named(n parley.Name, m *parley.Mention) *parley.Actor {
	a := &parley.Actor{ID: n.ActorID, Kind: n.Kind, Name: n.Name}
	if n.Kind == parley.Person && n.SideID != "" {
		day := parley.DateOf(m.KnownFrom)
		a.Affiliations = []parley.Affiliation{{ActorID: n.SideID, Title: n.Title, From: day, To: day}}
	}
	return a
}

// Profile makes an actor of all mentions that name it, after Merge has said so
// in Name.ActorID; nil when none does.
func Profile(id string, mentions []*parley.Mention) *parley.Actor {
	var out *parley.Actor
	for _, m := range mentions {
		eachName(&item{Mention: m}, func(n *parley.Name) {
			if n.ActorID == id {
				out = JoinActors(out, named(*n, m))
			}
		})
	}
	return out
}

// ActorIDs are the actors that a mention names, once Merge has said who they
// are, in the order of the text.
func ActorIDs(m *parley.Mention) []string {
	var out []string
	eachName(&item{Mention: m}, func(n *parley.Name) { out = append(out, n.ActorID, n.SideID) })
	return out
}

// JoinActors puts together what two sets of mentions say of one actor; either
// may be nil. It is commutative, associative and idempotent, so an actor comes
// out the same however its mentions were grouped. Descriptions are left to
// Describe, since they name other actors.
func JoinActors(a, b *parley.Actor) *parley.Actor {
	if a == nil {
		a = b
	}
	if b == nil {
		b = a
	}
	out := &parley.Actor{ID: a.ID, Kind: a.Kind, Description: cmp.Or(a.Description, b.Description), EventCount: a.EventCount}
	names := slices.Concat([]string{a.Name, b.Name}, a.Aliases, b.Aliases)
	slices.SortFunc(names, betterName)
	names = slices.Compact(names)
	out.Name = names[0]
	if len(names) > 1 {
		out.Aliases = names[1:]
		slices.Sort(out.Aliases)
	}
	type office struct{ actor, title string }
	at := map[office]parley.Affiliation{}
	for _, f := range slices.Concat(a.Affiliations, b.Affiliations) {
		k := office{f.ActorID, f.Title}
		if o, ok := at[k]; ok {
			f.From, f.To = min(f.From, o.From), max(f.To, o.To)
		}
		at[k] = f
	}
	for _, f := range at {
		out.Affiliations = append(out.Affiliations, f)
	}
	slices.SortFunc(out.Affiliations, func(x, y parley.Affiliation) int {
		return cmp.Or(strings.Compare(string(x.From), string(y.From)), strings.Compare(string(x.To), string(y.To)),
			strings.Compare(x.ActorID, y.ActorID), strings.Compare(x.Title, y.Title))
	})
	if f := latest(out.Affiliations, false); f != nil {
		out.Represents = f.ActorID
	}
	return out
}

// betterName orders spellings: given and family name before a family name
// alone, then the fewest words, the shortest and the alphabetically first.
func betterName(a, b string) int {
	wa, wb := len(strings.Fields(a)), len(strings.Fields(b))
	return cmp.Or(cmp.Compare(b2i(wa < 2), b2i(wb < 2)), cmp.Compare(wa, wb), cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// latest is the affiliation shown last, one with a title if asked.
func latest(fs []parley.Affiliation, titled bool) *parley.Affiliation {
	var best *parley.Affiliation
	for i, f := range fs {
		if titled && f.Title == "" {
			continue
		}
		if best == nil || cmp.Or(strings.Compare(string(f.To), string(best.To)), strings.Compare(f.ActorID, best.ActorID), strings.Compare(f.Title, best.Title)) > 0 {
			best = &fs[i]
		}
	}
	return best
}

// Describe says what tells a from its namesakes: "foreign minister of Russia".
// name gives the name of an actor id.
func Describe(a *parley.Actor, name func(id string) string) string {
	if a.Kind != parley.Person {
		return describeBody(a.Kind)
	}
	f := latest(a.Affiliations, true)
	if f == nil {
		f = latest(a.Affiliations, false)
	}
	if f == nil {
		return "person"
	}
	of := name(f.ActorID)
	switch {
	case of == "":
		return cmp.Or(f.Title, "person")
	case f.Title == "":
		return "for " + of
	case strings.Contains(f.Title, of):
		return f.Title
	}
	return f.Title + ", " + of
}

func describeBody(k parley.ActorKind) string { return strings.ToLower(string(k)) }
