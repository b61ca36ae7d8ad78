package graph_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
)

// readTalks stands for the reader: a text that has the word "talks" tells of
// talks between two states on the day before it was published.
func readTalks(a *parley.Article) []*parley.Mention {
	at := strings.Index(a.Text, "talks")
	if at < 0 {
		return nil
	}
	quote := parley.Span{Start: at, End: at + len("talks")}
	return []*parley.Mention{{
		ID: parley.MakeID(parley.MentionPrefix, a.ID, "contact", "talks", "1"), ArticleID: a.ID, Position: 1,
		Kind: parley.Talks, Status: parley.Held, When: parley.On(a.Day().Add(-1)), Role: parley.Lead, Confidence: 0.8, KnownFrom: a.Published,
		Participants: []parley.Participant{
			{Name: parley.Name{Name: "Norland", Kind: parley.State}, Role: parley.Party},
			{Name: parley.Name{Name: "Sudland", Kind: parley.State}, Role: parley.Party},
		},
		Quotes: []parley.Span{quote}, Evidence: []parley.Evidence{{Field: "kind", Value: "TALKS", Span: quote, Rule: "test"}},
	}}
}

func ingesting(t *testing.T) http.Handler {
	t.Helper()
	s := stored(t, world{})
	h, err := graph.NewHandler(graph.Config{
		Store: s,
		Gate:  as(access.Caller{Name: "desk", Role: parley.RoleAdmin, Token: "t"}),
		Ingest: &ingest.Ingester{
			Store: s, Read: readTalks, Version: "test", Now: time.Now,
			Places: func(string) (string, *parley.Point, bool) { return "", nil, false },
		},
		Fetch: func(_ context.Context, url string) (*parley.Article, error) {
			switch url {
			case "https://wire.example/talks":
				return article.FromRecord(article.Record{URL: url, Title: "From the wire", Text: "Norland and Sudland held talks.", Published: "2025-03-03"})
			case "https://down.example/":
				return nil, fmt.Errorf("fetch: %w: connection refused by 10.0.0.1", parley.ErrUnavailable)
			}
			return nil, fmt.Errorf("%w: that address is private", parley.ErrInvalid)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestIngest(t *testing.T) {
	h := ingesting(t)
	read := func(input string) string {
		t.Helper()
		r := parse(t, post(t, h, `mutation { ingest(input: {`+input+`}) { unchanged article { title publishedAt externalId url } events { kind when { start } mentions { nodes { quotes { text } } } } } }`, nil))
		if r.code() != "" {
			t.Fatalf("%s: %+v", input, r.Errors)
		}
		return string(r.Data)
	}
	const talks = `"events":[{"kind":"TALKS","when":{"start":"2025-03-01"},"mentions":{"nodes":[{"quotes":[{"text":"talks"}]}]}}]`
	text := `text: "Norland and Sudland held talks on Saturday.", title: "A meeting", publishedAt: "2025-03-02T10:00:00+02:00", externalId: "x1"`
	got := read(text)
	for _, want := range []string{`"unchanged":false`, `"title":"A meeting"`, `"publishedAt":"2025-03-02T10:00:00+02:00"`, `"externalId":"x1"`, talks} {
		if !strings.Contains(got, want) {
			t.Errorf("the answer does not have %s: %s", want, got)
		}
	}
	if got := read(text); !strings.Contains(got, `"unchanged":true`) {
		t.Errorf("the same article again is not unchanged: %s", got)
	}
	if got := read(`html: "<html><head><title>A page</title></head><body><article><h1>A page</h1><p>Norland and Sudland held long talks about fishing in the town hall on Saturday.</p></article></body></html>", publishedAt: "2025-03-02T12:00:00Z"`); !strings.Contains(got, `"kind":"TALKS"`) {
		t.Errorf("a page tells of no talks: %s", got)
	}
	if got := read(`url: "https://wire.example/talks"`); !strings.Contains(got, `"url":"https://wire.example/talks"`) {
		t.Errorf("a fetched page has no address: %s", got)
	}
	r := parse(t, post(t, h, `{ coverage { articles demo } }`, nil))
	if string(r.Data) != `{"coverage":{"articles":3,"demo":false}}` || r.Extensions["demo"] != nil {
		t.Errorf("%s, extensions %v after three articles that are no demonstration", r.Data, r.Extensions)
	}
}

func TestIngestRefuses(t *testing.T) {
	h := ingesting(t)
	for _, c := range []struct{ input, code, says string }{
		{``, "BAD_USER_INPUT", "exactly one of text, html and url"},
		{`text: "x", html: "y", publishedAt: "2025-03-02T10:00:00Z"`, "BAD_USER_INPUT", "exactly one of text, html and url"},
		{`text: "Talks were held."`, "BAD_USER_INPUT", "publishedAt"},
		{`text: "", publishedAt: "2025-03-02T10:00:00Z"`, "BAD_USER_INPUT", "text"},
		{`text: "x", publishedAt: "2025-03-02"`, "GRAPHQL_VALIDATION_FAILED", "DateTime"},
		{`url: "https://wire.example/talks", title: "mine"`, "BAD_USER_INPUT", "send its html"},
		{`url: "https://down.example/"`, "UNAVAILABLE", "does not give its page now"},
		{`url: "http://192.168.0.1/"`, "BAD_USER_INPUT", "that address is private"},
	} {
		r := parse(t, post(t, h, `mutation { ingest(input: {`+c.input+`}) { unchanged } }`, nil))
		if r.code() != c.code || !strings.Contains(r.Errors[0].Message, c.says) || strings.Contains(r.Errors[0].Message, "10.0.0.1") {
			t.Errorf("{%s}: %+v, want %s with %q", c.input, r.Errors, c.code, c.says)
		}
	}
}
