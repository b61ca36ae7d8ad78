package entity

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/spelling"
)

// person is one person of the article, under all spellings.
type person struct {
	full  string
	core  []string // folded words of the fullest form, without particles
	order int
	lines []int // where they are named, in order
	says  []says
	title string
	rank  int // of the title's source, for taking the best one
	rep   string
	rule  string
	heads map[string]bool // offices they are given, folded
	alone bool            // one of them stands beside this name alone, not "ministers N and M"
	peers []*person       // of equal office on another side: "her counterpart N"
	notOf []string        // what the counterparts without a name are of
}

// says is one reason to think that a person represents something.
type says struct {
	of     string
	weight int
	rule   string
}

// seen records that p is named in a line.
func (p *person) seen(line int) {
	if at, ok := slices.BinarySearch(p.lines, line); !ok {
		p.lines = slices.Insert(p.lines, at, line)
	}
}

// lastAt is the last line up to this one that names p, -1 for none.
func (p *person) lastAt(line int) int {
	at, ok := slices.BinarySearch(p.lines, line)
	if ok {
		return line
	}
	if at == 0 {
		return -1
	}
	return p.lines[at-1]
}

// until is the number of lines up to this one that name p.
func (p *person) until(line int) int {
	at, ok := slices.BinarySearch(p.lines, line)
	if ok {
		at++
	}
	return at
}

func (p *person) add(of string, weight int, rule string) {
	if of != "" {
		p.says = append(p.says, says{of, weight, rule})
	}
}

// keep adds a name to the article's people.
func (r *reader) keep(l *line, n name) {
	n.p = r.who(n.full, l.index)
	if n.p == nil {
		return
	}
	n.p.seen(l.index)
	l.names = append(l.names, n)
}

// who finds or makes the person of a name.
func (r *reader) who(full string, line int) *person {
	if p := r.known[full]; p != nil {
		return p
	}
	core := r.core(full)
	if len(core) == 0 {
		return nil
	}
	var found *person
	if len(core) > 1 {
		for _, p := range r.sharing(append(outlines(core), core...)...) {
			if len(p.core) > 1 && shares(core, p.core) && spelling.SamePerson(full, p.full) {
				found = p
				break
			}
		}
		if found == nil {
			// a surname met before its full form ("President Trump ... Donald Trump")
			for _, p := range r.sharing(core[0], core[len(core)-1]) {
				if len(p.core) == 1 && (p.core[0] == core[len(core)-1] || p.core[0] == core[0]) {
					found = p
					break
				}
			}
		}
	} else {
		found = r.byWord(core[0], line)
		if found != nil {
			return found // which one depends on where, so it is not remembered
		}
	}
	if found == nil {
		found = &person{full: full, core: core, order: len(r.people), heads: map[string]bool{}}
		r.people = append(r.people, found)
		r.index(found)
	} else if len(core) > len(found.core) && len(found.core) == 1 {
		found.full, found.core = full, core
		r.index(found)
	}
	if len(core) > 1 {
		r.known[full] = found
	}
	return found
}

// namesakes is how many people with one word in their names are told apart; it
// bounds the work on a text of nothing but names.
const namesakes = 100

// index makes a person findable by each word of the name.
func (r *reader) index(p *person) {
	if r.byCore == nil {
		r.byCore = map[string][]*person{}
	}
	for _, w := range p.core {
		for _, k := range []string{w, outline(w)} {
			if l := r.byCore[k]; len(l) < namesakes && !slices.Contains(l, p) {
				r.byCore[k] = append(l, p)
			}
		}
	}
}

// outline is the same for spellings of one word that shares takes for equal.
func outline(w string) string {
	if len(w) <= 3 {
		return w
	}
	return w[:3] + "*" + w[len(w)-1:]
}

func outlines(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = outline(w)
	}
	return out
}

// sharing gives the people with one of the words in their names, in the order in
// which the article brought them up.
func (r *reader) sharing(words ...string) []*person {
	var out []*person
	for i, w := range words {
		if !slices.Contains(words[:i], w) {
			out = append(out, r.byCore[w]...)
		}
	}
	slices.SortStableFunc(out, func(a, b *person) int { return a.order - b.order })
	return slices.Compact(out)
}

// byWord finds the person that one word of a name means at a line: by family
// name, else by any other word, and of several the one named most before it.
func (r *reader) byWord(word string, line int) *person {
	var best *person
	bestScore := 0
	for _, p := range r.sharing(word) {
		var score int
		switch {
		case p.core[len(p.core)-1] == word:
			score = 3000
		case p.core[0] == word:
			score = 2000
		case len(p.core) > 2 && p.core[len(p.core)-2] == word:
			score = 1000
		default:
			continue
		}
		if score >= 2000 {
			score = 2000 // "Kim" is the family name of "Sung Kim" and "Kim Jong Un"
		}
		// the one named most before the sentence; of equals the last one
		score += 30*min(p.until(line-1), 30) + min(p.lastAt(line)+1, 29)
		if best == nil || score > bestScore {
			best, bestScore = p, score
		}
	}
	return best
}

// core is the folded words of a name without particles.
func (r *reader) core(full string) []string {
	k, ok := r.key[full]
	if !ok {
		k = spelling.Key(full)
		r.key[full] = k
	}
	fields := strings.Fields(k)
	out := fields[:0:0]
	for _, w := range fields {
		if !spelling.IsParticle(w) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return fields
	}
	return out
}

func shares(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || len(x) > 3 && len(y) > 3 && x[:3] == y[:3] && x[len(x)-1] == y[len(y)-1] {
				return true
			}
		}
	}
	return strings.Join(a, "") == strings.Join(b, "")
}

// knownShort reports whether a particle and a word are the name of somebody
// known ("von der Leyen", "al-Sisi").
func (r *reader) knownShort(full string) bool {
	c := r.core(full)
	if len(c) == 0 {
		return false
	}
	p := r.byWord(c[len(c)-1], 0)
	return p != nil && strings.Contains(strings.ToLower(p.full), strings.ToLower(full))
}

// holder finds the well-known office holder of a name in the year of
// publication or the year before.
func (r *reader) holder(full string) *gazetteer.Holder {
	core := r.core(full)
	if len(core) == 0 {
		return nil
	}
	keys := strings.Fields(r.key[full])
	list := r.set.Holders[keys[len(keys)-1]]
	var found *gazetteer.Holder
	for i := range list {
		h := &list[i]
		if r.year != 0 && (r.year < h.From || r.year > h.To+1) {
			continue
		}
		if len(core) > 1 && !spelling.SamePerson(full, h.Name) {
			continue
		}
		if found != nil && found.Of != h.Of {
			return nil
		}
		if found == nil {
			found = h
		}
	}
	return found
}
