package network

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// index is who took part in what, in numbers: an actor and an event are their
// places in two lists. It is not safe for use while it is changed.
type index struct {
	actors  []actor
	actorOf map[string]uint32
	events  []event
	eventOf map[string]uint32
	free    []uint32 // events that were removed
	parts   []part   // of all events, each event's together
	unused  int      // of parts, left behind by events that changed

	kinds, statuses, roles, actorKinds codes
}

// actor with the numbers of its events, the latest first.
type actor struct {
	id     string
	key    string // listing.Named; empty while the actor itself is unknown
	kind   uint8
	events []uint32
}

// event with the part of index.parts that is about it. Days are numbers that
// read as 20250410, 0 when undated.
type event struct {
	id           string
	start, end   int32
	first, count uint32
	parties      uint16
	kind, status uint8
}

// part is one participation.
type part struct {
	actor, behalf uint32 // nobody when it acts for itself
	role          uint8
}

const nobody = ^uint32(0)

// side is the party for which it takes part.
func (p part) side() uint32 {
	if p.behalf != nobody {
		return p.behalf
	}
	return p.actor
}

// of reports whether an actor takes part by it, itself or through others.
func (p part) of(a uint32) bool { return p.actor == a || p.behalf == a }

// codes are numbers for the few values of a field.
type codes struct {
	names []string
	of    map[string]uint8
}

func code[T ~string](c *codes, name T) (uint8, error) {
	n, known := c.of[string(name)]
	if !known {
		if len(c.names) == 1<<8 {
			return 0, fmt.Errorf("index of contacts: more than %d different values in one field", 1<<8)
		}
		if c.of == nil {
			c.of = map[string]uint8{}
		}
		n = uint8(len(c.names))
		c.names = append(c.names, string(name))
		c.of[string(name)] = n
	}
	return n, nil
}

func newIndex() *index { return &index{actorOf: map[string]uint32{}, eventOf: map[string]uint32{}} }

// day is a date as a number that sorts alike.
func day(d parley.Date) (int32, error) {
	if d == "" {
		return 0, nil
	}
	if len(d) == 10 && d[4] == '-' && d[7] == '-' {
		if n, err := strconv.ParseUint(string(d[:4]+d[5:7]+d[8:]), 10, 31); err == nil && n > 0 {
			return int32(n), nil
		}
	}
	return 0, fmt.Errorf("%w: %q is not a date like 2025-04-10", parley.ErrInvalid, d)
}

func dateOf(day int32) parley.Date {
	if day == 0 {
		return ""
	}
	return parley.Date(fmt.Sprintf("%04d-%02d-%02d", day/10000, day/100%100, day%100))
}

// later orders events like parley.TimeDesc: undated ones are day 0.
func (ix *index) later(a, b uint32) int {
	x, y := &ix.events[a], &ix.events[b]
	return cmp.Or(cmp.Compare(y.start, x.start), cmp.Compare(y.end, x.end), cmp.Compare(y.id, x.id))
}

func (ix *index) partsOf(e uint32) []part {
	ev := &ix.events[e]
	return ix.parts[ev.first : ev.first+ev.count]
}

// involved appends the actors of an event to buf, each once.
func (ix *index) involved(e uint32, buf []uint32) []uint32 {
	from := len(buf)
	parts := ix.partsOf(e)
	for _, p := range parts {
		for _, a := range [2]uint32{p.actor, p.behalf} {
			// Most events have few actors; for the others the list is sorted below.
			if a != nobody && (len(parts) > 16 || !slices.Contains(buf[from:], a)) {
				buf = append(buf, a)
			}
		}
	}
	if len(parts) > 16 {
		slices.Sort(buf[from:])
		buf = buf[:from+len(slices.Compact(buf[from:]))]
	}
	return buf
}

// number of an actor, a new one when its id is new.
func (ix *index) number(id string) uint32 {
	n, known := ix.actorOf[id]
	if !known {
		n = uint32(len(ix.actors))
		ix.actors = append(ix.actors, actor{id: id})
		ix.actorOf[id] = n
	}
	return n
}

// name says what is known of an actor that is in the index.
func (ix *index) name(a *parley.Actor) error {
	n, known := ix.actorOf[a.ID]
	if !known {
		return nil
	}
	kind, err := code(&ix.actorKinds, a.Kind)
	ix.actors[n].kind, ix.actors[n].key = kind, listing.Named(a.Name, a.ID)
	return err
}

// add puts an event that is not there yet. It comes last among the events of
// its actors; sort or place gives it its place.
func (ix *index) add(a parley.Attendance) (uint32, error) {
	kind, err1 := code(&ix.kinds, a.Kind)
	status, err2 := code(&ix.statuses, a.Status)
	start, err3 := day(a.Start)
	end, err4 := day(a.End)
	if err := cmp.Or(err1, err2, err3, err4); err != nil {
		return 0, err
	}
	e := event{
		id: a.EventID, start: start, end: end, first: uint32(len(ix.parts)), count: uint32(len(a.Participants)),
		parties: uint16(min(a.Parties, 1<<16-1)), kind: kind, status: status,
	}
	for _, p := range a.Participants {
		role, err := code(&ix.roles, p.Role)
		if err != nil {
			return 0, err
		}
		n := part{actor: ix.number(p.ActorID), behalf: nobody, role: role}
		if p.OnBehalfOf != "" {
			n.behalf = ix.number(p.OnBehalfOf)
		}
		ix.parts = append(ix.parts, n)
	}
	var n uint32
	if last := len(ix.free) - 1; last >= 0 {
		n, ix.free = ix.free[last], ix.free[:last]
		ix.events[n] = e
	} else {
		n = uint32(len(ix.events))
		ix.events = append(ix.events, e)
	}
	ix.eventOf[a.EventID] = n
	for _, who := range ix.involved(n, nil) {
		ix.actors[who].events = append(ix.actors[who].events, n)
	}
	return n, nil
}

// sort puts every actor's events in order, and drops spare room.
func (ix *index) sort() {
	for i := range ix.actors {
		slices.SortFunc(ix.actors[i].events, ix.later)
		ix.actors[i].events = slices.Clip(ix.actors[i].events)
	}
	ix.parts, ix.events = slices.Clone(ix.parts), slices.Clone(ix.events)
}

// put replaces or adds an event in a sorted index.
func (ix *index) put(a parley.Attendance) error {
	ix.remove(a.EventID)
	n, err := ix.add(a)
	if err != nil {
		return err
	}
	for _, who := range ix.involved(n, nil) {
		list := ix.actors[who].events
		list = list[:len(list)-1]
		at, _ := slices.BinarySearchFunc(list, n, ix.later)
		ix.actors[who].events = slices.Insert(list, at, n)
	}
	return nil
}

// remove takes an event out, if it is there.
func (ix *index) remove(id string) {
	n, known := ix.eventOf[id]
	if !known {
		return
	}
	for _, who := range ix.involved(n, nil) {
		list := ix.actors[who].events
		if at, found := slices.BinarySearchFunc(list, n, ix.later); found {
			ix.actors[who].events = slices.Delete(list, at, at+1)
		}
	}
	delete(ix.eventOf, id)
	ix.unused += int(ix.events[n].count)
	ix.events[n] = event{}
	ix.free = append(ix.free, n)
	if ix.unused > len(ix.parts)/2 {
		ix.compact()
	}
}

// compact drops the parts that no event has any more.
func (ix *index) compact() {
	kept := make([]part, 0, len(ix.parts)-ix.unused)
	for i := range ix.events {
		parts := ix.partsOf(uint32(i))
		ix.events[i].first = uint32(len(kept))
		kept = append(kept, parts...)
	}
	ix.parts, ix.unused = kept, 0
}

// size is the number of participations that it holds.
func (ix *index) size() int { return len(ix.parts) - ix.unused }
