package when

import (
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// This file reads what counts from the publication date: "last week", "later
// this month", "overnight", "the weekend", "three days ago".

// deictic wraps a function of the publication date.
func deictic(end int, p parley.Precision, f func(pub time.Time, t Tense) span) reading {
	return reading{end: end, kind: Deictic, resolve: func(at At) parley.When {
		return f(at.Published.Time(), at.Tense).when(p)
	}}
}

// readPartOfDay reads "this morning", "last night", "later today".
func readPartOfDay(s *scanner, i int) reading {
	j := i
	if s.one(j, "earlier", "later", "early", "late") {
		j++
	}
	shift := 0
	switch {
	case j > i && s.is(j, dayWord):
		shift = s.lx[j].n
		j++
		if s.is(j, dayPart) {
			j++
		}
	case s.word(j) == "this" && s.is(j+1, dayPart):
		j += 2
	case s.word(j) == "last" && s.one(j+1, "night", "evening"):
		j, shift = j+2, -1
	default:
		return reading{}
	}
	return deictic(j, parley.Day, func(pub time.Time, _ Tense) span { return oneDay(pub.AddDate(0, 0, shift)) })
}

// readOvernight reads "overnight", which is two days, and "overnight into
// Friday", "overnight on Thursday".
func readOvernight(s *scanner, i int) reading {
	if s.word(i) != "overnight" {
		return reading{}
	}
	j := s.skip(i+1, "into", "to", "on", "from")
	if p, end := s.point(j); end > 0 && p.ofDay() {
		from, to := 0, 1
		if s.one(i+1, "into", "to") {
			from, to = -1, 0
		}
		if s.one(i+1, "from") || s.one(end, "to", "into") {
			return s.readRange(p, end)
		}
		return reading{end: end, kind: p.kind(), fixed: p.fixed(), resolve: func(at At) parley.When {
			d := p.resolve(at).from
			return span{d.AddDate(0, 0, from), d.AddDate(0, 0, to)}.when(parley.SpanOf)
		}}
	}
	return deictic(i+1, parley.SpanOf, func(pub time.Time, t Tense) span {
		if t == Future {
			return span{pub, pub.AddDate(0, 0, 1)}
		}
		return span{pub.AddDate(0, 0, -1), pub}
	})
}

// readWeekend reads "the weekend", "last weekend", "weekend" before a noun.
func readWeekend(s *scanner, i int) reading {
	j := i
	mod := ""
	if s.one(i, "the", "this", "last", "next", "coming", "past", "previous", "following", "that") {
		mod = s.word(i)
		j++
		if s.one(j, "coming", "past", "previous", "following") {
			mod = s.word(j)
			j++
		}
	}
	if !s.is(j, unitWord) || s.lx[j].n != weekends || s.lx[j].many {
		return reading{}
	}
	if mod == "" && !nounAfterWeekend[s.word(j+1)] {
		return reading{}
	}
	switch mod {
	case "previous", "following", "that":
		return reading{end: j + 1, kind: Anaphoric, resolve: func(at At) parley.When {
			d := at.Spoken.Time()
			sat := monday(d).AddDate(0, 0, 5)
			switch mod {
			case "previous":
				sat = sat.AddDate(0, 0, -7)
			case "following":
				if !sat.After(d) {
					sat = sat.AddDate(0, 0, 7)
				}
			}
			return span{sat, sat.AddDate(0, 0, 1)}.when(parley.SpanOf)
		}}
	}
	return deictic(j+1, parley.SpanOf, func(pub time.Time, t Tense) span {
		sat := monday(pub).AddDate(0, 0, 5)
		switch {
		case mod == "last":
			sat = sat.AddDate(0, 0, -7)
		case mod == "next":
			sat = sat.AddDate(0, 0, 7)
		case mod == "coming":
		case (t == Past || mod == "past") && sat.After(pub):
			sat = sat.AddDate(0, 0, -7)
		}
		return span{sat, sat.AddDate(0, 0, 1)}
	})
}

// nounAfterWeekend are occasions that "weekend" dates without an article.
var nounAfterWeekend = map[string]bool{
	"talks": true, "meeting": true, "meetings": true, "summit": true, "visit": true, "call": true, "session": true, "sessions": true,
	"negotiations": true, "discussions": true, "consultations": true, "conference": true, "trip": true, "round": true,
}

// unitSpan is the week, month or year of t, shifted by n of them.
func unitSpan(unit int, t time.Time, n int) (span, parley.Precision) {
	switch unit {
	case weeks:
		return weekSpan(t.AddDate(0, 0, 7*n)), parley.Week
	case months:
		return monthSpan(t.Year(), int(t.Month())+n), parley.Month
	}
	return yearSpan(t.Year() + n), parley.Year
}

// readUnit reads "last week", "this month", "next year", "late last month",
// "early next week".
func readUnit(s *scanner, i int) reading {
	j, part := i, whole
	switch s.word(i) {
	case "early":
		j, part = i+1, early
	case "mid":
		j, part = s.skip(i+1, "-"), middle
	case "late":
		j, part = i+1, late
	case "beginning", "start", "end", "middle":
		part = stretches[s.word(i)]
		if j = i + 1; s.word(j) != "of" {
			return reading{}
		}
		j++
	case "the":
		if s.word(i+1) == "week" && s.one(i+2, "of", "beginning", "starting") {
			return s.weekOf(i + 3)
		}
		if !s.one(i+1, "beginning", "start", "end", "middle") {
			return reading{}
		}
		return readUnit(s, i+1)
	}
	shift, ok := weekShift[s.word(j)]
	if s.one(j, "the") && j > i+1 { // "the end of the year"
		ok = true
	}
	k := j + 1
	if s.one(j, "this") && s.one(k, "past", "coming") {
		shift = map[string]int{"past": -1, "coming": 1}[s.word(k)]
		k++
	}
	if !ok || !s.is(k, unitWord) || s.lx[k].many || s.lx[k].n < weeks || s.lx[k].n == weekends {
		return reading{}
	}
	unit := s.lx[k].n
	_, p := unitSpan(unit, time.Time{}, 0)
	if part != whole {
		p = parley.SpanOf
	}
	return deictic(k+1, p, func(pub time.Time, t Tense) span {
		u, _ := unitSpan(unit, pub, shift)
		if unit == weeks {
			return partOfWeek(u, part)
		}
		return partOf(u, part)
	})
}

// weekOf reads the day behind "the week of" as its week.
func (s *scanner) weekOf(i int) reading {
	p, end := s.point(i)
	if !p.ofDay() {
		return reading{}
	}
	return reading{end: end, kind: p.kind(), fixed: p.fixed(), resolve: func(at At) parley.When {
		return weekSpan(p.resolve(at).from).when(parley.Week)
	}}
}

// partOfWeek is Monday to Wednesday, Tuesday to Thursday, or Thursday to
// Sunday.
func partOfWeek(w span, part int) span {
	switch part {
	case early:
		return span{w.from, w.from.AddDate(0, 0, 2)}
	case middle:
		return span{w.from.AddDate(0, 0, 1), w.from.AddDate(0, 0, 3)}
	case late:
		return span{w.from.AddDate(0, 0, 3), w.to}
	}
	return w
}

// readRestOfUnit reads "earlier this week", "later this month", "later in the
// year": up to the publication day, or from it on.
func readRestOfUnit(s *scanner, i int) reading {
	if !s.one(i, "earlier", "later") {
		return reading{}
	}
	j := s.skip(i+1, "on")
	shift := 0
	switch {
	case s.one(j, "in") && s.one(j+1, "the", "this"):
		j += 2
	case s.one(j, "this"):
		j++
	case s.one(j, "last"):
		j, shift = j+1, -1
	default:
		return reading{}
	}
	if !s.is(j, unitWord) || s.lx[j].n < weeks || s.lx[j].n == weekends || s.lx[j].many {
		return reading{}
	}
	unit, from := s.lx[j].n, s.one(i, "later")
	return deictic(j+1, parley.SpanOf, func(pub time.Time, _ Tense) span {
		u, _ := unitSpan(unit, pub, shift)
		switch {
		case shift != 0 && unit == weeks && from:
			return partOfWeek(u, late)
		case shift != 0:
			return u
		case from:
			return span{pub, u.to}
		}
		return span{u.from, pub}
	})
}

// amount reads "two days", "a week", "several weeks", "days" at i. n is 0 when
// the text does not say how many.
func (s *scanner) amount(i int) (n, unit, end int) {
	j := i
	if s.is(j, count) {
		n = s.lx[j].n
		j++
		if n == 1 && s.one(j, "few", "couple") {
			n = 0
			j = s.skip(j+1, "of")
		}
	} else if s.one(j, "several", "few") {
		j++
	}
	if !s.is(j, unitWord) || j == i && !s.lx[j].many && s.lx[j].n != hours || n > 1 && !s.lx[j].many || s.lx[j].n == weekends {
		return 0, 0, 0
	}
	if s.one(i-1, "nearly", "almost", "about", "around", "roughly", "over", "than", "some", "least", "half", "-") {
		n = 0
	}
	if s.lx[j].n == fortnights {
		return 2 * n, weeks, j + 1
	}
	return n, s.lx[j].n, j + 1
}

// shifted is t moved by n units: a day for days and weeks, the whole month or
// year for those.
func shifted(t time.Time, n, unit int) (span, parley.Precision) {
	switch unit {
	case days:
		return oneDay(t.AddDate(0, 0, n)), parley.Day
	case weeks:
		return oneDay(t.AddDate(0, 0, 7*n)), parley.Day
	case months, years:
		return unitSpan(unit, t, n)
	}
	return oneDay(t), parley.Day // hours
}

// readAgo reads "three days ago", "a week ago", "hours ago".
func readAgo(s *scanner, i int) reading {
	n, unit, end := s.amount(i)
	if end == 0 || s.word(end) != "ago" {
		return reading{}
	}
	if n == 0 && unit != hours {
		return reading{end: end + 1, kind: Deictic, resolve: never}
	}
	return reading{end: end + 1, kind: Deictic, resolve: func(at At) parley.When {
		sp, p := shifted(at.Published.Time(), -n, unit)
		return sp.when(p)
	}}
}

// readDayBeforeYesterday reads "the day before yesterday" and "the day after
// tomorrow".
func readDayBeforeYesterday(s *scanner, i int) reading {
	if s.word(i) != "the" || s.word(i+1) != "day" || !s.one(i+2, "before", "after") || !s.is(i+3, dayWord) {
		return reading{}
	}
	shift := s.lx[i+3].n + map[string]int{"before": -1, "after": 1}[s.word(i+2)]
	return deictic(i+4, parley.Day, func(pub time.Time, _ Tense) span { return oneDay(pub.AddDate(0, 0, shift)) })
}
