package entity

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// role is a phrase that names an office or what people are: "the Turkish
// foreign minister", "Putin's aide", "Russian and U.S. officials", "head of
// the IAEA".
type role struct {
	first, last int    // tokens, with a determiner
	det         string // "the", "a", "his", ...; empty for none
	of          []string
	leaning     string // "pro-Russian", "Russian-backed"
	person      [2]int // tokens of a person it belongs to ("Putin's aide", "aide to Putin"); both 0: none
	head        string // its last word, singular, folded
	kept        []int  // tokens of the title
	group       bool   // several people
	count       int    // "the three delegations"
	many        bool   // of states that are only counted: "leaders of eight nations"
	only        string // the state that alone has this office
	members     []string
	list        []*person // the names behind an office of several
	attached    bool      // to a name
	behind      bool      // attached to the name before it
	to          *person   // whom it points to, where no name stands beside it
	serves      *role     // of "adviser to President N": the office of N
	owner       *person   // whose it is, where a full name with 's stands before it
}

// rulers and fighters are the two sides of a war inside a state.
var (
	rulers   = words("government authorities army military cabinet regime junta")
	fighters = words("rebels insurgents militants guerrillas rebel movement opposition paramilitaries militia group")
)

// noMan are offices that before a noun are something else: "the chief aim".
var noMan = words("chief general head deputy host secretary embassy government army military party opposition mission ministry cabinet parliament people leading lead commander member chair delegate minister president side official")

var determiner = words("the a an his her their its our my this that these those another both each no")

var numbers = map[string]int{"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}

// findRoles reads the phrases of offices in a sentence, left to right.
func (r *reader) findRoles(l *line) {
	for i := 0; i < len(l.t); {
		if ro, ok := r.role(l, i); ok && !r.insideName(l, &ro) {
			if his := ro.serves; his != nil {
				l.roles = append(l.roles, *his)
			}
			l.roles = append(l.roles, ro)
			for _, k := range ro.kept {
				l.titled[k] = k < ro.person[0] || k >= ro.person[1]
			}
			i = ro.last
			continue
		}
		if h := l.hitFrom(i); h != nil {
			i = h.last
			continue
		}
		i++
	}
}

// insideName reports whether a rank is a word of the name behind a title:
// "President Hassan Sheikh M".
func (r *reader) insideName(l *line, ro *role) bool {
	k := ro.first
	return ro.last == k+1 && r.off.Rank(ro.head) && l.capital(k) && l.capital(k-1) && !r.off.Barred(l.lower(k-1)) && r.titleEnds(l, k-1)
}

// role reads one phrase that begins at token s.
func (r *reader) role(l *line, s int) (role, bool) {
	if l.key[s] == "" {
		return role{}, false
	}
	ro := role{first: s}
	k := s
	if l.t[k].Lower == "that" {
		return role{}, false // "said that negotiators of X"
	}
	if determiner[l.t[k].Lower] {
		ro.det = l.t[k].Lower
		ro.count = numbers[ro.det]
		k++
	}
	if h := l.hitFrom(k + 1); h != nil && first[l.lower(k)] && h.is(gazetteer.Adjective) != nil {
		ro.kept = append(ro.kept, k) // "chief Peruvian negotiator"
		k++
	}
	k, ok := r.owners(l, &ro, k)
	if !ok {
		return role{}, false
	}
	k, ok = r.head(l, &ro, k)
	if !ok || len(ro.members) > 1 && !ro.group {
		return role{}, false
	}
	for range 3 {
		if !l.possessive(k) {
			break
		}
		next := ro
		next.kept = append(append([]int{}, ro.kept...), k)
		n, ok := r.head(l, &next, k+1)
		if !ok || ro.group {
			break
		}
		ro, k = next, n
	}
	k = r.tails(l, &ro, k)
	ro.last = k
	if ro.det == "no" || noMan[ro.head] && k < len(l.t) && l.t[k].Kind == sentence.Word && l.t[k].Text == l.t[k].Lower && !l.possessive(k) && !verb(l.t[k].Lower) && !functionWord[l.t[k].Lower] && !strings.HasSuffix(l.t[k].Lower, "ly") {
		return role{}, false
	}
	if ro.head == "general" && l.capital(k) && l.capital(k+1) && r.off.Barred(l.lower(k+1)) {
		return role{}, false // "General Border Committee"
	}
	if ro.head == "members" && !(len(ro.of) == 1 && len(ro.members) < 2 && l.lower(k-1) != "members" && r.armed(ro.of[0])) {
		return role{}, false // "members of parliament", "NATO members"
	}
	r.takeSide(l, &ro)
	if ro.count == 0 && ro.det == "both" {
		ro.count = 2
	}
	return ro, true
}

// armed reports whether a known name is that of a party to a conflict.
func (r *reader) armed(name string) bool {
	return slices.ContainsFunc(r.set.Lookup(name), func(e *gazetteer.Entry) bool { return e.Type == gazetteer.Party })
}

// takeSide settles what "the government", "the rebels", "an army delegation"
// and "rebel leader N" are of in a war inside a state.
func (r *reader) takeSide(l *line, ro *role) {
	if f := l.factionOf(ro); f != "" && len(ro.of) == 0 && ro.leaning != "" {
		ro.of = []string{ro.leaning + " " + f} // not of the state that backs them
		return
	}
	if len(ro.of) == 0 && (ro.det == "" || ro.det == "the" || ro.det == "its") && len(l.roles) > 0 && l.lower(ro.first-1) == "and" && l.factionOf(ro) != "" {
		if o := &l.roles[len(l.roles)-1]; o.last == ro.first-1 && len(o.of) == 1 && (ro.det == "" || rulers[o.head]) {
			ro.of = o.of // "Peru's government and opposition", "the government and its rebels"
		}
	}
	if n := len(r.armedOf); n > 1 && (ro.count == n || ro.det == "both" && n == 2) && len(ro.members) == 0 && l.factionOf(ro) == "rebels" {
		ro.of, ro.members = nil, r.armedOf // "the two rebel groups"
		return
	}
	if f := r.faction(l, ro); f != "" {
		ro.of = []string{f}
		return
	}
	if len(ro.of) > 0 || ro.person != [2]int{} || r.rebels == "" || r.ruled == "" || theirs(ro.det) && !(peers[ro.head] && len(ro.kept) > 1) {
		return
	}
	if ro.group && (ro.det == "the" || ro.det == "" && fighters[ro.head]) {
		switch {
		case rulers[ro.head]:
			ro.of = []string{r.ruled}
		case fighters[ro.head]:
			ro.of = []string{r.rebels}
		}
		if len(ro.of) > 0 {
			return
		}
	}
	for _, k := range ro.kept[:len(ro.kept)-1] {
		switch l.lower(k) {
		case "government", "army", "junta", "regime":
			ro.of = []string{r.ruled}
		case "rebel", "guerrilla", "insurgent", "militant":
			ro.of = []string{r.rebels}
		}
	}
}

// owners reads what an office belongs to before it: "Saudi", "Moscow's",
// "Russian and U.S.", "Putin's".
func (r *reader) owners(l *line, ro *role, k int) (int, bool) {
	if w := l.lower(k); ro.det == "the" && l.possessive(k+1) && r.rebels != "" && (w == "government" || fighters[w]) {
		// "the government's chief negotiator" in a war inside a state
		ro.of = append(ro.of, r.ruled)
		if fighters[w] {
			ro.of[0] = r.rebels
		}
		k += 2
	}
	if polity[l.lower(k)] && l.possessive(k+1) && (ro.det == "the" || ro.det == "his" || ro.det == "her") {
		ro.det = "its"
		k += 2
	}
	for range 4 {
		h := l.hitFrom(k)
		if w := l.lower(k); h == nil && ro.leaning == "" && len(ro.of) == 0 && (strings.HasPrefix(w, "pro-") || k > 0 && l.capital(k) && factions[l.lower(k+1)] == l.lower(k+1) && !l.glued(k)) {
			ro.leaning = l.text(r.text, k, k+1) // "pro-Russian rebels", "Tuareg separatists"
			k++
			continue
		}
		if h != nil {
			e := h.actor()
			if e == nil {
				if h.is(gazetteer.Region) != nil && (l.possessive(h.last) || ro.det == "") {
					k = h.last
					if l.possessive(k) {
						k++
					}
					continue
				}
				return k, h.is(gazetteer.Reporter) == nil && h.is(gazetteer.City) == nil
			}
			if backed(l, h.last) {
				ro.leaning = l.text(r.text, k, h.last+2)
				k = h.last + 2
				continue
			}
			own := len(ro.kept)
			if e.Type == gazetteer.Party && len(ro.of) == 1 && r.kindOf(ro.of[0]) == State {
				ro.of = nil // "Yemen's Houthi delegation": of those who are there
			}
			ro.of = append(ro.of, e.Of)
			if e.Type == gazetteer.City && !l.possessive(h.last) {
				return k, false // "Geneva talks team": a place
			}
			k = h.last
			if l.possessive(k) {
				k = l.behindBrackets(k + 1)
			} else if e.Type == gazetteer.Organisation || e.Type == gazetteer.Party {
				k = l.behindBrackets(k) // "African Union (AU) envoy"
			}
			if e.Type == gazetteer.Seat || e.Type == gazetteer.Office || e.Type == gazetteer.Organisation && !l.possessive(k-1) && h.last-h.first > 1 {
				ro.kept = ro.kept[:own]
				for i := h.first; i < k; i++ {
					if i > h.first || !bare[l.lower(i)] {
						ro.kept = append(ro.kept, i)
					}
				}
			}
			// "Egyptian, Qatari and Turkish mediators"
			for open := true; open; {
				n := k
				if l.lower(n) == "," {
					n++
				}
				if w := l.lower(n); w == "and" || w == "&" || w == "or" {
					n++
					open = false
				} else if w == "-" && l.glued(n) {
					n++
				}
				if n == k {
					break
				}
				if l.lower(n) == "the" {
					n++
				}
				g := l.hitFrom(n)
				if g == nil || g.actor() == nil || g.actor().Type == gazetteer.City && !l.possessive(g.last) {
					break
				}
				pair := open && l.s.Kind == sentence.Heading && len(ro.of) == 1 && r.pluralAhead(l, g.last)
				if open && !pair && !r.listAhead(l, g.last) || !r.headAhead(l, g.last) {
					break
				}
				if len(ro.members) == 0 {
					ro.members = append(ro.members, ro.of...)
				}
				ro.members = append(ro.members, g.actor().Of)
				k = g.last
				if l.possessive(k) {
					k++
				}
			}
			continue
		}
		if l.capital(k) && !r.off.Barred(l.t[k].Lower) && ro.det != "the" {
			j := k + 1
			for j < k+5 && (l.capital(j) || particle[l.lower(j)]) {
				j++
			}
			if l.possessive(j) && ro.person == [2]int{} {
				ro.person = [2]int{k, j}
				ro.kept = nil
				k = j + 1
				continue
			}
		}
		break
	}
	return k, true
}

// backed reports whether "-backed" or the like stands at k: whom the name before
// it supports is of somebody else.
func backed(l *line, k int) bool {
	if l.lower(k) != "-" || !l.glued(k) || !l.glued(k+1) {
		return false
	}
	switch l.lower(k + 1) {
	case "backed", "led", "sponsored", "supported", "recognised", "recognized", "aligned", "allied", "funded", "installed", "brokered", "mediated", "held", "controlled", "based", "appointed", "facilitated":
		return true
	}
	return false
}

// pluralAhead reports whether an office of several follows at once:
// "Turkish, Uzbek presidents".
func (r *reader) pluralAhead(l *line, k int) bool {
	end, _, group := r.office(l, k)
	if end == k && r.off.Modifier(l.lower(k)) {
		end, _, group = r.office(l, k+1)
	}
	return group && strings.HasSuffix(l.lower(end-1), "s")
}

// bare are adjectives that are left out of a title: "U.S. Treasury Secretary".
var bare = words("u.s. us uk u.k. british american")

// listAhead reports whether a list of owners goes on after a comma.
func (r *reader) listAhead(l *line, k int) bool {
	if l.possessive(k) {
		k++
	}
	w := l.lower(k)
	return w == "and" || w == "," || w == "or"
}

// polity are words for a state that is named elsewhere: "the country's".
var polity = words("country kingdom nation emirate republic government island")

// fleeting are modifiers that are no part of an office.
var fleeting = words("new newly appointed newly-appointed elected newly-elected then then- current embattled visiting late veteran own departing serving powerful influential longtime long-time long-serving key close trusted unnamed re-elected two three")

// first are the words of an office that also stand before its state.
var first = words("chief top lead main")

// headAhead reports whether an office follows within a few modifiers, or one
// more adjective in a list does.
func (r *reader) headAhead(l *line, k int) bool {
	if l.possessive(k) {
		k++
	}
	for range 5 {
		if k >= len(l.t) {
			return false
		}
		if end, _, _ := r.office(l, k); end > k {
			return true
		}
		if w := l.lower(k); w == "," || w == "and" || w == "-" || w == "the" || l.hit(k) != nil || r.off.Modifier(w) {
			k++
			continue
		}
		return false
	}
	return false
}

// abbreviated are offices that are written in capitals only.
var abbreviated = words("fm pm mp cm dpm eam nsa")

// office matches the words of an office at token k and returns the token
// after them.
func (r *reader) office(l *line, k int) (last int, of string, group bool) {
	if k >= len(l.t) || l.key[k] == "" {
		return k, "", false
	}
	start := l.t[k].Span.Start
	end, of, group := r.off.Match(r.text[start:l.s.Span.End], l.key[k])
	if end == 0 || len(l.key[k]) == 2 && !abbreviated[l.key[k]] || abbreviated[l.key[k]] && (l.t[k].Text != strings.ToUpper(l.t[k].Text) || strings.Contains(l.t[k].Text, ".") || k > 0 && l.t[k-1].Kind == sentence.Number) {
		return k, "", false // "FM", but not "4 p.m."
	}
	if l.key[k] == "nsa" {
		if next, _, _ := r.office(l, k+1); !l.capital(k+1) || next > k+1 || r.off.Barred(l.lower(k+1)) || l.hit(k+1) != nil {
			return k, "", false // "NSA N" is an adviser, "the NSA" an agency
		}
	}
	last = k + 1
	for last < len(l.t) && l.t[last-1].Span.End < start+end {
		last++
	}
	return last, of, group
}

// head reads modifiers and the office itself.
func (r *reader) head(l *line, ro *role, k int) (int, bool) {
	unknown := 0
	for range 9 {
		if k >= len(l.t) {
			return k, false
		}
		w := l.t[k].Lower
		end, only, group := r.office(l, k)
		if end > k {
			// "deputy foreign minister": an office that stands before another
			if r.off.Modifier(w) && end == k+1 || group {
				next := *ro
				next.kept = append([]int{}, ro.kept...)
				for i := k; i < end; i++ {
					next.kept = append(next.kept, i)
				}
				if e2, _, _ := r.office(l, end); e2 > end || r.off.Modifier(l.lower(end)) {
					if n, ok := r.head(l, &next, end); ok && (!group || !next.group || factions[w] != "" || rulers[w] && r.rebels != "") {
						*ro = next
						return n, true
					}
				}
			}
			if unknown > 0 && (!l.capital(k) || group && (fighters[w] || rulers[w] || w == "forces" || w == "front")) {
				return k, false
			}
			for i := k; i < end; i++ {
				ro.kept = append(ro.kept, i)
			}
			ro.head, ro.group, ro.only = l.lower(end-1), group, only
			if l.lower(end-1) == "general" || l.lower(end-1) == "staff" || l.lower(end-1) == "state" || l.lower(end-1) == "law" {
				ro.head = strings.ToLower(l.text(r.text, k, end))
			}
			return end, true
		}
		h := l.hitFrom(k)
		switch {
		case w == "-" && l.glued(k) || w == "and" && len(ro.kept) > 0 && (r.off.Modifier(l.lower(k-1)) || unknown > 0) && (r.off.Modifier(l.lower(k+1)) || l.capital(k+1) && unknown > 0):
			ro.kept = append(ro.kept, k)
		case h != nil && h.actor() != nil && h.actor().Type != gazetteer.City:
			ro.of = append(ro.of, h.actor().Of)
			if t := h.actor().Type; t == gazetteer.Organisation || t == gazetteer.Seat || t == gazetteer.Office {
				for i := h.first; i < h.last; i++ {
					ro.kept = append(ro.kept, i)
				}
			}
			k = h.last
			if l.possessive(k) {
				k++
			}
			continue
		case h != nil && h.is(gazetteer.Region) != nil:
			for i := h.first; i < h.last; i++ {
				ro.kept = append(ro.kept, i)
			}
			k = h.last
			continue
		case h != nil:
			return k, false
		case r.off.Modifier(w) || strings.Contains(w, "-") && l.t[k].Text == w && len(w) > 3:
			if n := numbers[w]; n > 0 {
				ro.count = n
			} else if !fleeting[w] {
				ro.kept = append(ro.kept, k)
			}
		case l.capital(k) && unknown == 0 && !starters[w] && !r.off.Barred(w) && r.portfolio(l, k+1):
			unknown++
			ro.kept = append(ro.kept, k) // "Railroad Minister"
		case l.capital(k) && unknown < 3 && !calendar[w] && (r.off.Barred(w) || r.off.Topic(w) || len(ro.of) > 0) && r.officeAhead(l, k+1):
			unknown++
			ro.kept = append(ro.kept, k)
		default:
			return k, false
		}
		k++
	}
	return k, false
}

// portfolio reports whether token k is an office that has a matter before it.
func (r *reader) portfolio(l *line, k int) bool {
	switch l.lower(k) {
	case "minister", "secretary", "commissioner", "ministry":
		return l.capital(k)
	}
	return false
}

// officeAhead reports whether capitals from k lead to an office.
func (r *reader) officeAhead(l *line, k int) bool {
	for n := range 4 {
		if k+n >= len(l.t) {
			return false
		}
		if end, _, _ := r.office(l, k+n); end > k+n && l.capital(k+n) {
			return true
		}
		w := l.lower(k + n)
		if !r.off.Barred(w) && !r.off.Topic(w) && !r.off.Modifier(w) && w != "and" && w != "-" {
			return false
		}
	}
	return false
}

var calendar = words("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec day week month year")

// title is the office as the article words it.
func (r *reader) title(l *line, ro *role) string {
	var b strings.Builder
	if ro.head == "aide" && ro.person[1] > 0 && ro.person[1] < ro.kept[0] {
		b.WriteString(l.text(r.text, ro.person[0], ro.person[1]+1) + " ") // "Putin's aide"
	}
	prev := -1
	for _, k := range ro.kept {
		if prev >= 0 && (k != prev+1 || l.t[prev].Span.End != l.t[k].Span.Start) {
			b.WriteByte(' ')
		}
		b.WriteString(l.t[k].Text)
		prev = k
	}
	return strings.TrimSuffix(strings.TrimSuffix(b.String(), "'s"), "’s")
}
