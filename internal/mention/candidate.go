package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// candidate is an occasion as one trigger tells it. Rules fill it, discourse
// settles what points back and joins those that are one occasion, and what
// remains becomes mentions.
type candidate struct {
	names   *entity.Names
	rule    string
	kind    parley.EventKind
	v       *view
	trigger [2]int // tokens
	anchor  parley.Span

	who       []participant
	date      *when.Phrase
	when      parley.When
	status    parley.EventStatus
	place     string
	country   string
	site      string
	topics    []string
	ownTopics bool // named near the trigger, not the article's
	terms     string
	stances   []parley.SaidPosition
	closed    *bool
	minutes   int // duration

	definite  bool   // "the talks": may point back
	pointing  bool   // has to point back: nothing of its own
	twoSides  bool   // "the two sides": takes its parties from what came before
	round     string // "next", "previous", "first", "ordinal", "another", "" none
	ordinal   int
	roundAt   parley.Span
	inQuote   bool
	sided     bool // "with Y": one side is named
	met       bool // some words call it a meeting
	rounds    bool // some words call it a round or negotiations
	plain     bool // told in everyday words: "discussed trade with"
	counted   bool // its days are counted: "two days of talks"
	began     bool // it is told of as begun: "opened", "are taking part in"
	ended     bool // it is told of as over: "wrapped up", "after the talks"
	plenary   bool // "the conference": no round of talks between two
	toHold    bool // "will host the talks": no talks that were
	between   bool // "between A and B": all sides are named
	joinsIn   bool // names who took part in another occasion
	attends   bool // joinsIn, as parties of their own
	bare      bool // a statement that names no day and no occasion on which it was made
	named     bool // a statement whose sentence names who made it, an agreement whose paper has a name
	alongside bool // shares the subject of the occasion named before it
	gathers   bool // "the meeting included A": names some of who took part
	sidesTold int  // "six-party talks": how many take part
	aside     bool // it is only what something else is about
	others    bool // one side is of many that are not named: "with the leaders of eight nations"
	anyKind   bool // "the conversation", "the first": takes the kind of what it points to
	level     level
	heading   bool
	lead      bool
	planCue   bool
	about     []*candidate
	previous  []*candidate
	host      []*entity.Entity // who met the guests, where the words tell the two apart
	guests    []*entity.Entity
	hosts     []*entity.Entity // "hosted by C"
	listed    *candidate       // the first of a list of occasions that one plural names
	extra     []*candidate     // further occasions of the same words: "and, separately, with Y"
	movedFrom *candidate       // the occasion that the words put off to the day of this one
	mood      mood

	spans    []parley.Span
	evidence []parley.Evidence
	dropped  string // why, for explain
	joined   *candidate
	follows  *candidate // the occasion whose sides these are: "the two sides met again"
	support  int        // how many triggers told of it
	id       string
}

// participant is an actor with what it did, before roles are final.
type participant struct {
	name parley.Name
	role parley.ParticipantRole
	head bool
	span parley.Span
	rule string
}

// note records which words gave a value.
func (c *candidate) note(field, value string, sp parley.Span, rule string) {
	c.evidence = append(c.evidence, parley.Evidence{Field: field, Value: value, Span: sp, Rule: rule})
}

// add puts an actor in, once; a person brings the party it acts for.
func (c *candidate) add(e *entity.Entity, role parley.ParticipantRole, rule string) {
	switch e.Kind {
	case entity.Person:
		if e.Name == "" { // "Peru's president": its state alone
			if e.Represents != "" && e.Form == entity.Reference && role == parley.Party && !entity.Former(e.Title) {
				c.level |= levelOf(e.Title)
				c.put(participant{name: c.party(e.Represents), role: role, span: e.Span, rule: rule})
			}
			return
		}
		c.put(participant{name: parley.Name{Name: e.Name, Kind: parley.Person, Represents: e.Represents, Title: e.Title}, role: memberOf(role), span: e.Span, rule: rule})
		if e.Represents != "" && !entity.Former(e.Title) {
			c.put(participant{name: c.party(e.Represents), role: role, span: e.Span, rule: rule})
		}
	case entity.State:
		c.put(participant{name: parley.Name{Name: e.Name, Kind: parley.State}, role: role, span: e.Span, rule: rule})
	case entity.Organisation:
		if role == parley.Party && goBetweens[e.Name] {
			role = parley.Mediator
		}
		c.put(participant{name: parley.Name{Name: e.Name, Kind: parley.Organisation}, role: role, span: e.Span, rule: rule})
	case entity.Group:
		if role == parley.Party {
			c.level |= levelOf(e.Name)
		}
		for i := range e.Meant {
			m := e.Meant[i]
			m.Span = e.Span
			c.add(&m, role, rule)
		}
		if len(e.Members) > 0 {
			for _, m := range e.Members {
				c.put(participant{name: c.party(m), role: role, span: e.Span, rule: rule})
			}
			return
		}
		if e.Represents != "" {
			c.put(participant{name: c.party(e.Represents), role: role, span: e.Span, rule: rule})
			return
		}
		// "the powers" are one side, whoever they are
		c.others = c.others || ofMany(e.Name)
		c.twoSides = len(e.Meant) == 0 && !strings.HasSuffix(strings.ToLower(e.Name), " powers") && !ofMany(e.Name)
	}
}

// continents are adjectives of places with many states: "European leaders".
var continents = set("european arab african gulf western regional world asian nordic baltic balkan eu nato latin caribbean pacific")

// ofMany reports whether a group is of states that its words only count or place:
// "the leaders of eight island nations".
func ofMany(name string) bool {
	first, of, ok := strings.Cut(strings.ToLower(name), " of ")
	first, _, _ = strings.Cut(strings.TrimPrefix(first, "the "), " ")
	return ok && !strings.Contains(of, "two ") && !strings.Contains(of, "both ") || continents[first] || strings.Contains(strings.ToLower(name), "parties to the")
}

// memberOf is the role of a person where its party has the given one.
func memberOf(r parley.ParticipantRole) parley.ParticipantRole {
	if r == parley.Party {
		return parley.Member
	}
	return r
}

// party names a state or, where the name is none of a state, an organisation.
func (c *candidate) party(name string) parley.Name { return party(c.names, name) }

func party(names *entity.Names, name string) parley.Name {
	if s, ok := names.State(name); ok && s == name {
		return parley.Name{Name: name, Kind: parley.State}
	}
	return parley.Name{Name: name, Kind: parley.Organisation}
}

// put adds a participant unless it is there; a mediator is no party.
func (c *candidate) put(p participant) {
	if p.name.Name == "" {
		return
	}
	for i, q := range c.who {
		if sameName(q.name, p.name) {
			if rank(p.role) > rank(q.role) {
				c.who[i].role = p.role
			}
			if q.name.Title == "" {
				c.who[i].name.Title = p.name.Title
			}
			return
		}
	}
	c.who = append(c.who, p)
	c.note(strings.ToLower(string(p.role)), p.name.Name, p.span, p.rule)
}

// rank says which of two roles of one actor holds.
func rank(r parley.ParticipantRole) int {
	switch r {
	case parley.Mediator:
		return 3
	case parley.Party, parley.Member, parley.Proposer, parley.Signatory, parley.Speaker:
		return 2
	}
	return 1
}

func sameName(a, b parley.Name) bool {
	if a.Kind != b.Kind {
		return false
	}
	if a.Kind == parley.Person {
		return a.Name == b.Name || spelling.SamePerson(a.Name, b.Name) && (a.Represents == "" || b.Represents == "" || a.Represents == b.Represents)
	}
	return a.Name == b.Name
}

// parties are the names of states and organisations that take part for
// themselves, sorted.
func (c *candidate) parties() []string {
	var out []string
	for _, p := range c.who {
		if p.name.Kind != parley.Person && p.role != parley.Mediator && p.role != parley.Host {
			out = append(out, p.name.Name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// people are the names of the people who take part and do not mediate.
func (c *candidate) people() []string {
	var out []string
	for _, p := range c.who {
		if p.name.Kind == parley.Person && p.role != parley.Mediator {
			out = append(out, p.name.Name)
		}
	}
	return out
}

// mediators are the names of those who go between.
func (c *candidate) mediators() []string {
	var out []string
	for _, p := range c.who {
		if p.role == parley.Mediator {
			out = append(out, p.name.Name)
		}
	}
	return out
}

// take gives c the participants of o that it lacks. Whoever chairs "talks between
// A, B and C" goes between them, unless it is C or acts for it.
func (c *candidate) take(o *candidate) {
	for _, p := range o.who {
		if p.rule == "chaired-by" && p.role == parley.Mediator {
			if c.side(p.name.Name) {
				continue
			}
			if c.side(p.name.Represents) {
				p.role = parley.Member
			}
		}
		c.put(p)
	}
}

// side reports whether words of the occasion, "between A and B", make name one
// of its sides.
func (c *candidate) side(name string) bool {
	return slices.ContainsFunc(c.who, func(p participant) bool { return p.rule == "noun-between" && p.name.Name == name })
}

// settled reports whether at least two of who, when and where are known.
func (c *candidate) settled() bool {
	n := 0
	if len(c.who) > 0 {
		n++
	}
	if c.when.Known() {
		n++
	}
	if c.place != "" || c.site != "" {
		n++
	}
	return n >= 2
}

// gone reports whether c was dropped or joined to another.
func (c *candidate) gone() bool { return c.dropped != "" || c.joined != nil }

func overlap(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}
