package article

import (
	"testing"

	"pgregory.net/rapid"
)

func TestCanonicalURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://Example.org/a":                                     "https://example.org/a",
		"https://example.org:443/a#top":                             "https://example.org/a",
		"http://example.org:80":                                     "http://example.org/",
		"http://example.org:8080/a":                                 "http://example.org:8080/a",
		"https://example.org/a?utm_source=x&fbclid=1&id=7":          "https://example.org/a?id=7",
		"https://example.org/a?b=2&a=1":                             "https://example.org/a?a=1&b=2",
		"https://example.org/a/amp/":                                "https://example.org/a",
		"https://example.org/a?amp=1":                               "https://example.org/a",
		"https://example.org/a?outputType=amp":                      "https://example.org/a",
		"https://example.org/amp":                                   "https://example.org/amp",
		"https://m.example.org/a":                                   "https://m.example.org/a",
		"https://user:secret@example.org/a":                         "https://example.org/a",
		"https://münchen.example/a":                                 "https://xn--mnchen-3ya.example/a",
		"https://[2001:db8::1]:443/a":                               "https://[2001:db8::1]/a",
		"javascript:alert(1)":                                       "",
		"/only/a/path":                                              "",
		"":                                                          "",
		"file:///etc/passwd":                                        "",
		"  https://example.org/a/?ref=home&s_cid=1&mc_cid=x&page=2": "https://example.org/a/?page=2",
	} {
		if got := canonicalURL(in); got != want {
			t.Errorf("canonicalURL(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOwnURL(t *testing.T) {
	for _, c := range []struct{ name, found, claimed, want string }{
		{"the page's claim", "https://m.example.org/a?x=1", "https://www.example.org/a", "https://www.example.org/a"},
		{"a relative claim", "https://example.org/b/a?x=1", "/a", "https://example.org/a"},
		{"another site's page", "https://example.org/a", "https://evil.example.com/b", "https://example.org/a"},
		{"the front page for everything", "https://example.org/a", "https://example.org/", "https://example.org/a"},
		{"a saved file", "", "https://example.org/a#x", "https://example.org/a"},
		{"a saved file with a script", "", "javascript:void(0)", ""},
		{"nothing claimed", "https://example.org/a", "", "https://example.org/a"},
	} {
		if got := ownURL(c.found, c.claimed); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A canonical address is its own canonical form.
func TestCanonicalURLIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := canonicalURL("https://" + rapid.StringMatching(`[a-zA-Z0-9.-]{1,20}(:[0-9]{1,5})?(/[a-z%.]{0,8}){0,3}(\?[a-z=&_]{0,20})?(#.{0,5})?`).Draw(t, "rest"))
		if twice := canonicalURL(once); twice != once {
			t.Fatalf("%q became %q", once, twice)
		}
	})
}
