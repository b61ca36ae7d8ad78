package mention

import (
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	meetVerbs    = set("met meet meets meeting")
	notMeetings  = set("deadline deadlines criteria demand demands condition conditions resistance opposition target targets needs requirements goals obligations challenge challenges fate death")
	receiveVerbs = set("received receives receive receiving hosted hosts hosting host welcomed welcomes welcoming")
	travelVerbs  = set("arrived arrives arriving arrive flew flies fly flying travelled traveled travelling traveling travels travel heads headed heading landed lands went visited visits visiting visit toured returned returns flown gone travelled")
	phoneWords   = set("phone telephone telephoned video videolink video-link videoconference teleconference phoned zoom hotline")
	audience     = set("reporters journalists lawmakers parliament television tv newspaper broadcaster radio channel agency media crowd audience")
)

// contact makes a candidate of a contact with its mood, date and place read
// from the words around the trigger.
func (rd *reading) contact(v *view, kind parley.EventKind, a, b int, m mood) *candidate {
	c := &candidate{names: rd.names, kind: kind, trigger: [2]int{a, b}, status: m.status, planCue: m.planned}
	c.mood, c.met = m, kind == parley.Meeting
	for k := a - 1; k >= 0 && k > a-4 && v.in[k] == v.in[a]; k-- {
		if w := v.lower(k); (w == "previously" || w == "last" && !determiners[v.lower(k-1)] && v.date[k] == nil) && v.ent[k] == nil {
			c.round, c.roundAt = "previous", v.span(k, b)
		}
	}
	c.note("kind", string(kind), v.span(a, b), "trigger")
	c.note("status", string(m.status), v.span(a, b), "mood")
	c.setDate(rd, v, a, b, m)
	if v.cancelled(a, b) {
		c.status = parley.Cancelled
	}
	prep := locative
	if kind == parley.Visit {
		prep = directed
	}
	c.placeOfWhere(v, a)
	if c.place == "" {
		c.setPlace(rd, v, a, b, prep)
	}
	if c.minutes = v.duration(a); c.minutes > 0 {
		c.note("duration", (time.Duration(c.minutes) * time.Minute).String(), v.span(a, b), "duration")
	}
	if sp, ok := v.closedDoors(a); ok {
		closed := true
		c.closed = &closed
		c.note("closed", "true", sp, "closed-doors")
	}
	c.settleStatus(rd, m)
	if c.status == parley.Held && v.deniedThat(a) {
		c.status = parley.Unclear
		c.note("status", string(c.status), v.span(a, b), "denied")
	}
	return c
}

// deniedThat reports whether the words before token a say that somebody denies
// what they tell: "denied that A and B had held talks".
func (v *view) deniedThat(a int) bool {
	for k := a - 1; k > 0 && k > a-14 && v.lower(k) != "but"; k-- {
		if v.lower(k) == "that" {
			return v.deniedBefore(k)
		}
	}
	return false
}

// placeOfWhere gives what is told in a clause with "where" the place that the
// clause is about: "left for Oslo on Friday, where he is to meet N".
func (c *candidate) placeOfWhere(v *view, a int) {
	in := v.clauses[v.in[a]]
	if c.kind == parley.Call || in.by != "where" || v.saidWhere(a) {
		return
	}
	for k := in.first + 1; k < len(v.t) && v.in[k] == v.in[a]; k++ {
		if e := v.ent[k]; e != nil && (e.Kind == entity.Place || e.Kind == entity.Site) && locative[v.prepBefore(e)] {
			return // the clause names one of its own
		}
	}
	for k := in.first - 1; k >= 0 && k > in.first-9; k-- {
		e := v.ent[k]
		switch {
		case e == nil || e.Last != k+1:
		case e.Kind == entity.Place:
			c.place, c.country = e.Name, e.Country
			c.note("place", c.place, e.Span, "where")
			return
		case e.Kind == entity.State && e.Form == entity.Metonym && directed[v.lower(e.First-1)]:
			c.place, c.country = v.words(e.First, e.Last), e.Name
			c.note("place", c.place, e.Span, "where")
			return
		}
	}
}

// settleStatus squares what the verb says with what the date says.
func (c *candidate) settleStatus(rd *reading, m mood) {
	pub := rd.doc.Article.Day()
	if c.status == parley.Cancelled || !c.when.Known() {
		if d := c.date; d != nil && d.Rule == "weekday" && pub.Sub(c.when.End) > 2 {
			c.when = d.Resolve(rd.at(mood{planned: true})) // "put off a visit that was to begin on Sunday"
		}
		return
	}
	switch {
	case (c.when.Start > pub || c.when.Start == pub && c.when.Days() > 1 && c.date != nil && c.date.Rule == "rest of unit") && c.status != parley.Unclear:
		c.status = parley.Planned
	case m.was && c.when.End < pub && c.status == parley.Planned:
		c.status = parley.Unclear
	case m.ahead && c.when.End < pub && c.status == parley.Planned:
		c.status = parley.Held
	case c.when.End <= pub && c.when.Start < pub && c.status == parley.Planned && (c.date == nil || c.date.Kind != when.Anaphoric):
		// "promised on 3 May to begin talks": the day of the promise
		c.when, c.date = parley.When{}, nil
	}
}

func (c *candidate) addAll(es []*entity.Entity, role parley.ParticipantRole, rule string) {
	for _, e := range es {
		c.add(e, role, rule)
	}
}

// callVerb reads "X telephoned Y", "X spoke by phone with Y", "X and Y spoke on
// the phone", "X called Y on Monday".
func callVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if v.ent[i] != nil {
		return nil
	}
	var obj []*entity.Entity
	phone := false
	switch w {
	case "telephoned", "phoned":
		obj, _ = v.chainRight(i + 1)
		if len(obj) == 0 {
			return nil
		}
		phone = true
	case "called", "rang":
		o := i + 1
		if v.lower(o) == "up" {
			o++
		}
		if v.ent[min(o, len(v.t)-1)] == nil && !determiners[v.lower(o)] {
			return nil
		}
		var end int
		obj, end = v.chainRight(o)
		if len(obj) == 0 || obj[0].Kind != entity.Person || v.lower(end) == "a" || v.lower(end) == "an" || v.lower(end) == "the" || obj[0].First > o+2 || v.lower(end) == `"` {
			return nil
		}
		phone = true
	case "discussed":
		for k := i + 1; k < len(v.t) && k < i+20; k++ {
			if p := v.lower(k); p != "by" && p != "over" && p != "in" && p != "during" && p != "on" {
				continue
			}
			for j := k + 1; j < k+5 && !phone && !prepositions[v.lower(j)]; j++ {
				phone = phoneWords[v.lower(j)] && v.ent[min(j, len(v.t)-1)] == nil
			}
		}
		if !phone || len(v.subject(i)) == 0 {
			return nil
		}
		for k := i + 1; k < len(v.t) && k < i+14 && len(obj) == 0; k++ {
			if v.lower(k) == "with" {
				obj, _ = v.chainRight(k + 1)
			}
		}
	case "told", "informed", "assured", "warned":
		var end int
		obj, end = v.chainRight(i + 1)
		if len(obj) == 0 || obj[0].First > i+2 || obj[0].Kind != entity.Person {
			return nil
		}
		for k := end; k < len(v.t) && k < end+5; k++ {
			phone = phone || phoneWords[v.lower(k)] && v.ent[k] == nil
		}
		if !phone {
			return nil
		}
	case "spoke", "speaks", "speak", "spoken", "talked", "speaking", "talk", "conversed":
		if w == "talk" && (determiners[v.lower(i-1)] || determiners[v.lower(i-2)] || determiners[v.lower(i-4)] && v.t[i-2].Quoted) {
			return nil // the noun
		}
		for k := i + 1; k < len(v.t) && k < i+14 && v.in[k] == v.in[i]; k++ {
			if phoneWords[v.lower(k)] && v.ent[k] == nil {
				phone = true
			}
		}
		for k := i + 1; k < len(v.t) && k < i+10; k++ {
			x := v.lower(k)
			if x == "with" || x == "to" && k <= i+6 {
				if audience[v.lower(k+1)] || k+2 < len(v.t) && audience[v.lower(k+2)] {
					return nil
				}
				obj, _ = v.chainRight(k + 1)
				break
			}
			if x == "of" || x == "about" || x == "after" || x == "following" || v.finite(k) || contactNouns[x] != "" && v.ent[k] == nil && x != "call" && x != "conversation" {
				break
			}
		}
		if len(obj) == 0 && !phone && !(w == "spoken" || w == "spoke" || w == "talked") {
			return nil
		}
		if len(obj) == 0 && !phone && !(rd.pronounSubject(v, i) && v.dateBehind(i, 5)) {
			return nil
		}
	default:
		return nil
	}
	subj := v.subject(i)
	if len(obj) > 0 && obj[0].Kind != entity.Person && obj[0].Kind != entity.Group && !phone {
		return nil
	}
	if len(subj) == 0 && len(obj) == 0 {
		return nil
	}
	m := v.moodOf(i, pastForm(w))
	if m.negated || m.open && !m.wish || m.wish && !v.dateBehind(i, 20) {
		return nil
	}
	c := rd.contact(v, parley.Call, i, i+1, m)
	c.place, c.site = "", ""
	c.addAll(subj, parley.Party, "call-subject")
	c.addAll(obj, parley.Party, "call-object")
	c.host, c.guests = subj, obj
	if len(c.who) == 0 && !c.twoSides {
		return nil
	}
	c.pronouns(rd, v, i, len(c.parties()) < 2)
	if len(c.parties()) < 2 && !c.twoSides {
		return nil
	}
	c.round = ""
	rd.separate(v, c, i+1)
	return c
}

// meetingVerb reads "X met Y", "X will meet with Y", "X and Y met in Z", "X sat
// down with Y".
func meetingVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if v.ent[i] != nil {
		return nil
	}
	kind, plain := parley.Meeting, false
	b := i + 1
	switch {
	case meetVerbs[w]:
		if w == "meeting" && !(i > 0 && (prepositions[v.lower(i-1)] && v.lower(i-1) != "of" || subordinates[v.lower(i-1)] || auxiliaries[v.lower(i-1)] || v.lower(i-1) == "after" || v.lower(i-1) == ",")) {
			return nil // the noun
		}
		if w == "meeting" && auxiliaries[v.lower(i-1)] && determiners[v.lower(i+1)] && v.ent[min(i+2, len(v.t)-1)] == nil {
			return nil
		}
	case (w == "sat" || w == "sit" || w == "sits" || w == "sitting") && v.lower(i+1) == "down":
		b = i + 2
	case w == "conferred" || w == "huddled" || w == "convened" || w == "reconvened" || w == "gathered" || w == "gather" || w == "convene" || w == "dined" || w == "lunched":
	case (w == "called" || w == "call" || w == "calls" || w == "calling") && v.lower(i+1) == "on" && v.callsOn(i):
		b = i + 2
	case w == "faced" && v.lower(i+1) == "each" && v.lower(i+2) == "other":
		b = i + 3
	case w == "came" && v.lower(i+1) == "face" && v.lower(i+2) == "to":
		b = i + 4
	case w == "negotiated" && v.lower(i+1) != "by" || w == "negotiating" && auxiliaries[v.lower(i-1)]:
		kind = parley.Talks
	default:
		if b, plain = v.plainMeeting(i); !plain {
			return nil
		}
	}
	k := b
	for k < len(v.t) && (v.lower(k) == "with" || v.lower(k) == "again" || v.lower(k) == "together" || strings.HasSuffix(v.lower(k), "ly") || v.date[k] != nil || v.lower(k) == "face-to-face" || v.lower(k) == "briefly" || v.lower(k) == "on" && k+1 < len(v.t) && v.date[k+1] != nil) {
		k++
	}
	if notMeetings[v.lower(k)] || notMeetings[v.lower(k+1)] {
		return nil
	}
	obj, end := v.chainRight(k)
	if strings.HasPrefix(w, "discuss") {
		obj = nil // what they talked about
	}
	if len(obj) == 0 {
		// "met in Geneva with Y", "met at the palace on Monday with Y"
		for j := b; j < len(v.t) && j < b+16 && v.in[j] == v.in[i]; j++ {
			if v.lower(j) == "with" {
				obj, end = v.chainRight(j + 1)
				break
			}
			if v.finite(j) {
				break
			}
		}
	}
	subj := v.subject(i)
	if len(subj) == 0 {
		subj = rd.speakerBefore(v, i)
	}
	obj = rd.other(v, subj, obj)
	if len(subj) > 0 && (v.lower(subj[0].First-1) == "whether" || v.lower(subj[0].First-1) == "if") {
		return nil // "unclear whether they would meet apart"
	}
	m := v.moodOf(i, pastForm(w) || w == "meeting" && i > 0 && !auxiliaries[v.lower(i-1)])
	if (w == "meet" || w == "meets") && v.s.Kind == sentence.Body && v.auxBefore(i) == "" && v.lower(i-1) != "to" {
		m.starts = true // "A meets B on Friday"
	}
	if w == "meeting" && i > 0 && v.lower(i-1) == "for" {
		return nil
	}
	if m.negated && !m.planned && !v.asPlanned(i) {
		return nil
	}
	if m.planned && v.habit(i) {
		return nil // "agreed to meet regularly"
	}
	c := rd.contact(v, kind, i, b, m)
	if m.negated {
		c.status = parley.Cancelled
	}
	if c.date != nil && c.date.Last < i && v.flewTo(i, c.date) {
		return nil // "flew to A on Tuesday to meet N": told by the journey
	}
	c.addAll(subj, parley.Party, "meeting-subject")
	c.addAll(obj, parley.Party, "meeting-object")
	c.addOffices(obj)
	c.host, c.guests = subj, obj
	c.alsoThere(v, end, i)
	c.pronouns(rd, v, i, len(subj) == 0)
	if c.date == nil && c.place == "" && c.site == "" && m.past == "" {
		if o := rd.journeyOf(v, subj); o != nil {
			c.during(o, obj)
		}
	}
	if m.open && !m.planned || m.wish && !c.when.Known() && c.date == nil {
		return nil
	}
	if m.planned && c.date == nil && c.place == "" && c.site == "" && v.s.Kind != sentence.Heading {
		c.dropped = "a plan without a day or place"
	}
	if len(c.who) == 0 && !c.twoSides {
		return nil
	}
	if len(obj) == 0 && len(c.parties()) == 1 && len(c.people()) == 0 && v.powersBefore(i) && c.when.Known() && c.place != "" {
		c.kind = parley.Talks // "A and world powers met in B on Monday"
		return c
	}
	if len(obj) == 0 && len(c.parties()) < 2 && len(c.people()) < 2 && !c.twoSides && !c.ofMinisters() {
		return nil
	}
	if plain && (m.open || m.negated || c.date == nil && c.place == "" && c.site == "" && v.lower(i+1) != "a" && (w != "discussed" || v.si > rd.firstBody())) {
		return nil
	}
	c.plain = plain
	c.ordinalOf(v, i, b)
	if kind == parley.Meeting && c.allGroups(subj, obj) {
		c.kind = parley.Talks
	}
	rd.separate(v, c, b)
	return c
}

// powersBefore reports whether the subject in front of the verb at i has "powers" in
// it that are not named.
func (v *view) powersBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-9 && !v.finite(k); k-- {
		if v.lower(k) == "powers" && v.ent[k] == nil {
			return true
		}
	}
	return false
}

// callsOn reports whether "called on" at i is a visit to somebody and no demand:
// "called on Prime Minister N in Delhi", but not "called on N to withdraw".
func (v *view) callsOn(i int) bool {
	es, end := v.chainRight(i + 2)
	if len(es) == 0 || es[0].Kind != entity.Person || es[0].Name == "" || es[0].First > i+3 {
		return false
	}
	for k := end; k < len(v.t) && k < end+12 && v.in[k] == v.in[i]; k++ {
		if v.lower(k) == "to" {
			return false
		}
	}
	return v.dateBehind(i, 24) || v.lower(end) == "in" || v.lower(end) == "at" || v.lower(end) == "here"
}

// asPlanned reports whether "as planned" stands in the clause of the verb at i:
// what did not happen had been settled.
func (v *view) asPlanned(i int) bool {
	for k := i + 1; k < len(v.t); k++ {
		if (v.lower(k) == "planned" || v.lower(k) == "scheduled") && v.lower(k-1) == "as" {
			return true
		}
	}
	return false
}

// other replaces a pronoun that was taken for the subject itself by the person
// named last before it.
func (rd *reading) other(v *view, subj, obj []*entity.Entity) []*entity.Entity {
	if len(subj) != 1 || len(obj) != 1 || obj[0].Form != entity.Pronoun || obj[0].Name != subj[0].Name {
		return obj
	}
	near := rd.before(obj[0].Span.Start)
	for i := len(near) - 1; i >= 0; i-- {
		e := &near[i]
		if e.Kind == entity.Person && e.Name != "" && e.Name != subj[0].Name && e.Sentence >= v.si-1 {
			return []*entity.Entity{e}
		}
	}
	return nil
}

// tableNouns are parts of nouns for people who negotiate for a party.
var tableNouns = []string{"delegation", "negotiat", "team", "official", "diplomat", "representative", "expert"}

// allGroups reports whether delegations and nobody by name met: that is talks.
func (c *candidate) allGroups(subj, obj []*entity.Entity) bool {
	if len(subj)+len(obj) == 0 {
		return false
	}
	for _, e := range slices.Concat(subj, obj) {
		if e.Kind != entity.Group {
			return false
		}
		l := strings.ToLower(e.Name)
		if !slices.ContainsFunc(tableNouns, func(n string) bool { return strings.Contains(l, n) }) {
			return false
		}
	}
	return true
}

// alsoThere adds who is said to have come along: "accompanied by", "together
// with", "in the presence of".
func (c *candidate) alsoThere(v *view, from, trigger int) {
	for k := from; k < len(v.t); k++ {
		if v.in[k] != v.in[trigger] && !v.within(k, v.in[trigger]) {
			return
		}
		w := v.lower(k)
		if (w == "accompanied" || w == "joined" || w == "flanked" || w == "attended") && v.lower(k+1) == "by" {
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Party, w+"-by")
		}
		if w == "including" && v.lower(k-1) == "," {
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, w)
		}
	}
}

// receivedVerb reads "X received Y in Z", "Y was received by X", "X hosted Y".
func receivedVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if !receiveVerbs[w] || v.ent[i] != nil {
		return nil
	}
	passive := false
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if x := v.lower(k); x == "was" || x == "were" || x == "be" || x == "been" || x == "being" {
			passive = true
		}
	}
	var subj, obj []*entity.Entity
	if passive {
		obj = v.subject(i)
		for k := i + 1; k < len(v.t) && k < i+18; k++ {
			if v.lower(k) == "by" {
				subj, _ = v.chainRight(k + 1)
				break
			}
		}
	} else {
		subj = v.subject(i)
		obj, _ = v.chainRight(v.pastAdverbials(i + 1))
	}
	obj = rd.other(v, subj, obj)
	among := &candidate{names: rd.names}
	among.alsoThere(v, i, i)
	if len(obj)+len(among.who) == 0 || len(subj) == 0 && !passive {
		return nil
	}
	if n := len(obj); n > 0 && !passive && contactNouns[v.lower(obj[n-1].Last)] != "" {
		return nil // "hosted the A-B meeting"
	}
	people := len(among.people())
	for _, e := range obj {
		if e.Kind == entity.Person || e.Kind == entity.Group && (e.Represents != "" || len(e.Members) > 0) {
			people++
		}
	}
	if people == 0 || len(subj) > 0 && subj[0].Kind == entity.Group {
		return nil
	}
	m := v.moodOf(i, pastForm(w))
	if m.negated || m.open {
		return nil
	}
	c := rd.contact(v, parley.Meeting, i, i+1, m)
	host := parley.Party
	guests := &candidate{names: rd.names}
	if guests.addAll(obj, parley.Party, "received"); len(guests.parties()) > 1 && len(subj) == 1 && len(rd.withoutGoBetweens(partiesOf(rd.names, subj[0]))) == 0 {
		host = parley.Mediator // "A, which mediates, hosted N and M"
	}
	c.addAll(subj, host, "received-by")
	c.addAll(obj, parley.Party, "received")
	c.alsoThere(v, i, i)
	for k := i + 1; k < len(v.t) && v.in[k] == v.in[i]; k++ {
		if v.lower(k) == "for" && (v.is(k+1, "a", "summit") || v.is(k+1, "the", "summit")) {
			c.kind = parley.Summit
		}
	}
	if len(c.parties()) < 2 {
		return nil
	}
	return c
}

// pronouns lets "they met", "the two sides met" take their parties from what
// came before.
func (c *candidate) pronouns(rd *reading, v *view, i int, noSubject bool) {
	if !noSubject && !c.twoSides || !rd.pronounSubject(v, i) {
		return
	}
	for _, s := range v.sayAt {
		// "A and B said they had agreed"
		if subj := v.subject(s); s < i && i-s < 10 && len(subj) > 1 {
			c.addAll(subj, parley.Party, "they-said")
		}
	}
	if len(c.parties()) < 2 {
		c.besides(rd, v, i)
	}
	for k := i - 1; k >= 0 && k > i-8 && v.in[k] == v.in[i]; k-- {
		if v.ent[k] == nil {
			c.level |= levelOf(v.lower(k)) // "officials of the two sides met"
		}
	}
	c.twoSides = len(c.parties()) < 2
}

// oneSide are groups that are a side of their own, whichever it is.
var oneSide = set("government junta army military regime cabinet parliament delegation team side")

// pronounSubject reports whether a plural that points back is the subject of
// the verb at i.
func (rd *reading) pronounSubject(v *view, i int) bool {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		w := v.lower(k)
		switch w {
		case "they", "both", "sides", "two", "parties", "pair", "men", "leaders", "ministers", "presidents", "delegations", "teams", "negotiators", "diplomats", "neighbours", "neighbors", "countries", "nations", "rivals", "counterparts", "envoys", "three":
			return true
		}
		if v.ent[k] != nil && v.ent[k].Kind == entity.Group && v.ent[k].Represents == "" && len(v.ent[k].Members) == 0 && !oneSide[v.lower(v.ent[k].Last-1)] {
			return true
		}
		if v.finite(k) && !auxiliaries[w] {
			return false
		}
	}
	return false
}
