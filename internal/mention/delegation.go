package mention

import (
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	mediateVerbs = set("mediated mediates mediating mediate brokered brokering facilitated facilitates facilitating chaired chairs chairing moderated shuttled")
	leadVerbs    = set("chaired led leads leading headed heads heading represented represents included includes comprised comprises consists consisted brought sent")
	teamNouns    = set("group panel delegation delegations team teams side sides negotiators talks negotiations meeting round session consultations party")
)

// members are verbs whose object is who is in a delegation.
var members = set("included includes comprised comprises consists consisted")

// mediatorVerb reads who went between at an occasion told here or before:
// "Qatar mediated the talks", "the session was chaired by X".
func mediatorVerb(rd *reading, v *view, i int) *candidate {
	if !mediateVerbs[v.lower(i)] || v.ent[i] != nil || v.lower(i-1) == "-" {
		return nil
	}
	if p := v.lower(i - 1); p == "at" || p == "of" || p == "for" || p == "to" {
		return nil // "talks aimed at brokering a truce"
	}
	if v.chairsDelegation(i) || papers[v.lower(i-1)] {
		return nil // who heads one side; "a deal brokered by A" is no talks
	}
	if strings.HasPrefix(v.lower(i), "chair") && v.byBehind(i) == 0 && !v.takesOccasion(i) {
		return nil // "as N takes over chairing the bloc"
	}
	m := v.moodOf(i, true)
	if m.negated || m.open {
		return nil
	}
	c := &candidate{names: rd.names, trigger: [2]int{i, i + 1}, joinsIn: true}
	if v.lower(i+1) == "by" {
		es, _ := v.chainRight(i + 2)
		c.addAll(es, parley.Mediator, "mediated-by")
	} else {
		c.addAll(v.subject(i), parley.Mediator, "mediates")
	}
	if len(c.who) == 0 {
		return nil
	}
	return c
}

// chairsDelegation reports whether the verb at i says who heads one side: "the
// delegation of A is chaired by N", "N chairs the negotiating team".
func (v *view) chairsDelegation(i int) bool {
	if !strings.HasPrefix(v.lower(i), "chair") {
		return false
	}
	if v.lower(i-1) == "jointly" {
		return true
	}
	for k := max(0, i-9); k < len(v.t) && k < i+6; k++ {
		if w := v.lower(k); (w == "delegation" || w == "team" || w == "side") && v.in[k] == v.in[i] {
			return true
		}
	}
	return false
}

// takesOccasion reports whether the object of the verb at i is an occasion.
func (v *view) takesOccasion(i int) bool {
	for k := i + 1; k < i+7 && k < len(v.t); k++ {
		if w := v.lower(k); contactNouns[w] != "" && v.ent[k] == nil || k == i+1 && (w == "them" || w == "it") {
			return true
		}
		if v.finite(k) {
			return false
		}
	}
	return false
}

// delegationVerb reads who sat at the table of an occasion told here or before:
// "the Russian side was led by X", "Y headed the Ukrainian delegation", "the
// United States was represented by Z".
func delegationVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if !leadVerbs[w] || v.ent[i] != nil {
		return nil
	}
	c := &candidate{names: rd.names, trigger: [2]int{i, i + 1}, joinsIn: true}
	var es []*entity.Entity
	team := w == "represented"
	from := i - 9
	if members[w] && v.lower(i-1) == "and" {
		from = i - 18 // "the delegation is headed by N and includes M"
	}
	for k := max(0, from); k < len(v.t) && k < i+9; k++ {
		if teamNouns[v.lower(k)] && v.in[k] == v.in[i] {
			team = true
		}
	}
	by, subj := v.byBehind(i), v.subject(i)
	if by > 0 && (w == "led" || w == "headed") && len(subj) == 1 && subj[0].Kind == entity.Group && subj[0].Represents != "" && v.auxBefore(i) != "" {
		team = true // "the Peruvians were led by N"
	}
	if !team {
		return nil
	}
	switch {
	case by > 0:
		var end int
		es, end = v.chainRight(by + 1)
		if w == "represented" && len(subj) == 1 && (subj[0].Kind == entity.State || subj[0].Kind == entity.Organisation) {
			c.attends = true // a party of its own
			for k, e := range es {
				es[k] = actingFor(subj[0].Name, e)
			}
		}
		for k := v.byAgain(end); k > 0; k = v.byAgain(end) {
			var more []*entity.Entity
			more, end = v.chainRight(k + 1)
			es = append(es, more...)
		}
	case members[w]:
		from := i + 1
		if v.lower(from) == "of" {
			from++
		}
		es, _ = v.chainRight(from)
	default:
		es = subj
	}
	for _, e := range es {
		if e.Kind == entity.Person && e.Name != "" && e.Represents != "" {
			c.add(e, parley.Party, "delegation")
		}
	}
	if len(c.who) == 0 {
		return nil
	}
	c.planCue = v.moodOf(i, pastForm(w)).planned
	for k := range c.who {
		if c.who[k].name.Kind == parley.Person && !members[w] {
			c.who[k].head = true
			break
		}
	}
	return c
}

// byBehind is the token of "by" behind a passive verb at i: "led by", "was
// represented at the talks by"; 0 for none.
func (v *view) byBehind(i int) int {
	for k := i + 1; k < len(v.t) && k < i+6 && v.in[k] == v.in[i]; k++ {
		if v.lower(k) == "by" {
			return k
		}
		if v.finite(k) || v.t[k].Kind == sentence.Punct || v.ent[k] != nil && v.ent[k].Kind != entity.Place {
			return 0
		}
	}
	return 0
}

// byAgain is the token of "by" behind another party at k, where the verb is left
// out: "the Peruvian side was led by N and the Chilean one by M"; 0 for none.
func (v *view) byAgain(k int) int {
	for v.lower(k) == "," || v.lower(k) == ";" || v.lower(k) == "and" {
		k++
	}
	for j := k; j < len(v.t) && j < k+5 && !v.finite(j); j++ {
		if v.lower(j) == "by" {
			return j
		}
	}
	return 0
}

// settleTables gives the people and go-betweens that delegation and mediator
// rules found to the contact they are about: the one told in the sentence, else
// the one told last. A member has to act for a party of it.
func (rd *reading) settleTables() {
	for _, c := range rd.all {
		if !c.joinsIn || c.dropped != "" {
			continue
		}
		table := rd.tableOf
		if c.rule == "attendance" {
			table = rd.attended
		}
		e := table(c)
		c.dropped = "names who took part"
		if e == nil {
			continue
		}
		if n := overlap(e.parties(), c.mediators()); n > 0 && len(e.parties())-n < 2 {
			continue // a meeting of go-betweens is not what they mediate
		}
		if e.minutes == 0 && c.minutes > 0 {
			e.minutes = c.minutes
			e.note("duration", (time.Duration(c.minutes) * time.Minute).String(), c.anchor, "lasted")
		}
		chair := strings.HasPrefix(c.v.lower(c.trigger[0]), "chair")
		for _, p := range c.who {
			if side := p.name.Represents; p.role == parley.Mediator && chair && overlap([]string{side, p.name.Name}, e.parties()) > 0 {
				p.role = parley.Party // a side in the chair
				if p.name.Kind == parley.Person {
					p.role = parley.Member
				}
			}
			if p.role == parley.Mediator || c.attends {
				e.put(p)
				continue
			}
			if p.name.Kind != parley.Person || overlap([]string{p.name.Represents}, e.parties()) == 1 {
				if p.name.Kind == parley.Person || overlap([]string{p.name.Name}, e.parties()) == 1 {
					e.put(p)
				}
			}
		}
		if e.dropped == pointsToNothing && len(e.parties()) > 1 {
			e.dropped = "" // told before anybody said who took part
		}
		e.spans = append(e.spans, c.v.s.Span)
	}
}

// sitsAt reports whether e is an occasion of a party that somebody in c acts for.
func (c *candidate) sitsAt(e *candidate) bool {
	parties := e.parties()
	return slices.ContainsFunc(c.who, func(p participant) bool { return slices.Contains(parties, p.name.Represents) })
}

func (rd *reading) tableOf(c *candidate) *candidate {
	var before, own *candidate
	for _, o := range rd.all {
		if o.kind == "" || o.kind.Family() != parley.Contacts {
			continue
		}
		e := o
		for e.joined != nil {
			e = e.joined
		}
		if e.dropped != "" || len(e.parties()) < 2 || e.kind == parley.Call || e.kind == parley.Visit {
			continue
		}
		if o.v == c.v {
			return e
		}
		if o.v.si < c.v.si {
			before = e
			if c.sitsAt(e) && (own == nil || !c.planCue || e.status == parley.Planned) {
				own = e
			}
		}
	}
	if lead := rd.leadEvent; before != nil && lead != nil && !c.planCue && before.status == parley.Planned && lead.status != parley.Planned && c.sitsAt(lead) && !lead.gone() {
		return lead // who sat at the table, told behind what is to come
	}
	if own != nil && (!c.sitsAt(before) || c.planCue) {
		return own // "the delegation of A" of the talks of A told before those of others
	}
	if before != nil && rd.leadEvent != nil && rd.leadEvent.dropped == "" && len(rd.leadEvent.parties()) >= 2 && before.when.Known() && rd.doc.Article.Day().Sub(before.when.End) > 14 {
		return rd.leadEvent
	}
	return before
}
