package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"regexp"
	"slices"
	"sync"
	"time"
)

// clients ask at the same time.
const clients = 16

// measuring asks endpoints the workloads, in rounds that take turns: what the
// machine does beside hits all of them alike.
type measuring struct {
	sqlite, neo4j, peer string
	events              int
	seed                uint64
	span                time.Duration
	rounds              int
	out                 string
}

// endpoint is who is asked.
type endpoint struct {
	name, url string
	peer      bool
}

// question is a workload as one endpoint takes it, with the rows that each of
// its answers has.
type question struct {
	bodies [][]byte
	rows   []int
}

// result is what was measured of one endpoint and workload.
type result struct {
	rates     []float64 // requests a second, of each round
	latencies []time.Duration
}

func (m measuring) endpoints() []endpoint {
	var out []endpoint
	for _, e := range []endpoint{{"Parley on SQLite", m.sqlite, false}, {"Parley on Neo4j", m.neo4j, false}, {"peer", m.peer, true}} {
		if e.url != "" {
			out = append(out, e)
		}
	}
	return out
}

var client = &http.Client{
	Timeout:   30 * time.Second,
	Transport: &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true},
}

func (m measuring) run(ctx context.Context) error {
	ends := m.endpoints()
	if len(ends) == 0 {
		return errors.New("name an endpoint: -sqlite, -neo4j or -peer")
	}
	works := workloads(m.events, m.seed)
	asked := make([][]question, len(works))
	for i, w := range works {
		var err error
		if asked[i], err = prepare(ctx, w, ends); err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
	}
	results := make([][]result, len(works))
	for round := -1; round < m.rounds; round++ { // the first warms up
		for i := range works {
			if results[i] == nil {
				results[i] = make([]result, len(ends))
			}
			for j := range ends {
				rate, latencies, err := load(ctx, ends[j].url, asked[i][j], m.span)
				if err != nil {
					return fmt.Errorf("%s of %s: %w", works[i].name, ends[j].name, err)
				}
				if round >= 0 {
					r := &results[i][j]
					r.rates, r.latencies = append(r.rates, rate), append(r.latencies, latencies...)
				}
			}
		}
		fmt.Fprintf(os.Stderr, "round %d of %d\n", round+1, m.rounds)
	}
	return m.report(ctx, works, ends, results)
}

var unavailable = []byte(`"UNAVAILABLE"`)

var row = regexp.MustCompile(`"row":("[^"]*"|\d+)`)

// prepare asks every endpoint everything once, and holds their answers against
// each other.
func prepare(ctx context.Context, w workload, ends []endpoint) ([]question, error) {
	out := make([]question, len(ends))
	first := make([][][]byte, len(w.sets))
	for j, e := range ends {
		text, without := w.query, []string(nil)
		if e.peer {
			text, without = w.peer, []string{"all"}
		}
		var err error
		if out[j].bodies, err = bodies(text, w.sets, without...); err != nil {
			return nil, err
		}
		for i, body := range out[j].bodies {
			answer, err := ask(ctx, e.url, body)
			// A server that has just started may be too slow at first.
			for tries := 0; err == nil && bytes.Contains(answer, unavailable) && tries < 20; tries++ {
				answer, err = ask(ctx, e.url, body)
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.name, err)
			}
			rows := row.FindAll(answer, -1)
			if len(rows) == 0 && w.orderMatters || bytes.Contains(answer, []byte(`"errors":`)) {
				return nil, fmt.Errorf("%s gives no rows for %v: %.300s", e.name, w.sets[i], answer)
			}
			out[j].rows = append(out[j].rows, len(rows))
			if j == 0 {
				first[i] = rows
				continue
			}
			if len(rows) != len(first[i]) || w.orderMatters && !slices.EqualFunc(rows, first[i], bytes.Equal) {
				return nil, fmt.Errorf("%s and %s differ on %v:\n%s\n%s", e.name, ends[0].name, w.sets[i], rows, first[i])
			}
		}
	}
	return out, nil
}

func ask(ctx context.Context, url string, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %s: %.300s", response.Status, answer)
	}
	return answer, err
}

// load asks for a while with all clients, and checks the rows of every answer.
func load(ctx context.Context, url string, q question, span time.Duration) (rate float64, latencies []time.Duration, err error) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	began := time.Now()
	for c := range clients {
		wg.Go(func() {
			var own []time.Duration
			var failed error
			for i := c * len(q.bodies) / clients; time.Since(began) < span && failed == nil; i = (i + 1) % len(q.bodies) {
				asked := time.Now()
				var answer []byte
				if answer, failed = ask(ctx, url, q.bodies[i]); failed != nil {
					break
				}
				own = append(own, time.Since(asked))
				if got := bytes.Count(answer, []byte(`"row":`)); got != q.rows[i] {
					failed = fmt.Errorf("%d rows, not %d: %.300s", got, q.rows[i], answer)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			latencies = append(latencies, own...)
			err = errors.Join(err, failed)
		})
	}
	wg.Wait()
	return float64(len(latencies)) / time.Since(began).Seconds(), latencies, err
}

// rate is the median of the rounds.
func (r result) rate() float64 {
	s := slices.Sorted(slices.Values(r.rates))
	return s[len(s)/2]
}

// quantile of the latencies of all rounds.
func (r result) quantile(q float64) time.Duration {
	slices.Sort(r.latencies)
	return r.latencies[min(len(r.latencies)-1, int(q*float64(len(r.latencies))))]
}

// geometricMean of ratios.
func geometricMean(ratios []float64) float64 {
	sum := 0.0
	for _, r := range ratios {
		sum += math.Log(r)
	}
	return math.Exp(sum / float64(len(ratios)))
}
