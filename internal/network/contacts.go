package network

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// maxContactEvents is how many of its events a contact carries.
const maxContactEvents = 20

// tally counts by actor. It is as long as the list of actors, so it is used
// again.
type tally struct {
	of      []met
	touched []uint32
	buf     []uint32
}

// met is what one actor has with another.
type met struct {
	count       uint32
	first, last int32
	place       int32 // on the page, from 1
}

// rank is where a contact stands in the list: most events first, then by name.
type rank struct {
	count uint32
	key   string
}

func (r rank) compare(o rank) int {
	return cmp.Or(cmp.Compare(o.count, r.count), strings.Compare(r.key, o.key))
}

// mostEvents is what listing.CountedKey counts down from.
const mostEvents = 999_999_999

// rankOf reads a cursor's key; false when it is not one that this list makes.
func rankOf(key string) (rank, bool) {
	count, name, found := strings.Cut(key, "|")
	n, err := strconv.ParseUint(count, 10, 32)
	if !found || len(count) != 9 || err != nil || n > mostEvents {
		return rank{}, false
	}
	return rank{uint32(mostEvents - n), name}, true
}

// bounds are the ends of a window of contacts; false when a cursor is of no
// contact.
func bounds(w listing.Window) (after, before *rank, ok bool) {
	for _, end := range []struct {
		key string
		to  **rank
	}{{w.After, &after}, {w.Before, &before}} {
		if end.key == "" {
			continue
		}
		r, ok := rankOf(end.key)
		if !ok {
			return nil, nil, false
		}
		*end.to = &r
	}
	return after, before, true
}

// contacts is one page of the contacts of an actor.
func (ix *index) contacts(t *tally, who uint32, f *filter, kinds *values, b between, w listing.Window, after, before *rank) parley.PageOf[parley.Contact] {
	for _, e := range ix.actors[who].events {
		if !ix.passes(f, e) {
			continue
		}
		start := ix.events[e].start
		t.buf = ix.involved(e, t.buf[:0])
		for _, other := range t.buf {
			if !ix.counts(who, other, e, kinds, b) {
				continue
			}
			m := &t.of[other]
			if m.count == 0 {
				t.touched = append(t.touched, other)
				m.last = start // the latest come first
			}
			m.count++
			if start != 0 {
				m.first = start
			}
		}
	}
	best := t.best(ix, w, after, before)
	page := make([]parley.Contact, len(best))
	keys := make([]string, len(best))
	missing := 0
	for i, a := range best {
		m := &t.of[a]
		page[i] = parley.Contact{ActorID: ix.actors[a].id, Count: int(m.count), First: dateOf(m.first), Last: dateOf(m.last)}
		keys[i] = listing.CountedKey(int(m.count), ix.actors[a].key)
		if i < w.Size { // one more is there only to know that there is more
			m.place = int32(i + 1)
			missing += min(int(m.count), maxContactEvents)
		}
	}
	for _, e := range ix.actors[who].events {
		if missing == 0 {
			break
		}
		if !ix.passes(f, e) {
			continue
		}
		t.buf = ix.involved(e, t.buf[:0])
		for _, other := range t.buf {
			place := t.of[other].place
			if place == 0 || len(page[place-1].EventIDs) == maxContactEvents || !ix.counts(who, other, e, kinds, b) {
				continue
			}
			page[place-1].EventIDs = append(page[place-1].EventIDs, ix.events[e].id)
			missing--
		}
	}
	total := len(t.touched)
	if w.SkipTotal {
		total = 0
	}
	t.clear()
	return listing.Cut(w, page, keys, total)
}

// counts reports whether an actor of an event is a contact that is asked for.
func (ix *index) counts(who, other, e uint32, kinds *values, b between) bool {
	a := &ix.actors[other]
	return other != who && a.key != "" && (kinds == nil || kinds[a.kind]) && b.count(ix.partsOf(e), who, other)
}

// best are the contacts of a window and one more, in the order of fetching.
func (t *tally) best(ix *index, w listing.Window, after, before *rank) []uint32 {
	order := func(a, b rank) int {
		if w.Backward {
			return b.compare(a)
		}
		return a.compare(b)
	}
	at := func(a uint32) rank { return rank{t.of[a].count, ix.actors[a].key} }
	best := make([]uint32, 0, w.Size+2)
	for _, a := range t.touched {
		r := at(a)
		if len(best) > w.Size && order(r, at(best[w.Size])) > 0 ||
			after != nil && r.compare(*after) <= 0 || before != nil && r.compare(*before) >= 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(best, r, func(b uint32, r rank) int { return order(at(b), r) })
		best = slices.Insert(best, i, a)
		best = best[:min(len(best), w.Size+1)]
	}
	return best
}

func (t *tally) clear() {
	for _, a := range t.touched {
		t.of[a] = met{}
	}
	t.touched = t.touched[:0]
}

// grow makes room for n actors.
func (t *tally) grow(n int) {
	if len(t.of) < n {
		t.of = make([]met, n)
	}
}
