package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

var (
	proposeVerbs = set("proposed proposes propose proposing offered offers offer offering demanded demands demand demanding suggested suggests floated tabled unveiled submitted presented insisted insists wants asked asks asking pushed pressed")
	planNouns    = set("proposal proposals plan offer initiative demand demands ultimatum idea counter-proposal counterproposal blueprint peace-plan roadmap draft memorandum")
	matters      = set("pauses pullback pullout disarm lull ceasefire cease-fire truce withdrawal exchange swap plan talks meeting summit peace prisoners prisoner hostages sanctions halt pause troops release force disarmament corridor recognition guarantees moratorium negotiations round treaty agreement deal zone mission peacekeeping peacekeepers armistice framework enrichment missiles weapons arms flights property properties stockpile uranium border airport elections constitution removal donbas memorandum document documents draft text plans principles demilitarised demilitarized lifting mediation mediate host territory regions")
	acceptWords  = set("accepted accepts accept agreed agrees backed backs endorsed endorses welcomed welcomes supported supports approved embraced")
	rejectWords  = set("rejected rejects reject rejecting refused refuses dismissed dismisses declined spurned denounced ruled turned opposed opposes")
	thinkWords   = set("considering studying reviewing weighing examining mulling considers study")
)

// proposalVerb reads "X proposed a 30-day ceasefire", "Y demands that …".
func proposalVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if !proposeVerbs[w] && !(w == "put" && v.lower(i+1) == "forward") && !(w == "called" && v.lower(i+1) == "for") || v.ent[i] != nil || v.t[i].Quoted {
		return nil
	}
	if (w == "offer" || w == "demand" || w == "demands" || w == "offers") && (determiners[v.lower(i-1)] || v.lower(i-1) == "'s" || i > 0 && v.ent[i-1] != nil && v.ent[i-1].Form == entity.Adjective) {
		return nil // the noun
	}
	// what was put: it has to be a matter of talks
	matter := -1
	relative := false
	for k := i - 1; k > 0 && k > i-7 && !v.finite(k); k-- {
		if x := v.lower(k); x == "which" || x == "that" {
			relative = true
		}
	}
	for k := i + 1; !relative && k < len(v.t) && k < i+16; k++ {
		if v.in[k] != v.in[i] && !v.within(k, v.in[i]) {
			break
		}
		if matters[v.lower(k)] || planNouns[v.lower(k)] {
			matter = k
			break
		}
	}
	if matter < 0 && !v.t[i].Quoted {
		// "the ceasefire that X proposed"
		for k := i - 1; k > 0 && k > i-9; k-- {
			if x := v.lower(k); x == "that" || x == "which" {
				for j := k - 1; j >= 0 && j > k-6; j-- {
					if matters[v.lower(j)] || planNouns[v.lower(j)] {
						matter = j
						break
					}
				}
				break
			}
		}
	}
	if matter < 0 || w == "wants" && v.lower(i+1) == "to" && !matters[v.lower(i+3)] || (w == "pushed" || w == "pressed" || w == "asked" || w == "asks" || w == "asking") && v.lower(i+1) != "for" && v.lower(i+1) != "that" {
		return nil
	}
	if w == "insisted" || w == "insists" {
		if v.lower(i+1) != "on" && v.lower(i+1) != "that" {
			return nil
		}
	}
	passive := false
	for k := i - 1; k >= 0 && k > i-3; k-- {
		if x := v.lower(k); x == "was" || x == "were" || x == "been" || x == "be" {
			passive = true
		}
	}
	var subj []*entity.Entity
	if passive {
		for k := i + 1; k < len(v.t) && k < i+8; k++ {
			if v.lower(k) == "by" {
				subj, _ = v.chainRight(k + 1)
				break
			}
		}
	} else {
		subj = v.subject(i)
	}
	if len(subj) == 0 {
		return nil
	}
	m := v.moodOf(i, pastForm(w))
	if m.negated || m.open || m.planned {
		return nil
	}
	c := &candidate{names: rd.names, kind: parley.Proposal, trigger: [2]int{i, i + 1}, status: parley.Held}
	c.note("kind", string(parley.Proposal), v.span(i, i+1), "trigger")
	c.note("status", string(parley.Held), v.span(i, i+1), "mood")
	c.addAll(subj, parley.Proposer, "proposes")
	for k := range c.who {
		c.who[k].role = parley.Proposer
	}
	if len(c.who) == 0 {
		return nil
	}
	if !m.now {
		c.setDate(rd, v, i, i+1, m)
		if c.when.Known() && (c.when.Start > rd.doc.Article.Day() || c.date != nil && c.date.First > matter+1 && contactNouns[v.lower(matter)] != "") {
			c.when, c.date = parley.When{}, nil
		}
	}
	c.terms = v.termsFrom(i+1, matter)
	if matter < i {
		c.terms = v.termsFrom(max(0, matter-4), matter)
	}
	c.note("terms", c.terms, v.span(i+1, matter+1), "complement")
	rd.positionsIn(v, c, matter)
	return c
}

// proposalNoun reads "the U.S. proposal for …", "X's 20-point plan", "a proposal
// by Y".
func proposalNoun(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if !planNouns[w] || v.ent[i] != nil || v.t[i].Quoted || w == "plan" && v.lower(i-1) == "to" || w == "plan" && i > 0 && v.ent[i-1] != nil && v.ent[i-1].Form != entity.Adjective && v.lower(i-1) != "'s" {
		return nil
	}
	if w == "demand" && v.lower(i-1) == "to" {
		return nil
	}
	var makers []*entity.Entity
	first := i
	for k := i - 1; k >= 0 && k > i-9; k-- {
		e := v.ent[k]
		x := v.lower(k)
		if e != nil {
			if e.Kind == entity.State || e.Kind == entity.Organisation || e.Kind == entity.Person || e.Kind == entity.Group {
				if e.Form == entity.Adjective || v.lower(e.Last) == "'s" || v.lower(e.Last) == "'" || v.lower(e.Last) == "’" || e.Last == i || nounModifiers[v.lower(e.Last)] {
					makers = []*entity.Entity{e}
				}
			}
			first = e.First
			break
		}
		if !nounModifiers[x] && x != "'s" && x != "'" && !strings.Contains(x, "-") && x != "30-day" && !matters[x] && v.t[k].Kind != 1 {
			break
		}
		first = k
	}
	if len(makers) == 0 {
		for k := i + 1; k < len(v.t) && k < i+12; k++ {
			x := v.lower(k)
			if x == "by" || x == "from" {
				makers, _ = v.chainRight(k + 1)
				break
			}
			if v.finite(k) && x != "put" && x != "made" && x != "presented" && x != "proposed" && x != "drafted" && x != "drawn" || x == "," {
				break
			}
		}
	}
	if len(makers) == 0 {
		return nil
	}
	c := &candidate{names: rd.names, kind: parley.Proposal, trigger: [2]int{first, i + 1}, status: parley.Held, definite: true}
	c.note("kind", string(parley.Proposal), v.span(i, i+1), "trigger")
	for _, e := range makers {
		n := *e
		if n.Form == entity.Adjective {
			n.Form = entity.Named
		}
		c.add(&n, parley.Proposer, "proposal-of")
	}
	for k := range c.who {
		c.who[k].role = parley.Proposer
	}
	if len(c.who) == 0 {
		return nil
	}
	c.terms = v.termsFrom(first, i)
	if v.lower(i+1) == "for" || v.lower(i+1) == "to" || v.lower(i+1) == "on" || v.lower(i+1) == "of" {
		c.terms = v.termsFrom(i+2, i+2)
	}
	specific := false
	for k := max(0, first); k < len(v.t) && k < i+10; k++ {
		if matters[v.lower(k)] && k != i {
			specific = true
		}
	}
	for k := i - 1; !specific && k >= 0 && k > i-16; k-- {
		// "a 30-day ceasefire, in line with a proposal from X"
		if matters[v.lower(k)] && contactNouns[v.lower(k)] == "" {
			specific = true
			c.terms = v.termsFrom(max(0, k-3), k)
		}
	}
	if !specific {
		c.pointing = true
	}
	rd.positionsIn(v, c, i)
	return c
}

// positionVerb reads who took which stance on a proposal, where the verb is the
// main one of a clause: "Russia rejected the proposal", "Kyiv said no".
func positionVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	stance := stanceAt(v, i)
	if stance == "" || v.ent[i] != nil || v.t[i].Quoted {
		return nil
	}
	subj := v.subject(i)
	if len(subj) == 0 && v.lower(i-2) == "it" {
		subj = v.mainSubject(0)
	}
	if len(subj) == 0 {
		return nil
	}
	m := v.moodOf(i, pastForm(w))
	if m.planned || m.open && !m.negated {
		return nil
	}
	if m.negated {
		if stance == parley.Accepts {
			stance = parley.Rejects
		} else {
			return nil
		}
	}
	// the object must be a proposal or point to one
	object, ref := -1, ""
	for k := i + 1; k < len(v.t) && k < i+12; k++ {
		if v.in[k] != v.in[i] && !v.within(k, v.in[i]) {
			break
		}
		x := v.lower(k)
		if planNouns[x] || x == "terms" || matters[x] && (determiners[v.lower(k-1)] || nounModifiers[v.lower(k-1)] || strings.Contains(v.lower(k-1), "-")) || x == "points" || x == "invitation" {
			object, ref = k, x
			break
		}
		if (x == "it" || x == "that" || x == "this" || x == "both") && k <= i+2 {
			object, ref = k, "it"
			break
		}
		if x == "no" && w == "said" {
			object, ref = k, "it"
		}
	}
	if object < 0 && (i+1 >= len(v.t) || v.t[i+1].Kind == 2 || v.lower(i+1) == "and") {
		object = i // "Russia has so far refused."
	}
	if object < 0 {
		return nil
	}
	_ = ref
	c := &candidate{names: rd.names, kind: "", trigger: [2]int{i, i + 1}}
	c.terms = v.termsFrom(i+1, object)
	conditions := v.conditions(i)
	if conditions != "" && (stance == parley.Accepts) {
		stance = parley.Conditional
	}
	for _, e := range subj {
		for _, n := range partiesOf(rd.names, e) {
			c.stances = append(c.stances, parley.SaidPosition{Actor: n, Stance: stance, Conditions: conditions, Span: v.span(max(0, e.First), object+1)})
		}
	}
	if len(c.stances) == 0 {
		return nil
	}
	return c
}

// stanceAt is the stance the verb at i expresses.
func stanceAt(v *view, i int) parley.Stance {
	w := v.lower(i)
	next := v.lower(i + 1)
	switch {
	case (w == "ready" || w == "willing" || w == "prepared") && next == "to" && auxiliaries[v.lower(i-1)]:
		return parley.Accepts
	case w == "ruled" && next != "out", w == "turned" && next != "down" && v.lower(i+2) != "down":
		return ""
	case (w == "sign" || w == "signed") && next == "up":
		return parley.Accepts
	case (w == "agreed" || w == "agrees") && next == "with":
		for k := i + 2; k < i+7; k++ {
			if planNouns[v.lower(k)] {
				return parley.Accepts
			}
		}
		return ""
	case w == "agreed" || w == "agrees":
		if next == "to" && determiners[v.lower(i+2)] {
			return parley.Accepts
		}
		return ""
	case acceptWords[w]:
		return parley.Accepts
	case w == "said" && next == "no" || w == "say" && next == "no" || w == "says" && next == "no":
		return parley.Rejects
	case rejectWords[w]:
		return parley.Rejects
	case thinkWords[w]:
		return parley.Considering
	}
	return ""
}

// partiesOf are the states and organisations an actor speaks for.
func partiesOf(names *entity.Names, e *entity.Entity) []parley.Name {
	switch e.Kind {
	case entity.State:
		return []parley.Name{{Name: e.Name, Kind: parley.State}}
	case entity.Organisation:
		return []parley.Name{{Name: e.Name, Kind: parley.Organisation}}
	case entity.Person:
		if e.Represents != "" {
			return []parley.Name{party(names, e.Represents)}
		}
	case entity.Group:
		var out []parley.Name
		for _, m := range e.Members {
			out = append(out, party(names, m))
		}
		if len(out) == 0 && e.Represents != "" {
			out = append(out, party(names, e.Represents))
		}
		return out
	}
	return nil
}

// conditions is the text of the condition a clause sets: "as long as …",
// "provided that …", "if …", "only if …".
func (v *view) conditions(i int) string {
	for k := i; k < len(v.t); k++ {
		w := v.lower(k)
		switch {
		case w == "if" || w == "provided" || w == "unless":
			return v.termsFrom(k+1, k+1)
		case w == "as" && v.lower(k+1) == "long" && v.lower(k+2) == "as":
			return v.termsFrom(k+3, k+3)
		case w == "on" && v.lower(k+1) == "condition":
			return v.termsFrom(k+2, k+2)
		case w == "but" && k > i && k < i+18:
			return v.termsFrom(k+1, k+1)
		}
	}
	return ""
}

// positionsIn reads stances told in the same sentence as the proposal at k.
func (rd *reading) positionsIn(v *view, c *candidate, k int) {
	for j := range v.t {
		if v.ent[j] != nil || v.t[j].Quoted {
			continue
		}
		s := stanceAt(v, j)
		if s == "" || j >= c.trigger[0] && j < c.trigger[1] {
			continue
		}
		if v.within(j, v.in[k]) && v.in[j] != v.in[k] && v.clauses[v.in[j]].rel || j > c.trigger[1] && j < c.trigger[1]+8 && v.lower(j) != "agreed" {
			for _, e := range v.subject(j) {
				for _, n := range partiesOf(rd.names, e) {
					c.stance(n, s, v.span(j, j+1), "")
				}
			}
		}
	}
}

// stance records an actor's position unless it made the proposal.
func (c *candidate) stance(n parley.Name, s parley.Stance, sp parley.Span, conditions string) {
	for _, p := range c.who {
		if p.name.Name == n.Name {
			return
		}
	}
	for i, q := range c.stances {
		if q.Actor.Name == n.Name {
			c.stances[i].Stance, c.stances[i].Span = s, sp
			if conditions != "" {
				c.stances[i].Conditions = conditions
			}
			return
		}
	}
	c.stances = append(c.stances, parley.SaidPosition{Actor: n, Stance: s, Conditions: conditions, Span: sp})
	c.note("position", n.Name+": "+string(s), sp, "stance")
}

// settleProposals joins proposals that are one and gives positions to the
// proposal they answer.
func (rd *reading) settleProposals() {
	var events []*candidate
	for _, c := range rd.all {
		switch {
		case c.gone():
		case c.kind == "" && len(c.stances) > 0:
			if e := rd.answered(c, events); e != nil {
				for _, s := range c.stances {
					e.stance(s.Actor, s.Stance, s.Span, s.Conditions)
				}
				e.spans = append(e.spans, c.v.s.Span)
			}
			c.dropped = "a position"
		case c.kind == parley.Proposal:
			if e := rd.sameProposal(c, events); e != nil {
				e.absorb(c)
				continue
			}
			if c.pointing {
				c.dropped = "points to no proposal with terms"
				continue
			}
			rd.tabled(c)
			events = append(events, c)
		}
	}
}

// tabled gives a proposal put in the past, on no day of its own, the day and
// city of the contact told right before it in which its maker took part.
func (rd *reading) tabled(c *candidate) {
	if c.mood.now || c.rule != "proposal-verb" {
		return
	}
	at := rd.nearContact(c, 2)
	if at == nil || at.status != parley.Held || at.when.Days() > 4 || !at.when.Known() {
		return
	}
	if !c.when.Known() {
		c.when = at.when
		c.note("start", string(c.when.Start), c.anchorSpan(), "tabled-at")
		c.note("end", string(c.when.End), c.anchorSpan(), "tabled-at")
	} else if !c.when.Overlaps(at.when) {
		return
	}
	if c.place == "" && at.place != "" {
		c.place, c.country = at.place, at.country
	}
}

func (rd *reading) sameProposal(c *candidate, events []*candidate) *candidate {
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		if overlap(c.parties(), e.parties()) == 0 {
			continue
		}
		if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) && !c.definite {
			continue
		}
		if c.pointing || sharedWords(c.terms, e.terms) >= 0.4 {
			return e
		}
	}
	return nil
}

// answered is the proposal that a position speaks of: the last one before it
// that another party made, best by shared words.
func (rd *reading) answered(c *candidate, events []*candidate) *candidate {
	var best *candidate
	score := -1.0
	for _, e := range events {
		if len(c.stances) > 0 && slices.Contains(e.parties(), c.stances[0].Actor.Name) {
			continue
		}
		s := sharedWords(c.terms, e.terms) + 1/float64(1+c.v.si-e.v.si)
		if c.v.si-e.v.si > 6 && sharedWords(c.terms, e.terms) == 0 {
			continue
		}
		if s >= score {
			best, score = e, s
		}
	}
	return best
}
