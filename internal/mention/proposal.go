package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	// putVerbs put a matter of talks or a paper on it to others.
	putVerbs = set("proposed proposes propose proposing offered offers offer offering suggested suggests floated floats tabled tables mooted pitched broached")
	// paperVerbs do so only where their object is called a plan, a demand, a list.
	paperVerbs = set("submitted submits presented presents unveiled transmitted delivered circulated handed sent gave passed drafted prepared renewed made issued outlined released published advanced raised brought carried drew")
	planNouns  = set("proposal proposals plan plans offer offers initiative demand demands ultimatum idea ideas counter-proposal counterproposal counter-offer counteroffer blueprint peace-plan roadmap draft memorandum scheme formula")
	// boundPapers are plans only as the object of a paper verb.
	boundPapers = set("paper non-paper list condition conditions terms outline points request price call")
	// standNouns are demands where they have an owner and are spelled out.
	standNouns = set("price condition conditions demand demands request paper")

	matters = set("pauses pullback pullout disarm lull ceasefire cease-fire truce withdrawal exchange swap plan talks meeting summit peace pact prisoners prisoner hostages sanctions halt pause troops release force disarmament corridor recognition guarantees moratorium negotiations round treaty agreement deal zone mission peacekeeping peacekeepers armistice framework enrichment missiles weapons arms flights property properties stockpile uranium border airport elections constitution removal memorandum document documents draft text plans principles demilitarised demilitarized lifting mediation mediate host territory regions withdraw encounter venue evacuation inspections apology compensation reparations extradition concessions")
	// deeds are what one party asks another to do.
	deeds = set("withdraw leave disarm release free halt stop end lift recognise recognize return returned restore restored cede surrender renounce dismantle dilute suspend freeze resume reopen pull hand handed give scrap drop remove review inspected abolish cease dissolve wound demobilise demobilize stopped lifted released ended withdrawn review")
	urges = set("must should be")
	// drafts say of a deal that one party wrote it: "a truce drafted by A"
	drafts = set("drafted presented submitted outlined unveiled")
	// backed behind a hyphen says whose a plan is.
	backed = set("backed drafted proposed brokered mediated sponsored authored")
)

// putting says how the verb at i puts something to others: "matter", "paper" or
// "ask"; "" when it does not.
func (v *view) putting(i int) string {
	w, next := v.lower(i), v.lower(i+1)
	if v.ent[i] != nil || v.t[i].Quoted && len(v.quotedWe(i)) == 0 {
		return ""
	}
	noun := determiners[v.lower(i-1)] || v.lower(i-1) == "'s" || i > 0 && v.ent[i-1] != nil && v.ent[i-1].Form == entity.Adjective
	switch {
	case noun && !strings.HasSuffix(w, "ed"):
		return ""
	case w == "put" && next == "forward", putVerbs[w]:
		return "matter"
	case w == "agreeing" && next == "to":
		return "matter" // "refused, only agreeing to a partial truce": a counter-offer
	case w == "gave" || w == "given":
		for k := i + 1; k < i+8; k++ {
			if v.lower(k) == "until" && v.urging(k) {
				return "ask"
			}
		}
		return "paper"
	case (w == "set" || w == "sets" || w == "laid") && next == "out", paperVerbs[w]:
		return "paper"
	case w == "called" || w == "calls" || w == "calling" || strings.HasPrefix(w, "push") || strings.HasPrefix(w, "press"):
		if next == "for" || (next == "on" || next == "upon") && strings.HasPrefix(w, "call") || v.askedTo(i) >= 0 {
			return "ask"
		}
		return ""
	case w == "appealed" || w == "appeals":
		if next == "for" || next == "to" {
			return "ask"
		}
		return ""
	case w == "insisted" || w == "insists":
		if next == "on" || next == "that" && v.urging(i+2) {
			return "ask"
		}
		return ""
	case w == "repeated" || w == "reiterated":
		if v.mustBehind(i) {
			return "ask"
		}
		return "paper"
	case askVerbs[w], w == "like" && v.askedTo(i) >= 0:
		return "ask"
	case w == "put" && v.putTo(i):
		return "paper"
	}
	return ""
}

// putObject finds the token that says what the verb at i puts forward, before
// the verb where that stands in a relative clause; -1 when it is no matter of
// talks between parties.
func (v *view) putObject(i int, form string) int {
	thing := func(k int) bool {
		w := v.lower(k)
		if v.ent[k] != nil || w == "call" && v.lower(k+1) != "for" {
			return false
		}
		return planNouns[w] || form == "matter" && matters[w] || form != "matter" && boundPapers[w] || papers[w] && drafts[v.lower(i)] && k < i
	}
	for k := i - 1; k > 0 && k > i-7; k-- {
		w := v.lower(k)
		if w == "that" || w == "which" {
			for j := k - 1; j >= 0 && j > k-7 && !v.finite(j); j-- {
				if thing(j) {
					return j
				}
			}
			break
		}
		if v.finite(k) && !auxiliaries[w] {
			break
		}
	}
	if form != "ask" && v.passive(i) {
		for k := i - 1; k >= 0 && k > i-14 && (v.lower(k) != "," || k == i-1); k-- {
			if thing(k) {
				return k
			}
		}
		return -1
	}
	if form == "ask" {
		if k := max(v.askedTo(i), v.askedFor(i)); k >= 0 {
			return k
		}
	}
	if k := v.proposedTo(i); k >= 0 {
		return k
	}
	reach := 16
	if form == "paper" {
		reach = 9
	}
	if (v.lower(i) == "wants" || v.lower(i) == "wanted") && v.lower(i+1) == "to" {
		for k := i + 3; k < len(v.t) && k < i+22; k++ {
			if w := v.lower(k); w == "together" || w == "summit" || w == "meeting" {
				return k
			}
		}
		return -1
	}
	actor := false
	start := v.pastAside(i + 1)
	reach += start - i - 1
	for k := start; k < len(v.t) && k < i+reach; k++ {
		if v.in[k] != v.in[i] && !v.within(k, v.in[i]) || sayVerbs[v.lower(k)] && v.ent[k] == nil && k > i+1 || v.lower(k) == ";" {
			break
		}
		w := v.lower(k)
		if e := v.ent[k]; e != nil {
			actor = actor || acts(e)
			continue
		}
		if planNouns[w] && v.ofNoun(k) && k-2 > i+1 {
			continue // "seeks changes to the plan"
		}
		switch form {
		case "paper":
			if thing(k) {
				return k
			}
		case "matter":
			if matters[w] || planNouns[w] || deeds[w] && v.lower(k-1) == "to" || w == "meet" && actor == (v.lower(k-1) != "to") {
				return k
			}
		default:
			if matters[w] || planNouns[w] || deeds[w] && (actor || v.lower(i+1) == "that" || v.lower(k-1) == "to" || v.lower(k-1) == "be") {
				return k
			}
		}
	}
	return -1
}

// ofNoun reports whether the plan at k is only what another noun is about:
// "changes to the plan".
func (v *view) ofNoun(k int) bool {
	j := v.nounStart(k) - 1
	return determiners[v.lower(j)] && (v.lower(j-1) == "to" || v.lower(j-1) == "on" || v.lower(j-1) == "of")
}

// pastAside steps from k over words between two commas: "repeated, a diplomat
// said, a demand".
func (v *view) pastAside(k int) int {
	if v.lower(k) != "," {
		return k
	}
	for j := k + 1; j < len(v.t) && j < k+9; j++ {
		if v.lower(j) == "," {
			return j + 1
		}
	}
	return k
}

// proposalVerb reads "X proposed a 30-day ceasefire", "Y demands that …", "Z
// handed over a memorandum", "the plan that X unveiled".
func proposalVerb(rd *reading, v *view, i int) *candidate {
	if v.lower(i) == "should" {
		return saidShould(rd, v, i)
	}
	if c := whatWanted(rd, v, i); c != nil {
		return c
	}
	form := v.putting(i)
	if form == "" {
		return nil
	}
	object := v.putObject(i, form)
	venue := object < 0 && strings.HasPrefix(v.lower(i), "offer") && i+1 < len(v.t) && v.ent[i+1] != nil && (v.ent[i+1].Kind == entity.Place || v.ent[i+1].Capital != "" && v.ent[i+1].Last < len(v.t) && v.t[v.ent[i+1].Last].Kind == sentence.Punct)
	if venue {
		object = v.ent[i+1].Last - 1
	}
	if object < 0 && strings.HasPrefix(v.lower(i), "demand") {
		object = v.fronted(i)
	}
	if object < 0 || form == "ask" && object > i && !v.asks(i, object) || strings.HasPrefix(v.lower(i), "suggest") && (v.lower(i+1) == "that" && !v.urging(i+2) || object > 0 && futureAux[v.lower(object+1)]) {
		return nil
	}
	if v.lower(object) == "list" && !v.wantsBehind(object) {
		return nil
	}
	var subj []*entity.Entity
	if v.passive(i) {
		for k := i + 1; k < len(v.t) && k < i+15 && len(subj) == 0; k++ {
			if v.lower(k) == "by" {
				subj, _ = v.chainRight(k + 1)
			}
		}
	} else if v.t[i].Quoted {
		subj = v.quotedWe(i)
	} else if !v.paperSubject(i) {
		subj = rd.agent(v, i)
	}
	m := v.moodOf(i, pastForm(v.lower(i)))
	aside := object < i && v.passive(i) && v.auxBefore(i) == ""
	switch {
	case v.lower(i) == "like":
		m = mood{now: true, status: parley.Held} // "would like Y to withdraw"
	case aside:
		m = mood{status: parley.Held} // "would accept a truce proposed by Y"
	}
	if m.negated || m.open || m.planned || v.repeated(i) {
		return nil
	}
	c := rd.proposal(v, i, i+1, subj, "proposes")
	if c == nil && !v.passive(i) && rd.pronounSubject(v, i) {
		c = &candidate{names: rd.names, kind: parley.Proposal, trigger: [2]int{i, i + 1}, status: parley.Held, twoSides: true}
	}
	if c == nil {
		return nil
	}
	c.mood = m
	if v.deniedBefore(i) {
		c.status = parley.Unclear
		c.note("status", string(c.status), v.span(i, i+1), "denied")
	}
	if !m.now {
		rd.putOn(v, c, i, object, m)
	}
	if aside && c.date != nil && c.date.First < object {
		c.when, c.date = parley.When{}, nil // "accepted on Monday a truce drafted by Y"
	}
	c.terms = v.termsFrom(i+1, object)
	if object < i {
		c.terms = v.termsOf(object)
	}
	c.note("terms", c.terms, v.span(min(i+1, object), max(i+1, object+1)), "complement")
	// a plan of which nothing is said may only point back
	c.pointing = planNouns[v.lower(object)] && !v.concerns(0, len(v.t))
	return c
}

// repeated reports whether what the verb at i tells was a habit: "has urged X
// several times".
func (v *view) repeated(i int) bool {
	for k := max(0, i-3); k < len(v.t) && k < i+6; k++ {
		switch v.lower(k) {
		case "times", "repeatedly", "often", "regularly", "always":
			return v.in[k] == v.in[i]
		}
	}
	return false
}

// proposal makes a candidate with its makers; nil when they are no parties.
func (rd *reading) proposal(v *view, a, b int, makers []*entity.Entity, rule string) *candidate {
	c := &candidate{names: rd.names, kind: parley.Proposal, trigger: [2]int{a, b}, status: parley.Held}
	c.note("kind", string(parley.Proposal), v.span(a, b), "trigger")
	c.note("status", string(parley.Held), v.span(a, b), "mood")
	for _, e := range makers {
		n := *e
		if n.Form == entity.Adjective {
			n.Form = entity.Named
		}
		c.add(&n, parley.Proposer, rule)
	}
	for k := range c.who {
		c.who[k].role = parley.Proposer
	}
	if len(c.who) == 0 {
		return nil
	}
	return c
}

// putOn dates a proposal by the day in its own clause. A day inside what is
// proposed, or one to come, is none on which it was put.
func (rd *reading) putOn(v *view, c *candidate, i, object int, m mood) {
	c.setDate(rd, v, i, i+1, m)
	d := c.date
	if d == nil {
		return
	}
	inside := d.First > object+1 && (contactNouns[v.lower(object)] != "" || v.in[d.First] != v.in[i])
	if c.when.Known() && c.when.Start > rd.doc.Article.Day() || inside || d.First > i && v.in[d.First] != v.in[i] {
		c.when, c.date = parley.When{}, nil
	}
}

// passive reports whether the verb at i is a passive, or a participle with its
// agent behind it.
func (v *view) passive(i int) bool {
	if strings.HasSuffix(v.lower(i), "ing") {
		return false
	}
	switch v.auxBefore(i) {
	case "was", "were", "is", "are", "been", "being":
		return true
	}
	return v.lower(i+1) == "by" || v.is(i, "put", "forward", "by")
}

// paperSubject reports whether the verb at i says what a paper asks for, not
// what a party does: "the plan also demands that …".
func (v *view) paperSubject(i int) bool {
	if v.bodyOf(i) != nil {
		return false
	}
	if v.lower(i-1) == "," {
		for k := i - 2; k > 0 && k > i-16; k-- {
			if v.lower(k) == "," {
				return planNouns[v.lower(k-1)] || papers[v.lower(k-1)] // "the plan, put in a letter, proposed"
			}
		}
	}
	for k := v.clauses[v.in[i]].first; k < i; k++ {
		if w := v.lower(k + 1); planNouns[v.lower(k)] && (w == "which" || w == "that") && v.lower(i-1) != "and" && v.sameClause(k, i) {
			for j := k + 2; j < i-1; j++ {
				if v.finite(j) && !auxiliaries[v.lower(j)] {
					return true
				}
			}
		}
	}
	if c := v.clauses[v.in[i]]; c.rel && (c.by == "which" || c.by == "that") && v.verbSoFar(i, v.in[i]) && v.lower(i-1) != "and" {
		return true
	}
	for k := i - 1; k >= v.clauses[v.in[i]].first; k-- {
		if v.in[k] != v.in[i] {
			continue
		}
		if v.ent[k] != nil && acts(v.ent[k]) {
			return false
		}
		if planNouns[v.lower(k)] || (contactNouns[v.lower(k)] != "" || papers[v.lower(k)]) && !v.nounGoverned(k) {
			return true
		}
	}
	return false
}

// nounGoverned reports whether a preposition rules the noun at k: "those at the
// new talks".
func (v *view) nounGoverned(k int) bool {
	j := k - 1
	for j > k-5 && (determiners[v.lower(j)] || nounModifiers[v.lower(j)] || j >= 0 && v.ent[j] != nil) {
		j--
	}
	return prepositions[v.lower(j)]
}

// wantsBehind reports whether the words behind k speak of what is wanted.
func (v *view) wantsBehind(k int) bool {
	for j := k + 1; j < len(v.t) && j < k+10; j++ {
		switch v.lower(j) {
		case "wants", "wanted", "demands", "conditions", "proposals", "requests", "demanded":
			return true
		}
	}
	return false
}

// concerns reports whether the words [a, b) name a matter of talks beside the
// word for the plan.
func (v *view) concerns(a, b int) bool {
	for k := max(a, 0); k < b && k < len(v.t); k++ {
		w := v.lower(k)
		if v.ent[k] == nil && (matters[w] && !planNouns[w] && w != "force" && w != "document" && w != "text" || deeds[w]) || strings.HasSuffix(w, "-point") || w == "points" {
			return true
		}
	}
	return false
}

// proposalNoun reads "the U.S. proposal for …", "X's 20-point plan", "a proposal
// by Y", "X's demand that …", "Moscow's price is …".
func proposalNoun(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	stand := standNouns[w]
	if !planNouns[w] && !stand || v.ent[i] != nil || v.speech(i) || (w == "plan" || w == "plans" || w == "demand" || w == "demands" || w == "offer") && v.lower(i-1) == "to" {
		return nil
	}
	if (w == "plan" || w == "plans" || w == "offers" || w == "demands") && i > 0 && v.ent[i-1] != nil && v.ent[i-1].Form != entity.Adjective && v.lower(i-1) != "'s" {
		return nil // the verb
	}
	makers, first := v.makersOf(i)
	if len(makers) == 0 {
		return jointDemand(rd, v, i)
	}
	next := v.lower(i + 1)
	spelled := next == "that" || next == ":" || next == "is" || next == "was" || next == "remains"
	if w == "paper" {
		spelled = false
	} else if stand && !spelled && next != "for" && next != "to" {
		return nil
	}
	c := rd.proposal(v, first, i+1, makers, "proposal-of")
	if c == nil {
		return nil
	}
	c.definite = true
	c.terms = v.termsOf(i)
	if spelled || next == "for" || next == "to" || next == "on" || next == "of" {
		c.terms = v.termsFrom(i+2, i+2)
	}
	for k := i + 1; k < len(v.t) && k < i+4; k++ {
		if x := v.lower(k); (paperVerbs[x] || putVerbs[x] && strings.HasSuffix(x, "ed")) && !v.t[k].Quoted {
			rd.putOn(v, c, k, k, mood{})
		}
	}
	specific := v.concerns(first, i) || v.concerns(i+1, i+10)
	for k := i - 1; !specific && k >= 0 && k > i-16; k-- {
		// "a 30-day ceasefire, in line with a proposal from X"
		if matters[v.lower(k)] && contactNouns[v.lower(k)] == "" {
			specific = true
			c.terms = v.termsOf(k)
		}
	}
	c.pointing = !specific
	return c
}

// speech reports whether token i stands in words that somebody said, not in a
// name or a word set off by quotation marks: the "roadmap".
func (v *view) speech(i int) bool {
	n := 0
	for k := i; k >= 0 && k > i-5 && v.t[k].Quoted; k-- {
		n++
	}
	for k := i + 1; k < len(v.t) && k < i+5 && v.t[k].Quoted; k++ {
		n++
	}
	return n > 4
}

// makersOf finds who made the plan whose noun is at i, and the first token of
// its name: an owner in front of it, or an agent behind it.
func (v *view) makersOf(i int) (makers []*entity.Entity, first int) {
	first = i
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
		if backed[x] && v.lower(k-1) == "-" {
			continue // "the US-backed plan"
		}
		if !nounModifiers[x] && x != "'s" && x != "'" && x != `"` && x != "“" && !strings.Contains(x, "-") && !matters[x] && v.t[k].Kind != sentence.Number {
			break
		}
		first = k
	}
	for k := i + 1; len(makers) == 0 && k < len(v.t) && k < i+12; k++ {
		x := v.lower(k)
		if x == "by" || x == "from" {
			makers, _ = v.chainRight(k + 1)
			if e := v.ent[min(k+1, len(v.t)-1)]; len(makers) == 0 && e != nil && e.Kind == entity.Place && e.Name == e.Country {
				n := *e
				n.Kind = entity.State
				makers = []*entity.Entity{&n}
			}
			break
		}
		if x == "comes" || x == "follows" || x == "remains" || x == "looks" {
			break // "the failure of the plan comes after a truce proposed by A"
		}
		if x == "of" && k == i+1 && (v.lower(i) == "idea" || v.lower(i) == "demand") {
			break
		}
		if x == "came" || x == "," && k == i+1 && (paperVerbs[v.lower(k+1)] || putVerbs[v.lower(k+1)] || v.is(k+1, "put", "forward") || v.is(k+1, "drawn", "up")) {
			continue
		}
		if v.finite(k) && !paperVerbs[x] && x != "put" && x != "made" && x != "presented" && x != "proposed" && x != "drafted" && x != "drawn" && x != "prepared" || x == "," {
			break
		}
	}
	return makers, first
}

// jointDemand reads a demand or plan that came out of a meeting: "out of it
// came a demand for a truce". Its makers are those who met.
func jointDemand(rd *reading, v *view, i int) *candidate {
	came := false
	for k := i - 1; k >= 0 && k > i-5; k-- {
		switch v.lower(k) {
		case "came", "emerged", "produced", "yielded", "with":
			came = v.lower(k) != "with" || v.lower(k-1) == "ended"
		}
	}
	if !came || !(v.lower(i-1) == "a" || v.lower(i-1) == "joint") || !v.concerns(i+1, i+14) {
		return nil
	}
	c := &candidate{names: rd.names, kind: parley.Proposal, trigger: [2]int{i, i + 1}, status: parley.Held, twoSides: true}
	c.note("kind", string(parley.Proposal), v.span(i, i+1), "trigger")
	c.terms = v.termsFrom(i+1, i+6)
	return c
}
