package mention

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	prepositions = set("with of by for to from on about at in against between among over under into onto through via without towards toward near behind beyond regarding concerning including despite alongside amid within inside outside like than per upon across")
	chainWords   = set(", and & as well along together with plus the its his her their then also both including alongside joined accompanied flanked by other top senior chief special new acting two three four plus separately later minister ministers president leader leaders prime foreign defence defense counterpart counterparts ) (")
	advisers     = set("advisers advisors aides envoys ambassadors")
	possessives  = set("his her its their")
	// plural nouns for people whom an "of" or "from" behind them names
	delegates = set("members leaders presidents ministers officials negotiators delegations delegates delegation teams team representatives envoys diplomats heads sides governments capitals ambassadors advisers advisors chiefs mediators experts")
)

// acts reports whether an entity can take part in an event.
func acts(e *entity.Entity) bool {
	switch e.Kind {
	case entity.Person, entity.State, entity.Organisation, entity.Group:
		return e.Form != entity.Adjective
	}
	return false
}

// governed gives the preposition in front of the entity, "" when it has none.
func (v *view) governed(e *entity.Entity) string {
	for k := e.First - 1; k >= 0 && k > e.First-5; k-- {
		w := v.lower(k)
		if prepositions[w] {
			return w
		}
		if determiners[w] || strings.HasSuffix(w, "ly") || v.ent[k] != nil && v.ent[k].Form == entity.Adjective {
			continue
		}
		return ""
	}
	return ""
}

// headed are people who stand for the group behind "of": "the head of the new team".
var headed = set("head heads leader leaders chief chiefs member members chairman")

// chainRight collects the actors of a coordination that starts at token i, and
// the token behind it. The first must stand within five words.
func (v *view) chainRight(i int) ([]*entity.Entity, int) {
	var out []*entity.Entity
	k := i
	for skipped := 0; k < len(v.t) && skipped < 6; k++ {
		e := v.ent[k]
		if e != nil && acts(e) && e.First >= i-1 {
			break
		}
		w := v.lower(k)
		if e != nil && e.Form == entity.Adjective {
			continue
		}
		if e != nil && (e.Kind == entity.Place || e.Kind == entity.Site || e.Kind == entity.Reporter || e.Kind == entity.Region) || v.t[k].Kind == sentence.Punct && w != "-" && w != `"` || v.finite(k) || prepositions[w] && w != "between" && !(w == "of" && headed[v.lower(k-1)]) || w == "since" || v.date[k] != nil {
			return nil, k
		}
		skipped++
	}
	if k >= len(v.t) || v.ent[k] == nil || !acts(v.ent[k]) {
		return nil, i
	}
	home := v.in[k]
	for {
		e := v.ent[k]
		if n := len(out); n == 0 || e.Kind != entity.Organisation || out[n-1].Kind != entity.Person || v.governed(e) != "of" {
			out = append(out, e) // but not "N, head of the Peruvian army, and M"
		}
		k = v.pastState(e)
		next := v.nextInChain(k, home)
		if next < 0 {
			return out, k
		}
		k = next
	}
}

// pastState is the token behind a person and the state or organisation that an
// "of" behind the name gives: "Emmanuel Macron of France".
func (v *view) pastState(e *entity.Entity) int {
	k := e.Last
	if w := v.lower(k); e.Kind != entity.Person || w != "of" && w != "for" && w != "from" {
		return k
	}
	for j := k + 1; j < len(v.t) && j < k+3; j++ {
		if o := v.ent[j]; o != nil {
			if (o.Kind == entity.State || o.Kind == entity.Organisation || o.Kind == entity.Place && o.Name == o.Country) && o.Form != entity.Adjective {
				return o.Last
			}
			return k
		}
		if !determiners[v.lower(j)] {
			return k
		}
	}
	return k
}

// ofPerson is the person whose state e names behind an "of", else e.
func (v *view) ofPerson(e *entity.Entity) *entity.Entity {
	for k := e.First - 1; k > 0 && k > e.First-3; k-- {
		if w := v.lower(k); w == "of" || w == "for" || w == "from" {
			if p := v.ent[k-1]; p != nil && p.Kind == entity.Person && v.pastState(p) == e.Last {
				return p
			}
			return e
		}
	}
	return e
}

// nextInChain finds the token of the next actor of a coordination whose last
// member ended before token k, -1 when there is none.
func (v *view) nextInChain(k, home int) int {
	joined := false
	// "a delegation led by X and a delegation led by Y"
	if leadVerbs[v.lower(k)] && v.lower(k+1) == "by" {
		for j := k + 2; j < len(v.t) && j < k+8; j++ {
			if e := v.ent[j]; e != nil {
				k = e.Last
				break
			}
		}
	}
	for j := k; j < len(v.t) && j < k+18; j++ {
		if end := v.officeBehind(j, k); end > 0 {
			j = end
			continue
		}
		e := v.ent[j]
		if e != nil && e.Form == entity.Pronoun && joined && possessives[v.lower(j)] {
			continue // "and his rival, General N"
		}
		if e != nil && e.First >= j && acts(e) {
			if !joined || v.in[j] != home && v.clauses[v.in[j]].rel {
				return -1
			}
			// "met Putin, the Kremlin said": a new subject, not a list
			if e.Last < len(v.t) && v.finite(e.Last) && v.lower(j-1) != "and" {
				return -1
			}
			return j
		}
		if e != nil {
			if e.Form == entity.Adjective || e.Kind == entity.Person || e.Kind == entity.Group {
				continue
			}
			return -1
		}
		w := v.lower(j)
		switch {
		case w == "(" && v.closing(j) > 0:
			j = v.closing(j) // "the Free Front (FF) and the army"
		case w == "," || w == "and" || w == "&" || w == "-" && j == k || w == "with" || w == "plus" || w == "alongside":
			joined = true
		case w == "as" && v.lower(j+1) != "well" && v.lower(j-1) != "well":
			return -1
		case chainWords[w]:
		case joined && v.lower(j-1) != "," && v.describes(j):
		case v.apposition(j, k):
			j = v.appositionEnd(j)
			if j < 0 {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// closing is the token of the bracket that closes the short one opened at k; 0
// for none.
func (v *view) closing(k int) int {
	for j := k + 1; j < len(v.t) && j < k+6; j++ {
		if v.lower(j) == ")" {
			return j
		}
	}
	return 0
}

// describes reports whether token k can be a word that describes the name
// behind it: "the rebel movement M23".
func (v *view) describes(k int) bool {
	w := v.lower(k)
	return v.t[k].Kind == sentence.Word && v.t[k].Text == w && !prepositions[w] && !v.finite(k) && !relatives[w] && !subordinates[w] && !sayVerbs[w] && !auxiliaries[w] && contactNouns[w] == "" && w != "that" && w != "or" && w != "but" && w != "as" && v.date[k] == nil
}

// ledBy is the token of the verb where an actor is who leads a delegation: "led
// by X"; -1 where it is not.
func (v *view) ledBy(e *entity.Entity) int {
	for k := e.First - 1; k > 0 && k > e.First-4; k-- {
		if v.lower(k) == "by" && leadVerbs[v.lower(k-1)] {
			return k - 1
		}
	}
	return -1
}

// apposition reports whether token j lies just behind ", " that opens an
// apposition to the member that ended before k.
func (v *view) apposition(j, k int) bool {
	return j > 0 && v.lower(j-1) == "," && j-1 == k
}

// officeBehind is the token before the comma that closes an office told behind
// the member that ended before k, "N, prime minister of A, and M"; 0 for none.
func (v *view) officeBehind(j, k int) int {
	if !v.apposition(j, k) {
		return 0
	}
	end, of := v.appositionEnd(j), false
	for i := j; i <= end; i++ {
		if e := v.ent[i]; e != nil && e.Kind == entity.Person {
			return 0
		}
		of = of || v.lower(i) == "of" || v.lower(i) == "for"
	}
	if !of || end < j || v.lower(end+2) != "and" {
		return 0
	}
	return end
}

// appositionEnd is the token before the comma that closes the apposition
// opened before j; -1 when there is none near or a verb comes first.
func (v *view) appositionEnd(j int) int {
	rel := v.lower(j) == "who" && v.betweenBefore(j) // "between A, who is on a visit, and B"
	for i := j; i < len(v.t) && i < j+16; i++ {
		if v.lower(i) == "," {
			return i - 1
		}
		if v.finite(i) && !rel {
			return -1
		}
	}
	return -1
}

// betweenBefore reports whether "between" stands not far before token j, with
// nothing but one name since.
func (v *view) betweenBefore(j int) bool {
	for k := j - 1; k >= 0 && k > j-8; k-- {
		if v.lower(k) == "between" {
			return true
		}
		if v.finite(k) {
			return false
		}
	}
	return false
}

// apposedTo reports whether nothing but words between two commas stands between
// token a, behind a name, and the verb at i: "N, the envoy to A, would travel".
func (v *view) apposedTo(a, i int) bool {
	for i--; i > a && (auxiliaries[v.lower(i)] || v.lower(i) == "not" || strings.HasSuffix(v.lower(i), "ly")); i-- {
	}
	return i > a && v.lower(a) == "," && v.lower(i) == "," && !v.finiteWithin(a+1, i) && !v.commaIn(a+1, i)
}

// subject collects the actors that are the subject of the verb at token i.
func (v *view) subject(i int) []*entity.Entity {
	home := v.in[i]
	c := v.clauses[home]
	if i == 1 && v.lower(0) == "having" {
		for k := i + 1; k < len(v.t) && !v.finite(k); k++ {
			if v.lower(k) == "," && v.ent[k] == nil {
				if es, _ := v.chainRight(k + 1); len(es) > 0 {
					return es // "Having met N, M left"
				}
			}
		}
		return nil
	}
	var beside *entity.Entity // "A, together with B,"
	for k := i - 1; k >= 0; k-- {
		if v.in[k] != home && !v.within(k, home) {
			if c.rel || c.by != "" || !v.within(i, v.in[k]) {
				break
			}
		}
		if v.in[k] != home && v.within(k, home) && v.clauses[v.in[k]].parent >= 0 && v.in[k] != home {
			continue // a clause inside: "X, who leads Y, met"
		}
		e := v.ent[k]
		if e == nil || e.Last != k+1 {
			continue
		}
		if !acts(e) {
			continue
		}
		if o := v.ofPerson(e); o != e {
			e, k = o, o.Last-1
		}
		p := v.governed(e)
		if p != "" {
			if (p == "of" || p == "from" || v.advised(e)) && v.behindDelegates(e) {
				return v.chainLeft(e)
			}
			if p == "with" && v.besideEnd(e.First-1) {
				beside = e
				continue
			}
			// a coordination whose first member stands behind a preposition
			continue
		}
		if f := v.headOfChain(e); f != e {
			if q := v.governed(f); q == "by" && v.opensWithParticiple(f.First) && !v.commaIn(e.Last, i) {
				return v.chainLeft(e)[1:] // "Hosted by N, A and B held talks"
			} else if q != "" && !((q == "of" || q == "from") && v.behindDelegates(f)) {
				k = f.First
				continue
			}
		}
		if f := v.headOfChain(e); f.First > 1 && v.finite(f.First-1) && !auxiliaries[v.lower(f.First-1)] && !(sayVerbs[v.lower(f.First-1)] && (!v.commaIn(e.Last, i) || v.apposedTo(e.Last, i)) && e.Form != entity.Pronoun) {
			continue // the object of an earlier verb; "X said Y met Z": Y is none
		}
		if g := v.lower(e.First - 1); strings.HasSuffix(g, "ing") && len(g) > 5 && v.ent[e.First-1] == nil {
			continue // the object of a participle: "addressing the Knesset"
		}
		if e.Last < len(v.t) && v.lower(e.Last) == "'s" && !strings.HasSuffix(v.lower(e.Last-1), "'s") {
			continue // a possessor
		}
		out := v.chainLeft(e)
		if beside != nil && !slices.Contains(out, beside) {
			out = append(out, beside)
		}
		return out
	}
	if c.rel && c.antecedent >= 0 {
		if e := v.nearestLeft(c.antecedent); e != nil {
			if w := v.lower(c.first); w == "whose" {
				return nil
			}
			return v.chainLeft(e)
		}
		return nil
	}
	if c.parent >= 0 && c.by != "" {
		// "after meeting X": whoever the outer clause speaks of
		return v.mainSubject(c.parent)
	}
	return nil
}

// mainSubject is the first ungoverned actor of clause c.
func (v *view) mainSubject(c int) []*entity.Entity {
	for k := v.clauses[c].first; k < len(v.t); k++ {
		if v.in[k] != c {
			continue
		}
		if e := v.ent[k]; e != nil && e.First == k && acts(e) && (v.governed(e) == "" || v.advised(e)) {
			if f := v.headOfChain(e); f != e && v.governed(f) == "by" {
				return v.chainLeft(e) // "was signed by A and B after talks": both
			}
			out, _ := v.chainRight(k)
			return out
		}
	}
	return nil
}

// nearestLeft is the actor at or just before token i, looking back over an
// apposition.
func (v *view) nearestLeft(i int) *entity.Entity {
	for k := i; k >= 0 && k > i-14; k-- {
		if e := v.ent[k]; e != nil && acts(e) {
			return e
		}
	}
	return nil
}

// behindDelegates reports whether "ministers of" or the like stands before
// the entity.
func (v *view) behindDelegates(e *entity.Entity) bool {
	for k := e.First - 1; k >= 0 && k > e.First-4; k-- {
		if delegates[v.lower(k)] {
			return true
		}
	}
	return false
}

// advised reports whether the entity is whom people behind an office in front of
// it serve: "advisers to the presidents of A and B". They act for it.
func (v *view) advised(e *entity.Entity) bool {
	return v.governed(e) == "to" && advisers[v.lower(e.First-2)]
}

// headOfChain is the first member of the coordination that e ends.
func (v *view) headOfChain(e *entity.Entity) *entity.Entity {
	c := v.chainLeft(e)
	return c[0]
}

// chainLeft collects the coordination that ends with e, in order.
func (v *view) chainLeft(e *entity.Entity) []*entity.Entity {
	out := []*entity.Entity{e}
	home := v.in[e.First]
	for {
		k := v.pastApposed(out[0]) - 1
		joined, found := false, false
		commas := 0
		for ; k >= 0 && k > out[0].First-24; k-- {
			p := v.ent[k]
			w := v.lower(k)
			if w == ")" && k != out[0].First-1 {
				// "the Free Front (FF) and": stands for the name before it
				p = nil
			}
			if p != nil && p.Last == k+1 {
				if o := v.ofPerson(p); o != p {
					p, k = o, o.Last-1
				}
			}
			if p != nil && p.Last == k+1 && p.Kind == entity.Person && v.ledBy(p) >= 0 {
				k = v.ledBy(p)
				continue
			}
			if p != nil && p.Last == k+1 && acts(p) {
				found = joined
				break
			}
			if p != nil {
				if p.Form == entity.Adjective || acts(p) {
					continue
				}
				k = -1
				break
			}
			if w == "," {
				commas++
			}
			if w == ")" {
				for j := k - 1; j > 0 && j > k-6; j-- {
					if v.lower(j) == "(" {
						k = j
						break
					}
				}
				continue
			}
			if w == "'s" && k == out[0].First-1 && k > 0 && v.ent[k-1] != nil && v.ent[k-1].Kind == entity.State {
				k = v.ent[k-1].First // "and Peru's National Front"
				continue
			}
			if w == "and" || w == "," || w == "&" || w == "-" && k == out[0].First-1 || v.besideEnd(k) {
				joined = true
				continue
			}
			if chainWords[w] && w != "with" && w != "by" {
				continue
			}
			if !joined && v.describes(k) && out[0].First-k < 5 {
				continue // "and the rebel movement M23"
			}
			// inside an apposition between two commas
			if commas > 0 && !v.finite(k) && v.t[k].Kind != sentence.Punct && v.in[k] == home {
				continue
			}
			k = -1
		}
		if k < 0 || !found || v.in[k] != home && !v.within(k, home) {
			return out
		}
		p := v.ofPerson(v.ent[k])
		if v.governed(p) == "to" && v.lower(p.First-2) == "according" || v.lower(p.First-3) == "according" {
			return out
		}
		// a lone comma without "and" joins only lists that end in "and"
		if !v.hasAnd(p.Last, out[0].First) && len(out) == 1 {
			return out
		}
		out = append([]*entity.Entity{p}, out...)
	}
}

// pastApposed is the first token of a name and of the words in front of it that
// say who that is: "the country's largest rebel group, the Free Front", in either
// order, "the rebel group Free Front".
func (v *view) pastApposed(e *entity.Entity) int {
	end := e.First // of the other name
	if k := v.pastWords(end - 1); k > 0 && v.lower(k) == "," {
		end = k
	}
	if end == 0 {
		return e.First
	}
	p := v.ent[end-1]
	if p == nil || p.Last != end || p.Kind == entity.Person || e.Kind == entity.Person || p.Kind != entity.Group && e.Kind != entity.Group || ofWhom(p) != ofWhom(e) {
		return e.First
	}
	if k := v.pastWords(p.First-1) + 1; v.lower(k-1) == "and" {
		return k
	}
	return p.First
}

// pastWords steps left from token k over the words in front of a noun.
func (v *view) pastWords(k int) int {
	for end := k - 6; k > end && k >= 0 && (v.describes(k) && v.lower(k) != "and" || determiners[v.lower(k)] || v.lower(k) == "'s"); k-- {
	}
	return k
}

// ofWhom is the party that an actor is or acts for.
func ofWhom(e *entity.Entity) string { return cmp.Or(e.Represents, e.Name) }

// besideEnd reports whether "as well as", "along with" or "together with" ends at
// token k.
func (v *view) besideEnd(k int) bool {
	return v.is(k-2, "as", "well", "as") || v.is(k-1, "along", "with") || v.is(k-1, "together", "with")
}

// opensWithParticiple reports whether the sentence begins with a participle whose
// "by" stands before token k: "Hosted by N".
func (v *view) opensWithParticiple(k int) bool {
	return strings.HasSuffix(v.lower(0), "ed") && !v.finiteWithin(1, k)
}

// hasAnd reports whether the words [a, b) hold "and", what means the same, or a
// joining hyphen.
func (v *view) hasAnd(a, b int) bool {
	for k := a; k < b; k++ {
		if w := v.lower(k); w == "and" || w == "&" || w == "-" || v.besideEnd(k) {
			return true
		}
	}
	return false
}
