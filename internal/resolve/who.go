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
// even out, attach to the one full name that fits among all that is known of
// people of that family name; where there is none, a family name stays an actor
// of its own with its side.
type cast struct {
	places func(name string) (country string, at *parley.Point, ok bool)
	id     map[parley.Name]string // of people, by name and side as reported
	made   map[actorKey]string    // ids of all, so that they are hashed once

	rulings *Rulings
}

type actorKey struct {
	kind parley.ActorKind
	key  string
}

// person is one spelling of a person's name with one side.
type person struct {
	name, side string // as reported
	key        string // of the id
	full       bool   // more than a family name
}

func newCast(items []*item, known []parley.Name, places func(string) (string, *parley.Point, bool), rulings *Rulings) *cast {
	c := &cast{places: places, rulings: rulings, id: map[parley.Name]string{}, made: map[actorKey]string{}}
	names := slices.Clone(known)
	for _, it := range items {
		eachName(it.Mention, func(n *parley.Name) {
			if n.Kind == parley.Person {
				names = append(names, *n)
			}
		})
	}
	for n, key := range Who(names) {
		c.id[n] = c.make(parley.Person, key)
	}
	return c
}

// make gives the id of an actor with a key, hashed once.
func (c *cast) make(kind parley.ActorKind, key string) string {
	k := actorKey{kind, key}
	id, ok := c.made[k]
	if !ok {
		id = parley.MakeID(parley.ActorPrefix, string(kind), key)
		c.made[k] = id
	}
	return id
}

// Who tells people apart by all the names under which they are known: those
// with equal values are one. Only Name and Represents (folded) of the names are
// looked at and given back.
func Who(names []parley.Name) map[parley.Name]string {
	people := map[string][]*person{} // by family name
	seen := map[parley.Name]bool{}
	for _, n := range names {
		n = spelled(n)
		if seen[n] {
			continue
		}
		seen[n] = true
		key := personKey(n.Name)
		people[lastName(n.Name)] = append(people[lastName(n.Name)], &person{
			name: n.Name, side: n.Represents, key: key, full: strings.Contains(key, " "),
		})
	}
	out := make(map[parley.Name]string, len(seen))
	for _, ps := range people {
		settle(ps)
		for _, p := range ps {
			out[parley.Name{Name: p.name, Represents: p.side}] = p.key
		}
	}
	return out
}

// spelled is what tells one spelling of a person from another.
func spelled(n parley.Name) parley.Name {
	return parley.Name{Name: n.Name, Represents: spelling.Fold(n.Represents)}
}

// nameKeys are the block keys under which those are found whom a mention names:
// people by PeopleKey, name, side.
func nameKeys(it *item) []string {
	var out []string
	eachName(it.Mention, func(n *parley.Name) {
		if n.Kind == parley.Person {
			out = append(out, NameKey(*n))
		} else {
			out = append(out, BodyKey(n.Name))
		}
		if n.Represents != "" {
			out = append(out, BodyKey(n.Represents))
		}
	})
	return out
}

// PeopleKey is what the block keys of all people of one family name begin with.
func PeopleKey(name string) string { return keyName + lastName(name) + "|" }

// NameKey is the block key of all mentions that name a person just so.
func NameKey(n parley.Name) string {
	return PeopleKey(n.Name) + unbarred.Replace(n.Name) + "|" + unbarred.Replace(spelling.Fold(n.Represents))
}

// BodyKey is the block key of all mentions that name a state or an organisation,
// themselves or as what a person represents.
func BodyKey(name string) string { return keyBody + spelling.Fold(name) }

// NameOf is the name in a block key made by NameKey; ok is false for others.
func NameOf(key string) (n parley.Name, ok bool) {
	rest, ok := strings.CutPrefix(key, keyName)
	parts := strings.Split(rest, "|")
	if !ok || len(parts) != 3 {
		return n, false
	}
	return parley.Name{Name: parts[1], Kind: parley.Person, Represents: parts[2]}, true
}

// unbarred keeps the sign that parts keys out of names.
var unbarred = strings.NewReplacer("|", " ")

func eachName(m *parley.Mention, f func(*parley.Name)) {
	for i := range m.Participants {
		f(&m.Participants[i].Name)
	}
	for i := range m.Positions {
		f(&m.Positions[i].Actor)
	}
	if m.Teller.Name != "" {
		f(&m.Teller)
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
	if n.Kind != parley.Person {
		return c.make(n.Kind, spelling.Fold(n.Name))
	}
	id, ok := c.id[spelled(n)]
	if !ok {
		return c.make(parley.Person, personKey(n.Name))
	}
	if c.rulings == nil {
		return id
	}
	alone := personKey(n.Name) // as if nobody else had that family name
	if !strings.Contains(alone, " ") {
		alone += "|" + spelling.Fold(n.Represents)
	}
	if self := c.make(parley.Person, alone); c.rulings.kept(self, id) {
		return self
	}
	return id
}

// side finds what a person represents. The names that articles give sides carry
// no kind: the other names of the mention say what it is, and for the rest a
// country is a state. m may be nil.
func (c *cast) side(name string, m *parley.Mention) *parley.Actor {
	key := spelling.Fold(name)
	kind := parley.State
	if c.places != nil {
		if country, _, ok := c.places(name); !ok || spelling.Fold(country) != key {
			kind = parley.Organisation
		}
	}
	if m != nil {
		eachName(m, func(n *parley.Name) {
			if n.Kind != parley.Person && spelling.Fold(n.Name) == key {
				kind = n.Kind
			}
		})
	}
	return &parley.Actor{ID: c.make(kind, key), Kind: kind, Name: name, Description: describeBody(kind)}
}

// side notes what a name stands for and gives its id; empty for no name.
func (d *deriver) side(name string, m *parley.Mention) string {
	if name == "" {
		return ""
	}
	a := d.cast.side(name, m)
	if now := d.Rulings.Actor(a.ID); now != a.ID || d.actors[a.ID] == nil {
		return d.admit(a.ID, a.Kind, name)
	}
	return a.ID
}

// admit notes an actor that no mention may name itself, and gives the id that it
// goes by.
func (d *deriver) admit(id string, kind parley.ActorKind, name string) string {
	id = d.Rulings.Actor(id)
	a := &parley.Actor{ID: id, Kind: kind, Name: name, Description: describeBody(kind)}
	d.actors[id] = d.Rulings.Correct(JoinActors(d.actors[id], a))
	return id
}

// called is the id of the actor at hand that has a name, in this order: a
// person, a state, an organisation; empty when there is none.
func (d *deriver) called(name string) string {
	if name == "" {
		return ""
	}
	for _, kind := range []parley.ActorKind{parley.Person, parley.State, parley.Organisation} {
		key := spelling.Fold(name)
		if kind == parley.Person {
			key = personKey(name)
		}
		if id := d.Rulings.Actor(d.cast.make(kind, key)); d.actors[id] != nil {
			return id
		}
	}
	return ""
}

// see takes in whom the mentions of an event name, and writes there who it is.
// States and organisations come before people, who point to them.
func (d *deriver) see(items []*item) {
	for _, people := range []bool{false, true} {
		for _, it := range items {
			eachName(it.Mention, func(n *parley.Name) {
				if (n.Kind == parley.Person) != people {
					return
				}
				n.ActorID, n.SideID = d.Rulings.actorOf(it.Mention, d.cast.idOf(*n)), d.side(n.Represents, it.Mention)
				d.actors[n.ActorID] = d.Rulings.Correct(JoinActors(d.actors[n.ActorID], named(*n, it.Mention)))
			})
		}
	}
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
// in Name.ActorID and Name.SideID; nil when none does. kind is that of an actor
// whom people represent.
func Profile(id string, kind parley.ActorKind, mentions []*parley.Mention) *parley.Actor {
	var out *parley.Actor
	for _, m := range mentions {
		eachName(m, func(n *parley.Name) {
			if n.ActorID == id {
				out = JoinActors(out, named(*n, m))
			}
			if n.SideID == id && n.Represents != "" {
				out = JoinActors(out, &parley.Actor{ID: id, Kind: kind, Name: n.Represents})
			}
		})
	}
	return out
}

// ActorIDs are the actors that a mention names, once Merge has said who they
// are, in the order of the text.
func ActorIDs(m *parley.Mention) []string {
	var out []string
	eachName(m, func(n *parley.Name) { out = append(out, n.ActorID, n.SideID) })
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
	a, b = derived(a), derived(b)
	out := &parley.Actor{ID: a.ID, Kind: min(a.Kind, b.Kind), Description: cmp.Or(a.Description, b.Description), EventCount: a.EventCount}
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
