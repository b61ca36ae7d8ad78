package storetest

import (
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

var freshCases = []testCase{
	{"a fresh store answers everything with nothing", func(t *testing.T, s parley.Store) {
		same(t, "events", must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, parley.TimeDesc, parley.Page{})), parley.PageOf[*parley.Event]{})
		same(t, "actors", must[parley.PageOf[*parley.Actor]](t)(s.ActorPage(ctx(t), parley.ActorFilter{}, parley.Page{})), parley.PageOf[*parley.Actor]{})
		same(t, "venues", must[parley.PageOf[*parley.Venue]](t)(s.VenuePage(ctx(t), "", parley.Page{})), parley.PageOf[*parley.Venue]{})
		same(t, "topics", must[parley.PageOf[*parley.Topic]](t)(s.TopicPage(ctx(t), "", parley.Page{})), parley.PageOf[*parley.Topic]{})
		same(t, "tracks", must[parley.PageOf[*parley.Track]](t)(s.TrackPage(ctx(t), parley.TrackFilter{}, parley.Page{})), parley.PageOf[*parley.Track]{})
		same(t, "articles", must[parley.PageOf[*parley.Article]](t)(s.ArticlePage(ctx(t), parley.ArticleFilter{}, parley.Page{})), parley.PageOf[*parley.Article]{})
		same(t, "hits", must[parley.PageOf[parley.Hit]](t)(s.Search(ctx(t), "talks", parley.Page{})), parley.PageOf[parley.Hit]{})
		same(t, "coverage", must[parley.Coverage](t)(s.Coverage(ctx(t))), parley.Coverage{})
	}},
	{"what is unknown is missing without an error, in its place", func(t *testing.T, s parley.Store) {
		same(t, "articles", must[[]*parley.Article](t)(s.Articles(ctx(t), []string{"a", "b"})), []*parley.Article{nil, nil})
		same(t, "mentions", must[[]*parley.Mention](t)(s.Mentions(ctx(t), []string{"a", "b"})), []*parley.Mention{nil, nil})
		same(t, "events", must[[]*parley.Event](t)(s.Events(ctx(t), []string{"evt_a", ""})), []*parley.Event{nil, nil})
		same(t, "actors", must[[]*parley.Actor](t)(s.Actors(ctx(t), []string{"a", "b"})), []*parley.Actor{nil, nil})
		same(t, "venues", must[[]*parley.Venue](t)(s.Venues(ctx(t), []string{"a"})), []*parley.Venue{nil})
		same(t, "topics", must[[]*parley.Topic](t)(s.Topics(ctx(t), []string{"a"})), []*parley.Topic{nil})
		same(t, "tracks", must[[]*parley.Track](t)(s.Tracks(ctx(t), []string{"a"})), []*parley.Track{nil})
		same(t, "mentions of articles", must[[][]*parley.Mention](t)(s.MentionsOfArticles(ctx(t), []string{"a", "b"})), [][]*parley.Mention{nil, nil})
		same(t, "copies", must[[][]*parley.Article](t)(s.Copies(ctx(t), []string{"a"})), [][]*parley.Article{nil})
		same(t, "mention pages", must[[]parley.PageOf[*parley.Mention]](t)(s.MentionPages(ctx(t), []string{"a"}, parley.Page{})), make([]parley.PageOf[*parley.Mention], 1))
		same(t, "position pages", must[[]parley.PageOf[parley.ProposalPosition]](t)(s.PositionPages(ctx(t), []string{"a"}, parley.Page{})), make([]parley.PageOf[parley.ProposalPosition], 1))
		same(t, "no ids", must[[]*parley.Event](t)(s.Events(ctx(t), nil)), nil)
	}},
}

var articleCases = []testCase{
	{"an article comes back as it was put, with its offset and raw bytes", func(t *testing.T, s parley.Store) {
		a := article(1, "Headline\n\nBody with \"quotes\".")
		a.Byline, a.TextHash, a.RawType, a.Reader, a.Demo = "By Somebody", "abc", "text/html", "v1", true
		a.Raw = []byte("<p>\x00\xff raw")
		a.Updated = a.Published.Add(90 * time.Minute)
		a.Recorded = time.Date(2026, 1, 2, 3, 4, 5, 678_000_000, time.UTC)
		put(t, s, world{articles: []*parley.Article{a}})
		got := must[[]*parley.Article](t)(s.Articles(ctx(t), []string{a.ID}))[0]
		same(t, "article", got, a)
		same(t, "day in its own zone", got.Day(), a.Day())
		_, offset := got.Published.Zone()
		same(t, "offset of publication", offset, 3*3600)
	}},
	{"an article is found by key, URL or external id, and by exactly one of them", func(t *testing.T, s parley.Store) {
		a, b := article(1, "one"), article(2, "two")
		b.URL = a.URL
		put(t, s, world{articles: []*parley.Article{b, a}})
		for ref, want := range map[parley.ArticleRef]string{{Key: a.Key}: a.ID, {ExternalID: b.ExternalID}: b.ID, {URL: a.URL}: b.ID} {
			same(t, "found", must[*parley.Article](t)(s.FindArticle(ctx(t), ref)).ID, want)
		}
		_, err := s.FindArticle(ctx(t), parley.ArticleRef{Key: "other"})
		wantError(t, "unknown key", err, parley.ErrNotFound)
		_, err = s.FindArticle(ctx(t), parley.ArticleRef{})
		wantError(t, "nothing given", err, parley.ErrInvalid)
		_, err = s.FindArticle(ctx(t), parley.ArticleRef{Key: a.Key, URL: a.URL})
		wantError(t, "two fields given", err, parley.ErrInvalid)
	}},
	{"putting an article again replaces it everywhere", func(t *testing.T, s parley.Store) {
		a := article(1, "first words")
		put(t, s, world{articles: []*parley.Article{a}})
		a.Text, a.Title, a.Outlet, a.URL = "second version", "Changed", "Other", "https://example.org/new"
		put(t, s, world{articles: []*parley.Article{a}})
		same(t, "article", must[[]*parley.Article](t)(s.Articles(ctx(t), []string{a.ID})), []*parley.Article{a})
		for text, want := range map[string]int{"first": 0, "second changed": 1} {
			same(t, "found by "+text, must[parley.PageOf[*parley.Article]](t)(s.ArticlePage(ctx(t), parley.ArticleFilter{Text: text}, parley.Page{})).Total, want)
			same(t, "hits of "+text, must[parley.PageOf[parley.Hit]](t)(s.Search(ctx(t), text, parley.Page{})).Total, want)
		}
		_, err := s.FindArticle(ctx(t), parley.ArticleRef{URL: "https://example.org/001"})
		wantError(t, "the old address", err, parley.ErrNotFound)
		same(t, "coverage", must[parley.Coverage](t)(s.Coverage(ctx(t))), parley.Coverage{Articles: 1, Outlets: 1, FirstPublished: "2025-04-01", LastPublished: "2025-04-01"})
	}},
	{"a second article with the key of another is a conflict, and nothing remains of it", func(t *testing.T, s parley.Store) {
		a, b := article(1, "one"), article(2, "two")
		b.Key = a.Key
		put(t, s, world{articles: []*parley.Article{a}})
		wantError(t, "same key", s.Update(ctx(t), func(tx parley.Tx) error { return tx.PutArticle(ctx(t), b) }), parley.ErrConflict)
		same(t, "the second", must[[]*parley.Article](t)(s.Articles(ctx(t), []string{a.ID, b.ID}))[1], nil)
	}},
	{"articles are listed newest first, by the instant, and filtered by text and outlet", func(t *testing.T, s parley.Store) {
		a, b, c := article(1, "grain"), article(1, "grain ships"), article(3, "other")
		b.ID, b.Key, b.Outlet = "art_b", "b", "Agency"
		b.Published = a.Published.UTC().Add(time.Minute) // later, though its clock shows less
		c.Title = "Grain"
		put(t, s, world{articles: []*parley.Article{a, b, c}})
		list := func(f parley.ArticleFilter) func(parley.Page) (parley.PageOf[*parley.Article], error) {
			return func(p parley.Page) (parley.PageOf[*parley.Article], error) { return s.ArticlePage(ctx(t), f, p) }
		}
		walk(t, "all", []string{c.ID, b.ID, a.ID}, articleID, 1, list(parley.ArticleFilter{}))
		walk(t, "with a text", []string{c.ID, b.ID, a.ID}, articleID, 2, list(parley.ArticleFilter{Text: "GRAIN"}))
		walk(t, "with two terms", []string{b.ID}, articleID, 2, list(parley.ArticleFilter{Text: "ships grain"}))
		walk(t, "of an outlet", []string{c.ID, a.ID}, articleID, 2, list(parley.ArticleFilter{Outlet: "Gazette"}))
		walk(t, "of an outlet with a text", []string{b.ID}, articleID, 2, list(parley.ArticleFilter{Outlet: "Agency", Text: "grain"}))
		walk(t, "from a day", []string{c.ID}, articleID, 2, list(parley.ArticleFilter{From: "2025-04-02"}))
		walk(t, "to a day", []string{a.ID}, articleID, 2, list(parley.ArticleFilter{To: "2025-04-02", Outlet: "Gazette"}))
		walk(t, "between days without any", nil, articleID, 2, list(parley.ArticleFilter{From: "2025-04-02", To: "2025-04-02"}))
		walk(t, "with punctuation only", nil, articleID, 2, list(parley.ArticleFilter{Text: "?!"}))
	}},
	{"copies of articles are listed by the original, oldest first", func(t *testing.T, s parley.Store) {
		a, b, c := article(1, "x"), article(3, "x"), article(2, "x")
		b.CopyOf, c.CopyOf = a.ID, a.ID
		put(t, s, world{articles: []*parley.Article{a, b, c}})
		same(t, "copies", must[[][]*parley.Article](t)(s.Copies(ctx(t), []string{b.ID, a.ID})), [][]*parley.Article{nil, {c, b}})
	}},
	{"articles are found by the marks of their text, each with those asked for", func(t *testing.T, s parley.Store) {
		a, b, c := article(1, "x"), article(2, "x"), article(3, "x")
		b.CopyOf = a.ID
		put(t, s, world{articles: []*parley.Article{c, b, a}})
		mark := func(ms ...parley.TextMarks) {
			t.Helper()
			update(t, s, func(tx parley.Tx) error { return tx.PutTextMarks(ctx(t), ms) })
		}
		find := func(marks ...int64) (got []parley.TextMarks) {
			t.Helper()
			update(t, s, func(tx parley.Tx) (err error) {
				got, err = tx.ArticlesMarked(ctx(t), marks)
				return err
			})
			return got
		}
		of := func(a *parley.Article, marks ...int64) parley.TextMarks {
			return parley.TextMarks{ArticleID: a.ID, CopyOf: a.CopyOf, Marks: marks}
		}
		const large = 1<<62 - 1
		mark(of(a, 1, 2, large), of(b, 2, 3), of(c, 4))
		same(t, "by three marks", find(large, 2, 1, 2), []parley.TextMarks{of(a, 1, 2, large), of(b, 2)})
		same(t, "by one that none has", find(9), nil)
		same(t, "by nothing", find(), nil)
		mark(of(a, 3), of(c))
		same(t, "after other marks were put", find(1, 2, 3, 4, large), []parley.TextMarks{of(a, 3), of(b, 2, 3)})
		update(t, s, func(tx parley.Tx) error { return tx.PutArticle(ctx(t), a) })
		same(t, "after the article was put again", find(3), []parley.TextMarks{of(a, 3), of(b, 3)})
		err := s.Update(ctx(t), func(tx parley.Tx) error {
			return tx.PutTextMarks(ctx(t), []parley.TextMarks{of(article(9, "x"), 1)})
		})
		wantError(t, "marks of an article that is not there", err, parley.ErrInvalid)
	}},
	{"coverage counts articles and named outlets over all days", func(t *testing.T, s parley.Store) {
		a, b, c := article(5, "x"), article(9, "y"), article(7, "z")
		b.Outlet, c.Outlet, c.Demo = "Agency", "", true
		put(t, s, world{articles: []*parley.Article{a, b, c}})
		same(t, "coverage", must[parley.Coverage](t)(s.Coverage(ctx(t))), parley.Coverage{Articles: 3, Outlets: 2, FirstPublished: "2025-04-05", LastPublished: "2025-04-09", Demo: true})
	}},
}
