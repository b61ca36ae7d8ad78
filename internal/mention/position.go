package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	acceptWords = set("accepted accepts accept accepting backed backs back endorsed endorses welcomed welcomes welcoming supported supports support approved approves embraced consented hailed")
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
		if c := stanceNoun(rd, v, i); c != nil {
			return c
		}
		return feasible(rd, v, i)
	}
	if stance == "" {
		return nil
	}
	if stance == parley.Accepts && v.urgedTo(i) {
		return nil
	}
	subj, object := rd.stanceSubject(v, i), v.stanceObject(i)
	if v.passive(i) && strings.HasSuffix(v.lower(i), "ed") && v.lower(i+1) != "to" {
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
	case m.open && stance == parley.Accepts && conditions != "" && v.auxBefore(i) == "could" && !v.asksWhether(i):
		stance = parley.Conditional
	case m.negated, m.open && !m.planned:
		return nil
	case stance == parley.Accepts && (conditions != "" || v.partly(i, object)):
		stance = parley.Conditional
	}
	c := rd.position(v, i, object, subj, stance, conditions)
	if w := v.lower(i); c == nil || rejectWords[w] && w != "denounced" && !v.inWords(i) {
		return c // an answer alone
	}
	if said := statementVerb(rd, v, i); said != nil {
		said.rule = "statement"
		c.extra = append(c.extra, said) // who welcomes a plan in public also makes a statement
	}
	return c
}

// asksWhether reports whether the words before i leave open what follows.
func (v *view) asksWhether(i int) bool {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if w := v.lower(k); w == "whether" || w == "if" {
			return true
		}
	}
	return false
}

// position makes a candidate that only carries what parties think of a
// proposal; nil when the subject is no party.
func (rd *reading) position(v *view, i, object int, subj []*entity.Entity, stance parley.Stance, conditions string) *candidate {
	c := &candidate{names: rd.names, trigger: [2]int{i, i + 1}}
	c.terms = v.termsFrom(min(i+1, object), object)
	// "the American line": an answer to that party's proposal
	if object > i && !v.t[object].Quoted {
		c.addAll(v.owner(object), parley.Proposer, "plan-of")
	}
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
	if e := v.bodyOf(i); e != nil {
		return []*entity.Entity{e}
	}
	if v.otherSubject(i) {
		return nil
	}
	if subj := v.subject(i); len(subj) > 0 {
		return subj
	}
	for k := i - 1; k >= 0 && k > i-12; k-- {
		e := v.ent[k]
		if !v.sameClause(k, i) {
			continue
		}
		if e != nil && e.Kind == entity.Place && e.Capital != "" && !v.clauses[v.in[i]].rel && v.governed(e) == "" {
			n := *e
			n.Kind, n.Name = entity.State, e.Capital
			return []*entity.Entity{&n}
		}
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

// voices are papers and bodies that speak for their owner.
var voices = set("statement communique communiqué declaration letter message readout office presidency embassy ministry government cabinet administration")

// urgedTo reports whether the infinitive at i is what somebody is asked to do:
// "urged A to accept the deal".
func (v *view) urgedTo(i int) bool {
	if v.lower(i-1) != "to" {
		return false
	}
	for k := i - 2; k >= 0 && k > i-9; k-- {
		switch v.lower(k) {
		case "urged", "urges", "urging", "pressed", "pressing", "pushed", "pushing", "called", "calling", "persuade", "convince":
			return v.ent[k] == nil
		}
	}
	return false
}

// bodyOf is the party whose paper or body is the subject of the verb at i: "the
// Turkish statement called for", "the president's office said".
func (v *view) bodyOf(i int) *entity.Entity {
	k := i - 1
	for k > 0 && (strings.HasSuffix(v.lower(k), "ly") || v.lower(k) == "also" || v.date[k] != nil || auxiliaries[v.lower(k)]) {
		k--
	}
	if k < 1 || v.ent[k] != nil || !voices[v.lower(k)] {
		return nil
	}
	if w := v.lower(k - 1); (w == "presidential" || w == "executive") && v.ent[k-1] == nil {
		k-- // "A's presidential office"
	}
	if v.lower(k-1) == "'s" || v.lower(k-1) == "’s" {
		k--
	}
	if k < 1 {
		return nil
	}
	e := v.ent[k-1]
	if e == nil {
		return nil
	}
	n := *e
	n.Form = entity.Named
	switch {
	case e.Kind == entity.State || e.Kind == entity.Organisation:
	case e.Kind == entity.Person && e.Represents != "":
		n.Kind, n.Members = entity.Group, nil
	default:
		return nil
	}
	return &n
}

// otherSubject reports whether the verb at i has a subject of its own that is no
// known actor: "while many neighbours were pushing for".
func (v *view) otherSubject(i int) bool {
	c := v.clauses[v.in[i]]
	if c.rel || c.by == "" || c.by == "(" || c.by == "—" {
		return false
	}
	for k := c.first + 1; k < i; k++ {
		if v.in[k] != v.in[i] || v.ent[k] != nil && acts(v.ent[k]) && v.ent[k].Form != entity.Adjective {
			return false
		}
		if w := v.lower(k); auxiliaries[w] {
			return true
		}
	}
	return false
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
		"take", "carry", "carried", "needs", "needed", "asked", "promised", "yet", "not", "give", "gave", "have", "had", "going", "consult", "reserved", "noncommittal", "non-committal", "out", "stopped", "stops":
		return i
	}
	if w == "agree" && v.lower(i+1) == "only" || w == "agreed" && v.is(i+1, "in", "principle") {
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
	if (rejectWords[w] && w != "opposed" || w == "unwilling") && v.lower(i+1) == "to" {
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

// stanceNouns are stances as nouns, whose party stands behind them: "won the
// backing of X", "the rejection of the plan by Y", "no answer from Z".
var stanceNouns = map[string]parley.Stance{
	"backing": parley.Accepts, "support": parley.Accepts, "endorsement": parley.Accepts, "approval": parley.Accepts, "blessing": parley.Accepts, "consent": parley.Accepts,
	"rejection": parley.Rejects, "refusal": parley.Rejects, "answer": parley.Considering, "reply": parley.Considering, "response": parley.Considering,
}

func stanceNoun(rd *reading, v *view, i int) *candidate {
	s, next := stanceNouns[v.lower(i)], v.lower(i+1)
	if s == "" || next != "of" && next != "from" {
		return nil
	}
	object := v.stanceObjectBefore(i)
	if s == parley.Considering {
		if p := v.lower(i - 1); p != "no" && p != "without" {
			return nil
		}
		object = i
	}
	if object < 0 {
		return nil
	}
	subj, _ := v.chainRight(i + 2)
	if len(subj) == 0 {
		return nil
	}
	return rd.position(v, i, object, subj, s, "")
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

// partiesOf are the states and organisations an actor speaks for.
func partiesOf(names *entity.Names, e *entity.Entity) []parley.Name {
	switch e.Kind {
	case entity.State:
		return []parley.Name{{Name: e.Name, Kind: parley.State}}
	case entity.Organisation:
		return []parley.Name{{Name: e.Name, Kind: parley.Organisation}}
	case entity.Person:
		if e.Represents != "" && !entity.Former(e.Title) {
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
