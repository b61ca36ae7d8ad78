package mention_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// wire is about 2,000 characters of a dispatch as agencies write them: the
// length of article in which speed is counted.
const wire = `OSLO, May 14 - Delegations of Chad and Sudan held a second round of talks on their border in the Norwegian capital on Tuesday, the Norwegian Foreign Ministry said in a statement.

The talks, mediated by Norway, lasted about five hours and took place behind closed doors at the Government Guest House. The two sides agreed to open two crossings to aid convoys from June 1 and to exchange lists of detainees within a week.

The first round was held in Nairobi in March and ended without an agreement. A further meeting that had been planned for April 12 in Addis Ababa was called off after shelling near the frontier.

The head of the Chadian delegation told reporters after the talks that the atmosphere had been "businesslike" and that the proposal for a 60-day truce "stays on the table". Sudan rejected the proposal in April and has since asked for guarantees from the African Union.

In a separate development, the presidents of Kenya and Chad spoke by phone on Monday and discussed the humanitarian situation along the border, the Kenyan presidency said. Kenya has offered to host the third round of talks, which is to take place in Nairobi next week.

The United Nations welcomed the outcome. A spokesman for the organization said in New York on Tuesday that it stood ready to monitor the crossings, and called on both parties to refrain from steps that could endanger the progress made. The Norwegian foreign minister is expected to travel to N'Djamena on Friday for consultations with the Chadian leadership.

Trade between the two countries fell by a third last year, according to figures published by the African Development Bank. Farmers on both sides of the frontier say that the price of seed has doubled since the crossings were closed, and that the rains came late. Several hundred families have moved to towns farther south, where schools and clinics were already full.

`

// newsOf is n bytes of paragraphs like those of wire with changing parties,
// days and cities: what a long text could hold at worst.
func newsOf(n int) string {
	pairs := [][2]string{{"Chad", "Sudan"}, {"Armenia", "Azerbaijan"}, {"Greece", "Turkey"}, {"India", "Pakistan"}, {"Serbia", "Kosovo"}, {"Peru", "Chile"}, {"Ghana", "Togo"}}
	cities := []string{"Oslo", "Nairobi", "Geneva", "Vienna", "Doha"}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		p := pairs[i%len(pairs)]
		text := strings.ReplaceAll(strings.ReplaceAll(wire, "Chad", p[0]), "Sudan", p[1])
		b.WriteString(strings.ReplaceAll(text, "Nairobi", cities[i%len(cities)]))
	}
	return b.String()[:n]
}

// BenchmarkRead reads a dispatch of 2,000 characters on one core.
func BenchmarkRead(b *testing.B) {
	r := mention.NewReader(entity.DefaultNames())
	a := &parley.Article{ID: "art_test", Published: published, Text: wire}
	b.SetBytes(int64(len(wire)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(a)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkReadLong reads ten times as much text and reports how many times as
// long that takes: 10 is linear, 100 quadratic.
func BenchmarkReadLong(b *testing.B) {
	r := mention.NewReader(entity.DefaultNames())
	for _, c := range []struct {
		name  string
		bytes int
		text  func(n int) string
	}{
		{"news", 1_000_000, newsOf},
		{"same sentence", 1_000_000, func(n int) string { return repeat("Norway and Chad held talks in Oslo on Tuesday. ", n) }},
		{"new days", 200_000, everyDay}, // every sentence an occasion of its own: far more events than any paper tells
	} {
		b.Run(c.name, func(b *testing.B) {
			short, long := c.text(c.bytes/10), c.text(c.bytes)
			var small, large time.Duration
			for b.Loop() {
				small += timeOf(r, short)
				large += timeOf(r, long)
			}
			b.ReportMetric(float64(large)/float64(small), "times-as-long")
			b.ReportMetric(large.Seconds()/float64(b.N)*1e6/float64(c.bytes), "s/MB")
		})
	}
}

func timeOf(r *mention.Reader, text string) time.Duration {
	start := time.Now()
	r.Read(&parley.Article{ID: "art_test", Published: published, Text: text})
	return time.Since(start)
}

// repeat is at most n bytes of s again and again.
func repeat(s string, n int) string { return strings.Repeat(s, n/len(s)) }

// everyDay is n bytes of sentences each of which is an occasion of its own.
func everyDay(n int) string {
	var b strings.Builder
	for day := published; b.Len() < n; day = day.AddDate(0, 0, -1) {
		if day.Year() < 2015 {
			day = published
		}
		fmt.Fprintf(&b, "Norway and Chad held talks in Oslo on %s. ", day.Format("2 January 2006"))
	}
	return b.String()[:n]
}
