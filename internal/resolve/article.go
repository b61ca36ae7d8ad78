package resolve

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// Relate notes on each mention of one article what the others say of its place
// among them (Mention.After, Earlier, Pointed, Teller), so that it can be
// compared without them.
func Relate(mentions []*parley.Mention) {
	dated := map[string]parley.Date{}
	for _, m := range mentions {
		dated[m.ID] = m.When.Start
	}
	var items []*item // of talks
	for _, m := range mentions {
		m.After = ""
		for _, id := range m.Previous {
			m.After = max(m.After, dated[id])
		}
		m.Earlier = nil
		if m.Kind == parley.Talks {
			items = append(items, newItem(m, nil))
		}
	}
	for _, it := range items {
		for _, o := range items {
			if earlierRound(o, it) {
				it.Earlier = append(it.Earlier, o.ID)
			}
		}
		slices.Sort(it.Earlier)
	}
	pointed := map[string]bool{}
	for _, m := range mentions {
		for _, l := range links(m) {
			pointed[l.To] = true
		}
	}
	for _, m := range mentions {
		m.Pointed, m.Teller = pointed[m.ID], teller(m, mentions)
	}
}

// teller is who makes the one statement on an occasion in whose words its
// status stands. That it took place the article tells by itself.
func teller(m *parley.Mention, mentions []*parley.Mention) parley.Name {
	if m.Kind.Family() != parley.Contacts || m.Status == parley.Held || m.Status == parley.Ongoing {
		return parley.Name{}
	}
	var found []*parley.Mention
	for _, s := range mentions {
		if slices.Contains(s.About, m.ID) && slices.ContainsFunc(m.Evidence, func(e parley.Evidence) bool {
			return e.Field == "status" && slices.ContainsFunc(s.Quotes, func(q parley.Span) bool { return q.Contains(e.Span) })
		}) {
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		return parley.Name{}
	}
	speakers := found[0].Named(parley.Speaker)
	if len(speakers) == 0 {
		return parley.Name{}
	}
	return speakers[max(0, slices.IndexFunc(speakers, func(n parley.Name) bool { return n.Kind == parley.Person }))]
}

// earlierRound reports whether an article that leads with talks calls others,
// of the same parties as far as it names them, an earlier round.
func earlierRound(o, it *item) bool {
	return o.Kind == parley.Talks && it.Kind == parley.Talks && it.Role == parley.Lead && o.Role != parley.Lead &&
		o.When.Known() && it.When.Known() && o.When.End < it.When.Start &&
		len(o.parties) > 1 && len(it.parties) > 0 && common(o.parties, it.parties) == len(it.parties) &&
		slices.ContainsFunc(o.Rounds, func(r parley.RoundClaim) bool {
			return slices.ContainsFunc(strings.Fields(spelling.Fold(r.Text)), func(w string) bool {
				return w == "earlier" || w == "previous" || w == "last" || w == "first"
			})
		})
}

// byArticle groups mentions by their articles.
func byArticle(mentions []*parley.Mention) map[string][]*parley.Mention {
	out := map[string][]*parley.Mention{}
	for _, m := range mentions {
		out[m.ArticleID] = append(out[m.ArticleID], m)
	}
	return out
}
