package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

var (
	seeVerbs   = set("saw sees see seen seeing")
	comeVerbs  = set("came comes come coming got gets get getting gotten")
	sitVerbs   = set("sat sit sits sitting")
	speakVerbs = set("spoke spoken speak talked talk conversed")
	timeUnits  = set("minutes hours hour day afternoon evening morning")
)

// plainMeeting reports whether everyday words for a meeting start at token i,
// and the token behind them: "saw", "came together", "sat opposite", "spoke for
// 45 minutes". They are also words for other things, so that they tell of a
// meeting only where a day or a place is given with them.
func (v *view) plainMeeting(i int) (int, bool) {
	next := v.lower(i + 1)
	switch w := v.lower(i); {
	case seeVerbs[w]:
		if next == "each" && v.lower(i+2) == "other" {
			return i + 3, true
		}
		return i + 1, v.seesSomebody(i)
	case comeVerbs[w]:
		return i + 2, next == "together" && !v.is(i+2, "to", "form") && v.lower(i+2) != "as"
	case sitVerbs[w]:
		switch {
		case next == "opposite" || next == "together" || next == "with":
			return i + 2, true
		case next == "across":
			for k := i + 2; k < i+5; k++ {
				if v.lower(k) == "from" {
					return k + 1, true
				}
			}
		case next == "at" || next == "around" || next == "round":
			one := v.lower(i + 2)
			return i + 4, v.lower(i+3) == "table" && (one == "one" || one == "a" || one == "the" || one == "same") || v.is(i+2, "the", "same", "table")
		}
	case w == "shook":
		return i + 2, next == "hands" && v.lower(i+2) != "on" && !v.supposed(i)
	case speakVerbs[w] && next == "on" && (v.is(i+2, "the", "sidelines") || v.is(i+2, "the", "margins")):
		return i + 1, !v.phoneNear(i)
	case speakVerbs[w] && (next == "for" || next == "face-to-face" || next == "privately"):
		return i + 1, (next != "for" || v.someTime(i+2)) && !v.phoneNear(i)
	case w == "spent" || w == "had" && v.timeWith(i):
		return i + 1, v.timeWith(i)
	case w == "discussed" || w == "discuss" && futureAux[v.lower(i-1)]:
		return i + 1, v.talkedOver(i)
	case w == "raised" || w == "raises":
		return i + 1, v.raisedWith(i)
	case w == "exchanged" && next == "views" && v.lower(i+2) == "with":
		return i + 2, true
	case w == "paid" || w == "pays" || w == "pay":
		for k := i + 2; k < i+5; k++ {
			if v.lower(k) == "call" && (v.lower(k+1) == "on" || v.lower(k+1) == "to") {
				return k + 2, next == "a"
			}
		}
	}
	return i, false
}

// talkedOver reports whether the subject of "discussed" at i, with who it was
// discussed with, are at least two that act: "A and B discussed the border".
func (v *view) talkedOver(i int) bool {
	if v.phoneNear(i) || v.passive(i) {
		return false
	}
	n := 0
	for _, e := range v.subject(i) {
		if e.Name == "" && e.Represents == "" || e.Form == entity.Pronoun || e.Kind == entity.Group && e.Represents == "" && len(e.Members) == 0 {
			return false
		}
		n += max(1, len(e.Members))
	}
	for k := i + 1; k < len(v.t) && v.in[k] == v.in[i]; k++ {
		if v.lower(k) == "with" {
			es, _ := v.chainRight(k + 1)
			n += len(es)
			break
		}
	}
	return n > 1
}

// raisedWith reports whether the verb at i says with which person a matter was
// raised: "raised the border with N".
func (v *view) raisedWith(i int) bool {
	if v.phoneNear(i) || v.passive(i) {
		return false
	}
	for k := i + 1; k < len(v.t) && k < i+12 && v.in[k] == v.in[i]; k++ {
		if v.lower(k) == "with" {
			es, _ := v.chainRight(k + 1)
			return len(es) > 0 && es[0].Kind == entity.Person && es[0].Represents != ""
		}
	}
	return false
}

// seesSomebody reports whether the object of "saw" at i is somebody who can be
// met and not watched in what he does: "saw the prime minister in Delhi", but
// neither "saw N as a friend" nor "saw N leave".
func (v *view) seesSomebody(i int) bool {
	es, end := v.chainRight(i + 1)
	if len(es) == 0 || es[0].First > i+5 {
		return false
	}
	for _, e := range es {
		if e.Kind != entity.Person && e.Kind != entity.Group {
			return false
		}
	}
	switch w := v.lower(end); {
	case end >= len(v.t) || v.date[end] != nil || w == "," || w == "." || w == "and" || w == "here" || w == "again":
		return true
	case w == "in" || w == "at" || w == "on" || w == "during" || w == "before" || w == "after" || w == "ahead" || w == "separately":
		return true
	}
	return false
}

// someTime reports whether a length of time starts at token k: "45 minutes",
// "more than two hours".
func (v *view) someTime(k int) bool {
	for j := k; j < k+5 && j < len(v.t); j++ {
		if timeUnits[v.lower(j)] {
			return v.lower(j) != "day" && v.lower(j) != "morning"
		}
		if v.ent[j] != nil || prepositions[v.lower(j)] {
			return false
		}
	}
	return false
}

// timeWith reports whether the verb at i has a length of time and, behind it,
// somebody with whom it passed: "spent four hours at a hotel with N".
func (v *view) timeWith(i int) bool {
	unit := -1
	for k := i + 1; k < len(v.t) && k < i+14 && v.in[k] == v.in[i]; k++ {
		switch w := v.lower(k); {
		case timeUnits[w] && k < i+6:
			unit = k
		case w == "together" && unit > 0:
			return true
		case w == "with" && unit > 0:
			es, _ := v.chainRight(k + 1)
			return len(es) > 0 && es[0].Kind == entity.Person
		case v.finite(k):
			return false
		}
	}
	return false
}

// phoneNear reports whether the clause of token i has a word for a phone.
func (v *view) phoneNear(i int) bool {
	for k := range v.t {
		if v.within(k, v.in[i]) && phoneWords[v.lower(k)] && v.ent[k] == nil {
			return true
		}
	}
	return false
}

// besides gives what is told in a clause of time its parties from the clause
// around it: "X told Y that trade would grow when the two met".
func (c *candidate) besides(rd *reading, v *view, i int) {
	in := v.clauses[v.in[i]]
	if in.parent < 0 || !(in.by == "when" || in.by == "as" || in.by == "after" || in.by == "while") {
		return
	}
	for _, s := range v.sayAt {
		if s >= in.first || v.ent[min(s+1, len(v.t)-1)] == nil && !determiners[v.lower(s+1)] {
			continue
		}
		obj, _ := v.chainRight(s + 1)
		if len(obj) == 0 || obj[0].Kind != entity.Person || obj[0].First > s+3 {
			continue
		}
		subj := v.subject(s)
		if len(subj) == 0 || subj[0].Kind != entity.Person {
			continue
		}
		c.addAll(subj, parley.Party, "told")
		c.addAll(obj, parley.Party, "told-object")
		if c.date == nil {
			c.setDate(rd, v, s, s+1, mood{status: parley.Held})
		}
		return
	}
}

// venue is the place that is called the venue of the noun phrase that starts at
// token a: "Oslo was the venue of the third meeting", nil where none is.
func (v *view) venue(a int) *entity.Entity {
	for k := a - 1; k > 1 && k > a-8; k-- {
		switch w := v.lower(k); {
		case w == "venue" || w == "scene" || w == "setting":
			for j := k - 1; j >= 0 && j > k-6; j-- {
				if e := v.ent[j]; e != nil && (e.Kind == entity.Place || e.Form == entity.Metonym) {
					return e
				}
			}
			return nil
		case v.finite(k) || v.ent[k] != nil:
			return nil
		}
	}
	return nil
}

// frontedWith are those whom a phrase at the start of the clause of token a
// gives: "With N he had a meeting as well".
func (v *view) frontedWith(a int) []*entity.Entity {
	k := v.clauses[v.in[a]].first
	if k >= a || v.lower(k) != "with" || v.ent[k] != nil {
		return nil
	}
	es, end := v.chainRight(k + 1)
	if len(es) == 0 || es[0].Kind != entity.Person && es[0].Kind != entity.Group || end >= a || strings.HasSuffix(v.lower(end), "ing") {
		return nil
	}
	return es
}

// pastAdverbials is the first token from k on that is behind phrases on where
// and when: "received at his residence, on Monday, a delegation".
func (v *view) pastAdverbials(k int) int {
	for end := k + 24; k < len(v.t) && k < end; {
		w := v.lower(k)
		switch {
		case v.date[k] != nil || w == ",":
			k++
		case (w == "at" || w == "in" || w == "on") && v.ent[k] == nil:
			k++
			for k < len(v.t) && v.date[k] == nil && v.lower(k) != "," && !v.finite(k) && !(v.ent[k] != nil && v.ent[k].Form != entity.Pronoun && acts(v.ent[k])) {
				if (determiners[v.lower(k)] || v.ent[k] != nil && v.ent[k].Form == entity.Adjective) && v.lower(k-1) != "at" && v.lower(k-1) != "in" && v.lower(k-1) != "on" {
					break
				}
				k++
			}
		default:
			return k
		}
	}
	return k
}

// supposed reports whether the sentence only thinks of what token i tells:
// "suppose that the two met and shook hands".
func (v *view) supposed(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch v.lower(k) {
		case "suppose", "imagine", "if", "picture":
			return true
		}
	}
	return false
}

// addOffices adds the parties of those met who are named by their office alone:
// "met the president of Peru".
func (c *candidate) addOffices(met []*entity.Entity) {
	if len(c.parties()) != 1 || len(met) == 0 {
		return
	}
	for _, e := range met {
		if e.Kind == entity.Person && e.Name == "" && e.Represents != "" {
			c.put(participant{name: c.party(e.Represents), role: parley.Party, span: e.Span, rule: "office"})
		}
	}
}
