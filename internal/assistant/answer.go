package assistant

import (
	"context"
	"strings"

	"github.com/parley-talks/parley/internal/export"
	"github.com/parley-talks/parley/internal/parley"
)

// Untrusted is the wording of articles, which strangers wrote: all that is not an
// id, a day, a number or a word of our own, names and titles too.
type Untrusted struct {
	Text string `json:"untrusted_text"`
}

// Event is an event as a model reads it.
type Event struct {
	ID            string        `json:"id"`
	Kind          string        `json:"kind"`
	Title         Untrusted     `json:"title"`
	Start         string        `json:"start,omitempty"`
	End           string        `json:"end,omitempty"`
	Precision     string        `json:"precision" jsonschema:"how tightly the days are known: day, span, week, month, year or unknown"`
	Status        string        `json:"status"`
	Participants  []Participant `json:"participants"`
	Venue         *Untrusted    `json:"venue,omitempty"`
	Topics        []Untrusted   `json:"topics,omitempty"`
	Track         *Untrusted    `json:"track,omitempty" jsonschema:"the series of talks that it is a round of"`
	Round         int           `json:"round,omitempty"`
	Summary       *Untrusted    `json:"summary,omitempty"`
	Terms         []Untrusted   `json:"terms,omitempty"`
	Standing      string        `json:"standing,omitempty"`
	Positions     []Position    `json:"positions,omitempty"`
	Conflicts     []Conflict    `json:"conflicts,omitempty" jsonschema:"fields on which reports cannot all be right"`
	History       []Step        `json:"history,omitempty"`
	FirstReported string        `json:"first_reported"`
	Recorded      string        `json:"recorded" jsonschema:"when Parley last wrote it down"`
	Sources       int           `json:"independent_sources" jsonschema:"copies of one text count once"`
	Demo          bool          `json:"demonstration,omitempty" jsonschema:"rests on demonstration data, which is not to be cited"`
	Citations     []Citation    `json:"citations"`
}

// Participant is an actor with what it did.
type Participant struct {
	Actor
	Role   string     `json:"role"`
	For    *Untrusted `json:"acts_for,omitempty"`
	Office *Untrusted `json:"office,omitempty"`
}

// Actor is a person, state or organisation.
type Actor struct {
	ID   string    `json:"id"`
	Name Untrusted `json:"name"`
	Kind string    `json:"kind,omitempty"`
}

// Position is an answer to a proposal.
type Position struct {
	Actor      Untrusted  `json:"actor"`
	Stance     string     `json:"stance"`
	Conditions *Untrusted `json:"conditions,omitempty"`
	Since      string     `json:"since,omitempty"`
	Report     string     `json:"report" jsonschema:"the citation that says so"`
}

// Conflict is a field on which reports differ.
type Conflict struct {
	Field  string      `json:"field"`
	Shown  Untrusted   `json:"shown"`
	Others []Untrusted `json:"others"`
	Reason string      `json:"reason"`
}

// Step is one in the life of an event.
type Step struct {
	Step     string `json:"step"`
	Start    string `json:"start,omitempty"`
	Reported string `json:"reported"`
}

// Citation is a report to cite.
type Citation struct {
	Number       int         `json:"number,omitempty"`
	Report       string      `json:"report"`
	Outlet       Untrusted   `json:"outlet"`
	Title        Untrusted   `json:"title"`
	Published    string      `json:"published"`
	Address      string      `json:"address,omitempty"`
	AttributedTo *Untrusted  `json:"attributed_to,omitempty"`
	Quotes       []Untrusted `json:"quotes"`
}

// told are events with so many citations each.
func (t tools) told(ctx context.Context, events []*parley.Event, cited int) ([]Event, error) {
	loaded, err := export.Load(ctx, t.Reader, events)
	if err != nil {
		return nil, err
	}
	out := make([]Event, len(loaded))
	for i, e := range loaded {
		out[i] = eventOf(e, cited)
	}
	return out, nil
}

func eventOf(e *export.Event, cited int) Event {
	v := Event{
		ID: e.ID, Kind: lower(e.Kind), Title: Untrusted{export.OneLine(e.Title)},
		Start: string(e.When.Start), End: string(e.When.End), Precision: lower(e.When.Precision),
		Status: lower(e.Status), Participants: []Participant{}, Round: e.Round,
		Summary: wording(e.Summary), Standing: lower(e.Standing),
		FirstReported: export.Instant(e.FirstReported), Recorded: export.Instant(e.Recorded),
		Sources: e.IndependentSources, Demo: e.Demo, Citations: []Citation{},
	}
	for _, p := range e.Who {
		shown := Participant{Actor: actorOf(p.Actor), Role: lower(p.Role), Office: wording(p.Title)}
		if p.For != nil {
			shown.For = wording(p.For.Name)
		}
		v.Participants = append(v.Participants, shown)
	}
	if e.Venue != nil {
		v.Venue = wording(e.Venue.Name)
	}
	if e.Track != nil {
		v.Track = wording(e.Track.Name)
	}
	for _, topic := range e.Topics {
		v.Topics = append(v.Topics, Untrusted{export.OneLine(topic.Name)})
	}
	for _, term := range e.Terms {
		v.Terms = append(v.Terms, Untrusted{export.OneLine(term)})
	}
	for _, a := range e.Answers {
		v.Positions = append(v.Positions, positionOf(Untrusted{export.OneLine(a.Name)}, a.Position))
	}
	for _, c := range e.Conflicts {
		shown := Conflict{Field: c.Field, Others: []Untrusted{}, Reason: c.Reason}
		for _, value := range c.Values {
			if value.Shown {
				shown.Shown = Untrusted{export.OneLine(value.Value)}
			} else {
				shown.Others = append(shown.Others, Untrusted{export.OneLine(value.Value)})
			}
		}
		v.Conflicts = append(v.Conflicts, shown)
	}
	for _, s := range e.History {
		v.History = append(v.History, Step{lower(s.Step), string(s.When.Start), export.Instant(s.ReportedAt)})
	}
	for _, r := range e.Reports[:min(cited, len(e.Reports))] {
		v.Citations = append(v.Citations, citationOf(0, r.Mention, r.Article))
	}
	return v
}

func actorOf(a *parley.Actor) Actor {
	return Actor{a.ID, Untrusted{export.OneLine(a.Name)}, lower(a.Kind)}
}

func positionOf(actor Untrusted, p parley.Position) Position {
	return Position{actor, lower(p.Stance), wording(p.Conditions), string(p.Since), p.MentionID}
}

func citationOf(number int, m *parley.Mention, a *parley.Article) Citation {
	c := Citation{
		Number: number, Report: m.ID, Outlet: Untrusted{export.OneLine(a.Outlet)}, Title: Untrusted{export.OneLine(a.Title)},
		Published: export.Instant(a.Published),
		Address:   export.WebAddress(a.URL), AttributedTo: wording(m.AttributedTo), Quotes: []Untrusted{},
	}
	for _, q := range (export.Report{Mention: m, Article: a}).Words() {
		c.Quotes = append(c.Quotes, Untrusted{q})
	}
	return c
}

// wording marks a text of an article; nil when it is empty.
func wording(s string) *Untrusted {
	if s = export.OneLine(s); s == "" {
		return nil
	}
	return &Untrusted{s}
}

func lower[T ~string](word T) string { return strings.ToLower(string(word)) }
