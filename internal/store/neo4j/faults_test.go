package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/neo4j"
	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
)

func article(n int) *parley.Article {
	id := fmt.Sprintf("%03d", n)
	return &parley.Article{ID: "art_" + id, Key: "key " + id, Title: "Title " + id, Text: "They met.", Published: time.Date(2025, 4, 1, 0, 0, n, 0, time.UTC)}
}

// soon fails the test when what it times took longer than callers are told.
func soon(t *testing.T, began time.Time) {
	t.Helper()
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("took %s, more than 10 s", took)
	}
}

func TestOpenSaysWhyItCannot(t *testing.T) {
	good := neo4jtest.Config(t)
	for name, c := range map[string]struct {
		config neo4j.Config
		is     error
		says   string
	}{
		"wrong password":     {neo4j.Config{URI: good.URI, Username: good.Username, Password: "sesame"}, parley.ErrUnavailable, "NEO4J_PASSWORD"},
		"refused connection": {neo4j.Config{URI: "bolt://127.0.0.1:1", Username: "neo4j", Password: "x"}, parley.ErrUnavailable, "is it running"},
		"silent server":      {neo4j.Config{URI: silent(t), Username: "neo4j", Password: "x"}, parley.ErrUnavailable, ""}, // the driver has several ways to say it
		"unknown host":       {neo4j.Config{URI: "bolt://no-such-host.invalid:7687", Username: "neo4j", Password: "x"}, parley.ErrUnavailable, "is it running"},
		"no address":         {neo4j.Config{URI: "http://127.0.0.1"}, parley.ErrInvalid, "address"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // none of them touches the data
			began := time.Now()
			s, err := neo4j.Open(t.Context(), c.config)
			soon(t, began)
			if err == nil {
				t.Fatalf("opened, and closed again with %v", s.Close())
			}
			if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %q, want %v that says %q", err, c.is, c.says)
			}
			if strings.Contains(err.Error(), "sesame") {
				t.Errorf("the error tells the password: %q", err)
			}
		})
	}
}

func TestOpenRefusesANewerDatabase(t *testing.T) {
	neo4jtest.Open(t)
	neo4jtest.Run(t, "MATCH (s:Store) SET s.version = $v", map[string]any{"v": neo4j.Version() + 1})
	defer neo4jtest.Run(t, "MATCH (s:Store) SET s.version = $v", map[string]any{"v": neo4j.Version()})
	s, err := neo4j.Open(t.Context(), neo4jtest.Config(t))
	if err == nil {
		t.Fatalf("opened, and closed again with %v", s.Close())
	}
	if !errors.Is(err, parley.ErrInvalid) || !strings.Contains(err.Error(), "newer Parley") {
		t.Errorf("error %q, want ErrInvalid that asks for a newer Parley", err)
	}
}

func TestOpenMakesWhatIsMissing(t *testing.T) {
	neo4jtest.Open(t)
	neo4jtest.Run(t, "DROP INDEX event_sort", nil)
	neo4jtest.Run(t, "DROP CONSTRAINT event_id", nil)
	neo4jtest.Open(t)
	rows := neo4jtest.Run(t, "SHOW INDEXES YIELD name, state WHERE name IN ['event_sort', 'event_id'] RETURN collect(state)", nil)
	if got := fmt.Sprint(rows[0][0]); got != "[ONLINE ONLINE]" {
		t.Errorf("states of the indexes that were dropped: %s", got)
	}
}

func TestManyWritersOfTheSameKeysLeaveOneNodeEach(t *testing.T) {
	s := neo4jtest.Open(t)
	const writers, keys = 16, 5
	times := 50
	if os.Getenv("PARLEY_TEST_FULL") != "" {
		times = 500
	}
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for i := range times {
				if err := s.Update(t.Context(), func(tx parley.Tx) error { return upsert(t.Context(), tx, i%keys) }); err != nil {
					t.Errorf("upsert %d: %v", i, err)
				}
			}
		})
	}
	wg.Wait()
	rows := neo4jtest.Run(t, `
		MATCH (n) WHERE NOT n:Store
		WITH labels(n)[0] AS label, count(*) AS n, count(DISTINCT n.id) AS ids ORDER BY label
		RETURN collect(label + ' ' + n + ' ' + coalesce(ids, 0))`, nil)
	want := "[Actor 5 5 Article 5 5 BlockKey 5 0 Event 5 5 Mention 5 5]"
	if got := fmt.Sprint(rows[0][0]); got != want {
		t.Errorf("nodes, with how many ids: %s, want %s", got, want)
	}
	rows = neo4jtest.Run(t, `MATCH ()-[r]->() WITH type(r) AS type, count(*) AS n ORDER BY type RETURN collect(type + ' ' + n)`, nil)
	want = "[HAS_KEY 5 INVOLVED_IN 5 OF 5 PARTICIPATED_IN 5 TELLS 5]"
	if got := fmt.Sprint(rows[0][0]); got != want {
		t.Errorf("relationships: %s, want %s", got, want)
	}
}

// upsert saves the n-th article with its mention, event and actor.
func upsert(ctx context.Context, tx parley.Tx, n int) error {
	a := article(n)
	if err := tx.PutArticle(ctx, a); err != nil {
		return err
	}
	id := strings.TrimPrefix(a.ID, "art_")
	m := &parley.Mention{ID: "men_" + id, ArticleID: a.ID, Position: 1, Kind: parley.Talks, KnownFrom: a.Published}
	if err := tx.PutMentions(ctx, []parley.BlockedMention{{Mention: m, Keys: []string{"block " + id}}}); err != nil {
		return err
	}
	return tx.PutDerived(ctx, parley.Derived{
		Actors: []*parley.Actor{{ID: "act_" + id, Kind: parley.State, Name: "State " + id}},
		Events: []*parley.Event{{
			ID: "evt_" + id, Kind: parley.Talks, Title: "Talks " + id, Status: parley.Held, When: parley.On("2025-04-01"), MentionIDs: []string{m.ID},
			Participants: []parley.Participation{{ActorID: "act_" + id, Role: parley.Party}},
		}},
	})
}

func TestReadersSeeWholeRecords(t *testing.T) {
	s := neo4jtest.Open(t)
	put := func(n int) error {
		return s.Update(t.Context(), func(tx parley.Tx) error {
			a := article(1)
			a.Byline, a.Text = fmt.Sprint(n), strings.Repeat(fmt.Sprint(n), 5000)
			return tx.PutArticle(t.Context(), a)
		})
	}
	if err := put(0); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 40 {
			if err := put(n % 10); err != nil {
				t.Error(err)
			}
		}
	}()
	for {
		got, err := s.Articles(t.Context(), []string{article(1).ID})
		if err != nil {
			t.Fatal(err)
		}
		if a := got[0]; a == nil || a.Text != strings.Repeat(a.Text[:1], 5000) {
			t.Fatalf("half a record: %v", a)
		}
		select {
		case <-done:
			return
		default:
		}
	}
}

func TestACutConnectionRunsTheUpdateAgainFromNothing(t *testing.T) {
	neo4jtest.Open(t)
	n, config := newNetwork(t)
	s := neo4jtest.Handle(t, config)
	runs := 0
	err := s.Update(t.Context(), func(tx parley.Tx) error {
		runs++
		there, err := tx.Articles(t.Context(), []string{article(1).ID})
		if err != nil {
			return err
		}
		if there[0] != nil {
			t.Errorf("run %d sees what the run before it wrote", runs)
		}
		if err := tx.PutArticle(t.Context(), article(1)); err != nil {
			return err
		}
		if runs == 1 {
			n.Stop()
			n.up()
		}
		return tx.PutArticle(t.Context(), article(2))
	})
	if err != nil || runs != 2 {
		t.Fatalf("error %v after %d runs, want none after 2", err, runs)
	}
	wantArticles(t, 2)
}

func TestAServerThatGoesAwayLeavesNothingHalfWritten(t *testing.T) {
	for name, fault := range map[string]func(network){"closed": func(n network) { n.Stop() }, "silent": network.silence} {
		t.Run(name, func(t *testing.T) {
			neo4jtest.Open(t)
			n, config := newNetwork(t)
			s := neo4jtest.Handle(t, config)
			var began time.Time
			err := s.Update(t.Context(), func(tx parley.Tx) error {
				if err := tx.PutArticle(t.Context(), article(1)); err != nil {
					return err
				}
				if began.IsZero() {
					began = time.Now()
					fault(n)
				}
				return tx.PutArticle(t.Context(), article(2))
			})
			soon(t, began)
			if !errors.Is(err, parley.ErrUnavailable) {
				t.Errorf("error %v, want ErrUnavailable", err)
			}
			wantArticles(t, 0)

			began = time.Now()
			if _, err := s.Coverage(t.Context()); !errors.Is(err, parley.ErrUnavailable) {
				t.Errorf("a question: error %v, want ErrUnavailable", err)
			}
			soon(t, began)

			n.heal()
			began = time.Now()
			if err := s.Update(t.Context(), func(tx parley.Tx) error { return tx.PutArticle(t.Context(), article(3)) }); err != nil {
				t.Errorf("after the fault: %v", err)
			}
			soon(t, began)
			wantArticles(t, 1)
		})
	}
}

func wantArticles(t *testing.T, want int) {
	t.Helper()
	if got := neo4jtest.Run(t, "MATCH (a:Article) RETURN count(a)", nil)[0][0]; got != int64(want) {
		t.Errorf("%v articles, want %d", got, want)
	}
}

// silent is the address of a server that accepts and says nothing.
func silent(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return "bolt://" + l.Addr().String()
}

// What servers say, among them those of editions that no test has, is told to
// callers in terms of whether to try again, and to whoever runs Parley in terms
// of what to do.
func TestErrorsOfTheServer(t *testing.T) {
	for code, c := range map[string]struct {
		is   error
		says string
	}{
		"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": {parley.ErrUnavailable, "make it writable"},
		"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase":   {parley.ErrUnavailable, "make it writable"},
		"Neo.ClientError.Security.Forbidden":                    {parley.ErrUnavailable, "give it the right"},
		"Neo.ClientError.Security.Unauthorized":                 {parley.ErrUnavailable, "NEO4J_PASSWORD"},
		"Neo.ClientError.Security.AuthenticationRateLimit":      {parley.ErrUnavailable, "wait some seconds"},
		"Neo.ClientError.Cluster.NotALeader":                    {parley.ErrUnavailable, "new leader"},
		"Neo.TransientError.General.DatabaseUnavailable":        {parley.ErrUnavailable, "try again"},
		"Neo.TransientError.Transaction.DeadlockDetected":       {parley.ErrConflict, "try again"},
		"Neo.DatabaseError.General.UnknownError":                {parley.ErrUnavailable, "its log"},
		"Neo.ClientError.Statement.SyntaxError":                 {nil, "SyntaxError"},
	} {
		err := neo4j.Translate(t.Context(), fmt.Errorf("ask: %w", &driver.Neo4jError{Code: code}))
		for _, kind := range []error{parley.ErrUnavailable, parley.ErrConflict, parley.ErrInvalid, parley.ErrNotFound} {
			if errors.Is(err, kind) != errors.Is(c.is, kind) {
				t.Errorf("%s: %v, want %v", code, err, c.is)
			}
		}
		if !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", code, err, c.says)
		}
	}
}
