package when

import (
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// farDays is how far away a day without a year can lie. A day of the coming
// weeks in a past tense ("had been set for June 12", in May) is a plan, not the
// day a year ago, and so the other way round.
const farDays = 335

// point is a day, month or year as a text names it; zero fields are not said.
type point struct {
	year, month, day int
	part             int  // of the month, or of the year when there is no month
	weekday          int  // 1 to 7, when there is no day
	relative         bool // year is counted from the publication year: "March last year"
	deictic          bool // days from publication, in shift
	shift            int
	mod              string // of a weekday: "last", "next", "this", "coming", "past"
	inWeek           bool   // of a weekday: shift weeks from the week of publication
}

// span is a stretch of days, both ends included.
type span struct{ from, to time.Time }

func oneDay(t time.Time) span { return span{t, t} }

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func monthSpan(y, m int) span { return span{date(y, m, 1), date(y, m+1, 0)} }

func yearSpan(y int) span { return span{date(y, 1, 1), date(y, 12, 31)} }

// monday is the first day of the week of t.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }

func weekSpan(t time.Time) span { m := monday(t); return span{m, m.AddDate(0, 0, 6)} }

// partOf cuts a part out of a month or a year: a third, a half, a week.
func partOf(s span, part int) span {
	y, m := s.from.Year(), int(s.from.Month())
	if s.to.Sub(s.from) > 40*24*time.Hour { // a year
		switch part {
		case early:
			return span{s.from, date(y, 5, 0)}
		case middle:
			return span{date(y, 5, 1), date(y, 9, 0)}
		case late:
			return span{date(y, 9, 1), s.to}
		case firstHalf:
			return span{s.from, date(y, 7, 0)}
		case secondHalf:
			return span{date(y, 7, 1), s.to}
		}
	}
	switch part {
	case early:
		return span{s.from, date(y, m, 10)}
	case middle:
		return span{date(y, m, 11), date(y, m, 20)}
	case late:
		return span{date(y, m, 21), s.to}
	case firstHalf:
		return span{s.from, date(y, m, 15)}
	case secondHalf:
		return span{date(y, m, 16), s.to}
	case firstWeek:
		return span{s.from, s.from.AddDate(0, 0, 6)}
	case secondWeek, thirdWeek, fourthWeek:
		first := s.from.AddDate(0, 0, 7*(part-firstWeek))
		return span{first, first.AddDate(0, 0, 6)}
	case firstDay:
		return oneDay(s.from)
	case lastDay:
		return oneDay(s.to)
	case lastWeek:
		return span{s.to.AddDate(0, 0, -6), s.to}
	}
	return s
}

// exists reports whether the day is in the calendar; a day without a year may
// be a leap day.
func (p point) exists() bool {
	if p.day == 0 || p.month == 0 {
		return true
	}
	y := p.year
	if y == 0 || p.relative {
		y = 2024
	}
	return date(y, p.month, p.day).Day() == p.day
}

// fixed reports whether p says its year.
func (p point) fixed() bool { return p.year != 0 && !p.relative }

// in is p in the year y; false when that year has no such day.
func (p point) in(y int) (span, bool) {
	switch {
	case p.month == 0:
		return partOf(yearSpan(y), p.part), true
	case p.day == 0:
		return partOf(monthSpan(y, p.month), p.part), true
	}
	t := date(y, p.month, p.day)
	return oneDay(t), t.Day() == p.day
}

// last is the latest p that begins on or before t.
func (p point) last(t time.Time) span {
	switch {
	case p.weekday > 0:
		return oneDay(t.AddDate(0, 0, -((int(t.Weekday())+6)%7+8-p.weekday)%7))
	case p.month == 0 && p.day > 0: // "the 16th"
		return p.nearMonth(t, -1)
	}
	for y := t.Year(); y > t.Year()-10; y-- {
		if s, ok := p.in(y); ok && !s.from.After(t) {
			return s
		}
	}
	return oneDay(t)
}

// next is the earliest p that ends on or after t.
func (p point) next(t time.Time) span {
	switch {
	case p.weekday > 0:
		return oneDay(t.AddDate(0, 0, (p.weekday+6-(int(t.Weekday())+6)%7)%7))
	case p.month == 0 && p.day > 0:
		return p.nearMonth(t, 1)
	}
	for y := t.Year(); y < t.Year()+10; y++ {
		if s, ok := p.in(y); ok && !s.to.Before(t) {
			return s
		}
	}
	return oneDay(t)
}

// nearMonth is the day p.day of the nearest month in the direction dir.
func (p point) nearMonth(t time.Time, dir int) span {
	for i := 0; i <= 2; i++ {
		d := date(t.Year(), int(t.Month())+dir*i, p.day)
		if d.Day() == p.day && (dir < 0 && !d.After(t) || dir > 0 && !d.Before(t)) {
			return oneDay(d)
		}
	}
	return oneDay(t)
}

// resolve finds the p that the text means.
func (p point) resolve(at At) span {
	pub := at.Published.Time()
	switch {
	case p.fixed():
		s, _ := p.in(p.year)
		return s
	case p.relative:
		s, ok := p.in(pub.Year() + p.year)
		if !ok {
			return p.last(date(pub.Year()+p.year, 12, 31))
		}
		return s
	case p.deictic:
		return oneDay(pub.AddDate(0, 0, p.shift))
	case p.inWeek:
		return oneDay(monday(pub).AddDate(0, 0, 7*p.shift+p.weekday-1))
	case p.mod != "":
		return p.modified(at, pub)
	case at.Tense == Future:
		s := p.next(pub)
		if p.day > 0 && p.month > 0 && s.from.Sub(pub) > farDays*24*time.Hour {
			return p.last(pub)
		}
		return s
	case p.day > 0:
		s := p.last(pub.AddDate(0, 0, 1)) // a day ahead: it is tomorrow already where it happened
		if p.month > 0 && pub.Sub(s.from) > farDays*24*time.Hour {
			return p.next(pub)
		}
		return s
	}
	return p.last(pub)
}

// modified is a weekday or month with a word like "last" in front.
func (p point) modified(at At, pub time.Time) span {
	plain := p
	plain.mod = ""
	if p.weekday == 0 {
		first := date(pub.Year(), int(pub.Month()), 1)
		switch p.mod {
		case "last", "past", "previous":
			return plain.last(first.AddDate(0, 0, -1))
		case "next", "coming", "upcoming":
			return plain.next(first.AddDate(0, 1, 0))
		}
		s, _ := plain.in(pub.Year())
		return s
	}
	switch p.mod {
	case "last", "past":
		return plain.last(pub.AddDate(0, 0, -1))
	case "coming", "upcoming":
		return plain.next(pub.AddDate(0, 0, 1))
	case "next":
		return oneDay(monday(pub).AddDate(0, 0, 6+p.weekday))
	case "following":
		return plain.next(at.Spoken.Time().AddDate(0, 0, 1))
	case "previous":
		return plain.last(at.Spoken.Time().AddDate(0, 0, -1))
	case "that":
		return plain.next(at.Spoken.Time().AddDate(0, 0, -3))
	}
	return plain.resolve(at) // "this"
}

// stretch is what "a to b" means, or "a and b" (joined).
func stretch(a, b point, joined bool, at At) span {
	var s, e span
	switch {
	case a.fixed() || a.relative || a.deictic || a.mod != "" || a.inWeek:
		s = a.resolve(at)
		e = b.following(s.from, at)
	case b.fixed() || b.relative || b.deictic || joined && at.Tense == Past:
		e = b.resolve(at)
		s = a.last(e.from)
	default:
		s = a.resolve(at)
		e = b.following(s.from, at)
	}
	if e.to.Before(s.from) {
		return s
	}
	return span{s.from, e.to}
}

// following is p from t on.
func (p point) following(t time.Time, at At) span {
	if p.fixed() || p.relative || p.deictic {
		return p.resolve(at)
	}
	return p.next(t)
}

// when turns s into a When: a month, year or week is called one only if the
// phrase said so.
func (s span) when(p parley.Precision) parley.When {
	w := parley.Between(parley.DateOf(s.from), parley.DateOf(s.to))
	if w.Precision == parley.SpanOf && p != parley.Day {
		w.Precision = p
	}
	return w
}
