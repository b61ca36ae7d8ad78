// Package entity finds who and where a text speaks of: people with their
// titles and what they represent, states, organisations, places, sites, and
// the words that point back to them. Dates are found by its package when.
package entity

import (
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// Kind is what an entity is.
type Kind uint8

// The kinds of entity.
const (
	Person       Kind = iota
	State             // as an actor
	Organisation      // as an actor
	Place             // a city, region or country as a place: after "in", "at", "to", or a capital that does not act
	Site              // a building or institution where people meet: "the Russian Consulate", "Four Seasons hotel"
	Group             // people named by what they are: "Russian negotiators", "the U.S. delegation", "foreign ministers of A and B", "the two sides", "European leaders"
	Reporter          // a news agency, newspaper or broadcaster
	Region            // stands for no actor: "Europe", "the Gulf", "the Black Sea"
)

// Form is how the text puts it.
type Form uint8

// The forms.
const (
	Named     Form = iota // "Sergei Lavrov", "Russia", "Hamas"
	Adjective             // "Russian", "U.S." before a noun
	Metonym               // "Moscow", "the White House" where they act
	Reference             // points back: "the envoy", "the Turkish president", "his counterpart"
	Pronoun               // "he", "they", "both"
)

// Entity is one reference in the text, settled as far as the article allows.
type Entity struct {
	Span        parley.Span // with the title in front of a name and "the"; without an apposition behind it
	Sentence    int         // index into the sentences
	First, Last int         // its tokens: [First, Last)
	Kind        Kind
	Form        Form

	// Name is canonical for states, organisations and places, the article's
	// fullest form for people (titles stripped), the words themselves for
	// sites and groups; empty for a reference that could not be settled.
	Name string
	// Represents is, for people and groups, the state or organisation they
	// act for; for a place or site, nothing.
	Represents string
	// Title is the office of a person as the article words it, taken from any
	// sentence: "special envoy to the Middle East".
	Title string
	// Country is the state that a place or site lies in, where it is known
	// from the names or from the words beside it.
	Country string
	// City is the city of a site, where the text gives it beside it.
	City string
	// Members are the parties a group stands for, where its words name them
	// ("ministers of France and Germany": both); empty for "the two sides".
	Members []string
	// Meant are the people of a group, where the article names them: those of
	// "the two presidents". They have no words of their own.
	Meant []Entity
	// Count is how many a group says it has ("the two sides": 2), 0 unknown.
	Count int
	// Capital is the state a capital or seat of power stands for, also where
	// Kind is Place or Site.
	Capital string
	Rule    string // the rule that read it
}

// Document is an article taken apart: what the mention rules read.
type Document struct {
	Article   *parley.Article
	Sentences []sentence.Sentence
	Dateline  Dateline
	Entities  []Entity      // in order of the text; they never overlap
	Dates     []when.Phrase // in order of the text; they never overlap
}
