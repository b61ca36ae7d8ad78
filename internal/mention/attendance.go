package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	attendees = set("participants attendees guests delegates invitees leaders those others")
	attending = set("came come attended attending present gathered participating participated")
	joinVerbs = set("attended joined attend join")
)

// attendance reads who else was at an occasion told here or just before: "A and B
// also attended", "they were joined by C", "among those who came were D and E",
// "also present were F and G", "the participants included H".
func attendance(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if v.ent[i] != nil && w != "side" || v.t[i].Quoted {
		return nil
	}
	var es, host []*entity.Entity
	switch {
	case joinVerbs[w] && v.byBehind(i) > 0 && !ceremonies[v.lower(i-1)]:
		es, _ = v.chainRight(v.byBehind(i) + 1)
	case (w == "accompanied" || w == "flanked") && v.byBehind(i) > 0:
		host = v.subject(i)
		if len(host) != 1 || host[0].Kind != entity.Person {
			return nil
		}
		es, _ = v.chainRight(v.byBehind(i) + 1)
		es = peopleOf(host[0].Represents, es)
	case w == "sat" && v.is(i+1, "in", "on") && v.joinsOccasion(i+3):
		es = v.subject(i)
	case w == "did" && v.lower(i-1) == "as":
		if !v.cameBefore(i - 1) {
			return nil
		}
		es, _ = v.chainRight(i + 1)
	case w == "side" && v.ent[i] != nil && v.ent[i].Last == i+1 && v.lower(v.ent[i].First-1) == "on":
		es = v.seated(i)
	case joinVerbs[w] && v.joinsOccasion(i+1), (w == "took" || w == "take" || w == "taken") && v.lower(i+1) == "part" && v.joinsOccasion(i+2), w == "participated" && v.joinsOccasion(i+1),
		w == "present" && auxiliaries[v.beforeAdverbs(i)] && v.joinsOccasion(i+1),
		w == "added" && auxiliaries[v.beforeAdverbs(i)] && v.lower(i+1) == "to" && v.lower(i+2) == "the" && (v.lower(i+3) == "line" || v.lower(i+3) == "call"):
		es = v.subject(i)
	case w == "joined" && v.joinedAt(i):
		es, _ = v.chainRight(i + 1)
		es = append(es, v.subject(i)...)
	case w == "sent":
		es = v.senders(i)
	case w == "sat" && i < 4 && v.is(0, "at", "the", "table"):
		es, _ = v.chainRight(i + 1)
	case w == "were" || w == "was" || w == "included":
		if !v.namesAttendees(i) {
			return nil
		}
		es, _ = v.chainRight(i + 1)
	case w == "among" && (v.lower(i+1) == "them" || v.lower(i+1) == "those") && v.lower(i-1) == "," && v.cameBefore(i):
		es, _ = v.chainRight(i + 2)
	default:
		return nil
	}
	c := &candidate{names: rd.names, trigger: [2]int{i, i + 1}, joinsIn: true, attends: true, host: host, mood: v.moodOf(i, true)}
	if c.mood.negated || c.mood.open {
		return nil
	}
	c.addAll(es, parley.Party, "attendance")
	if len(c.who) == 0 {
		return nil
	}
	return c
}

// joinsOccasion reports whether what follows a verb such as "attended" at token k
// is the occasion told of, "the call", "them", or nothing.
func (v *view) joinsOccasion(k int) bool {
	switch w := v.lower(k); {
	case w == "in" || w == "at":
		return v.joinsOccasion(k + 1)
	case w == "them" || w == "" || v.t[k].Kind == sentence.Punct || v.date[k] != nil:
		return true
	case w == "the" || w == "those" || w == "this":
		for j := k + 1; j < len(v.t) && j < k+4; j++ {
			if contactNouns[v.lower(j)] != "" && v.ent[j] == nil {
				x := v.lower(j + 1)
				return x != "for" && x != "of" && x != "in" && x != "between"
			}
		}
	}
	return false
}

// joinedAt reports whether "joined" at token i says of those behind it that they
// are at an occasion: "joined envoys of A and B at the talks".
func (v *view) joinedAt(i int) bool {
	es, end := v.chainRight(i + 1)
	return len(es) > 0 && (v.lower(end) == "at" || v.lower(end) == "for" || v.lower(end) == "in") && v.contactWithin(end+1, end+4)
}

// dashed are the states and organisations listed between two dashes, behind an
// occasion at [a, b) or before it with a verb of attending: "a meeting of the
// signatories – A, B and C –", "the powers – A, B and C – were present at the talks".
func (v *view) dashed(a, b int) []*entity.Entity {
	dash := func(k int) bool { w := v.lower(k); return w == "–" || w == "—" || w == "--" }
	for k := max(0, a-40); k < len(v.t) && k < b+14; k++ {
		if !dash(k) {
			continue
		}
		es, end := v.chainRight(k + 1)
		if len(es) < 3 || !dash(end) || slices.ContainsFunc(es, func(e *entity.Entity) bool { return e.Kind != entity.State && e.Kind != entity.Organisation }) {
			continue
		}
		if k >= b && !v.finiteWithin(b, k) {
			return es
		}
		for j := end; j < a; j++ {
			if w := v.lower(j); attending[w] || joinVerbs[w] || w == "part" {
				return es
			}
		}
	}
	return nil
}

// beforeAdverbs is the word before token i and the adverbs in front of it.
func (v *view) beforeAdverbs(i int) string {
	for i--; i > 0 && (v.lower(i) == "also" || v.lower(i) == "later" || v.lower(i) == "then" || v.lower(i) == "both" || v.lower(i) == "all"); i-- {
	}
	return v.lower(i)
}

// senders are the people that the verb "sent" at token i has as its object, where
// no journey elsewhere follows: "A sent N and M".
func (v *view) senders(i int) []*entity.Entity {
	subj := v.subject(i)
	es, end := v.chainRight(i + 1)
	if len(subj) != 1 || v.lower(end) == "to" || v.lower(end) == "on" {
		return nil
	}
	for _, e := range es {
		if e.Kind != entity.Person || e.Represents == "" || e.Represents != subj[0].Name {
			return nil
		}
	}
	return es
}

// seated are the people behind "on the Peruvian side" whose last word is token i.
func (v *view) seated(i int) []*entity.Entity {
	switch v.lower(i + 1) {
	case "was", "were", "are", ",", ":":
	default:
		return nil
	}
	es, _ := v.chainRight(i + 2)
	return peopleOf(v.ent[i].Represents, es)
}

// peopleOf are those of es up to the first that is no person of a state or who acts
// for another; who acts for nobody yet acts for it.
func peopleOf(state string, es []*entity.Entity) []*entity.Entity {
	var out []*entity.Entity
	for _, e := range es {
		if e.Kind != entity.Person || e.Represents != "" && e.Represents != state && e.Rule != "person:same-sentence" {
			break
		}
		out = append(out, actingFor(state, e))
	}
	return out
}

// actingFor is e as one who acts for a state or organisation.
func actingFor(name string, e *entity.Entity) *entity.Entity {
	o := *e
	o.Represents = name
	return &o
}

// namesAttendees reports whether the verb at token i has as its subject those who
// came to an occasion: "among the guests were", "also present were", "the
// participants included".
func (v *view) namesAttendees(i int) bool {
	if v.lower(i) == "included" {
		for k := i - 1; k >= 0 && k > i-5; k-- {
			if attendees[v.lower(k)] || attending[v.lower(k)] {
				return v.ent[k] == nil
			}
		}
		return false
	}
	if k := i - 1; k == 0 && (v.lower(0) == "present" || v.lower(0) == "attending") || k == 1 && v.is(0, "taking", "part") {
		return true
	}
	if w := v.lower(1); v.lower(0) == "also" && (w == "at" || w == "in") && (v.contactWithin(2, i) || v.is(1, "in", "attendance")) && !v.finiteWithin(1, i) {
		return true // "also at the talks were"
	}
	for k := i - 1; k >= 0 && k > i-9; k-- {
		w := v.lower(k)
		if w == "also" && (attending[v.lower(k+1)] || v.lower(k+1) == "there") {
			return true
		}
		if w == "among" {
			for j := k + 1; j < i; j++ {
				if attendees[v.lower(j)] || attending[v.lower(j)] {
					return true
				}
			}
		}
	}
	return false
}

// cameBefore reports whether the words before token i say that somebody came:
// "more than twenty leaders attended, among them", "A also took part, as did".
func (v *view) cameBefore(i int) bool {
	for k := i - 2; k >= 0 && k > i-8; k-- {
		if v.lower(k) == "part" && (v.lower(k-1) == "took" || v.lower(k-1) == "take") {
			return true
		}
		if attending[v.lower(k)] || joinVerbs[v.lower(k)] {
			return v.ent[k] == nil
		}
	}
	return false
}

// attended is the contact at which those in c were: the one told in its sentence,
// else the last one of the two sentences before.
func (rd *reading) attended(c *candidate) *candidate {
	var before *candidate
	for _, o := range rd.all {
		if o.kind == "" || o.kind.Family() != parley.Contacts || o.kind == parley.Visit || o.v.si > c.v.si || o.v.si < c.v.si-2 {
			continue
		}
		for o.joined != nil {
			o = o.joined
		}
		if o.dropped != "" && (o.dropped != pointsToNothing || !o.when.Known()) || o.status == parley.Cancelled || o.status == parley.Held && c.mood.planned {
			continue
		}
		if len(c.host) > 0 && !slices.Contains(o.people(), c.host[0].Name) || o.v == c.v && before != nil && !o.when.Known() && o.place == "" {
			continue // not where they were; "the meeting", told before
		}
		if before = o; o.v == c.v {
			return o
		}
	}
	return before
}
