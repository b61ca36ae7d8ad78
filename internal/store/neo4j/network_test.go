package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/neo4j"
	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
)

// network is what stands between a store and its server.
type network struct {
	*toxiproxy.Proxy
	t *testing.T
}

func newNetwork(t *testing.T) (network, neo4j.Config) {
	t.Helper()
	config := neo4jtest.Config(t)
	zerolog.SetGlobalLevel(zerolog.Disabled) // it has no other way to be quiet
	u, err := url.Parse(config.URI)
	if err != nil {
		t.Fatal(err)
	}
	n := network{toxiproxy.NewProxy(toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop()), "neo4j", "127.0.0.1:0", u.Host), t}
	n.up()
	t.Cleanup(n.Stop)
	config.URI = "bolt://" + n.Listen
	return n, config
}

func (n network) up() {
	if err := n.Start(); err != nil {
		n.t.Error(err)
	}
}

// toxic is one that toxiproxy describes, as it describes it.
func (n network) toxic(text string) {
	if _, err := n.Toxics.AddToxicJson(strings.NewReader(text)); err != nil {
		n.t.Error(err)
	}
}

// silence lets nothing pass any more, without a word.
func (n network) silence() { n.toxic(`{"name":"x","type":"timeout","attributes":{"timeout":0}}`) }

// heal ends all faults.
func (n network) heal() {
	n.Toxics.ResetToxics(context.Background())
	n.Stop()
	n.up()
}

// Whatever happens on the way to the server: within ten seconds there is an
// answer or an error that says to try again, ten seconds after its end all is
// right, what was acknowledged is there, and nothing is there by half.
func TestFaultsOfTheNetwork(t *testing.T) {
	for name, c := range map[string]struct {
		begin  func(network)
		passes bool // calls succeed all the same
	}{
		"slow":                {func(n network) { n.toxic(`{"name":"x","type":"latency","attributes":{"latency":300}}`) }, true},
		"bytes one by one":    {func(n network) { n.toxic(`{"name":"x","type":"slicer","attributes":{"average_size":1,"delay":1}}`) }, true},
		"a kilobyte a second": {func(n network) { n.toxic(`{"name":"x","type":"bandwidth","attributes":{"rate":1}}`) }, true},
		"reset":               {func(n network) { n.toxic(`{"name":"x","type":"reset_peer","attributes":{"timeout":0}}`) }, false},
		"cut in mid-answer":   {func(n network) { n.toxic(`{"name":"x","type":"limit_data","attributes":{"bytes":300}}`) }, false},
		"black hole":          {network.silence, false},
		"half-open: no requests": {func(n network) {
			n.toxic(`{"name":"x","type":"timeout","stream":"upstream","attributes":{"timeout":0}}`)
		}, false},
		"down": {func(n network) { n.Stop() }, false},
		"flapping": {func(n network) {
			for range 6 {
				n.Stop()
				time.Sleep(200 * time.Millisecond)
				n.up()
				time.Sleep(300 * time.Millisecond)
			}
			n.Stop()
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			neo4jtest.Open(t)
			n, config := newNetwork(t)
			s := neo4jtest.Handle(t, config)
			var mu sync.Mutex
			acknowledged, unknown := 0, 0
			put := func(what string, pair int) {
				t.Helper()
				began := time.Now()
				err := s.Update(t.Context(), func(tx parley.Tx) error {
					return errors.Join(tx.PutArticle(t.Context(), article(2*pair)), tx.PutArticle(t.Context(), article(2*pair+1)))
				})
				soon(t, began)
				mu.Lock()
				defer mu.Unlock()
				switch {
				case err == nil:
					acknowledged++
				case !errors.Is(err, parley.ErrUnavailable):
					t.Errorf("%s: an update: %v, want ErrUnavailable", what, err)
				default:
					unknown++
				}
			}
			ask := func(what string) error {
				t.Helper()
				began := time.Now()
				_, err := s.Coverage(t.Context())
				soon(t, began)
				if err != nil && !errors.Is(err, parley.ErrUnavailable) {
					t.Errorf("%s: a question: %v, want ErrUnavailable", what, err)
				}
				return err
			}
			put("before", 0)
			c.begin(n)
			var all sync.WaitGroup
			for pair := range 3 { // of which two wait their turn
				all.Go(func() { put("meanwhile", 1+pair) })
			}
			all.Go(func() {
				if err := ask("meanwhile"); c.passes && err != nil {
					t.Errorf("meanwhile: %v", err)
				}
			})
			all.Wait()
			if c.passes && unknown > 0 {
				t.Error("meanwhile an update did not pass")
			}

			n.heal()
			began := time.Now()
			for ask("afterwards") != nil && time.Since(began) < 10*time.Second {
				time.Sleep(100 * time.Millisecond)
			}
			soon(t, began)
			failed := unknown
			put("afterwards", 4)
			if unknown > failed {
				t.Error("afterwards an update fails")
			}
			there, _ := neo4jtest.Run(t, "MATCH (a:Article) RETURN count(a)", nil)[0][0].(int64)
			if there%2 != 0 || int(there) < 2*acknowledged || int(there) > 2*(acknowledged+unknown) {
				t.Errorf("%d articles after %d acknowledged pairs and %d unknown", there, acknowledged, unknown)
			}
		})
	}
}

// Somebody else's transaction that holds what we want, and wants what we hold:
// the server ends one of the two, and ours runs again.
func TestADeadlockIsTriedAgain(t *testing.T) {
	s := neo4jtest.Open(t)
	if err := s.Update(t.Context(), func(tx parley.Tx) error { return tx.PutArticle(t.Context(), article(1)) }); err != nil {
		t.Fatal(err)
	}
	c := neo4jtest.Config(t)
	d, err := driver.NewDriverWithContext(c.URI, driver.BasicAuth(c.Username, c.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(t.Context())
	session := d.NewSession(t.Context(), driver.SessionConfig{})
	defer session.Close(t.Context())
	other, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close(t.Context())
	if _, err := other.Run(t.Context(), "MATCH (a:Article {id: $id}) SET a.held = true", map[string]any{"id": article(1).ID}); err != nil {
		t.Fatal(err)
	}
	var once sync.Once
	waiting := make(chan struct{})
	began := time.Now()
	runs := 0
	err = s.Update(t.Context(), func(tx parley.Tx) error { // holds the store
		runs++
		if err := tx.PutArticle(t.Context(), article(2)); err != nil {
			return err
		}
		once.Do(func() {
			go func() {
				defer close(waiting)
				result, err := other.Run(t.Context(), "MATCH (s:Store {id: 1}) SET s.held = true", nil)
				if err == nil {
					_, err = result.Consume(t.Context())
				}
				if err == nil {
					err = other.Commit(t.Context())
				}
				_ = err // either of the two may be the one that is ended
			}()
			time.Sleep(200 * time.Millisecond) // until the other waits for us
		})
		a := article(1)
		a.Title = "changed"
		return tx.PutArticle(t.Context(), a)
	})
	soon(t, began)
	if err != nil {
		t.Fatalf("after %d runs: %v", runs, err)
	}
	<-waiting
	got, err := s.Articles(t.Context(), []string{article(1).ID, article(2).ID})
	if err != nil || got[0] == nil || got[0].Title != "changed" || got[1] == nil {
		t.Errorf("after %d runs: %v, error %v", runs, got, err)
	}
}

func TestInspect(t *testing.T) {
	s := neo4jtest.Open(t)
	if err := s.Update(t.Context(), func(tx parley.Tx) error { return upsert(t.Context(), tx, 1) }); err != nil {
		t.Fatal(err)
	}
	wrong := func() string {
		t.Helper()
		found, err := neo4j.Inspect(t.Context(), neo4jtest.Config(t))
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, f := range found {
			if f.Wrong != "" {
				out = append(out, f.What)
			}
		}
		return fmt.Sprint(out)
	}
	if got := wrong(); got != "[]" {
		t.Errorf("wrong in a new store: %s", got)
	}
	neo4jtest.Run(t, "DROP INDEX event_sort", nil)
	neo4jtest.Run(t, "MATCH (m:Mention) SET m.eventId = 'evt_gone'", nil)
	if got := wrong(); got != "[constraints and indexes content]" {
		t.Errorf("wrong without an index and an event: %s", got)
	}
	neo4jtest.Open(t) // makes it again
}
