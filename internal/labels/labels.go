// Package labels reads and writes label files: what one article says about
// talks, in the plain form in which people write it by hand, import it from
// spreadsheets and score a reader by. It is the only place that turns this
// form into mentions and back.
package labels

import "github.com/parley-talks/parley/internal/parley"

// File is the label file of one article. With the article's own fields filled
// it is also one record of an import or export.
type File struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published"`         // ISO 8601 date or instant
	Updated   string `json:"updated,omitempty"` // empty when never
	Text      string `json:"text,omitempty"`

	Actors []Actor `json:"actors"`
	Events []Event `json:"events"`
}

// Actor is somebody who takes part in, makes or answers one of the events.
type Actor struct {
	Name       string  `json:"name"`
	Kind       string  `json:"kind"` // person, state or organisation
	Represents *string `json:"represents,omitempty"`
	Role       *string `json:"role,omitempty"` // a person's office, as the article words it
}

// Event is one occasion as the article tells it. Dates are ISO 8601 days; a
// nil field is not said.
type Event struct {
	Key       string     `json:"key"`
	Kind      string     `json:"kind"`
	Start     *string    `json:"start"`
	End       *string    `json:"end"`
	Status    string     `json:"status"`
	People    []string   `json:"people"`
	Parties   []string   `json:"parties"`
	Mediators []string   `json:"mediators"`
	Place     *string    `json:"place"`
	Site      *string    `json:"site"`
	Topics    []string   `json:"topics"`
	Previous  []string   `json:"previous"`
	MovedFrom *string    `json:"moved_from,omitempty"` // the event that was to take place where or when this one does
	About     []string   `json:"about,omitempty"`
	Terms     *string    `json:"terms,omitempty"`
	Positions []Position `json:"positions,omitempty"`

	// What merging made of it: the event that holds it, that event's track,
	// and its number there (none for a round that did not take place). On
	// import EventID is authoritative and the other two are ignored.
	EventID *string `json:"event_id,omitempty"`
	TrackID *string `json:"track_id,omitempty"`
	Round   *int    `json:"round,omitempty"`
}

// Position is a party's answer to a proposal.
type Position struct {
	Actor  string `json:"actor"`
	Stance string `json:"stance"`
}

// Place puts what merging made of mention number i into the file. A nil event
// leaves it as it is.
func (f *File) Place(i int, e *parley.Event) {
	if e == nil {
		return
	}
	l := &f.Events[i]
	l.EventID = &e.ID
	if e.TrackID != "" {
		l.TrackID = &e.TrackID
	}
	if e.Round > 0 {
		l.Round = &e.Round
	}
}
