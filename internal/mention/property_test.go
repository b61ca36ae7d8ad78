package mention_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// published is the day of all texts that are not about dates, a Wednesday.
var published = time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)

// broken lists what is wrong with the mentions read from a, in words; nothing
// for any article whatever.
func broken(a *parley.Article, mentions []*parley.Mention) []string {
	var out []string
	ids := map[string]bool{}
	for _, m := range mentions {
		ids[m.ID] = true
	}
	if len(ids) != len(mentions) {
		out = append(out, "two mentions have one id")
	}
	for i, m := range mentions {
		say := func(format string, args ...any) {
			out = append(out, fmt.Sprintf("mention %d, %s: ", i+1, m.Kind)+fmt.Sprintf(format, args...))
		}
		inside := func(what string, s parley.Span) {
			switch {
			case s.Start < 0 || s.End > len(a.Text) || s.Start >= s.End:
				say("%s %v is empty or outside the text", what, s)
			case !utf8.RuneStart(a.Text[s.Start]) || s.End < len(a.Text) && !utf8.RuneStart(a.Text[s.End]):
				say("%s %v cuts a character", what, s)
			}
		}
		if m.ArticleID != a.ID || m.Position != i+1 || !strings.HasPrefix(m.ID, parley.MentionPrefix) {
			say("id %q, article %q, position %d", m.ID, m.ArticleID, m.Position)
		}
		if len(m.Quotes) == 0 {
			say("no quote")
		}
		for _, q := range m.Quotes {
			inside("quote", q)
		}
		for _, e := range m.Evidence {
			inside("evidence of "+e.Field, e.Span)
			if e.Field == "" || e.Rule == "" {
				say("evidence %+v without field or rule", e)
			}
		}
		for _, p := range m.Positions {
			inside("position", p.Span)
		}
		for _, r := range m.Rounds {
			inside("round", r.Span)
		}
		for _, id := range slices.Concat(m.Previous, m.About) {
			if !ids[id] || id == m.ID {
				say("a link leads to %q", id)
			}
		}
		if w := m.When; (w.Start == "") != (w.End == "") || w.Start > w.End || (w.Start == "") != (w.Precision == parley.Unknown) {
			say("when %+v", w)
		}
		if m.Confidence < 0 || m.Confidence > 1 {
			say("confidence %v", m.Confidence)
		}
		for k, p := range m.Participants {
			if p.Name.Name == "" || p.Kind == "" || p.Role == "" {
				say("participant %+v", p)
			}
			if slices.ContainsFunc(m.Participants[:k], func(q parley.Participant) bool { return q.Name.Name == p.Name.Name && q.Kind == p.Kind }) {
				say("%s takes part twice", p.Name.Name)
			}
			if p.Name.Name == m.AttributedTo && p.Role != parley.Speaker {
				say("the reporter %s takes part as %s", p.Name.Name, p.Role)
			}
		}
	}
	return out
}

// newsText draws an article of sentences as agencies write them, in any order
// and with any of the parts missing, so that words point back to everything
// and to nothing.
func newsText(t *rapid.T) string {
	pick := func(what string, from ...string) string { return rapid.SampledFrom(from).Draw(t, what) }
	state := func() string {
		return pick("state", "Norway", "Chad", "Kenya", "the United States", "Türkiye", "São Tomé and Príncipe", "Armenia", "Hamas", "the European Union", "Beijing")
	}
	person := func() string {
		return pick("person", "Norwegian Foreign Minister Espen Eide", "the Kenyan president", "U.S. envoy Jane Roe", "Prime Minister Ø. Åse", "he", "the delegation", "the two sides")
	}
	day := func() string {
		return pick("day", "", " on Tuesday", " last week", " on 3 March", " in April 2024", " on May 13 and 14", " next Friday", " ten years ago")
	}
	place := func() string {
		return pick("place", "", " in Oslo", " at the Chadian embassy in Nairobi", " in São Paulo", " by video link")
	}
	source := func() string {
		return pick("source", "", ", Reuters reported", ", TASS said, citing a source", ", the Foreign Ministry said in a statement"+day())
	}
	sentence := func() string {
		switch rapid.IntRange(0, 11).Draw(t, "sentence") {
		case 0:
			return person() + " met " + person() + place() + day() + source() + "."
		case 1:
			return pick("round", "Talks", "Another round of talks", "The third round of consultations", "A summit", "The previous meeting") + " between " + state() + " and " + state() + pick("verb", " was held", " will take place", " were called off", " may follow") + place() + day() + source() + "."
		case 2:
			return pick("point", "The talks", "The sides", "They", "Both delegations", "The next round") + pick("verb", " ended", " met again", " lasted six hours behind closed doors", " will be held", " agreed to meet again") + place() + day() + "."
		case 3:
			return state() + " proposed a " + pick("terms", "30-day ceasefire", "prisoner exchange", "plan “for peace”") + day() + source() + "."
		case 4:
			return state() + pick("stance", " rejected", " accepted", " is considering") + " the proposal" + day() + "."
		case 5:
			return "“" + pick("quote", "The talks were useful", "We met "+person()+day(), "I’ll call "+state()) + ",” " + person() + " said after the talks" + day() + "."
		case 6:
			return state() + " and " + state() + " signed a border agreement" + place() + day() + "."
		case 7:
			return person() + " spoke by phone with " + person() + day() + source() + "."
		case 8:
			return person() + " will travel to " + pick("city", "Oslo", "N’Djamena", "Nairobi") + day() + " for talks with " + person() + "."
		case 9:
			return "The talks were mediated by " + state() + place() + "."
		case 10:
			return pick("line", "OSLO, May 14 (Reuters) —", "Read also: Talks fail", "Photo: AFP", "Ministers meet in Oslo")
		}
		return rapid.StringN(0, 30, 120).Draw(t, "noise")
	}
	var b strings.Builder
	for range rapid.IntRange(0, 14).Draw(t, "sentences") {
		b.WriteString(sentence())
		b.WriteString(pick("gap", " ", " ", "\n\n"))
	}
	return b.String()
}

// Whatever an article says, what is read from it holds together and rests on
// its words, and reading it again gives the same.
func TestMentionsHoldTogether(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for name, text := range map[string]*rapid.Generator[string]{
		"news":        rapid.Custom(newsText),
		"any string":  rapid.String(),
		"any bytes":   rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return strings.ToValidUTF8(string(b), "\uFFFD") }),
		"cut in half": rapid.Map(rapid.Custom(newsText), func(s string) string { return strings.ToValidUTF8(s[:len(s)/2], "") }),
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a := &parley.Article{ID: "art_test", Published: published, Text: text.Draw(t, "text")}
				first := r.Read(a)
				if wrong := broken(a, first); len(wrong) > 0 {
					t.Fatalf("%s\nof the text:\n%s", strings.Join(wrong, "\n"), a.Text)
				}
				if d := cmp.Diff(first, r.Read(a)); d != "" {
					t.Fatalf("reading it again gives something else (-first +second):\n%s", d)
				}
			})
		})
	}
}

// broken itself must see what is wrong, or the properties prove nothing.
func TestBrokenSeesWhatIsWrong(t *testing.T) {
	a := &parley.Article{ID: "art_test", Text: "Ørsted met the envoy."}
	good := func() *parley.Mention {
		return &parley.Mention{
			ID: "men_1", ArticleID: "art_test", Position: 1, Kind: parley.Meeting, When: parley.On("2024-05-14"),
			Quotes: []parley.Span{{Start: 0, End: 10}}, Evidence: []parley.Evidence{{Field: "kind", Rule: "meeting-verb", Span: parley.Span{Start: 8, End: 11}}},
			Participants: []parley.Participant{{Name: parley.Name{Name: "Norway", Kind: parley.State}, Role: parley.Party}},
		}
	}
	if wrong := broken(a, []*parley.Mention{good()}); len(wrong) > 0 {
		t.Fatalf("a sound mention is called broken: %q", wrong)
	}
	for want, spoil := range map[string]func(*parley.Mention){
		"no quote":             func(m *parley.Mention) { m.Quotes = nil },
		"outside the text":     func(m *parley.Mention) { m.Quotes[0].End = 99 },
		"cuts a character":     func(m *parley.Mention) { m.Evidence[0].Span.Start = 1 },
		"a link leads to":      func(m *parley.Mention) { m.Previous = []string{"men_2"} },
		"when {":               func(m *parley.Mention) { m.When.End = "2024-05-01" },
		"confidence 1.5":       func(m *parley.Mention) { m.Confidence = 1.5 },
		"takes part twice":     func(m *parley.Mention) { m.Participants = append(m.Participants, m.Participants...) },
		"the reporter Norway":  func(m *parley.Mention) { m.AttributedTo = "Norway" },
		"without field":        func(m *parley.Mention) { m.Evidence[0].Rule = "" },
		"position 3":           func(m *parley.Mention) { m.Position = 3 },
		"round {5 5} is empty": func(m *parley.Mention) { m.Rounds = []parley.RoundClaim{{Span: parley.Span{Start: 5, End: 5}}} },
	} {
		m := good()
		spoil(m)
		if wrong := strings.Join(broken(a, []*parley.Mention{m}), "\n"); !strings.Contains(wrong, want) {
			t.Errorf("want %q among what is wrong, got %q", want, wrong)
		}
	}
	if wrong := strings.Join(broken(a, []*parley.Mention{good(), good()}), "\n"); !strings.Contains(wrong, "two mentions have one id") {
		t.Errorf("two mentions of one id pass: %q", wrong)
	}
}

// Who passes the news on takes no part in it.
func TestReportersAreNoParties(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, agency := range []string{"Reuters", "TASS", "AFP", "Xinhua", "Interfax", "the Associated Press"} {
		for _, frame := range []string{
			"Norway and Chad held talks in Oslo on Tuesday, %s reported.",
			"%s reported that Norway and Chad held talks in Oslo on Tuesday.",
			"Norway and Chad held talks in Oslo on Tuesday, a source told %s.",
			"Talks between Norway and Chad were held in Oslo on Tuesday, according to %s.",
		} {
			text := fmt.Sprintf(frame, agency)
			found := r.Read(article(t, "2024-05-15", text))
			if len(found) == 0 {
				t.Errorf("nothing is read from %q", text)
			}
			for _, m := range found {
				for _, p := range m.Participants {
					if p.Kind != parley.Person && p.Name.Name != "Norway" && p.Name.Name != "Chad" {
						t.Errorf("%s: %s takes part in the %s as %s", text, p.Name.Name, m.Kind, p.Role)
					}
				}
			}
		}
	}
}

// A reader serves several goroutines, also on one article.
func TestReadersCanBeShared(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	a := article(t, "2024-05-15", newsOf(20_000))
	want := r.Read(a)
	if len(want) == 0 {
		t.Fatal("nothing is read")
	}
	var wg sync.WaitGroup
	got := make([][]*parley.Mention, 4)
	for i := range got {
		wg.Go(func() { got[i] = r.Read(a) })
	}
	wg.Wait()
	for i := range got {
		if d := cmp.Diff(want, got[i]); d != "" {
			t.Fatalf("goroutine %d read something else (-alone +together):\n%s", i, d)
		}
	}
}
