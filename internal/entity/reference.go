package entity

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/sentence"
)

// titleByReference takes the office of a person from "the American president"
// where the article gives it nowhere else.
func (r *reader) titleByReference() {
	for _, l := range r.lines {
		for i := range l.roles {
			ro := &l.roles[i]
			if ro.group && !ro.attached {
				r.titleAll(ro)
			}
			if ro.group || ro.attached || ro.det == "a" || ro.det == "an" {
				continue
			}
			ro.to = r.pointsTo(l, ro)
			if p := ro.to; p != nil && p.title == "" && len(ro.kept) > 0 && l.s.Kind != sentence.Heading && ro.head != "leader" {
				p.title = r.title(l, ro)
			}
		}
	}
}

// titleAll takes the office of people from "the American and Ukrainian
// presidents" and "the two presidents", where the article gives it nowhere else
// and a list of well-known holders agrees.
func (r *reader) titleAll(ro *role) {
	one := strings.TrimSuffix(ro.head, "s")
	if one != "president" && one != "chancellor" || len(ro.members) < 2 && ro.count != 2 {
		return
	}
	var fit []*person
	for _, p := range r.people {
		if p.heads[one] && (len(ro.members) == 0 || slices.Contains(ro.members, p.rep)) {
			fit = append(fit, p)
		}
	}
	if len(fit) != 2 {
		return
	}
	for _, p := range fit {
		if p.title == "" {
			p.title = one
		}
	}
}

// peers are words for somebody of equal office on another side.
var peers = words("counterpart counterparts number colleague host")

// throughPeople reads offices that belong to a person: "Putin's aide N",
// "his envoy N".
func (r *reader) throughPeople(l *line, i int) {
	n := &l.names[i]
	for j := range l.roles {
		ro := &l.roles[j]
		its := n.role == j+1 || ro.attached && ro.first == n.last+1
		if !its || len(ro.of) > 0 || peers[ro.head] {
			continue
		}
		var owner *person
		switch {
		case ro.owner != nil:
			owner = ro.owner
		case ro.person != [2]int{}:
			c := r.core(l.text(r.text, ro.person[0], ro.person[1]))
			if len(c) > 0 {
				owner = r.byWord(c[len(c)-1], l.index)
			}
			if owner == nil || owner.rep == "" {
				if h := r.holder(l.text(r.text, ro.person[0], ro.person[1])); h != nil {
					n.p.add(h.Of, byPerson, "person")
					return
				}
			}
		case ro.det == "his" || ro.det == "her":
			owner = r.before1(l, ro.first, n.p)
		}
		if ro.det == "another" {
			owner = r.another(l, ro, n.p)
		}
		if owner != nil && owner != n.p {
			n.p.add(owner.rep, byPerson, "person")
			return
		}
		if (ro.det == "its" || ro.det == "their") && n.p.rep == "" {
			if of := r.speaksFor(l, ro.first); of != "" {
				n.p.add(of, byBeside+1, "its")
			} else if p := r.nearBefore(l, ro.first); p != nil && p != n.p && p.rep != "" {
				n.p.add(p.rep, byBeside+1, "its")
			} else {
				n.p.add(r.ofBefore(l, ro.first), byBeside+1, "its")
			}
		}
	}
}

// speaksFor is the state or party that a sentence begins with, where somebody
// of "its" or "their" own tells it behind a comma at token k-1: "the rebels turned
// down the envoy's plan, their negotiator N said".
func (r *reader) speaksFor(l *line, k int) string {
	if l.lower(k-1) != "," {
		return ""
	}
	for j := range l.hits {
		h := &l.hits[j]
		if h.first > 1 {
			break
		}
		if e := h.actor(); e != nil && l.lower(h.last) != "'s" && !l.spokenFor(h) {
			return e.Of
		}
	}
	return ""
}

// another is the person named before with the same office: "N, another vice
// minister".
func (r *reader) another(l *line, ro *role, not *person) *person {
	c := class(ro.head, r.title(l, ro))
	for i := l.index; i >= 0; i-- {
		for _, n := range r.lines[i].names {
			if n.p != not && n.p.heads[c] && n.p.rep != "" && (i < l.index || n.last <= ro.first) {
				return n.p
			}
		}
	}
	return nil
}

// nearBefore is the last person named before token k of the sentence.
func (r *reader) nearBefore(l *line, k int) *person {
	var p *person
	for i := range l.names {
		if l.names[i].last <= k {
			p = l.names[i].p
		}
	}
	return p
}

// before1 is the person that "his" at token k means: the last one named
// before it in the sentence, else the first of the sentence before.
func (r *reader) before1(l *line, k int, not *person) *person {
	var found *person
	from := 0
	for i := range l.names {
		if n := &l.names[i]; n.last <= k && n.p != not {
			found, from = n.p, n.last
		}
	}
	for j := from; j < k; j++ {
		if w := l.lower(j); (w == "he" || w == "she") && l.names[0].p != not && found != nil {
			found = l.names[0].p // "N met M, where he said his government": his who met
		}
	}
	for back := 1; found == nil && back < 6 && l.index-back >= 0; back++ {
		for _, n := range r.lines[l.index-back].names {
			if n.p != not {
				return n.p
			}
		}
	}
	return found
}

// byReference gives "the Ukrainian president" to the one person who is called
// president and for whom nothing else is said.
func (r *reader) byReference() {
	for _, l := range r.lines {
		for i := range l.roles {
			ro := &l.roles[i]
			if ro.group || ro.attached || len(ro.of) == 0 {
				continue
			}
			c := class(ro.head, "")
			var one *person
			for _, p := range r.people {
				if !p.heads[c] {
					continue
				}
				if p.rep == ro.of[0] {
					one = nil
					break
				}
				if p.rep == "" {
					if one != nil {
						one = nil
						break
					}
					one = p
				}
			}
			if one != nil {
				one.add(ro.of[0], byPoint, "reference")
				one.settle()
			}
		}
	}
}

// class is an office as references compare it.
func class(head, title string) string {
	head, title = strings.ToLower(head), strings.ToLower(title)
	switch {
	case strings.Contains(title, "prime minister") || head == "premier" || head == "pm" || strings.Contains(title, "premier"):
		return "premier"
	case strings.Contains(title, "vice president") || strings.Contains(title, "vice-president"):
		return "vice"
	case head == "fm" || head == "eam" || strings.Contains(title, "external affairs minister") || strings.Contains(title, "foreign minister") || strings.Contains(title, "top diplomat") || strings.Contains(title, "foreign secretary") || strings.Contains(title, "foreign affairs") || strings.Contains(title, "secretary of state") && !strings.Contains(title, "assistant"):
		return "foreign"
	}
	switch head {
	case "spokesman", "spokeswoman", "spokesperson":
		return "spokesman"
	case "envoy", "representative", "emissary":
		return "envoy"
	case "adviser", "advisor", "aide":
		return "adviser"
	case "negotiator":
		return "negotiator"
	case "presidents":
		return "president"
	}
	return head
}
