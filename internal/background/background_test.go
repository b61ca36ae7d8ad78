package background

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/parley"
)

func TestDatesSayHowTightlyTheyAreKnown(t *testing.T) {
	for _, tt := range []struct {
		when parley.When
		want string
	}{
		{parley.When{Precision: parley.Unknown}, "at a time that no report gives"},
		{parley.On("2025-04-10"), "on 10 April 2025"},
		{parley.When{Start: "2025-03-31", End: "2025-04-06", Precision: parley.Week}, "in the week of 31 March 2025"},
		{parley.When{Start: "2025-03-01", End: "2025-03-31", Precision: parley.Month}, "in March 2025"},
		{parley.When{Start: "2024-01-01", End: "2024-12-31", Precision: parley.Year}, "in 2024"},
		{parley.Between("2025-03-18", "2025-03-20"), "between 18 and 20 March 2025"},
		{parley.Between("2025-03-30", "2025-04-02"), "between 30 March and 2 April 2025"},
		{parley.Between("2024-12-30", "2025-01-02"), "between 30 December 2024 and 2 January 2025"},
	} {
		if got := dates(tt.when); got != tt.want {
			t.Errorf("dates(%v) = %q, want %q", tt.when, got, tt.want)
		}
	}
}

func TestLasting(t *testing.T) {
	for d, want := range map[time.Duration]string{
		6 * time.Hour: "6 hours", time.Hour: "1 hour", 90 * time.Minute: "1 hour 30 minutes", 48 * time.Hour: "2 days",
	} {
		if got := lasting(d); got != want {
			t.Errorf("lasting(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestNamesThatTakeAnArticle(t *testing.T) {
	for name, want := range map[string]string{
		"United States": "the United States", "European Union": "the European Union", "Russia": "Russia",
		"Sergei Lavrov": "Sergei Lavrov", "Central African Republic": "the Central African Republic", "": "",
	} {
		if got := the(name); got != want {
			t.Errorf("the(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestStatusesThatContradictEachOther(t *testing.T) {
	for _, tt := range []struct {
		said, is parley.EventStatus
		want     bool
	}{
		{parley.Held, parley.Held, false},
		{parley.Held, parley.Ongoing, false},
		{parley.Held, parley.Cancelled, true},
		{parley.Planned, parley.Cancelled, true},
		{parley.Planned, parley.Held, true},
		{parley.Held, parley.Planned, true},
		{parley.Cancelled, parley.Held, true},
		{parley.Unclear, parley.Held, false},
		{parley.Held, parley.Unclear, false},
	} {
		if got := contradicts(tt.said, tt.is); got != tt.want {
			t.Errorf("a draft that has %s of what was %s: contradicts = %v", tt.said, tt.is, got)
		}
	}
}

// Offsets are into the draft as it was given, however cleaning changed it.
func TestPassagesStandInTheDraftAsGiven(t *testing.T) {
	for _, tt := range []struct{ name, raw, clean, quote, want string }{
		{"as it is", "They met.", "They met.", "They met.", "They met."},
		{"a line broken", "They\r\n met.", "They met.", "They met.", "They\r\n met."},
		{"the second of two", "No deal. Then: No  deal.", "No deal. Then: No deal.", "No deal.", "No  deal."},
		{"signs of patterns", "A (b) [c]* met.", "A (b) [c]* met.", "(b) [c]*", "(b) [c]*"},
		{"not there", "Tom &amp; Ann met.", "Tom & Ann met.", "Tom & Ann met.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			start := strings.LastIndex(tt.clean, tt.quote)
			got := inRaw(&parley.Article{Text: tt.clean, Raw: []byte(tt.raw)}, parley.Span{Start: start, End: start + len(tt.quote)})
			if tt.raw[got.Start:got.End] != tt.want {
				t.Errorf("found %q, want %q", tt.raw[got.Start:got.End], tt.want)
			}
		})
	}
}

func TestPassagesAreFoundWhereverWhiteSpaceChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z(*.+]{1,3}`), 1, 12).Draw(t, "words")
		clean := strings.Join(words, " ")
		raw := strings.Join(words, rapid.SampledFrom([]string{" ", "\n", "\t ", "\r\n"}).Draw(t, "space"))
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(words)).Draw(t, "to")
		quote := strings.Join(words[from:to], " ")
		start := len(strings.Join(words[:from], " ")) + min(from, 1)
		got := inRaw(&parley.Article{Text: clean, Raw: []byte(raw)}, parley.Span{Start: start, End: start + len(quote)})
		if strings.Join(strings.Fields(raw[got.Start:got.End]), " ") != quote {
			t.Fatalf("found %q, want %q", raw[got.Start:got.End], quote)
		}
	})
}
