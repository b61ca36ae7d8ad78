package entity

import (
	"slices"
	"strings"
)

// rulersOf are the offices of those whom reports call leaders.
var rulersOf = [...]string{"president", "premier", "chancellor", "king", "queen", "emir", "sultan", "leader"}

// meant are the people that a group of office-holders means where the article
// names them: "the foreign ministers of A and B", "the two presidents".
func (r *reader) meant(l *line, ro *role, e *Entity) []Entity {
	if len(ro.list) > 1 {
		return people(ro.list)
	}
	offices := r.officesOf(l, ro)
	if offices == nil || ro.attached || ro.many {
		return nil
	}
	offices = append(slices.Clip(offices), "counterpart", "counterparts", "number")
	var who []*person
	switch {
	case len(e.Members) > 1:
		for _, m := range e.Members {
			one := r.only(r.people, offices, m)
			if one == nil {
				return nil
			}
			who = append(who, one)
		}
	case len(ro.of) == 0 && ro.person == [2]int{} && (ro.count > 1 || ro.det == "the"):
		who = r.near(l, ro, offices)
	}
	return people(who)
}

// people are entities of those whom the words of a group mean.
func people(who []*person) []Entity {
	var out []Entity
	for _, p := range who {
		out = append(out, Entity{Kind: Person, Form: Reference, Name: p.full, Represents: p.rep, Title: p.title, Rule: "meant"})
	}
	return out
}

// officesOf are the offices of which a plural is; nil where people of many are
// called so.
func (r *reader) officesOf(l *line, ro *role) []string {
	one := strings.TrimSuffix(ro.head, "s")
	title := strings.TrimSuffix(r.title(l, ro), "s")
	switch {
	case !ro.group || one == ro.head:
		return nil
	case one == "leader" || one == "state" || one == "government":
		if strings.Contains(title, " ") && one == "leader" {
			return nil // "religious leaders"
		}
		return rulersOf[:]
	case one == "president" || one == "chancellor" || one == "premier" || one == "king":
		return []string{class(one, title)}
	case one == "minister":
		c := class(one, title)
		if c == "minister" {
			return []string{"foreign", "minister"}
		}
		return []string{c}
	}
	return nil
}

// only is the one person among people that holds one of the offices for a party,
// nil for none and for several.
func (r *reader) only(people []*person, offices []string, of string) *person {
	var one *person
	for _, p := range people {
		if of != "" && p.rep != of || !slices.ContainsFunc(offices, func(o string) bool { return p.heads[o] }) || Former(p.title) {
			continue
		}
		if one != nil {
			return nil
		}
		one = p
	}
	return one
}

// near are the n office-holders of different parties that "the two presidents"
// means: the only n named up to this sentence, else the only n of the nearest
// sentence before it that names n.
func (r *reader) near(l *line, ro *role, offices []string) []*person {
	n := max(ro.count, 2)
	before := func(p *person) bool {
		at := p.lastAt(l.index)
		return at >= 0 && (at < l.index || l.firstName(p) < ro.first || p.lastAt(l.index-1) >= 0)
	}
	if all := holding(r.people, offices, n, before); all != nil || ro.count == 0 {
		return all
	}
	anyone := func(*person) bool { return true }
	var after []*person
	for _, m := range l.names {
		if m.first >= ro.last && !slices.Contains(after, m.p) {
			after = append(after, m.p)
		}
	}
	if all := holding(after, offices, n, anyone); all != nil {
		return all // "posed with the two leaders, President N and leader M"
	}
	for back := 0; back < 4 && back <= l.index; back++ {
		var named []*person
		for _, m := range r.lines[l.index-back].names {
			if (back > 0 || m.last <= ro.first) && !slices.Contains(named, m.p) {
				named = append(named, m.p)
			}
		}
		if all := holding(named, offices, n, anyone); all != nil {
			return all
		}
	}
	return nil
}

// holding are the people that ok lets through who hold one of the offices, where
// they are n, of n different parties. It stops at the first too many.
func holding(people []*person, offices []string, n int, ok func(*person) bool) []*person {
	var out []*person
	for _, p := range people {
		if p.rep == "" || Former(p.title) || !slices.ContainsFunc(offices, func(o string) bool { return p.heads[o] }) || !ok(p) {
			continue
		}
		if len(out) == n || slices.ContainsFunc(out, func(o *person) bool { return o.rep == p.rep }) {
			return nil
		}
		out = append(out, p)
	}
	if len(out) != n {
		return nil
	}
	return out
}
