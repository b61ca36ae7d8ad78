package graph_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// ask sends a query by GET with some headers.
func ask(t *testing.T, h http.Handler, query string, headers map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(query), nil)
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const longQuery = `{ events(first: 50) { nodes { id title kind status when { start end } } } }`

func TestAnswersAreCompressedForWhoeverTakesIt(t *testing.T) {
	h := handler(t, newMemory(many(60)))
	plain := ask(t, h, longQuery, nil)
	for accept, want := range map[string]string{"gzip": "gzip", "br, gzip;q=0.5": "gzip", "gzip;q=0": "", "br": "", "": ""} {
		w := ask(t, h, longQuery, map[string]string{"Accept-Encoding": accept})
		if got := w.Header().Get("Content-Encoding"); got != want || w.Header().Get("Vary") != "Accept, Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: encoding %q, Vary %q", accept, got, w.Header().Get("Vary"))
			continue
		}
		body := io.Reader(w.Body)
		if want == "gzip" {
			if w.Body.Len() >= plain.Body.Len() {
				t.Errorf("%d bytes packed, %d plain", w.Body.Len(), plain.Body.Len())
			}
			var err error
			if body, err = gzip.NewReader(body); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := io.ReadAll(body); err != nil || string(got) != plain.Body.String() {
			t.Errorf("Accept-Encoding %q: another answer than without, error %v", accept, err)
		}
	}
	if got := ask(t, h, `{ coverage { articles } }`, map[string]string{"Accept-Encoding": "gzip"}).Header().Get("Content-Encoding"); got != "" {
		t.Errorf("a short answer is packed as %q", got)
	}
}

func TestAnAnswerByGetIsSentAgainOnlyWhenItChanged(t *testing.T) {
	h := handler(t, newMemory(many(60)))
	first := ask(t, h, longQuery, nil)
	tag := first.Header().Get("ETag")
	if tag == "" || first.Header().Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("ETag %q, Cache-Control %q", tag, first.Header().Get("Cache-Control"))
	}
	for known, want := range map[string]int{tag: http.StatusNotModified, `"x", ` + tag: http.StatusNotModified, "*": http.StatusNotModified, `"x"`: http.StatusOK} {
		w := ask(t, h, longQuery, map[string]string{"If-None-Match": known, "Accept-Encoding": "gzip"})
		if w.Code != want || (want == http.StatusNotModified) != (w.Body.Len() == 0) || w.Header().Get("ETag") != tag {
			t.Errorf("If-None-Match %s: status %d, %d bytes, ETag %q; want status %d", known, w.Code, w.Body.Len(), w.Header().Get("ETag"), want)
		}
	}
	if got := ask(t, h, `{ events(first: 2) { nodes { id } } }`, nil).Header().Get("ETag"); got == tag {
		t.Error("another answer has the same tag")
	}
	for what, w := range map[string]*httptest.ResponseRecorder{
		"by POST": request{contentType: olderJSON, body: `{"query": "{ coverage { articles } }"}`}.send(h),
		"invalid": ask(t, h, `{ nothing }`, nil),
		"failed":  ask(t, h, `{ event(id: "evt_nothing") { id } }`, nil),
	} {
		if got := w.Header(); got.Get("ETag") != "" || got.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: ETag %q, Cache-Control %q", what, got.Get("ETag"), got.Get("Cache-Control"))
		}
	}
}

func TestCostIsToldOnRequest(t *testing.T) {
	h := handler(t, newMemory(many(3)))
	body := func(extensions string) string {
		return `{"query": "{ events(first: 10) { nodes { id venue { id } } } }", "extensions": ` + extensions + `}`
	}
	for extensions, told := range map[string]bool{`{"cost": true}`: true, `{"cost": false}`: false, `{}`: false, `null`: false} {
		got := parse(t, request{contentType: olderJSON, body: body(extensions)}.send(h).Body.Bytes()).Extensions["cost"]
		cost, _ := got.(map[string]any)
		// A page, ten events, a venue each.
		if want := map[string]any{"asked": 21.0, "allowed": 5000.0}; told != (cost != nil) || told && (cost["asked"] != want["asked"] || cost["allowed"] != want["allowed"]) {
			t.Errorf("extensions %s: cost %v", extensions, got)
		}
	}
}
