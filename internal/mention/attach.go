package mention

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// dateFor finds the date phrase that belongs to the words [a, b) of an
// occasion: the nearest in its clause that no reporting verb owns, then the
// nearest in clauses inside and around it.
func (v *view) dateFor(a, b int) *when.Phrase {
	home := v.in[a]
	var best *when.Phrase
	bestCost := 1 << 20
	off := v.putOffTo(a, b)
	for k := 0; k < len(v.t); k++ {
		d := v.date[k]
		if d == nil || d.First != k || d == off || d.Rule == when.RuleSince || d.Rule == when.RuleDeadline {
			continue
		}
		if v.t[k].Quoted != v.t[a].Quoted {
			continue
		}
		cost := 0
		if w := v.lower(d.Last - 1); d.Last == a && (w == "before" || w == "after") {
			return nil // "flew in on Monday, two days after meeting N": of another day
		} else if d.First >= b && (w == "before" || w == "after") && (v.finiteWithin(d.Last, d.Last+9) || v.contactWithin(d.Last, d.Last+5)) {
			continue // "came two days after X flew home": counts for the flight
		}
		if d.Last-d.First == 1 && len(v.t[k].Text) == 4 && v.t[k].Kind == sentence.Number && (d.Prep != "in" && d.Prep != "during" || determiners[v.lower(k-1)]) {
			continue // "the 2015 deal"
		}
		if v.lower(d.First-1) == "ends" || d.Prep == v.lower(d.First-1) && v.lower(d.First-2) == "ends" {
			continue // "a trip which ends on Monday"
		}
		if d.First >= b && v.followsBetween(b, d.First) {
			continue // "followed a pact in May": the day of the pact
		}
		if d.First >= b && v.lower(d.Last) == "'s" && contactNouns[v.lower(d.Last+1)] == "" {
			continue // "in Lima, this year's chair"
		}
		if d.First >= b && v.lower(d.Last) == "'s" && (v.aheadOf(d.First-1) || v.lower(d.First-1) == "before" || v.lower(d.First-1) == "for") {
			continue // "consultations ahead of next week's talks"
		}
		if d.Last < a && v.soAsBetween(d.Last, a) {
			continue // "moved it to Monday so as not to disturb the talks"
		}
		if d.Last <= a && v.aheadBetween(d.Last, a) {
			cost += 300 // "held talks in May ahead of the summit"
		}
		if d.First >= b+3 && contactNouns[v.lower(b-1)] != "" && papers[v.lower(d.First-2)] && d.Prep == v.lower(d.First-1) && (v.lower(d.First-3) == "a" || v.lower(d.First-3) == "an") {
			cost += 300 // "the way to the talks was an agreement in May"
		}
		if determiners[v.lower(d.First-1)] && d.Last < len(v.t) && v.paperNamed(d.Last) {
			continue // "under the May 11 Lome Declaration"
		}
		if determiners[v.lower(d.First-1)] && d.Last < len(v.t) && v.t[d.Last].Text != v.t[d.Last].Lower && v.ent[d.Last] == nil && v.t[d.Last].Kind == sentence.Word {
			continue // part of a name: "the June 15 Joint Declaration"
		}
		switch {
		case v.in[k] == home:
		case v.within(k, home):
			cost += 60
			if v.tellsApart(k, home) || v.ofThing(v.clauses[v.in[k]], b) {
				cost += 300
			}
		case v.within(a, v.in[k]):
			cost += 40
			if v.saidWhere(a) {
				cost += 300 // "met N on Monday in A, where he said that talks had resumed"
			}
			if c := v.clauses[home]; c.verb >= 0 && !strings.HasSuffix(v.lower(c.verb), "ing") && (c.by == "after" || c.by == "since" || c.by == "before" || c.by == "until") {
				cost += 300 // "resigned on Monday after he met X"
			}
		default:
			cost += 400
		}
		if v.saysOwn(d, a, b) {
			cost += 300
		}
		if v.in[k] == home && v.purposeBetween(b, k) {
			cost += 120 // "to express regret for the strike earlier in the month"
		}
		if v.otherHead(d, a, b) && !(d.First > b && v.onMargins(b, d.First)) {
			cost += 150
		}
		if d.Last < a && v.lower(a-1) == "to" && papers[v.lower(a-2)] {
			cost += 300 // "ended the talks on Monday with an agreement to meet"
		}
		if d.Last <= a && v.ofAnother(d.First) || d.First >= b && v.ofLater(b, d.First) {
			cost += 300
		}
		if d.Last < a && v.in[k] == home && (v.finiteWithin(d.Last, a) || v.lower(a-1) == "and" && d.Last == a-1) && v.finiteWithin(v.clauses[home].first, d.First) {
			cost += 60 // "arrived on D and held talks": rather a day behind, if there is one
		}
		if d.Last < a && v.nextOfList(d, a) {
			cost += 100 // "the second was in A in May, and the third on D"
		}
		if d.Last < a && v.lower(d.Last) == "to" && v.in[k] == home && (v.agreeing(d.First-1) || d.Last == a-1 && v.agreeing(d.First-2)) {
			cost += 300 // "agreed on Friday to meet": the day of the other verb
		}
		if d.Last <= a {
			cost += (a - d.Last) + 3
		} else {
			cost += d.First - b
		}
		if cost < bestCost {
			best, bestCost = d, cost
		}
	}
	if bestCost >= 300 {
		return nil
	}
	return v.narrower(best)
}

// ofThing reports whether a relative clause says more about a noun, behind token b,
// that is no occasion: "meetings to end the crisis that broke out in May".
func (v *view) ofThing(c clause, b int) bool {
	k := c.antecedent
	if c.rel && c.verb >= 0 && v.happensIn(c.verb, c.verb+2) {
		return false // "talks on ending the war, which were planned in A on Thursday"
	}
	return c.rel && k > b && v.plainNoun(k) && contactNouns[v.lower(k)] == "" && v.date[k] == nil
}

// soAsBetween reports whether the words [a, b) hold "so as" of a purpose.
func (v *view) soAsBetween(a, b int) bool {
	for k := a; k+1 < b; k++ {
		if v.is(k, "so", "as") {
			return true
		}
	}
	return false
}

// saidWhere reports whether what token a tells was only spoken of in a clause with
// "where" around it.
func (v *view) saidWhere(a int) bool {
	for k := v.in[a]; k >= 0; k = v.clauses[k].parent {
		if c := v.clauses[k]; c.by == "where" {
			return slices.ContainsFunc(v.sayAt, func(s int) bool { return s > c.first && s < a })
		}
	}
	return false
}

// followsBetween reports whether the words [a, b) say what something came after:
// "followed a pact", "came after the visit".
func (v *view) followsBetween(a, b int) bool {
	for k := a; k < b-1; k++ {
		switch w := v.lower(k); {
		case (w == "followed" || w == "follows") && v.lower(k+1) != "by" && v.date[k+1] == nil, w == "came" && v.lower(k+1) == "after", v.is(k, "grew", "out", "of"), (w == "stemmed" || w == "resulted") && v.lower(k+1) == "from":
			return true
		}
	}
	return false
}

// paperNamed reports whether a place and a paper written as a name stand at k.
func (v *view) paperNamed(k int) bool {
	e := v.ent[k]
	return e != nil && (e.Kind == entity.Place || e.Kind == entity.State) && papers[v.lower(e.Last)] && e.Last < len(v.t) && v.t[e.Last].Text != v.t[e.Last].Lower
}

// nextOfList reports whether a comma right before the ordinal at token a and its
// article parts it from a clause that has the day d: what is told of the round
// before ends there.
func (v *view) nextOfList(d *when.Phrase, a int) bool {
	if !ordinalWord(v.lower(a)) || !v.finiteWithin(0, d.First) {
		return false
	}
	k := a - 1
	for determiners[v.lower(k)] || v.lower(k) == "and" || v.lower(k) == "while" {
		k--
	}
	return k >= d.Last && v.lower(k) == ","
}

// narrower is the month named right behind a year, "last year in November", and
// any other phrase itself.
func (v *view) narrower(d *when.Phrase) *when.Phrase {
	if d.Rule != "unit" || v.lower(d.Last-1) != "year" || v.lower(d.Last) != "in" || d.Last+1 >= len(v.date) {
		return d
	}
	if n := v.date[d.Last+1]; n != nil && n.Rule == "month" {
		return n
	}
	return d
}

// aheadBetween reports whether words that put what follows into the future stand
// in [a, b).
func (v *view) aheadBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if v.ent[k] == nil && (v.lower(k) == "ahead" && v.lower(k+1) == "of" || v.lower(k) == "prior" && v.lower(k+1) == "to") {
			return true
		}
	}
	return false
}

// ofLater reports whether the day at token d is that of something else, named
// between it and token b: "met to build on a pact made in May".
func (v *view) ofLater(b, d int) bool {
	return v.begunBetween(b, d) || v.slatedOther(b, d) || v.takesEffect(b, d) || v.otherNoun(b, d) && !v.onMargins(b, d) || v.otherDoes(b, d) || d > b && papers[v.lower(d-2)] && paperMade[v.lower(d-1)]
}

// begunBetween reports whether the words [b, d) say when or where other talks are
// held: "the meeting was the second of the talks that began on D", "a visit centred
// on the talks which are taking place in A".
func (v *view) begunBetween(b, d int) bool {
	for k := b; k+2 < d; k++ {
		if w := v.lower(k + 1); w != "that" && w != "which" || contactNouns[v.lower(k)] == "" || v.ent[k] != nil {
			continue
		}
		for j := k + 2; j < d && j < k+6; j++ {
			if w := v.lower(j); startVerbs[w] || endVerbs[w] || w == "ends" || w == "taking" || w == "held" {
				return true
			}
		}
	}
	return false
}

// otherNoun reports whether the day at token d stands right behind another noun
// for an occasion that follows token b.
func (v *view) otherNoun(b, d int) bool {
	if discusses[v.lower(b-1)] && !slices.ContainsFunc(v.t[b:max(b, d-1)], func(t sentence.Token) bool { return prepositions[t.Lower] }) {
		return false // "discussed the talks on Monday"
	}
	for k := d - 1; k > b && k > d-4; k-- {
		if contactNouns[v.lower(k)] != "" && v.ent[k] == nil && v.nounHere(k, v.lower(k)) {
			return true
		}
		if w := v.lower(k); !prepositions[w] && !determiners[w] {
			return false
		}
	}
	return false
}

// onMargins reports whether the words [a, b) say on whose margins something was:
// "met on the sidelines of a summit in May".
func (v *view) onMargins(a, b int) bool {
	for k := a; k < b; k++ {
		switch v.lower(k) {
		case "margins", "sidelines", "fringes", "margin":
			return true
		}
	}
	return false
}

// otherDoes reports whether the day at token d is that of what another occasion,
// named behind token b, does: "the end of the talks, saying that the next round
// will open on D".
func (v *view) otherDoes(b, d int) bool {
	for k := b + 1; k < d-1; k++ {
		if contactNouns[v.lower(k)] == "" || v.ent[k] != nil || !v.nounHere(k, v.lower(k)) {
			continue
		}
		if w := v.lower(k + 1); (futureAux[w] || happenPast[w] || auxiliaries[w]) && v.in[k] == v.in[d] {
			return true
		}
	}
	return false
}

// paperMade are participles that say when an agreement was made.
var paperMade = set("made signed reached struck agreed concluded sealed brokered")

// takesEffect reports whether the words [a, b) say when something agreed comes
// into force.
func (v *view) takesEffect(a, b int) bool {
	for k := max(a, b-6); k < b; k++ {
		if w := v.lower(k); (w == "effect" || w == "force") && k-1 > a {
			return true
		}
	}
	return false
}

// slatedOther reports whether the day at token d is the one that another
// occasion, named behind token b, is set for: "met to prepare the talks slated
// for Wednesday".
func (v *view) slatedOther(b, d int) bool {
	for k := d - 1; k > b && k > d-4; k-- {
		switch v.lower(k) {
		case "slated", "scheduled", "planned", "due", "set", "expected":
			return contactNouns[v.lower(k-1)] != "" && v.ent[k-1] == nil
		}
	}
	return false
}

// placeFor finds where the occasion of the words [a, b) was: a place or site
// behind "in" or "at", nearest in the clause first.
func (v *view) placeFor(a, b int, prep map[string]bool) (place, site *entity.Entity) {
	home := v.in[a]
	tail := v.participleTail(b)
	best := func(kind entity.Kind) *entity.Entity {
		var got *entity.Entity
		cost := 1 << 20
		for k := 0; k < len(v.t); k++ {
			e := v.ent[k]
			if e == nil || e.First != k || e.Kind != kind {
				continue
			}
			c := 0
			switch {
			case v.in[k] == home, k > b && k < tail, v.behindApposition(b, k):
			case v.within(k, home):
				c = 60
				if r := v.clauses[v.in[k]]; r.rel && !v.happensIn(r.first, e.First) || apartWords[r.by] && (v.contactWithin(r.first, e.First) || v.strifeWithin(r.first, e.First)) {
					c = 160 // "the meeting, which was watched by observers in A", "more talks after concluding those in A"
				}
			case v.within(a, v.in[k]) && !v.saidWhere(a):
				c = 45
			default:
				c = 400
			}
			if by := v.clauses[home].by; c == 45 && (by == "after" || by == "following" || by == "before" || by == "during" && e.Last > a || by == "ahead") {
				c = 160 // "after the talks, X in Y …": the place is of what came after
			}
			p := v.prepBefore(e)
			if by := v.clauses[home].by; (p == "left" || p == "departed") && (by == "after" || by == "following") && e.Last <= a {
				c = 0 // "left A after talks": they were there
				p = "in"
			}
			if !prep[p] || v.lower(e.Last) == "-" || v.namePart(e.Last) || v.lower(e.Last) == "'s" && contactNouns[v.lower(e.Last+1)] == "" && e.Kind == entity.Place && p == "at" || v.in[k] != home && v.sinceWhen(k) != nil || v.begunBetween(b, e.First) || v.matterIn(e) || v.t[e.First].Quoted != v.t[a].Quoted {
				c += 400
			}
			for j := b; j < k-1; j++ {
				if v.lower(j) == "to" && v.ent[j+1] == nil && v.date[j+1] == nil && v.t[j+1].Kind == sentence.Word && !determiners[v.lower(j+1)] && v.in[j] == home {
					c += 110 // what was met for, signed for: "to station a force in X"
					break
				}
			}
			if e.Last <= a && (v.ofAnother(e.First) || e.Rule == "region") {
				c += 300 // a region beside the subject says who that is
			}
			if v.countedBetween(e.Last, a) {
				c += 300 // "the session in A came a week after N met M"
			}
			for j := e.Last; j < a-1; j++ {
				if v.lower(j) == "to" && v.ent[j+1] == nil && v.t[j+1].Kind == sentence.Word && !determiners[v.lower(j+1)] {
					c += 110 // "met in A to prepare the talks": where they met
					break
				}
			}
			for j := b; j < e.First; j++ {
				if v.lower(j) == "that" && v.in[j] == home && v.finiteWithin(j, e.First) {
					c += 150 // in what was agreed, not where
					break
				}
			}
			if v.saidIn(e) && !(e.Last <= a && v.leadsTo(a) == "during") || e.Last < len(v.t) && sayVerbs[v.lower(e.Last)] && v.ent[e.Last] == nil {
				c += 120 // where somebody spoke of it
			}
			for j := min(k, b); j < max(k, a); j++ {
				if j >= a && j < b {
					continue
				}
				if j > b && contactNouns[v.lower(j)] != "" && v.ent[j] == nil && j+2 == e.First && locative[v.lower(j+1)] && ordinalWord(v.lower(j-1)) {
					c += 80 // "a follow-up to the previous gathering in A"
				} else if j > b && contactNouns[v.lower(j)] != "" && v.ent[j] == nil && v.lower(j+1) == "between" {
					c += 150 // "negotiations will coincide with talks between N and M in A"
				} else if j > b && contactNouns[v.lower(j)] != "" && v.ent[j] == nil && j+2 == e.First && v.lower(j+1) == "in" && v.nounHere(j, v.lower(j)) && !v.marginOf(j) && contactNouns[v.lower(b-1)] != "" {
					c += 150 // "at the meeting N explained the consultation in A"
				}
				if v.headAt(j) && v.in[j] == v.in[k] && !(j > b && happenPast[v.lower(j)]) {
					c += 45
				}
			}
			if e.Last <= a {
				c += a - e.Last + 4
				if e.First > 3 && v.in[k] == home {
					c += 40 // beside the subject, not of the occasion
				}
			} else {
				c += e.First - b
			}
			if c < cost {
				got, cost = e, c
			}
		}
		if cost >= 150 {
			return nil
		}
		return got
	}
	return best(entity.Place), best(entity.Site)
}

// countedBetween reports whether the words [a, b) say of something that it was so
// long before or after what follows: "came two days after".
func (v *view) countedBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if d := v.date[k]; d != nil && d.Last == k+1 && d.Kind == when.Anaphoric && (v.lower(k) == "after" || v.lower(k) == "before") {
			return v.finiteWithin(a, d.First) // but "in A, two days after the vote, N met M"
		}
	}
	return false
}

// namePart reports whether the capitalised word at k makes a name of the place in
// front of it: "in the Lome Peace Process".
func (v *view) namePart(k int) bool {
	return k+1 < len(v.t) && v.t[k].Kind == sentence.Word && v.t[k].Text != v.t[k].Lower && v.ent[k] == nil && v.date[k] == nil && v.t[k+1].Kind == sentence.Word && v.t[k+1].Text != v.t[k+1].Lower && v.ent[k+1] == nil
}

// strifeWithin reports whether something violent is named in [a, b).
func (v *view) strifeWithin(a, b int) bool {
	for k := a; k < b && k < len(v.t); k++ {
		switch v.lower(k) {
		case "attack", "attacks", "raid", "raids", "strike", "strikes", "clash", "clashes", "killing", "shooting", "bombing", "explosion", "fighting", "war":
			return true
		}
	}
	return false
}

// behindApposition reports whether the place at token k stands right behind a name
// in commas that tells the object of the verb before token b: "after meeting the
// envoy, N, in A".
func (v *view) behindApposition(b, k int) bool {
	if k < b+4 || k > b+16 || !locative[v.lower(k-1)] || v.lower(k-2) != "," {
		return false
	}
	e := v.ent[k-3]
	return e != nil && e.Kind == entity.Person && e.First >= b && e.First < b+8
}

// happensIn reports whether the words [a, b) say that an occasion took or is to
// take place.
func (v *view) happensIn(a, b int) bool {
	for k := a; k < b; k++ {
		if w := v.lower(k); heldForms[w] || happenPast[w] || w == "place" || w == "planned" || w == "scheduled" || w == "due" || w == "slated" {
			return true
		}
	}
	return false
}

// participleTail is the end of the words behind a comma that say where and when
// the occasion before it was: "during the meeting, held today in A, the two
// agreed"; 0 for none.
func (v *view) participleTail(b int) int {
	for end := b + 8; v.lower(b) != ","; b++ {
		if b == end || b >= len(v.t) || v.finite(b) {
			return 0
		}
	}
	switch v.lower(b + 1) {
	case "held", "hosted", "convened", "organised", "organized", "staged":
	default:
		return 0
	}
	k := b + 2
	for k < len(v.t) && !v.finite(k) && !relatives[v.lower(k)] && v.lower(k) != ";" {
		k++
	}
	return k
}

// matterIn reports whether a place is where a matter lies, not where talks on
// it are: "peace in Ukraine".
func (v *view) matterIn(e *entity.Entity) bool {
	k := e.First - 1
	if v.lower(k) == "'s" && k > 0 && v.ent[k-1] != nil {
		k = v.ent[k-1].First - 1 // "parties in A's north"
	}
	if v.lower(k) == "and" && k > 1 && v.ent[k-1] != nil && v.ent[k-1].Kind == entity.Place {
		k = v.ent[k-1].First - 1 // "embassies in A and B"
	}
	if v.lower(k) == "of" && settlements[v.lower(k-1)] {
		k -= 2 // "the ceasefire in the port of A"
	}
	if determiners[v.lower(k)] {
		k--
	}
	if w := v.lower(k - 1); (w == "ceasefire" || w == "cease-fire" || w == "truce") && (v.lower(k-2) == "signed" || v.lower(k-3) == "signed") && e.Name != e.Country {
		return false // "signed a truce in A"
	}
	if k > 1 && v.ent[k-2] != nil && e.Name != e.Country && (v.lower(k-1) == "crisis" || v.lower(k-1) == "war" || v.lower(k-1) == "conflict") {
		return false // "talks on the Mali crisis in A"
	}
	if v.lower(k-2) == "military" && strings.HasPrefix(v.lower(k-1), "operation") {
		return true
	}
	switch v.lower(k - 1) {
	case "held", "kept", "jailed", "detained":
		switch v.lower(k - 2) {
		case "prisoners", "hostages", "detainees", "captives":
			return true
		}
	case "peace", "war", "wars", "conflict", "fighting", "crisis", "settlement", "situation", "hostilities", "ceasefire", "cease-fire", "truce", "hostages", "violence", "bloodshed", "interests", "troops", "forces", "developments", "stability", "security", "offensive", "aggression", "invasion", "incursion", "assault", "airbase", "parties", "factions", "rebels", "militants", "fighters", "ministry", "embassy", "embassies", "consulates", "presidency", "people", "civilians", "refugees", "rivals":
		return v.lower(k) == "in" || v.lower(k) == "inside"
	case "raid", "raids", "strike", "strikes", "attack", "attacks":
		return v.lower(k) == "in" || v.lower(k) == "inside" || v.lower(k) == "at"
	}
	return false
}

var (
	locative = set("in at inside near outside within aboard")
	directed = set("to in into for at on")
)

// settlements are nouns whose "of" only says what kind of place is named behind.
var settlements = set("city capital resort village town metropolis port island hub suburb enclave oasis emirate")

// prepBefore is the preposition that governs a place, through adjectives,
// "the … city of" and names of its country.
func (v *view) prepBefore(e *entity.Entity) string {
	for k := e.First - 1; k >= 0 && k > e.First-7; k-- {
		w := v.lower(k)
		if w == "," && v.lower(k+1) == "the" && e.First > k+1 {
			return "" // "in A, the B agreements": another noun
		}
		if locative[w] || directed[w] || w == "from" || w == "of" && !settlements[v.lower(k-1)] {
			if w == "of" {
				return "of"
			}
			return w
		}
		if prepositions[w] && w != "of" || v.finite(k) {
			return w
		}
	}
	return ""
}

// setPlace puts the place and site of the words [a, b) into c.
func (c *candidate) setPlace(rd *reading, v *view, a, b int, prep map[string]bool) {
	place, site := v.placeFor(a, b, prep)
	if site != nil {
		c.setSite(v, site)
	}
	if place == nil && c.place == "" {
		place = rd.pointedPlace(v, a, b)
	}
	if place != nil && (c.place == "" || site == nil) {
		c.place, c.country = place.Name, place.Country
		c.note("place", place.Name, place.Span, "place-near")
	}
}

// setSite puts a building, and the city that it is named with, into c.
func (c *candidate) setSite(v *view, site *entity.Entity) {
	c.site = trimThe(v.words(site.First, site.Last))
	if strings.HasSuffix(c.site, site.Name) {
		c.site = site.Name // without the state that it is in
	}
	c.note("site", c.site, site.Span, "site-near")
	c.country = site.Country
	if site.City != "" {
		c.place = site.City
		c.note("place", site.City, site.Span, "city-of-site")
	}
}

// pointedPlace settles "here" by the dateline and "there" or "the same city" by
// the place named last before.
func (rd *reading) pointedPlace(v *view, a, b int) *entity.Entity {
	for k := max(0, a-12); k < len(v.t) && k < b+24; k++ {
		if v.in[k] != v.in[a] || v.t[k].Quoted || k > b+13 && v.lower(k) != "here" {
			continue
		}
		switch w := v.lower(k); {
		case w == "here":
			if from := rd.doc.Dateline; from.Name != "" {
				return &entity.Entity{Span: v.t[k].Span, Kind: entity.Place, Name: from.Name, Country: from.Country, Rule: "here"}
			}
		case w == "there" && v.lower(k+1) != "is" && v.lower(k+1) != "was" && v.lower(k+1) != "are" && v.lower(k+1) != "were" && k > 0,
			w == "same" && (v.lower(k+1) == "city" || v.lower(k+1) == "place" || v.lower(k+1) == "resort" || v.lower(k+1) == "venue" || v.lower(k+1) == "town"):
			near := rd.before(v.t[k].Span.Start)
			for i := len(near) - 1; i >= 0; i-- {
				e := &near[i]
				if e.Kind == entity.Place && e.Sentence >= v.si-4 && e.Name != e.Country {
					return e
				}
			}
		}
	}
	return nil
}

func trimThe(s string) string { return strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ") }

// setDate resolves the date of the words [a, b) into c.
func (c *candidate) setDate(rd *reading, v *view, a, b int, m mood) {
	d := v.dateFor(a, b)
	if since := v.sinceWhen(a); d == nil && since != nil {
		d, c.round, c.roundAt = since, "previous", v.span(a, b)
	}
	if d == nil {
		if m.planned {
			c.deadline(rd, v, a, m)
		}
		return
	}
	c.date, c.mood = d, m
	if d.Kind == when.Anaphoric {
		return // counts from the occasion the text speaks of: resolved in order
	}
	at := rd.at(m)
	if v.scheduled(d) {
		at.Tense = when.Future
	}
	if off := v.putOffTo(a, b); off != nil && d.Kind == when.Weekday {
		// "was to be on Monday and was put off to Friday": the one before that
		plan := when.At{Published: at.Published, Tense: when.Future}
		if w := d.Resolve(plan); w.Known() && w.Start < off.Resolve(plan).Start {
			at.Tense = when.Future
		}
	}
	c.when = d.Resolve(at)
	if c.when.Known() {
		c.note("start", string(c.when.Start), d.Span, "date-near:"+d.Rule)
		c.note("end", string(c.when.End), d.Span, "date-near:"+d.Rule)
	}
}

// sinceWhen is the day that a clause with "when" at token a tells of: "the first
// talks since D, when they met in A".
func (v *view) sinceWhen(a int) *when.Phrase {
	in := v.clauses[v.in[a]]
	if in.by != "when" {
		return nil
	}
	k := in.first - 1
	if v.lower(k) == "," {
		k--
	}
	if k < 0 || v.date[k] == nil || v.date[k].Rule != when.RuleSince {
		return nil
	}
	return v.date[k]
}

// scheduled reports whether a date is that of a plan: "scheduled for Thursday",
// with no word that the plan is long past.
func (v *view) scheduled(d *when.Phrase) bool {
	k := d.First - 1
	if w := v.lower(k); w == "for" || w == "on" {
		k--
	}
	if k >= 0 && v.ent[k] != nil && locative[v.lower(v.ent[k].First-1)] {
		k = v.ent[k].First - 2 // "planned in A on Thursday"
	}
	switch v.lower(k) {
	case "scheduled", "due", "set", "planned", "slated", "expected":
		a := v.auxBefore(k)
		return a != "had" && a != "was" && a != "were"
	}
	return false
}

// deadline dates a plan that only has to happen by a day: from publication on.
func (c *candidate) deadline(rd *reading, v *view, a int, m mood) {
	pub := rd.doc.Article.Day()
	for k := a; k < len(v.t); k++ {
		d := v.date[k]
		if d == nil || d.First != k || v.in[k] != v.in[a] || d.Rule != when.RuleDeadline && d.Prep != "before" {
			continue
		}
		if w := d.Resolve(rd.at(m)); w.Known() && w.End >= pub {
			end := w.End
			if d.Prep == "before" && w.Days() == 1 {
				end = end.Add(-1)
			}
			c.when, c.date = parley.Between(pub, end), d
			c.note("end", string(end), d.Span, "deadline")
			return
		}
	}
}

// saidThen is the one day on which the sentence of c says that somebody spoke.
func (rd *reading) saidThen(c *candidate) parley.Date {
	for _, s := range rd.all {
		if s.v == c.v && s != c && s.kind == parley.Statement && s.when.Known() && s.when.Days() == 1 {
			return s.when.Start
		}
	}
	return ""
}

// saidFirst is the one day on which the first sentence of the news says that
// somebody spoke.
func (rd *reading) saidFirst() parley.Date {
	for _, s := range rd.all {
		if s.kind == parley.Statement && s.v.si == rd.firstBody() && s.when.Days() == 1 {
			return s.when.Start
		}
	}
	return ""
}

// resolveAnaphoric dates candidates by phrases such as "two days earlier", from
// the occasion told last before.
func (rd *reading) resolveAnaphoric() {
	var spoken, past parley.When
	for _, c := range rd.all {
		if c.date != nil && c.date.Kind == when.Anaphoric && !c.when.Known() {
			at := rd.at(c.mood)
			if spoken.Known() {
				at.Spoken = spoken.Start
				if strings.HasSuffix(c.v.lower(c.date.Last-1), "later") || strings.HasSuffix(c.v.lower(c.date.Last-1), "after") {
					at.Spoken = spoken.End
				}
			}
			if c.date.Rule == "neighbour" {
				// "held earlier in the day, X said on Saturday"
				at.Spoken = cmp.Or(rd.saidThen(c), past.Start, rd.saidFirst())
			}
			w := c.date.Resolve(at)
			last := c.v.lower(c.date.Last - 1)
			back := (last == "after" || last == "before") && c.date.Last <= c.trigger[0] && c.v.opensWith(c.date.Last, c.trigger[0])
			if w.Known() && !back && w.Start > at.Published && !c.mood.planned && c.status != parley.Planned {
				at.Spoken = at.Published
				if w = c.date.Resolve(at); w.Start > at.Published {
					continue // "met a week after the vote": after what nothing tells of
				}
			}
			if back && w.Known() {
				// "it came a day after X met Y": X met Y a day before it
				base := at.Spoken
				if base == "" {
					base = at.Published
				}
				w = parley.Between(base.Add(-w.End.Sub(base)), base.Add(-w.Start.Sub(base)))
			}
			if w.Known() {
				c.when = w
				c.note("start", string(w.Start), c.date.Span, "date-anaphoric:"+c.date.Rule)
				c.note("end", string(w.End), c.date.Span, "date-anaphoric:"+c.date.Rule)
				c.settleStatus(rd, c.mood)
			}
		}
		if c.when.Known() && c.kind != parley.Statement && c.dropped == "" {
			spoken = c.when
			if c.status != parley.Planned && c.when.Days() < 4 {
				past = c.when
			}
		}
	}
}

// opensWith reports whether the words from token k on, up to an occasion at a, tell
// of nothing but that: "N met", "the talks", not "the vote N met" or "the vote, N met".
func (v *view) opensWith(k, a int) bool {
	if e := v.ent[k]; e != nil && acts(e) && v.lower(e.Last) == "," {
		for j := a - 1; j > e.Last; j-- {
			if v.lower(j) == "," {
				return v.finite(j + 1) // "N, who speaks for A, met M"
			}
		}
	}
	if slices.ContainsFunc(v.t[k:a], func(t sentence.Token) bool { return t.Text == "," }) {
		return false
	}
	for k < a && v.ent[k] == nil && (determiners[v.lower(k)] || nounModifiers[v.lower(k)] && contactNouns[v.lower(k)] == "") {
		k++
	}
	return k == a || v.ent[k] != nil || isWord(v.lower(k), singularPronouns) || v.lower(k) == "they"
}

// at is what dates count from in words of the given mood.
func (rd *reading) at(m mood) when.At {
	at := when.At{Published: rd.doc.Article.Day()}
	if (m.planned || m.open || m.starts) && !m.was {
		at.Tense = when.Future
	}
	return at
}
