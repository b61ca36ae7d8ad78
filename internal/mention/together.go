package mention

import (
	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

// byPhone reads calls that only the means shows: "X pressed Y by telephone".
func byPhone(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if w != "phone" && w != "telephone" || v.ent[i] != nil || v.t[i].Quoted {
		return nil
	}
	if p := v.lower(i - 1); p != "by" && !(p == "the" && (v.lower(i-2) == "on" || v.lower(i-2) == "over")) {
		return nil
	}
	if contactNouns[v.lower(i+1)] != "" {
		return nil
	}
	verb := -1
	for k := i - 2; k >= 0 && v.in[k] == v.in[i] && k > i-14; k-- {
		if v.finite(k) && !auxiliaries[v.lower(k)] {
			verb = k
			break
		}
	}
	if verb < 0 {
		return nil
	}
	subj := v.subject(verb)
	obj, _ := v.chainRight(verb + 1)
	obj = rd.other(v, subj, obj)
	if len(subj) == 0 || len(obj) == 0 || obj[0].Kind != entity.Person {
		return nil
	}
	m := v.moodOf(verb, true)
	if m.negated || m.open {
		return nil
	}
	c := rd.contact(v, parley.Call, verb, verb+1, m)
	c.place, c.site = "", ""
	c.addAll(subj, parley.Party, "call-subject")
	c.addAll(obj, parley.Party, "call-object")
	if len(c.parties()) < 2 {
		return nil
	}
	return c
}

// broughtTogether reads "X brought A and B together in C" and "X hosted the
// two": whoever does it goes between.
func broughtTogether(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if v.ent[i] != nil {
		return nil
	}
	var obj []*entity.Entity
	var end int
	switch w {
	case "brought", "brings", "bring", "bringing":
		obj, end = v.chainRight(i + 1)
		if end < len(v.t) && v.ent[end] != nil && len(obj) == 1 && obj[0].Kind == entity.Group && obj[0].Last == end {
			obj, end = v.chainRight(end) // "his counterparts A and B"
		}
		together := false
		for k := end; k < len(v.t) && k < end+4; k++ {
			together = together || v.lower(k) == "together"
		}
		if !together || len(obj) == 0 {
			return nil
		}
	case "hosted", "hosts", "host", "received", "receives":
		obj, end = v.chainRight(i + 1)
		if len(obj) != 1 || obj[0].Kind != entity.Group || obj[0].Represents != "" || len(obj[0].Members) > 0 || obj[0].Count < 2 {
			return nil
		}
	default:
		return nil
	}
	m := v.moodOf(i, pastForm(w))
	if m.negated || m.open || m.wish {
		return nil
	}
	c := rd.contact(v, parley.Meeting, i, i+1, m)
	c.addAll(obj, parley.Party, "brought-together")
	c.addAll(v.subject(i), parley.Mediator, "brings-together")
	if len(c.parties()) < 2 && !c.twoSides {
		return nil
	}
	c.alsoThere(v, end, i)
	return c
}

// toldVisitor reads the meeting that the words of a host to a guest show: "X told
// visiting Y on Monday that …", beside what X said.
func toldVisitor(rd *reading, v *view, i int) *candidate {
	if w := v.lower(i); w != "told" && w != "tells" || v.ent[i] != nil || v.lower(i+1) != "visiting" {
		return nil
	}
	subj := v.subject(i)
	obj, _ := v.chainRight(i + 1)
	m := v.moodOf(i, true)
	if len(subj) == 0 || len(obj) == 0 || obj[0].Kind != entity.Person || m.negated || m.open {
		return nil
	}
	c := rd.contact(v, parley.Meeting, i, i+1, m)
	c.addAll(subj, parley.Party, "host")
	c.addAll(obj, parley.Party, "visitor")
	if !c.when.Known() || len(c.parties()) < 2 {
		return nil
	}
	if said := statementVerb(rd, v, i); said != nil {
		said.rule = "statement"
		c.extra = append(c.extra, said)
	}
	return c
}

// bothNamedBefore gives "they met", told right behind a sentence that names two
// people of two parties and nobody else, those two.
func (rd *reading) bothNamedBefore(c *candidate) {
	v := c.v
	if len(c.who) > 0 && len(c.guests) == 0 || v.si == 0 || c.trigger[0] > 8 || v.lower(0) != "they" && v.lower(0) != "both" && !(v.lower(0) == "the" && (v.lower(1) == "two" || v.lower(1) == "pair")) {
		return
	}
	var two []*entity.Entity
	b := rd.views[v.si-1]
	for k := range b.t {
		e := b.ent[k]
		if e == nil || e.First != k || e.Kind != entity.Person || e.Name == "" || e.Form == entity.Pronoun {
			continue
		}
		if e.Represents == "" || isEnvoy(e) || len(two) == 2 || len(two) == 1 && two[0].Represents == e.Represents {
			return
		}
		two = append(two, e)
	}
	if len(two) != 2 {
		return
	}
	for _, e := range c.guests {
		if e.Represents == two[0].Represents || e.Represents == two[1].Represents {
			return
		}
	}
	c.addAll(two, parley.Party, "both-named-before")
	c.twoSides, c.pointing = false, false
}

// severalNamedBefore gives "the three ministers" the parties of the group of as
// many that the text named last.
func (rd *reading) severalNamedBefore(c *candidate) {
	v := c.v
	if len(c.parties()) > 0 {
		return
	}
	for k := c.trigger[0] - 1; k >= 0; k-- {
		e := v.ent[k]
		if e == nil || e.Kind != entity.Group || e.Count < 3 || len(e.Members) > 0 || e.Represents != "" {
			continue
		}
		before := rd.before(e.Span.Start)
		for i := len(before) - 1; i >= 0; i-- {
			if g := &before[i]; g.Kind == entity.Group && len(g.Members) == e.Count {
				c.add(g, parley.Party, "as-many")
				c.twoSides, c.pointing = false, false
				return
			}
		}
		return
	}
}

// speakerBefore is the person that an unsettled "he" or "she" before the verb at
// i most likely means: the first one named in the sentence before.
func (rd *reading) speakerBefore(v *view, i int) []*entity.Entity {
	pronoun := false
	for k := i - 1; k >= 0 && k > i-4; k-- {
		pronoun = pronoun || v.lower(k) == "he" || v.lower(k) == "she"
	}
	if !pronoun || v.si == 0 {
		return nil
	}
	b := rd.views[v.si-1]
	for k := range b.t {
		e := b.ent[k]
		if e != nil && e.First == k && e.Kind == entity.Person && e.Name != "" && b.governed(e) == "" {
			return []*entity.Entity{e}
		}
	}
	return nil
}
