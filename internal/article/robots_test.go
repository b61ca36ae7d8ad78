package article_test

import (
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

func TestFetchKeepsToRobots(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	for name, c := range map[string]struct {
		robots http.HandlerFunc // nil: there is none
		want   error            // of /story
	}{
		"none":                       {nil, nil},
		"nothing in it":              {body("text/plain", ""), nil},
		"all is allowed":             {body("text/plain", "User-agent: *\nDisallow:\n"), nil},
		"all is forbidden":           {body("text/plain", "User-agent: *\nDisallow: /\n"), parley.ErrInvalid},
		"with a byte order mark":     {body("text/plain", "\ufeffUser-agent: *\nDisallow: /\n"), parley.ErrInvalid},
		"forbidden to us":            {body("text/plain", "User-agent: *\nAllow: /\n\nUser-agent: parley\nDisallow: /\n"), parley.ErrInvalid},
		"forbidden to others":        {body("text/plain", "User-agent: OtherBot\nDisallow: /\n"), nil},
		"forbidden, allowed to us":   {body("text/plain", "User-agent: *\nDisallow: /\n\nUser-agent: Parley\nAllow: /\n"), nil},
		"the longer rule wins":       {body("text/plain", "User-agent: *\nDisallow: /\nAllow: /story\n"), nil},
		"a pattern":                  {body("text/plain", "User-agent: *\nDisallow: /*ory$\n"), parley.ErrInvalid},
		"another page":               {body("text/plain", "User-agent: *\nDisallow: /video\n"), nil},
		"a page in its place":        {body("text/html", "<!doctype html><p>Not found"), nil},
		"not for us to see":          {status(http.StatusForbidden), nil},
		"the site fails":             {status(http.StatusInternalServerError), parley.ErrUnavailable},
		"moved":                      {http.RedirectHandler("/rules", http.StatusFound).ServeHTTP, parley.ErrInvalid},
		"moved in a circle":          {http.RedirectHandler("/robots.txt", http.StatusFound).ServeHTTP, nil},
		"much after the rules":       {body("text/plain", "User-agent: *\nDisallow: /\n"+strings.Repeat("# a comment\n", 1<<20)), parley.ErrInvalid},
		"a hundred thousand rules":   {body("text/plain", "User-agent: *\n"+strings.Repeat("Disallow: /v\n", 30_000)), nil},
		"rules before any name":      {body("text/plain", "Disallow: /\n"), nil},
		"carriage returns":           {body("text/plain", "User-agent: *\r\nDisallow: /\r\n"), parley.ErrInvalid},
		"the connection is cut":      {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, parley.ErrUnavailable},
		"a name that begins like us": {body("text/plain", "User-agent: ParleyImages\nDisallow: /\n"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			pages := answers{"/story": body("text/html", story), "/rules": body("text/plain", "User-agent: *\nDisallow: /story\n")}
			if c.robots != nil {
				pages["/robots.txt"] = c.robots
			}
			a, err := article.Fetch(t.Context(), serve(t, pages)+"/story", private)
			if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) || (a == nil) != (err != nil) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

func TestRobotsAreAskedOnceASite(t *testing.T) {
	var asked atomic.Int32
	base := serve(t, answers{"/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		body("text/plain", "User-agent: *\nDisallow: /video\n")(w, nil)
	}, "/story": body("text/html", story), "/moved": http.RedirectHandler("/video", http.StatusFound).ServeHTTP, "/video": func(http.ResponseWriter, *http.Request) { t.Error("the page that is forbidden was asked") }})
	o := article.Options{AllowPrivate: true, Fetcher: article.NewFetcher(true)}
	for path, want := range map[string]error{"/story": nil, "/story?page=2": nil, "/video": parley.ErrInvalid, "/moved": parley.ErrInvalid} {
		if _, err := article.Fetch(t.Context(), base+path, o); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("robots.txt was asked %d times, want once", n)
	}
}
