package entity

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// Find reads every reference to somebody or some place in an article, and its
// date phrases. It reads names and offices sentence by sentence, then settles
// over the whole article who each name is and what it represents, and then
// writes down one entity for each stretch of text.
func Find(a *parley.Article, sents []sentence.Sentence, names *Names) *Document {
	r := &reader{
		text: a.Text, set: names.set, off: names.set.Offices,
		small: map[string]bool{}, known: map[string]*person{}, key: map[string]string{},
	}
	if !a.Published.IsZero() {
		r.year = a.Published.Year()
	}
	r.from = dateline(a.Text, sents, names)
	if !a.Published.IsZero() {
		r.from.Day = writtenOn(sents, a.Day())
	}
	r.readLines(sents)
	r.findPeople()
	r.represent()
	d := &Document{Article: a, Sentences: sents, Dateline: r.from, Dates: when.Find(sents)}
	for _, l := range r.lines {
		d.Entities = append(d.Entities, r.write(l)...)
	}
	r.settle(d)
	return d
}

// reader is the state of reading one article.
type reader struct {
	text    string
	year    int // of publication
	from    Dateline
	set     *gazetteer.Set
	off     *gazetteer.Offices
	lines   []*line
	small   map[string]bool      // words that the article also writes in lower case
	pairs   [][2]*person         // of "ministers N and M" without their states
	byCore  map[string][]*person // by each word of the name, and by its outline
	people  []*person            // in order of first mention in the body
	known   map[string]*person
	key     map[string]string // spelling keys already computed
	home    string            // the state the article speaks of most
	own     string            // the state of those it calls by their bare titles
	twos    [][2]string       // parties that groups of two are of
	weakly  bool              // that is so only because it speaks of it most
	clear   bool              // no other is spoken of nearly as often
	counts  map[string]int    // how often each state is spoken of as such
	rebels  string            // the party to a conflict it speaks of most, if any
	armedOf []string          // the armed parties of that state that the article names
	ruled   string            // the state whose government faces the rebels
}

func (r *reader) readLines(sents []sentence.Sentence) {
	for i := range sents {
		for _, t := range sents[i].Tokens {
			if t.Kind == sentence.Word && t.Text == t.Lower {
				r.small[t.Lower] = true
			}
		}
	}
	own, strife := r.acronyms(sents), r.atStrife()
	for i := range sents {
		r.lines = append(r.lines, newLine(i, &sents[i], r.text, r.set, own, strife))
	}
	r.weigh()
	for _, l := range r.lines {
		if l.s.Kind != sentence.Byline {
			r.findRoles(l)
		}
	}
}

// weigh counts what the article names: known names that need another name
// beside them ("the North", "the bloc") are dropped without it, and the state
// and the armed party named most often are what "the government" and "the
// rebels" mean.
func (r *reader) weigh() {
	strong, parties := map[string]int{}, map[string]int{}
	for _, l := range r.lines {
		for i := range l.hits {
			h := &l.hits[i]
			if weak(l, h) {
				continue
			}
			if e := h.actor(); e != nil {
				if e.Type == gazetteer.Party {
					parties[e.Of]++
				} else if e.Type != gazetteer.Organisation && e.Type != gazetteer.Seat && e.Type != gazetteer.Office && !placePrep[l.lower(h.first-1)] && !backed(l, h.last) {
					strong[e.Of]++
				}
				strong["named "+e.Of]++
			}
		}
	}
	for _, l := range r.lines {
		for i := range l.hits {
			h := &l.hits[i]
			if !weak(l, h) || strong["named "+h.m[0].Of] > 0 {
				continue
			}
			for k := h.first; k < h.last; k++ {
				l.hitAt[k] = 0
			}
			h.m = nil
		}
		l.hits = slices.DeleteFunc(l.hits, func(h hit) bool { return h.m == nil })
		for i := range l.hits {
			for k := l.hits[i].first; k < l.hits[i].last; k++ {
				l.hitAt[k] = int16(i + 1)
			}
		}
	}
	r.sentFrom(strong, r.from)
	most := func(m map[string]int) (best, next string) {
		for k, n := range m {
			switch {
			case strings.HasPrefix(k, "named "):
			case best == "" || n > m[best] || n == m[best] && k < best:
				best, next = k, best
			case next == "" || n > m[next]:
				next = k
			}
		}
		return best, next
	}
	first, second := most(strong)
	r.home, r.clear, r.counts = first, 2*strong[first] >= 3*strong[second], strong
	r.rebels, _ = most(parties)
	r.ruled = r.home
	for _, e := range r.set.Lookup(r.rebels) {
		if e.Home != "" {
			r.ruled = e.Home
		}
	}
	for _, name := range slices.Sorted(maps.Keys(parties)) {
		for _, e := range r.set.Lookup(name) {
			if e.Home != "" && e.Home == r.ruled && !slices.Contains(r.armedOf, name) {
				r.armedOf = append(r.armedOf, name)
			}
		}
	}
	if r.rebels == "" {
		if f, of := r.unnamedFaction(); f != "" {
			r.rebels, r.ruled = f, of
		}
	}
}

// weak reports whether a known name means what it does only where that is also
// named in full.
func weak(l *line, h *hit) bool {
	if len(h.m) == 0 {
		return false
	}
	if l.lower(h.last-1) == "office" && l.lower(h.last-2) == "foreign" && h.last-h.first < 4 && l.lower(h.first) != "british" {
		return true // other states have one as well
	}
	if h.last-h.first != 1 {
		return false
	}
	switch l.lower(h.first) {
	case "north", "south", "kingdom", "sultanate", "bloc", "alliance", "commission", "emirates", "quartet", "strip":
		return true
	}
	return false
}

// noBody are last words of long names that no body has.
var noBody = words("minister ministry adviser advisor secretary president chief control action zone line agreement accord treaty plan act dam war talks process project declaration dialogue weapons mechanism roadmap")

// acronyms reads what the article itself abbreviates: "the X Y Front (XYF)".
func (r *reader) acronyms(sents []sentence.Sentence) *ownNames {
	var own *ownNames
	for i := range sents {
		t := sents[i].Tokens
		for k := 3; k+2 < len(t); k++ {
			if t[k].Text != "(" || t[k+2].Text != ")" {
				continue
			}
			acr := t[k+1].Text
			if len(acr) < 3 || acr != strings.ToUpper(acr) || acr == t[k+1].Lower {
				continue
			}
			first := k
			for first > 0 && k-first < 9 && t[first-1].Kind == sentence.Word && (t[first-1].Text != t[first-1].Lower || joins(t[first-1].Lower) || strings.HasSuffix(t[first-1].Lower, "'s") || first > 1 && t[first-1].Lower == "the" && (t[first-2].Lower == "for" || t[first-2].Lower == "of")) {
				first--
			}
			for first < k && (joins(t[first].Lower) || t[first].Lower == "the") {
				first++
			}
			if first == k || t[first].Text[0] != acr[0] {
				continue
			}
			name := r.text[t[first].Span.Start:t[k-1].Span.End]
			if t[first].Lower == "government" || noBody[t[k-1].Lower] || len(r.set.Lookup(acr)) > 0 || strings.Count(name, " ") == 0 {
				continue
			}
			if own == nil {
				own = &ownNames{short: map[string]*gazetteer.Entry{}, long: map[string]*gazetteer.Entry{}}
			}
			e := &gazetteer.Entry{Type: gazetteer.Party, Name: name, Of: name}
			for _, known := range r.set.Lookup(name) {
				e = known
			}
			own.short[acr] = e
			if e.Of == name && (armies[t[first].Text] || armies[t[k-1].Text]) {
				own.long[t[first].Text] = e
			}
		}
	}
	return own
}

// ownNames are bodies that the article itself abbreviates, by their short forms
// and by the first words of their full ones.
type ownNames struct{ short, long map[string]*gazetteer.Entry }

// write makes the entities of one sentence, the surest first.
func (r *reader) write(l *line) []Entity {
	var out []Entity
	add := func(e Entity) {
		for k := e.First; k < e.Last; k++ {
			if l.taken[k] {
				return
			}
		}
		for k := e.First; k < e.Last; k++ {
			l.taken[k] = true
		}
		e.Sentence = l.index
		e.Span = parley.Span{Start: l.t[e.First].Span.Start, End: l.t[e.Last-1].Span.End}
		out = append(out, e)
	}
	r.writePeople(l, add)
	if l.s.Kind != sentence.Byline {
		r.writeSites(l, add)
		r.writeRoles(l, add)
		r.writeKnown(l, add)
		r.writeUnknown(l, add)
		r.writePronouns(l, add)
	}
	slices.SortFunc(out, func(a, b Entity) int { return cmp.Compare(a.First, b.First) })
	return out
}
