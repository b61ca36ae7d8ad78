package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// settleStatements ties statements to what they speak of, dates those said
// "after the talks", and makes one of what a speaker said on a day.
func (rd *reading) settleStatements() {
	var events []*candidate
	for _, c := range rd.all {
		if c.kind != parley.Statement || c.gone() {
			continue
		}
		if rd.dayOfPlan(c) {
			c.date, c.when, c.bare = nil, parley.When{}, !c.v.afterOccasion()
		}
		c.about = rd.spokenOf(c)
		if len(c.about) == 0 && !(c.named && len(c.people()) > 0 && c.v.afterOccasion() && !c.twoSides) {
			c.dropped = "speaks of no event"
			continue
		}
		if c.twoSides && !rd.spokenJointly(c) {
			c.dropped = "nobody said it"
			continue
		}
		if aux := c.v.auxBefore(c.trigger[0]); c.bare && (!rd.speaksOfNews(c) || aux == "has" || aux == "have") {
			c.dropped = "no day and no occasion"
			continue
		}
		if e := sameSpeaker(c, events); e != nil && !c.when.Known() {
			// more words of one speaker, on no day of their own
			about := e.about
			for _, a := range c.about {
				if !slices.Contains(about, a) {
					about = append(about, a)
				}
			}
			e.absorb(c)
			e.about = about
			continue
		}
		if !c.when.Known() {
			if n := len(events); n > 0 && len(events[n-1].people()) == 0 && slices.Equal(events[n-1].parties(), c.parties()) && c.v.si-events[n-1].v.si < 3 {
				// a body spoke, and then whoever speaks for it
				events[n-1].absorb(c)
				continue
			}
			rd.spokenDay(c)
		}
		merged := false
		for _, e := range events {
			if slices.Equal(c.people(), e.people()) && slices.Equal(c.parties(), e.parties()) && c.when.Overlaps(e.when) {
				for _, a := range c.about {
					if !slices.Contains(e.about, a) {
						e.about = append(e.about, a)
					}
				}
				about := e.about
				e.absorb(c)
				e.about = about
				merged = true
				break
			}
		}
		if !merged {
			events = append(events, c)
		}
	}
}

// dayOfPlan reports whether the day of a statement is that of a plan which the
// same sentence tells: "they will meet on Friday, the ministry said".
func (rd *reading) dayOfPlan(c *candidate) bool {
	return c.date != nil && c.date.Last < c.trigger[0] && (c.v.lower(c.date.Last) == "," || c.date.First > 2 && c.v.commaIn(c.date.Last, c.trigger[0])) && slices.ContainsFunc(rd.all, func(o *candidate) bool {
		return o.v == c.v && o.date == c.date && o.when != c.when && o.kind != parley.Statement && o.status == parley.Planned
	})
}

// spokenJointly gives a joint statement the parties of what it speaks of.
func (rd *reading) spokenJointly(c *candidate) bool {
	for _, o := range c.about {
		if o.kind != parley.Proposal && len(o.parties()) > 1 {
			rd.takeParties(c, o)
			for k := range c.who {
				c.who[k].role = parley.Speaker
			}
			return true
		}
	}
	return false
}

// speaksOfNews reports whether somebody's words are on an occasion that was held
// in the days before publication: one that his sentence names, or one in which
// he took part himself.
func (rd *reading) speaksOfNews(c *candidate) bool {
	if c.named && rd.tookPart(c) {
		return true
	}
	return len(c.people()) > 0 && slices.ContainsFunc(c.about, func(o *candidate) bool {
		named := o.v.si == c.v.si || slices.Contains(o.spans, c.v.s.Span) || o.kind == parley.Agreement && c.v.namesPaper()
		return named && o.status == parley.Held && o.when.Known() && rd.doc.Article.Day().Sub(o.when.End) < 4
	})
}

// tookPart reports whether the people who speak in c were themselves at an
// occasion that is news.
func (rd *reading) tookPart(c *candidate) bool {
	people := c.people()
	return len(people) > 0 && slices.ContainsFunc(rd.all, func(o *candidate) bool {
		if o.kind.Family() != parley.Contacts || o.gone() || o.status != parley.Held || o.when.Days() > 7 || !o.when.Known() && o != rd.leadEvent {
			return false
		}
		at := o.people()
		return (!o.when.Known() || rd.doc.Article.Day().Sub(o.when.End) < 4) && !slices.ContainsFunc(people, func(p string) bool { return !slices.Contains(at, p) })
	})
}

// namesPaper reports whether the sentence points to an agreement: "the deal".
func (v *view) namesPaper() bool {
	for k := 1; k < len(v.t); k++ {
		if w := v.lower(k - 1); papers[v.lower(k)] && (w == "the" || w == "this") && v.lower(k) != "statement" && v.lower(k) != "plan" {
			return true
		}
	}
	return false
}

// spokenDay dates a statement that names no day of its own: to the last day of
// the occasion that it speaks of or was made on, else to that of the news, else
// to the day of publication.
func (rd *reading) spokenDay(c *candidate) {
	pub, after := rd.doc.Article.Day(), c.v.afterOccasion()
	on := func(o *candidate) bool {
		if !o.when.Known() || o.status != parley.Held || o.when.Days() > 7 || o.when.End > pub {
			return false
		}
		c.when = parley.On(o.when.End)
		c.note("start", string(c.when.Start), c.anchorSpan(), "day-of-the-occasion")
		return true
	}
	for _, o := range c.about {
		if (after || pub.Sub(o.when.End) < 5) && on(o) {
			return
		}
	}
	if lead := rd.leadEvent; lead != nil && !lead.gone() && pub.Sub(lead.when.End) < 4 && on(lead) {
		return
	}
	if d := rd.dayTold(); len(c.about) == 0 && d != "" {
		c.when = parley.On(d)
		c.note("start", string(d), c.anchorSpan(), "day-of-the-news")
		return
	}
	c.when = parley.On(pub)
	c.note("start", string(c.when.Start), c.anchorSpan(), "publication-day")
	c.lead = true
}

// dayTold is the first day that the opening of the article names of the three
// before its publication and of its own; empty where it names none.
func (rd *reading) dayTold() parley.Date {
	pub, first := rd.doc.Article.Day(), rd.firstBody()
	for k := range rd.doc.Dates {
		if rd.doc.Dates[k].Sentence > first+8 {
			break
		}
		w := rd.doc.Dates[k].Resolve(rd.at(mood{status: parley.Held}))
		if w.Known() && w.Days() == 1 && w.End <= pub && pub.Sub(w.End) < 4 && rd.doc.Sentences[rd.doc.Dates[k].Sentence].Kind == sentence.Body {
			return w.End
		}
	}
	return ""
}

// sameSpeaker is the statement that the speaker of c made last before it.
func sameSpeaker(c *candidate, events []*candidate) *candidate {
	for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
		if e := events[i]; slices.Equal(c.people(), e.people()) && slices.Equal(c.parties(), e.parties()) {
			return e
		}
	}
	return nil
}

// spokenOf lists the events a statement speaks of: those told in its sentence,
// else the one told last before it.
func (rd *reading) spokenOf(c *candidate) []*candidate {
	var out []*candidate
	var before *candidate
	for _, o := range rd.all {
		if o == c || o.kind == parley.Statement {
			continue
		}
		e := o
		for e.joined != nil {
			e = e.joined
		}
		if e.gone() || e.kind == "" {
			continue
		}
		if o.v.si == c.v.si {
			if !slices.Contains(out, e) {
				out = append(out, e)
			}
		} else if o.v.si < c.v.si {
			before = e
		}
	}
	if len(out) == 0 && before != nil {
		out = append(out, before)
	}
	if len(out) == 0 {
		for _, e := range rd.all {
			if !e.gone() && e.kind != "" && e.kind != parley.Statement {
				return []*candidate{e}
			}
		}
	}
	return out
}

// afterOccasion reports whether the words of the sentence were said after, at or in an
// occasion that the sentence names.
func (v *view) afterOccasion() bool {
	for k := range v.t {
		w := v.lower(k)
		if (w == "after" || w == "following" || w == "at" || w == "during" || w == "when") && !v.t[k].Quoted {
			for j := k + 1; j < len(v.t) && j < k+7; j++ {
				if v.lower(j) == "joint" && w != "when" && (publicWords[v.lower(j+1)] || publicWords[v.lower(j+2)]) {
					return true
				}
				if contactNouns[v.lower(j)] != "" && v.lower(j) != "conference" {
					return true
				}
			}
		}
	}
	return false
}
