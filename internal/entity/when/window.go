package when

import (
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// readWindow reads "in the past week", "within two weeks", "over the next ten
// days", "in two weeks", "in the coming days". The preposition belongs to the
// phrase only where it carries the meaning.
func readWindow(s *scanner, i int) reading {
	switch s.word(i) {
	case "within":
		n, unit, end := s.amount(s.skip(i+1, "the", "next"))
		if end == 0 {
			return reading{}
		}
		return window(end, n, unit, 1)
	case "in":
		n, unit, end := s.amount(i + 1)
		if end == 0 || n == 0 || unit == hours || s.one(end, "of") || s.superlative(i) {
			return reading{}
		}
		exact := s.one(end, "'", "'s") && s.word(end+1) == "time" // "in a month's time": that day
		end = s.skip(end, "'", "'s")
		end = s.skip(end, "time")
		return reading{end: end, kind: Deictic, resolve: func(at At) parley.When {
			if at.Tense == Past { // "signed in two days": how long it took
				return never(at)
			}
			if exact && unit == months {
				return oneDay(at.Published.Time().AddDate(0, n, 0)).when(parley.Day)
			}
			sp, p := shifted(at.Published.Time(), n, unit)
			return sp.when(p)
		}}
	}
	j := s.skip(i, "the")
	dir := 0
	switch s.word(j) {
	case "past", "last", "recent", "previous":
		dir = -1
	case "coming", "next", "following":
		dir = 1
	}
	if dir == 0 || j == i && s.word(j) != "recent" && s.word(j) != "coming" {
		return reading{}
	}
	if s.is(j+1, unitWord) && !s.lx[j+1].many && s.lx[j+1].n >= weeks && j > i && s.one(i-1, "in", "over", "during", "within") && s.one(j, "past", "last", "next", "coming") {
		return window(j+2, 1, s.lx[j+1].n, dir)
	}
	n, unit, end := s.amount(j + 1)
	if end == 0 || s.one(end, "of") || s.one(j, "previous", "following") && n > 0 {
		return reading{}
	}
	return window(end, n, unit, dir)
}

// superlative reports whether a word like "first" stands in front of "in two
// years", which then says how long nothing happened.
func (s *scanner) superlative(i int) bool {
	for j := i - 1; j >= 0 && j > i-10; j-- {
		if s.one(j, "first", "only", "highest", "biggest", "largest", "worst", "rounds", "time", "times") {
			return true
		}
	}
	return false
}

// window is the n units up to the publication day, or from it on.
func window(end, n, unit, dir int) reading {
	if n == 0 {
		return reading{end: end, kind: Deictic, resolve: never}
	}
	return deictic(end, parley.SpanOf, func(pub time.Time, _ Tense) span {
		var far time.Time
		switch unit {
		case hours:
			far = pub.AddDate(0, 0, dir*((n+23)/24))
		case days:
			far = pub.AddDate(0, 0, dir*n)
		case weeks:
			far = pub.AddDate(0, 0, dir*7*n)
		case months:
			far = pub.AddDate(0, dir*n, 0)
		default:
			far = pub.AddDate(dir*n, 0, 0)
		}
		if dir < 0 {
			return span{far, pub}
		}
		return span{pub, far}
	})
}
