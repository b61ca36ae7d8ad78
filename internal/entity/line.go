package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// line is a sentence while it is read.
type line struct {
	index  int
	s      *sentence.Sentence
	t      []sentence.Token
	key    []string // folded first words, for looking up
	hits   []hit
	hitAt  []int16 // token -> index into hits plus one; 0: none
	roles  []role
	names  []name
	taken  []bool // token is in an entity
	titled []bool // token is a word of an office
}

// hit is a known name in the text.
type hit struct {
	first, last int
	m           []*gazetteer.Entry // what it can mean, best first
}

// is finds the meaning of one of the types, nil when there is none.
func (h *hit) is(types ...gazetteer.Type) *gazetteer.Entry {
	for _, e := range h.m {
		for _, t := range types {
			if e.Type == t {
				return e
			}
		}
	}
	return nil
}

// actor is the state, organisation or party that the hit stands for when it
// acts or owns, nil when it can't.
func (h *hit) actor() *gazetteer.Entry {
	for _, e := range h.m {
		switch e.Type {
		case gazetteer.State, gazetteer.Adjective, gazetteer.Organisation, gazetteer.Party, gazetteer.Seat, gazetteer.Office:
			return e
		case gazetteer.City:
			if e.Capital {
				return e
			}
		}
	}
	return nil
}

// longest is the number of tokens of a sentence that are read. No sentence is
// as long; a text without full stops must not take quadratic time.
const longest = 2000

// newLine looks up the known names of a sentence; strife says that names of armed
// movements that no list knows are read too.
func newLine(index int, s *sentence.Sentence, text string, set *gazetteer.Set, own *ownNames, strife bool) *line {
	t := s.Tokens[:min(len(s.Tokens), longest)]
	l := &line{index: index, s: s, t: t, key: make([]string, len(t)), hitAt: make([]int16, len(t)), taken: make([]bool, len(t)), titled: make([]bool, len(t))}
	for i := range t {
		if t[i].Kind != sentence.Punct {
			l.key[i] = gazetteer.Key(t[i].Text, t[i].Lower)
		}
	}
	for i := 0; i < len(t); {
		n := l.match(i, text, set, own)
		if strife {
			if b := l.body(i); b > i && b > n {
				l.dropHit(i)
				l.addHit(hit{i, b, []*gazetteer.Entry{bodyEntry(l.text(text, i, b))}})
				n = b
			}
		}
		if n == 0 {
			i++
			continue
		}
		i = n
	}
	return l
}

// match looks for a known name at token i and returns the token after it.
func (l *line) match(i int, text string, set *gazetteer.Set, own *ownNames) int {
	if l.key[i] == "" {
		return 0
	}
	start := l.t[i].Span.Start
	if own == nil {
		return l.matchKnown(i, text, set)
	}
	if e := own.short[l.t[i].Text]; e != nil {
		l.addHit(hit{i, i + 1, []*gazetteer.Entry{e}})
		return i + 1
	}
	if e := own.long[l.t[i].Text]; e != nil && strings.HasPrefix(text[start:l.s.Span.End], e.Name) {
		last := i + 1
		for last < len(l.t) && l.t[last-1].Span.End < start+len(e.Name) {
			last++
		}
		l.addHit(hit{i, last, []*gazetteer.Entry{e}})
		return last
	}
	return l.matchKnown(i, text, set)
}

// matchKnown looks for a name of the lists at token i.
func (l *line) matchKnown(i int, text string, set *gazetteer.Set) int {
	start := l.t[i].Span.Start
	end, m := set.Match(text[start:l.s.Span.End], l.key[i], i > 0 && l.t[i-1].Lower == "the")
	if end == 0 {
		return 0
	}
	end += start
	last := i + 1
	for last < len(l.t) && l.t[last-1].Span.End < end {
		last++
	}
	if over := l.t[last-1].Span.End; over > end && strings.Trim(text[end:over], ".") != "" {
		return 0
	}
	// Of a state's name and a capitalised word the known part is not the name
	// of the whole, but it is still the state.
	l.addHit(hit{i, last, m})
	return last
}

func (l *line) addHit(h hit) {
	l.hits = append(l.hits, h)
	for k := h.first; k < h.last; k++ {
		l.hitAt[k] = int16(len(l.hits))
	}
}

// dropHit takes back the name that begins at token i, the last one found.
func (l *line) dropHit(i int) {
	if n := len(l.hits); n > 0 && l.hits[n-1].first == i {
		l.hits = l.hits[:n-1]
	}
}

// hit is the known name that token i is in, nil when it is in none.
func (l *line) hit(i int) *hit {
	if i < 0 || i >= len(l.t) || l.hitAt[i] == 0 {
		return nil
	}
	return &l.hits[l.hitAt[i]-1]
}

// hitFrom is the known name that begins at token i.
func (l *line) hitFrom(i int) *hit {
	if h := l.hit(i); h != nil && h.first == i {
		return h
	}
	return nil
}

// lower is the i-th token in lower case, empty outside the sentence.
func (l *line) lower(i int) string {
	if i < 0 || i >= len(l.t) {
		return ""
	}
	return l.t[i].Lower
}

// capital reports whether token i is a word that begins with a capital, or
// with a particle and a capital ("al-Sisi").
func (l *line) capital(i int) bool {
	if i < 0 || i >= len(l.t) || l.t[i].Kind != sentence.Word {
		return false
	}
	w := l.t[i].Text
	r, _ := utf8.DecodeRuneInString(w)
	if unicode.IsUpper(r) {
		return true
	}
	if a, b, ok := strings.Cut(w, "-"); ok && particle[a] {
		r, _ := utf8.DecodeRuneInString(b)
		return unicode.IsUpper(r)
	}
	return false
}

// glued reports whether nothing stands between tokens i-1 and i.
func (l *line) glued(i int) bool {
	return i > 0 && i < len(l.t) && l.t[i-1].Span.End == l.t[i].Span.Start
}

// possessive reports whether token i is "'s" or a bare apostrophe after a name.
func (l *line) possessive(i int) bool {
	w := l.lower(i)
	return (w == "'s" || w == "'" || w == "’s" || w == "’") && l.glued(i)
}

// fullBefore is the person with that family name whose full name stands before
// token i, nil for none.
func (l *line) fullBefore(word string, i int) *person {
	var p *person
	for j := range l.names {
		if n := &l.names[j]; n.last <= i && n.last-n.first > 1 && n.role > 0 && len(n.p.core) > 1 && (n.p.core[0] == word || n.p.core[len(n.p.core)-1] == word) {
			p = n.p
		}
	}
	return p
}

// firstName is the token at which the sentence first names p.
func (l *line) firstName(p *person) int {
	at := len(l.t)
	for i := range l.names {
		if l.names[i].p == p {
			at = min(at, l.names[i].first)
		}
	}
	return at
}

// behindBrackets is the token behind "(XYZ)" at k, k itself where there is none.
func (l *line) behindBrackets(k int) int {
	if l.lower(k) == "(" && l.lower(k+2) == ")" {
		return k + 3
	}
	return k
}

// text is the source between tokens.
func (l *line) text(src string, first, last int) string {
	return src[l.t[first].Span.Start:l.t[last-1].Span.End]
}

// particle are the words in lower case inside names of people.
var particle = words("al el bin bint ibn ben abu ould de la las los del della der den des van von zu da di do dos du e y ag ter te le as ad ar ash at az an ul ur")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
