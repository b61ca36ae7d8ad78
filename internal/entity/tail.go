package entity

import (
	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// aims are heads whose "for" and "to" name whom they serve.
var aims = words("aide adviser advisor spokesman spokeswoman spokesperson deputy negotiator confidant counsellor lawyer secretary assistant chief")

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
			if h := l.hitFrom(k + 1); h != nil && len(ro.of) == 0 && !ro.group && ro.person == [2]int{} && ro.head != "envoy" && ro.head != "negotiator" && (!theirs(ro.det) || peers[ro.head]) {
				if e := h.actor(); e != nil && peers[ro.head] && e.Type == gazetteer.State {
					ro.of = append(ro.of, e.Of) // "his counterpart in Peru"
					return h.last
				}
				if e := h.is(gazetteer.City); e != nil && e.Capital {
					ro.of = append(ro.of, e.Of)
					return h.last
				}
			}
			return k
		}
		if prep == "from" && !ro.group && !peers[ro.head] && !(sent[ro.head] && (ro.det == "a" || ro.det == "an") && r.ofBody(l, k+1)) || prep == "to" && ro.group || prep == "for" && ro.group || prep == "on" && ro.group || prep == "at" && ro.group || prep == "in" && ro.group {
			return k
		}
		if (prep == "on" || prep == "to") && (governs[ro.head] && !aims[ro.head] && ro.head != "negotiator" && ro.head != "ambassador" || ro.head == "minister") {
			return k // "briefed the president on talks"
		}
		if e, _, group := r.office(l, k+1); ro.group && !group && e > k+1 && l.capital(k+1) && l.capital(e) && l.hit(e) == nil {
			return k // "the leadership of Prime Minister N"
		}
		if end := r.served(l, ro, k+1); end > 0 {
			return end
		}
		if prep == "for" && ro.head == "secretary of state" {
			ro.only = "" // many states have one for a matter
		}
		own := prep == "of" || prep == "at" || prep == "from" || aims[ro.head] || ro.head == "negotiator"
		end := r.object(l, ro, k+1, own)
		if end == k+1 {
			return r.ofStates(l, ro, k)
		}
		end = r.andFaction(l, ro, end)
		plain := own && governs[ro.head] && prep == "of" && len(ro.of) > 0 && !r.topicWithin(l, k, end)
		if !ro.group && !plain {
			for i := k; i < end; i++ {
				ro.kept = append(ro.kept, i)
			}
		}
		k = end
	}
	return k
}

// ofStates reads the states that a group is of where they are only counted or
// placed, "the leaders of eight Pacific nations", and returns the token behind
// them; k for none.
func (r *reader) ofStates(l *line, ro *role, k int) int {
	if !ro.group || l.lower(k) != "of" {
		return k
	}
	for n := k + 1; n < k+7; n++ {
		switch w := l.lower(n); {
		case w == "nations" || w == "countries" || w == "states":
			ro.many = l.lower(n-1) != "two" && l.lower(n-1) != "both"
			return n + 1
		case n >= len(l.t) || l.t[n].Kind == sentence.Punct || functionWord[w] && !determiner[w]:
			return k
		}
	}
	return k
}

// andFaction reads those who deal with a government behind it, "delegates of the
// Peruvian government and the opposition", and returns the token behind them; end
// for none.
func (r *reader) andFaction(l *line, ro *role, end int) int {
	and := end
	if factions[l.lower(end-1)] != "" {
		and = end - 2
		if l.lower(and) == "the" {
			and--
		}
	}
	if !ro.group || len(ro.of) != 1 || len(ro.members) > 0 || !rulers[l.lower(and-1)] || l.lower(and) != "and" {
		return end
	}
	k := and + 1
	if l.lower(k) == "the" {
		k++
	}
	f := r.faction(l, &role{of: ro.of, head: l.lower(k)})
	if f == "" {
		return end
	}
	ro.members = []string{ro.of[0], f}
	return max(end, k+1)
}

// sent are offices that an organisation or a state sends somebody with: "a special
// envoy from X".
var sent = words("envoy representative official diplomat mediator negotiator delegate emissary")

// ofBody reports whether a state or an organisation is named at k, past "the".
func (r *reader) ofBody(l *line, k int) bool {
	if l.lower(k) == "the" {
		k++
	}
	h := l.hitFrom(k)
	return h != nil && h.actor() != nil && h.is(gazetteer.City) == nil
}

// served reads the person in "adviser to Prime Minister N" and "spokesman for
// Peruvian President N" from token k and returns the token behind the name, 0
// for none. What stands before that name becomes a role of its own.
func (r *reader) served(l *line, ro *role, k int) int {
	if ro.group || !aims[ro.head] || ro.person != [2]int{} || l.lower(k-1) == "at" || l.lower(k-1) == "in" {
		return 0
	}
	his := role{first: k}
	at := k
	if l.lower(at) == "top" || l.lower(at) == "supreme" {
		at, k = at+1, k+1 // "aide to top Peruvian leader N"
	}
	if h := l.hitFrom(k); h != nil && h.actor() != nil && h.actor().Type != gazetteer.City {
		his.of = []string{h.actor().Of}
		at = h.last
		if l.possessive(at) {
			at++
		}
	}
	name, only, group := r.office(l, at)
	if group || name == at || !l.capital(at) && len(his.of) == 0 {
		return 0
	}
	end := name
	for end < name+4 && (l.capital(end) && (l.hit(end) == nil || l.hit(end).actor() == nil) && !r.off.Barred(l.lower(end)) || end > name && particle[l.lower(end)]) {
		end++
	}
	if end == name {
		return 0
	}
	his.last, his.head, his.only = name, l.lower(name-1), only
	for i := at; i < name; i++ {
		his.kept = append(his.kept, i)
	}
	for i := k - 1; i < end; i++ {
		ro.kept = append(ro.kept, i)
	}
	ro.person = [2]int{name, end}
	if h := l.hitFrom(end + 1); h != nil && h.actor() != nil && l.lower(end) == "of" && len(his.of) == 0 {
		his.of, end = []string{h.actor().Of}, h.last // "adviser to President N of Peru"
	}
	ro.serves, ro.of = &his, append(ro.of, his.of...)
	return end
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
		if list := r.matters(l, k); list > 0 {
			k, end = list, list
			if !joins(l.lower(k)) || l.lower(k) == "," {
				return end
			}
			continue
		}
		w := l.lower(k)
		h := l.hitFrom(k)
		switch {
		case h != nil && h.is(gazetteer.Reporter) == nil:
			e := h.actor()
			if e == nil && h.is(gazetteer.Several) != nil {
				e = h.is(gazetteer.Several)
			}
			if backed(l, h.last) {
				k = h.last + 2
				continue
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
			if l.lower(k) == "-" && l.glued(k) && l.hitFrom(k+1) != nil {
				k++ // "for Belgrade-Pristina dialogue"
				continue
			}
			if g := l.hitFrom(k + 1); e == nil && g != nil && l.lower(k) == "and" && g.is(gazetteer.Region) != nil {
				k++ // "for the Middle East and Africa"
				continue
			}
			if !ro.group && !r.nounAhead(l, k) {
				return end
			}
		case r.off.Topic(w) || r.off.Modifier(w):
			k++
			if r.off.Topic(w) {
				end = k
				if own && (w == "government" || w == "administration") && len(ro.of) == 0 && l.lower(k) == "in" {
					// "the leader of the unity government in Lima"
					if g := l.hitFrom(k + 1); g != nil {
						if c := g.is(gazetteer.City); c != nil && c.Capital {
							ro.of, k = []string{c.Of}, g.last
							end = k
						}
					}
				}
				if own && w == "government" && len(ro.of) == 0 && r.rebels != "" && r.ruled != "" {
					ro.of = []string{r.ruled} // in a war inside a state
				}
				if l.possessive(k) && r.nounAhead(l, k+1) {
					k++
					continue
				}
			}
			if g := l.hitFrom(k); own && g != nil && g.actor() != nil && (r.nounAhead(l, g.last) || g.actor().Type == gazetteer.Party) {
				continue // "the head of the new Peruvian team"
			}
			if !r.nounAhead(l, k) && !joins(l.lower(k)) {
				return max(end, start)
			}
		case l.capital(k) && (l.lower(k-1) == "the" && joins(l.lower(k-2)) || joins(l.lower(k-1))) && end > start && l.lower(k-1) != "," && l.lower(k-1) != "and":
			// "Committee for the Peaceful Reunification of the Fatherland"
			for l.capital(k) && l.hit(k) == nil {
				k++
			}
			end = k
		case l.capital(k) && !r.nameAhead(l, k):
			if e, _, _ := r.office(l, k); e > k && !r.topicAhead(l, k) {
				k, end = e, e // "envoy of the Secretary-General"
				if !joins(l.lower(k)) {
					return end
				}
				continue
			}
			if !r.topicAhead(l, k) {
				return end
			}
			k++
		case w == "and" && end == start && k > start && r.nounAhead(l, k+1):
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
			case w == "," && (!ro.group || g == nil || g.actor() == nil):
				return end
			case w == "of" && !own && g != nil && g.actor() != nil && !r.nounAhead(l, g.last):
				return end // "Minister of State for Trade of Peru": its own tail
			case w == "and" && ro.group && g != nil && g.actor() != nil && !l.possessive(g.last):
			case w == "and" && !ro.group && g != nil && g.actor() != nil:
				return end
			case w != "," && w != "and" && l.capital(n) && g == nil && l.capital(k-1):
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

// matters is the end of a list of matters at k that one word closes:
// "Political, Legal and Security Affairs"; 0 for none.
func (r *reader) matters(l *line, k int) int {
	joined := false
	for n := 0; n < 12 && k < len(l.t); n, k = n+1, k+1 {
		switch w := l.lower(k); {
		case w == "," || w == "and" || w == "&":
			joined = true
		case !l.capital(k):
			return 0
		case joined && (w == "affairs" || w == "cooperation" || w == "development" || w == "relations") && l.lower(k+1) != "and" && !(r.off.Topic(l.lower(k+1)) && l.capital(k+1)):
			return k + 1
		case calendar[w] || r.off.Rank(w):
			return 0
		}
	}
	return 0
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
	name := 0 // capitals in a row that can be a person's
	for n := range 6 {
		w := l.lower(k + n)
		if w == "and" && name > 1 {
			return false // "President of Peru N M and Minister"
		}
		name++
		if !l.capital(k+n) || l.hit(k+n) != nil {
			name = 0
		}
		if r.off.Topic(w) {
			return true
		}
		if e, _, _ := r.office(l, k+n); k+n < len(l.t) && e > k+n {
			return true
		}
		unknown := l.capital(k+n) && l.hit(k+n) == nil
		if !r.off.Modifier(w) && !unknown && (n == 0 || w != "and") {
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
