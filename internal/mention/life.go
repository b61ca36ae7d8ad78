package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

var (
	postponeWords = set("postponed postpone postpones postponing postponement delayed delay delays rescheduled reschedule moved pushed")
	callOffWords  = set("cancelled canceled cancels cancel cancelling canceling scrapped shelved aborted called-off")
	confirmWords  = set("confirmed confirms confirm confirming confirmation")
	denyWords     = set("denied denies deny denying denial")
)

// life reads from the words of each occasion which step of its life they tell
// beyond its status, and which occasion took the place of one that was put off.
func life(ms []*parley.Mention, text string) {
	for _, m := range ms {
		if m.Kind.Family() == parley.Contacts {
			m.Step = step(m, text)
		}
	}
	for _, m := range ms {
		if from := placeOf(m, ms); from != nil {
			m.MovedFrom = from.ID
			m.Evidence = append(m.Evidence, parley.Evidence{Field: "movedFrom", Value: string(from.When.Start), Span: from.Quotes[0], Rule: "put-off"})
		}
	}
}

// step is empty where the status says all.
func step(m *parley.Mention, text string) parley.StatusStep {
	words := map[string]bool{} // single ones and pairs, apart from what is negated
	for _, q := range m.Quotes {
		fields := strings.Fields(spelling.Fold(text[q.Start:q.End]))
		for i, w := range fields {
			if slices.ContainsFunc(fields[max(0, i-4):i], func(w string) bool { return negations[w] }) {
				continue
			}
			words[w] = true
			if i > 0 {
				words[fields[i-1]+" "+w] = true
			}
		}
	}
	told := func(list map[string]bool) bool {
		for w := range list {
			if words[w] {
				return true
			}
		}
		return false
	}
	putOff := told(postponeWords) || words["put off"] || words["put back"]
	calledOff := told(callOffWords) || words["called off"]
	switch {
	case m.Status == parley.Cancelled && putOff && !calledOff:
		return parley.StepPostponed
	case m.Status == parley.Planned && told(confirmWords):
		return parley.StepConfirmed
	case m.Status == parley.Unclear && told(denyWords):
		return parley.StepDenied
	}
	return ""
}

// placeOf is the occasion that was put off to the day of m: of the same sides,
// on another day, and told of in the same sentence or in that before. None
// where several would do.
func placeOf(m *parley.Mention, ms []*parley.Mention) *parley.Mention {
	if !onFixedDay(m) || m.Status == parley.Cancelled {
		return nil
	}
	var found *parley.Mention
	for _, o := range ms {
		if !onFixedDay(o) || o.Status != parley.Cancelled || o.When.Overlaps(m.When) || !slices.Equal(sidesOf(o), sidesOf(m)) {
			continue
		}
		together := len(o.Quotes) > 0 && slices.Contains(m.Quotes, o.Quotes[0])
		next := o.Step == parley.StepPostponed && m.Position == o.Position+1 && m.Role == parley.Announced
		if !together && !next {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

func onFixedDay(m *parley.Mention) bool {
	return m.Kind.Family() == parley.Contacts && m.When.Known() && m.When.Days() <= 7
}

// sidesOf are the states and organisations that take part, themselves or
// through people, in text order; none are as good as any.
func sidesOf(m *parley.Mention) []string {
	var out []string
	for _, p := range m.Participants {
		name := p.Name.Name
		switch {
		case p.Role == parley.Mediator || p.Role == parley.Host:
			continue
		case p.Kind == parley.Person && p.Represents != "":
			name = p.Represents
		}
		out = append(out, name)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
