package when

import (
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// This file reads what counts from the day the text is speaking of: "two days
// earlier", "the following week", "that evening".

// readApart reads "two days earlier", "a week later", "the day before", "hours
// after". Where a date follows near by ("three days before Saturday's summit"),
// it counts from that.
func readApart(s *scanner, i int) reading {
	n, unit, end := s.amount(i)
	if s.one(i, "the") && (s.is(i+1, unitWord) && !s.lx[i+1].many && s.lx[i+1].n != hours || s.is(i+1, dayPart)) {
		n, unit, end = 1, days, i+2
		if s.is(i+1, unitWord) {
			unit = s.lx[i+1].n
		}
	}
	if end == 0 || unit == weekends || unit == fortnights {
		return reading{}
	}
	the := s.one(i, "the")
	switch s.word(end) {
	case "earlier", "before":
		n = -n
	case "later", "after", "afterwards":
	case "from":
		if the || n == 0 {
			return reading{}
		}
		return s.from(end, n, unit)
	default:
		return reading{}
	}
	word := s.word(end)
	end++
	if the && (word == "earlier" || word == "later") || s.one(end, "than") {
		return reading{}
	}
	resolve := func(d time.Time) parley.When {
		sp, p := shifted(d, n, unit)
		return sp.when(p)
	}
	if n == 0 && unit != hours {
		return reading{end: end, kind: Anaphoric, resolve: never}
	}
	if word == "before" || word == "after" {
		if p := s.near(end); p.ofDay() {
			return reading{end: end, kind: p.kind(), fixed: p.fixed(), resolve: func(at At) parley.When { return resolve(p.resolve(at).from) }}
		}
	}
	return reading{end: end, kind: Anaphoric, resolve: func(at At) parley.When { return resolve(at.Spoken.Time()) }}
}

// from reads the day behind "two days from": how long from that day on, and
// "a week from now", which is the day a week later.
func (s *scanner) from(i, n, unit int) reading {
	if s.one(i+1, "now", "today") {
		return reading{end: i + 2, kind: Deictic, resolve: func(at At) parley.When {
			sp, p := shifted(at.Published.Time(), n, unit)
			return sp.when(p)
		}}
	}
	p, end := s.point(i + 1)
	if end == 0 || !p.ofDay() || unit != days {
		return reading{}
	}
	return reading{end: end, kind: p.kind(), fixed: p.fixed(), resolve: func(at At) parley.When {
		d := p.resolve(at).from
		return span{d, d.AddDate(0, 0, n-1)}.when(parley.SpanOf)
	}}
}

// near is the date right behind i, or behind "the" there.
func (s *scanner) near(i int) point {
	p, _ := s.point(s.skip(i, "the", "on"))
	return p
}

// readNeighbour reads "the following day", "the previous evening", "the same
// day", "that night", "later in the day", "the eve of".
func readNeighbour(s *scanner, i int) reading {
	j := i
	if s.one(j, "earlier", "later") {
		j = s.skip(j+1, "in", "on")
		if !s.one(j, "the", "that") || !s.is(j+1, unitWord|dayPart) || s.is(j+1, unitWord) && s.lx[j+1].n != days || s.is(j+1, unitWord) && s.lx[j+1].many {
			return reading{}
		}
		return spoken(j+2, parley.Day, oneDay)
	}
	if s.one(j, "the") && s.word(j+1) == "eve" && s.word(j+2) == "of" {
		if p := s.near(j + 3); p.ofDay() {
			return reading{end: j + 3, kind: p.kind(), fixed: p.fixed(), resolve: func(at At) parley.When {
				return oneDay(p.resolve(at).from.AddDate(0, 0, -1)).when(parley.Day)
			}}
		}
		return spoken(j+3, parley.Day, func(d time.Time) span { return oneDay(d.AddDate(0, 0, -1)) })
	}
	shift := 0
	switch {
	case s.one(j, "that") && !s.one(j+1, "very", "same"):
		j++
	case s.one(j, "that", "the") && s.one(j+1, "same", "very"), s.one(j, "the") && s.one(j+1, "following", "next", "previous"):
		shift = map[string]int{"following": 1, "next": 1, "previous": -1}[s.word(j+1)]
		j += 2
	case s.one(j, "same"): // "met the two ministers same day"
		j++
	default:
		return reading{}
	}
	if s.is(j, dayPart) && !s.one(j, "noon", "midnight", "midday") {
		return spoken(j+1, parley.Day, func(d time.Time) span { return oneDay(d.AddDate(0, 0, shift)) })
	}
	if !s.is(j, unitWord) || s.lx[j].many || s.lx[j].n == hours || s.lx[j].n == weekends || s.lx[j].n == fortnights {
		return reading{}
	}
	unit, end := s.lx[j].n, j+1
	if unit == days {
		if s.is(end, dayPart) {
			end++
		}
		return spoken(end, parley.Day, func(d time.Time) span { return oneDay(d.AddDate(0, 0, shift)) })
	}
	_, p := unitSpan(unit, time.Time{}, 0)
	return spoken(end, p, func(d time.Time) span { u, _ := unitSpan(unit, d, shift); return u })
}

// spoken wraps a function of the day the text speaks of.
func spoken(end int, p parley.Precision, f func(time.Time) span) reading {
	return reading{end: end, kind: Anaphoric, resolve: func(at At) parley.When { return f(at.Spoken.Time()).when(p) }}
}
