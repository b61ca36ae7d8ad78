package when

import (
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// This file reads days, months and years by name: "27 February 2025",
// "Tuesday", "March 23-25", "in late March", "the summer of 2024".

// readNamed reads a point, or a range of points.
func readNamed(s *scanner, i int) reading {
	a, end := s.point(i)
	if end == 0 {
		return reading{}
	}
	if r := s.readRange(a, end); r.end > 0 {
		return r
	}
	switch {
	case a.month == 0 && a.day > 0 && !s.dayAlone(i, end),
		a.month > 0 && a.day == 0 && a.year == 0 && !s.monthAlone(i, end, a),
		a.shape() == byYear && a.part == 0 && !s.yearAlone(i, end):
		return reading{}
	}
	return reading{end: end, kind: a.kind(), fixed: a.fixed(), rule: a.rule(), resolve: func(at At) parley.When {
		return a.resolve(at).when(a.precision())
	}}
}

// point reads one day, month or year at i; end 0 when there is none. A bare
// day number is read too, since "15 and 16 May" gives the month late; callers
// throw it away when nothing supplies the month.
func (s *scanner) point(i int) (point, int) {
	l := lexeme{}
	if i < len(s.lx) {
		l = s.lx[i]
	}
	switch {
	case l.is&weekdayWord != 0:
		return s.weekday(i, l)
	case l.is&dayWord != 0:
		return s.dayAndDate(i, l)
	case l.is&(monthWord|dayNumber|ordinal) != 0:
		return s.dayOrMonth(i)
	case l.is&yearNumber != 0:
		return point{year: l.n, part: l.part}, i + 1
	case s.one(i, "the") && s.is(i+1, ordinal):
		return s.dayOrMonth(i + 1)
	case s.one(i, "the") && s.one(i+1, "following", "previous", "coming", "past", "next"):
		p, end := s.modifiedPoint(i + 1)
		if p.mod == "next" { // "the next Monday": after the day spoken of
			p.mod = "following"
		}
		return p, end
	case s.one(i, "early", "late", "mid"):
		return s.partPoint(i)
	case s.one(i, "the", "beginning", "start", "end", "middle"):
		return s.partOfPoint(i)
	case s.one(i, "last", "next", "this", "coming", "upcoming", "past", "previous", "following", "that"):
		return s.modifiedPoint(i)
	}
	return point{}, 0
}

// weekday reads "Tuesday", "Tuesday night", "Friday 28 February 2025",
// "Thursday last week". A short form needs a date behind it.
func (s *scanner) weekday(i int, l lexeme) (point, int) {
	j := s.skip(i+1, ",", "(")
	j = s.skip(j, "the")
	if d, end := s.dayOrMonth(j); end > 0 && d.day > 0 && d.month > 0 {
		if s.one(i+1, "(") {
			end = s.skip(end, ")")
		}
		return d, end
	}
	if l.short || l.many || s.one(i-1, "every", "each", "black", "bloody", "ash", "maundy", "good", "easter", "palm") || s.title(i+1) ||
		s.one(i-2, "mail") && s.one(i-1, "on") {
		return point{}, 0
	}
	p, end := point{weekday: l.n}, i+1
	if s.is(end, dayPart) {
		end++
	}
	j = s.skip(end, "of")
	if s.one(j, "last", "next", "this") && s.word(j+1) == "week" {
		p.inWeek, p.shift, end = true, weekShift[s.word(j)], j+2
	}
	return p, end
}

var weekShift = map[string]int{"last": -1, "this": 0, "next": 1}

// title reports whether a newspaper's name goes on at i: "Sunday Times".
func (s *scanner) title(i int) bool {
	return s.one(i, "times", "telegraph", "mirror", "express", "post", "herald", "independent", "mail") && capital(&s.ts[i])
}

// dayAndDate reads "today", and "yesterday, 17 February" as that date.
func (s *scanner) dayAndDate(i int, l lexeme) (point, int) {
	j := i + 1
	if s.is(j, dayPart) {
		j++
	}
	if s.one(j, ",") {
		if d, end := s.dayOrMonth(j + 1); end > 0 && d.day > 0 && d.month > 0 {
			return d, end
		}
	}
	return point{deictic: true, shift: l.n}, j
}

// dayOrMonth reads "27 February 2025", "Feb. 27", "16th", "March 2022", "March".
func (s *scanner) dayOrMonth(i int) (point, int) {
	if i >= len(s.lx) {
		return point{}, 0
	}
	l := s.lx[i]
	var p point
	end := i + 1
	switch {
	case l.is&(dayNumber|ordinal) != 0:
		p.day = l.n
		if j := s.skip(end, "of"); s.is(j, monthWord) && s.lx[j].part == 0 && (j == end || l.is&ordinal != 0) {
			p.month, end = s.lx[j].n, j+1
		}
	case l.is&monthWord != 0:
		p.month, p.part = l.n, l.part
		j := s.skip(end, "the")
		if s.one(end, ",") && s.is(end+1, ordinal) { // "November, 28th"
			j = end + 1
		}
		if l.part == 0 && s.is(j, dayNumber|ordinal) && !s.one(j+1, "percent", "%", "million", "billion", "years", "a.m.", "p.m.") {
			p.day, end = s.lx[j].n, j+1
		} else if l.short && !s.is(end, yearNumber) {
			return point{}, 0
		}
	default:
		return point{}, 0
	}
	if p.month > 0 {
		end = s.yearOf(&p, end)
	}
	if !p.exists() {
		return point{}, 0
	}
	return p, end
}

// yearOf reads the year behind a day or month, and returns the new end.
func (s *scanner) yearOf(p *point, end int) int {
	j := s.skip(end, ",", "of")
	switch {
	case s.is(j, yearNumber) && s.lx[j].part == 0:
		p.year = s.lx[j].n
		return j + 1
	case s.one(j, "last", "next", "this") && s.word(j+1) == "year" && !s.one(end, ","):
		p.year, p.relative = weekShift[s.word(j)], true
		return j + 2
	}
	return end
}

// partPoint reads "late March", "early Thursday", "mid 2025".
func (s *scanner) partPoint(i int) (point, int) {
	part := stretchOf[s.word(i)]
	j := s.skip(i+1, "-", "in")
	switch {
	case s.is(j, yearNumber):
		return point{year: s.lx[j].n, part: part}, j + 1
	case s.is(j, monthWord), s.one(j, "last", "next", "this") && s.is(j+1, monthWord):
		p, end := s.point(j)
		if end > 0 && p.day == 0 {
			p.part = part
			return p, end
		}
	case s.is(j, weekdayWord):
		return s.weekday(j, s.lx[j])
	}
	return point{}, 0
}

// stretches are the words in front of "of" that name a part of a month or year.
var stretches = map[string]int{
	"beginning": early, "start": early, "middle": middle, "end": late,
	"first half": firstHalf, "second half": secondHalf, "first week": firstWeek, "second week": secondWeek, "third week": thirdWeek, "fourth week": fourthWeek, "last week": lastWeek, "final week": lastWeek,
	"first day": firstDay, "last day": lastDay, "final day": lastDay, "first days": early, "last days": late,
}

// partOfPoint reads "the end of August", "the first half of 2025", and "the
// night of Feb. 3", "the small hours of Friday".
func (s *scanner) partOfPoint(i int) (point, int) {
	j := s.skip(i, "the")
	part, ok := stretches[s.word(j)]
	switch {
	case ok:
		j++
	case j > i && s.one(j, "first", "second", "third", "fourth", "last", "final") && s.one(j+1, "half", "week", "day", "days"):
		part = stretches[s.word(j)+" "+s.word(j+1)]
		j += 2
	case j > i && s.one(j, "early", "small", "late", "wee") && (s.is(j+1, dayPart) || s.is(j+1, unitWord) && s.lx[j+1].n == hours):
		j += 2
	case j > i && s.is(j, dayPart):
		j++
	default:
		return point{}, 0
	}
	if s.word(j) != "of" {
		return point{}, 0
	}
	j = s.skip(j+1, "the")
	if stretches[s.word(j)] > 0 { // "the end of the start of": no deeper
		return point{}, 0
	}
	if part > 0 && s.is(j, yearNumber) {
		return point{year: s.lx[j].n, part: part}, j + 1
	}
	p, end := s.point(j)
	switch {
	case end == 0 || p.part > 0:
		return point{}, 0
	case part == 0 && p.weekday == 0 && p.day == 0, part > 0 && (p.month == 0 || p.day > 0):
		return point{}, 0
	}
	p.part = part
	return p, end
}

// modifiedPoint reads "last Friday", "this coming Saturday", "last November".
func (s *scanner) modifiedPoint(i int) (point, int) {
	j := i
	mod := s.word(j)
	j++
	if s.one(i, "this") && s.one(j, "coming", "past") {
		mod = s.word(j)
		j++
	}
	switch {
	case s.is(j, weekdayWord):
		p, end := s.weekday(j, s.lx[j])
		if end > 0 && p.weekday > 0 && !p.inWeek {
			p.mod = mod
		}
		return p, end
	case s.is(j, monthWord) && !s.lx[j].short && mod != "following" && mod != "that":
		if p, end := s.dayOrMonth(j); p.day == 0 && p.year == 0 && !p.relative {
			p.mod = mod
			return p, end
		}
	}
	return point{}, 0
}

// monthAlone reports whether the month without day or year at i is a month and
// no name or verb: "May" and "March" need a word in front that says so.
func (s *scanner) monthAlone(i, end int, p point) bool {
	if p.part > 0 || p.mod != "" || p.relative {
		return true
	}
	if s.is(i-1, dayNumber) { // "30 February"
		return false
	}
	switch s.word(i - 1) {
	case "in", "since", "until", "till", "by", "from", "during", "of", "between", "through", "throughout", "before", "after", "to", "for":
		return p.month != 5 && p.month != 3 || !s.name(end) || s.one(i-1, "in", "since", "until", "during")
	case "the", "a", "an", "and", "or", "'s", "his", "her", "their", "its", "our":
		return !s.name(end)
	}
	if p.month == 3 || p.month == 5 {
		return false
	}
	return !s.name(end) && (i == 0 || !s.name(i-1) || s.lx[i-1].is != 0)
}

// dayAlone reports whether the ordinal at i is a day of a month that is not
// named: "on the 16th", but not "the 16th round".
func (s *scanner) dayAlone(i, end int) bool {
	if !s.one(i, "the") || !s.is(i+1, ordinal) || !s.one(i-1, "on", "until", "by", "since", "from", "before", "after") {
		return false
	}
	return end == len(s.ts) || s.ts[end].Kind == sentence.Punct && !s.one(end, "-", "–") ||
		prepositions[s.word(end)] || s.one(end, "and", "with", "when", "that", "was", "were", "is", "will", "would", "as", "he", "she", "they")
}

// yearAlone reports whether the number at i is a year: "in 2015", "the 2015
// deal", but not "Resolution 2015" or "of 2000 soldiers".
func (s *scanner) yearAlone(i, end int) bool {
	switch s.word(i - 1) {
	case "in", "since", "until", "till", "by", "from", "during", "before", "after", "between", "through", "throughout", "back", "and", "or", "to", ",":
	case "of":
		if w := s.word(end); len(w) > 3 && w[len(w)-1] == 's' {
			return false
		}
	case "the", "'s", "a", "their", "its", "his":
		return end < len(s.ts) && s.ts[end].Kind == sentence.Word && !s.one(end, "'s")
	default:
		return false
	}
	if s.one(i-1, "and", "or", "to", ",") {
		return s.is(i-2, yearNumber)
	}
	return !s.one(end, "people", "troops", "soldiers", "prisoners", "men", "civilians", "hostages", "captives", "km", "miles", "metres", "percent", "%")
}

// name reports whether token i can be part of a name beside a month.
func (s *scanner) name(i int) bool {
	return i >= 0 && i < len(s.ts) && s.ts[i].Kind == sentence.Word && capital(&s.ts[i]) && s.lx[i].is == 0
}

func capital(t *sentence.Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r)
}

// kind of the phrase that p alone makes.
func (p point) kind() Kind {
	switch {
	case p.deictic:
		return Deictic
	case p.mod == "following" || p.mod == "previous" || p.mod == "that":
		return Anaphoric
	case p.weekday > 0:
		return Weekday
	case p.relative || p.mod != "":
		return Deictic
	}
	return Absolute
}

func (p point) rule() string {
	switch {
	case p.deictic:
		return "day"
	case p.weekday > 0:
		return "weekday"
	case p.day > 0:
		return "date"
	case p.month > 0:
		return "month"
	}
	return "year"
}

func (p point) precision() parley.Precision {
	switch {
	case p.part > 0 || p.weekday > 0 || p.day > 0 || p.deictic:
		return parley.SpanOf
	case p.month > 0:
		return parley.Month
	}
	return parley.Year
}
