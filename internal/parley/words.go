package parley

import (
	"fmt"
	"strings"
)

// EventWords ask for events in the words of a command line or of an address.
// What is empty asks nothing.
type EventWords struct {
	Actors          []string // names or ids of those who all take part
	Kinds, Statuses []string // in upper or lower case
	From, To        string   // days
	Text            string
}

// Filter is what the words ask, ErrInvalid when one has no meaning. Its
// AllActors are as given: names have to be looked up.
func (w EventWords) Filter() (EventFilter, error) {
	f := EventFilter{AllActors: w.Actors, Text: w.Text}
	var err error
	if f.Kinds, err = chosen(w.Kinds, "kind", Talks, Meeting, Summit, Visit, Call, Agreement, Proposal, Statement); err != nil {
		return f, err
	}
	if f.Statuses, err = chosen(w.Statuses, "status", Planned, Ongoing, Held, Cancelled, Unclear); err != nil {
		return f, err
	}
	if f.From, err = day(w.From); err != nil {
		return f, err
	}
	f.To, err = day(w.To)
	return f, err
}

// String names what is asked: "Talks of Russia, Ukraine, from 2025-03-01".
func (w EventWords) String() string {
	s := "Events"
	if len(w.Kinds) > 0 {
		s = strings.Join(w.Kinds, ", ")
		s = strings.ToUpper(s[:1]) + strings.ToLower(s[1:])
	}
	for _, part := range []struct{ word, value string }{
		{" of ", strings.Join(w.Actors, ", ")}, {", ", strings.ToLower(strings.Join(w.Statuses, ", "))}, {", from ", w.From}, {", to ", w.To}, {", with ", w.Text},
	} {
		if part.value != "" {
			s += part.word + part.value
		}
	}
	return s
}

// chosen turns words into values of the vocabulary.
func chosen[T ~string](words []string, what string, known ...T) ([]T, error) {
	var out []T
next:
	for _, w := range words {
		var names []string
		for _, k := range known {
			if strings.EqualFold(w, string(k)) {
				out = append(out, k)
				continue next
			}
			names = append(names, strings.ToLower(string(k)))
		}
		return nil, fmt.Errorf("%w: there is no %s %q; take %s", ErrInvalid, what, w, strings.Join(names, ", "))
	}
	return out, nil
}

// day reads a date that may be left out.
func day(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	return ParseDate(s)
}
