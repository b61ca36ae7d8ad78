package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// clause is a stretch of a sentence in which one verb rules. Clauses are cut
// only where the cut is sure (relative and subordinate clauses, semicolons, a
// new subject behind a conjunction): cutting more loses more than it wins.
type clause struct {
	first, last int // tokens [first, last), with those of the clauses inside
	parent      int // -1 for the outermost
	rel         bool
	by          string // the word that opened it: "who", "after"; empty for a main clause
	antecedent  int    // of a relative clause: token before the comma
	verb        int    // its first finite verb, -1 when it has none of its own
}

// view is one sentence with what was found in it, token by token.
type view struct {
	doc     *entity.Document
	si      int
	s       *sentence.Sentence
	t       []sentence.Token
	ent     []*entity.Entity // the entity that covers the token
	date    []*when.Phrase
	in      []int // the innermost clause of the token
	clauses []clause
	sayAt   []int // reporting verbs, by token
}

func newView(doc *entity.Document, si int) *view {
	s := &doc.Sentences[si]
	v := &view{doc: doc, si: si, s: s, t: s.Tokens}
	v.ent = make([]*entity.Entity, len(v.t))
	v.date = make([]*when.Phrase, len(v.t))
	return v
}

// views cuts every sentence, in order. It is linear: entities and dates are
// walked once.
func views(doc *entity.Document) []*view {
	out := make([]*view, len(doc.Sentences))
	for i := range doc.Sentences {
		out[i] = newView(doc, i)
	}
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if e.Sentence < 0 || e.Sentence >= len(out) {
			continue
		}
		v := out[e.Sentence]
		for k := max(0, e.First); k < e.Last && k < len(v.t); k++ {
			v.ent[k] = e
		}
	}
	for i := range doc.Dates {
		d := &doc.Dates[i]
		v := out[d.Sentence]
		for k := max(0, d.First); k < d.Last && k < len(v.t); k++ {
			v.date[k] = d
		}
	}
	for _, v := range out {
		v.joinTeams()
		v.cut()
	}
	return out
}

// between a state and those who act for it: "Sri Lankan government negotiators"
var teamWords = set("government military army state diplomatic")

// joinTeams makes one actor of a state's adjective, or its possessive, and the
// people of its government behind it.
func (v *view) joinTeams() {
	for k := 0; k < len(v.t); k++ {
		e := v.ent[k]
		if e == nil || e.Kind != entity.State || e.Last != k+1 {
			continue
		}
		j := k + 1
		if e.Form != entity.Adjective {
			if v.lower(j) != "'s" || e.Form != entity.Named {
				continue
			}
			j++
		}
		from := j
		for j < len(v.t) && v.ent[j] == nil && teamWords[v.lower(j)] {
			j++
		}
		if j == from || j >= len(v.t) || v.ent[j] != nil || !delegates[v.lower(j)] || v.lower(j) == "governments" {
			continue
		}
		sp := v.span(e.First, j+1)
		team := &entity.Entity{Span: sp, Sentence: e.Sentence, First: e.First, Last: j + 1, Kind: entity.Group, Name: v.doc.Article.Text[sp.Start:sp.End], Represents: e.Name, Rule: "team"}
		for i := e.First; i <= j; i++ {
			v.ent[i] = team
		}
	}
}

// lower is the token's lower-case text, empty outside the sentence.
func (v *view) lower(i int) string {
	if i < 0 || i >= len(v.t) {
		return ""
	}
	return v.t[i].Lower
}

// is reports whether the tokens from i on are these words.
func (v *view) is(i int, words ...string) bool {
	for k, w := range words {
		if v.lower(i+k) != w {
			return false
		}
	}
	return true
}

// span is the bytes of the tokens [a, b).
func (v *view) span(a, b int) parley.Span {
	if a < 0 {
		a = 0
	}
	if b > len(v.t) {
		b = len(v.t)
	}
	if a >= b {
		return v.s.Span
	}
	return parley.Span{Start: v.t[a].Span.Start, End: v.t[b-1].Span.End}
}

// words is the text of the tokens [a, b).
func (v *view) words(a, b int) string {
	if a < 0 || b > len(v.t) || a >= b {
		return ""
	}
	sp := v.span(a, b)
	return strings.Join(strings.Fields(v.doc.Article.Text[sp.Start:sp.End]), " ")
}

var (
	relatives    = set("who which whose whom where")
	subordinates = set("after before while following during until unless if although though because whereas when once since despite amid ahead")
	finitePast   = set("met said told held took went came flew left began made gave sat spoke led brought sent put saw broke wrote became ran won lost drew fell rose got found felt kept stood knew thought paid struck hit sought drove heard let set wound spent withdrew grew threw shook chose froze bore laid dealt sank undertook swept built rode arose swore hung woke")
)

// finite reports whether the token looks like a finite verb.
func (v *view) finite(i int) bool {
	w := v.lower(i)
	if v.t[i].Kind != sentence.Word || v.ent[i] != nil || v.date[i] != nil {
		return false // a month is no verb: "On May 3"
	}
	if v.lower(i-1) == "-" && i > 0 && v.t[i-1].Span.End == v.t[i].Span.Start {
		return false // "the Berber-led movement"
	}
	if v.lower(i+1) == "by" && (finitePast[w] || strings.HasSuffix(w, "ed")) && v.auxBefore(i) == "" {
		return false // "a delegation led by X"
	}
	if auxiliaries[w] || finitePast[w] || sayVerbs[w] {
		return true
	}
	if strings.HasSuffix(w, "ed") && len(w) > 4 {
		p := v.lower(i - 1)
		return !determiners[p] && p != "of" && p != "by" && p != "be" && !strings.HasSuffix(p, "ly")
	}
	return false
}

// finiteWithin reports whether a finite verb stands in [a, b).
func (v *view) finiteWithin(a, b int) bool {
	for k := max(a, 0); k < b && k < len(v.t); k++ {
		if v.finite(k) {
			return true
		}
	}
	return false
}

// cut finds the clauses.
func (v *view) cut() {
	n := len(v.t)
	v.in = make([]int, n)
	v.clauses = []clause{{first: 0, last: n, parent: -1, antecedent: -1}}
	cur := 0
	open := func(at int, by string, rel bool, parent int) {
		v.clauses = append(v.clauses, clause{first: at, last: n, parent: parent, rel: rel, by: by, antecedent: -1})
		cur = len(v.clauses) - 1
	}
	shut := func(at int) {
		v.clauses[cur].last = at
		if p := v.clauses[cur].parent; p >= 0 {
			cur = p
		}
	}
	for i := 0; i < n; i++ {
		w := v.lower(i)
		switch {
		case w == "(":
			v.in[i] = cur
			open(i+1, "(", false, cur)
			continue
		case w == ")":
			for p := cur; p >= 0; p = v.clauses[p].parent {
				if v.clauses[p].by == "(" {
					cur = p
					shut(i)
					break
				}
			}
			v.in[i] = cur
			continue
		case w == "—" || w == "–" || w == "--":
			// a pair of dashes is a parenthesis, a single one a new clause
			v.in[i] = cur
			closed := false
			for p := cur; p >= 0; p = v.clauses[p].parent {
				if v.clauses[p].by == "—" {
					cur = p
					shut(i)
					closed = true
					break
				}
			}
			if !closed {
				open(i+1, "—", false, cur)
			}
			continue
		case w == ";" || w == ":":
			v.in[i] = cur
			open(i+1, "", false, -1)
			continue
		case w == ",":
			v.in[i] = cur
			next := v.lower(i + 1)
			if relatives[next] && v.ent[min(i+1, n-1)] == nil || next == "with" && relatives[v.lower(i+2)] {
				open(i+1, next, true, cur)
				v.clauses[cur].antecedent = i - 1
				continue
			}
			c := v.clauses[cur]
			if c.by != "" && c.by != "(" && c.by != "—" && i > c.first {
				// a comma ends a subordinate clause; a relative one it ends
				// only before a verb, since its own lists have commas too
				if !c.rel || i+1 < n && (v.finite(i+1) || v.lower(i+1) == "and" && (i+2 < n && v.finite(i+2) || c.by == "who" && v.betweenBefore(c.first))) {
					if !c.rel && (v.listComma(i) || settlements[v.lower(i-1)] && i+1 < n && v.ent[i+1] != nil) {
						continue
					}
					shut(i)
					v.in[i] = cur
				}
				continue
			}
			if (next == "and" || next == "but" || next == "as" || next == "while" || next == "then") && v.verbSoFar(i, cur) && v.newSubject(i+2) {
				open(i+1, "", false, -1)
			}
			continue
		case (w == "and" || w == "but") && i > 2 && v.newSubjectStrict(i+1) && v.verbSoFar(i, cur) && !v.firstSubject(i):
			open(i, "", false, -1)
		case w == "as" && i > 2 && v.verbSoFar(i, cur) && v.newSubjectStrict(i+1):
			open(i, w, false, cur)
		case w == "that" && v.thatRelative(i):
			open(i, w, true, cur)
			v.clauses[cur].antecedent = i - 1
		case w == "which" && i > 0 && prepositions[v.lower(i-1)]:
			open(i, w, true, cur)
		case relatives[w] && w != "where" && v.ent[i] == nil && i > 0 && v.ent[i-1] != nil:
			open(i, w, true, cur)
			v.clauses[cur].antecedent = i - 1
		case subordinates[w] && i > 0 && v.ent[i] == nil && v.date[i] == nil && v.lower(i-1) != "shortly" && !(v.lower(i-1) == "soon" && i+1 < n && v.finite(i+1)) || w == "after" && v.date[i] == nil:
			if v.lower(i-1) == "the" || w == "once" && v.lower(i-1) == "at" {
				break
			}
			open(i, w, false, cur)
		case (w == "after" || w == "when" || w == "while" || w == "during" || w == "following" || w == "although" || w == "though" || w == "if" || w == "ahead" || w == "before" || w == "despite" || w == "amid" || w == "once") && i == 0:
			open(i, w, false, 0)
		}
		v.in[i] = cur
	}
	for i := range v.clauses {
		v.clauses[i].verb = -1
	}
	for i := range v.t {
		if w := v.lower(i); sayVerbs[w] && v.ent[i] == nil && (w != "states" || v.lower(i+1) == "that") {
			v.sayAt = append(v.sayAt, i)
		}
		if c := &v.clauses[v.in[i]]; c.verb < 0 && v.finite(i) {
			c.verb = i
		}
	}
}

// apartWords open phrases on something else, also without a verb: "the first
// since an attack in March".
var apartWords = set("since until despite amid because although though unless if whereas after before following")

// tellsApart reports whether token k stands in a clause inside clause c that
// tells of something else: "since tensions rose last year", "who had flown in
// on Monday". A phrase without a verb and a relative clause that says when it
// was ("which opened on Monday") belong to what they stand in.
func (v *view) tellsApart(k, c int) bool {
	for i := v.in[k]; i != c && i >= 0; i = v.clauses[i].parent {
		in := v.clauses[i]
		if apartWords[in.by] {
			return true
		}
		if in.verb < 0 || in.by == "(" || in.by == "—" {
			continue
		}
		if in.rel && in.by != "who" && in.by != "whose" && in.by != "where" && (auxiliaries[v.lower(in.verb)] || happenPast[v.lower(in.verb)]) {
			continue
		}
		return true
	}
	return false
}

// thatRelative reports whether "that" at i opens a relative clause with a
// subject of its own: "the draft that X proposed".
func (v *view) thatRelative(i int) bool {
	if i == 0 || i+2 >= len(v.t) || v.t[i-1].Kind != sentence.Word || v.finite(i-1) || sayVerbs[v.lower(i-1)] || v.date[i-1] != nil {
		return false
	}
	for k := i - 1; k >= 0 && k > i-7; k-- {
		if sayVerbs[v.lower(k)] || v.lower(k) == "agreed" {
			return false // what was said, not a relative clause
		}
	}
	e := v.ent[i+1]
	return (e != nil && acts(e) || isWord(v.lower(i+1), singularPronouns) || v.lower(i+1) == "they") && v.finiteWithin(i+2, i+10)
}

// verbSoFar reports whether clause c has had its finite verb before token i.
func (v *view) verbSoFar(i, c int) bool {
	for k := i - 1; k >= v.clauses[c].first && k >= 0; k-- {
		if v.in[k] == c && v.finite(k) {
			return true
		}
	}
	return false
}

// firstSubject reports whether only names stand between a reporting verb or
// "that" and the "and" at i: in "X said A and B met" and "X said on Monday that A
// and B met", A and B are one subject.
func (v *view) firstSubject(i int) bool {
	for k := i - 1; k > 0; k-- {
		if v.lower(k) == "that" && k < i-1 && v.ent[i-1] != nil {
			return true
		}
		if v.ent[k] != nil || v.lower(k) == "," || determiners[v.lower(k)] {
			continue
		}
		if v.lower(k) == "between" {
			return true
		}
		return sayVerbs[v.lower(k)] && k < i-1
	}
	return false
}

// listComma reports whether the comma at i separates members of a list of
// names.
func (v *view) listComma(i int) bool {
	return i > 0 && i+1 < len(v.t) && v.ent[i-1] != nil && (v.ent[i+1] != nil && !v.finiteWithin(i+1, i+6) || v.lower(i+1) == "and" && i+2 < len(v.t) && v.ent[i+2] != nil && !v.finiteWithin(i+2, i+6))
}

// newSubject reports whether a subject with its own verb starts at i.
func (v *view) newSubject(i int) bool {
	for k := i; k < i+3 && k < len(v.t); k++ {
		if v.ent[k] != nil || isWord(v.lower(k), singularPronouns) || v.lower(k) == "they" || v.lower(k) == "it" || v.lower(k) == "talks" {
			return v.finiteWithin(k+1, k+8)
		}
		if v.finite(k) {
			return false
		}
	}
	return v.finiteWithin(i, i+5) && determiners[v.lower(i)]
}

// newSubjectStrict is newSubject with the verb right behind the subject.
func (v *view) newSubjectStrict(i int) bool {
	if i >= len(v.t) {
		return false
	}
	if isWord(v.lower(i), singularPronouns) || v.lower(i) == "they" {
		return i+1 < len(v.t) && v.finite(i+1)
	}
	if e := v.ent[i]; e != nil && e.First == i {
		return e.Last < len(v.t) && v.finite(e.Last)
	}
	return false
}

// within reports whether token i stands in clause c or one inside it.
func (v *view) within(i, c int) bool {
	for k := v.in[i]; k >= 0; k = v.clauses[k].parent {
		if k == c {
			return true
		}
	}
	return false
}

// sameClause reports whether two tokens have the same innermost clause.
func (v *view) sameClause(i, j int) bool { return v.in[i] == v.in[j] }
