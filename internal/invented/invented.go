// Package invented makes up the diary of a world of talks that never took
// place, of any size, for benchmarks. What it gives depends on size and seed
// alone.
package invented

import (
	"container/heap"
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/labels"
)

// What a world of events is like, as shares of their number or of each other.
const (
	eventsAnActor = 20   // 5,000 actors in 100,000 events
	eventsAVenue  = 50   // 2,000 venues
	eventsATrack  = 500  // 200 tracks
	eventsAMatter = 200  // what talks are about
	outlets       = 300  //
	busy          = 0.9  // exponent of the law by which few actors are in many events: the first is in some 15 of 100
	inTrack       = 0.2  // events that are rounds of a track
	toldAgain     = 1.5  // articles an event
	undated       = 0.04 // of the later articles, those that give no date
	monthly       = 0.04 // and those that give only the month
	planned       = 0.04 // events that are announced before they are held
	years         = 20   // in which all takes place
)

// Diary writes the articles of a world of events in order of publication. Every
// event is told by one to several articles, one event an article but for rounds
// of a track, where some also tell of the round before. It stops at the first
// error of write.
func Diary(events int, seed uint64, write func(labels.File) error) error {
	w := newWorld(events, seed)
	for i := range events {
		day := begin.AddDate(0, 0, int(float64(i)/float64(events)*years*365.25))
		if err := w.flush(day, write); err != nil {
			return err
		}
		w.event(day)
	}
	return w.flush(begin.AddDate(2*years, 0, 0), write)
}

var begin = time.Date(2005, 1, 1, 0, 0, 0, 0, time.UTC)

type actor struct {
	name, kind, side, office string
	weight                   float64 // of this and all before
}

type track struct {
	parties []*actor
	matter  string
	place   string
	last    *labels.Event // the round before
}

type world struct {
	*rand.Rand
	actors  []*actor
	places  []string
	matters []string
	tracks  []*track
	due     queue
	n       int // articles made
}

func newWorld(events int, seed uint64) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, seed))}
	total := 0.0
	var sides []*actor
	for i := range max(events/eventsAnActor, 30) {
		total += math.Pow(float64(i+1), -busy)
		a := &actor{name: name(i), kind: "state", weight: total}
		switch {
		case i%5 == 2:
			a.name, a.kind = name(i)+" Council", "organisation"
		case i%5 > 2:
			a.name, a.kind = name(w.IntN(400))+" "+name(i), "person"
			a.side, a.office = sides[w.IntN(len(sides))].name, offices[w.IntN(len(offices))]
		}
		if a.kind != "person" {
			sides = append(sides, a)
		}
		w.actors = append(w.actors, a)
	}
	for i := range max(events/eventsAVenue, 10) {
		w.places = append(w.places, "Port "+name(i))
	}
	for i := range max(events/eventsAMatter, 10) {
		w.matters = append(w.matters, strings.ToLower(name(i))+" "+heads[i%len(heads)])
	}
	for range max(events/eventsATrack, 2) {
		t := &track{matter: w.matters[w.IntN(len(w.matters))], place: w.places[w.IntN(len(w.places))]}
		t.parties = w.some(2, func(a *actor) bool { return a.kind != "person" })
		w.tracks = append(w.tracks, t)
	}
	return w
}

var (
	offices = []string{"foreign minister", "president", "prime minister", "special envoy", "ambassador", "deputy foreign minister", "adviser"}
	heads   = []string{"ceasefire", "border", "trade", "sanctions", "prisoners", "grain", "energy", "embassies", "disarmament", "fisheries"}
	onsets  = []string{"b", "br", "d", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z"}
	vowels  = []string{"a", "e", "i", "o", "u"}
	codas   = []string{"n", "r", "l", "s", "d"}
)

// name spells a number so that no two are alike.
func name(i int) string {
	var b strings.Builder
	for first := true; first || i > 0; first = false {
		b.WriteString(onsets[i%len(onsets)])
		i /= len(onsets)
		b.WriteString(vowels[i%len(vowels)])
		i /= len(vowels)
		if first {
			b.WriteString(codas[i%len(codas)])
			i /= len(codas)
		}
	}
	s := b.String() + "a"
	return strings.ToUpper(s[:1]) + s[1:]
}

// some draws different actors, the busy ones more often.
func (w *world) some(n int, fits func(*actor) bool) []*actor {
	var out []*actor
	seen := map[*actor]bool{}
	for len(out) < n {
		x := w.Float64() * w.actors[len(w.actors)-1].weight
		a := w.actors[sort.Search(len(w.actors), func(i int) bool { return w.actors[i].weight >= x })]
		if !seen[a] && fits(a) {
			seen[a] = true
			out = append(out, a)
		}
	}
	return out
}

func anybody(*actor) bool { return true }

// event makes up one event of a day and puts its articles on the queue.
func (w *world) event(day time.Time) {
	e := labels.Event{Key: "e1", Status: "held", People: []string{}, Parties: []string{}, Mediators: []string{}, Previous: []string{}}
	var who []*actor
	var before *labels.Event
	place := w.places[w.IntN(len(w.places))]
	if w.Float64() < inTrack {
		t := w.tracks[w.IntN(len(w.tracks))]
		e.Kind, e.Topics, who, place = "talks", []string{t.matter}, t.parties, t.place
		before, t.last = t.last, &e
	} else {
		e.Kind, e.Topics = kinds[w.IntN(len(kinds))], []string{w.matters[w.IntN(len(w.matters))]}
		switch e.Kind {
		case "statement":
			who = w.some(1, anybody)
		case "proposal":
			who = w.some(1, func(a *actor) bool { return a.kind != "person" })
			w.terms(&e)
			for _, a := range w.some(1+w.IntN(2), func(a *actor) bool { return a.kind != "person" && a != who[0] }) {
				e.Positions = append(e.Positions, labels.Position{Actor: a.name, Stance: stances[w.IntN(len(stances))]})
			}
		case "agreement":
			who = w.some(2, func(a *actor) bool { return a.kind != "person" })
			w.terms(&e)
		default:
			who = w.some(2+w.IntN(8)/7, anybody)
			if w.IntN(10) == 0 {
				m := w.some(1, func(a *actor) bool { return a.kind != "person" })
				e.Mediators = append(e.Mediators, m[0].name)
				who = append(who, m[0])
			}
		}
	}
	for _, a := range who {
		switch {
		case len(e.Mediators) > 0 && e.Mediators[0] == a.name:
		case a.kind == "person":
			e.People = append(e.People, a.name)
			e.Parties = append(e.Parties, a.side)
		default:
			e.Parties = append(e.Parties, a.name)
		}
	}
	if e.Kind != "call" && e.Kind != "statement" && e.Kind != "proposal" {
		e.Place = &place
	}
	on := day.Format(time.DateOnly)
	e.Start, e.End = &on, &on
	actors := actorsOf(who)
	if before != nil && w.Float64() < 0.3 {
		b := *before
		b.Key, b.Previous = "e2", []string{}
		first := e
		first.Previous = []string{"e2"}
		w.tell(day.AddDate(0, 0, w.IntN(2)), actors, first, b)
	} else {
		w.tell(day.AddDate(0, 0, w.IntN(2)), actors, e)
	}
	if w.Float64() < planned {
		// the queue takes it, however late: it stands among what was published that day
		ahead := e
		ahead.Status = "planned"
		w.tell(day, actors, ahead)
	}
	for more := toldAgain - 1 - planned; w.Float64() < more/(1+more); {
		later := e
		switch x := w.Float64(); {
		case x < undated:
			later.Start, later.End = nil, nil
		case x < undated+monthly:
			first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
			from, to := first.Format(time.DateOnly), first.AddDate(0, 1, -1).Format(time.DateOnly)
			later.Start, later.End = &from, &to
		}
		w.tell(day.AddDate(0, 0, w.IntN(40)), actors, later)
	}
}

var (
	kinds   = []string{"talks", "talks", "talks", "meeting", "meeting", "meeting", "call", "call", "summit", "visit", "statement", "statement", "proposal", "agreement"}
	stances = []string{"accepts", "rejects", "considering", "conditional"}
)

func (w *world) terms(e *labels.Event) {
	terms := fmt.Sprintf("%d-day %s watched from %s", 10*(1+w.IntN(12)), e.Topics[0], w.places[w.IntN(len(w.places))])
	e.Terms = &terms
}

func actorsOf(who []*actor) []labels.Actor {
	out := []labels.Actor{}
	for _, a := range who {
		l := labels.Actor{Name: a.name, Kind: a.kind}
		if a.side != "" {
			l.Represents, l.Role = &a.side, &a.office
		}
		out = append(out, l)
	}
	return out
}

// tell puts an article on the queue.
func (w *world) tell(day time.Time, actors []labels.Actor, events ...labels.Event) {
	w.n++
	id := fmt.Sprintf("x%07d", w.n)
	heap.Push(&w.due, labels.File{
		ID: id, URL: "https://example.org/" + id, Title: strings.ToUpper(events[0].Kind[:1]) + events[0].Kind[1:] + " on " + events[0].Topics[0],
		Outlet: fmt.Sprintf("Gazette %d", w.IntN(outlets)), Published: day.Format(time.DateOnly), Actors: actors, Events: events,
	})
}

// flush writes what was published before a day.
func (w *world) flush(before time.Time, write func(labels.File) error) error {
	day := before.Format(time.DateOnly)
	for len(w.due) > 0 && w.due[0].Published < day {
		if err := write(heap.Pop(&w.due).(labels.File)); err != nil {
			return err
		}
	}
	return nil
}

// queue is articles in order of publication, then id; a heap.
type queue []labels.File

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if q[i].Published != q[j].Published {
		return q[i].Published < q[j].Published
	}
	return q[i].ID < q[j].ID
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(labels.File)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}
