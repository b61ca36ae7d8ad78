package entity

import (
	"strings"
	"time"
	"unicode"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// Dateline is the place that a report was sent from, by its dateline ("GENEVA,
// March 3 (Wire) -") or by the line that dates it ("Beijing, September 26").
// Name is empty where there is none.
type Dateline struct {
	Location
	Span parley.Span
	Day  parley.Date // on which it was written, empty unless it says one of the days up to publication
}

// writing is how many days may lie between the day of a dateline and publication.
const writing = 3

// writtenOn is the day that the first dateline with one says, "LIMA, May 14 (Wire) -".
func writtenOn(sents []sentence.Sentence, published parley.Date) parley.Date {
	for i := range sents {
		ts := sents[i].Dateline
		for k := 1; k < len(ts); k++ {
			for _, words := range [][2]string{{ts[k-1].Text, ts[k].Text}, {ts[k].Text, ts[k-1].Text}} {
				month, day := strings.TrimSuffix(words[0], "."), words[1]
				for _, layout := range []string{"January 2 2006", "Jan 2 2006"} {
					t, err := time.Parse(layout, month+" "+day+" "+string(published)[:4])
					if d := parley.DateOf(t); err == nil && d <= published && published.Sub(d) <= writing {
						return d
					}
				}
			}
		}
	}
	return ""
}

// longestPlace is how many tokens the name of a place in a dateline may have.
const longestPlace = 4

// dateline finds where a report was sent from: the first place of its first
// dateline that names one. A city in capitals need not be known.
func dateline(text string, sents []sentence.Sentence, names *Names) Dateline {
	for i := range sents {
		s := &sents[i]
		ts := s.Dateline
		dated := len(ts) == 0 && (s.Kind == sentence.Byline || s.Kind == sentence.Heading && i > 0 && notPlaces[s.Tokens[0].Lower])
		if dated {
			ts = datedPlace(s.Tokens)
		}
		for k := range ts {
			for n := min(longestPlace, len(ts)-k); n > 0; n-- {
				sp := parley.Span{Start: ts[k].Span.Start, End: ts[k+n-1].Span.End}
				if p, ok := names.Place(text[sp.Start:sp.End]); ok && p.Name != p.Country && (!dated || k == 0 && n == len(ts)) {
					return Dateline{Location: p, Span: sp}
				}
			}
		}
		if n := capitals(ts); n > 0 && !dated {
			sp := parley.Span{Start: ts[0].Span.Start, End: ts[n-1].Span.End}
			d := Dateline{Location: Location{Name: titleCase(text[sp.Start:sp.End])}, Span: sp}
			if p, ok := names.Place(d.Name); ok {
				return Dateline{Location: p, Span: sp}
			}
			if n+1 < len(ts) && ts[n].Text == "," {
				if p, ok := names.Place(ts[n+1].Text); ok {
					d.Country = p.Country
				}
			}
			return d
		}
	}
	return Dateline{}
}

// datedPlace is the place of a line that dates the text: the words before its
// first comma or slash, or behind the comma of "By NAME, PLACE" and "AFP, PLACE".
func datedPlace(ts []sentence.Token) []sentence.Token {
	for i := range ts {
		switch ts[i].Text {
		case ",", "/", "|":
			if ts[0].Lower == "by" || notPlaces[ts[0].Lower] {
				return ts[i+1:]
			}
			return ts[:i]
		}
	}
	return nil
}

// capitals is the number of tokens of a place in capitals that opens a dateline;
// 0 where something else stands there.
func capitals(ts []sentence.Token) int {
	n := 0
	for n < len(ts) && n < longestPlace && (ts[n].Kind == sentence.Word && ts[n].Text == strings.ToUpper(ts[n].Text) && (n > 0 || len(ts[n].Text) > 3) || n > 0 && ts[n].Text == "-" && ts[n].Span.Start == ts[n-1].Span.End) {
		n++
	}
	if n == 0 || n == len(ts) || gazetteerWord(ts[0].Lower) {
		return 0
	}
	switch ts[n].Text {
	case ",", "(", "-", "–", "—", "--", ":", "/":
		return n
	}
	if calendar[strings.TrimSuffix(ts[n].Lower, ".")] {
		return n
	}
	return 0
}

// gazetteerWord reports whether a word in capitals opens a line but is no place.
func gazetteerWord(w string) bool {
	return calendar[w] || notPlaces[w]
}

var notPlaces = words("reuters afp tass xinhua sputnik anadolu yonhap kyodo interfax live update updated breaking watch read more photo photos video file factbox analysis explainer exclusive opinion news world politics summary correction timeline editorial")

// titleCase writes a name in capitals as names are written: "PORT SUDAN" as
// "Port Sudan".
func titleCase(s string) string {
	var b strings.Builder
	first := true
	for _, c := range s {
		if first {
			b.WriteRune(unicode.ToUpper(c))
		} else {
			b.WriteRune(unicode.ToLower(c))
		}
		first = !unicode.IsLetter(c) && c != '\'' && c != '’'
	}
	return b.String()
}

// sentFrom counts the capital that an article is written in: what is said
// there without a state is mostly said by its government.
func (r *reader) sentFrom(counts map[string]int, at Dateline) {
	for _, e := range r.set.Lookup(at.Name) {
		if e.Type == gazetteer.City && e.Capital {
			counts[e.Of]++
			return
		}
	}
}
