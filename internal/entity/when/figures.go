package when

import (
	"strconv"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// readFigures reads dates in figures: "25.03.2025", "2025-03-24", "24/03/2025".
// Of two numbers up to 12 with slashes nobody knows which is the month.
func readFigures(s *scanner, i int) reading {
	var f [3]string
	end := i + 1
	if s.is(i, figures) {
		copy(f[:], strings.Split(s.ts[i].Text, "."))
	} else {
		sep := s.word(i + 1)
		if sep != "-" && sep != "/" || s.word(i+3) != sep || i+4 >= len(s.ts) || s.ts[i+4].Span.End-s.ts[i].Span.Start > 10 {
			return reading{}
		}
		f[0], f[1], f[2] = s.ts[i].Text, s.ts[i+2].Text, s.ts[i+4].Text
		end = i + 5
	}
	var n [3]int
	for k := range f {
		v, err := strconv.Atoi(f[k])
		if err != nil {
			return reading{}
		}
		n[k] = v
	}
	p := point{day: n[0], month: n[1], year: n[2]}
	switch {
	case len(f[0]) == 4:
		p = point{day: n[2], month: n[1], year: n[0]}
	case s.is(i, figures):
	case s.word(i+1) == "/" && n[1] > 12:
		p = point{day: n[1], month: n[0], year: n[2]}
	case s.word(i+1) == "/" && n[0] <= 12 && n[0] != n[1]:
		return reading{end: end, kind: Absolute, resolve: never}
	}
	if p.year < 100 && p.year > 0 {
		p.year += 2000
	}
	if p.year < 1900 || p.month < 1 || p.month > 12 || p.day < 1 || !p.exists() {
		return reading{}
	}
	return reading{end: end, kind: Absolute, fixed: true, resolve: func(at At) parley.When { return p.resolve(at).when(parley.Day) }}
}

// never resolves phrases that are dates but do not say which.
func never(At) parley.When { return parley.When{Precision: parley.Unknown} }
