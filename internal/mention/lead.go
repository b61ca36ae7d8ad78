package mention

import (
	"cmp"
	"slices"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// leadFallbacks gives the lead event of a fresh report the publication date
// and the city of the dateline, where it has none of its own.
func (rd *reading) leadFallbacks() {
	rd.leadEvent = nil
	contacts := rd.kept(parley.Contacts)
	i := slices.IndexFunc(contacts, func(c *candidate) bool { return !c.heading && c.v.s.Kind != sentence.Heading })
	if i < 0 {
		i = slices.IndexFunc(contacts, func(c *candidate) bool { return !c.heading })
	}
	if i < 0 {
		return
	}
	c := contacts[i]
	for _, o := range contacts[i:] {
		// "ahead of their meeting on Friday, A and B spoke by phone", "A and B
		// agreed to resume their dialogue at a meeting": the news is what was
		body := o.v.si - rd.firstBody()
		soon := o.v.si-rd.firstBody() <= 1 && overlap(o.parties(), c.parties()) > 1 && o.round == "" && (!o.when.Known() && o.date == nil || o.when.Known() && rd.doc.Article.Day().Sub(o.when.End) < 3)
		if (o.v == c.v || soon) && c.status == parley.Planned && (o.status == parley.Held || o.status == parley.Ongoing) && o.mood.past != "had" && !o.heading && o.kind != parley.Visit {
			c = o // "agreed to hold more talks after concluding talks in A"
			break
		}
		if (c.mood.ahead || c.status != parley.Held && c.status != parley.Ongoing && !c.when.Known()) && !o.heading && body >= 0 && body <= 2 && o.status == parley.Held && o.mood.past != "had" {
			c = o
			break
		}
	}
	rd.leadEvent, c.lead = c, true
	body := c.v.si - rd.firstBody()
	fresh := body >= 0 && (body <= 1 || body == 2 && c != contacts[i]) && !c.when.Known() && c.v.clauses[c.v.in[c.trigger[0]]].by != "before"
	if fresh && (c.status == parley.Held || c.status == parley.Ongoing) && c.round != "previous" && !rd.firstOfTwo(c, contacts) && (c.kind != parley.Visit || c.v.auxBefore(c.trigger[0]) == "have" || c.v.auxBefore(c.trigger[0]) == "has") {
		c.when = parley.On(rd.today())
		if c.v.rightAfter(c.trigger[0]) {
			c.when = parley.On(rd.newsDay(c)) // "reaffirmed on Monday after holding talks"
		} else if d := rd.agreedBefore(c); d != "" {
			c.when = parley.On(d)
		}
		c.note("start", string(c.when.Start), c.anchorSpan(), "lead-publication-day")
	}
	if c.when.Known() && rd.doc.Article.Day().Sub(c.when.End) > 14 {
		return // of another time: not where the news is
	}
	rd.leadPlace(c)
	if c.status != parley.Planned && c.status != parley.Cancelled && c.kind != parley.Call {
		rd.sentFrom(c)
	}
}

// today is the day on which the news was written: that of the dateline, else that of
// publication.
func (rd *reading) today() parley.Date { return cmp.Or(rd.doc.Dateline.Day, rd.doc.Article.Day()) }

// firstOfTwo reports whether c is the first of a series whose second is told too:
// that is the news.
func (rd *reading) firstOfTwo(c *candidate, contacts []*candidate) bool {
	return c.ordinal == 1 && slices.ContainsFunc(contacts, func(o *candidate) bool { return o.ordinal == 2 && overlap(o.parties(), c.parties()) > 1 })
}

// agreedBefore is the day on which the first sentence of the news says that the
// parties of c agreed on something, where c is told right behind it; else "".
func (rd *reading) agreedBefore(c *candidate) parley.Date {
	for _, o := range rd.all {
		if o.kind == parley.Agreement && o.dropped == "" && o.v.si == rd.firstBody() && o.v.si < c.v.si && o.when.Days() == 1 && overlap(o.parties(), c.parties()) > 1 {
			return o.when.Start
		}
	}
	return ""
}

// datesOfSpeech gives an occasion without a day the one on which somebody spoke
// right after it: "X said on Monday after meeting Y". In the first sentences of
// the news, who says no day spoke on the day of publication.
func (rd *reading) datesOfSpeech() {
	for _, c := range rd.kept(parley.Contacts) {
		if c.when.Known() || c.date != nil || c.status != parley.Held || c.kind == parley.Visit || c.round != "" || c.mood.past == "had" || !c.v.rightAfter(c.trigger[0]) {
			continue
		}
		var said *candidate
		for _, s := range rd.all {
			near := c.v.si - s.v.si
			if s.kind != parley.Statement || near < 0 || near > 2 || near > 0 && overlap(s.people(), c.people()) == 0 {
				continue
			}
			if said == nil || s.when.Known() || !said.when.Known() {
				said = s
			}
		}
		switch {
		case said == nil:
			continue
		case said.when.Known():
			c.when = parley.On(said.when.End)
			c.note("start", string(c.when.Start), c.anchorSpan(), "day-of-speech")
		case c.v.si-rd.firstBody() <= 1:
			c.when = parley.On(rd.today())
			c.note("start", string(c.when.Start), c.anchorSpan(), "lead-publication-day")
		}
	}
}

// rightAfter reports whether "after" or "following" governs the words at token i.
func (v *view) rightAfter(i int) bool {
	if by := v.clauses[v.in[i]].by; by == "after" || by == "following" {
		return true
	}
	for k := i - 1; k >= 0 && k > i-8; k-- {
		switch w := v.lower(k); {
		case w == "after" || w == "following":
			return true
		case v.finite(k) || v.t[k].Kind == sentence.Punct && w != "-":
			return false
		}
	}
	return false
}

// sentFrom gives an occasion without a city that of the dateline, unless its
// building is known to stand in another state.
func (rd *reading) sentFrom(c *candidate) {
	from := rd.doc.Dateline
	if from.Name == "" || c.kind != parley.Statement && rd.sentFromHome() || c.place != "" || c.site != "" && c.country != "" && c.country != from.Country {
		return
	}
	c.place, c.country = from.Name, from.Country
	c.note("place", from.Name, from.Span, "dateline")
}

// sentFromHome reports whether the dateline is only where the agency that it names
// has its desk: "MOSCOW (Sputnik)".
func (rd *reading) sentFromHome() bool {
	if rd.doc.Dateline.Name != "Moscow" {
		return false
	}
	for _, s := range rd.doc.Sentences {
		for _, t := range s.Dateline {
			switch t.Lower {
			case "sputnik", "tass", "interfax", "ria", "xinhua":
				return true
			}
		}
	}
	return false
}

// leadPlace finds the city of the lead event in the sentences around it, where
// its own sentence names none.
func (rd *reading) leadPlace(c *candidate) {
	if c.place != "" || c.kind == parley.Call || c.status == parley.Planned || c.status == parley.Cancelled || c.v.si > rd.firstBody()+3 {
		return
	}
	for si := max(0, min(c.v.si-1, 0)); si <= c.v.si+2 && si < len(rd.views); si++ {
		v := rd.views[si]
		if v.s.Kind != sentence.Body && si != 0 || rd.tellsOfOthers(v, c) {
			continue
		}
		for k := range v.t {
			e := v.ent[k]
			if e == nil || e.First != k || v.t[k].Quoted || si == c.v.si && e.Kind == entity.Place || e.Rule == "region" || v.matterIn(e) || v.toldOf(k) || v.sinceWhen(k) != nil || rd.onOtherDay(v, e, c) {
				continue
			}
			if e.Kind == entity.Site && e.City != "" {
				c.place, c.country = e.City, e.Country
			} else if e.Kind == entity.Place && (locative[v.prepBefore(e)] || v.s.Kind != sentence.Body && v.nounBehind(e)) && !v.saidIn(e) && e.Name != e.Country {
				c.place, c.country = e.Name, e.Country
			}
			if c.place != "" {
				c.note("place", c.place, e.Span, "lead-place")
				return
			}
		}
	}
}

// tellsOfOthers reports whether a sentence tells of an occasion of other parties
// than those of c, or of another day: "separate talks of A and D are held in E".
func (rd *reading) tellsOfOthers(v *view, c *candidate) bool {
	return v != c.v && slices.ContainsFunc(rd.all, func(o *candidate) bool {
		return o.v == v && o.kind.Family() == parley.Contacts && !o.gone() && o != c &&
			(len(o.parties()) > 1 && overlap(o.parties(), c.parties()) < 2 || o.place != "" && o.when.Known() && c.when.Known() && !o.when.Overlaps(c.when))
	})
}

// toldOf reports whether token i stands in what somebody said or agreed: "agreed
// that the truce in A should hold".
func (v *view) toldOf(i int) bool {
	that := false
	for k := i - 1; k >= 0; k-- {
		switch {
		case v.lower(k) == "that":
			that = true
		case that && (sayVerbs[v.lower(k)] || v.lower(k) == "agreed") && v.ent[k] == nil:
			return true
		}
	}
	return false
}

// onOtherDay reports whether a date right behind a place says that what was there
// was on another day than c: "the one they had in A on May 2".
func (rd *reading) onOtherDay(v *view, e *entity.Entity, c *candidate) bool {
	for k := e.Last; k < len(v.t) && k < e.Last+3; k++ {
		if d := v.date[k]; d != nil && d.First == k {
			w := d.Resolve(rd.at(c.mood))
			return w.Known() && c.when.Known() && !w.Overlaps(c.when)
		}
	}
	return false
}

// nounBehind reports whether a word for an occasion stands right behind a place:
// "third Istanbul round".
func (v *view) nounBehind(e *entity.Entity) bool {
	return contactNouns[v.lower(e.Last)] != "" || contactNouns[v.lower(e.Last+1)] != ""
}

// saidIn reports whether a place is where somebody spoke.
func (v *view) saidIn(e *entity.Entity) bool {
	for _, s := range v.sayAt {
		if s < e.First && e.First-s < 7 && v.in[s] == v.in[e.First] {
			return true
		}
	}
	// "In A, spokesman N said"
	if e.First <= 2 && v.lower(e.Last) == "," {
		for k := e.Last; k < len(v.t); k++ {
			if v.finite(k) && v.in[k] == v.in[e.First] {
				return sayVerbs[v.lower(k)]
			}
		}
	}
	return false
}

func (c *candidate) anchorSpan() parley.Span { return c.v.span(c.trigger[0], c.trigger[1]) }

// firstBody is the index of the first sentence of running text.
func (rd *reading) firstBody() int {
	for i, v := range rd.views {
		if v.s.Kind == sentence.Body && len(v.t) > 5 {
			return i
		}
	}
	return 0
}
