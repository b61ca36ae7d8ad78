package when

import (
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// readSeason reads "the spring", "summer of 2024", "last autumn", "this
// winter", "the winter of 2022-23". A season begins with its month and has
// three; a winter has the year of its December.
func readSeason(s *scanner, i int) reading {
	j, part, mod := i, whole, ""
	if s.one(j, "early", "late") {
		part = stretchOf[s.word(j)]
		j++
	}
	switch {
	case s.one(j, "last", "next", "this"):
		mod = s.word(j)
		j = s.skip(j+1, "coming", "past")
	case s.one(j, "the"):
		j++
	}
	if !s.is(j, seasonWord) {
		return reading{}
	}
	month, end := s.lx[j].n, j+1
	var p point
	if y := s.skip(end, "of"); s.is(y, yearNumber) {
		p.year, end = s.lx[y].n, y+1
		if s.one(end, "-", "/") && s.adjacent(end) && s.is(end+1, count) { // "2022-23"
			end += 2
		}
	} else if s.one(y, "last", "next", "this") && s.word(y+1) == "year" {
		p.year, p.relative, end = weekShift[s.word(y)], true, y+2
	}
	if p.year == 0 && !p.relative && mod == "" && !s.seasonAlone(j) {
		return reading{}
	}
	k := Absolute
	if mod != "" || p.relative {
		k = Deictic
	}
	return reading{end: end, kind: k, fixed: p.fixed(), resolve: func(at At) parley.When {
		y := p.year
		switch pub := at.Published.Time(); {
		case p.relative:
			y += pub.Year()
		case y == 0:
			y = seasonYear(pub, month, mod, at.Tense)
		}
		sp := span{date(y, month, 1), date(y, month+3, 0)}
		switch part {
		case early:
			sp.to = date(y, month+1, 0)
		case late:
			sp.from = date(y, month+2, 1)
		}
		return sp.when(parley.SpanOf)
	}}
}

var stretchOf = map[string]int{"early": early, "mid": middle, "late": late}

// seasonAlone reports whether the word at j is a season with nothing but "the"
// or "in" to say so: not "the fall of Kabul" or "a spring in his step".
func (s *scanner) seasonAlone(j int) bool {
	return !s.one(j, "fall") && s.one(j-1, "the", "in", "since", "until", "by", "during") && !s.one(j+1, "of", "in") && !s.name(j+1)
}

// seasonYear is the year in which the season that begins in month begins.
func seasonYear(pub time.Time, month int, mod string, t Tense) int {
	y := pub.Year()
	if date(y, month, 1).After(pub) {
		y-- // the latest that has begun
	}
	end := date(y, month+3, 0)
	switch {
	case mod == "last" && !end.Before(pub):
		return y - 1
	case mod == "next", mod != "last" && t == Future && end.Before(pub), mod == "this" && pub.Sub(end) > 180*24*time.Hour:
		return y + 1
	}
	return y
}
