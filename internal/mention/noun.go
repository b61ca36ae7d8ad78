package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	// words in front of "meeting", "conference" or "session" for occasions on
	// which parties do not meet each other
	notMeetingBefore = set("press news cabinet council committee board staff campaign annual general party town security-council emergency-session parliamentary plenary ministerial-council court training working-group donor donors buddhist religious church islamic christian scientific academic medical tech investment business climate")
	hypothetical     = set("possible potential possibility prospect prospects hope hopes hoping calls call called calling urge urged urges urging propose proposed proposes proposing offer offered offers offering suggest suggested demand demands demanded idea willing willingness ready readiness refuse refused refuses refusal rejected reject any if whether without frequent chance chances oppose opposes opposed rule ruled seek seeks sought seeking request requested conditions condition insist insists insisting insisted momentum pursue push pushed pushing encourage encouraged favour favor support supported precondition preconditions no need needs toward towards path suggestion suggestions proposal proposals invitation invited invite avoid return restart revive relaunch restarting reviving relaunching salvage rekindle extend extending prolong prolonging jump-start facilitate facilitating arrange broaden")
	nounModifiers    = set("earlier prior subsequent past peace direct indirect nuclear bilateral trilateral trilateral high-level face-to-face new fresh further latest latest-round second third first fourth fifth sixth seventh eighth ninth tenth another next previous last final initial more secret closed closed-door closed-doors marathon crucial key long-awaited separate joint formal informal technical preliminary expert-level working-level working official diplomatic two-day three-day one-day four-day day-long week-long hours-long round rounds of ceasefire cease-fire truce trade border security military political emergency extraordinary historic landmark planned scheduled proposed upcoming brief short rare two three four five several historic inclusive intra-afghan inter-korean landmark tense constructive substantive opening closing plenary round-table roundtable back-channel backchannel shuttle proximity consultative telephone phone video virtual online conference one-on-one bilateral private evening morning afternoon u.n.-brokered multilateral quadrilateral four-way three-way six-party inter-communal working-level ministerial senior-level expert so-called gaza disarmament denuclearization denuclearisation reunification normalization normalisation accession reconciliation hostage energy grain maritime pivotal in-person in-depth long stalled parallel imminent forthcoming looming regular expected anticipated future inaugural maiden lengthy intensive intense special wide-ranging exploratory regional strategic working-group landmark inconclusive fruitless marathon separate annual regular urgent first-ever top-level ministers' leaders' delegation-level foreign-minister-level")
	longSpans        = set("weeks months years decades")
	// modifiers that put an occasion into the future
	aheadModifiers = set("imminent upcoming forthcoming looming planned scheduled expected anticipated proposed")
)

// otherDay reports whether the day found for an occasion, whose noun ends at b, is
// that of something else.
func (v *view) otherDay(c *candidate, f *front, b int, m mood) bool {
	d := c.date
	switch {
	case d == nil:
		return false
	case d.First == b && f.ordinal > 1 && v.is(b, "this", "year"): // "their third summit this year": how many, not when
	case v.stopped(f.first, b): // "froze the talks on Monday"
	case f.round == "next" && d.Last < f.first && v.headBefore(d.First): // "at the talks in May, they agreed on another session"
	case m.open && !m.planned && f.lightVerb >= d.Last: // "arrived on Monday for efforts at resuming the talks"
	case v.lower(f.first-1) == "from" && leftTable(v, f.first-1): // "walked away from the talks in May"
	case c.definite && (v.lower(b) == "was" || v.lower(b) == "were") && arranged[v.lower(b+1)]: // "the talks were agreed on Monday"
	default:
		return false
	}
	return true
}

// goesNot reports whether "for" at k says what somebody does not travel for.
func (v *view) goesNot(k int) bool {
	if v.lower(k) != "for" {
		return false
	}
	for j := k - 1; j >= 0 && j > k-9 && v.in[j] == v.in[k]; j-- {
		if w := v.lower(j); v.ent[j] == nil && (travelVerbs[w] || w == "go" || w == "attend" || v.is(j, "turn", "up") || v.is(j, "show", "up")) {
			return v.moodOf(j, pastForm(w)).negated
		}
	}
	return false
}

// sidesTold is the number in a modifier like "six-party" in [a, b), 0 without one.
func (v *view) sidesTold(a, b int) int {
	for k := a; k < b; k++ {
		n, rest, _ := strings.Cut(v.lower(k), "-")
		switch rest {
		case "party", "nation", "country", "way", "sided", "power":
			return int(numeral(n))
		}
	}
	return 0
}

// contactNoun reads nominal occasions: "talks between A and B", "A-B talks",
// "a second round of talks", "the meeting", "X's visit to Y", "a phone call".
func contactNoun(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	base, ok := contactNouns[w]
	if !ok || v.ent[i] != nil {
		return nil
	}
	kind := parley.EventKind(base)
	if !v.nounHere(i, w) || v.marginOf(i) || v.partOfName(i) || v.inOffice(i) {
		return nil
	}
	a, b := i, i+1
	// "round(s) of talks" is read at its last noun
	if (w == "round" || w == "rounds" || w == "session" || w == "sessions" || w == "series") && v.lower(i+1) == "of" {
		for k := i + 2; k < i+7 && k < len(v.t); k++ {
			if n := contactNouns[v.lower(k)]; n != "" && v.ent[k] == nil {
				b = k + 1
				kind = parley.EventKind(n)
				if kind == parley.Meeting {
					kind = parley.Talks
				}
				break
			}
		}
		if b == i+1 {
			return nil
		}
	} else if w == "round" || w == "rounds" {
		if !ordinalWord(v.lower(i-1)) && !ordinalWord(v.lower(i-2)) && !(nounModifiers[v.lower(i-1)] && v.lower(i-2) == "a") && v.lower(i-1) != "'s" && !determiners[v.lower(i-1)] && numeral(v.lower(i-1)) < 2 {
			return nil
		}
	}
	switch {
	case kind == parley.Talks && v.phoneBefore(i) && w != "conference":
		kind = parley.Call // "phone talks"
	case kind == parley.Call || w == "conversation" || w == "conference" || w == "meeting" && v.phoneBefore(i):
		phone := v.phoneBefore(i) || w == "teleconference" || w == "videoconference"
		if (w == "conversation" || w == "talk") && !phone {
			kind = parley.Meeting
		}
		if w == "conference" {
			if phone {
				kind = parley.Call
			} else {
				kind = parley.Talks
			}
		}
		if w == "meeting" && phone {
			kind = parley.Call
		}
		if (w == "call" || w == "calls") && !phone && (v.lower(i+1) == "for" || v.lower(i+1) == "on" || v.lower(i+1) == "to") {
			return nil
		}
	case w == "session":
		if p := v.lower(i - 1); !ordinalWord(p) && !determiners[p] && !(strings.HasSuffix(p, "-day") && determiners[v.lower(i-2)]) && !v.pairBefore(i) && p != "'s" && v.lower(i+1) != "with" {
			return nil
		}
	}
	// the determiner and modifiers in front
	front := v.front(a)
	m := v.nounMood(front.first, b)
	if front.lightVerb >= 0 {
		m2 := v.moodOf(front.lightVerb, pastForm(v.lower(front.lightVerb)))
		if m.now || m2.planned || m2.open {
			m = m2
		}
		if startsNow[v.lower(front.lightVerb)] && !m.planned && !m.open && v.auxBefore(front.lightVerb) == "" && v.lower(front.lightVerb-1) != "to" {
			m = mood{starts: true, status: parley.Ongoing} // "A and B begin talks on Monday"
		}
	}
	for k := front.first; k < a && m.status == "" && !m.open; k++ {
		if aheadModifiers[v.lower(k)] {
			m.planned, m.status = true, parley.Planned
		}
	}
	if front.ahead && m.status == "" && !m.open {
		m.planned, m.ahead, m.status = true, true, parley.Planned
	}
	c := rd.contact(v, kind, front.first, b, m)
	c.trigger = [2]int{a, b}
	c.definite = front.definite
	c.sidesTold = v.sidesTold(front.first, a)
	c.rounds = w == "round" || w == "rounds" || strings.HasPrefix(v.lower(b-1), "negotiation")
	c.began, c.ended = startVerbs[m.verb] || kick(v, b), endVerbs[m.verb] || c.definite && (v.lower(front.first-1) == "after" || v.lower(front.first-1) == "following")
	c.plenary = w == "conference" && kind == parley.Talks
	c.aside = front.lightVerb < 0 && v.aboutNoun(front.first)
	c.toHold = front.lightVerb >= 0 && m.planned && !m.was
	if front.lightVerb > 0 && v.lower(front.lightVerb-1) == "previously" {
		front.round, front.roundAt = "previous", front.lightVerb-1
	}
	if front.lightVerb < 0 && c.date != nil && v.lower(front.first) != "that" && !v.willBe(b, c.date.First) && !(c.date.First > b && v.clauses[v.in[c.date.First]].rel) && v.spokenOf(front.first) && !v.besideNoun(c.date, front.first, b) {
		// "praised the talks on Monday": the day of the praise
		c.date, c.when = nil, parley.When{}
		if c.status == parley.Planned && m.status != parley.Planned {
			c.status = m.status
		}
	}
	if v.is(front.first-2, "wake", "of") {
		c.date, c.when, c.status, c.mood.past = nil, parley.When{}, parley.Held, "had" // "a day before a trip, in the wake of the summit"
	}
	if (c.when.Days() == 1 || !c.when.Known()) && v.lower(a-1) == "of" && longSpans[v.lower(a-2)] && v.lower(front.first-1) != "for" {
		c.date, c.when = nil, parley.When{} // "ended four years of talks on Monday"
		c.mood.past, front.round = "had", "previous"
	}
	if n := numeral(v.lower(a - 1)); n > 2 && strings.HasSuffix(w, "s") && !c.when.Known() && front.lightVerb < 0 {
		c.mood.past, front.round = "had", "previous" // "arranged at least eight meetings"
	}
	if v.otherDay(c, &front, b, m) {
		c.date, c.when = nil, parley.When{}
	}
	if front.round != "" {
		c.ordinal, c.round = front.ordinal, front.round
		c.roundAt = v.span(front.roundAt, b)
	}
	if kind == parley.Visit {
		front.actors = slices.DeleteFunc(front.actors, func(e *entity.Entity) bool {
			return e.Form != entity.Adjective && v.lower(e.Last) != "'s"
		})
	}
	if front.alongside {
		c.alongside = true
		if c.date != nil && c.date.Last <= a {
			c.date, c.when = nil, parley.When{}
		}
		c.status = parley.Held
	}
	if front.place != nil && front.place.Rule != "region" && (c.place == "" && c.site == "" || front.place.Kind == entity.Place && front.place.Rule == "city") && (front.place.Kind != entity.Place || front.place.Name != front.place.Country || kind != parley.Talks) {
		c.place, c.country = v.words(front.place.First, front.place.Last), front.place.Country
		if front.place.Kind == entity.Place {
			c.place = front.place.Name
		}
		c.note("place", c.place, front.place.Span, "place-before")
	}
	if k := front.first - 1; v.lower(k) == "for" && k > 0 && c.site == "" {
		// "will send a delegation to A for consultations"
		if e := v.ent[k-1]; e != nil && e.Kind == entity.Place && e.Last == k && v.prepBefore(e) == "to" {
			c.place, c.country = e.Name, e.Country
			c.note("place", e.Name, e.Span, "sent-to")
			for j := e.First; j >= 0 && v.in[j] == v.in[k]; j-- {
				if w := v.lower(j); w == "send" || w == "dispatch" {
					if s := v.moodOf(j, false); s.planned {
						c.status, c.planCue, c.mood, m = parley.Planned, true, s, s
					}
					break
				}
			}
		}
	}
	if b > a+1 {
		// "a round of the A-B dialogue"
		c.addAll(v.front(b-1).actors, parley.Party, "noun-before")
	}
	if a := front.actors; kind == parley.Summit && len(a) == 1 && a[0].Kind == entity.State && a[0].Form == entity.Adjective && v.lower(front.first) == "a" && c.place == "" && v.lower(b) != "with" {
		c.place, c.country, front.actors = a[0].Name, a[0].Name, nil
		c.note("place", c.place, a[0].Span, "place-before") // "a Swiss summit"
	}
	c.addAll(front.actors, parley.Party, "noun-before")
	for k := front.first; k < a; k++ {
		for _, n := range within[v.lower(k)] {
			c.put(participant{name: c.party(n), role: parley.Party, span: v.span(k, k+1), rule: "noun-before"})
		}
	}
	rd.behindNoun(v, c, front.first, b)
	if e := v.venue(front.first); e != nil && c.place == "" {
		c.place, c.country = v.words(e.First, e.Last), e.Country
		if e.Kind == entity.Place {
			c.place = e.Name
		}
		c.note("place", c.place, e.Span, "venue")
	}
	// the subject of the light verb: "A held talks with B"
	if front.lightVerb >= 0 {
		host := heldBy(v.lower(front.lightVerb))
		subj := v.subject(front.lightVerb)
		switch {
		case host == parley.Host && c.place == "" && c.site == "" && len(subj) == 1 && rd.cityHosts(v, c, subj[0]):
		case host == parley.Host:
			if !c.otherThan(subj) {
				c.addAll(subj, parley.Party, "light-subject")
			} else {
				c.hostOrParty(subj)
			}
		case host == parley.Mediator && len(c.parties()) == 0 && strings.HasPrefix(v.lower(front.lightVerb), "chair") && (kind == parley.Summit || len(subj) > 1):
			c.addAll(subj, parley.Party, "light-subject") // "the presidents of A and B chaired a summit"
		case host == parley.Mediator:
			c.addAll(subj, parley.Mediator, "mediates")
		default:
			c.addAll(subj, parley.Party, "light-subject")
			c.addAll(v.frontedWith(front.lightVerb), parley.Party, "fronted-with")
			c.host = subj
			if kind == parley.Meeting && len(c.people()) == 0 && c.allGroups(subj, nil) {
				c.kind = parley.Talks
			}
			if len(subj) == 0 && rd.pronounSubject(v, front.lightVerb) {
				c.twoSides = true
			}
		}
	}
	switch {
	case len(c.hosts) == 0:
	case c.kind == parley.Talks && !c.plenary && len(c.who) == 0 && allBodies(c.hosts):
		c.addAll(c.hosts, parley.Host, "host") // "earlier talks hosted by A": between others
	case front.lightVerb < 0 && len(c.who) == 0 && circumstance[v.lower(front.first-1)]:
		// "A and B signed a pact after talks hosted by N"
		if side := v.sideOf(front.first); rd.several(side) {
			c.addAll(side, parley.Party, "clause-subject")
		}
		c.hostOrParty(c.hosts)
	default:
		c.hostOrParty(c.hosts)
	}
	if kind == parley.Visit && c.status == parley.Cancelled && len(c.who) == 0 && front.lightVerb < 0 && c.date != nil && c.date.First > b {
		c.addAll(v.sideOf(front.first), parley.Party, "clause-subject") // "A's president cancelled a trip to B"
	}
	if front.lightVerb >= 0 {
		c.addOffices(c.guests)
	}
	invited := rd.invitedTo(v, c, front.first)
	if invited {
		m = c.mood
	}
	// what is only spoken of, wished for or denied
	if front.hypothetical && !invited && c.status != parley.Cancelled && !(m.planned && c.when.Known() && c.round != "") {
		c.dropped = "hypothetical: " + v.words(max(0, front.first-3), b)
	}
	if m.open && !m.planned {
		c.status = parley.Unclear
		if !c.when.Known() {
			c.dropped = "a possibility"
		}
	}
	if m.open && m.planned && !m.wish && !c.when.Known() {
		c.dropped = "a purpose"
	}
	if v.goesNot(front.first - 1) {
		c.dropped = "nobody goes there" // "will not go to A for talks"
	}
	if k := front.first - 3; v.is(k+1, "back", "to") && k > 1 && v.ent[k] != nil && acts(v.ent[k]) && v.lower(v.ent[k].First-2) == "to" {
		c.dropped = "a purpose" // "a trip to coax A back to the talks"
	}
	if front.lightVerb < 0 && v.lower(front.first) == "future" {
		c.dropped = "some talks to come" // "papers to guide future talks"
	}
	if (!c.definite || v.phoneNear(a)) && c.round == "" && (discusses[v.lower(front.first-1)] || gerund(v.lower(front.first-1)) && discusses[v.lower(front.first-2)]) {
		c.dropped = "what was discussed"
	}
	if d := c.date; m.negated && !m.planned && front.lightVerb > 0 && d != nil && d.Last < front.lightVerb {
		c.date, c.when = nil, parley.When{} // "shook hands in February but held no talks"
	}
	if m.negated && c.status != parley.Cancelled {
		if m.planned || c.when.Known() {
			c.status = parley.Cancelled
		} else {
			c.dropped = "negated"
		}
	}
	if len(c.parties()) < 2 && len(c.who) > 0 && front.lightVerb < 0 && c.kind != parley.Visit && c.kind != parley.Summit && c.sided {
		c.addAll(v.sideOf(front.first), parley.Party, "clause-subject")
	}
	if len(c.parties()) < 2 && c.kind != parley.Visit {
		c.addAll(v.dashed(front.first, b), parley.Party, "between-dashes")
	}
	if len(c.parties()) > 1 && front.lightVerb < 0 && len(front.actors) == 0 && c.sided && !c.between && c.kind != parley.Visit && circumstance[v.lower(front.first-1)] {
		// "N said after a meeting with his counterparts from A and B"
		if side := v.sideOf(front.first); len(side) == 1 && side[0].Kind == entity.Person {
			c.addAll(side, parley.Party, "clause-subject")
			c.host = side
		}
	}
	if front.lightVerb < 0 && len(front.actors) == 0 && c.sided && !c.between && c.kind == parley.Talks && !circumstance[v.lower(front.first-1)] {
		c.ofSpeaker(v, front.first)
	}
	if len(c.parties()) == 0 && front.lightVerb < 0 && c.kind != parley.Visit && circumstance[v.lower(front.first-1)] && !(c.definite && v.lower(front.first-2) == "present") && (!c.definite || c.round != "" || v.lower(front.first-1) != "following") {
		side := &candidate{names: rd.names}
		subj := v.sideOf(front.first)
		side.addAll(subj, parley.Party, "clause-subject")
		if sides := v.urged(b); rd.allNeutral(side) && len(sides) > 1 {
			// "in talks in A, mediators B and C urged D and E to sign"
			side = &candidate{names: rd.names}
			side.addAll(subj, parley.Mediator, "clause-subject")
			side.addAll(sides, parley.Party, "clause-object")
		}
		if len(side.parties()) == 1 && front.first > 0 {
			side.addAll(v.addressed(front.first-1), parley.Party, "clause-object")
			if c.kind == parley.Call && len(side.parties()) == 1 {
				side.addAll(v.addressee(b), parley.Party, "clause-object")
			}
		}
		if len(side.parties()) >= 2 {
			c.take(side)
		} else if len(side.who) == 0 {
			c.twoSides = c.twoSides || side.twoSides // "the ministers spoke in a call"
			c.level |= side.level
		}
	}
	if len(c.parties()) == 1 && c.sided && front.lightVerb < 0 && len(front.actors) == 0 && c.kind == parley.Talks {
		rd.otherPrincipal(v, c)
	}
	if m.planned && c.status == parley.Planned && front.past && !(c.when.Known() && c.when.Start > rd.doc.Article.Day()) {
		c.status = parley.Held
	}
	if c.status == "" {
		c.status = parley.Held
	}
	c.pointing = len(c.parties()) == 0 && len(c.people()) == 0 && (c.definite || c.twoSides || c.round != "")
	if front.lightVerb > 0 && v.purposeOfJourney(front.lightVerb) && c.status == parley.Planned || front.lightVerb < 0 && v.lower(front.first-1) == "for" && v.journeyBefore(front.first-1) {
		c.dropped = "purpose of a journey"
	}
	c.lasts(rd, v, front.first, b)
	for k := b; c.round == "" && k+2 < len(v.t) && k < b+12; k++ {
		// "today's call is the second"
		if n, ok := ordinals[v.lower(k+2)]; ok && (auxiliaries[v.lower(k)] || k == b && v.lower(k) == ",") && v.lower(k+1) == "the" && v.in[k] == v.in[b-1] {
			c.round, c.ordinal, c.roundAt = "ordinal", n, v.span(k+1, k+3)
		}
	}
	c.anyKind = (w == "conversation" || w == "talk") && kind != parley.Call || w == "session" || w == "encounter"
	if len(c.parties()) == 0 && v.ofMembers(b) {
		if c.addAll(v.sideOf(front.first), parley.Party, "clause-subject"); len(c.who) == 0 {
			c.dropped = "of others"
		}
	}
	c.sinceBegan(v, b)
	if len(c.parties()) == 0 && !c.pointing && c.kind != parley.Visit {
		c.pointing = c.when.Known() || c.place != "" || c.date != nil && c.date.Kind == when.Anaphoric
	}
	if (c.status == parley.Planned || c.status == parley.Unclear) && v.hadBeenExpected(b) {
		c.status = parley.Cancelled
		c.note("status", string(c.status), v.span(b, b+3), "had-been-expected")
	}
	rd.separate(v, c, b)
	rd.plannedBefore(v, c, b)
	c.putOff(rd, v, front.first, b)
	if before := front.first - 1; c.status == parley.Cancelled && front.lightVerb < 0 && len(front.actors) == 0 && (v.lower(before) == "after" || v.lower(before-1) == "after") && (c.date == nil || c.date.Last <= front.first) {
		c.dropped = "of others" // "met days after the A conference was called off"
	}
	if len(c.extra) == 0 && !rd.endsOn(v, c, b) {
		rd.eachDate(v, c, front.first, b)
	}
	return c
}

// stopped reports whether the words around the noun at [a, b) say that the talks
// came to a halt: the day behind them is none on which they were held.
func (v *view) stopped(a, b int) bool {
	for k := b; k < len(v.t) && k < b+7 && v.in[k] == v.in[b-1]; k++ {
		if auxiliaries[v.lower(k)] {
			return standstill[v.lower(k+1)] || v.lower(k+1) == "been" && standstill[v.lower(k+2)]
		}
	}
	return standstill[v.lower(a-1)]
}

var standstill = set("freeze freezes freezing froze frozen halting halted interrupting interrupted pausing paused")

// invitedTo gives talks to which somebody is invited, "invited A and B to talks in
// C this weekend", their sides, and puts them into the future.
func (rd *reading) invitedTo(v *view, c *candidate, a int) bool {
	if k := a - 1; k > 2 && v.lower(k-1) == "to" && (v.lower(k) == "facilitate" || v.lower(k) == "mediate" || v.lower(k) == "host") && v.ent[k-2] != nil && c.when.Known() {
		// "have asked A to facilitate talks in B on D"
		if j := v.ent[k-2].First - 1; v.lower(j) == "asked" || determiners[v.lower(j)] && v.lower(j-1) == "asked" {
			m := mood{planned: true, status: parley.Planned}
			c.when = c.date.Resolve(rd.at(m))
			c.who, c.mood, c.status, c.planCue = nil, m, parley.Planned, true
			for v.lower(j) != "asked" {
				j--
			}
			c.addAll(v.subject(j), parley.Party, "asks")
			c.add(v.ent[k-2], parley.Mediator, "asked-to")
			return len(c.parties()) > 1
		}
	}
	if v.lower(a-1) != "to" || c.date == nil && c.place == "" {
		return false
	}
	for j := a - 2; j >= 0 && j > a-16 && v.in[j] == v.in[a]; j-- {
		if v.lower(j) != "invited" && v.lower(j) != "invites" {
			continue
		}
		guests, end := v.chainRight(j + 1)
		hosts := v.subject(j)
		if len(guests) == 0 || end > a-1 || end < a-7 || v.auxBefore(j) == "was" || v.auxBefore(j) == "were" {
			return false
		}
		m := mood{planned: true, status: parley.Planned}
		if c.date != nil {
			c.when = c.date.Resolve(rd.at(m))
		}
		c.who, c.mood, c.status, c.planCue = nil, m, parley.Planned, true
		c.addAll(guests, parley.Party, "invited")
		if len(c.parties()) > 1 {
			c.addAll(hosts, parley.Host, "invites")
		} else {
			c.addAll(hosts, parley.Party, "invites")
		}
		return true
	}
	return false
}

// willBe reports whether the words [b, d) make an occasion the subject of what is
// to come: "confirmed talks between A and B would start on D".
func (v *view) willBe(b, d int) bool {
	for k := b; k < d; k++ {
		if futureAux[v.lower(k)] && v.in[k] == v.in[b-1] {
			return true
		}
	}
	return false
}

// within are adjectives for two sides of one land.
var within = map[string][]string{"inter-korean": {"South Korea", "North Korea"}, "intra-korean": {"South Korea", "North Korea"}}

// discusses are verbs whose object is a matter: "met to discuss talks on a truce".
var discusses = set("discuss discussed discussing discusses")

// hadBeenExpected reports whether the words behind token b tell of a plan that
// came to nothing: "the talks had been expected to resume on D, but".
func (v *view) hadBeenExpected(b int) bool {
	if !v.is(b, "had", "been") || !planWords[v.lower(b+2)] {
		return false
	}
	for k := b + 3; k < len(v.t); k++ {
		if v.lower(k) == "but" {
			return true
		}
	}
	return false
}

// ofMembers reports whether "of" at token b gives an occasion to those who belong
// to something: "a summit of A's eastern members".
func (v *view) ofMembers(b int) bool {
	if v.lower(b) != "of" {
		return false
	}
	for k := b + 1; k < len(v.t) && k < b+7; k++ {
		switch v.lower(k) {
		case "members", "countries", "nations", "states":
			return v.ent[k] == nil || v.ent[k].Kind == entity.Group && v.ent[k].Represents == "" && len(v.ent[k].Members) == 0 && v.ent[k].Count == 0
		}
		if v.finite(k) || v.t[k].Kind == sentence.Punct || prepositions[v.lower(k)] {
			return false
		}
	}
	return false
}

// sinceBegan gives the day and place on which a series of talks began, "the third
// round of the talks that resumed in A on D", to their first round.
func (c *candidate) sinceBegan(v *view, b int) {
	if w := v.lower(b); c.ordinal < 2 || c.date == nil || c.date.First < b || w != "that" && w != "which" || !startVerbs[v.lower(b+1)] {
		return
	}
	o := *c
	o.evidence, o.who = slices.Clone(c.evidence), slices.Clone(c.who)
	o.round, o.ordinal, o.definite, o.pointing = "previous", 0, true, len(o.who) == 0
	o.status = parley.Held
	c.extra = append(c.extra, &o)
	c.date, c.when, c.place, c.country, c.began = nil, parley.When{}, "", "", false
	if slices.ContainsFunc(c.evidence, func(e parley.Evidence) bool { return e.Field == "site" && e.Span.Start < v.t[b].Span.Start }) {
		o.site = ""
	} else {
		c.site = ""
	}
}

var (
	startVerbs = set("began begin begins begun started start starts opened open opens resumed resume resumes launched entered kicked")
	endVerbs   = set("ended concluded finished wrapped closed completed broke collapsed lasted failed yielded produced")
)

// ordinalOf reads "for the third time", "met again".
func (c *candidate) ordinalOf(v *view, a, b int) {
	for k := a; k < len(v.t) && k < b+14; k++ {
		if v.in[k] != v.in[a] {
			return
		}
		if n, ok := ordinals[v.lower(k)]; ok && v.lower(k+1) == "time" {
			c.round, c.ordinal, c.roundAt = "ordinal", n, v.span(k, k+2)
			return
		}
		if v.lower(k) == "again" {
			c.round, c.roundAt = "again", v.span(k, k+1)
			return
		}
	}
}

var mediating = set("mediated brokered facilitated moderated chaired sponsored")

// pairOf are the parties that qualify the noun for an occasion near token k: those
// of "the A-B dialogue".
func (v *view) pairOf(k int) []*entity.Entity {
	for n := k; n < k+8 && n < len(v.t); n++ {
		if contactNouns[v.lower(n)] != "" && v.ent[n] == nil {
			return v.front(n).actors
		}
		if v.finite(n) || prepositions[v.lower(n)] {
			break
		}
	}
	return nil
}

// ofSpeaker adds the party that says of "the talks with A" how they went: it is
// the other side.
func (c *candidate) ofSpeaker(v *view, a int) {
	for _, s := range v.sayAt {
		if s >= a || a-s > 14 {
			continue
		}
		subj := v.subject(s)
		if len(subj) != 1 || subj[0].Kind == entity.Organisation || subj[0].Represents == "" && subj[0].Kind != entity.State {
			continue
		}
		for _, n := range partiesOf(c.names, subj[0]) {
			c.put(participant{name: n, role: parley.Party, span: subj[0].Span, rule: "speaker-side"})
		}
		return
	}
}

// leftTable reports whether the words in front of "from" at k say that somebody
// left talks.
func leftTable(v *view, k int) bool {
	for j := k - 1; j >= 0 && j > k-4; j-- {
		switch v.lower(j) {
		case "walked", "withdrew", "pulled", "withdrawn":
			return true
		}
	}
	return false
}

// arranged are what is done about an occasion, not at it.
var arranged = set("agreed announced confirmed arranged decided proposed requested discussed approved")

// gathering verbs say of an occasion who was there: "talks that included A".
// ceremonies are occasions beside the talks themselves.
var ceremonies = set("ceremony ceremonies parade reception banquet gala dinner lunch event")

var gathering = set("included includes involved involves gathered gathers brought brings")

// gathered are those of them that tell so with the occasion as their subject;
// "saw" does too: "the meeting saw A and B agree".
var gathered = set("included involved gathered saw")

// helpBehind reports whether a possessive or an adjective that ends before token k
// owns what a go-between does: "with Oman's mediation", "with Omani mediation".
func (v *view) helpBehind(k int) bool {
	if w := v.lower(k); w == "'s" || w == "’s" || w == "'" || w == "’" {
		k++
	}
	return mediationNouns[v.lower(k)]
}

// watchers are at talks without a side.
var watchers = set("observers observer guarantors witnesses")

// strifeBehind reports whether a conflict is named right behind token k: "to the
// Sahel conflict".
func (v *view) strifeBehind(k int) bool {
	for j := k + 1; j < len(v.t) && j < k+6; j++ {
		switch v.lower(j) {
		case "conflict", "war", "dispute", "crisis":
			return true
		}
	}
	return false
}

// meals are given for somebody: "hosted a dinner for N".
var meals = set("lunch dinner breakfast luncheon banquet")

// matterBetween are words whose "between" names whom a matter is between.
var matterBetween = set("agreement deal border relations war conflict")

// behindNoun reads the phrases behind a noun for an occasion: between, with, of,
// mediated by, led by, involving.
func (rd *reading) behindNoun(v *view, c *candidate, a, b int) {
	home := v.in[b-1]
	for k := b; k < len(v.t) && k < b+40; k++ {
		if v.in[k] != home && (!v.within(k, home) || v.clauses[v.in[k]].by == "before" && v.clauses[v.in[k]].first > b) {
			return
		}
		w := v.lower(k)
		if v.ent[k] != nil {
			continue
		}
		if contactNouns[w] != "" && k > b && v.nounHere(k, w) && (v.lower(k+1) == "between" || v.lower(k+1) == "with") {
			return // what follows belongs to another occasion
		}
		switch {
		case w == "between" || w == "with" || w == "among" || w == "involving":
			if w == "with" && k > b+14 {
				continue
			}
			es, end := v.chainRight(k + 1)
			if w == "with" && len(es) > 0 && v.helpBehind(end) {
				c.addAll(es, parley.Mediator, "with-mediation")
				k = max(k, end-1)
				continue
			}
			if w == "with" && len(es) > 0 && v.is(end, "in", "the", "chair") {
				c.inChair(es, "in-the-chair")
				k = max(k, end)
				continue
			}
			if w == "with" && v.lower(end) == "as" && watchers[v.lower(end+1)] {
				k = max(k, end) // who only looked on
				continue
			}
			if w == "between" && (v.lower(k+1) == "them" || v.lower(k+1) == "it" || v.lower(k+1) == "him") && v.lower(k+2) == "and" {
				c.addAll(v.mainSubject(0), parley.Party, "between-them") // "talks between them and A"
			}
			if len(es) == 0 {
				continue
			}
			if es[0].Kind == entity.State && matterBetween[v.lower(k-1)] {
				continue // what the talks are on
			}
			if g := v.participleBehind(end); g != "" && w == "with" && v.lower(k-1) == "," {
				// "with X passing papers": X does something beside the table
				if goBetween[g] {
					c.addAll(es, parley.Mediator, g)
				}
				k = max(k, end-1)
				continue
			}
			if v.lower(end) == "to" && v.strifeBehind(end) {
				c.others = true // "between the parties to the conflict"
				k = max(k, end-1)
				continue
			}
			c.addAll(es, parley.Party, "noun-"+w)
			if w == "with" && len(c.guests) == 0 {
				c.guests = es
			}
			c.sided = c.sided || w == "with"
			c.between = c.between || w == "between"
			k = max(k, end-1)
		case w == "for" && k == b && meals[v.lower(k-1)]:
			es, end := v.chainRight(k + 1)
			if len(es) > 0 && es[0].Kind == entity.Person {
				c.addAll(es, parley.Party, "noun-for")
				k = max(k, end-1)
			}
		case w == "of" && k == b:
			if pair := v.pairOf(k + 1); len(pair) > 1 {
				c.addAll(pair, parley.Party, "noun-of") // "a meeting of the A-B dialogue"
				continue
			}
			es, end := v.chainRight(k + 1)
			if len(es) > 0 && !(len(es) == 1 && es[0].Kind == entity.Organisation) {
				c.addAll(es, parley.Party, "noun-of")
				k = max(k, end-1)
			}
		case w == "by" && k == b && c.kind == parley.Visit:
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, "visit-by")
		case (w == "bringing" || w == "gathering" || w == "uniting") && (k == b || v.lower(k-1) == ","):
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, w)
		case w == "brought" && v.lower(k+1) == "together":
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Party, "brought-together")
		case mediating[w] && (v.lower(k+1) == "by"):
			es, _ := v.chainRight(k + 2)
			if p := v.lower(k - 1); w == "chaired" && (p == "jointly" || p == "co" || p == "-") {
				c.addAll(es, parley.Party, "chaired-by") // the two sides do
				continue
			}
			if w == "chaired" || w == "moderated" {
				c.inChair(es, w+"-by")
				continue
			}
			c.addAll(es, parley.Mediator, w+"-by")
		case (w == "which" || w == "that") && gathering[v.lower(k+1)]:
			from := k + 2
			if v.lower(from) == "together" {
				from++
			}
			es, end := v.chainRight(from)
			c.addAll(es, parley.Party, "that-"+v.lower(k+1))
			k = max(k, end-1)
		case k == b && gathered[w]:
			// "the meeting involved A and B"
			es, end := v.chainRight(k + 1)
			c.addAll(es, parley.Party, "noun-"+w)
			c.gathers = c.definite
			k = max(k, end-1)
		case (w == "attended" || w == "joined") && v.lower(k+1) == "by" && ceremonies[v.lower(k-1)]:
			return // "opened with a ceremony attended by A"
		case w == "led" && v.lower(k+1) == "by" && mediationNouns[v.lower(k-1)]:
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Mediator, "mediation-by")
		case (w == "led" || w == "headed" || w == "attended" || w == "joined") && v.lower(k+1) == "by":
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Party, w+"-by")
			c.gathers = c.definite && w != "led" && w != "headed"
		case w == "co-hosted" && v.lower(k+1) == "by":
			es, _ := v.chainRight(k + 2)
			c.hosts = append(c.hosts, es...)
		case w == "hosted" && v.lower(k+1) == "by":
			if ceremonies[v.lower(k-1)] {
				return
			}
			es, _ := v.chainRight(k + 2)
			c.hosts = append(c.hosts, es...)
		case (w == "mediation" || w == "auspices" || w == "chairmanship") && v.lower(k+1) == "of":
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Mediator, w+"-of")
		case w == "which" && startVerbs[v.lower(k+1)]:
			k++ // "the talks, which began in A between B and C"
		case w == "which" || w == "who" || w == "that" && v.finite(k+1):
			return
		case v.finite(k) && !happenPast[w] && !auxiliaries[w] && !heldForms[w] && w != "scheduled" && w != "planned" && w != "expected":
			return
		}
	}
	// in front: "U.S.-brokered talks"
	for k := a; k < b; k++ {
		w := v.lower(k)
		if w == "brokered" || w == "mediated" || w == "sponsored" || w == "led" && v.lower(k-1) == "-" || strings.HasSuffix(w, "-brokered") || strings.HasSuffix(w, "-mediated") {
			j := k - 1
			if v.lower(j) == "-" {
				j--
			}
			if j >= 0 && v.ent[j] != nil {
				c.drop(v.ent[j])
				es := *v.ent[j]
				if es.Form == entity.Adjective {
					es.Form = entity.Named
				}
				if es.Kind == entity.Place && es.Capital != "" {
					es.Kind, es.Form, es.Name = entity.State, entity.Metonym, es.Capital // "Doha-mediated"
				}
				c.add(&es, parley.Mediator, "brokered")
			}
		}
	}
}
