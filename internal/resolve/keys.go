package resolve

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// Prefixes of block keys. A shared key of the first group only makes two
// mentions candidates, which score decides; one of the second group ties them.
const (
	keyDay       = "d|" // family, party, day
	keyPair      = "c|" // family, two parties, month
	keyTerm      = "p|" // family, party, telling word of the terms
	keySpeaker   = "s|" // speaker's last name or a body, day
	keySeries    = "t|" // series: kind of contact and who
	keyLink      = "m|" // a mention that another one of its article points to
	keyAssigned  = "e|" // the event that an import assigned it to
	keyTogether  = "o|" // article, day, party: what came of a meeting
	keyMatter    = "q|" // article, party: proposals and agreements told of together
	keyName      = "n|" // a person's last name; neither ties nor makes candidates, see NameKey
	mostPairs    = 6    // with more parties than this the day keys must do
	mostMonths   = 60   // a longer span is found by its first and last months
	mostTermKeys = 12
)

// ties reports whether a key ties those that share it.
func ties(key string) bool {
	return strings.HasPrefix(key, keySeries) || strings.HasPrefix(key, keyLink) || strings.HasPrefix(key, keyAssigned) ||
		strings.HasPrefix(key, keyTogether) || strings.HasPrefix(key, keyMatter)
}

// NameKey is the block key under which all mentions that name a person are
// found, for making that actor anew. It says nothing on events.
func NameKey(name string) string { return keyName + lastName(name) }

// Related reports whether a block key has to do with events and tracks.
func Related(key string) bool { return !strings.HasPrefix(key, keyName) }

// Keys are the block keys of m: two mentions can be one event, or events of
// one track, or point to each other, only when they share one.
func Keys(m *parley.Mention) []string {
	return newItem(m, nil).keys()
}

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

func (it *item) keys() []string {
	var out []string
	for _, id := range slices.Concat(it.Previous, it.About, []string{it.ID, it.MovedFrom}) {
		if id != "" {
			out = append(out, keyLink+id)
		}
	}
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
	for _, p := range it.parties {
		for _, d := range it.days() {
			out = append(out, keyTogether+it.ArticleID+"|"+string(d)+"|"+p)
		}
		if it.family == parley.Proposals || it.family == parley.Agreements {
			out = append(out, keyMatter+it.ArticleID+"|"+p)
		}
	}
	eachName(it, func(n *parley.Name) {
		if n.Kind == parley.Person {
			out = append(out, NameKey(n.Name))
		}
	})
	for _, s := range it.series() {
		out = append(out, keySeries+s)
	}
	slices.Sort(out)
	return slices.Compact(out)
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
