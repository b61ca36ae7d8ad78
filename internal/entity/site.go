package entity

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// siteNoun are words that make a capitalised phrase a building or institution
// where people meet.
var siteNoun = words(`palace hotel residence castle villa basilica consulate embassy mission headquarters airport monastery chancellery mansion complex compound
 centre center hall house palais château chateau resort base parliament cathedral mosque academy club lodge fort fortress pavilion secretariat inn ballroom retreat dacha ranch estate`)

// namesRight are site nouns that stand before their name: "Villa Wolkonsky".
var namesRight = words("villa palais château chateau hotel hôtel castle base camp schloss palazzo")

// writeSites makes entities of buildings: "the Russian Consulate", "Diriyah
// Palace", "Four Seasons hotel", "Villa Bonaparte", "his official residence".
func (r *reader) writeSites(l *line, add func(Entity)) {
	for k := range l.t {
		w := strings.ReplaceAll(l.t[k].Lower, "ô", "o")
		if !siteNoun[w] && w != "hotel" && w != "schloss" && w != "palazzo" && w != "ritz" && w != "intercontinental" && w != "sheraton" && w != "marriott" && w != "hilton" && w != "kempinski" && w != "hyatt" && w != "radisson" {
			continue
		}
		if l.hit(k) != nil && l.hit(k).is(gazetteer.Office, gazetteer.Organisation, gazetteer.Seat, gazetteer.Site) != nil {
			continue
		}
		first, last := k, k+1
		state, city := "", ""
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
					named = true
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
		if namesRight[w] && l.capital(k) || w == "hotel" && l.capital(k) {
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
					last, state, named = ro.last, ro.of[0], true
				}
			}
			j := last + 1
			if l.lower(j) == "the" {
				j++
			}
			if h := l.hitFrom(j); h != nil && h.actor() != nil && l.lower(last) == "of" {
				last, state, named = h.last, h.actor().Of, true
			}
		}
		if !named && (w == "ritz" || w == "intercontinental" || w == "sheraton" || w == "marriott" || w == "hilton" || w == "kempinski" || w == "hyatt" || w == "radisson") {
			named = l.capital(k)
		}
		prep := l.lower(first - 1)
		if prep == "the" || prep == "his" || prep == "her" || prep == "its" || prep == "their" {
			prep = l.lower(first - 2)
		}
		official := w == "residence" && siteModifier[l.lower(k-1)]
		if !named && !official || strings.HasPrefix(l.lower(first), "'") {
			continue
		}
		if (w == "house" || w == "base" || w == "mission" || w == "hall" || w == "centre" || w == "center" || w == "club" || w == "academy" || w == "complex" || w == "parliament" || w == "secretariat" || w == "compound" || w == "estate") && !l.capital(k) && w != "parliament" && w != "complex" && w != "compound" {
			continue
		}
		if w == "parliament" || w == "mission" || w == "secretariat" || w == "headquarters" || w == "embassy" {
			if !placePrep[prep] && prep != "of" && prep != "to" && prep != "from" {
				continue // a body that says or does something
			}
		}
		if (w == "house" || w == "chamber") && l.lower(last) == "of" || w == "mission" && state == "" {
			continue
		}
		e := Entity{First: first, Last: last, Kind: Site, Name: l.text(r.text, first, last), City: city, Rule: "site-noun"}
		if l.lower(first-1) == "the" {
			e.First--
		}
		if e.City == "" {
			e.City = r.cityAfter(l, last)
		}
		for _, c := range r.set.Lookup(e.City) {
			if c.Type == gazetteer.City && e.City != "" {
				e.Country = c.Of
			}
		}
		add(e)
	}
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
		case last-first > 1 && armies[l.t[last-1].Text] && (first > 0 || last > 2 || !starters[l.t[0].Lower]):
			if prev == "the" {
				first--
			}
			name := l.text(r.text, first, last)
			add(Entity{First: first, Last: last, Kind: Organisation, Name: strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "), Rule: "suffix"})
		case (prev == "in" || prev == "near") && last-first <= 3 && !r.off.Barred(l.t[first].Lower) && !r.off.Barred(l.t[last-1].Lower) && len(l.t[first].Text) > 2:
			add(Entity{First: first, Last: last, Kind: Place, Name: l.text(r.text, first, last), Country: r.countryAfter(l, last), Rule: "after-in"})
		}
	}
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
