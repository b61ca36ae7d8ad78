package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// thread is what an event keeps of its reports to be tied to others.
func (d *deriver) thread(e *parley.Event, items []*item) *parley.Thread {
	t := &parley.Thread{Series: seriesOf(items), Parties: d.partiesOf(e), Pair: d.pairOf(e)}
	count := map[string]int{}
	for _, it := range items {
		t.Articles = append(t.Articles, it.ArticleID)
		t.Links = append(t.Links, links(it.Mention)...)
		if it.Pointed {
			t.Pointed = append(t.Pointed, it.ID)
		}
		for w := range it.topics {
			count[w]++
		}
	}
	for w, n := range count {
		t.Words = append(t.Words, parley.Count{Word: w, N: n})
	}
	slices.SortFunc(t.Words, func(a, b parley.Count) int { return strings.Compare(a.Word, b.Word) })
	for _, id := range e.TopicIDs {
		t.Topics = append(t.Topics, d.topics[id].Name)
	}
	if v := d.venues[e.VenueID]; v != nil {
		t.City = spelling.Fold(v.City)
	}
	return t
}

// seriesOf is the series that at least half of the reports agree on, of those
// that know of any.
func seriesOf(items []*item) []string {
	count, n := map[string]int{}, 0
	for _, it := range items {
		names := unique(it.series())
		if len(names) > 0 {
			n++
		}
		for _, s := range names {
			count[s]++
		}
	}
	var out []string
	for s, k := range count {
		if 2*k >= n {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// partiesOf is the states and organisations that take part, themselves or
// through people.
func (d *deriver) partiesOf(e *parley.Event) []parley.Named {
	var out []parley.Named
	for _, p := range e.Participants {
		id := p.ActorID
		if d.actors[id].Kind == parley.Person {
			id = p.OnBehalfOf
		}
		if id != "" && p.Role != parley.Mediator && p.Role != parley.Host {
			out = append(out, parley.Named{ID: id, Name: d.actors[id].Name})
		}
	}
	slices.SortFunc(out, func(a, b parley.Named) int { return strings.Compare(a.ID, b.ID) })
	return slices.Compact(out)
}

// pairOf is the two people who meet, the first of each side of an event of two
// sides, in the order of their names.
func (d *deriver) pairOf(e *parley.Event) string {
	parties := d.partiesOf(e)
	if len(parties) != 2 {
		return ""
	}
	var names []string
	for _, side := range parties {
		k := slices.IndexFunc(e.Participants, func(p parley.Participation) bool {
			return p.OnBehalfOf == side.ID && p.Role != parley.Mediator && d.actors[p.ActorID].Kind == parley.Person
		})
		if k < 0 {
			return ""
		}
		names = append(names, surname(d.actors[e.Participants[k].ActorID].Name))
	}
	slices.Sort(names)
	return strings.Join(names, "–")
}

// links are the mentions of its article that a mention points to.
func links(it *parley.Mention) []parley.Link {
	var out []parley.Link
	add := func(kind parley.LinkKind, ids ...string) {
		for _, id := range ids {
			if id != "" {
				out = append(out, parley.Link{Kind: kind, From: it.ID, To: id})
			}
		}
	}
	add(parley.LinkPrevious, it.Previous...)
	add(parley.LinkEarlier, it.Earlier...)
	add(parley.LinkAbout, it.About...)
	add(parley.LinkMoved, it.MovedFrom)
	for i := range out {
		out[i].Reported = it.KnownFrom
	}
	return out
}

// threaded is the thread of e; events of older stores have none.
func threaded(e *parley.Event) *parley.Thread { return cmp.Or(e.Thread, &parley.Thread{}) }

// sharedParties is the number of parties that two events have in common.
func sharedParties(a, b *parley.Event) int { return common(partyIDs(a), partyIDs(b)) }

func partyIDs(e *parley.Event) []string {
	parties := threaded(e).Parties
	out := make([]string, len(parties))
	for i, p := range parties {
		out[i] = p.ID
	}
	return out
}

// inSeries is the series of an event that are of some classes.
func inSeries(e *parley.Event, class ...string) []string {
	var out []string
	for _, s := range threaded(e).Series {
		if head, _, _ := strings.Cut(s, "|"); slices.Contains(class, head) {
			out = append(out, s)
		}
	}
	return out
}

// web finds events by what ties them.
type web struct {
	byID      map[string]*parley.Event
	byMention map[string]*parley.Event
	byArticle map[string][]*parley.Event // each once, in order of id
	pointing  map[string][]*parley.Event // by mention id: who points to it
}

func newWeb(events []*parley.Event) *web {
	w := &web{
		byID: map[string]*parley.Event{}, byMention: map[string]*parley.Event{},
		byArticle: map[string][]*parley.Event{}, pointing: map[string][]*parley.Event{},
	}
	events = slices.Clone(events)
	slices.SortFunc(events, byEventID)
	put := func(in map[string][]*parley.Event, k string, e *parley.Event) {
		if l := in[k]; len(l) == 0 || l[len(l)-1] != e {
			in[k] = append(l, e)
		}
	}
	for _, e := range events {
		w.byID[e.ID] = e
		for _, id := range e.MentionIDs {
			w.byMention[id] = e
		}
		t := threaded(e)
		for _, id := range t.Articles {
			put(w.byArticle, id, e)
		}
		for _, l := range t.Links {
			put(w.pointing, l.To, e)
		}
	}
	return w
}

func byEventID(a, b *parley.Event) int { return strings.Compare(a.ID, b.ID) }

// ThreadKeys are the block keys under which the mentions of e are found that
// LinkKeys and TrackKeys ask for.
func ThreadKeys(e *parley.Event) []string {
	t := threaded(e)
	var out []string
	for _, id := range t.Pointed {
		out = append(out, keyLink+id)
	}
	for _, l := range t.Links {
		out = append(out, keyLink+l.To)
	}
	for _, a := range t.Articles {
		out = append(out, articleKey(e.Kind.Family(), a))
	}
	for _, s := range t.Series {
		out = append(out, keySeries+s)
	}
	return unique(out)
}
