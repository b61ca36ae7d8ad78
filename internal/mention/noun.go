package mention

import (
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	// words in front of "meeting", "conference" or "session" for occasions on
	// which parties do not meet each other
	notMeetingBefore = set("press news cabinet council committee board staff campaign annual general party town security-council emergency-session parliamentary plenary ministerial-council court training working-group donor donors")
	hypothetical     = set("possible potential possibility prospect prospects hope hopes hoping calls call called calling urge urged urges urging propose proposed proposes proposing offer offered offers offering suggest suggested demand demands demanded idea willing willingness ready readiness refuse refused refuses refusal rejected reject any if whether without regular frequent future chance chances oppose opposes opposed rule ruled seek seeks sought seeking request requested conditions pursue push pushed pushing encourage encouraged favour favor support supported precondition preconditions no need needs toward towards path suggestion suggestions proposal proposals invitation invited invite avoid return")
	nounModifiers    = set("peace direct indirect nuclear bilateral trilateral trilateral high-level face-to-face new fresh further latest latest-round second third first fourth fifth sixth seventh eighth ninth tenth another next previous last final initial more secret closed closed-door closed-doors marathon crucial key long-awaited separate joint formal informal technical preliminary expert-level working-level working official diplomatic two-day three-day one-day four-day day-long week-long hours-long round rounds of ceasefire truce trade border security military political emergency extraordinary historic landmark planned scheduled proposed upcoming brief short rare two three four five several historic inclusive intra-afghan inter-korean landmark tense constructive substantive back-channel backchannel shuttle proximity consultative telephone phone video virtual online conference one-on-one bilateral private evening morning afternoon u.n.-brokered multilateral quadrilateral four-way three-way six-party inter-communal working-level ministerial senior-level expert so-called gaza disarmament denuclearization denuclearisation reunification normalization normalisation accession reconciliation hostage energy grain maritime pivotal in-person long stalled parallel")
)

// contactNoun reads nominal occasions: "talks between A and B", "A-B talks",
// "a second round of talks", "the meeting", "X's visit to Y", "a phone call".
func contactNoun(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	base, ok := contactNouns[w]
	if !ok || v.ent[i] != nil {
		return nil
	}
	kind := parley.EventKind(base)
	if !v.nounHere(i, w) {
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
		if !ordinalWord(v.lower(i-1)) && !ordinalWord(v.lower(i-2)) && v.lower(i-1) != "'s" && !determiners[v.lower(i-1)] {
			return nil
		}
	}
	switch {
	case kind == parley.Call || w == "conversation" || w == "conference" || w == "meeting" && v.phoneBefore(i):
		phone := v.phoneBefore(i) || w == "teleconference" || w == "videoconference"
		if w == "conversation" && !phone {
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
		if !ordinalWord(v.lower(i-1)) && !determiners[v.lower(i-1)] && !v.pairBefore(i) && v.lower(i-1) != "'s" {
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
	}
	c := rd.contact(v, kind, front.first, b, m)
	c.trigger = [2]int{a, b}
	c.definite = front.definite
	if front.lightVerb > 0 && v.lower(front.lightVerb-1) == "previously" {
		front.round, front.roundAt = "previous", front.lightVerb-1
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
	if front.place != nil && c.place == "" && c.site == "" && (front.place.Kind != entity.Place || front.place.Name != front.place.Country || kind != parley.Talks) {
		c.place, c.country = v.words(front.place.First, front.place.Last), front.place.Country
		if front.place.Kind == entity.Place {
			c.place = front.place.Name
		}
		c.note("place", c.place, front.place.Span, "place-before")
	}
	if b > a+1 {
		// "a round of the A-B dialogue"
		c.addAll(v.front(b-1).actors, parley.Party, "noun-before")
	}
	c.addAll(front.actors, parley.Party, "noun-before")
	rd.behindNoun(v, c, front.first, b)
	// the subject of the light verb: "A held talks with B"
	if front.lightVerb >= 0 {
		host := heldBy(v.lower(front.lightVerb))
		subj := v.subject(front.lightVerb)
		switch {
		case host == parley.Host:
			if !c.otherThan(subj) {
				c.addAll(subj, parley.Party, "light-subject")
			} else {
				c.hostOrParty(subj)
			}
		case host == parley.Mediator:
			c.addAll(subj, parley.Mediator, "mediates")
		default:
			c.addAll(subj, parley.Party, "light-subject")
			if kind == parley.Meeting && len(c.people()) == 0 && c.allGroups(subj, nil) {
				c.kind = parley.Talks
			}
			if len(subj) == 0 && rd.pronounSubject(v, front.lightVerb) {
				c.twoSides = true
			}
		}
	}
	// what is only spoken of, wished for or denied
	if front.hypothetical && c.status != parley.Cancelled && !(m.planned && c.when.Known() && c.round != "") {
		c.dropped = "hypothetical: " + v.words(max(0, front.first-3), b)
	}
	if m.open && !m.planned {
		c.status = parley.Unclear
		if !c.when.Known() {
			c.dropped = "a possibility"
		}
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
	if len(c.who) == 0 && !c.definite && front.lightVerb < 0 && c.round == "" && c.kind != parley.Visit && circumstance[v.lower(front.first-1)] {
		side := &candidate{names: rd.names}
		side.addAll(v.sideOf(front.first), parley.Party, "clause-subject")
		if len(side.parties()) >= 2 {
			c.take(side)
		}
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
		if n, ok := ordinals[v.lower(k+2)]; ok && auxiliaries[v.lower(k)] && v.lower(k+1) == "the" && v.in[k] == v.in[b-1] {
			c.round, c.ordinal, c.roundAt = "ordinal", n, v.span(k+1, k+3)
		}
	}
	c.anyKind = w == "conversation" && kind != parley.Call || w == "session" || w == "encounter"
	if len(c.parties()) == 0 && !c.pointing && c.kind != parley.Visit {
		c.pointing = c.when.Known() || c.place != ""
	}
	v.separate(c, b)
	rd.plannedBefore(v, c, b)
	if len(c.extra) == 0 {
		rd.eachDate(v, c, front.first, b)
	}
	return c
}

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

// hostOrParty adds the hosts of an occasion: a host of two or more others is
// only the place, a host of one other takes part.
func (c *candidate) hostOrParty(es []*entity.Entity) {
	if len(c.parties()) >= 2 {
		c.addAll(es, parley.Host, "host")
		return
	}
	c.addAll(es, parley.Party, "host-takes-part")
}

// nounHere reports whether the word at i is a noun for an occasion and not a
// verb or another sense.
func (v *view) nounHere(i int, w string) bool {
	prev, next := v.lower(i-1), v.lower(i+1)
	switch w {
	case "visit", "call", "calls", "round", "rounds", "tour":
		if prev == "to" || v.ent[max(i-1, 0)] != nil && i > 0 && v.lower(i-1) != "'s" && v.ent[i-1].Form != entity.Adjective && v.ent[i-1].Kind != entity.State {
			return false
		}
		if w == "call" || w == "calls" {
			return determiners[prev] || prev == "'s" || v.phoneBefore(i) || ordinalWord(prev) || nounModifiers[prev] || v.pairBefore(i)
		}
		if w == "visit" || w == "tour" {
			return determiners[prev] || prev == "'s" || nounModifiers[prev] || prev == "state" || prev == "during" || prev == "-" || v.date[max(i-1, 0)] != nil || prev == "surprise" || prev == "working" || v.ent[max(i-1, 0)] != nil
		}
	case "meeting":
		if prev == "is" || prev == "are" || prev == "was" || prev == "were" || prev == "be" {
			return false
		}
		if (prepositions[prev] || subordinates[prev]) && i+1 < len(v.t) && v.ent[i+1] != nil && acts(v.ent[i+1]) && prev != "of" {
			return false
		}
		if (prepositions[prev] || subordinates[prev]) && (next == "with") {
			return false // the gerund
		}
	case "session":
		if next == "of" && (v.lower(i+2) == "parliament" || v.lower(i+3) == "council") {
			return false
		}
	case "conference":
		if prev == "press" || prev == "news" || prev == "party" {
			return false
		}
	case "dialogue", "discussions":
		if !determiners[prev] && prev != "'s" && !nounModifiers[prev] && !heldForms[prev] {
			return false
		}
	case "audience":
		if next != "with" {
			return false
		}
	case "encounter":
		if !determiners[prev] && !nounModifiers[prev] && prev != "'s" {
			return false
		}
	}
	return !notMeetingBefore[prev]
}

// phoneBefore reports whether words just before token i make it a call.
func (v *view) phoneBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if phoneWords[v.lower(k)] {
			return true
		}
		if v.t[k].Kind == sentence.Punct {
			return false
		}
	}
	return v.lower(i+1) == "by" && phoneWords[v.lower(i+2)]
}

// pairBefore reports whether actors stand right in front of token i.
func (v *view) pairBefore(i int) bool {
	return i > 0 && v.ent[i-1] != nil && v.ent[i-1].Kind != entity.Reporter
}

func ordinalWord(w string) bool {
	if _, ok := ordinals[w]; ok {
		return true
	}
	switch w {
	case "next", "previous", "last", "latest", "another", "new", "earlier", "final", "fresh", "opening", "new-round":
		return true
	}
	return false
}

// front is what stands before a noun for an occasion.
type front struct {
	first        int // token of the determiner or first modifier
	definite     bool
	hypothetical bool
	past         bool // "after", "during": it was held
	round        string
	ordinal      int
	roundAt      int
	lightVerb    int // token of "held", "hosted"; -1
	actors       []*entity.Entity
	place        *entity.Entity // of "the Istanbul talks"
	alongside    bool           // "a meeting in A on D and two rounds of talks in B"
}

// contactBefore reports whether another occasion is named in the clause before
// token j.
func (v *view) contactBefore(j int) bool {
	for k := j - 1; k >= 0 && v.in[k] == v.in[j]; k-- {
		if contactNouns[v.lower(k)] != "" && v.ent[k] == nil {
			return true
		}
	}
	return false
}

// front reads the words before the noun at a: modifiers, actors that qualify
// it, its determiner, the light verb that governs it.
func (v *view) front(a int) front {
	f := front{first: a, lightVerb: -1}
	k := a - 1
	for ; k >= 0 && k > a-14; k-- {
		w := v.lower(k)
		e := v.ent[k]
		switch {
		case e != nil && e.Kind == entity.State && e.Form == entity.Metonym && e.Last == a && v.lower(e.First-1) != "-" && v.lower(e.First-1) != "and" && !strings.Contains(strings.ToLower(e.Name), v.lower(e.First)):
			f.place = e // "the Seoul talks"
			k = e.First
			f.first = k
		case e != nil && (e.Kind == entity.State || e.Kind == entity.Organisation || e.Kind == entity.Person || e.Kind == entity.Group):
			if k < a-1 && v.lower(k+1) != "'s" && v.lower(k+1) != "-" && v.lower(k+1) != "and" && v.ent[k+1] == nil && !nounModifiers[v.lower(k+1)] && v.lower(k+1) != "," {
				goto done
			}
			if v.finiteBetween(e.Last, a) {
				goto done
			}
			f.actors = append([]*entity.Entity{e}, f.actors...)
			k = e.First
			f.first = k
		case e != nil && e.Kind == entity.Place && e.Capital != "" && (v.lower(e.Last) == "-" || v.lower(e.First-1) == "-"):
			// "the Belgrade-Pristina dialogue"
			f.actors = append([]*entity.Entity{{Span: e.Span, Sentence: e.Sentence, First: e.First, Last: e.Last, Kind: entity.State, Form: entity.Metonym, Name: e.Capital, Rule: e.Rule}}, f.actors...)
			k = e.First
			f.first = k
		case e != nil && (e.Kind == entity.Place || e.Kind == entity.Site):
			// "the Istanbul talks": the place qualifies it
			f.place = e
			k = e.First
			f.first = k
		case e != nil:
			goto done
		case v.date[k] != nil:
			if v.lower(v.date[k].Last) == "'s" {
				f.definite = true
			}
			k = v.date[k].First
			f.first = k
		case w == "'s" || w == "-" || w == "'" || w == "’":
			f.first = k
		case w == "and" && k > 0 && v.ent[k-1] != nil && len(f.actors) > 0:
			f.first = k
		case w == "of" && (v.lower(k-1) == "round" || v.lower(k-1) == "rounds" || v.lower(k-1) == "series"):
			f.first = k
		case nounModifiers[w] || strings.HasSuffix(w, "-brokered") || strings.HasSuffix(w, "-mediated") || strings.HasSuffix(w, "-sponsored") || strings.HasSuffix(w, "-led") || strings.HasSuffix(w, "-hour") || strings.HasSuffix(w, "-day") || strings.HasSuffix(w, "-minute") || w == "brokered" || w == "mediated" || w == "sponsored" || w == "led" && v.lower(k-1) == "-":
			v.frontWord(&f, k, w)
			f.first = k
		default:
			if _, ok := ordinals[w]; ok {
				v.frontWord(&f, k, w)
				f.first = k
				continue
			}
			goto done
		}
	}
done:
	// what qualifies a noun without a possessive, hyphen or adjective is its subject
	f.actors = v.qualifiers(f.actors, a)
	if k >= 0 {
		w := v.lower(k)
		switch w {
		case "the", "this", "that", "these", "those", "its", "their", "his", "her", "both":
			f.definite, f.first = true, k
			k--
		case "a", "an", "another", "any", "some", "no":
			v.frontWord(&f, k, w)
			f.first = k
			if w == "any" || w == "no" {
				f.hypothetical = true
			}
			k--
		}
	}
	// the words that govern it
	for j, n := k, 0; j >= 0 && n < 4; j, n = j-1, n+1 {
		w := v.lower(j)
		if v.ent[j] != nil || v.t[j].Kind == sentence.Punct && w != "-" {
			break
		}
		if n == 0 && (w == "after" || w == "during" || w == "following" || w == "at" || w == "since") {
			f.past = w != "at" && w != "since"
			break
		}
		if heldForms[w] && f.lightVerb < 0 && !(w == "have" || w == "has" || w == "had" || w == "having") {
			f.lightVerb = j
		}
		if (w == "have" || w == "had" || w == "has") && f.lightVerb < 0 && n < 2 {
			f.lightVerb = j
		}
		if cancelWords[w] && f.lightVerb < 0 || w == "off" && v.lower(j-1) == "called" {
			f.lightVerb = j
		}
		if w == "in" && (v.lower(j-1) == "part" || v.lower(j-1) == "participated" || v.lower(j-1) == "participate") && f.lightVerb < 0 {
			f.lightVerb = j - 1
			if v.lower(j-1) == "part" {
				f.lightVerb = j - 2
			}
		}
		if w == "and" && n == 0 && f.lightVerb < 0 && v.contactBefore(j) {
			f.alongside = true
			break
		}
		if hypothetical[w] && n < 3 {
			f.hypothetical = true
		}
		if w == "for" && n == 0 && (v.lower(j-1) == "sat" || v.lower(j-1) == "sit" || v.lower(j-1) == "gathered") {
			f.lightVerb = j - 1
		}
		if w == "for" && n == 0 {
			// purpose: "arrived for talks" is read with the journey
			f.hypothetical = f.hypothetical || hypothetical[v.lower(j-1)]
		}
	}
	return f
}

// frontWord notes what a modifier says of the round.
func (v *view) frontWord(f *front, k int, w string) {
	if n, ok := ordinals[w]; ok {
		if w == "first" && v.lower(k-1) == "the" && false {
			return
		}
		f.ordinal, f.round, f.roundAt = n, "ordinal", k
		return
	}
	switch w {
	case "next", "new", "another", "further", "fresh":
		f.round, f.roundAt = "next", k
	case "previous", "last", "earlier", "initial":
		f.round, f.roundAt = "previous", k
	case "latest", "final":
		f.round, f.roundAt = "latest", k
	}
}

// qualifiers keeps the actors in front of a noun that belong to it: with a
// possessive, a hyphen or as adjectives.
func (v *view) qualifiers(es []*entity.Entity, a int) []*entity.Entity {
	var out []*entity.Entity
	for _, e := range es {
		next := v.lower(e.Last)
		if e.Form == entity.Adjective || e.Kind == entity.State || e.Kind == entity.Organisation || next == "'s" || next == "-" || next == "and" || next == "'" || next == "’" || e.Last == a || e.Last > e.First && strings.HasSuffix(v.lower(e.Last-1), "s'") {
			out = append(out, e)
		}
	}
	return out
}

func (v *view) finiteBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if v.finite(k) && !nounModifiers[v.lower(k)] {
			return true
		}
	}
	return false
}

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

// behindNoun reads the phrases behind a noun for an occasion: between, with, of,
// mediated by, led by, involving.
func (rd *reading) behindNoun(v *view, c *candidate, a, b int) {
	home := v.in[b-1]
	for k := b; k < len(v.t) && k < b+40; k++ {
		if v.in[k] != home && !v.within(k, home) {
			return
		}
		w := v.lower(k)
		if v.ent[k] != nil {
			continue
		}
		switch {
		case w == "between" || w == "with" || w == "among" || w == "involving":
			if w == "with" && k > b+14 {
				continue
			}
			es, end := v.chainRight(k + 1)
			if len(es) == 0 {
				continue
			}
			if v.lower(k-1) == "agreement" || v.lower(k-1) == "deal" || v.lower(k-1) == "border" || v.lower(k-1) == "relations" || v.lower(k-1) == "war" || v.lower(k-1) == "conflict" || v.lower(k-1) == "along" && w == "with" && false {
				continue
			}
			if g := v.participleBehind(end); g != "" && w == "with" && v.lower(k-1) == "," {
				// "with X passing papers": X does something beside the table
				if goBetween[g] {
					c.addAll(es, parley.Mediator, g)
				}
				k = max(k, end-1)
				continue
			}
			c.addAll(es, parley.Party, "noun-"+w)
			c.sided = c.sided || w == "with"
			k = max(k, end-1)
		case w == "of" && k == b:
			es, end := v.chainRight(k + 1)
			if len(es) > 0 && !(len(es) == 1 && es[0].Kind == entity.Organisation) {
				c.addAll(es, parley.Party, "noun-of")
				k = max(k, end-1)
			}
		case (w == "by" && k == b && c.kind == parley.Visit) || w == "from" && false:
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, "visit-by")
		case w == "bringing" || w == "gathering" || w == "uniting":
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, w)
		case mediating[w] && (v.lower(k+1) == "by"):
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Mediator, w+"-by")
		case (w == "led" || w == "headed" || w == "attended" || w == "joined") && v.lower(k+1) == "by":
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Party, w+"-by")
		case w == "hosted" && v.lower(k+1) == "by":
			es, _ := v.chainRight(k + 2)
			c.hostOrParty(es)
		case (w == "mediation" || w == "auspices" || w == "chairmanship") && v.lower(k+1) == "of":
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Mediator, w+"-of")
		case w == "which" || w == "who" || w == "that" && v.finite(k+1):
			return
		case v.finite(k) && !happenPast[w] && !auxiliaries[w] && !heldForms[w] && w != "scheduled" && w != "planned" && w != "expected":
			return
		}
	}
	// in front: "U.S.-brokered talks"
	for k := a; k < b; k++ {
		w := v.lower(k)
		if w == "brokered" || w == "mediated" || w == "sponsored" || strings.HasSuffix(w, "-brokered") || strings.HasSuffix(w, "-mediated") {
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
				c.add(&es, parley.Mediator, "brokered")
			}
		}
	}
}

// purposeOfJourney reports whether the verb at k says what a journey was for:
// "flew to X to hold talks". The journey is read as a visit.
func (v *view) purposeOfJourney(k int) bool {
	return k > 1 && v.lower(k-1) == "to" && v.journeyBefore(k-1)
}

func (v *view) journeyBefore(k int) bool {
	for j := k - 1; j >= 0 && j > k-8; j-- {
		if goWords[v.lower(j)] && v.ent[j] == nil {
			return true
		}
		if v.finite(j) {
			return false
		}
	}
	return false
}

// separate makes an occasion of its own of those met "separately".
func (v *view) separate(c *candidate, from int) {
	for k := from; k < len(v.t) && k < from+30; k++ {
		if v.lower(k) != "separately" {
			continue
		}
		es, _ := v.chainRight(k + 1)
		if len(es) == 0 && k+2 < len(v.t) {
			es, _ = v.chainRight(k + 3)
		}
		if len(es) == 0 || len(es) > 2 || len(c.who) < 3 {
			return
		}
		o := *c
		o.who, o.evidence = nil, slices.Clone(c.evidence)
		for _, e := range es {
			c.dropActor(e)
			o.add(e, parley.Party, "separately")
		}
		if len(c.who) > 0 {
			o.put(c.who[0])
			if c.who[0].name.Represents != "" {
				o.put(participant{name: o.party(c.who[0].name.Represents), role: parley.Party, span: c.who[0].span, rule: "separately"})
			}
		}
		c.extra = append(c.extra, &o)
		return
	}
}

// dropActor removes an actor and, for a person, the party it alone stood for.
func (c *candidate) dropActor(e *entity.Entity) {
	c.drop(e)
	if e.Represents == "" {
		return
	}
	for _, p := range c.who {
		if p.name.Represents == e.Represents {
			return
		}
	}
	c.drop(&entity.Entity{Name: e.Represents})
}

// eachDate makes an occasion of each day that a plural names: "rounds were
// held in A on D and in B on E".
func (rd *reading) eachDate(v *view, c *candidate, a, b int) {
	if !pluralOccasions[v.lower(b-1)] && !v.elliptic(a, b) {
		return
	}
	home := v.in[a]
	// "five rounds in six weeks: in A on D, in B on E"
	for k := b; k < len(v.t) && k < b+8; k++ {
		if v.lower(k) == ":" && k+1 < len(v.t) && v.dateBehind(k, 8) {
			home = v.in[k+1]
			c.date = nil
			for j := k; j < len(v.t) && c.date == nil; j++ {
				c.date = v.date[j]
			}
			c.when = c.date.Resolve(rd.at(c.mood))
			break
		}
	}
	if c.date == nil {
		return
	}
	n := 0
	for k := range v.t {
		d := v.date[k]
		if d == nil || d.First != k || v.in[k] != home || d == c.date || k < b || v.saysOwn(d, a, b) || v.otherHead(d, a, b) {
			continue
		}
		w := d.Resolve(rd.at(c.mood))
		if !w.Known() || w.Days() > 31 || !c.when.Known() || c.when.Days() > 31 || n > 8 {
			continue
		}
		o := *c
		o.extra, o.evidence, o.who = nil, slices.Clone(c.evidence), slices.Clone(c.who)
		o.when, o.date = w, d
		o.note("start", string(w.Start), d.Span, "each-date:"+d.Rule)
		for j := k; j >= b; j-- {
			if e := v.ent[j]; e != nil && (e.Kind == entity.Place) && locative[v.prepBefore(e)] {
				o.place, o.country = e.Name, e.Country
				break
			}
		}
		c.extra = append(c.extra, &o)
		n++
	}
	if n > 0 {
		// the first date takes the place before it
		for j := c.date.First; j >= b; j-- {
			if e := v.ent[j]; e != nil && e.Kind == entity.Place && locative[v.prepBefore(e)] {
				c.place, c.country = e.Name, e.Country
				break
			}
		}
	}
}

var pluralOccasions = set("talks rounds meetings negotiations consultations sessions summits calls conversations")

// elliptic reports whether the words are a plural without its noun: "the first
// two were held".
func (v *view) elliptic(a, b int) bool {
	w := v.lower(b - 1)
	return ordinalWord(v.lower(a)) && (w == "two" || w == "three" || w == "four")
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
			names := partiesOf(rd.names, e)
			if e.Kind == entity.Place && e.Capital != "" && e.Form == entity.Named && v == rd.views[0] && !locative[v.prepBefore(e)] {
				names = []parley.Name{party(rd.names, e.Capital)}
			}
			for _, n := range names {
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

// principals are the two parties that the article speaks of most, when they
// stand out: each at least twice, and more often than any third.
func (rd *reading) principals() []parley.Name {
	if !rd.mainSet {
		rd.main, rd.mainSet = rd.countPrincipals(), true
	}
	return rd.main
}

func (rd *reading) countPrincipals() []parley.Name {
	counts := map[string]int{}
	names := map[string]parley.Name{}
	for i := range rd.doc.Entities {
		e := &rd.doc.Entities[i]
		if e.Kind == entity.Reporter || e.Kind == entity.Person && e.Form == entity.Pronoun {
			continue
		}
		for _, n := range partiesOf(rd.names, e) {
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

// lasts widens a day to the days that "two-day talks began on D" or "ended on D"
// stand for.
func (c *candidate) lasts(rd *reading, v *view, a, b int) {
	if c.when.Days() != 1 {
		return
	}
	for k := a; k < b; k++ {
		w := v.lower(k)
		n := int(numeral(strings.TrimSuffix(w, "-day")))
		if !strings.HasSuffix(w, "-day") || n < 2 || n > 15 {
			continue
		}
		for j := b; j < len(v.t) && j < b+20; j++ {
			switch v.lower(j) {
			case "began", "begin", "begins", "opened", "opens", "open", "started", "start", "starts", "kicked":
				c.when = parley.Between(c.when.Start, c.when.Start.Add(n-1))
				if c.status == parley.Held && c.when.End >= rd.doc.Article.Day() {
					c.status = parley.Ongoing
				}
				c.note("end", string(c.when.End), v.span(k, k+1), "n-day")
				return
			case "ended", "concluded", "closed", "finished", "wrapped", "completed":
				c.when = parley.Between(c.when.Start.Add(1-n), c.when.Start)
				c.note("start", string(c.when.Start), v.span(k, k+1), "n-day")
				return
			}
		}
		return
	}
}

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

// drop removes an actor put in by mistake.
func (c *candidate) drop(e *entity.Entity) {
	kept := c.who[:0]
	for _, p := range c.who {
		if p.name.Name != e.Name {
			kept = append(kept, p)
		}
	}
	c.who = kept
}
