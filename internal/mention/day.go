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
		if d.Last < a && v.holds(d.Last, a, "so", "as") {
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

// holds reports whether the words [a, b) have a phrase in them.
func (v *view) holds(a, b int, phrase ...string) bool {
	for k := a; k+len(phrase) <= b; k++ {
		if v.is(k, phrase...) {
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
