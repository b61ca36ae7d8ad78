package resolve

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// Prefixes of block keys. A shared key of the first group makes two mentions
// candidates for one event, which score decides. Those of the second group find
// events that may have to do with each other, those of the third names.
const (
	keyDay      = "d|" // family, party, day
	keyPair     = "c|" // family, two parties, month
	keyTerm     = "p|" // family, party, telling word of the terms
	keySpeaker  = "s|" // speaker's last name or a body, day
	keyAssigned = "e|" // the event that an import assigned it to

	keySeries  = "t|" // series: kind of contact and who
	keyLink    = "m|" // a mention that another one of its article points to, of both
	keyContact = "a|" // article, of contacts
	keyMatter  = "q|" // article, of proposals and agreements
	keySaid    = "b|" // article, of statements

	keyName = "n|" // a person's last name, name and side
	keyBody = "w|" // a state or organisation

	mostPairs    = 6  // with more parties than this the day keys must do
	mostMonths   = 60 // a longer span is found by its first and last months
	mostTermKeys = 12
)

// Related reports whether a block key has to do with which mentions are one
// event.
func Related(key string) bool {
	for _, p := range []string{keyDay, keyPair, keyTerm, keySpeaker, keyAssigned} {
		if strings.HasPrefix(key, p) {
			return true
		}
	}
	return false
}

// Keys are the block keys of m: two mentions can be one event only when they
// share one that is Related, by themselves or by way of others.
func Keys(m *parley.Mention) []string {
	it := newItem(m, nil)
	return unique(slices.Concat(it.blockKeys(), it.threadKeys(), nameKeys(it)))
}

// ArticleKey is the block key under which a mention is found, and with it others
// of its article.
func ArticleKey(m *parley.Mention) string { return articleKey(m.Kind.Family(), m.ArticleID) }

// AssignedKey is the block key by which an import says which event m is of.
func AssignedKey(eventID string) string { return keyAssigned + eventID }

// AssignedBy finds the event that an import assigned among block keys; empty
// when there is none.
func AssignedBy(keys []string) string {
	for _, k := range keys {
		if id, ok := strings.CutPrefix(k, keyAssigned); ok {
			return id
		}
	}
	return ""
}

// threadKeys find events that may have to do with the event of it.
func (it *item) threadKeys() []string {
	var out []string
	if it.Pointed {
		out = append(out, keyLink+it.ID)
	}
	for _, l := range links(it.Mention) {
		out = append(out, keyLink+l.To)
	}
	out = append(out, it.articleKey())
	for _, s := range it.series() {
		out = append(out, keySeries+s)
	}
	return out
}

func (it *item) articleKey() string { return articleKey(it.family, it.ArticleID) }

// articleKey is shared by what an article tells of one sort.
func articleKey(f parley.Family, article string) string {
	switch f {
	case parley.Contacts:
		return keyContact + article
	case parley.Statements:
		return keySaid + article
	}
	return keyMatter + article
}

// SiblingKey is the block key that m shares with few others, of its article.
func SiblingKey(m *parley.Mention) string { return articleKey(m.Kind.Family(), m.ArticleID) }

// blockKeys are those that make two mentions candidates, but for AssignedKey.
func (it *item) blockKeys() []string {
	if it.keys != nil {
		return it.keys
	}
	out := []string{}
	switch it.family {
	case parley.Statements:
		for _, s := range it.speakers() {
			for _, d := range it.days() {
				out = append(out, keySpeaker+s+"|"+string(d))
			}
		}
	case parley.Proposals:
		for _, w := range firstWords(it.terms, mostTermKeys) {
			for _, p := range it.parties {
				out = append(out, keyTerm+p+"|"+w)
			}
			if len(it.parties) == 0 {
				out = append(out, keyTerm+"|"+w)
			}
		}
	default:
		who := slices.Concat(it.parties, it.mediators)
		slices.Sort(who)
		who = slices.Compact(who)
		for _, p := range it.parties {
			for _, d := range it.days() {
				out = append(out, keyDay+string(it.family)+"|"+p+"|"+string(d))
			}
		}
		if len(who) <= mostPairs {
			for _, month := range it.months() {
				for i, a := range who {
					for _, b := range who[i+1:] {
						out = append(out, keyPair+string(it.family)+"|"+a+"|"+b+"|"+month)
					}
				}
				if len(it.parties) == 1 {
					out = append(out, keyPair+string(it.family)+"|"+it.parties[0]+"||"+month)
				}
			}
		}
	}
	it.keys = unique(out)
	return it.keys
}

// speakers are the folded last names of the people who say it, else the
// bodies that do.
func (it *item) speakers() []string {
	var out []string
	for _, h := range it.people {
		out = append(out, lastName(h.Name.Name))
	}
	if len(out) == 0 {
		return it.parties
	}
	return out
}

// days are those of an exactly dated mention.
func (it *item) days() []parley.Date {
	var out []parley.Date
	if it.byDay {
		for d := it.When.Start; d <= it.When.End; d = d.Add(1) {
			out = append(out, d)
		}
	}
	return out
}

// months are those in which the occasion may lie, plans with room to slip.
func (it *item) months() []string {
	from, to := it.span()
	from, to = from.Add(-planSlip), to.Add(planSlip)
	last := string(to)[:7]
	var out []string
	for t := from.Time(); len(out) < mostMonths; t = t.AddDate(0, 1, 1-t.Day()) {
		month := string(parley.DateOf(t))[:7]
		if month > last {
			return out
		}
		out = append(out, month)
	}
	return append(out[:mostMonths-1], last)
}

func firstWords(set map[string]bool, n int) []string {
	out := make([]string, 0, len(set))
	for w := range set {
		out = append(out, w)
	}
	slices.Sort(out)
	return out[:min(n, len(out))]
}

// lastName is the family name as it is compared, written last in the names
// that Parley meets but for Chinese, Korean and Vietnamese ones, which differ
// in their last word all the same.
func lastName(name string) string {
	w := strings.Fields(spelling.Key(name))
	if len(w) == 0 {
		return ""
	}
	return strings.TrimPrefix(w[len(w)-1], "al")
}
