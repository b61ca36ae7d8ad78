package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// errStop is the error with which a case ends an update.
var errStop = errors.New("stop here")

var faultCases = []testCase{
	{"a cancelled context ends every call with the context's error", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("e", "2025-04-01", party(russia))))
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		for what, ask := range calls(gone, s) {
			wantError(t, what, ask(), context.Canceled)
		}
	}},
	{"a deadline that passes inside an update undoes it", func(t *testing.T, s parley.Store) {
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err := s.Update(short, func(tx parley.Tx) error {
			if err := tx.PutArticle(short, article(1, "x")); err != nil {
				return err
			}
			<-short.Done()
			return tx.PutArticle(short, article(2, "y"))
		})
		wantError(t, "update", err, context.DeadlineExceeded)
		same(t, "articles", must[parley.Coverage](t)(s.Coverage(ctx(t))).Articles, 0)
	}},
	{"calls that are cut off at any moment leave the store working", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("e", "2025-04-01", party(russia))))
		for i := range 100 {
			short, cancel := context.WithTimeout(t.Context(), time.Duration(i)*20*time.Microsecond)
			_, readErr := s.EventPage(short, parley.EventFilter{Text: "talks"}, "", parley.Page{})
			writeErr := s.Update(short, func(tx parley.Tx) error { return tx.PutArticle(short, article(1, "x")) })
			cancel()
			for _, err := range []error{readErr, writeErr} {
				if err != nil {
					wantError(t, "a call with little time", err, context.DeadlineExceeded)
				}
			}
		}
		var wg sync.WaitGroup
		for range 20 { // on every connection that there is
			wg.Go(func() {
				if page, err := s.EventPage(ctx(t), parley.EventFilter{}, "", parley.Page{}); err != nil || page.Total != 1 {
					t.Errorf("%d events, error %v", page.Total, err)
				}
			})
		}
		wg.Wait()
		put(t, s, world{articles: []*parley.Article{article(2, "y")}})
	}},
	{"a closed store is unavailable, and closing it again is no error", func(t *testing.T, s parley.Store) {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for what, ask := range calls(ctx(t), s) {
			wantError(t, what, ask(), parley.ErrUnavailable)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}},
	{"a panic inside an update undoes it and lets the next one in", func(t *testing.T, s parley.Store) {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic was swallowed")
				}
			}()
			_ = s.Update(ctx(t), func(tx parley.Tx) error {
				if err := tx.PutArticle(ctx(t), article(1, "x")); err != nil {
					return err
				}
				panic("defect")
			})
		}()
		put(t, s, world{articles: []*parley.Article{article(2, "y")}})
		same(t, "articles", must[parley.Coverage](t)(s.Coverage(ctx(t))).Articles, 1)
	}},
	{"writers on one handle take turns: no update is lost", func(t *testing.T, s parley.Store) {
		countTogether(t, s, s)
	}},
	{"readers beside a writer see all of an update or nothing of it", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("e", "2025-04-01", party(russia))))
		stop := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			defer close(stop)
			for i := range 20 {
				kind := parley.Talks
				if i%2 == 0 {
					kind = parley.Call
				}
				a, b := talks("e", "2025-04-01", party(russia)), talks("f", "2025-04-01", party(russia))
				a.Kind, b.Kind = kind, kind
				if err := s.Update(ctx(t), func(tx parley.Tx) error { return having(a, b).put(ctx(t), tx) }); err != nil {
					t.Error(err)
					return
				}
			}
		})
		for {
			events, err := s.Events(ctx(t), []string{"evt_e", "evt_f"})
			if err != nil {
				t.Error(err)
			} else if events[1] != nil && events[0].Kind != events[1].Kind {
				t.Errorf("half an update: %s and %s", events[0].Kind, events[1].Kind)
			}
			select {
			case <-stop:
				wg.Wait()
				return
			default:
			}
		}
	}},
}

// sharedCase is a case with two handles on one store.
type sharedCase struct {
	name string
	run  func(t *testing.T, a, b parley.Store)
}

var sharedCases = []sharedCase{
	{"whoever follows the change log misses nothing and reads nothing twice", followed},
	{"writers on two handles take turns: no update is lost", countTogether},
	{"what one handle acknowledged the other sees", func(t *testing.T, a, b parley.Store) {
		for i := range 10 {
			put(t, a, world{articles: []*parley.Article{article(i+1, "x")}})
			same(t, "articles", must[parley.Coverage](t)(b.Coverage(ctx(t))).Articles, i+1)
			a, b = b, a
		}
	}},
	{"who waits for the other's update gives up when its context does", func(t *testing.T, a, b parley.Store) {
		put(t, a, world{articles: []*parley.Article{article(1, "x")}})
		update(t, a, func(tx parley.Tx) error {
			if err := tx.PutArticle(ctx(t), article(2, "y")); err != nil {
				return err
			}
			short, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			err := b.Update(short, func(tx parley.Tx) error { return tx.PutArticle(short, article(3, "z")) })
			wantError(t, "the second writer", err, context.DeadlineExceeded)
			return nil
		})
		same(t, "articles", must[parley.Coverage](t)(b.Coverage(ctx(t))).Articles, 2)
	}},
}

// countTogether has eight writers add to one number, which they keep as the
// title of an article: whoever reads before it holds the lock loses counts.
func countTogether(t *testing.T, a, b parley.Store) {
	const writers, times = 8, 5
	put(t, a, world{articles: []*parley.Article{article(1, "x")}})
	count := article(1, "x").ID
	var wg sync.WaitGroup
	for i := range writers {
		s := a
		if i%2 == 1 {
			s = b
		}
		wg.Go(func() {
			for range times {
				err := s.Update(ctx(t), func(tx parley.Tx) error {
					got, err := tx.Articles(ctx(t), []string{count})
					if err != nil {
						return err
					}
					n := 0
					_, _ = fmt.Sscan(got[0].Byline, &n) // empty at first
					got[0].Byline = fmt.Sprint(n + 1)
					return tx.PutArticle(ctx(t), got[0])
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	same(t, "count", must[[]*parley.Article](t)(b.Articles(ctx(t), []string{count}))[0].Byline, fmt.Sprint(writers*times))
}

// calls is every method of a store, asked with some arguments.
func calls(ctx context.Context, s parley.Store) map[string]func() error {
	one := []string{"evt_e"}
	return map[string]func() error{
		"Articles":           func() error { _, err := s.Articles(ctx, one); return err },
		"FindArticle":        func() error { _, err := s.FindArticle(ctx, parley.ArticleRef{Key: "k"}); return err },
		"ArticlePage":        func() error { _, err := s.ArticlePage(ctx, parley.ArticleFilter{}, parley.Page{}); return err },
		"Copies":             func() error { _, err := s.Copies(ctx, one); return err },
		"Mentions":           func() error { _, err := s.Mentions(ctx, one); return err },
		"MentionsOfArticles": func() error { _, err := s.MentionsOfArticles(ctx, one); return err },
		"MentionPages":       func() error { _, err := s.MentionPages(ctx, one, parley.Page{}); return err },
		"Events":             func() error { _, err := s.Events(ctx, one); return err },
		"EventPage":          func() error { _, err := s.EventPage(ctx, parley.EventFilter{}, "", parley.Page{}); return err },
		"EventPages": func() error {
			_, err := s.EventPages(ctx, parley.EventsOfActor, one, parley.EventFilter{}, "", parley.Page{})
			return err
		},
		"EventStats": func() error {
			_, err := s.EventStats(ctx, parley.EventFilter{}, []parley.Dimension{parley.ByKind}, 0)
			return err
		},
		"Actors":        func() error { _, err := s.Actors(ctx, one); return err },
		"ActorPage":     func() error { _, err := s.ActorPage(ctx, parley.ActorFilter{}, parley.Page{}); return err },
		"Contacts":      func() error { _, err := s.Contacts(ctx, one, parley.EventFilter{}, nil, "", parley.Page{}); return err },
		"PositionPages": func() error { _, err := s.PositionPages(ctx, one, parley.Page{}); return err },
		"ShortestPath":  func() error { _, err := s.ShortestPath(ctx, "a", "b", parley.EventFilter{}, nil, 3); return err },
		"Attendances": func() error {
			return s.Attendances(ctx, parley.EventFilter{}, func([]parley.Attendance) error { return nil })
		},
		"Venues":      func() error { _, err := s.Venues(ctx, one); return err },
		"VenuePage":   func() error { _, err := s.VenuePage(ctx, "", parley.Page{}); return err },
		"Topics":      func() error { _, err := s.Topics(ctx, one); return err },
		"TopicPage":   func() error { _, err := s.TopicPage(ctx, "", parley.Page{}); return err },
		"Tracks":      func() error { _, err := s.Tracks(ctx, one); return err },
		"TrackPage":   func() error { _, err := s.TrackPage(ctx, parley.TrackFilter{}, parley.Page{}); return err },
		"Search":      func() error { _, err := s.Search(ctx, "word", parley.Page{}); return err },
		"Coverage":    func() error { _, err := s.Coverage(ctx); return err },
		"ChangePage":  func() error { _, err := s.ChangePage(ctx, parley.ChangeFilter{}, parley.Page{}); return err },
		"LastChange":  func() error { _, err := s.LastChange(ctx); return err },
		"Tokens":      func() error { _, err := s.Tokens(ctx); return err },
		"PutToken":    func() error { return s.PutToken(ctx, parley.Token{ID: "t"}) },
		"RevokeToken": func() error { return s.RevokeToken(ctx, "t", time.Now()) },
		"Update":      func() error { return s.Update(ctx, func(parley.Tx) error { return nil }) },
	}
}
