package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	spokesWords = set("spokesman spokeswoman spokesperson spokespeople ministry office department statement council service press")
	// media in which words are said on an occasion
	publicWords = set("conference briefing statement reporters journalists interview telegram facebook twitter x post speech address television tv tweet readout communique communiqué broadcast radio lawmakers parliament podcast")
)

// statementVerb reads "X said on Tuesday", "X told reporters after the talks",
// "…, said X", "according to X".
func statementVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if v.ent[i] != nil || v.t[i].Quoted {
		return nil
	}
	according := w == "according" && v.lower(i+1) == "to"
	if !sayVerbs[w] && !according || w == "reported" || w == "reports" {
		return nil
	}
	if w == "stated" && v.lower(i-1) == "the" || w == "called" && v.lower(i+1) == "off" {
		return nil
	}
	if w == "told" || w == "tells" || w == "telling" {
		// words to another participant are part of the contact
		if k := i + 1; k < len(v.t) && v.ent[k] != nil && v.ent[k].Kind == entity.Person {
			return nil
		}
	}
	speaker := v.speaker(i, according)
	if speaker == nil {
		return nil
	}
	m := v.moodOf(i, pastForm(w))
	if m.negated || m.open || m.planned {
		return nil
	}
	c := &candidate{names: rd.names, kind: parley.Statement, trigger: [2]int{i, i + 1}, status: parley.Held}
	c.note("kind", string(parley.Statement), v.span(i, i+1), "trigger")
	c.note("status", string(parley.Held), v.span(i, i+1), "mood")
	c.add(speaker, parley.Speaker, "speaker")
	if len(c.who) == 0 {
		return nil
	}
	if speaker.Kind == entity.Person {
		for k := range c.who {
			if c.who[k].name.Kind == parley.Person {
				c.who[k].role = parley.Speaker
			}
		}
	}
	rd.statementDay(v, c, i)
	if c.when.Known() && c.when.Start > rd.doc.Article.Day() {
		return nil
	}
	if !c.when.Known() && (w == "says" || w == "tells" || w == "writes") && v.s.Kind == sentence.Body {
		c.when = parley.On(rd.doc.Article.Day())
		c.note("start", string(c.when.Start), v.span(i, i+1), "says-now")
	}
	if !c.when.Known() && !v.publicOccasion(i) {
		c.dropped = "no day and no occasion"
	}
	if weakSay[w] && !c.when.Known() {
		c.dropped = "weak verb without a day"
	}
	// where it was said: only right behind the verb
	for k := i + 1; k < len(v.t) && k < i+9; k++ {
		e := v.ent[k]
		if e != nil && e.First == k && e.Kind == entity.Place && v.in[k] == v.in[i] && (v.prepBefore(e) == "in" || v.prepBefore(e) == "at") {
			c.place, c.country = e.Name, e.Country
			c.note("place", e.Name, e.Span, "said-in")
			break
		}
		if w := v.lower(k); w == "that" || w == `"` || v.finite(k) || w == "," {
			break
		}
	}
	if c.place == "" {
		c.spokenIn(v, i)
	}
	return c
}

// spokenIn reads where somebody spoke from the words before the verb: "In
// Caracas, X told", "speaking in Ankara, X said".
func (c *candidate) spokenIn(v *view, i int) {
	for k := 0; k < i; k++ {
		e := v.ent[k]
		if e == nil || e.First != k || e.Kind != entity.Place || !locative[v.prepBefore(e)] {
			continue
		}
		speaking := k <= 3
		for j := k - 1; j >= 0 && j > k-9; j-- {
			if w := v.lower(j); w == "speaking" || w == "addressing" {
				speaking = true
			}
		}
		if speaking && !v.headBetween(0, k) {
			c.place, c.country = e.Name, e.Country
			c.note("place", e.Name, e.Span, "spoken-in")
			return
		}
	}
}

// headBetween reports whether an occasion is named in [a, b).
func (v *view) headBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if contactNouns[v.lower(k)] != "" && v.ent[k] == nil {
			return true
		}
	}
	return false
}

// speaker finds who says what the verb at i attributes.
func (v *view) speaker(i int, according bool) *entity.Entity {
	if according {
		es, _ := v.chainRight(i + 2)
		if len(es) > 0 {
			return asSpeaker(v, es[0])
		}
		return nil
	}
	// inverted: `"…," said X`
	if p := v.lower(i - 1); p == "," || p == `"` || p == "”" || p == "''" || p == "»" || p == "—" || i == 0 {
		if i+1 < len(v.t) {
			for k := i + 1; k < len(v.t) && k < i+4; k++ {
				if e := v.ent[k]; e != nil && e.First >= i {
					if acts(e) {
						return asSpeaker(v, e)
					}
					return nil
				}
				if !determiners[v.lower(k)] {
					break
				}
			}
		}
	}
	subj := v.subject(i)
	if len(subj) == 0 {
		return nil
	}
	// an agency between the subject and the verb: "X, Reuters reported"
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if e := v.ent[k]; e != nil && e.Kind == entity.Reporter {
			return nil
		}
	}
	return asSpeaker(v, subj[len(subj)-1])
}

// asSpeaker takes people by name, states and bodies, and the spokespeople of
// one; unnamed officials and delegations are no speakers.
func asSpeaker(v *view, e *entity.Entity) *entity.Entity {
	switch e.Kind {
	case entity.Person:
		if e.Name == "" || e.Represents == "" {
			return nil // analysts and others who speak for nobody
		}
		return e
	case entity.State, entity.Organisation:
		return e
	case entity.Group:
		if e.Represents == "" {
			return nil
		}
		for k := e.First; k < e.Last; k++ {
			if spokesWords[v.lower(k)] {
				return e
			}
		}
	}
	return nil
}

// statementDay sets the day on which the words at verb i were said.
func (rd *reading) statementDay(v *view, c *candidate, i int) {
	home := v.in[i]
	best, bestCost := -1, 40
	for k := range v.t {
		d := v.date[k]
		if d == nil || d.First != k || v.t[k].Quoted || d.Rule == when.RuleSince || d.Rule == when.RuleDeadline || d.Prep == "of" {
			continue
		}
		cost := 0
		if v.in[k] != home {
			if !v.within(k, home) && !v.within(i, v.in[k]) {
				continue
			}
			cost = 18
			if by := v.clauses[v.in[k]].by; by == "after" || by == "before" || by == "ahead" || by == "during" || by == "when" || by == "following" {
				cost = 24
			}
		}
		if d.Last <= i {
			cost += i - d.Last
			if d.First <= 2 {
				cost -= 2
			}
		} else {
			cost += d.First - i
			for j := i + 1; j < d.First; j++ {
				w := v.lower(j)
				if w == "that" || v.headAt(j) || v.finite(j) && v.in[j] == home {
					cost += 30
				}
			}
		}
		if cost < bestCost {
			best, bestCost = k, cost
		}
	}
	if best < 0 {
		return
	}
	d := v.date[best]
	w := d.Resolve(rd.at(mood{}))
	if !w.Known() || w.Days() > 7 {
		return
	}
	c.when, c.date = w, d
	c.note("start", string(w.Start), d.Span, "said-on:"+d.Rule)
	c.note("end", string(w.End), d.Span, "said-on:"+d.Rule)
}

// publicOccasion reports whether the words were said on an occasion that the
// sentence names: a press conference, a post, after the talks.
func (v *view) publicOccasion(i int) bool {
	for k := max(0, i-14); k < len(v.t) && k < i+14; k++ {
		if v.ent[k] != nil && v.ent[k].Kind != entity.Reporter || v.t[k].Quoted {
			continue
		}
		w := v.lower(k)
		if publicWords[w] {
			return true
		}
		if (w == "after" || w == "following" || w == "ahead" || w == "before" || w == "during" || w == "at") && k+1 < len(v.t) {
			for j := k + 1; j < len(v.t) && j < k+9; j++ {
				if contactNouns[v.lower(j)] != "" || v.lower(j) == "meeting" || v.lower(j) == "ceremony" || v.lower(j) == "signing" {
					return true
				}
				if v.finite(j) {
					break
				}
			}
		}
	}
	return false
}

// mainTopics are the subjects that the article speaks of most, for events that
// have none of their own.
func (rd *reading) mainTopics() []string {
	counts := map[string]int{}
	var order []string
	for _, s := range rd.doc.Sentences {
		for k := range s.Tokens {
			t := topicAt(s.Tokens[k].Lower)
			if t == "" {
				continue
			}
			if counts[t] == 0 {
				order = append(order, t)
			}
			counts[t]++
		}
	}
	best := ""
	for _, t := range order {
		if best == "" || counts[t] > counts[best] {
			best = t
		}
	}
	if best == "" {
		return nil
	}
	return []string{best}
}

// topicWords maps words to the matter they show.
var topicWords = map[string]string{
	"ceasefire": "ceasefire", "cease-fire": "ceasefire", "truce": "ceasefire", "armistice": "ceasefire", "nuclear": "nuclear program", "uranium": "nuclear program",
	"enrichment": "nuclear program", "denuclearization": "denuclearization", "denuclearisation": "denuclearization", "sanctions": "sanctions", "prisoners": "prisoner exchange", "prisoner": "prisoner exchange", "hostages": "hostages",
	"hostage": "hostages", "trade": "trade", "tariffs": "trade", "embassy": "embassy operations", "embassies": "embassy operations", "border": "border", "peace": "peace", "withdrawal": "withdrawal", "troops": "troops",
	"guarantees": "security guarantees", "gas": "energy", "energy": "energy", "grain": "grain exports", "refugees": "refugees", "migration": "migration", "humanitarian": "humanitarian aid", "aid": "humanitarian aid",
	"elections": "elections", "election": "elections", "climate": "climate", "missiles": "missiles", "missile": "missiles", "normalization": "normalization", "normalisation": "normalization", "disarmament": "disarmament", "reunification": "reunification", "war": "war",
	"dam": "dam", "water": "water", "territory": "territory", "children": "return of children", "visas": "visas", "drones": "drones", "weapons": "weapons", "reconstruction": "reconstruction",
}

func topicAt(w string) string { return topicWords[strings.TrimSuffix(w, "'s")] }

// setTopics gives c the matters named near its trigger, or the article's.
func (rd *reading) setTopics(c *candidate) {
	if len(c.topics) > 0 {
		return
	}
	v := c.v
	home := v.in[c.trigger[0]]
	// the words behind the trigger up to the next occasion, then the clause,
	// then the sentence
	next := c.trigger[1]
	for next < len(v.t) && (contactNouns[v.lower(next)] == "" || v.ent[next] != nil) {
		next++
	}
	for pass := 0; pass < 3 && len(c.topics) == 0; pass++ {
		for k := range v.t {
			if pass == 0 && (k < c.trigger[1] || k >= next) || pass < 2 && v.in[k] != home && !v.within(k, home) || v.ent[k] != nil && v.ent[k].Kind == entity.Site {
				continue
			}
			t := topicAt(v.lower(k))
			if t == "" || len(c.topics) == 3 {
				continue
			}
			dup := false
			for _, x := range c.topics {
				dup = dup || x == t
			}
			if !dup {
				c.topics = append(c.topics, t)
				c.note("topic", t, v.t[k].Span, "topic-word")
			}
		}
	}
	c.ownTopics = len(c.topics) > 0
	if len(c.topics) == 0 {
		c.topics = rd.subject
	}
}
