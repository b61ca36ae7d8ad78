package snapshot_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/snapshot"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

var sentence = regexp.MustCompile(`Talks of (\w+) and (\w+) on (\S+): (\w+)`)

// read stands for the reader: each sentence "Talks of A and B on DAY: STATUS."
// is a mention.
func read(a *parley.Article) []*parley.Mention {
	var out []*parley.Mention
	for _, at := range sentence.FindAllStringSubmatchIndex(a.Text, -1) {
		word := func(n int) string { return a.Text[at[2*n]:at[2*n+1]] }
		m := &parley.Mention{
			ID: parley.MakeID(parley.MentionPrefix, a.ID, word(1), word(2), word(3)), ArticleID: a.ID, Position: len(out) + 1, Kind: parley.Talks,
			When: parley.On(parley.Date(word(3))), Status: parley.EventStatus(word(4)), KnownFrom: a.Since(), Confidence: 1, Quotes: []parley.Span{{Start: at[0], End: at[1]}},
		}
		for _, p := range []string{word(1), word(2)} {
			m.Participants = append(m.Participants, parley.Participant{Name: parley.Name{Name: p, Kind: parley.State}, Role: parley.Party})
		}
		out = append(out, m)
	}
	return out
}

// tell ingests a text that stood from an instant on; published is that of its
// first one.
func tell(t *testing.T, s parley.Store, id, published, updated, body string) {
	t.Helper()
	a, err := article.FromRecord(article.Record{ID: id, Title: "Dispatch", Published: published, Updated: updated, Text: body})
	if err != nil {
		t.Fatal(err)
	}
	in := ingester(s)
	in.Read = read
	if _, err := in.Article(t.Context(), a); err != nil {
		t.Fatal(err)
	}
}

// seen are the events that a Reader tells, each with the words it rests on.
func seen(t *testing.T, r parley.Reader) []string {
	t.Helper()
	var out []string
	for _, e := range told(t, r).Events {
		line := fmt.Sprintf("%s %s", e.When.Start, e.Status)
		mentions, err := r.Mentions(t.Context(), e.MentionIDs)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mentions {
			a, err := r.Articles(t.Context(), []string{m.ArticleID})
			if err != nil {
				t.Fatal(err)
			}
			line += fmt.Sprintf(" | %s", a[0].Text[m.Quotes[0].Start:m.Quotes[0].End])
		}
		out = append(out, line)
	}
	return out
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func lookingBack(t *testing.T, c *snapshot.Cache, instant string) []string {
	t.Helper()
	r, err := c.At(t.Context(), at(instant))
	if err != nil {
		t.Fatal(err)
	}
	return seen(t, r)
}

const (
	planned = "Talks of Norland and Sudland on 2025-03-10: PLANNED"
	held    = "Talks of Norland and Sudland on 2025-03-10: HELD"
	other   = "Talks of Norland and Ostland on 2025-02-01: HELD"
)

// The texts of an article, and what they said, are those that stood there then,
// whether they came in as they were published or the newest first. What an
// update goes on saying is quoted from the text of its time, wherever its words
// stood in it.
func TestTextsOfTheirTime(t *testing.T) {
	texts := []struct{ updated, body string }{
		{"", planned + "."},
		{"2025-03-10T20:00:00Z", "Corrected. " + held + ". " + other + "."},
		{"2025-03-11T08:00:00Z", "Corrected twice, at some length. " + held + "."},
	}
	instants := map[string][]string{
		"2025-03-01T07:59:59Z": nil,
		"2025-03-01T08:00:00Z": {"2025-03-10 PLANNED | " + planned},
		"2025-03-10T19:59:59Z": {"2025-03-10 PLANNED | " + planned},
		"2025-03-10T23:00:00+03:00": {
			"2025-02-01 HELD | " + other, "2025-03-10 HELD | " + held,
		},
		"2025-03-11T08:00:00Z": {"2025-03-10 HELD | " + held},
	}
	for name, order := range map[string][]int{"as published": {0, 1, 2}, "the first one last": {1, 2, 0}, "the newest first": {2, 1, 0}, "the middle one last": {0, 2, 1}} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			for _, i := range order {
				tell(t, s, "a", "2025-03-01T08:00:00Z", texts[i].updated, texts[i].body)
			}
			tell(t, s, "later", "2025-04-01T08:00:00Z", "", "Nothing.")
			c := cacheOf(t, s)
			for instant, want := range instants {
				if d := cmp.Diff(want, lookingBack(t, c, instant)); d != "" {
					t.Errorf("on %s (-want +got):\n%s", instant, d)
				}
			}
		})
	}
}

// counted counts the snapshots that a cache makes, and lets them wait.
type counted struct {
	mu   sync.Mutex
	made int
	wait chan struct{} // nil: nothing to wait for
}

func (n *counted) config(c *snapshot.Config) {
	open := c.Open
	c.Open = func(ctx context.Context, limit int64) (snapshot.Memory, error) {
		n.mu.Lock()
		n.made++
		n.mu.Unlock()
		if n.wait != nil {
			<-n.wait // is it being made?
			<-n.wait // may it go on?
		}
		return open(ctx, limit)
	}
}

func threeDays(t *testing.T) parley.Store {
	t.Helper()
	s := open(t)
	tell(t, s, "a", "2025-03-01", "", planned+".")
	tell(t, s, "b", "2025-03-05", "", other+".")
	tell(t, s, "c", "2025-03-11", "", held+".")
	return s
}

// One snapshot answers for all instants between two publications, and however
// many ask at once. A writer costs only those snapshots that it makes wrong.
func TestSnapshotsAreShared(t *testing.T) {
	s := threeDays(t)
	var n counted
	c := cacheOf(t, s, n.config)
	var all sync.WaitGroup
	for _, instant := range []string{"2025-03-01T00:00:00Z", "2025-03-01T12:00:00Z", "2025-03-04T23:59:59Z", "2025-03-05T12:00:00Z", "2025-03-11T00:00:00Z", "2030-01-01T00:00:00Z"} {
		for range 3 {
			all.Go(func() {
				if _, err := c.At(t.Context(), at(instant)); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	if n.made != 2 { // the last edition is the store itself
		t.Errorf("%d snapshots were made, not 2", n.made)
	}
	tell(t, s, "d", "2025-03-05T06:00:00Z", "", "Talks of Norland and Westland on 2025-03-04: HELD.")
	want := []string{"2025-02-01 HELD | " + other, "2025-03-10 PLANNED | " + planned}
	if d := cmp.Diff(want, lookingBack(t, c, "2025-03-05T05:00:00Z")); d != "" {
		t.Error(d)
	}
	if n.made != 2 {
		t.Error("what was known before was made again")
	}
	want = []string{want[0], "2025-03-04 HELD | Talks of Norland and Westland on 2025-03-04: HELD", want[1]}
	if d := cmp.Diff(want, lookingBack(t, c, "2025-03-05T12:00:00Z")); d != "" {
		t.Error(d)
	}
	tell(t, s, "e", "2025-03-02", "", "Talks of Norland and Eastland on 2025-03-01: HELD.")
	for instant, events := range map[string]int{"2025-03-01T12:00:00Z": 1, "2025-03-02T12:00:00Z": 2, "2025-03-05T12:00:00Z": 4} {
		if got := lookingBack(t, c, instant); len(got) != events {
			t.Errorf("on %s: %v", instant, got)
		}
	}
}

// late is a context whose deadline passes when it is told to.
type late struct {
	context.Context
	passed chan struct{}
}

func (l late) Done() <-chan struct{} { return l.passed }

func (l late) Err() error {
	select {
	case <-l.passed:
		return context.DeadlineExceeded
	default:
		return nil
	}
}

// Who cannot wait is told so, and finds the snapshot made when asking again.
func TestDeadline(t *testing.T) {
	n := counted{wait: make(chan struct{})}
	c := cacheOf(t, threeDays(t), n.config)
	ctx := late{t.Context(), make(chan struct{})}
	waiting := make(chan error, 1)
	go func() {
		_, err := c.At(ctx, at("2025-03-01T00:00:00Z"))
		waiting <- err
	}()
	n.wait <- struct{}{} // it is being made
	close(ctx.passed)
	var notYet *snapshot.NotYetError
	if err := <-waiting; !errors.As(err, &notYet) {
		t.Errorf("after the deadline: %v", err)
	}
	n.wait <- struct{}{}
	if got := lookingBack(t, c, "2025-03-01T00:00:00Z"); len(got) != 1 || n.made != 1 {
		t.Errorf("asked again: %v, made %d times", got, n.made)
	}
}

// What does not fit in is refused with the limit, and kept out of memory.
func TestTooLarge(t *testing.T) {
	c := cacheOf(t, threeDays(t), func(c *snapshot.Config) { c.Bytes = 200 << 10 })
	var large *snapshot.TooLargeError
	if _, err := c.At(t.Context(), at("2025-03-01T00:00:00Z")); !errors.As(err, &large) || large.Limit != 100<<10 {
		t.Errorf("error %v", err)
	}
}

// No more snapshots are kept than allowed; one that somebody still reads stays
// until the reader is done.
func TestOldSnapshotsGo(t *testing.T) {
	var n counted
	var opened []*closing
	c := cacheOf(t, threeDays(t), n.config, func(c *snapshot.Config) {
		open := c.Open
		c.Most = 1
		c.Open = func(ctx context.Context, limit int64) (snapshot.Memory, error) {
			m, err := open(ctx, limit)
			if err != nil {
				return nil, err
			}
			one := &closing{Store: m.(*sqlite.Store), closed: make(chan struct{})}
			opened = append(opened, one)
			return one, nil
		}
	})
	ctx, done := context.WithCancel(t.Context())
	first, err := c.At(ctx, at("2025-03-01T00:00:00Z"))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		short, gone := context.WithCancel(t.Context())
		if _, err := c.At(short, at("2025-03-05T00:00:00Z")); err != nil {
			t.Fatal(err)
		}
		gone()
	}
	if n.made != 2 {
		t.Errorf("made %d, not 2", n.made)
	}
	if got := seen(t, first); len(got) != 1 {
		t.Errorf("the first one no longer answers: %v", got)
	}
	done()
	<-opened[0].closed
	if got := lookingBack(t, c, "2025-03-01T00:00:00Z"); len(got) != 1 || n.made != 3 {
		t.Errorf("asked again: %v, made %d", got, n.made)
	}
}

// closing tells when it is closed.
type closing struct {
	*sqlite.Store
	closed chan struct{}
}

func (c *closing) Close() error {
	close(c.closed)
	return c.Store.Close()
}

// An id of now leads to what it stood for then: a person of whom only the
// family name was known, and a series whose first round came out later.
func TestIDsOfNow(t *testing.T) {
	s := open(t)
	person := func(name string) func(*parley.Article) []*parley.Mention {
		return func(a *parley.Article) []*parley.Mention {
			ms := read(a)
			for _, m := range ms {
				m.Participants = append(m.Participants, parley.Participant{Name: parley.Name{Name: name, Kind: parley.Person, Represents: "Norland"}, Role: parley.Member})
			}
			return ms
		}
	}
	for i, name := range []string{"Berg", "Anna Berg"} {
		a, err := article.FromRecord(article.Record{ID: name, Title: "Dispatch", Published: fmt.Sprintf("2025-03-%02d", 11+i), Text: held + "."})
		if err != nil {
			t.Fatal(err)
		}
		in := ingester(s)
		in.Read = person(name)
		if _, err := in.Article(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	now, err := s.ActorPage(t.Context(), parley.ActorFilter{Name: "Anna Berg"}, parley.Page{})
	if err != nil || len(now.Items) != 1 {
		t.Fatalf("%v, error %v", now.Items, err)
	}
	id := now.Items[0].ID
	r, err := cacheOf(t, s).At(t.Context(), at("2025-03-11T12:00:00Z"))
	if err != nil {
		t.Fatal(err)
	}
	then, err := r.Actors(t.Context(), []string{id})
	if err != nil || then[0] == nil || then[0].Name != "Berg" {
		t.Fatalf("%v, error %v", then, err)
	}
	for name, page := range map[string]func() (int, error){
		"filter": func() (int, error) {
			p, err := r.EventPage(t.Context(), parley.EventFilter{Actors: []string{id}}, parley.TimeAsc, parley.Page{})
			return p.Total, err
		},
		"of the actor": func() (int, error) {
			p, err := r.EventPages(t.Context(), parley.EventsOfActor, []string{id}, parley.EventFilter{}, parley.TimeAsc, parley.Page{})
			return p[0].Total, err
		},
	} {
		if n, err := page(); n != 1 || err != nil {
			t.Errorf("%s: %d events, error %v", name, n, err)
		}
	}
}

// A mention that an update changed has another id now; it leads to what stood
// there while it did.
func TestWithdrawnMentions(t *testing.T) {
	s := open(t)
	tell(t, s, "a", "2025-03-01T08:00:00Z", "", planned+".")
	tell(t, s, "a", "2025-03-01T08:00:00Z", "2025-03-10T20:00:00Z", held+".")
	texts, err := s.Texts(t.Context(), []string{parley.MakeID(parley.ArticlePrefix, "a")})
	if err != nil || len(texts[0]) != 2 {
		t.Fatalf("%v, error %v", texts, err)
	}
	present := texts[0][1].Mentions[0].Mention.ID
	withdrawn := parley.MakeID(parley.MentionPrefix, present, "2025-03-10T20:00:00Z")
	for instant, status := range map[string]parley.EventStatus{"2025-03-02T00:00:00Z": parley.Planned, "2025-02-01T00:00:00Z": "", "2025-03-11T00:00:00Z": parley.Planned} {
		r, err := cacheOf(t, s).At(t.Context(), at(instant))
		if err != nil {
			t.Fatal(err)
		}
		found, err := r.Mentions(t.Context(), []string{withdrawn})
		if err != nil || (found[0] == nil) != (status == "") || found[0] != nil && found[0].Status != status {
			t.Errorf("on %s: %v, error %v", instant, found, err)
		}
	}
}

// What analysts decided holds at every instant, also in what was made before.
func TestDecisionsHoldAtEveryInstant(t *testing.T) {
	s := threeDays(t)
	c := cacheOf(t, s)
	const instant = "2025-03-06T00:00:00Z"
	if got := lookingBack(t, c, instant); len(got) != 2 {
		t.Fatalf("before the decision: %v", got)
	}
	texts, err := s.TextsAt(t.Context(), at(instant), "")
	if err != nil {
		t.Fatal(err)
	}
	rejected := texts[0].Mentions[0].Mention
	err = s.Update(t.Context(), func(tx parley.Tx) error {
		d := &parley.Decision{ID: "dec_1", Kind: parley.RejectMentions, By: "desk", At: at(instant), Mentions: [][]string{{rejected.ID}}}
		if err := tx.PutDecision(t.Context(), d); err != nil {
			return err
		}
		return ingester(s).Again(t.Context(), tx, ingest.Changes{Mentions: []string{rejected.ID}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := lookingBack(t, c, instant); len(got) != 1 {
		t.Errorf("once it is decided: %v", got)
	}
	r, err := c.At(t.Context(), at(instant))
	if err != nil {
		t.Fatal(err)
	}
	found, err := r.Decisions(t.Context(), []string{"dec_1"})
	if err != nil || found[0] == nil {
		t.Errorf("the decision itself: %v, error %v", found, err)
	}
	if ms, err := r.Mentions(t.Context(), []string{rejected.ID}); err != nil || ms[0] == nil || ms[0].EventID != "" {
		t.Errorf("the mention: %v, error %v", ms, err)
	}
}
