package background

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// cited is how many reports a sentence names at most.
const cited = 10

// sentences writes what is known around an event, each sentence from the
// values of one event or from a count over what was read.
func (a Asker) sentences(ctx context.Context, k *known, item Item, rounds int) ([]Sentence, error) {
	around := append(append([]*parley.Event{item.Event}, item.Previous...), item.OpenProposals...)
	if item.LastOutcome != nil {
		around = append(around, item.LastOutcome)
	}
	if err := k.load(ctx, around...); err != nil {
		return nil, err
	}
	coverage, err := a.Reader.Coverage(ctx)
	if err != nil {
		return nil, fmt.Errorf("looking up what was read: %w", err)
	}
	out := []Sentence{k.fact(item.Event, coverage)}
	if e := item.Event; e.Round > 0 && e.Kind.Family() == parley.Contacts {
		s := fmt.Sprintf("it is the first round of these talks known here, in %s", read(coverage))
		if rounds > 0 {
			// cancelled ones are among the earlier rounds but have no number
			s = fmt.Sprintf("it is round %d of those known here, in %s", e.Round, read(coverage))
		}
		out = append(out, Sentence{sentence(s), e.MentionIDs[:min(cited, len(e.MentionIDs))]})
	}
	for i, p := range item.Previous {
		s := k.fact(p, coverage)
		if i == 0 && p.Round > 0 {
			s.Text = "In the round before: " + s.Text
		}
		out = append(out, s)
	}
	if item.LastOutcome != nil && item.LastOutcome.ID != item.Event.ID {
		s := k.fact(item.LastOutcome, coverage)
		s.Text = "What came of it last: " + s.Text
		out = append(out, s)
	}
	for _, p := range item.OpenProposals {
		out = append(out, k.fact(p, coverage))
		out = append(out, k.answers(p)...)
	}
	if item.Event.Kind == parley.Proposal {
		out = append(out, k.answers(item.Event)...)
	}
	return slices.DeleteFunc(out, func(s Sentence) bool { return s.Text == "" }), nil
}

// unmatched says of an occasion that is unknown here when the sides named last
// met, as far as that was read.
func (a Asker) unmatched(ctx context.Context, k *known, m *parley.Mention) ([]Sentence, error) {
	if m.Kind.Family() != parley.Contacts {
		return nil, nil
	}
	f := parley.EventFilter{Kinds: alike(parley.Talks), Statuses: []parley.EventStatus{parley.Held, parley.Ongoing}}
	if m.When.Known() {
		f.To = m.When.Start
	}
	var names []string
	for _, side := range sides(m) {
		ids, err := k.called(ctx, side)
		if err != nil {
			return nil, err
		}
		if len(ids) == 0 {
			continue
		}
		f.With = append(f.With, parley.ParticipantFilter{AnyOf: ids})
		names = append(names, the(side.Name))
	}
	if len(f.With) < 2 {
		return nil, nil
	}
	page, err := a.Reader.EventPage(ctx, f, parley.TimeDesc, parley.Page{First: 1})
	if err != nil {
		return nil, fmt.Errorf("looking up the last time: %w", err)
	}
	coverage, err := a.Reader.Coverage(ctx)
	if err != nil {
		return nil, fmt.Errorf("looking up what was read: %w", err)
	}
	if len(page.Items) == 0 {
		return []Sentence{{Text: sentence("no earlier meeting of " + list(names) + " is known here, in " + read(coverage))}}, nil
	}
	last := page.Items[0]
	if err := k.load(ctx, last); err != nil {
		return nil, err
	}
	s := k.fact(last, coverage)
	s.Text = "The last time known here, in " + read(coverage) + ": " + s.Text
	return []Sentence{s}, nil
}

// read says what a count or a "last since" rests on.
func read(c parley.Coverage) string {
	return fmt.Sprintf("%s published from %s to %s", count(c.Articles, "article"), day(c.FirstPublished), day(c.LastPublished))
}

// fact is what an event was, in one sentence.
func (k *known) fact(e *parley.Event, coverage parley.Coverage) Sentence {
	return Sentence{sentence(k.tell(e, coverage)), e.MentionIDs[:min(cited, len(e.MentionIDs))]}
}

func (k *known) tell(e *parley.Event, coverage parley.Coverage) string {
	who, plural := k.who(e)
	if who == "" {
		return ""
	}
	when := dates(e.When)
	switch e.Kind.Family() {
	case parley.Statements:
		return fmt.Sprintf("%s, %s made a statement%s", when, who, k.where(e))
	case parley.Proposals:
		s := fmt.Sprintf("%s, %s made a proposal", when, who)
		if e.Summary != "" {
			s = fmt.Sprintf("%s, %s proposed this: %s", when, who, e.Summary)
		}
		return s
	case parley.Agreements:
		verb := "reached an agreement"
		switch e.Status {
		case parley.Planned:
			verb = "planned an agreement"
		case parley.Cancelled:
			return fmt.Sprintf("an agreement between %s did not come about, as reported %s", who, when)
		case parley.Unclear:
			return fmt.Sprintf("reports differ or do not say whether %s reached an agreement %s", who, when)
		}
		s := fmt.Sprintf("%s, %s %s%s", when, who, verb, k.where(e))
		if e.Summary != "" {
			s += ": " + e.Summary
		}
		return s
	}
	where := k.where(e)
	switch e.Status {
	case parley.Cancelled:
		return fmt.Sprintf("%s of %s%s, set for %s, was called off or put off", nouns[e.Kind], who, where, bare(when))
	case parley.Unclear:
		return fmt.Sprintf("whether %s of %s%s took place %s is unclear", nouns[e.Kind], who, where, when)
	case parley.Planned:
		if e.When.Known() && e.When.End < coverage.LastPublished {
			return fmt.Sprintf("%s of %s%s was planned %s; no report read says that it was held", nouns[e.Kind], who, where, when)
		}
		return fmt.Sprintf("%s of %s%s is planned %s", nouns[e.Kind], who, where, when)
	case parley.Ongoing:
		return fmt.Sprintf("%s, %s of %s%s was going on", when, nouns[e.Kind], who, where)
	}
	s := fmt.Sprintf("%s, %s %s%s", when, who, held(e.Kind, plural), where)
	if e.Duration > 0 {
		s += ", for " + lasting(e.Duration)
	}
	if e.Closed != nil && *e.Closed {
		s += ", behind closed doors"
	}
	if by := k.names(e, parley.Mediator); len(by) > 0 {
		s += ", mediated by " + list(by)
	}
	return s
}

// bare is a date without its preposition, where a sentence brings its own.
func bare(when string) string {
	when = strings.TrimPrefix(when, "on ")
	return strings.TrimPrefix(when, "in ")
}

// nouns are the kinds as one thing.
var nouns = map[parley.EventKind]string{
	parley.Talks: "a round of talks", parley.Meeting: "a meeting", parley.Summit: "a summit",
	parley.Visit: "a visit", parley.Call: "a call",
}

// held is what those who took part did.
func held(kind parley.EventKind, plural bool) string {
	switch kind {
	case parley.Talks:
		return "held talks"
	case parley.Summit:
		return "held a summit"
	case parley.Call:
		if plural {
			return "spoke by phone"
		}
		return "held a phone call"
	case parley.Visit:
		return "made a visit"
	}
	if plural {
		return "met"
	}
	return "held a meeting"
}

// who are the sides of an event: each state or organisation with the people
// who spoke for it, and the people who spoke for none.
func (k *known) who(e *parley.Event) (words string, plural bool) {
	var order []string
	people := map[string][]string{}
	side := func(id string) {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	for _, p := range e.Participants {
		a := k.actors[p.ActorID]
		if a == nil || p.Role == parley.Mediator || p.Role == parley.Host {
			continue
		}
		if a.Kind == parley.Person && p.OnBehalfOf != "" && k.name(p.OnBehalfOf) != "" {
			side(p.OnBehalfOf)
			people[p.OnBehalfOf] = append(people[p.OnBehalfOf], a.Name)
			continue
		}
		side(p.ActorID)
	}
	var out []string
	for _, id := range order {
		s := the(k.name(id))
		switch {
		case len(people[id]) == 0:
		case e.Kind == parley.Talks:
			s += " (represented by " + list(people[id]) + ")"
		default:
			s = list(people[id]) + " of " + s
		}
		out = append(out, s)
	}
	return list(out), len(out) > 1
}

func (k *known) names(e *parley.Event, role parley.ParticipantRole) []string {
	var out []string
	for _, p := range e.Participants {
		if p.Role == role && k.name(p.ActorID) != "" {
			out = append(out, the(k.name(p.ActorID)))
		}
	}
	return out
}

// where is the venue as an addition to a sentence.
func (k *known) where(e *parley.Event) string {
	v := k.venues[e.VenueID]
	switch {
	case v == nil:
		return ""
	case v.Site != "" && v.City != "":
		return " in " + v.City + " (" + v.Site + ")"
	case v.City != "":
		return " in " + v.City
	case v.Site != "":
		return " (" + v.Site + ")"
	}
	return " in " + the(v.Country)
}

// answers are the latest positions on a proposal, in order of time.
func (k *known) answers(p *parley.Event) []Sentence {
	latest := map[string]int{}
	for i, pos := range p.Positions {
		latest[pos.ActorID+"|"+pos.Term] = i
	}
	var out []Sentence
	for i, pos := range p.Positions {
		if latest[pos.ActorID+"|"+pos.Term] != i || pos.Stance == parley.Proposes || k.name(pos.ActorID) == "" {
			continue
		}
		s := fmt.Sprintf("%s, as of %s, %s", the(k.name(pos.ActorID)), day(pos.Since), stances[pos.Stance])
		if pos.Since == "" {
			s = the(k.name(pos.ActorID)) + " " + stances[pos.Stance]
		}
		if pos.Term != "" {
			s += " as to " + pos.Term
		}
		if pos.Conditions != "" {
			s += ": " + pos.Conditions
		}
		out = append(out, Sentence{sentence(s), []string{pos.MentionID}})
	}
	return out
}
