package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/sentence"
)

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
