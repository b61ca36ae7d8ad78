package storetest

import (
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// stood is an article as it stood from a day on, with one mention under a key.
func stood(n, day int, text string) parley.Text {
	a := article(n, text)
	a.Raw, a.RawType = []byte("<p>"+text), "text/html"
	if at := article(day, "").Published; day != n {
		a.Updated = at.Add(123 * time.Nanosecond)
	}
	return parley.Text{Article: a, Mentions: []parley.BlockedMention{mention(id("m", n), a, 1, "key "+text)}}
}

// until is t with its end at the text that followed.
func until(t, next parley.Text) parley.Text {
	t.Until = next.Article.Since()
	return t
}

func putPresent(t *testing.T, s parley.Store, texts ...parley.Text) {
	t.Helper()
	w := world{}
	for _, x := range texts {
		w.articles, w.mentions = append(w.articles, x.Article), append(w.mentions, x.Mentions...)
	}
	put(t, s, w)
}

func putEarlier(t *testing.T, s parley.Store, texts ...parley.Text) {
	t.Helper()
	update(t, s, func(tx parley.Tx) error {
		for _, x := range texts {
			if err := tx.PutText(t.Context(), x); err != nil {
				return err
			}
		}
		return nil
	})
}

var textCases = []testCase{
	{"texts come back as they were put, oldest first, the present one last, and one of the same instant is replaced", func(t *testing.T, s parley.Store) {
		first, second, third := stood(1, 1, "first"), stood(1, 3, "second"), stood(1, 5, "third")
		other := stood(2, 2, "other")
		putPresent(t, s, third, other)
		putEarlier(t, s, until(second, third), until(first, third))
		putEarlier(t, s, until(first, second))
		got := must[[][]parley.Text](t)(s.Texts(ctx(t), []string{third.Article.ID, "art_unknown", other.Article.ID}))
		same(t, "texts", got, [][]parley.Text{{until(first, second), until(second, third), third}, nil, {other}})
	}},
	{"a text of an article that is not there is invalid", func(t *testing.T, s parley.Store) {
		err := s.Update(ctx(t), func(tx parley.Tx) error { return tx.PutText(t.Context(), stood(1, 1, "text")) })
		wantError(t, "put", err, parley.ErrInvalid)
	}},
	{"what stood in print at an instant is each article in the text that it had, by id", func(t *testing.T, s parley.Store) {
		first, second, third := stood(1, 1, "first"), stood(1, 3, "second"), stood(1, 5, "third")
		other, late := stood(2, 2, "other"), stood(3, 9, "late") // the text of the third of April is not kept
		putPresent(t, s, late, other, third)
		first, second = until(first, second), until(second, third)
		putEarlier(t, s, first, second)
		instant := func(x parley.Text) time.Time { return x.Article.Since() }
		for _, c := range []struct {
			name string
			at   time.Time
			want []parley.Text
		}{
			{"before all", instant(first).Add(-1), nil},
			{"at the first", instant(first), []parley.Text{first}},
			{"in another zone", instant(first).UTC(), []parley.Text{first}},
			{"after the other", instant(other), []parley.Text{first, other}},
			{"just before the update", instant(second).Add(-1), []parley.Text{first, other}},
			{"at the update", instant(second), []parley.Text{second, other}},
			{"at the last of the first", instant(third), []parley.Text{third, other}},
			{"at the last", instant(late), []parley.Text{third, other, late}},
			{"later", instant(late).AddDate(9, 0, 0), []parley.Text{third, other, late}},
		} {
			same(t, c.name, must[[]parley.Text](t)(s.TextsAt(ctx(t), c.at, "")), c.want)
		}
		same(t, "the rest of a list", must[[]parley.Text](t)(s.TextsAt(ctx(t), instant(late), first.Article.ID)), []parley.Text{other, late})
	}},
	{"a long list of what stood in print comes in pieces without a gap", func(t *testing.T, s parley.Store) {
		const n = parley.MaxPage + 20
		w := world{}
		var earlier []parley.Text
		for i := range n {
			a := article(1, "now")
			a.ID, a.Key = id(parley.ArticlePrefix, 1000+i), id("key", 1000+i)
			if i%3 == 0 {
				before := *a
				a.Updated = a.Published.AddDate(0, 0, 3)
				earlier = append(earlier, parley.Text{Article: &before, Until: a.Updated})
			}
			w.articles = append(w.articles, a)
		}
		put(t, s, w)
		putEarlier(t, s, earlier...)
		var got []string
		for after := ""; ; {
			texts := must[[]parley.Text](t)(s.TextsAt(ctx(t), w.articles[0].Published, after))
			if len(texts) == 0 {
				break
			}
			for _, x := range texts {
				got = append(got, x.Article.ID)
			}
			after = got[len(got)-1]
		}
		same(t, "articles", got, ids(w.articles, articleID, nil))
	}},
	{"an edition reaches from one publication or update to the next", func(t *testing.T, s parley.Store) {
		same(t, "of nothing", must[parley.Edition](t)(s.Edition(ctx(t), noon(1), 0)), parley.Edition{})
		first, second, other := stood(1, 1, "first"), stood(1, 5, "second"), stood(3, 3, "other")
		putPresent(t, s, second, other)
		putEarlier(t, s, until(first, second))
		a, b, c := first.Article.Since(), other.Article.Since(), second.Article.Since()
		for at, want := range map[time.Time]parley.Edition{
			a.Add(-1): {Until: a}, a: {From: a, Until: b}, b.Add(-1): {From: a, Until: b}, b: {From: b, Until: c}, c.UTC(): {From: c}, c.AddDate(1, 0, 0): {From: c},
		} {
			same(t, at.String(), must[parley.Edition](t)(s.Edition(ctx(t), at, 0)), want)
		}
	}},
	{"an edition tells the earliest instant touched since an update", func(t *testing.T, s parley.Store) {
		for i, day := range []int{5, 7, 3, 9} {
			update(t, s, func(tx parley.Tx) error { return tx.Touch(t.Context(), noon(day)) })
			same(t, "revision", must[parley.Edition](t)(s.Edition(ctx(t), noon(1), 0)).Revision, int64(i+1))
		}
		for seen, day := range map[int64]int{0: 3, 1: 3, 2: 3, 3: 9, 4: 0, 7: 0} {
			var want *time.Time
			if day > 0 {
				at := noon(day)
				want = &at
			}
			same(t, "touched", must[parley.Edition](t)(s.Edition(ctx(t), noon(1), seen)).Touched, want)
		}
		update(t, s, func(tx parley.Tx) error { return tx.Touch(t.Context(), time.Time{}) })
		got := must[parley.Edition](t)(s.Edition(ctx(t), noon(1), 4)).Touched
		if got == nil || !got.IsZero() {
			t.Errorf("everything was touched, told is %v", got)
		}
	}},
	{"a filter that asks for another time is invalid", func(t *testing.T, s parley.Store) {
		_, err := s.EventPage(ctx(t), parley.EventFilter{KnownAt: noon(1)}, parley.TimeAsc, parley.Page{})
		wantError(t, "list", err, parley.ErrInvalid)
	}},
}
