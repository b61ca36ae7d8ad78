package shingle_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/shingle"
)

const agency = `Envoys of Norland and Sudwald met behind closed doors on Tuesday for the third time this year, and left
after five hours without a word to the reporters who waited in the rain outside the old customs house. The two
delegations spoke about the harbour dues that Norland raised in spring, about fishing rights east of the sandbanks,
and about eleven sailors who have been held since a trawler was boarded in March. A person who was in the room said
that the matter of the sailors took up most of the afternoon and that neither side moved far. Norland asks that
their families may visit them before anything else is settled. Sudwald answers that a court has to rule first, and
that no minister may tell a judge what to do. On the dues there was some progress: both accepted that a panel of
three engineers should count the ships that pass, and report before the winter. The last round, held in February,
broke up after an hour when the head of one delegation walked out over a map. Diplomats from three neighbouring
countries had urged the two to come back to the table, and lent them the building. The next meeting is planned for
the first week of October, in a town that has yet to be chosen, and both sides promised to keep its agenda short.`

const other = `Norland and Sudwald sent their envoys to the old customs house again on Tuesday, and nobody expected much of it.
What came out in the end was a promise to count ships. Fishermen on both shores had hoped for more, since the season
opens in two weeks and patrols still turn boats away from the sandbanks. In the villages people talk of little
else than the sailors. Their relatives stood at the gate with photographs and were let in to see an official for ten
minutes. She told them that she would pass on what they had written. A lawyer for four of the men said he had had no
answer from the court for a month. Traders fear that the higher dues will drive freight to the southern ports, where
berths are cheaper and the inspectors fewer. The chamber of commerce put the loss at a twentieth of all cargo. Talks
between the two will go on in autumn, though neither capital would name a place for them when it was asked.`

func cut(text string, words int) string {
	return strings.Join(strings.Fields(text)[:words], " ")
}

func TestCopies(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"the whole text", agency, true},
		{"in capitals, with other quotation marks and line ends", strings.ToUpper(strings.ReplaceAll(agency, "\n", "  ")), true},
		{"another headline and a line of the agency above it", "Sailors' fate overshadows harbour talks\nBy our staff and agencies\n" + agency, true},
		{"a line of the agency below it", agency + " Reporting by the Coast Wire; editing by the night desk.", true},
		{"the first half", cut(agency, 110), true},
		{"the first fifth, under another headline", "No word after five hours. " + cut(agency, 42), true},
		{"its second half", strings.Join(strings.Fields(agency)[110:], " "), true},
		{"an update that goes on after it", agency + " " + cut(other, 60), true},
		{"some words changed by an editor", strings.NewReplacer("Tuesday", "Tuesday evening", "person", "source", "winter", "first snow", "urged", "pressed").Replace(agency), true},
		{"the same occasion in words of its own", other, false},
		{"one sentence quoted in an article of its own", other + " " + strings.Join(strings.Fields(agency)[70:90], " "), false},
		{"too short to tell", cut(agency, 12), false},
		{"nothing", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := shingle.Of(agency), shingle.Of(c.text)
			if got, back := shingle.Copies(a, b), shingle.Copies(b, a); got != c.want || back != c.want {
				t.Errorf("copies: %v, the other way round %v; want %v", got, back, c.want)
			}
		})
	}
}

// The first part of any text, from a third on, is found to be a copy of it.
func TestShortened(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(150, 1500).Draw(t, "words")
		seed := rapid.Uint64().Draw(t, "seed")
		words := make([]string, n)
		for i := range words {
			seed = seed*6364136223846793005 + 1442695040888963407
			words[i] = fmt.Sprintf("w%d", seed>>33%5000)
		}
		keep := rapid.IntRange(n/3, n).Draw(t, "kept")
		whole, part := shingle.Of(strings.Join(words, " ")), shingle.Of(strings.Join(words[:keep], " "))
		if len(part.Marks()) > 0 && !shingle.Copies(whole, part) {
			t.Errorf("the first %d of %d words are no copy", keep, n)
		}
		if !slices.IsSorted(whole.Marks()) || len(whole.Marks()) > 40 {
			t.Errorf("marks %v", whole.Marks())
		}
	})
}
