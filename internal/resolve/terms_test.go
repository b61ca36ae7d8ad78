package resolve_test

import (
	"slices"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// Terms stand one by one where a report lists several, and two wordings of one
// are one.
func TestTermsOneByOne(t *testing.T) {
	for given, want := range map[string][]string{
		"30-day full ceasefire": {"30-day full ceasefire"},
		"freeze of the front, no NATO membership and U.S. recognition of Russian rule in Crimea":            {"freeze of the front", "no NATO membership", "U.S. recognition of Russian rule in Crimea"},
		"full ceasefire first, territory afterwards, NATO-like guarantees for Ukraine":                      {"full ceasefire first", "territory afterwards", "NATO-like guarantees for Ukraine"},
		"freeze of the front, return of prisoners, and an end to the sanctions":                             {"freeze of the front", "return of prisoners", "an end to the sanctions"},
		"withdrawal of troops; release of all hostages":                                                     {"withdrawal of troops", "release of all hostages"},
		"halt to all firing on land, in the air and at sea":                                                 {"halt to all firing on land, in the air and at sea"},
		"exchange of 1,000 prisoners of war each":                                                           {"exchange of 1,000 prisoners of war each"},
		"all-for-all exchange of wounded, sick and 18-to-25-year-old prisoners and of 6,000 bodies each":    {"all-for-all exchange of wounded, sick and 18-to-25-year-old prisoners and of 6,000 bodies each"},
		"Ukrainian withdrawal from four regions, or a halt to mobilization and an election within 100 days": {"Ukrainian withdrawal from four regions, or a halt to mobilization and an election within 100 days"},
		"that the Minsk Group, the mediators' club of the OSCE, be wound up":                                {"that the Minsk Group, the mediators' club of the OSCE, be wound up"},
		"Iran's supreme leader, Ali Khamenei, negotiations on a new nuclear agreement":                      {"Iran's supreme leader, Ali Khamenei, negotiations on a new nuclear agreement"},
		"opening of the Adre crossing for three months and an RSF code of conduct":                          {"opening of the Adre crossing for three months and an RSF code of conduct"},
	} {
		if got := only(t, say(parley.Proposal, "2024-03-05", with("Norland"), terms(given))).Terms; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", given, got, want)
		}
	}
	e := only(t, say(parley.Proposal, "2024-03-05", with("Norland"), topic("ceasefire"), terms("full 30-day ceasefire")), say(parley.Proposal, "2024-03-06", with("Norland"), on("2024-03-05"), topic("ceasefire"), terms("complete 30-day ceasefire")))
	if len(e.Terms) != 1 {
		t.Errorf("terms %q, want one", e.Terms)
	}
}

// An answer in the words of one term alone is to that one.
func TestAnswersToOneTerm(t *testing.T) {
	const several = "freeze of the front, no membership of the alliance and recognition of Norland's rule in the marshes"
	for words, c := range map[string]struct{ terms, want string }{
		"rejected any recognition of its rule in the marshes":           {several, "recognition of Norland's rule in the marshes"},
		"would accept a freeze of the front":                            {several, "freeze of the front"},
		"rejected the plan":                                             {several, ""},
		"rejected both the freeze of the front and recognition of rule": {several, ""},
		"rejected the 30-day ceasefire":                                 {"30-day ceasefire", ""},
	} {
		m := say(parley.Proposal, "2024-03-05", with("Norland"), terms(c.terms), answered("Sudwald", parley.Rejects))
		m.Positions[0].Span = parley.Span{Start: 0, End: len(words)}
		in := news(m)
		in.Articles[m.ArticleID].Text = words
		if got := resolve.Merge(in).Events[0].Positions[0].Term; got != c.want {
			t.Errorf("%s: to %q, want %q", words, got, c.want)
		}
	}
}
