package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	spokesWords = set("spokesman spokeswoman spokesperson spokespeople presidency embassy government cabinet administration ministry office department statement council service press")
	// media in which words are said on an occasion
	publicWords = set("conference briefing statement reporters journalists interview telegram facebook twitter x post speech address message television tv tweet readout communique communiqué broadcast radio lawmakers parliament podcast")
)

// statementVerb reads "X said on Tuesday", "X told reporters after the talks",
// "…, said X", "according to X".
func statementVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if v.ent[i] != nil || v.t[i].Quoted || v.lower(i-1) == "-" {
		return nil
	}
	according := w == "according" && v.lower(i+1) == "to"
	if !sayVerbs[w] && !according && !v.sayPhrase(i) && !v.reacts(i) && !v.issues(i) && !v.inStatement(i) || w == "reports" || w == "reported" && !v.bodyReports(i) {
		return nil
	}
	if w == "stated" && v.lower(i-1) == "the" || w == "called" && v.lower(i+1) == "off" {
		return nil
	}
	if w == "told" || w == "tells" || w == "telling" {
		// words to another participant are part of the contact; who acts for
		// nobody may be a newspaper
		if k := i + 1; k < len(v.t) && v.ent[k] != nil && v.ent[k].Kind == entity.Person && v.ent[k].Represents != "" {
			return nil
		}
	}
	if (w == "claims" || w == "states" || w == "reports") && v.nounAt(i) {
		return nil
	}
	speaker := v.speaker(i, according)
	joint := speaker == nil && v.jointWords(i)
	if speaker == nil && !joint {
		return nil
	}
	m := v.moodOf(i, pastForm(w))
	if m.negated || m.open || m.planned || !joint && v.retold(i, speaker) {
		return nil
	}
	c := &candidate{names: rd.names, kind: parley.Statement, trigger: [2]int{i, i + 1}, status: parley.Held}
	c.note("kind", string(parley.Statement), v.span(i, i+1), "trigger")
	c.note("status", string(parley.Held), v.span(i, i+1), "mood")
	if joint {
		c.addAll(v.subject(i), parley.Speaker, "joint-speakers")
		if c.twoSides = len(c.parties()) < 2; c.twoSides {
			c.who = nil
		}
	} else if c.addAll(v.alongside(i, speaker), parley.Speaker, "speaker"); len(c.who) == 0 {
		return nil
	}
	for k := range c.who {
		if c.who[k].name.Kind == parley.Person {
			c.who[k].role = parley.Speaker
		}
	}
	rd.statementDay(v, c, i)
	if rel := v.clauses[v.in[i]].rel; !c.when.Known() && (w == "says" || w == "tells" || w == "writes") && v.s.Kind == sentence.Body && !rel && (joint || speaker.Kind == entity.Person || v.headBefore(len(v.t))) {
		c.when = parley.On(rd.doc.Article.Day())
		c.note("start", string(c.when.Start), v.span(i, i+1), "says-now")
	}
	if by := v.clauses[v.in[i]].by; !c.when.Known() && (by == "when" || by == "after" || by == "since" || by == "because" || by == "until") {
		return nil // "were broken off when X announced a tariff"
	}
	c.bare = !c.when.Known() && !v.publicOccasion(i) && !v.saysToday()
	c.named = !joint && speaker.Form != entity.Pronoun && (sayVerbs[w] || v.sayPhrase(i)) && !weakSay[w] && v.lower(i+1) != "to"
	if (weakSay[w] || !sayVerbs[w] && !v.sayPhrase(i)) && !according && !v.inWords(i) {
		c.bare = !c.when.Known()
	}
	// where it was said: only right behind the verb
	for k := i + 1; k < len(v.t) && k < i+14; k++ {
		e := v.ent[k]
		if e != nil && e.First == k && e.Kind == entity.Site && c.site == "" && v.in[k] == v.in[i] && locative[v.prepBefore(e)] {
			c.setSite(v, e)
		}
		if e != nil && e.First == k && e.Kind == entity.Place && v.in[k] == v.in[i] && (v.prepBefore(e) == "in" || v.prepBefore(e) == "at" || v.lower(i+1) == "from" && k == i+2) {
			c.place, c.country = e.Name, e.Country
			c.note("place", e.Name, e.Span, "said-in")
			break
		}
		if w := v.lower(k); w == "that" || w == `"` || v.finite(k) || contactNouns[w] != "" && e == nil && !publicWords[w] || w == "," && v.lower(k-1) != "capital" {
			break
		}
	}
	if c.place == "" {
		c.spokenIn(v, i)
	}
	return c
}

// retold reports whether the words of the verb at i are only what somebody else says
// of a meeting: "the spokesman said N underscored the ties". They are part of it.
func (v *view) retold(i int, speaker *entity.Entity) bool {
	k := speaker.First - 1
	if v.lower(k) == "that" {
		k--
	}
	if k < 1 || speaker.First > i || !sayVerbs[v.lower(k)] || v.ent[k] != nil || v.t[i].Quoted || speaker.Kind != entity.Person || speaker.Form == entity.Pronoun {
		return false
	}
	for j := i + 1; j < len(v.t) && j < i+8; j++ {
		if v.date[j] != nil || publicWords[v.lower(j)] {
			return false // "said N told reporters"
		}
	}
	return true
}

// bodyReports reports whether a ministry or the like is the subject of "reported" at
// i: agencies report what others said.
func (v *view) bodyReports(i int) bool {
	e := v.ent[max(i-1, 0)]
	return i > 0 && e != nil && e.Kind == entity.Group && asSpeaker(v, e) != nil
}

// sayPhrases are verbs that attribute words with what follows them; "" stands
// for a comma, "that" or a quotation mark: "Greece, he went on, has doubts".
var sayPhrases = map[string][][]string{
	"went":       {{"on", ""}, {"on", "to", "say"}, {"on", "record"}},
	"goes":       {{"on", ""}},
	"continued":  {{""}},
	"answered":   {{""}},
	"concluded":  {{"that"}},
	"maintained": {{""}},
	"contended":  {{""}},
	"asserted":   {{""}},
	"repeated":   {{"that"}},
	"made":       {{"clear", "that"}, {"it", "clear", "that"}, {"plain", "that"}, {"it", "plain", "that"}, {"known", "that"}, {"it", "known", "that"}},
	"let":        {{"it", "be", "known"}, {"it", "be", "understood"}},
	"put":        {{"it", "down", "to"}, {"this", "down", "to"}, {"that", "down", "to"}},
	"gave":       {{"assurances", "that"}, {"an", "assurance", "that"}},
	"assured":    {{"reporters"}, {"journalists"}},
}

// sayPhrase reports whether the verb at i attributes words with what follows it.
func (v *view) sayPhrase(i int) bool {
	if i == 0 || v.passive(i) {
		return false
	}
	for _, p := range sayPhrases[v.lower(i)] {
		k := i + 1
		for n, w := range p {
			for w == "" && k+1 < len(v.t) && (v.date[k] != nil || v.lower(k) == "on" && v.date[k+1] != nil) {
				k++ // "answered on Tuesday that"
			}
			next := v.lower(k)
			if w != next && (w != "" || next != "," && next != "that" && next != `"` && next != "“") {
				break
			}
			if k++; n == len(p)-1 {
				return true
			}
		}
	}
	return false
}

// reactWords are verbs of those who judge an occasion in public.
var reactWords = set("welcomed endorsed backed thanked lauded applauded decried deplored hailed lamented defended denounced congratulated")

// reacts reports whether the verb at i judges an occasion: "welcomed the deal",
// "called the talks useful", "spoke of progress".
func (v *view) reacts(i int) bool {
	w, next := v.lower(i), v.lower(i+1)
	switch {
	case w == "congratulated":
		for k := i + 1; k < len(v.t) && k < i+14 && v.in[k] == v.in[i]; k++ {
			if contactNouns[v.lower(k)] != "" || papers[v.lower(k)] || mediationNouns[v.lower(k)] || v.lower(k) == "host" || v.lower(k) == "hosting" || v.lower(k) == "efforts" {
				return true
			}
		}
		return false
	case reactWords[w]:
		if es, _ := v.chainRight(i + 1); strings.HasPrefix(w, "welcom") && len(es) > 0 && es[0].First <= i+2 && (es[0].Kind == entity.Group || es[0].Kind == entity.Person) {
			return false // "welcomed both teams": received them
		}
		return true
	case w == "spoke" || w == "speaks":
		for k := i + 1; k < len(v.t) && k < i+5; k++ {
			if v.lower(k) == "of" {
				return true
			}
			if v.date[k] == nil && v.lower(k) != "on" {
				return false
			}
		}
	case w == "called" || w == "calls":
		// "called the talks useful", "called it a real step"
		for k := i + 1; k < len(v.t) && k < i+7; k++ {
			x := v.lower(k)
			if v.ent[k] == nil && prepositions[x] || v.t[k].Kind == sentence.Punct && !v.t[k].Quoted && x != "'s" {
				return false
			}
			if x == "it" || x == "this" && k == i+1 && next == x || praised[x] || contactNouns[x] != "" || papers[x] || planNouns[x] {
				n := k + 1
				return n < len(v.t) && v.date[n] == nil && !prepositions[v.lower(n)] && (v.t[n].Kind == sentence.Word || v.lower(n) == `"` || v.lower(n) == "“") && v.lower(n) != "and"
			}
		}
	}
	return false
}

// praised are things that somebody calls good or bad.
var praised = set("reply response answer decision move step visit result outcome relations ties gesture announcement")

// issues reports whether the verb at i puts words out: "issued a statement",
// "addressed reporters".
func (v *view) issues(i int) bool {
	switch v.lower(i) {
	case "issued", "released", "published", "made", "gave":
		for k := i + 1; k < len(v.t) && k < i+5; k++ {
			if w := v.lower(k); w == "statement" || w == "message" || w == "communique" || w == "communiqué" {
				return !v.between2(k)
			}
		}
	case "addressed", "briefed":
		w := v.lower(i + 1)
		return w == "reporters" || w == "journalists" || w == "the" && v.lower(i+2) == "press"
	}
	return false
}

// inStatement reports whether the verb at i is the main verb of a sentence that
// opens with words put out: "In a statement on the web, X named …".
func (v *view) inStatement(i int) bool {
	if w := v.lower(0); w != "in" && w != "at" && w != "during" || v.t[i].Quoted || !v.finite(i) || auxiliaries[v.lower(i)] {
		return false
	}
	public, comma := false, false
	for k := 1; k < i; k++ {
		switch w := v.lower(k); {
		case w == ",":
			comma = public
		case !comma && publicWords[w] && w != "x":
			public = true
		case comma && v.finite(k):
			return false
		}
	}
	return comma
}

// jointWords reports whether the verb at i gives what those who met said
// together: "in a joint statement, the two leaders said".
func (v *view) jointWords(i int) bool {
	if v.unnamedBefore(i) {
		return false
	}
	for k := 0; k < len(v.t)-1; k++ {
		if v.lower(k) == "joint" && !v.t[k].Quoted {
			for j := k + 1; j < len(v.t) && j < k+3; j++ {
				if w := v.lower(j); w == "statement" || w == "communique" || w == "communiqué" || w == "declaration" {
					return true
				}
			}
		}
	}
	return false
}

// inWords reports whether the words of the verb at i were put out on an occasion
// made for it: "in a statement", "at a press conference".
func (v *view) inWords(i int) bool {
	for k := max(0, i-24); k < len(v.t) && k < i+20; k++ {
		if publicWords[v.lower(k)] && !v.t[k].Quoted && k > 0 && (determiners[v.lower(k-1)] || prepositions[v.lower(k-1)] || v.ent[k-1] != nil || nounModifiers[v.lower(k-1)] || v.lower(k-1) == "press" || v.lower(k-1) == "joint" || v.lower(k-1) == "video") {
			return true
		}
	}
	return false
}

// nounAt reports whether a word that may be a verb is a noun: "territorial
// claims", "the reports".
func (v *view) nounAt(i int) bool {
	p := v.lower(i - 1)
	return i == 0 || determiners[p] || prepositions[p] || p == "'s" || p == "and" || v.ent[i-1] == nil && v.t[i-1].Kind == sentence.Word && !isWord(p, singularPronouns) && !relatives[p] ||
		v.ent[i-1] != nil && v.ent[i-1].Form == entity.Adjective
}

// spokenIn reads where somebody spoke from the words before the verb: "In
// Caracas, X told", "speaking in Ankara, X said".
func (c *candidate) spokenIn(v *view, i int) {
	for k := 0; k < i; k++ {
		e := v.ent[k]
		if e == nil || e.First != k || e.Kind != entity.Place && e.Kind != entity.Site || !locative[v.prepBefore(e)] {
			continue
		}
		speaking := k <= 3 && e.Kind == entity.Place
		for j := k - 1; j >= 0 && j > k-14; j-- {
			if w := v.lower(j); w == "speaking" || w == "addressing" {
				speaking = true
			}
		}
		if speaking && !v.headBefore(k) && e.Kind == entity.Site {
			c.setSite(v, e)
			continue
		}
		if speaking && !v.headBefore(k) {
			c.place, c.country = e.Name, e.Country
			c.note("place", e.Name, e.Span, "spoken-in")
			return
		}
	}
}

// saysToday reports whether the words quoted in the sentence speak of the day on
// which they were said.
func (v *view) saysToday() bool {
	for k := range v.t {
		if v.t[k].Quoted && (v.lower(k) == "today" || v.lower(k) == "tonight") {
			return true
		}
	}
	return false
}

// headBefore reports whether an occasion is named before token b.
func (v *view) headBefore(b int) bool {
	for k := range b {
		if contactNouns[v.lower(k)] != "" && v.ent[k] == nil {
			return true
		}
	}
	return false
}

// statementDay sets the day on which the words at verb i were said.
func (rd *reading) statementDay(v *view, c *candidate, i int) {
	home := v.in[i]
	best, bestCost := -1, 40
	judges := v.reacts(i) // its object, an occasion, is not what the day is of
	for k := range v.t {
		d := v.date[k]
		if d == nil || d.First != k || v.t[k].Quoted || d.Rule == when.RuleSince || d.Rule == when.RuleDeadline || d.Prep == "of" || d.Resolve(rd.at(mood{})).Start > rd.doc.Article.Day() {
			continue
		}
		if d.Resolve(rd.at(mood{})).Days() > 7 {
			continue // too long to be when words were said
		}
		if d.Last <= i && v.plannedFor(d) || d.First > i && v.holds(max(i, d.First-5), d.First, "to", "be") {
			continue // "are due to end on Sunday, N said", "said that those to be freed on Sunday"
		}
		cost := 0
		if v.in[k] != home {
			if !v.within(k, home) && !v.within(i, v.in[k]) {
				continue
			}
			cost = 18
			if r := v.clauses[v.in[k]]; r.rel && (r.by == "that" || r.by == "which") {
				cost += 15
			}
			if by := v.clauses[v.in[k]].by; by == "after" || by == "before" || by == "ahead" || by == "during" || by == "when" || by == "following" {
				cost = 24
			}
		}
		if d.Last <= i && v.relatesTo(d.First) {
			cost += 30 // "on talks that broke down last week, saying"
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
				if w == "that" || v.headAt(j) && !judges && !publicWords[w] || v.finite(j) && v.in[j] == home {
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
	if d.Kind == when.Anaphoric && !w.Known() {
		c.date = d // "the day before": counts from the occasion spoken of
		return
	}
	if !w.Known() || w.Days() > 7 {
		return
	}
	c.when, c.date = w, d
	c.note("start", string(w.Start), d.Span, "said-on:"+d.Rule)
	c.note("end", string(w.End), d.Span, "said-on:"+d.Rule)
}

// plannedFor reports whether the words in front of the day d say that something is
// to be on it: "are due to end on Sunday", "will begin on Monday".
func (v *view) plannedFor(d *when.Phrase) bool {
	for k := d.First - 1; k >= 0 && k > d.First-7 && v.lower(k) != ","; k-- {
		if futureAux[v.lower(k)] || v.lower(k) == "to" && planWords[v.lower(k-1)] {
			return true
		}
	}
	return false
}

// relatesTo reports whether the day at token d is that of a clause on a noun before
// it: "talks that broke down last week".
func (v *view) relatesTo(d int) bool {
	for k := d - 1; k > 1 && k > d-7 && v.lower(k) != ","; k-- {
		if w := v.lower(k); (w == "that" || w == "which") && v.plainNoun(k-1) && !sayVerbs[v.lower(k-1)] && k+1 < len(v.t) && v.finite(k+1) {
			return true
		}
	}
	return false
}

// publicOccasion reports whether the words were said on an occasion that the
// sentence names: a press conference, a post, after the talks.
func (v *view) publicOccasion(i int) bool {
	for k := max(0, i-24); k < len(v.t) && k < i+14; k++ {
		if v.ent[k] != nil && v.ent[k].Kind != entity.Reporter || v.t[k].Quoted {
			continue
		}
		w := v.lower(k)
		if k > i && v.finite(k) && v.in[k] != v.in[i] {
			return false // in what was said
		}
		if publicWords[w] || k > i && k < i+4 && (w == "afterwards" || w == "afterward") {
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
