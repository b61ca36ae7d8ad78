package mention

import (
	"slices"
	"sort"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

// go-betweens by what they are called, what they do and what is done under them
var (
	goBetweenNouns = set("mediator mediators intermediary intermediaries facilitator facilitators go-between go-betweens broker peacebroker guarantors")
	goBetweenVerbs = set("mediate mediated mediates mediating brokered brokering facilitate facilitated facilitating moderated moderating")
	mediationNouns = set("mediation auspices facilitation mediators' sponsorship")
)

// findGoBetweens notes whom the article calls a go-between, at which occasion
// ever: it is no side of talks whose sides the article leaves to be understood.
func (rd *reading) findGoBetweens() {
	rd.neutral = map[string]bool{}
	for i := range rd.doc.Entities {
		e := &rd.doc.Entities[i]
		if !isEnvoy(e) {
			continue
		}
		rd.neutral[e.Represents] = true
		if len(rd.neutrals) < lookBack {
			rd.neutrals = append(rd.neutrals, e)
		}
	}
	for _, v := range rd.views {
		if len(v.t) > longest {
			continue
		}
		for i := range v.t {
			if v.t[i].Quoted && !goBetweenNouns[v.lower(i)] {
				continue
			}
			if v.lower(i) == "hosting" && v.hostsTalks(i) {
				// a host is no side of talks whose sides have to be guessed
				for _, e := range v.subject(i) {
					for _, n := range partiesOf(rd.names, e) {
						rd.neutral[n.Name] = true
					}
				}
			}
			found := v.goBetweensAt(i)
			for _, e := range found {
				if len(rd.neutrals) < lookBack && !v.brokeredPaper(i) && !v.brokeredOthers(i) {
					rd.neutrals = append(rd.neutrals, e)
				}
				for _, n := range partiesOf(rd.names, e) {
					rd.neutral[n.Name] = true
				}
			}
			if len(found) > 0 && !rd.mainSet {
				rd.main = rd.betweenWhom(v, i)
				rd.mainSet = len(rd.main) == 2
			}
		}
	}
}

// envoys are sent by these to bring others together.
var envoysOf = map[string]bool{
	unitedNations: true, "African Union": true, "Arab League": true, "Southern African Development Community": true,
	"Economic Community of West African States": true, "Intergovernmental Authority on Development": true, "East African Community": true,
	"Organization for Security and Co-operation in Europe": true, "Association of Southeast Asian Nations": true,
}

// isEnvoy reports whether e is somebody whom an organisation of states sends to a
// conflict: "UN special envoy N".
func isEnvoy(e *entity.Entity) bool {
	if e.Kind != entity.Person || e.Name == "" || !envoysOf[e.Represents] || entity.Former(e.Title) {
		return false
	}
	t := strings.ToLower(e.Title)
	return strings.Contains(t, "envoy") || strings.Contains(t, "special representative") || strings.Contains(t, "mediator") || strings.Contains(t, "special adviser")
}

// hostsTalks reports whether the object of the verb at i is talks.
func (v *view) hostsTalks(i int) bool {
	for k := i + 1; k < i+5 && k < len(v.t); k++ {
		if contactNouns[v.lower(k)] == "TALKS" {
			return true
		}
	}
	return false
}

// betweenWhom are the two parties between whom somebody mediates, by the words
// behind token i.
func (rd *reading) betweenWhom(v *view, i int) []parley.Name {
	for k := i + 1; k < len(v.t) && k < i+14; k++ {
		if v.lower(k) != "between" {
			continue
		}
		var out []parley.Name
		es, _ := v.chainRight(k + 1)
		for _, e := range es {
			for _, n := range partiesOf(rd.names, e) {
				if !slices.Contains(out, n) {
					out = append(out, n)
				}
			}
		}
		return out
	}
	return nil
}

// brokeredPaper reports whether the word at i says who brokered a paper, not who
// goes between at the talks told with it: "a UN-brokered truce".
func (v *view) brokeredPaper(i int) bool {
	return strings.HasSuffix(v.lower(i), "brokered") && papers[v.lower(i+1)]
}

// brokeredOthers reports whether the word at i says who goes between at one of
// several occasions: "to resume UN-brokered talks".
func (v *view) brokeredOthers(i int) bool {
	w := v.lower(i)
	return (strings.HasSuffix(w, "brokered") || strings.HasSuffix(w, "mediated")) && contactNouns[v.lower(i+1)] != "" && !determiners[v.lower(i-2)] && !determiners[v.lower(i-3)]
}

// goBetweensAt are those whom the word at i makes go-betweens.
func (v *view) goBetweensAt(i int) []*entity.Entity {
	w := v.lower(i)
	if e := v.ent[i]; e != nil {
		for k := e.First; e.First == i && k < e.Last; k++ {
			if goBetweenNouns[v.lower(k)] {
				return []*entity.Entity{e} // "Qatari mediators", "AU mediator N"
			}
		}
		return nil
	}
	switch {
	case strings.HasSuffix(w, "-mediated") || strings.HasSuffix(w, "-brokered") || (w == "mediated" || w == "brokered" || w == "facilitated" || w == "sponsored") && v.lower(i-1) == "-":
		return v.namedBefore(i - 1)
	case goBetweenVerbs[w] && v.lower(i+1) == "by":
		es, _ := v.chainRight(i + 2)
		return es
	case goBetweenVerbs[w] && !v.negatedVerb(i):
		if e := v.ent[max(i-2, 0)]; v.lower(i-1) == "to" && i > 1 && e != nil && acts(e) {
			return []*entity.Entity{e} // "asked A to facilitate"
		}
		return v.subject(i)
	case mediationNouns[w]:
		if v.lower(i+1) == "of" || v.lower(i+1) == "by" {
			es, _ := v.chainRight(i + 2)
			return es
		}
		return v.namedBefore(i)
	case goBetweenNouns[w]:
		if es := v.namedBefore(i); len(es) > 0 {
			return es
		}
		if es, _ := v.chainRight(i + 1); len(es) > 0 && es[0].First == i+1 && es[0].Kind != entity.Person {
			return es // "mediators Egypt and Qatar"
		}
		if p := v.lower(i - 1); p == "as" || p == "a" && (v.lower(i-2) == "as" || v.lower(i-2) == "is" || v.lower(i-2) == "was") || p == "," || p == "key" || p == "chief" {
			// "A and B, mediators of the talks", "A is acting as a mediator"
			for k := i - 1; k >= 0 && k > i-8; k-- {
				if v.ent[k] != nil && acts(v.ent[k]) {
					return v.chainLeft(v.ent[k])
				}
			}
			return v.subject(i)
		}
		if v.lower(i+1) == "between" {
			return v.subject(i) // "A and B were mediators between C and D"
		}
		if es, _ := v.chainRight(i + 1); len(es) > 0 && es[0].First <= i+2 {
			return es // "mediators from Egypt and Qatar"
		}
	}
	return nil
}

// namedBefore are the actors right before token i, as adjectives or names:
// "Egyptian and Qatari mediators", "AU-mediated".
func (v *view) namedBefore(i int) []*entity.Entity {
	var out []*entity.Entity
	for k := i - 1; k >= 0 && k > i-9; k-- {
		e := v.ent[k]
		w := v.lower(k)
		switch {
		case e != nil && (e.Kind == entity.State || e.Kind == entity.Organisation) && e.Last == k+1:
			out = append(out, e)
			k = e.First
		case e == nil && (w == "-" || w == "and" || w == "," && len(out) > 0 || w == "'s" || w == "chief" || w == "senior" || w == "mediation"):
		default:
			return out
		}
	}
	return out
}

// withoutGoBetweens are the names that the article does not call go-betweens.
func (rd *reading) withoutGoBetweens(names []parley.Name) []parley.Name {
	var out []parley.Name
	for _, n := range names {
		if !rd.neutral[n.Name] {
			out = append(out, n)
		}
	}
	return out
}

// sides are the parties of an occasion that the article does not call
// go-betweens; all of them where too few are left.
func (rd *reading) sides(c *candidate) []string {
	var out []string
	for _, p := range c.parties() {
		if !rd.neutral[p] {
			out = append(out, p)
		}
	}
	if len(out) < 2 {
		return c.parties()
	}
	return out
}

// takeParties gives c the parties of o, without people; who went between at one
// round is not said to do so at another.
func (rd *reading) takeParties(c, o *candidate) {
	sides := rd.sides(o)
	for _, p := range o.who {
		if p.name.Kind != parley.Person && p.role != parley.Host && p.role != parley.Mediator && (c.kind != parley.Talks || slices.Contains(sides, p.name.Name)) {
			c.put(p)
		}
	}
}

// settleGoBetweens gives talks those who are said to go between in a sentence
// that tells of them, and the talks of the news those of the whole article. Who
// goes between is no party where two others are.
func (rd *reading) settleGoBetweens(f parley.Family) {
	for _, c := range rd.kept(f) {
		if c.kind == parley.Call || c.kind == parley.Visit {
			continue
		}
		if c.kind == parley.Agreement {
			rd.goBetweensOf(c)
		}
		for _, v := range rd.toldIn(c) {
			for i := range v.t {
				if c.kind.Family() == parley.Contacts && v.brokeredPaper(i) {
					continue
				}
				for _, e := range v.goBetweensAt(i) {
					rd.goesBetween(c, e)
				}
			}
		}
		if rd.isNews(c) {
			for _, e := range rd.neutrals {
				rd.goesBetween(c, e)
			}
		}
		if slices.Contains(c.parties(), unitedNations) && len(c.parties()) > 2 && c.kind != parley.Summit && !(c.kind == parley.Meeting && rd.chiefThere(c)) {
			// the United Nations brings others together
			for i := range c.who {
				if c.who[i].name.Name == unitedNations || c.who[i].name.Represents == unitedNations {
					c.who[i].role = parley.Mediator
				}
			}
		}
	}
}

// chiefThere reports whether the head of the United Nations met others: that is a
// side of a meeting.
func (rd *reading) chiefThere(c *candidate) bool {
	return slices.ContainsFunc(c.who, func(p participant) bool {
		t := strings.ToLower(p.name.Title)
		return p.name.Represents == unitedNations && (strings.Contains(t, "chief") || strings.Contains(t, "secretary-general") || strings.Contains(t, "secretary general"))
	})
}

// hasGoBetween reports whether a party of an occasion goes between others in the
// article.
func (rd *reading) hasGoBetween(c *candidate) bool {
	return slices.ContainsFunc(c.parties(), func(p string) bool { return rd.neutral[p] })
}

// toldIn are the sentences that tell of c, each once.
func (rd *reading) toldIn(c *candidate) []*view {
	out := []*view{c.v}
	for _, s := range c.spans {
		i := sort.Search(len(rd.views), func(i int) bool { return rd.views[i].s.Span.Start >= s.Start })
		if i < len(rd.views) && !slices.Contains(out, rd.views[i]) {
			out = append(out, rd.views[i])
		}
	}
	return out
}

// goBetweensOf gives an agreement those who went between at the talks it came of.
func (rd *reading) goBetweensOf(c *candidate) {
	for _, o := range rd.kept(parley.Contacts) {
		if o.status == parley.Cancelled || !o.when.Known() || !c.when.Overlaps(o.when) || !slices.Equal(o.parties(), c.parties()) {
			continue
		}
		for _, p := range o.who {
			if p.role == parley.Mediator {
				c.put(p)
			}
		}
	}
}

// isNews reports whether c is the occasion that the article is about, or an
// agreement between the same parties that came of it.
func (rd *reading) isNews(c *candidate) bool {
	lead := rd.leadEvent
	switch {
	case c.kind == parley.Talks:
		return c == lead
	case c.kind == parley.Agreement && lead != nil && !lead.gone():
		return slices.Equal(lead.parties(), c.parties()) && (lead.when.Overlaps(c.when) || !c.when.Known())
	case c.kind == parley.Agreement:
		a := rd.kept(parley.Agreements)
		return len(a) > 0 && a[0] == c
	}
	return false
}

const unitedNations = "United Nations"

// goesBetween makes e a go-between of c where at least two sides remain.
func (rd *reading) goesBetween(c *candidate, e *entity.Entity) {
	left := 0
	for _, p := range c.parties() {
		if p != e.Name && p != e.Represents {
			left++
		}
	}
	if left < 2 {
		return
	}
	for _, n := range partiesOf(rd.names, e) {
		c.put(participant{name: n, role: parley.Mediator, span: e.Span, rule: "go-between"})
	}
	if e.Kind == entity.Person {
		c.add(e, parley.Mediator, "go-between")
	}
}

// carried are what go-betweens take from one side to the other.
var carried = set("messages message notes proposals papers drafts letters")

// shuttleVerb reads talks through a go-between: "A carried messages between B and C
// in D on Monday", "shuttled between the delegations of B and C".
func shuttleVerb(rd *reading, v *view, i int) *candidate {
	k := i + 1
	switch v.lower(i) {
	case "shuttled":
	case "carried", "relayed", "passed", "conveyed", "ferried":
		if k < len(v.t) && !carried[v.lower(k)] {
			k++
		}
		if !carried[v.lower(k)] {
			return nil
		}
		k++
	default:
		return nil
	}
	if v.ent[i] != nil || v.t[i].Quoted || v.lower(k) != "between" {
		return nil
	}
	m := v.moodOf(i, true)
	if m.negated || m.open || m.planned {
		return nil
	}
	c := rd.contact(v, parley.Talks, i, i+1, m)
	es, _ := v.chainRight(k + 1)
	for _, e := range es {
		if k == i+1 && e.Form == entity.Metonym {
			return nil // "shuttled between Quito and Lima": where somebody went
		}
	}
	c.addAll(es, parley.Party, "shuttle-between")
	if len(c.parties()) < 2 || !c.when.Known() {
		return nil
	}
	c.addAll(v.subject(i), parley.Mediator, "shuttles")
	c.status, c.between, c.rounds = parley.Held, true, true
	return c
}
