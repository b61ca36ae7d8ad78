package mention

import (
	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

// Trace is how a reading came about, sentence by sentence.
type Trace struct {
	Sentences []TracedSentence  `json:"sentences"`
	Mentions  []*parley.Mention `json:"mentions"`
}

// TracedSentence is one sentence with what was found in it.
type TracedSentence struct {
	Text       string            `json:"text"`
	Span       parley.Span       `json:"span"`
	Entities   []TracedEntity    `json:"entities,omitempty"`
	Dates      []TracedDate      `json:"dates,omitempty"`
	Candidates []TracedCandidate `json:"candidates,omitempty"`
}

// TracedEntity is an entity with the rule that settled it.
type TracedEntity struct {
	Text       string      `json:"text"`
	Span       parley.Span `json:"span"`
	Kind       string      `json:"kind"`
	Form       string      `json:"form"`
	Name       string      `json:"name"`
	Represents string      `json:"represents,omitempty"`
	Title      string      `json:"title,omitempty"`
	Country    string      `json:"country,omitempty"`
	Rule       string      `json:"rule"`
}

// TracedDate is a date phrase as it resolves in the past tense.
type TracedDate struct {
	Text string      `json:"text"`
	Span parley.Span `json:"span"`
	When parley.When `json:"when"`
	Rule string      `json:"rule"`
}

// TracedCandidate is what a rule read off a trigger and what became of it.
type TracedCandidate struct {
	Rule    string             `json:"rule"`
	Trigger string             `json:"trigger"`
	Span    parley.Span        `json:"span"`
	Kind    parley.EventKind   `json:"kind"`
	Status  parley.EventStatus `json:"status,omitempty"`
	When    parley.When        `json:"when"`
	Parties []string           `json:"parties,omitempty"`
	People  []string           `json:"people,omitempty"`
	Place   string             `json:"place,omitempty"`
	Site    string             `json:"site,omitempty"`
	Terms   string             `json:"terms,omitempty"`
	// Dropped says why the candidate became no mention; JoinedTo names the
	// mention it became part of.
	Dropped  string `json:"dropped,omitempty"`
	JoinedTo string `json:"joinedTo,omitempty"`
	Mention  string `json:"mention,omitempty"`
}

var kindNames = [...]string{"person", "state", "organisation", "place", "site", "group", "reporter", "region"}

var formNames = [...]string{"named", "adjective", "metonym", "reference", "pronoun"}

// Explain reads the article and tells how each mention came about and why each
// candidate that became none was dropped.
func (r *Reader) Explain(a *parley.Article) Trace {
	rd := r.read(a)
	t := Trace{Mentions: rd.mentions()}
	of := map[*view][]*candidate{}
	for _, c := range rd.all {
		of[c.v] = append(of[c.v], c)
	}
	for _, v := range rd.views {
		s := TracedSentence{Text: a.Text[v.s.Span.Start:v.s.Span.End], Span: v.s.Span}
		var last *entity.Entity
		for k := range v.t {
			if e := v.ent[k]; e != nil && e != last {
				last = e
				s.Entities = append(s.Entities, TracedEntity{
					Text: a.Text[e.Span.Start:e.Span.End], Span: e.Span, Kind: kindNames[e.Kind], Form: formNames[e.Form],
					Name: e.Name, Represents: e.Represents, Title: e.Title, Country: e.Country, Rule: e.Rule,
				})
			}
			if d := v.date[k]; d != nil && d.First == k {
				s.Dates = append(s.Dates, TracedDate{Text: a.Text[d.Span.Start:d.Span.End], Span: d.Span, When: d.Resolve(rd.at(mood{})), Rule: d.Rule})
			}
		}
		for _, c := range of[v] {
			tc := TracedCandidate{
				Rule: c.rule, Trigger: a.Text[c.anchor.Start:c.anchor.End], Span: c.anchor, Kind: c.kind, Status: c.status, When: c.when,
				Parties: c.parties(), People: c.people(), Place: c.place, Site: c.site, Terms: c.terms, Dropped: c.dropped, Mention: c.id,
			}
			e := c
			for e.joined != nil {
				e = e.joined
			}
			if e != c {
				tc.JoinedTo = e.id
				if e.dropped != "" {
					tc.Dropped = "with what it joined: " + e.dropped
				}
			}
			s.Candidates = append(s.Candidates, tc)
		}
		t.Sentences = append(t.Sentences, s)
	}
	return t
}
