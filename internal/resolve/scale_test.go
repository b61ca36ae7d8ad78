package resolve_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// world makes n mentions of talks between random pairs of 40 states over ten
// years, each told by one or two articles, as an import of a chancellery's
// diary would.
func world(n int) resolve.Input {
	r := rand.New(rand.NewPCG(1, 2))
	in := resolve.Input{Articles: map[string]*parley.Article{}}
	day := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)
	for len(in.Mentions) < n {
		a, b := r.IntN(40), r.IntN(40)
		if a == b {
			continue
		}
		on := day.AddDate(0, 0, r.IntN(3650))
		for range 1 + r.IntN(2) {
			i := len(in.Mentions)
			in.Mentions = append(in.Mentions, &parley.Mention{
				ID: parley.MakeID(parley.MentionPrefix, fmt.Sprint(i)), ArticleID: fmt.Sprint("art_", i), Position: 1,
				Kind: parley.Talks, Status: parley.Held, When: parley.On(parley.DateOf(on)), Place: fmt.Sprint("City ", r.IntN(50)),
				Topics: []string{fmt.Sprint("matter ", r.IntN(30))}, KnownFrom: on.AddDate(0, 0, 1), Confidence: 1,
				Participants: []parley.Participant{
					{Name: parley.Name{Name: fmt.Sprint("State ", a), Kind: parley.State}, Role: parley.Party},
					{Name: parley.Name{Name: fmt.Sprint("State ", b), Kind: parley.State}, Role: parley.Party},
				},
			})
		}
	}
	return in
}

// BenchmarkMerge shows that deriving stays near linear: the figure to watch is
// mentions/s, which must not fall to half from the smaller to the larger set.
func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			in := world(n)
			for b.Loop() {
				resolve.Merge(in)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "mentions/s")
		})
	}
}
