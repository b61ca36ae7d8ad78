package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	acceptWords = set("accepted accepts accept accepting backed backs back endorsed endorses welcomed welcomes welcoming supported supports support approved approves embraced consented")
	rejectWords = set("rejected rejects reject rejecting refused refuses refusing dismissed dismisses declined declines spurned denounced opposed opposes rebuffed scorned")
	thinkWords  = set("considering studying reviewing weighing examining mulling considers study studies consider review examine pondering")
	// verdicts on a plan: "called it a non-starter"
	verdicts = set("non-starter nonstarter unacceptable absurd capitulation impossible unrealistic ultimatum")
	// answered nouns that a stance may have as its object
	answerable = set("terms points invitation line formula request idea suggestion clause call conditions first second some part parts")
)

// positionVerb reads who took which stance on a proposal: "Russia rejected the
// proposal", "Kyiv said no", "X is studying the offer", "Y did not".
func positionVerb(rd *reading, v *view, i int) *candidate {
	if v.ent[i] != nil {
		return nil
	}
	stance := stanceAt(v, i)
	if stance == "" && !v.t[i].Quoted {
		return feasible(rd, v, i)
	}
	if stance == "" {
		return nil
	}
	subj, object := rd.stanceSubject(v, i), v.stanceObject(i)
	if v.passive(i) && v.lower(i) != "ready" && v.lower(i) != "willing" && v.lower(i) != "prepared" && v.lower(i) != "open" && v.lower(i) != "on" && !strings.HasSuffix(v.lower(i), "ing") {
		subj, object = nil, v.stanceObjectBefore(i)
		for k := i + 1; k < len(v.t) && k < i+8 && len(subj) == 0; k++ {
			if v.lower(k) == "by" {
				subj, _ = v.chainRight(k + 1)
			}
		}
	}
	if len(subj) == 0 || object < 0 {
		return nil
	}
	conditions := v.conditions(i)
	m := v.moodOf(i, pastForm(v.lower(i)))
	switch {
	case m.negated && stance == parley.Accepts:
		stance = parley.Rejects
	case m.negated && stance == parley.Rejects:
		stance = parley.Considering // "has not ruled it out"
	case m.negated, m.open && !m.planned:
		return nil
	case stance == parley.Accepts && (conditions != "" || v.partly(i, object)):
		stance = parley.Conditional
	}
	return rd.position(v, i, object, subj, stance, conditions)
}

// position makes a candidate that only carries what parties think of a
// proposal; nil when the subject is no party.
func (rd *reading) position(v *view, i, object int, subj []*entity.Entity, stance parley.Stance, conditions string) *candidate {
	c := &candidate{names: rd.names, trigger: [2]int{i, i + 1}}
	c.terms = v.termsFrom(min(i+1, object), object)
	for _, e := range subj {
		for _, n := range partiesOf(rd.names, e) {
			c.stances = append(c.stances, parley.SaidPosition{Actor: n, Stance: stance, Conditions: conditions, Span: v.span(max(0, min(e.First, object)), max(object, i)+1)})
		}
	}
	if len(c.stances) == 0 {
		return nil
	}
	return c
}

// stanceSubject is who takes the stance that the verb at i expresses.
func (rd *reading) stanceSubject(v *view, i int) []*entity.Entity {
	if v.t[i].Quoted {
		return v.quotedWe(i)
	}
	switch v.lower(i) {
	case "answer", "reply", "response", "reaction":
		return v.owner(i)
	case "did":
		if v.lower(i-1) == "so" {
			es, _ := v.chainRight(i + 1)
			return es
		}
	}
	return rd.agent(v, i)
}

// quotedWe is who says of himself what the quoted verb at i says: "We accept
// the plan," said X.
func (v *view) quotedWe(i int) []*entity.Entity {
	for k := i - 1; k >= 0 && k > i-5 && v.t[k].Quoted; k-- {
		if w := v.lower(k); w == "we" || w == "i" {
			for _, s := range v.sayAt {
				if !v.t[s].Quoted {
					if e := v.speaker(s, false); e != nil {
						return []*entity.Entity{e}
					}
				}
			}
		}
	}
	return nil
}

// agent is who does what the verb at i says, where the subject may be an
// owner's body ("Peru's government") or an "it" that stands for the party of the
// sentence before.
func (rd *reading) agent(v *view, i int) []*entity.Entity {
	if subj := v.subject(i); len(subj) > 0 {
		return subj
	}
	for k := i - 1; k >= 0 && k > i-8 && v.sameClause(k, i); k-- {
		e := v.ent[k]
		if v.lower(k) == "it" {
			if subj := v.mainSubject(0); len(subj) > 0 && subj[0].First < k {
				return subj
			}
			if v.si > 0 {
				if subj := rd.views[v.si-1].mainSubject(0); len(subj) == 1 && subj[0].Kind != entity.Person {
					return subj
				}
			}
			return nil
		}
		if e != nil && v.lower(e.Last) == "'s" && bodies[v.lower(e.Last+1)] && v.governed(e) == "" {
			return []*entity.Entity{e}
		}
		if v.finite(k) && !auxiliaries[v.lower(k)] {
			return nil
		}
	}
	return nil
}

// bodies act for their owner.
var bodies = set("government cabinet administration delegation team side negotiators army leadership office regime parliament movement")

// owner is the actor in front of the noun at i: "Kyiv's first answer".
func (v *view) owner(i int) []*entity.Entity {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if e := v.ent[k]; e != nil && (e.Kind == entity.State || e.Kind == entity.Organisation || e.Kind == entity.Person || e.Kind == entity.Group) {
			n := *e
			n.Form = entity.Named
			return []*entity.Entity{&n}
		}
		if v.finite(k) || prepositions[v.lower(k)] {
			return nil
		}
	}
	return nil
}

// stanceObject is the token that names or points to what the stance at i is
// about: a plan, "it", or the verb itself where nothing follows; -1 when it is
// something else.
func (v *view) stanceObject(i int) int {
	w := v.lower(i)
	switch w {
	case "answer", "reply", "response", "reaction", "did", "has", "does", "on", "yes", "responded", "replied", "reacted",
		"take", "carry", "carried", "needs", "needed", "asked", "promised", "yet", "not", "give", "gave", "have", "had", "going", "consult", "reserved", "noncommittal", "non-committal", "out":
		return i
	}
	if (w == "said" || w == "says" || w == "say") && (v.lower(i+1) == "no" || v.lower(i+1) == "yes") {
		return i + 1
	}
	if strings.HasPrefix(w, "read") || strings.HasPrefix(w, "willing") || w == "prepared" || w == "unwilling" {
		return min(i+2, len(v.t)-1)
	}
	if c := v.clauses[v.in[i]]; c.rel && (c.by == "which" || c.by == "that") {
		return i
	}
	if (rejectWords[w] || w == "unwilling") && v.lower(i+1) == "to" {
		if x := v.lower(i + 2); deeds[x] || matters[x] || x == "accept" || x == "agree" || x == "sign" || x == "join" || x == "attend" {
			return i + 2
		}
		return -1 // "refused to comment"
	}
	for k := i + 1; k < len(v.t) && k < i+12; k++ {
		if v.in[k] != v.in[i] && !v.within(k, v.in[i]) {
			break
		}
		if v.ent[k] != nil && v.ent[k].Form != entity.Adjective && v.ent[k].Form != entity.Pronoun {
			continue
		}
		x, p := v.lower(k), v.lower(k-1)
		if planNouns[x] || answerable[x] || matters[x] && (determiners[p] || nounModifiers[p] || strings.Contains(p, "-") || p == "s") {
			return k
		}
		if (x == "it" || x == "that" || x == "this" || x == "both" || x == "them") && k <= i+2 {
			return k
		}
	}
	if i+1 >= len(v.t) || v.t[i+1].Kind == sentence.Punct || v.lower(i+1) == "and" || w == "agreed" && v.lower(i+1) != "to" {
		return i // "Russia has so far refused."
	}
	return -1
}

// stanceObjectBefore is the token of the plan that is the subject of the
// passive verb at i, -1 when there is none.
func (v *view) stanceObjectBefore(i int) int {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		x := v.lower(k)
		if v.ent[k] == nil && (planNouns[x] || answerable[x] || matters[x] && (determiners[v.lower(k-1)] || nounModifiers[v.lower(k-1)])) || (x == "it" || x == "which" || x == "that") && k >= i-3 {
			return k
		}
	}
	return -1
}

// partly reports whether a stance is on a part of the plan only, or hedged.
func (v *view) partly(i, object int) bool {
	for k := i; k < len(v.t) && k < max(object, i)+8; k++ {
		switch v.lower(k) {
		case "some", "part", "parts", "partly", "partially", "reservations", "elements":
			return true
		}
	}
	return false
}

// stancePhrases are ways to say what one thinks of a plan, by their first word.
// "…" stands for up to five words.
var stancePhrases = phrases(map[parley.Stance][]string{
	parley.Accepts: {
		"on board", "took it", "said yes", "say yes", "says yes", "signed … up", "sign … up", "gave … approval", "gave … consent", "gave … blessing",
		"gave … backing", "gave … nod", "gave … light", "threw … behind", "expressed support", "expressed backing", "voiced support", "in favour of",
		"in favor of", "responded positively", "reacted positively", "replied positively", "responded favourably", "went along",
		"ready to", "ready for", "readiness to", "readiness for", "willing to", "prepared to", "willingness to", "agreed to the", "agreed to this",
		"agreed to that", "agreed to a", "agreed to an", "agreed to it", "agrees to the", "agree to the", "agree to a", "agree to it",
		"agreed with … plan", "agreed with … proposal", "agreed with … idea",
	},
	parley.Rejects: {
		"ruled … out", "rules … out", "turned … down", "turns … down", "shot … down", "threw … out", "brushed … aside", "brushed … off", "waved … away",
		"said no", "say no", "says no", "scoffed at", "balked at", "baulked at", "objected to", "objects to", "walked away from", "poured cold",
		"unwilling to", "responded negatively", "would prefer", "have none of", "had none of", "hear nothing of", "out of the question", "so did not",
	},
	parley.Considering: {
		"open to", "thinking about", "thinking over", "think about", "think … over", "take … to read", "take … to study", "take … to review", "take … to examine",
		"look at", "looking at", "looking into", "asked for … time", "needs … time", "needed … time", "ready to discuss", "ready to consider",
		"ready to study", "ready to look", "willing to discuss", "willing to consider", "prepared to discuss", "prepared to consider", "took … under consideration", "took note of",
		"promised … reply", "promised … answer", "promised … response", "yet to respond", "yet to reply", "yet to answer", "not yet responded",
		"not yet replied", "not yet answered", "give … answer", "give … reply", "give … response", "gave no answer", "gave no reply", "going through",
		"asked for … clarification", "take … home", "took … home", "take … back", "took … back", "carry … back", "carried … back", "asked for … details", "consult … on", "reserved judgment", "reserved judgement", "non-committal", "noncommittal",
	},
	parley.Conditional: {"asked for … changes", "asked for … amendments", "asked for … guarantees", "wants … changed", "yes , but"},
})

type stancePhrase struct {
	words  []string
	stance parley.Stance
}

func phrases(by map[parley.Stance][]string) map[string][]stancePhrase {
	m := map[string][]stancePhrase{}
	for s, list := range by {
		for _, p := range list {
			w := strings.Fields(p)
			m[w[0]] = append(m[w[0]], stancePhrase{w, s})
		}
	}
	for _, list := range m {
		// the longer says more: "ready to discuss" before "ready to"
		slices.SortFunc(list, func(a, b stancePhrase) int {
			if n := len(b.words) - len(a.words); n != 0 {
				return n
			}
			return strings.Compare(strings.Join(a.words, " "), strings.Join(b.words, " "))
		})
	}
	return m
}

// says reports whether the words of a phrase stand at i.
func (v *view) says(i int, words []string) bool {
	for n, w := range words {
		if w == "…" {
			for k := i; k < len(v.t) && k < i+6; k++ {
				if v.says(k, words[n+1:]) {
					return true
				}
			}
			return false
		}
		if v.lower(i) != w || v.ent[i] != nil && v.ent[i].Form != entity.Pronoun {
			return false
		}
		i++
	}
	return true
}

// stanceAt is the stance the verb at i expresses.
func stanceAt(v *view, i int) parley.Stance {
	w, next := v.lower(i), v.lower(i+1)
	for _, p := range stancePhrases[w] {
		if v.says(i, p.words) {
			if p.words[0] == "ready" && v.lower(i-1) == "not" {
				return parley.Rejects
			}
			return p.stance
		}
	}
	if w == "agreed" && (next == "," || next == "." || next == "and" || next == "the" && v.lower(i+2) == "same" || next == "at" && v.lower(i+2) == "once") && v.auxBefore(i) != "was" && v.auxBefore(i) != "were" {
		return parley.Accepts
	}
	ends := i+2 < len(v.t) && v.t[i+2].Kind == sentence.Punct
	switch w {
	case "took":
		if v.lower(i-1) == "," && next == "it" {
			return parley.Accepts
		}
	case "called", "calls", "branded", "labelled", "labeled", "deemed", "described":
		for k := i + 2; k < len(v.t) && k < i+9; k++ {
			if verdicts[v.lower(k)] {
				return parley.Rejects
			}
		}
	case "did", "has", "does":
		if w == "did" && v.lower(i-1) == "so" {
			return parley.Accepts // "and so did Y"
		}
		if next == "not" && ends {
			return parley.Rejects // "Moscow did not."
		}
	case "answer", "reply", "response", "reaction":
		return v.replied(i)
	}
	switch {
	case acceptWords[w]:
		return parley.Accepts
	case rejectWords[w]:
		return parley.Rejects
	case thinkWords[w]:
		return parley.Considering
	}
	return ""
}

// replied reads what an answer was: "Kyiv's answer was yes".
func (v *view) replied(i int) parley.Stance {
	if w := v.lower(i + 1); w != "was" && w != "is" && w != "came" {
		return ""
	}
	for k := i + 2; k < len(v.t) && k < i+14; k++ {
		switch v.lower(k) {
		case "yes", "positive", "favourable", "favorable":
			return parley.Accepts
		case "no", "negative":
			return parley.Rejects
		case "must", "first", "only", "if", "before", "provided":
			return parley.Conditional
		}
	}
	return ""
}

// feasible reads a speaker who names what has to come first: "such a meeting
// was possible only once …", "would make sense only to sign papers".
func feasible(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	verdict := verdicts[w] && (v.auxBefore(i) != "" || determiners[v.lower(i-1)] && v.auxBefore(i-1) != "")
	if !verdict && w != "possible" && w != "unlikely" && w != "premature" && w != "sense" && w != "feasible" {
		return nil
	}
	noun, say := -1, -1
	for k := i - 1; k >= 0 && k > i-18; k-- {
		x := v.lower(k)
		if noun < 0 && (contactNouns[x] != "" || matters[x] || planNouns[x]) && (v.lower(k-1) == "a" || v.lower(k-1) == "such" || v.lower(k-1) == "the") {
			noun = k
		}
		if sayVerbs[x] && v.ent[k] == nil {
			say = k
			break
		}
	}
	if noun < 0 || say < 0 || noun < say {
		return nil
	}
	e := v.speaker(say, false)
	if e == nil {
		return nil
	}
	for k := i + 1; k < len(v.t) && k < i+8; k++ {
		switch v.lower(k) {
		case "only", "until", "once", "if", "when", "unless", "provided", "without", "before":
			return rd.position(v, i, noun, []*entity.Entity{e}, parley.Conditional, v.termsFrom(k+1, k+1))
		}
	}
	if w == "premature" || w == "unlikely" || verdict {
		return rd.position(v, i, noun, []*entity.Entity{e}, parley.Rejects, "")
	}
	return nil
}

// conditions is the text of the condition a clause sets: "as long as …",
// "provided that …", "if …", "but only …".
func (v *view) conditions(i int) string {
	for k := i; k < len(v.t) && k < i+26; k++ {
		w := v.lower(k)
		switch {
		case w == "if" && v.lower(k-1) != "as", w == "provided", w == "unless", w == "once" && k > i+1 && v.lower(k-1) != "at":
			return v.termsFrom(k+1, k+1)
		case w == "only" && (v.lower(k+1) == "when" || v.lower(k+1) == "after" || v.lower(k+1) == "until"):
			return v.termsFrom(k+2, k+2)
		case w == "as" && v.is(k+1, "long", "as"):
			return v.termsFrom(k+3, k+3)
		case w == "on" && (v.lower(k+1) == "condition" || v.is(k+1, "the", "condition")):
			return v.termsFrom(k+2, k+2)
		case w == "but" && k > i && k < i+18 && !v.otherActor(k+1):
			return v.termsFrom(k+1, k+1)
		}
	}
	return ""
}

// otherActor reports whether an actor with a verb of its own starts at k.
func (v *view) otherActor(k int) bool {
	for end := k + 3; k < end && k < len(v.t); k++ {
		if e := v.ent[k]; e != nil && acts(e) && e.Form != entity.Pronoun {
			return true
		}
	}
	return false
}

// settlePositions gives every position to the proposal it answers, among those
// told, which include tellings that were joined to others.
func (rd *reading) settlePositions(told []*candidate) {
	for _, c := range rd.all {
		if c.kind != "" || len(c.stances) == 0 || c.gone() {
			continue
		}
		if e := rd.answered(c, told); e != nil {
			for _, s := range c.stances {
				e.stance(s.Actor, s.Stance, s.Span, s.Conditions)
			}
			e.spans = append(e.spans, c.v.s.Span)
		}
		c.dropped = "a position"
	}
}

// namesPlan reports whether a position names a plan, not only points to it.
func (c *candidate) namesPlan() bool {
	for _, w := range strings.Fields(strings.ToLower(c.terms)) {
		if planNouns[strings.Trim(w, `,."`)] {
			return true
		}
	}
	return false
}

// answered is the proposal that a position speaks of: one told in its sentence
// or before it that another party made, best by nearness and shared words.
func (rd *reading) answered(c *candidate, told []*candidate) *candidate {
	var best *candidate
	score := -1.0
	for _, t := range told {
		e := t.whole()
		apart := c.v.si - t.v.si
		if slices.Contains(e.parties(), c.stances[0].Actor.Name) {
			continue
		}
		shared := sharedWords(c.terms, t.terms)
		named := c.namesPlan()
		if (apart > 6 || apart < 0) && shared == 0 && !named || apart < -3 {
			continue
		}
		near := 1 / float64(1+apart)
		if apart < 0 {
			near = 0.1 // answered first, told afterwards
		}
		if s := shared + near; s >= score {
			best, score = e, s
		}
	}
	return best
}

// partiesOf are the states and organisations an actor speaks for.
func partiesOf(names *entity.Names, e *entity.Entity) []parley.Name {
	switch e.Kind {
	case entity.State:
		return []parley.Name{{Name: e.Name, Kind: parley.State}}
	case entity.Organisation:
		return []parley.Name{{Name: e.Name, Kind: parley.Organisation}}
	case entity.Person:
		if e.Represents != "" {
			return []parley.Name{party(names, e.Represents)}
		}
	case entity.Group:
		var out []parley.Name
		for _, m := range e.Members {
			out = append(out, party(names, m))
		}
		if len(out) == 0 && e.Represents != "" {
			out = append(out, party(names, e.Represents))
		}
		return out
	}
	return nil
}

// stance records an actor's position unless it made the proposal.
func (c *candidate) stance(n parley.Name, s parley.Stance, sp parley.Span, conditions string) {
	for _, p := range c.who {
		if p.name.Name == n.Name {
			return
		}
	}
	for i, q := range c.stances {
		if q.Actor.Name == n.Name {
			c.stances[i].Stance, c.stances[i].Span = s, sp
			if conditions != "" {
				c.stances[i].Conditions = conditions
			}
			return
		}
	}
	c.stances = append(c.stances, parley.SaidPosition{Actor: n, Stance: s, Conditions: conditions, Span: sp})
	c.note("position", n.Name+": "+string(s), sp, "stance")
}
