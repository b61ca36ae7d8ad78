package entity

import (
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
	person      [2]int // tokens of a person it belongs to ("Putin's aide", "aide to Putin"); both 0: none
	head        string // its last word, singular, folded
	kept        []int  // tokens of the title
	group       bool   // several people
	count       int    // "the three delegations"
	only        string // the state that alone has this office
	members     []string
	attached    bool    // to a name
	behind      bool    // attached to the name before it
	to          *person // whom it points to, where no name stands beside it
	owner       *person // whose it is, where a full name with 's stands before it
}

// rulers and fighters are the two sides of a war inside a state.
var (
	rulers   = words("government authorities army military cabinet")
	fighters = words("rebels insurgents militants guerrillas rebel movement opposition paramilitaries militia group")
)

// noMan are offices that before a noun are something else: "the chief aim".
var noMan = words("chief general head deputy host secretary embassy government army military party opposition mission ministry cabinet parliament people leading lead commander member chair delegate minister president side")

var determiner = words("the a an his her their its our my this that these those another both each no")

// aims are heads whose "for" and "to" name whom they serve.
var aims = words("aide adviser advisor spokesman spokeswoman spokesperson deputy negotiator confidant counsellor lawyer secretary assistant chief")

var numbers = map[string]int{"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}

// findRoles reads the phrases of offices in a sentence, left to right.
func (r *reader) findRoles(l *line) {
	for i := 0; i < len(l.t); {
		if ro, ok := r.role(l, i); ok {
			l.roles = append(l.roles, ro)
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

// role reads one phrase that begins at token s.
func (r *reader) role(l *line, s int) (role, bool) {
	if l.key[s] == "" {
		return role{}, false
	}
	ro := role{first: s}
	k := s
	if determiner[l.t[k].Lower] {
		ro.det = l.t[k].Lower
		ro.count = numbers[ro.det]
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
	if ro.det == "no" || noMan[ro.head] && k < len(l.t) && l.t[k].Kind == sentence.Word && l.t[k].Text == l.t[k].Lower && !l.possessive(k) && !verb(l.t[k].Lower) && !functionWord[l.t[k].Lower] {
		return role{}, false
	}
	if ro.group && ro.det == "the" && len(ro.of) == 0 && ro.person == [2]int{} && r.rebels != "" {
		switch {
		case rulers[ro.head]:
			ro.of = []string{r.home}
		case fighters[ro.head]:
			ro.of = []string{r.rebels}
		}
	}
	if ro.count == 0 && ro.det == "both" {
		ro.count = 2
	}
	return ro, true
}

// owners reads what an office belongs to before it: "Saudi", "Moscow's",
// "Russian and U.S.", "Putin's".
func (r *reader) owners(l *line, ro *role, k int) (int, bool) {
	if polity[l.lower(k)] && l.possessive(k+1) && (ro.det == "the" || ro.det == "his" || ro.det == "her") {
		ro.det = "its"
		k += 2
	}
	for range 4 {
		h := l.hitFrom(k)
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
			own := len(ro.kept)
			ro.of = append(ro.of, e.Of)
			if e.Type == gazetteer.City && !l.possessive(h.last) {
				return k, false // "Geneva talks team": a place
			}
			k = h.last
			if l.possessive(k) {
				k++
			}
			if e.Type == gazetteer.Seat || e.Type == gazetteer.Office || e.Type == gazetteer.Organisation && !l.possessive(k-1) && h.last-h.first > 1 {
				ro.kept = ro.kept[:own]
				for i := h.first; i < k; i++ {
					ro.kept = append(ro.kept, i)
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
				if open && !r.listAhead(l, g.last) || !r.headAhead(l, g.last) {
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

// office matches the words of an office at token k and returns the token
// after them.
func (r *reader) office(l *line, k int) (last int, of string, group bool) {
	if k >= len(l.t) || l.key[k] == "" {
		return k, "", false
	}
	start := l.t[k].Span.Start
	end, of, group := r.off.Match(r.text[start:l.s.Span.End], l.key[k])
	if end == 0 {
		return k, "", false
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
					if n, ok := r.head(l, &next, end); ok && (!group || !next.group) {
						*ro = next
						return n, true
					}
				}
			}
			if unknown > 0 && !l.capital(k) {
				return k, false
			}
			for i := k; i < end; i++ {
				ro.kept = append(ro.kept, i)
			}
			ro.head, ro.group, ro.only = l.key[end-1], group, only
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
		case r.off.Modifier(w):
			if n := numbers[w]; n > 0 {
				ro.count = n
			} else if !fleeting[w] {
				ro.kept = append(ro.kept, k)
			}
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

// tails reads what follows an office: "of Turkey", "for the Middle East", "at
// the Russian foreign ministry".
func (r *reader) tails(l *line, ro *role, k int) int {
	for range 3 {
		prep := l.lower(k)
		switch prep {
		case "of", "for", "to", "on", "at", "from", "in":
		default:
			return k
		}
		if prep == "in" && ro.head != "ambassador" && ro.head != "commander" {
			// "a vice foreign minister in Pyongyang"
			if h := l.hitFrom(k + 1); h != nil && len(ro.of) == 0 && !ro.group && ro.person == [2]int{} && ro.head != "envoy" && ro.head != "negotiator" && !theirs(ro.det) {
				if e := h.is(gazetteer.City); e != nil && e.Capital {
					ro.of = append(ro.of, e.Of)
				}
			}
			return k
		}
		if prep == "from" && !ro.group || prep == "to" && ro.group || prep == "for" && ro.group || prep == "on" && ro.group || prep == "at" && ro.group || prep == "in" && ro.group {
			return k
		}
		own := prep == "of" || prep == "at" || prep == "from" || aims[ro.head] || ro.head == "negotiator"
		end := r.object(l, ro, k+1, own)
		if end == k+1 {
			return k
		}
		if !ro.group && !(own && governs[ro.head] && prep == "of" && len(ro.of) > 0 && !r.topicWithin(l, k, end)) {
			for i := k; i < end; i++ {
				ro.kept = append(ro.kept, i)
			}
		}
		k = end
	}
	return k
}

// object reads the noun phrase of a tail from token k and returns its end; k
// for none. own says that states and organisations in it are what the office
// is of.
func (r *reader) object(l *line, ro *role, k int, own bool) int {
	start := k
	if w := l.lower(k); w == "the" || w == "its" || w == "his" || w == "her" || w == "their" {
		k++
	}
	end := start
	hits := 0
	for n := 0; n < 50 && k < len(l.t); n++ {
		w := l.lower(k)
		h := l.hitFrom(k)
		switch {
		case h != nil && h.is(gazetteer.Reporter) == nil:
			e := h.actor()
			if e == nil && h.is(gazetteer.Several) != nil {
				e = h.is(gazetteer.Several)
			}
			if own && e != nil {
				if hits > 0 && ro.group || len(e.Members) > 0 {
					if len(ro.members) == 0 {
						ro.members = append(ro.members, ro.of...)
					}
					if len(e.Members) > 0 {
						ro.members = append(ro.members, e.Members...)
					} else {
						ro.members = append(ro.members, e.Of)
					}
				}
				if len(e.Members) == 0 {
					ro.of = append(ro.of, e.Of)
				}
				hits++
			}
			k = h.last
			if l.possessive(k) {
				k++
				if !r.nounAhead(l, k) {
					return k - 1
				}
				continue
			}
			end = k
			if !ro.group && !r.nounAhead(l, k) {
				return end
			}
		case r.off.Topic(w) || r.off.Modifier(w):
			k++
			if r.off.Topic(w) {
				end = k
			}
			if !r.nounAhead(l, k) && !joins(l.lower(k)) {
				return max(end, start)
			}
		case l.capital(k) && !r.nameAhead(l, k):
			if !r.topicAhead(l, k) {
				return end
			}
			k++
		case joins(w) && end > start:
			// goes on only into more of the same
			n := k + 1
			if w == "," {
				if l.lower(n) == "and" {
					n++
				}
			}
			if l.lower(n) == "the" {
				n++
			}
			g := l.hitFrom(n)
			switch {
			case w == "," && !(ro.group && g != nil && g.actor() != nil):
				return end
			case w == "and" && ro.group && g != nil && g.actor() != nil && !l.possessive(g.last):
			case w == "and" && !ro.group && g != nil && g.actor() != nil:
				return end
			case w == "," || r.off.Topic(l.lower(n)) || g != nil && w != "and" || l.capital(n) && r.topicAhead(l, n):
			default:
				return end
			}
			k = n
		default:
			if e, _, _ := r.office(l, k); e > k {
				k, end = e, e
				if l.possessive(k) {
					k++
					continue
				}
				if !joins(l.lower(k)) && l.lower(k) != "at" {
					return end
				}
				continue
			}
			if w == "at" && end > start {
				k++
				if l.lower(k) == "the" {
					k++
				}
				continue
			}
			return end
		}
	}
	return end
}

// governs are offices whose "of STATE" is left out of the title.
var governs = words("president minister premier chancellor negotiator spokesman spokeswoman spokesperson ambassador")

// topicWithin reports whether the matter of an office stands between tokens.
func (r *reader) topicWithin(l *line, a, b int) bool {
	for k := a; k < b; k++ {
		if w := l.lower(k); l.hit(k) == nil && r.off.Topic(w) && w != "government" {
			return true
		}
	}
	return false
}

func joins(w string) bool { return w == "and" || w == "of" || w == "for" || w == "," || w == "&" }

// nounAhead reports whether the phrase of an office's matter goes on at k.
func (r *reader) nounAhead(l *line, k int) bool {
	for n := range 6 {
		w := l.lower(k + n)
		if r.off.Topic(w) {
			return true
		}
		if e, _, _ := r.office(l, k+n); k+n < len(l.t) && e > k+n {
			return true
		}
		if !r.off.Modifier(w) && !(l.capital(k+n) && l.hit(k+n) == nil) && !(joins(w) && n > 0 && w == "and") {
			return false
		}
	}
	return false
}

// topicAhead reports whether a run of capitals from k comes to a word that
// ends the matter of an office ("European Affairs").
func (r *reader) topicAhead(l *line, k int) bool {
	for n := range 6 {
		w := l.lower(k + n)
		if r.off.Topic(w) {
			return true
		}
		if !l.capital(k+n) && w != "and" && w != "-" && !r.off.Modifier(w) {
			return false
		}
	}
	return false
}

// nameAhead reports whether two capitals from k look like a person's name and
// not like the matter of an office.
func (r *reader) nameAhead(l *line, k int) bool {
	return !r.topicAhead(l, k) && l.capital(k+1)
}

// title is the office as the article words it.
func (r *reader) title(l *line, ro *role) string {
	var b strings.Builder
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
