// Package listing is what the lists of every engine have in common: the keys
// they are sorted by, the terms they are searched by, and how a page is cut.
// It is computed in Go because engines collate, fold and score differently.
//
// Every list has one text as its sort key and one direction, so a cursor is
// that text and a page is one range of it.
package listing

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// The names of the lists, as cursors carry them. Lists of events are named by
// their order.
const (
	Articles  = "articles"
	Mentions  = "mentions"
	Actors    = "actors"
	Contacts  = "contacts"
	Positions = "positions"
	Venues    = "venues"
	Topics    = "topics"
	Tracks    = "tracks"
	Decisions = "decisions"
	Hits      = "hits"
	Changes   = "changes"
)

// Instant is t in UTC at a fixed width, so that instants compare as text.
func Instant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }

// Span is the first and last day of w; two empty dates when w is undated. A
// span without an end ends on its first day.
func Span(w parley.When) (start, end parley.Date) {
	switch {
	case !w.Known():
		return "", ""
	case w.End == "":
		return w.Start, w.Start
	}
	return w.Start, w.End
}

// TimeAsc is the ascending key of an event for parley.TimeAsc. Undated events
// come last: '|' is above the digits.
func TimeAsc(e *parley.Event) string {
	start, end := Span(e.When)
	return string(start) + "|" + string(end) + "|" + e.ID
}

// TimeDesc is the descending key of an event for parley.TimeDesc. Undated
// events come last: ' ' is below the digits.
func TimeDesc(e *parley.Event) string {
	if !e.When.Known() {
		return " " + e.ID
	}
	return TimeAsc(e)
}

// ReportedDesc is the descending key of an event for parley.ReportedDesc.
func ReportedDesc(e *parley.Event) string { return Instant(e.FirstReported) + "|" + e.ID }

// Relevance is the descending key of an event for parley.Relevance.
// inTitle: every term asked for is in its title.
func Relevance(inTitle bool, timeDesc string) string {
	if inTitle {
		return "1|" + timeDesc
	}
	return "0|" + timeDesc
}

// Article is the descending key of an article.
func Article(a *parley.Article) string { return Instant(a.Published) + "|" + a.ID }

// Mention is the ascending key of a mention among those of its event.
func Mention(m *parley.Mention) string {
	return fmt.Sprintf("%s|%s|%09d|%s", Instant(m.KnownFrom), m.ArticleID, m.Position, m.ID)
}

// Named is the ascending key of a venue or topic. The tab is below everything
// that a folded name has; very long names count by their beginning only, since
// engines index no text of any length.
func Named(name, id string) string { return cut(spelling.Fold(name), 256) + "\t" + id }

// CountedKey is the ascending key of an actor with so many events, or of a
// contact with so many shared ones. named is its key by Named.
func CountedKey(count int, named string) string {
	return fmt.Sprintf("%09d|%s", 999_999_999-count, named)
}

// Track is the descending key of a track; one without a dated round is last,
// since ' ' is below the digits.
func Track(t *parley.Track) string { return string(t.Last) + " " + t.ID }

// Position is the descending key of the i-th position of an event.
func Position(eventID string, i int, p parley.Position) string {
	return fmt.Sprintf("%s %s|%06d", p.Since, eventID, i)
}

// Decision is the key of a decision: ascending in order of time.
func Decision(d *parley.Decision) string { return Instant(d.At) + "|" + d.ID }

// Timeless is the date under which actors and venues stand among hits: before
// everything that has a date.
const Timeless = "9999"

// Hit is the descending key of a search result. date: the first day of an
// event, the day of an article, the last round of a track, or Timeless.
func Hit(inTitle bool, date, id string) string { return Relevance(inTitle, date+" "+id) }

// maxTerms bounds the different terms of one question.
const maxTerms = 32

// termBytes bounds a term; longer ones are cut, in what is stored and in what
// is asked alike. Full-text engines have such a limit themselves.
const termBytes = 96

// Terms are the different folded words of the texts, in order of first use.
func Terms(texts ...string) []string {
	seen := map[string]bool{}
	var out []string
	for _, text := range texts {
		for _, w := range strings.Fields(spelling.Fold(text)) {
			w = cut(w, termBytes)
			if !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}

// Asked are the terms of a question. A question that is not empty but has no
// term (only punctuation) finds nothing, which none reports.
func Asked(text string) (terms []string, none bool, err error) {
	terms = Terms(text)
	if len(terms) > maxTerms {
		return nil, false, fmt.Errorf("%w: ask for at most %d different words, not %d", parley.ErrInvalid, maxTerms, len(terms))
	}
	return terms, text != "" && len(terms) == 0, nil
}

// Present refuses a filter that asks for another time: which store answers is
// chosen by whoever asks.
func Present(f parley.EventFilter) error {
	if !f.KnownAt.IsZero() {
		return fmt.Errorf("%w: what was known at an instant is asked of a snapshot, without KnownAt", parley.ErrInvalid)
	}
	return nil
}

// cut shortens s to at most n bytes at a rune's start.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Parties are the ids of the states and organisations that an event is
// between, in text order: those who take part, or for whom somebody does, not
// counting mediators and hosts. kind tells an actor's kind, "" when unknown.
func Parties(e *parley.Event, kind func(actorID string) parley.ActorKind) []string {
	return concerned(e, func(p parley.Participation) string {
		id := p.ActorID
		if p.OnBehalfOf != "" {
			id = p.OnBehalfOf
		}
		if k := kind(id); k == parley.State || k == parley.Organisation {
			return id
		}
		return ""
	})
}

// People are the ids of the people who take part themselves, in text order,
// not counting mediators and hosts.
func People(e *parley.Event, kind func(actorID string) parley.ActorKind) []string {
	return concerned(e, func(p parley.Participation) string {
		if kind(p.ActorID) == parley.Person {
			return p.ActorID
		}
		return ""
	})
}

func concerned(e *parley.Event, id func(parley.Participation) string) []string {
	var out []string
	for _, p := range e.Participants {
		if p.Role == parley.Host || p.Role == parley.Mediator {
			continue
		}
		if s := id(p); s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
