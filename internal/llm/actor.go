package llm

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// actor takes one of the model's actors, if the text names it.
func (c *checker) actor(x saidActor) {
	name := strings.TrimSpace(x.Name)
	kind, ok := oneOf(x.Kind, parley.Person, parley.State, parley.Organisation)
	if !ok {
		c.dropped[NoValue]++
		kind = parley.Organisation
	}
	n := c.resolved(name, kind)
	c.actors[name] = n
	if n == nil || n.Kind != parley.Person {
		return
	}
	if of := value(x.Represents); of != "" {
		if side := c.resolved(of, parley.Organisation); side != nil && side.Kind != parley.Person {
			n.Represents = side.Name
		} else {
			c.dropped[NotNamed]++
		}
	}
	if title := value(x.Role); c.words.has(title) {
		n.Title = title
	} else if title != "" {
		c.dropped[NoWords]++
	}
}

// resolved gives a name in its canonical form and with its kind, nil when the
// text does not name it.
func (c *checker) resolved(name string, kind parley.ActorKind) *parley.Name {
	n := parley.Name{Name: name, Kind: kind}
	if kind != parley.Person {
		if s, ok := c.names.State(name); ok {
			n = parley.Name{Name: s, Kind: parley.State}
		} else if o, ok := c.names.Organisation(name); ok {
			n = parley.Name{Name: o, Kind: parley.Organisation}
		}
	}
	if _, ok := c.named(nil, name, n.Name); !ok {
		return nil
	}
	return &n
}

// lookup gives an actor that an event names; one that the model did not list
// has the kind that its place suggests.
func (c *checker) lookup(name string, kind parley.ActorKind) *parley.Name {
	name = strings.TrimSpace(name)
	n, known := c.actors[name]
	if !known {
		n = c.resolved(name, kind)
		c.actors[name] = n
	}
	return n
}

// named tells where the text names somebody or some place by one of the names,
// in a quote if it does so there. The names that Parley knows count in all
// their forms: "Kyiv" and "Ukrainian" name Ukraine.
func (c *checker) named(quotes []parley.Span, names ...string) (parley.Span, bool) {
	var all []parley.Span
	for _, name := range names {
		if name == "" {
			continue
		}
		all = append(all, c.words.find(name)...)
		for _, e := range c.doc.Entities {
			if stands(e, name) {
				all = append(all, e.Span)
			}
		}
	}
	if near := within(all, quotes); len(near) > 0 {
		return near[0], true
	}
	if len(all) > 0 {
		return all[0], true
	}
	return parley.Span{}, false
}

// stands reports whether an entity names somebody.
func stands(e entity.Entity, name string) bool {
	if e.Kind == entity.Person {
		return e.Represents == name || e.Form == entity.Named && e.Name != "" && sameFullName(e.Name, name)
	}
	return e.Name == name || e.Represents == name || e.Capital == name || slices.Contains(e.Members, name)
}

// sameFullName compares names of people in any transliteration; a text that
// gives only the family name does not name "Ivan Petrov".
func sameFullName(a, b string) bool {
	return spelling.Key(a) == spelling.Key(b) || len(strings.Fields(a)) > 1 && len(strings.Fields(b)) > 1 && spelling.SamePerson(a, b)
}

// take gives each actor the role that its place in the event implies. A
// statement has one speaker: the party stands for itself only where none of
// the people speaks for it.
func (c *checker) take(m *parley.Mention, e saidEvent) {
	party, member := parley.Party, parley.Member
	switch m.Kind.Family() {
	case parley.Agreements:
		party, member = parley.Signatory, parley.Signatory
	case parley.Proposals:
		party, member = parley.Proposer, parley.Proposer
	case parley.Statements:
		party, member = parley.Speaker, parley.Speaker
	}
	spoken := map[string]bool{}
	add := func(names []string, kind parley.ActorKind, role parley.ParticipantRole, field string) {
		for _, name := range names {
			n := c.lookup(name, kind)
			if n == nil {
				c.dropped[NotNamed]++
				continue
			}
			if slices.ContainsFunc(m.Participants, func(p parley.Participant) bool { return p.Name.Name == n.Name }) ||
				role == parley.Speaker && n.Kind != parley.Person && spoken[n.Name] {
				continue
			}
			spoken[n.Represents] = true
			at, _ := c.named(m.Quotes, n.Name)
			m.Participants = append(m.Participants, parley.Participant{Name: *n, Role: role})
			note(m, field, n.Name, at)
		}
	}
	add(e.People, parley.Person, member, "person")
	add(e.Parties, parley.State, party, "party")
	add(e.Mediators, parley.State, parley.Mediator, "mediator")
}
