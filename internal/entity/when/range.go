package when

import "github.com/parley-talks/parley/internal/parley"

// This file joins two days, months or years into one stretch.

// longestList is how many tokens a list of days may have; a text of nothing but
// numbers would take its time otherwise.
const longestList = 12

// readRange reads what joins a, which ends at end, to a second point: "to",
// "and", a dash. Days joined by "and" must follow each other, else they are two.
func (s *scanner) readRange(a point, end int) reading {
	j, joined, listed := end, false, false
	for a.day > 0 && j < end+longestList && s.one(j, ",") && s.is(j+1, dayNumber) && (s.is(j+2, monthWord) || s.one(j+2, ",", "and")) { // "26, 27 and 28 April"
		j, listed = j+2, true
	}
	switch {
	case s.one(j, "-", "–", "—", "to", "through", "until", "till", "into"):
	case s.one(j, "and", "&"), s.one(j, "or") && a.shape() <= byWeekday:
		joined = true
	case s.one(j, "/") && s.adjacent(j) && a.weekday > 0:
	case listed && s.is(j, monthWord):
		j--
	default:
		return reading{}
	}
	if s.one(j, "-", "–", "—") && s.one(j+1, "on") {
		return reading{} // "LIMA, June 24 - On Wednesday, …": a dateline
	}
	b, stop := s.point(s.skip(j+1, "the", "on"))
	if stop == 0 || a.shape() != b.shape() || b.mod != "" || s.one(j, "-", "—", "–") && s.ts[j].Span.Start > s.ts[j-1].Span.End && a.weekday > 0 {
		return reading{}
	}
	if b.inWeek && a.weekday > 0 { // "Monday and Tuesday of last week"
		a.inWeek, a.shift = true, b.shift
	}
	if a.month > 0 && b.month == 0 && b.day > 0 { // "March 23-25, 2025"
		stop = s.yearOf(&b, stop)
	}
	twice := a.day > 0 && a.month > 0 && b.month > 0 && b.day-a.day != 1 // "April 2 and April 9"
	if !a.share(&b) {
		return reading{}
	}
	if a.shape() == byYear && (s.one(end, "to", "and", "or") && !s.one(end-2, "between", "from") || a.year > b.year) {
		return reading{}
	}
	if joined && !listed && (a.apart(b) || twice && a.month == b.month) && !s.between(end) {
		return reading{}
	}
	k := a.kind()
	if k == Absolute {
		k = b.kind()
	}
	return reading{end: stop, kind: k, rule: a.rule() + " range", fixed: a.fixed() && b.fixed(), resolve: func(at At) parley.When {
		return stretch(a, b, joined, at).when(parley.SpanOf)
	}}
}

// between reports whether "between" stands not far in front of the point that
// ends at end.
func (s *scanner) between(end int) bool {
	for j := end - 1; j >= 0 && j > end-6; j-- {
		if s.one(j, "between") {
			return true
		}
	}
	return false
}

// shape tells what can stand together in one range.
type shape uint8

const (
	byDate shape = iota
	byWeekday
	byMonth
	byYear
)

func (p point) shape() shape {
	switch {
	case p.day > 0:
		return byDate
	case p.weekday > 0 || p.deictic:
		return byWeekday
	case p.month > 0:
		return byMonth
	}
	return byYear
}

// ofDay reports whether p names one day.
func (p point) ofDay() bool { return p.day > 0 && p.month > 0 || p.weekday > 0 || p.deictic }

// share gives a the month and year of b where only b says them, and the other
// way round; false when no month is known or the days are in the wrong order.
func (a *point) share(b *point) bool {
	if a.shape() != byDate {
		if a.month > 0 && a.year == 0 && b.year != 0 && a.month <= b.month {
			a.year, a.relative = b.year, b.relative
		}
		return true
	}
	switch {
	case a.month == 0 && b.month == 0:
		return false
	case a.month == 0:
		a.month, a.year, a.relative = b.month, b.year, b.relative
		return a.day < b.day && a.exists()
	case b.month == 0:
		b.month = a.month
		if b.year == 0 {
			b.year, b.relative = a.year, a.relative
		}
		a.year, a.relative = b.year, b.relative
		return a.day < b.day && b.exists()
	case a.year == 0 && b.year != 0 && (a.month < b.month || a.month == b.month && a.day < b.day):
		a.year, a.relative = b.year, b.relative
	}
	return true
}

// apart reports whether days a and b, joined by "and", are two dates and not
// one stretch.
func (p point) apart(b point) bool {
	switch p.shape() {
	case byDate:
		turn := b.day == 1 && p.day >= 28 && (b.month-p.month+12)%12 == 1 // "31 May and 1 June"
		return p.month != b.month && !turn
	case byWeekday:
		if p.deictic || b.deictic {
			return p.deictic && b.deictic && b.shift-p.shift != 1
		}
		return (b.weekday-p.weekday+7)%7 != 1
	case byMonth:
		return (b.month-p.month+12)%12 != 1
	}
	return b.year-p.year != 1
}
