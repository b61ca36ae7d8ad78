package entity

import (
	"cmp"
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// siteNoun are words that make a capitalised phrase a building or institution
// where people meet.
var siteNoun = words(`palace hotel residence castle villa basilica consulate embassy mission headquarters airport monastery chancellery mansion complex compound
 centre center hall house palais château chateau resort base parliament cathedral mosque academy club lodge fort fortress pavilion secretariat inn ballroom retreat dacha ranch estate foundation institute university museum library church temple shrine checkpoint barracks stadium`)

// namesRight are site nouns that stand before their name: "Villa Wolkonsky".
var namesRight = words("villa palais château chateau hotel hôtel castle base camp schloss palazzo")

// chains are names that are of hotels wherever they stand.
var chains = words("ritz intercontinental sheraton marriott hilton kempinski hyatt radisson waldorf fairmont serena mandarin shangri-la")

// chain reports whether a word is, or begins with, the name of a hotel chain:
// "Ritz-Carlton".
func chain(w string) bool {
	first, _, _ := strings.Cut(w, "-")
	return chains[first] || chains[w]
}

// learned are site nouns of bodies that also say and do something.
var learned = words("foundation institute university museum library church temple")

// within are the words before a building that people are in.
var within = words("at in inside outside")

// writeSites makes entities of buildings: "the Russian Consulate", "Diriyah
// Palace", "Four Seasons hotel", "Villa Bonaparte", "his official residence".
func (r *reader) writeSites(l *line, add func(Entity)) {
	r.writeMinistries(l, add)
	for k := range l.t {
		w := strings.ReplaceAll(l.t[k].Lower, "ô", "o")
		branded := l.capital(k) && chain(w)
		if !siteNoun[w] && w != "schloss" && w != "palazzo" && !branded {
			continue
		}
		if l.hit(k) != nil && l.hit(k).is(gazetteer.Office, gazetteer.Organisation, gazetteer.Seat, gazetteer.Site) != nil {
			continue
		}
		first, last := k, k+1
		state, city, inside := "", "", "" // inside: "Havana Convention Center"
		named := false
		for first > 0 {
			p := first - 1
			h := l.hit(p)
			switch {
			case l.possessive(p) || l.lower(p) == "-" && l.glued(p+1) && l.capital(p-1):
				first--
				continue
			case h != nil && h.is(gazetteer.Reporter) == nil:
				if e := h.m[0]; e.Type == gazetteer.City {
					if l.possessive(h.last) {
						city = e.Name
						first = h.last + 1
						goto done
					}
					named, inside = true, e.Name
				} else if a := h.actor(); a != nil {
					state = a.Of
					named = true
				}
				first = h.first
				continue
			case l.capital(p) && (p > 0 || !starters[l.t[p].Lower]) && !l.taken[p]:
				first--
				named = true
				continue
			case siteModifier[l.lower(p)]:
				first--
				continue
			}
			break
		}
	done:
		if (namesRight[w] || branded) && l.capital(k) {
			for last < len(l.t) && (l.capital(last) && l.hit(last) == nil || l.capital(last) && l.hit(last).m[0].Type != gazetteer.State || l.lower(last) == "-" && l.glued(last) && l.capital(last+1)) {
				last++
				named = true
			}
		}
		if l.lower(last) == "general" {
			last++
		}
		for first < k && (l.lower(first) == "," || l.possessive(first) || functionWord[l.lower(first)]) {
			first++
		}
		// "residence of Oman's ambassador", "Permanent Mission of the United States"
		if l.lower(last) == "of" {
			for i := range l.roles {
				if ro := &l.roles[i]; ro.first == last+1 && len(ro.of) > 0 && !ro.group {
					state, named = ro.of[0], true
					if !ro.attached {
						last = ro.last
					}
				}
			}
			j := last + 1
			if l.lower(j) == "the" {
				j++
			}
			if h := l.hitFrom(j); h != nil && h.actor() != nil && l.lower(last) == "of" && state == "" {
				last, state, named = h.last, h.actor().Of, true
			}
		}
		named = named || branded
		prep := l.lower(first - 1)
		if prep == "the" || prep == "his" || prep == "her" || prep == "its" || prep == "their" {
			prep = l.lower(first - 2)
		}
		official := w == "residence" && siteModifier[l.lower(k-1)] ||
			(w == "palace" || w == "complex" || w == "compound") && (l.lower(k-1) == "presidential" || l.lower(k-1) == "royal") && within[prep]
		if !named && !official || strings.HasPrefix(l.lower(first), "'") {
			continue
		}
		if (w == "house" || w == "base" || w == "mission" || w == "hall" || w == "centre" || w == "center" || w == "club" || w == "academy" || w == "complex" || w == "parliament" || w == "secretariat" || w == "compound" || w == "estate") && !l.capital(k) && w != "parliament" && w != "complex" && w != "compound" {
			continue
		}
		if w == "parliament" || w == "mission" || w == "secretariat" || w == "headquarters" || w == "embassy" {
			if !placePrep[prep] && prep != "to" && prep != "from" {
				continue // a body that says or does something
			}
		}
		if learned[w] && (prep != "at" || !l.capital(k)) {
			continue // a body, unless people are at it
		}
		if w == "resort" && !l.capital(k) {
			continue // a kind of place, which its name follows
		}
		if (w == "house" || w == "chamber") && l.lower(last) == "of" || w == "mission" && state == "" {
			continue
		}
		own := first
		if h := l.hitFrom(first); h != nil && h.actor() != nil && l.possessive(h.last) && h.last+1 < k {
			own = h.last + 1 // "Peru's presidential palace"
		}
		e := Entity{First: first, Last: last, Kind: Site, Name: l.text(r.text, own, last), City: city, Rule: "site-noun"}
		if l.lower(first-1) == "the" {
			e.First--
		}
		if e.City == "" {
			e.City = cmp.Or(r.cityAfter(l, last), inside)
		}
		if c := r.city(e.City); c != nil {
			e.Country = c.Of
		}
		add(e)
	}
}

// ministries are bodies that are buildings after "at" and "in".
var ministries = words("ministry presidency parliament")

// writeMinistries makes sites of "at the foreign ministry in Tokyo".
func (r *reader) writeMinistries(l *line, add func(Entity)) {
	for i := range l.roles {
		ro := &l.roles[i]
		if !ro.group || ro.attached || !ministries[ro.head] || ro.det != "the" || !within[l.lower(ro.first-1)] || l.possessive(ro.last) {
			continue
		}
		e := Entity{First: ro.first, Last: ro.last, Kind: Site, Name: l.text(r.text, ro.first+1, ro.last), City: r.cityAfter(l, ro.last), Rule: "ministry-as-site"}
		if len(ro.of) > 0 {
			e.Country = ro.of[0]
		} else if c := r.city(e.City); c != nil {
			e.Country = c.Of
		}
		add(e)
	}
}

// city is the city of a name, nil for none.
func (r *reader) city(name string) *gazetteer.Entry {
	for _, c := range r.set.Lookup(name) {
		if c.Type == gazetteer.City && name != "" {
			return c
		}
	}
	return nil
}

var siteModifier = words("official state presidential private royal permanent diplomatic government guest summer emirate's ambassador's general's consul")

// cityAfter is the city in "in CITY", "in CITY's … district" or ", CITY"
// right behind a site.
func (r *reader) cityAfter(l *line, k int) string {
	j := k
	if w := l.lower(j); w == "in" || w == "," || w == "near" || w == "outside" {
		j++
	} else if w == "on" || w == "at" {
		for n := 1; n < 6; n++ {
			if l.lower(j+n) == "in" || l.lower(j+n) == "of" {
				j += n + 1
				break
			}
		}
		if j == k {
			return ""
		}
	} else {
		return ""
	}
	if h := l.hitFrom(j); h != nil {
		if e := h.is(gazetteer.City); e != nil {
			return e.Name
		}
	}
	return ""
}

// armies are last words of names of movements and bodies.
var armies = words("Front Movement Army Alliance Coalition Platform League Brigade Brigades Militia Resistance Council Congress Union Forces Organisation Organization Party Confederation Federation Authority")

// writeUnknown makes entities of capitalised runs that no list knows but whose
// form says what they are: "Free Papua Movement", "in Someville".
func (r *reader) writeUnknown(l *line, add func(Entity)) {
	for i := 0; i < len(l.t); i++ {
		if l.taken[i] || !l.capital(i) || l.s.Kind != sentence.Body {
			continue
		}
		first := i
		for i < len(l.t) && !l.taken[i] && (l.capital(i) || i > first && joins(l.lower(i)) && l.lower(i) == "of" && l.capital(i+1)) {
			i++
		}
		last := i
		prev := l.lower(first - 1)
		switch {
		case (placeKind[l.lower(first-2)] && prev == "of" || landform[l.lower(first)] && (prev == "at" || prev == "in" || prev == "on" || prev == "near")) && last-first <= 3:
			add(Entity{First: first, Last: last, Kind: Place, Name: l.text(r.text, first, last), Country: r.countryOf(l, first, last), Rule: "kind-of-place"})
		case last-first > 1 && armies[l.t[last-1].Text] && (first > 0 || last > 2 || !starters[l.t[0].Lower]) && r.mayAct(l, first, last):
			if prev == "the" {
				first--
			}
			name := l.text(r.text, first, last)
			add(Entity{First: first, Last: last, Kind: Organisation, Name: strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "), Rule: "suffix"})
		case (prev == "in" || prev == "near") && last-first <= 3 && !r.names(l, last) && !r.off.Barred(l.t[first].Lower) && !r.off.Barred(l.t[last-1].Lower) && len(l.t[first].Text) > 2:
			add(Entity{First: first, Last: last, Kind: Place, Name: l.text(r.text, first, last), Country: r.countryAfter(l, last), Rule: "after-in"})
		}
	}
}

// names reports whether what stands before token k only names the kind of the
// noun there: "in Oldmarket sector", "in South-East Asian diplomacy".
func (r *reader) names(l *line, k int) bool {
	if l.lower(k) == "-" && l.glued(k) {
		return true
	}
	w := l.lower(k)
	return r.modifies(l, k) && l.t[k].Text == w && !placeKind[w] && !adverb[w] && !dayWords[w] && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ly")
}

// dayWords begin what dates an occasion.
var dayWords = words("today yesterday tomorrow tonight this last next early earlier late later overnight shortly hours days weeks months years")

// mayAct reports whether an unknown body between tokens takes part in what is
// told: as subject, owner or other side, and not as the place or the matter.
func (r *reader) mayAct(l *line, first, last int) bool {
	prev, next := l.lower(first-1), l.lower(last)
	if prev == "the" {
		prev = l.lower(first - 2)
	}
	switch prev {
	case "with", "between", "by", "and", "from", "against", "for", ",":
		return true
	case "in", "at", "on", "under", "over", "about":
		return l.possessive(last)
	}
	return verb(next) || l.possessive(last) || next == "," || next == "(" || next == "and" || next == "or" || next == "to" || adverb[next] || prev == "of" || verb(prev)
}

// placeKind are words whose "of" names a place; landform are first words of
// names of places.
var (
	placeKind = words("city town village resort port island suburb enclave settlement")
	landform  = words("mount lake cape")
)

// countryOf is the state that a place lies in by the words around it: "the
// Swiss village of X", "X, Switzerland".
func (r *reader) countryOf(l *line, first, last int) string {
	if of := r.countryAfter(l, last); of != "" {
		return of
	}
	for k := first - 1; k > first-6; k-- {
		if h := l.hit(k); h != nil && placeKind[l.lower(first-2)] {
			if e := h.is(gazetteer.Adjective, gazetteer.State); e != nil {
				return e.Of
			}
		}
	}
	return ""
}

// countryAfter is the state in ", STATE" behind a place.
func (r *reader) countryAfter(l *line, k int) string {
	if l.lower(k) != "," {
		return ""
	}
	if h := l.hitFrom(k + 1); h != nil {
		if e := h.is(gazetteer.State); e != nil {
			return e.Name
		}
		if e := h.is(gazetteer.Region); e != nil {
			return e.Of
		}
	}
	return ""
}
