package labels

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// ToMentions turns the events of f into the mentions of article a. They have
// no quotes. ErrInvalid names the first event and field that is wrong. An
// event_id is kept in Mention.EventID.
func ToMentions(f File, a *parley.Article) ([]*parley.Mention, error) {
	named := map[string]parley.Name{}
	for _, x := range f.Actors {
		kind, err := oneOf(x.Kind, parley.Person, parley.State, parley.Organisation)
		if err != nil {
			return nil, fmt.Errorf("actor %q: kind: %w", x.Name, err)
		}
		if strings.TrimSpace(x.Name) == "" {
			return nil, fmt.Errorf("%w: an actor has no name", parley.ErrInvalid)
		}
		named[x.Name] = parley.Name{Name: x.Name, Kind: kind, Represents: value(x.Represents), Title: value(x.Role)}
	}
	ids := map[string]string{}
	for i, e := range f.Events {
		if e.Key == "" || ids[e.Key] != "" {
			return nil, fmt.Errorf("%w: event %d needs a key of its own, such as e%d", parley.ErrInvalid, i+1, i+1)
		}
		// the key stands for the words that an imported mention does not have
		ids[e.Key] = parley.MakeID(parley.MentionPrefix, a.ID, e.Key)
	}
	out := make([]*parley.Mention, 0, len(f.Events))
	for i, e := range f.Events {
		m, err := mention(e, named, ids)
		if err != nil {
			return nil, fmt.Errorf("event %s: %w", e.Key, err)
		}
		m.ArticleID, m.Position, m.KnownFrom = a.ID, i+1, a.Published
		if !a.Updated.IsZero() {
			m.KnownFrom = a.Updated
		}
		out = append(out, m)
	}
	return out, nil
}

func mention(e Event, named map[string]parley.Name, ids map[string]string) (*parley.Mention, error) {
	m := &parley.Mention{
		ID: ids[e.Key], EventID: value(e.EventID), Role: parley.Lead, Confidence: 1,
		Place: value(e.Place), Site: value(e.Site), Terms: value(e.Terms), Topics: slices.Clone(e.Topics),
	}
	var err error
	if m.Kind, err = oneOf(e.Kind, parley.Talks, parley.Meeting, parley.Summit, parley.Visit, parley.Call, parley.Agreement, parley.Proposal, parley.Statement); err != nil {
		return nil, fmt.Errorf("kind: %w", err)
	}
	if m.Status, err = oneOf(e.Status, parley.Planned, parley.Ongoing, parley.Held, parley.Cancelled, parley.Unclear); err != nil {
		return nil, fmt.Errorf("status: %w", err)
	}
	if m.When, err = when(value(e.Start), value(e.End)); err != nil {
		return nil, err
	}
	m.Participants = participants(m.Kind.Family(), e, named)
	for _, p := range e.Positions {
		stance, err := oneOf(p.Stance, parley.Proposes, parley.Accepts, parley.Conditional, parley.Considering, parley.Rejects)
		if err != nil {
			return nil, fmt.Errorf("stance of %s: %w", p.Actor, err)
		}
		m.Positions = append(m.Positions, parley.SaidPosition{Actor: lookup(named, p.Actor, parley.State), Stance: stance})
	}
	for _, l := range []struct {
		field string
		keys  []string
		to    *[]string
	}{{"previous", e.Previous, &m.Previous}, {"about", e.About, &m.About}} {
		for _, k := range l.keys {
			if ids[k] == "" {
				return nil, fmt.Errorf("%w: %s: there is no event %q", parley.ErrInvalid, l.field, k)
			}
			*l.to = append(*l.to, ids[k])
		}
	}
	if k := value(e.MovedFrom); k != "" {
		if m.MovedFrom = ids[k]; m.MovedFrom == "" || k == e.Key {
			return nil, fmt.Errorf("%w: moved_from: there is no other event %q", parley.ErrInvalid, k)
		}
	}
	return m, nil
}

// participants gives each name the role that its place in the event implies. A
// statement has one speaker: the party stands for itself only where none of
// the people speaks for it.
func participants(family parley.Family, e Event, named map[string]parley.Name) []parley.Participant {
	party, member := parley.Party, parley.Member
	switch family {
	case parley.Agreements:
		party, member = parley.Signatory, parley.Signatory
	case parley.Proposals:
		party, member = parley.Proposer, parley.Proposer
	case parley.Statements:
		party, member = parley.Speaker, parley.Speaker
	}
	var out []parley.Participant
	spoken := map[string]bool{}
	for _, p := range e.People {
		n := lookup(named, p, parley.Person)
		spoken[n.Represents] = true
		out = append(out, parley.Participant{Name: n, Role: member})
	}
	for _, p := range e.Parties {
		if family != parley.Statements || !spoken[p] {
			out = append(out, parley.Participant{Name: lookup(named, p, parley.State), Role: party})
		}
	}
	for _, p := range e.Mediators {
		out = append(out, parley.Participant{Name: lookup(named, p, parley.State), Role: parley.Mediator})
	}
	return out
}

// lookup finds a name among the actors; one that is not listed there has the
// kind that its place in the event suggests.
func lookup(named map[string]parley.Name, name string, kind parley.ActorKind) parley.Name {
	if n, ok := named[name]; ok {
		return n
	}
	return parley.Name{Name: name, Kind: kind}
}

// when reads a span of days and names its precision by its shape: whole
// calendar weeks, months and years are what "last week" and "in March" give.
func when(start, end string) (parley.When, error) {
	if start == "" && end == "" {
		return parley.When{Precision: parley.Unknown}, nil
	}
	if end == "" {
		end = start
	}
	a, err := parley.ParseDate(start)
	if err != nil {
		return parley.When{}, fmt.Errorf("start: %w", err)
	}
	b, err := parley.ParseDate(end)
	if err != nil {
		return parley.When{}, fmt.Errorf("end: %w", err)
	}
	if b < a {
		return parley.When{}, fmt.Errorf("%w: it ends on %s, before it starts on %s", parley.ErrInvalid, b, a)
	}
	w := parley.Between(a, b)
	first, next := a.Time(), b.Add(1).Time()
	switch {
	case first.YearDay() == 1 && next.Equal(first.AddDate(1, 0, 0)):
		w.Precision = parley.Year
	case first.Day() == 1 && next.Equal(first.AddDate(0, 1, 0)):
		w.Precision = parley.Month
	case first.Weekday() == time.Monday && w.Days() == 7:
		w.Precision = parley.Week
	}
	return w, nil
}

// oneOf finds the value that is spelled s in lower case.
func oneOf[T ~string](s string, all ...T) (T, error) {
	for _, v := range all {
		if strings.ToLower(string(v)) == s {
			return v, nil
		}
	}
	var names []string
	for _, v := range all {
		names = append(names, strings.ToLower(string(v)))
	}
	return "", fmt.Errorf("%w: %q is none of %s", parley.ErrInvalid, s, strings.Join(names, ", "))
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
