package export

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// batch is how many events are looked up together, with the texts that tell of
// them.
const batch = 50

// Event is an event with what it names, and the reports it rests on.
type Event struct {
	*parley.Event
	Who     []Participant
	Venue   *parley.Venue // nil: not known
	Topics  []*parley.Topic
	Track   *parley.Track // nil: in none
	Answers []Answer      // positions on a proposal
	Reports []Report      // in order of publication, MaxPage at most
}

// Participant is an actor with what it did.
type Participant struct {
	*parley.Actor
	Role  parley.ParticipantRole
	Title string
	For   *parley.Actor // nil: for itself
}

// Answer is a position with the actor who has it.
type Answer struct {
	*parley.Actor
	parley.Position
}

// Report is what one article says of an event.
type Report struct {
	*parley.Mention
	Article *parley.Article
}

// Words are the quotes of the report, each on one line.
func (r Report) Words() []string {
	var out []string
	for _, q := range r.Quotes {
		out = append(out, r.words(q))
	}
	return out
}

// words are those of a span; none where a text is not what the span was made of.
func (r Report) words(q parley.Span) string {
	if q.Start < 0 || q.Start > q.End || q.End > len(r.Article.Text) {
		return ""
	}
	return OneLine(r.Article.Text[q.Start:q.End])
}

// Events are those that the filter lets through, the first so many in the
// order, all when first is 0. It ends with the first error.
func Events(ctx context.Context, r parley.Reader, f parley.EventFilter, o parley.EventOrder, first int) iter.Seq2[*Event, error] {
	return func(yield func(*Event, error) bool) {
		page := parley.Page{First: batch, SkipTotal: true}
		for given := 0; ; {
			if first > 0 {
				page.First = min(batch, first-given)
			}
			found, err := r.EventPage(ctx, f, o, page)
			if err != nil {
				yield(nil, fmt.Errorf("list events: %w", err))
				return
			}
			events, err := Load(ctx, r, found.Items)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range events {
				if !yield(e, nil) {
					return
				}
			}
			given += len(events)
			if !found.HasNext || given == first {
				return
			}
			page.After = found.Cursors[len(found.Cursors)-1]
		}
	}
}

// Load looks up what events name, once for all of them.
func Load(ctx context.Context, r parley.Reader, events []*parley.Event) ([]*Event, error) {
	var actorIDs, venueIDs, topicIDs, trackIDs, eventIDs []string
	for _, e := range events {
		for _, p := range e.Participants {
			actorIDs = append(actorIDs, p.ActorID, p.OnBehalfOf)
		}
		for _, p := range e.Positions {
			actorIDs = append(actorIDs, p.ActorID)
		}
		venueIDs, trackIDs, eventIDs = append(venueIDs, e.VenueID), append(trackIDs, e.TrackID), append(eventIDs, e.ID)
		topicIDs = append(topicIDs, e.TopicIDs...)
	}
	actors, err := byID(ctx, actorIDs, r.Actors, func(a *parley.Actor) string { return a.ID })
	if err != nil {
		return nil, fmt.Errorf("look up actors: %w", err)
	}
	venues, err := byID(ctx, venueIDs, r.Venues, func(v *parley.Venue) string { return v.ID })
	if err != nil {
		return nil, fmt.Errorf("look up venues: %w", err)
	}
	topics, err := byID(ctx, topicIDs, r.Topics, func(t *parley.Topic) string { return t.ID })
	if err != nil {
		return nil, fmt.Errorf("look up topics: %w", err)
	}
	tracks, err := byID(ctx, trackIDs, r.Tracks, func(t *parley.Track) string { return t.ID })
	if err != nil {
		return nil, fmt.Errorf("look up tracks: %w", err)
	}
	reports, err := reportsOf(ctx, r, eventIDs)
	if err != nil {
		return nil, err
	}
	out := make([]*Event, len(events))
	for i, e := range events {
		out[i] = &Event{Event: e, Venue: venues[e.VenueID], Track: tracks[e.TrackID], Reports: reports[i]}
		for _, p := range e.Participants {
			if a := actors[p.ActorID]; a != nil { // a writer may have removed it since
				out[i].Who = append(out[i].Who, Participant{a, p.Role, p.Title, actors[p.OnBehalfOf]})
			}
		}
		for _, id := range e.TopicIDs {
			if t := topics[id]; t != nil {
				out[i].Topics = append(out[i].Topics, t)
			}
		}
		for _, p := range e.Positions {
			if a := actors[p.ActorID]; a != nil {
				out[i].Answers = append(out[i].Answers, Answer{a, p})
			}
		}
	}
	return out, nil
}

// byID looks up what ids name; empty ones are left out.
func byID[T any](
	ctx context.Context,
	ids []string,
	look func(context.Context, []string) ([]*T, error),
	id func(*T) string,
) (map[string]*T, error) {
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
	out := make(map[string]*T, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	found, err := look(ctx, ids)
	for _, t := range found {
		if t != nil {
			out[id(t)] = t
		}
	}
	return out, err
}

func reportsOf(ctx context.Context, r parley.Reader, eventIDs []string) ([][]Report, error) {
	out := make([][]Report, len(eventIDs))
	if len(eventIDs) == 0 {
		return out, nil
	}
	pages, err := r.MentionPages(ctx, eventIDs, parley.Page{First: parley.MaxPage, SkipTotal: true})
	if err != nil {
		return nil, fmt.Errorf("look up reports: %w", err)
	}
	var ids []string
	for _, p := range pages {
		for _, m := range p.Items {
			ids = append(ids, m.ArticleID)
		}
	}
	articles, err := byID(ctx, ids, r.Articles, func(a *parley.Article) string { return a.ID })
	if err != nil {
		return nil, fmt.Errorf("look up articles: %w", err)
	}
	for i, p := range pages {
		for _, m := range p.Items {
			if a := articles[m.ArticleID]; a != nil {
				out[i] = append(out[i], Report{m, a})
			}
		}
	}
	return out, nil
}

// sources are the addresses of the articles that tell of it, each once.
func (e *Event) sources() []string {
	var out []string
	for _, r := range e.Reports {
		if a := WebAddress(r.Article.URL); a != "" && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// end is the last day, the first one where there is no other.
func (e *Event) end() parley.Date { return cmp.Or(e.When.End, e.When.Start) }

// lastReported is when the latest article that tells of it was published.
func (e *Event) lastReported() time.Time {
	last := e.FirstReported
	for _, r := range e.Reports {
		if r.KnownFrom.After(last) {
			last = r.KnownFrom
		}
	}
	return last
}

// inWords says who p is: "Vladimir Medinsky (member for Russia, Kremlin aide)".
func (p Participant) inWords() string {
	var more []string
	role := strings.ToLower(string(p.Role))
	if p.For != nil {
		role += " for " + p.For.Name
	}
	more = append(more, role)
	if p.Title != "" {
		more = append(more, p.Title)
	}
	return fmt.Sprintf("%s (%s)", p.Name, strings.Join(more, ", "))
}

// inWords says what was answered: "Sudland: conditional, if Norland does so first".
func (a Answer) inWords() string {
	said := []string{strings.ToLower(string(a.Stance))}
	for _, s := range []string{a.Term, a.Conditions} {
		if s != "" {
			said = append(said, s)
		}
	}
	if a.Since != "" {
		said = append(said, "since "+string(a.Since))
	}
	return fmt.Sprintf("%s: %s", a.Name, strings.Join(said, ", "))
}
