package article_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

const story = `<html lang="en"><head><meta property="article:published_time" content="2025-06-06T10:00:00+02:00"></head><body>
<article><h1>Brandt and Soran meet in Vienna</h1>
<p>Otto Brandt of Ruritania and Mila Soran of Sylvania met in Vienna on Thursday and agreed to meet again before the end of the month.</p>
<p>The meeting lasted six hours and was held at the Hofburg, the Austrian foreign ministry said in a statement on Thursday night.</p></article></body></html>`

// answers maps a path to what the test's server does there.
type answers map[string]http.HandlerFunc

func serve(t *testing.T, a answers) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		do, ok := a[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		do(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func body(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Type"] = []string{contentType}
		_, _ = io.WriteString(w, body)
	}
}

func gzipped(body []byte) http.HandlerFunc {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(body)
	_ = z.Close()
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(b.Bytes())
	}
}

var private = article.Options{AllowPrivate: true}

func TestFetch(t *testing.T) {
	base := serve(t, answers{
		"/story":   body("text/html; charset=utf-8", story),
		"/xhtml":   body("application/xhtml+xml", story),
		"/untyped": body("", story),
		"/gzip":    gzipped([]byte(story)),
		"/moved":   http.RedirectHandler("/story?utm_source=x", http.StatusFound).ServeHTTP,
		"/text":    body("text/plain", "Brandt and Soran meet in Vienna\n\n6 June 2025\n\nOtto Brandt of Ruritania and Mila Soran of Sylvania met in Vienna on Thursday."),
		"/latin":   body("text/html; charset=iso-8859-1", strings.Replace(story, "the Hofburg", "the Hotel L\xf6wen", 1)),
	})
	for _, path := range []string{"/story", "/xhtml", "/untyped", "/gzip", "/moved", "/text", "/latin"} {
		a, err := article.Fetch(t.Context(), base+path, private)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if a.Title != "Brandt and Soran meet in Vienna" || !strings.Contains(a.Text, "met in Vienna on Thursday") {
			t.Errorf("%s: read as %q", path, a.Text)
		}
		if path == "/moved" && a.URL != base+"/story" {
			t.Errorf("the article's address is %s, want where it was found, %s/story", a.URL, base)
		}
		if path == "/latin" {
			again, err := article.Again(a)
			if err != nil || !strings.Contains(again.Text, "Hotel Löwen") {
				t.Errorf("the charset of the answer is lost when cleaned again: %v %q", err, again.Text)
			}
		}
	}
}

func TestFetchRefuses(t *testing.T) {
	hop := func(to string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
		}
	}
	base := serve(t, answers{
		"/image":    body("image/png", story),
		"/pdf":      body("application/pdf", "%PDF-1.7"),
		"/png":      body("", "\x89PNG\r\n\x1a\n\x00\x00"),
		"/empty":    body("text/html", ""),
		"/binary":   body("text/plain", strings.Repeat("\x00\x01\x02", 100)),
		"/undated":  body("text/html", strings.Replace(story, "2025-06-06T10:00:00+02:00", "soon", 1)),
		"/feed":     body("application/rss+xml", "<rss version='2.0'><channel><title>x</title></channel></rss>"),
		"/huge":     body("text/html", strings.Repeat("<p>word word</p>", article.MaxText/12)),
		"/bomb":     gzipped(make([]byte, article.MaxText-1)),
		"/hugebomb": gzipped(make([]byte, 3*article.MaxText)),
		"/brotli": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			body("text/html", "x")(w, r)
		},
		"/loop":      hop("/loop"),
		"/file":      hop("file:///etc/passwd"),
		"/gopher":    hop("gopher://example.org/"),
		"/user":      hop("http://user:pass@example.org/"),
		"/forbidden": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) },
		"/down":      func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) },
		"/cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "9999")
			_, _ = io.WriteString(w, story)
		},
	})
	for path, want := range map[string]error{
		"/image": parley.ErrInvalid, "/pdf": parley.ErrInvalid, "/png": parley.ErrInvalid, "/empty": parley.ErrInvalid, "/binary": parley.ErrInvalid,
		"/undated": parley.ErrInvalid, "/feed": parley.ErrInvalid, "/huge": parley.ErrInvalid, "/bomb": parley.ErrInvalid, "/hugebomb": parley.ErrInvalid,
		"/brotli": parley.ErrInvalid, "/loop": parley.ErrInvalid, "/file": parley.ErrInvalid, "/gopher": parley.ErrInvalid, "/user": parley.ErrInvalid,
		"/forbidden": parley.ErrInvalid, "/gone": parley.ErrNotFound, "/down": parley.ErrUnavailable, "/cut": parley.ErrUnavailable,
	} {
		a, err := article.Fetch(t.Context(), base+path, private)
		if !errors.Is(err, want) || a != nil {
			t.Errorf("%s: %v, want %v", path, err, want)
		} else if !strings.Contains(err.Error(), path) {
			t.Errorf("%s: the message does not name the address: %v", path, err)
		}
	}
}

// Without AllowPrivate nothing on this machine is asked, in whatever form its
// address is written or found.
func TestFetchStaysOutOfPrivateNetworks(t *testing.T) {
	asked := 0
	base := serve(t, answers{"/story": func(w http.ResponseWriter, r *http.Request) {
		asked++
		body("text/html", story)(w, r)
	}})
	_, port, _ := strings.Cut(strings.TrimPrefix(base, "http://"), ":")
	for _, host := range []string{"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "localhost.", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		for _, address := range []string{fmt.Sprintf("http://%s:%s/story", host, port), fmt.Sprintf("http://%s/story", host)} {
			if _, err := article.Fetch(t.Context(), address, article.Options{}); !errors.Is(err, parley.ErrInvalid) {
				t.Errorf("%s: %v, want ErrInvalid", address, err)
			}
		}
	}
	if asked != 0 {
		t.Errorf("the server was asked %d times", asked)
	}
}

func TestFetchUsesNoProxy(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the proxy was asked") }))
	defer proxy.Close()
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("ALL_PROXY", proxy.URL)
	base := serve(t, answers{"/story": body("text/html", story)})
	if _, err := article.Fetch(t.Context(), base+"/story", private); err != nil {
		t.Error(err)
	}
}

func TestFetchEndsWithItsContext(t *testing.T) {
	release := make(chan struct{})
	base := serve(t, answers{"/slow": func(http.ResponseWriter, *http.Request) { <-release }})
	defer close(release)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	begin := time.Now()
	if _, err := article.Fetch(ctx, base+"/slow", private); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want DeadlineExceeded", err)
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
}
