package labels

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// FromMentions writes what an article says as a label file. Events come in
// the order of ms and are named e1, e2, …; links to mentions that are not
// among ms are left out.
func FromMentions(id string, published parley.Date, ms []*parley.Mention) File {
	f := File{ID: id, Published: string(published), Actors: []Actor{}, Events: []Event{}}
	key := map[string]string{}
	for i, m := range ms {
		key[m.ID] = fmt.Sprintf("e%d", i+1)
	}
	keysOf := func(ids []string) []string {
		out := []string{}
		for _, id := range ids {
			if k := key[id]; k != "" {
				out = append(out, k)
			}
		}
		return out
	}
	named := cast{}
	for _, m := range ms {
		e := Event{
			Key: key[m.ID], Kind: strings.ToLower(string(m.Kind)), Status: strings.ToLower(string(m.Status)),
			Start: text(string(m.When.Start)), End: text(string(m.When.End)),
			Place: text(m.Place), Site: text(m.Site), Topics: some(m.Topics),
			Previous: keysOf(m.Previous), MovedFrom: text(key[m.MovedFrom]),
		}
		e.People, e.Parties, e.Mediators = sides(m)
		for _, p := range m.Participants {
			if p.Role != parley.Host || slices.Contains(e.Parties, p.Name.Name) {
				named.add(p.Name)
			}
		}
		switch m.Kind.Family() {
		case parley.Statements:
			e.About = keysOf(m.About)
		case parley.Agreements:
			e.Terms = text(m.Terms)
		case parley.Proposals:
			e.Terms = text(m.Terms)
			e.Positions = []Position{}
			for _, p := range m.Positions {
				if p.Stance != parley.Proposes {
					e.Positions = append(e.Positions, Position{p.Actor.Name, strings.ToLower(string(p.Stance))})
					named.add(p.Actor)
				}
			}
		}
		f.Events = append(f.Events, e)
	}
	f.Actors = append(f.Actors, named.list()...)
	return f
}

// sides tells who takes part: people, the states and organisations at the
// table themselves or through those people, and go-betweens. Who lends the
// place is none of them unless it is also a party.
func sides(m *parley.Mention) (people, parties, mediators []string) {
	people, parties, mediators = []string{}, []string{}, []string{}
	for _, n := range m.Named(parley.Mediator) {
		mediators = add(mediators, n.Name)
	}
	for _, n := range m.Named(parley.Party, parley.Member, parley.Proposer, parley.Signatory, parley.Speaker) {
		if n.Kind != parley.Person {
			parties = add(parties, n.Name)
			continue
		}
		people = add(people, n.Name)
	}
	for _, n := range m.Named(parley.Member, parley.Party, parley.Proposer, parley.Signatory, parley.Speaker) {
		if n.Kind == parley.Person && n.Represents != "" && !slices.Contains(mediators, n.Represents) {
			parties = add(parties, n.Represents)
		}
	}
	return people, parties, mediators
}

// cast collects the actors of a file: people first, each once, with the first
// office and side that any event gives; then states, then organisations.
type cast map[parley.ActorKind][]parley.Name

func (c cast) add(n parley.Name) {
	if n.Represents != "" {
		defer c.addSide(n.Represents)
	}
	for i, o := range c[n.Kind] {
		if o.Name == n.Name {
			if o.Title == "" {
				c[n.Kind][i].Title = n.Title
			}
			if o.Represents == "" {
				c[n.Kind][i].Represents = n.Represents
			}
			return
		}
	}
	c[n.Kind] = append(c[n.Kind], n)
}

// addSide adds what a person represents, unless it is there already. A name
// that no event gives a kind to is written as a state.
func (c cast) addSide(name string) {
	for _, k := range []parley.ActorKind{parley.State, parley.Organisation} {
		for _, o := range c[k] {
			if o.Name == name {
				return
			}
		}
	}
	c[parley.State] = append(c[parley.State], parley.Name{Name: name, Kind: parley.State})
}

func (c cast) list() []Actor {
	var out []Actor
	for _, k := range []parley.ActorKind{parley.Person, parley.State, parley.Organisation} {
		for _, n := range c[k] {
			// addSide may have come before an event that knows better
			if k == parley.State && slices.ContainsFunc(c[parley.Organisation], func(o parley.Name) bool { return o.Name == n.Name }) {
				continue
			}
			a := Actor{Name: n.Name, Kind: strings.ToLower(string(k))}
			if k == parley.Person {
				a.Represents, a.Role = text(n.Represents), text(n.Title)
			}
			out = append(out, a)
		}
	}
	return out
}

func add(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// some is list, never nil, so that it is written as [] and not as null.
func some(list []string) []string { return append([]string{}, list...) }

// text is nil for what is not said.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
