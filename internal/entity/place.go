package entity

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// placePrep are the words after which a place is a place.
var placePrep = words("in at near inside outside into across around throughout within via through leaving left reached visited visiting visits toi towards toward onto off above beyond visit")

// travel are words that make a following "to" or "from" one of movement.
var travel = words(`fly flew flown flying travel travels traveled traveling travelled travelling trip trips go goes went going gone come came comes coming return returns returned
 returning head heads headed heading visit visits journey arrive arrived back drive drove crossed cross move moved moving shuttled shuttle way flight route road rushed sailed
 brought bring take took invited invitation moved transferred evacuated delegation's deported ambassador envoy border access`)

// moves reports whether one of the words before token k is of travel.
func (r *reader) moves(l *line, k int) bool {
	for n := 1; n <= 6; n++ {
		w := l.lower(k - n)
		if travel[w] {
			return true
		}
		if w == "," || w == "and" {
			break
		}
	}
	return false
}

// modifies reports whether the name before token k stands before a noun.
func (r *reader) modifies(l *line, k int) bool {
	if k >= len(l.t) || l.t[k].Kind != sentence.Word || l.possessive(k) {
		return l.lower(k) == "-" && l.glued(k)
	}
	w := l.t[k].Lower
	return !verb(w) && !functionWord[w]
}

// noun reports whether an adjective stands for people: "the Ukrainian, who".
func (r *reader) noun(l *line, h *hit) bool {
	p := l.lower(h.first - 1)
	if p != "the" && p != "a" && p != "an" && p != "no" && p != "another" {
		return false
	}
	next := l.lower(h.last)
	if next == "and" || next == "-" || next == "," && l.hit(h.last+1) != nil {
		return false // "the Egyptian and Qatari ministers"
	}
	return !r.modifies(l, h.last)
}

// bound are words before "for" that make a place of what follows.
var bound = words("left leaving leave set scheduled planned due slated announced bound headed heading departed departing booked fixed")

var functionWord = words(`and or but as in on at to from of for with by that which who whose than when while after before since until because if so over about against during under the a an
 also again still now then later only just both not yet already too alone itself themselves is are was were be been has have had do does did will would can could may might must should shall`)

var auxiliary = words(`is are was were has have had do does did will would can could may might must should shall said says told sent gave gives put took takes wants want made makes
 held holds let sees saw knows knew thinks thought keeps kept goes went came comes spoke meant means met meets won lost led left began begins broke set sought seeks felt stood stands
 insists rejects accepts calls demands refuses agrees denies hopes fears expects offers proposes claims argues asks backs welcomes needs plans warns signals faces appears seems remains never
 also still now then again itself alone not dropped stopped swapped likes dislikes owes pays bows blinks tells talks-about`)

// verb guesses from its form whether a word is a verb in the third person or
// the past.
func verb(w string) bool {
	if auxiliary[w] {
		return true
	}
	return len(w) > 3 && strings.HasSuffix(w, "ed") && w != "united" && !strings.HasSuffix(w, "-backed") && !strings.Contains(w, "-")
}

// gone are verbs whose object is a place: "departed Lima".
var gone = words("departed left departs leaves leaving departing visited visits visiting reached entered toured")

// acts reports whether a capital stands for its government: as subject, owner
// or addressee, and not after a word of place.
func (r *reader) acts(l *line, h *hit, prev string) bool {
	next := l.lower(h.last)
	if l.lower(h.last) == "," && h.last+1 < len(l.t) {
		if g := l.hitFrom(h.last + 1); g != nil && g.is(gazetteer.State) != nil && g.is(gazetteer.State).Name == h.is(gazetteer.City).Of {
			return false // "Vilnius, Lithuania"
		}
	}
	switch {
	case placePrep[prev] || gone[prev]:
		return false
	case prev == "to" || prev == "from" || prev == "for":
		if r.moves(l, h.first) || prev == "for" && bound[l.lower(h.first-2)] {
			return false
		}
		w := l.lower(h.first - 2)
		return given[w] || prev == "for" || prev == "from" && given[w] || verb(w) && !travel[w]
	case l.possessive(h.last):
		w := l.lower(h.last + 1)
		return !placeNoun[w] && !l.capital(h.last+1) && prev != "of"
	case prev == "between" || prev == "with" || prev == "by" || prev == "against" || prev == "that" || prev == "told" || prev == "urged" || prev == "gave" || prev == "wants" || prev == "accused" || prev == "pressed" || prev == "offered" || prev == "give" || prev == "giving" || prev == "tell" || prev == "telling" || prev == "urge" || prev == "urging" || prev == "ask" || prev == "asking" || prev == "force" || prev == "pressing" || prev == "accusing" || prev == "accuses" || prev == "accuse" || prev == "allow" || prev == "let" || prev == "offer" || prev == "offering":
		return !talkNoun[next]
	case prev == "and" && l.lower(h.first-2) != "" && l.hit(h.first-2) != nil && r.pairOf(l, h.first):
		return true
	case prev == "of" || prev == "on":
		return false
	}
	if verb(next) {
		return true
	}
	if next == "," && l.lower(h.last+1) == "which" && wills[l.lower(h.last+2)] {
		return true // "Kyiv, which wants"
	}
	if l.s.Kind == sentence.Heading && r.headed(l, h) {
		return true
	}
	if next == "and" || next == "," || next == "or" {
		if g := l.hitFrom(h.last + 1); g != nil && g.is(gazetteer.City) != nil && g.is(gazetteer.City).Capital {
			return verb(l.lower(g.last))
		}
		if next == "," && h.first == 0 {
			return false
		}
		if g := l.hitFrom(h.last + 1); next == "and" && g != nil && g.actor() != nil && verb(l.lower(g.last)) {
			return true
		}
	}
	if adverb[next] && verb(l.lower(h.last+1)) {
		return true
	}
	return prev != "" && l.t[h.first-1].Kind == sentence.Word && verb(prev) && !travel[prev] && !talkNoun[next]
}

// wills are verbs of which only somebody who acts is the subject.
var wills = words("wants says has had denies rejects backs supports insists accuses refuses seeks demands wanted said rejected backed denied accused hopes fears considers regards sees views opposes proposed called")

// aheads are verbs as headlines have them, behind "to" or behind a pair.
var aheads = words(`hold agree sign meet discuss free swap exchange resume begin start end reach reject accept want seek talk set ready ink eye plan
 send host join restore open release sit offer propose trade make take give try negotiate mend normalise normalize halt extend suspend sever welcome urge back say call push vow pledge near weigh drop cut face fail`)

// headed reports whether a capital acts in a headline: "Moscow and Kyiv to
// free prisoners", "Tehran, Washington hold talks", "Ankara to host".
func (r *reader) headed(l *line, h *hit) bool {
	k := h.last
	for range 3 {
		if w := l.lower(k); w != "and" && w != "," && w != "&" {
			break
		}
		g := l.hitFrom(k + 1)
		if g == nil || g.actor() == nil {
			return false
		}
		k = g.last
	}
	pair := k > h.last || h.first > 1 && l.hit(h.first-2) != nil && l.hit(h.first-2).actor() != nil && (l.lower(h.first-1) == "and" || l.lower(h.first-1) == ",")
	return l.lower(k) == "to" && aheads[l.lower(k+1)] || pair && aheads[l.lower(k)]
}

// pairOf reports whether the pair that ends at token k is "between A and B" or
// "with A and B".
func (r *reader) pairOf(l *line, k int) bool {
	h := l.hit(k - 2)
	w := l.lower(h.first - 1)
	return w == "between" || w == "with" || w == "by"
}

var (
	given     = words("proposal message messages offer letter plan signal response answer reply demand demands pressure support aid statement warning paper memorandum concessions guarantees help approval consent invitation word according due said gave given handed according thanks close loyal appeal appealed talk talked talks speak spoke speaking spoken presented conveyed passed closer")
	placeNoun = words("airport streets street suburbs suburb outskirts palace hotel centre center old downtown district mayor university square stadium main international metro cathedral history")
	talkNoun  = words("talks meeting meetings summit round rounds conference session sessions negotiations agreement accords accord process format channel declaration protocol visit trip track deal plan time airport hotel university daily newspaper newspapers")
	adverb    = words("also still now has have had would could will should never long later then again itself reportedly apparently already only not quickly publicly repeatedly")
)

// effort are nouns before which an organisation's name only says whose they
// are: "UN peace efforts".
var effort = words("peace efforts effort security-council peacekeeping peacekeepers sanctions resolution resolutions sources mandate headquarters auspices framework charter")

// capitalOf is the capital that "the Kenyan capital" or "Kenya's capital"
// means, and the token behind it; nil where the city itself is named beside it.
func (r *reader) capitalOf(l *line, h *hit) (c *gazetteer.Entry, last int) {
	e := h.is(gazetteer.State)
	k := h.last
	if l.possessive(k) {
		k++
	} else if e = h.is(gazetteer.Adjective); e == nil || l.lower(h.first-1) != "the" {
		return nil, 0
	}
	if e == nil || l.lower(k) != "capital" {
		return nil, 0
	}
	next := k + 1
	if l.lower(next) == "," || l.lower(next) == "of" || l.lower(next) == "city" {
		next++
	}
	before := l.hit(h.first - 3) // "Nairobi, the Kenyan capital"
	for _, near := range []*hit{l.hitFrom(next), before} {
		if near != nil && near.is(gazetteer.City) != nil && near.is(gazetteer.City).Of == e.Of {
			return nil, 0
		}
	}
	return r.set.Capital(e.Of), k + 1
}
