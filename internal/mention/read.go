// Package mention reads an article's mentions of events: who met whom, where,
// when, what was said, proposed and agreed. Rules work on the sentences,
// entities and dates that earlier stages found; every value keeps the rule and
// the words that gave it.
package mention

import (
	"sort"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// Version names the rules. A store reads articles again that an older version
// has read.
const Version = "rules-1"

// Reader reads articles. It is safe for several goroutines.
type Reader struct{ names *entity.Names }

// NewReader makes a reader that knows the given names.
func NewReader(names *entity.Names) *Reader { return &Reader{names: names} }

// Read gives the article's mentions in order of first mention. It is pure: the
// same article gives the same mentions.
func (r *Reader) Read(a *parley.Article) []*parley.Mention {
	rd := r.read(a)
	return rd.mentions()
}

// reading is one article being read.
type reading struct {
	names     *entity.Names
	doc       *entity.Document
	views     []*view
	all       []*candidate // in order of the text
	settled   []*candidate
	leadEvent *candidate
	main      []parley.Name // the two parties it speaks of most, see principals
	mainSet   bool
	subject   []string         // topics of the article
	neutrals  []*entity.Entity // where it calls somebody a go-between
	neutral   map[string]bool  // states and organisations that it calls go-betweens
}

func (r *Reader) read(a *parley.Article) *reading {
	sents := sentence.Split(a.Text)
	rd := &reading{names: r.names, doc: entity.Find(a, sents, r.names)}
	rd.views = views(rd.doc)
	rd.subject = rd.mainTopics()
	rd.findGoBetweens()
	if rd.private() {
		return rd
	}
	for _, v := range rd.views {
		if v.s.Kind == sentence.Byline || len(v.t) > longest {
			continue
		}
		rd.all = append(rd.all, rd.find(v)...)
	}
	// Occasions are settled with those told near them. A section longer than
	// any article of news bounds the work, so that reading stays linear in the
	// length of the text.
	found := rd.all
	for len(found) > 0 {
		n := min(section, len(found))
		rd.all, found = found[:n:n], found[n:]
		rd.settle()
		rd.settled = append(rd.settled, rd.all...)
	}
	rd.all = rd.settled
	return rd
}

// longest is how many tokens a sentence may have to be read: none of an article
// has as many.
const longest = 400

// section is how many candidates are settled together.
const section = 300

// private reports whether the article is on business, labour, sport, the arts or
// who governs at home: its talks, meetings and deals are no diplomacy.
func (rd *reading) private() bool {
	trade, home, abroad, titles, named := 0, 0, rd.offices(), 0, 0
	for _, v := range rd.views {
		for k := range v.t {
			switch w := v.lower(k); {
			case v.ent[k] != nil:
				if officeWords[w] {
					named++
				}
			case diplomacy[w]:
				abroad++
			case officeWords[w]:
				titles++
			case commercial[w]:
				trade++
			case domestic[w]:
				home++
			}
		}
	}
	return trade > 1 && (trade > 2*(abroad+titles) || 2*trade > 4*abroad+titles+named) || home > 3 && home > 2*abroad
}

// offices is how many states and organisations have somebody with an office in
// the article, where that is more than one.
func (rd *reading) offices() int {
	of := map[string]bool{}
	for i := range rd.doc.Entities {
		if e := &rd.doc.Entities[i]; e.Kind == entity.Person && e.Title != "" && e.Represents != "" {
			of[e.Represents] = true
		}
	}
	if len(of) < 2 {
		return 0
	}
	return len(of)
}

// before gives the entities that end at or before byte pos, the nearest last.
func (rd *reading) before(pos int) []entity.Entity {
	n := sort.Search(len(rd.doc.Entities), func(i int) bool { return rd.doc.Entities[i].Span.End > pos })
	return rd.doc.Entities[max(0, n-60):n]
}

// find runs the rules over one sentence, in order of their triggers.
func (rd *reading) find(v *view) []*candidate {
	var out []*candidate
	used := make([]bool, len(v.t))
	for i := range v.t {
		if used[i] {
			continue
		}
		for _, rule := range rules {
			c := rule.read(rd, v, i)
			if c == nil {
				continue
			}
			for _, c := range append([]*candidate{c}, c.extra...) {
				if c.rule == "" {
					c.rule = rule.name
				}
				c.v = v
				c.heading = v.s.Kind == sentence.Heading
				c.inQuote = v.t[i].Quoted
				c.anchor = v.span(c.trigger[0], c.trigger[1])
				c.support = 1
				out = append(out, c)
			}
			for k := c.trigger[0]; k < c.trigger[1] && k < len(used); k++ {
				used[k] = true
			}
			break
		}
	}
	return out
}

// rule is a named way to read a candidate off a trigger. read declines with
// nil when token i is no trigger of it, or the words around say otherwise.
type rule struct {
	name string
	read func(rd *reading, v *view, i int) *candidate
}

// rules in order of precedence at one token.
var rules = []rule{
	{"proposal-call", callFor},
	{"call-verb", callVerb},
	{"meeting-verb", meetingVerb},
	{"brought-together", broughtTogether},
	{"received", receivedVerb},
	{"shuttle", shuttleVerb},
	{"contact-noun", contactNoun},
	{"elliptic-round", ellipticRound},
	{"agreement-signed", signedVerb},
	{"agreement-signing", signingNoun},
	{"agreement-reached", reachedVerb},
	{"agreement-agreed", agreedVerb},
	{"agreement-effect", effectVerb},
	{"agreement-in-force", inForce},
	{"agreement-under", underDeal},
	{"agreement-outcome", outcomeNoun},
	{"agreement-dated", datedPaper},
	{"agreement-exchange", exchangeNoun},
	{"position", positionVerb},
	{"proposal-verb", proposalVerb},
	{"proposal-noun", proposalNoun},
	{"by-phone", byPhone},
	{"visit-verb", visitVerb},
	{"told-visitor", toldVisitor},
	{"statement", statementVerb},
	{"mediator", mediatorVerb},
	{"side-list", sideList},
	{"delegation", delegationVerb},
	{"attendance", attendance},
	{"duration", durationVerb},
}
