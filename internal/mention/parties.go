package mention

import (
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// goBetweens are bodies that exist to mediate, and are never a side at talks.
var goBetweens = map[string]bool{"OSCE Minsk Group": true, "Middle East Quartet": true, "Community of Sant'Egidio": true, "Centre for Humanitarian Dialogue": true, "International Committee of the Red Cross": true}

// heldBy is the role of the subject of a light verb.
func heldBy(verb string) parley.ParticipantRole {
	switch verb {
	case "host", "hosts", "hosted", "hosting", "convene", "convened", "organised", "organized", "staged":
		return parley.Host
	case "mediated", "brokered", "mediating", "brokering", "facilitated", "chaired", "chair":
		return parley.Mediator
	}
	return parley.Party
}

// otherThan reports whether c has a party beside the given actors.
func (c *candidate) otherThan(es []*entity.Entity) bool {
	own := map[string]bool{}
	for _, e := range es {
		own[e.Name], own[e.Represents] = true, true
	}
	for _, p := range c.parties() {
		if !own[p] {
			return true
		}
	}
	return false
}

// several reports whether some actors are of more than one party.
func (rd *reading) several(es []*entity.Entity) bool {
	of := map[string]bool{}
	for _, e := range es {
		for _, n := range partiesOf(rd.names, e) {
			of[n.Name] = true
		}
	}
	return len(of) > 1
}

// inChair adds who chairs an occasion: one of its sides takes part, others go
// between them.
func (c *candidate) inChair(es []*entity.Entity, rule string) {
	sides := c.parties()
	for _, e := range es {
		role := parley.Mediator
		if overlap([]string{e.Name, e.Represents}, sides) > 0 {
			role = parley.Party
		}
		c.add(e, role, rule)
	}
}

// allBodies reports whether no person is among actors.
func allBodies(es []*entity.Entity) bool {
	return !slices.ContainsFunc(es, func(e *entity.Entity) bool { return e.Kind == entity.Person })
}

// hostOrParty adds the hosts of an occasion: a host of two or more others is
// only the place, a host of one other and a leader who hosts a summit take part.
func (c *candidate) hostOrParty(es []*entity.Entity) {
	leader := c.kind == parley.Summit && !c.between && len(es) == 1 && es[0].Kind == entity.Person
	if len(c.parties()) >= 2 && !leader || c.between && len(c.parties()) > 0 {
		c.addAll(es, parley.Host, "host")
		return
	}
	c.addAll(es, parley.Party, "host-takes-part")
}

// partiesNear are two parties for an occasion that names none: the states and
// organisations that the sentence, else the headline, speaks of together.
func (rd *reading) partiesNear(c *candidate) []parley.Name {
	if p := rd.principals(); p != nil {
		return p
	}
	for _, v := range []*view{c.v, rd.views[0]} {
		var out []parley.Name
		seen := map[string]bool{}
		for k := range v.t {
			e := v.ent[k]
			if e == nil || e.First != k || e.Kind == entity.Place && v != rd.views[0] || e.Form == entity.Adjective || e.Kind == entity.Reporter {
				continue
			}
			if discusses[v.lower(k-1)] {
				continue // "will discuss Ukraine at a meeting"
			}
			if v == c.v && (e.Form == entity.Metonym || e.Kind == entity.Place) && e.Last <= c.trigger[0] && v.modifiersTo(e.Last, c.trigger[0]) {
				continue // "the Kampala peace talks"
			}
			names := partiesOf(rd.names, e)
			if e.Kind == entity.Place && e.Capital != "" && e.Form == entity.Named && v == rd.views[0] && !locative[v.prepBefore(e)] {
				names = []parley.Name{party(rd.names, e.Capital)}
			}
			for _, n := range rd.withoutGoBetweens(names) {
				if !seen[n.Name] {
					seen[n.Name] = true
					out = append(out, n)
				}
			}
		}
		if len(out) == 2 {
			return out
		}
	}
	return nil
}

// headlinePair are the two parties that a headline names as its subject: "A and B
// agree …". The news is theirs, whoever else the article speaks of.
func (rd *reading) headlinePair() []parley.Name {
	v := rd.views[0]
	if v.s.Kind != sentence.Heading {
		return nil
	}
	for k := 0; k < len(v.t) && k < 10; k++ {
		e := v.ent[k]
		if e == nil || e.First != k {
			continue
		}
		if !acts(e) {
			return nil
		}
		es, end := v.chainRight(k)
		var out []parley.Name
		for _, e := range es {
			out = append(out, partiesOf(rd.names, e)...)
		}
		out = rd.withoutGoBetweens(out)
		if len(out) != 2 || out[0].Name == out[1].Name || end >= len(v.t) {
			return nil
		}
		return out
	}
	return nil
}

// principals are the two parties that the article speaks of most, when they
// stand out: each at least twice, and more often than any third.
func (rd *reading) principals() []parley.Name {
	if !rd.mainSet {
		rd.main, rd.mainSet = rd.headlinePair(), true
		if rd.main == nil {
			rd.main = rd.talksBetween()
		}
		if rd.main == nil {
			rd.main = rd.countPrincipals(true)
		}
		if rd.main == nil {
			rd.main = rd.countPrincipals(false)
		}
	}
	return rd.main
}

// otherPrincipal gives "the talks with A" the other of the two parties that the
// article speaks of most, where A is one.
func (rd *reading) otherPrincipal(v *view, c *candidate) {
	two := rd.principals()
	if len(two) != 2 {
		return
	}
	for i, n := range two {
		if n.Name == c.parties()[0] {
			c.put(participant{name: two[1-i], role: parley.Party, span: v.span(c.trigger[0], c.trigger[1]), rule: "principals"})
			return
		}
	}
}

// talksBetween are the two parties between whom the first talks of the article
// are that say so: "talks between A and B".
func (rd *reading) talksBetween() []parley.Name {
	first := rd.firstBody()
	for _, v := range rd.views[first:min(first+3, len(rd.views))] {
		for k := range v.t {
			if contactNouns[v.lower(k)] != "TALKS" || v.ent[k] != nil || v.lower(k+1) != "between" {
				continue
			}
			if two := rd.withoutGoBetweens(rd.betweenWhom(v, k)); len(two) == 2 {
				return two
			}
		}
	}
	return nil
}

func (rd *reading) countPrincipals(sides bool) []parley.Name {
	counts := map[string]int{}
	names := map[string]parley.Name{}
	for i := range rd.doc.Entities {
		e := &rd.doc.Entities[i]
		if e.Kind == entity.Reporter || e.Kind == entity.Person && e.Form == entity.Pronoun || rd.matter(e) || isEnvoy(e) {
			continue
		}
		who := partiesOf(rd.names, e)
		if sides {
			who = rd.withoutGoBetweens(who)
		}
		for _, n := range who {
			if n.Name == unitedNations && rd.neutral[n.Name] || sides && envoysOf[n.Name] {
				continue // it brings others together
			}
			counts[n.Name]++
			names[n.Name] = n
		}
	}
	keys := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(keys, func(a, b string) int { return counts[b] - counts[a] })
	if len(keys) < 2 || counts[keys[1]] < 2 || len(keys) > 2 && counts[keys[2]] == counts[keys[1]] {
		return nil
	}
	return []parley.Name{names[keys[0]], names[keys[1]]}
}

// matter reports whether an entity is what is talked about or where, rather than
// one who does: "the war in A", "talks on A", "the A crisis".
func (rd *reading) matter(e *entity.Entity) bool {
	if e.Kind != entity.State && e.Kind != entity.Place {
		return false
	}
	if e.Sentence < 0 || e.Sentence >= len(rd.views) {
		return false
	}
	v := rd.views[e.Sentence]
	switch v.governed(e) {
	case "on", "in", "about", "over", "inside", "across", "regarding", "concerning":
		return true
	}
	return v.lower(e.Last) == "-" && backed[v.lower(e.Last+1)] || e.Form == entity.Adjective && troubles[v.lower(e.Last)]
}

// troubles are nouns that an adjective of a state in front of them makes a matter
// on which others talk.
var troubles = set("crisis war conflict settlement issue issues question problem civil humanitarian situation dispute file dossier standoff")

// cityHosts reads the place off a city that is said to host an occasion: "Vienna
// hosted talks between A and B".
func (rd *reading) cityHosts(v *view, c *candidate, e *entity.Entity) bool {
	name := v.words(e.First, e.Last)
	p, ok := rd.names.Place(name)
	if e.Form != entity.Metonym || !ok || p.Name == p.Country || len(c.parties()) < 2 {
		return false
	}
	c.place, c.country = p.Name, p.Country
	c.note("place", p.Name, e.Span, "city-hosts")
	return true
}

// goBetween are participles for what a go-between does.
var goBetween = set("passing mediating shuttling carrying relaying chairing facilitating brokering acting conveying")

// participleBehind is the participle right behind a chain that ended before k,
// a comma aside.
func (v *view) participleBehind(k int) string {
	if v.lower(k) == "," {
		k++
	}
	if w := v.lower(k); strings.HasSuffix(w, "ing") && len(w) > 5 && contactNouns[w] == "" && v.ent[k] == nil && w != "including" && w != "regarding" && w != "concerning" {
		return w
	}
	return ""
}

// circumstance words put an occasion beside what was done on it: "agreed in a
// phone call".
var circumstance = set("in at during over by via after following")

// sideOf are the actors that the clause of token i speaks of: the other side of
// "at talks with Y".
func (v *view) sideOf(i int) []*entity.Entity {
	for k := i - 1; k >= 0; k-- {
		if v.finite(k) && v.within(i, v.in[k]) {
			return v.subject(k)
		}
	}
	// "In a call with Y, X said": the subject stands behind
	for k := i; k < len(v.t); k++ {
		if v.finite(k) && !happenPast[v.lower(k)] {
			return v.subject(k)
		}
	}
	return nil
}

// addressee is the person whom the clause behind token i speaks to: "in a call, X
// urged Y to".
func (v *view) addressee(i int) []*entity.Entity {
	for k := i; k < len(v.t); k++ {
		if !v.finite(k) {
			continue
		}
		if es, _ := v.chainRight(k + 1); addressing[v.lower(k)] && len(es) == 1 && es[0].Kind == entity.Person && v.ent[k+1] != nil {
			return es
		}
		return nil
	}
	return nil
}

// urged are those whom the clause behind token i speaks to: "in talks, the mediators
// urged A and B to".
func (v *view) urged(i int) []*entity.Entity {
	for k := i; k < len(v.t) && k < i+30; k++ {
		if v.finite(k) && addressing[v.lower(k)] {
			es, _ := v.chainRight(k + 1)
			return es
		}
	}
	return nil
}

// allNeutral reports whether the article calls all parties of c go-betweens.
func (rd *reading) allNeutral(c *candidate) bool {
	parties := c.parties()
	return len(parties) > 0 && !slices.ContainsFunc(parties, func(p string) bool { return !rd.neutral[p] })
}

// addressing are verbs whose object is whom one speaks to.
var addressing = set("told urged asked assured warned thanked informed briefed congratulated reminded pressed invited called")

// addressed are the people whom the clause that ends at token i speaks to or
// with: "discussed trade with Y in a call", "told Y by phone".
func (v *view) addressed(i int) []*entity.Entity {
	for k := i - 1; k >= 0 && v.in[k] == v.in[i]; k-- {
		if v.lower(k) == "with" && v.ent[k] == nil || v.finite(k) {
			es, _ := v.chainRight(k + 1)
			if len(es) > 0 && (es[0].Kind == entity.Person && es[0].Name != "" || addressing[v.lower(k)] && es[0].Kind == entity.Organisation) && es[0].First <= k+2 {
				return es
			}
		}
		if v.finite(k) {
			return nil
		}
	}
	return nil
}
