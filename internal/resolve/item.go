package resolve

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// item is a mention with what comparing needs, folded once.
type item struct {
	*parley.Mention
	family    parley.Family
	parties   []string // folded names of states and organisations that take part, themselves or through people; sorted
	mediators []string // folded names of go-betweens of any kind, and what the people among them stand for; sorted
	people    []human  // in the order of the text
	place     string   // folded
	country   string   // folded; equal to place when no city is given
	site      string
	terms     map[string]bool // telling words of the terms
	topics    map[string]bool // telling words of the topics
	byDay     bool            // dated closely enough to tell two occasions of the same pair apart
	keys      []string        // see keys.go; nil until asked for
	ruled     bool            // somebody ruled on what is one event with it
}

// newItems folds mentions for comparing, in order of id, each once.
func newItems(mentions []*parley.Mention, places func(string) (string, *parley.Point, bool)) []*item {
	items := make([]*item, 0, len(mentions))
	for _, m := range mentions {
		items = append(items, newItem(m, places))
	}
	slices.SortFunc(items, byItemID)
	return slices.CompactFunc(items, func(a, b *item) bool { return a.ID == b.ID })
}

func byItemID(a, b *item) int { return strings.Compare(a.ID, b.ID) }

// human is a person who takes part.
type human struct {
	parley.Name
	side string // folded name of what the person represents
}

func newItem(m *parley.Mention, places func(string) (string, *parley.Point, bool)) *item {
	it := &item{Mention: m, family: m.Kind.Family(), place: spelling.Fold(m.Place), country: spelling.Fold(m.Country), site: spelling.Fold(m.Site)}
	if it.country == "" && m.Place != "" && places != nil {
		if c, _, ok := places(m.Place); ok {
			it.country = spelling.Fold(c)
		}
	}
	for _, p := range m.Participants {
		switch {
		case p.Role == parley.Host:
		case p.Role == parley.Mediator:
			it.mediators = append(it.mediators, spelling.Fold(p.Name.Name))
			if p.Represents != "" {
				it.mediators = append(it.mediators, spelling.Fold(p.Represents))
			}
		case p.Kind == parley.Person:
			it.people = append(it.people, human{p.Name, spelling.Fold(p.Represents)})
			if p.Represents != "" {
				it.parties = append(it.parties, spelling.Fold(p.Represents))
			}
		default:
			it.parties = append(it.parties, spelling.Fold(p.Name.Name))
		}
	}
	slices.Sort(it.parties)
	it.parties = slices.Compact(it.parties)
	slices.Sort(it.mediators)
	it.mediators = slices.Compact(it.mediators)
	it.byDay = m.When.Known() && m.When.Days() <= exactDays
	it.terms = telling(m.Terms)
	it.topics = telling(strings.Join(m.Topics, " "))
	return it
}

// span is the window of days in which the occasion lies, as far as the article
// says; for an undated one, the time around publication that news speaks of
// without giving a date.
func (it *item) span() (from, to parley.Date) {
	if it.When.Known() {
		return it.When.Start, it.When.End
	}
	day := parley.DateOf(it.KnownFrom)
	return day.Add(-undatedBefore), day.Add(undatedAfter)
}

// What counts as a window of days, in days.
const (
	exactDays     = 4   // the longest span that still dates an occasion by the day
	undatedBefore = 120 // how far back an undated mention may reach
	undatedAfter  = 60  // and how far ahead
	planSlip      = 14  // how far a plan may be off the date on which the event was held
)

// stopWords say nothing of the matter at hand.
var stopWords = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "on": true, "in": true, "at": true, "to": true, "for": true, "and": true,
	"or": true, "by": true, "with": true, "from": true, "between": true, "as": true, "that": true, "its": true, "their": true,
	"all": true, "at least": true, "least": true, "be": true, "is": true, "are": true, "was": true, "it": true, "this": true,
	"each": true, "both": true, "sides": true, "side": true, "about": true, "over": true, "into": true, "than": true, "within": true,
	"talks": true, "talk": true, "meeting": true, "meetings": true, "relations": true, "issue": true, "issues": true,
}

// sameWord evens out words that news uses for one thing.
var sameWord = map[string]string{
	"truce": "ceasefire", "armistice": "ceasefire", "programme": "program", "halt": "ceasefire", "pause": "ceasefire", "pauses": "ceasefire",
	"swap": "exchange", "pow": "prisoner", "captive": "prisoner", "deal": "agreement", "pact": "agreement", "accord": "agreement",
	"complete": "full", "total": "full", "comprehensive": "full", "unconditional": "full", "embassie": "embassy",
	"negotiation": "talk", "consultation": "talk",
}

// telling is the words of a phrase that say what it is about, numbers
// included.
func telling(s string) map[string]bool {
	out := map[string]bool{}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "cease-fire", "ceasefire"), "Cease-fire", "ceasefire")
	s = digitGroups.Replace(s)
	for _, w := range strings.Fields(spelling.Fold(s)) {
		if stopWords[w] || len(w) < 2 && (w[0] < '0' || w[0] > '9') {
			continue
		}
		if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			w = w[:len(w)-1]
		}
		if v := sameWord[w]; v != "" {
			w = v
		}
		out[w] = true
	}
	return out
}

// digitGroups joins "1,000".
var digitGroups = strings.NewReplacer(",0", "0", ",1", "1", ",2", "2", ",3", "3", ",4", "4", ",5", "5", ",6", "6", ",7", "7", ",8", "8", ",9", "9")

// overlap is the number of words that two sets share.
func overlap(a, b map[string]bool) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// common is the number of names that two sorted lists share.
func common(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// within reports whether every name of a sorted list stands in one of two
// others.
func within(a, b, c []string) bool {
	for _, s := range a {
		if !slices.Contains(b, s) && !slices.Contains(c, s) {
			return false
		}
	}
	return true
}

// unique is a list in order, each once.
func unique(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}
