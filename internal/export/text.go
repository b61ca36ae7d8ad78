package export

import (
	"net/url"
	"strings"
	"time"
	"unicode"
)

// OneLine is a text of strangers on one line: without control characters and
// without those that turn the direction of what is read, which could show a
// reader something else than there is.
func OneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r == unicode.ReplacementChar, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

// WebAddress is an address that a program may offer to open, empty for others:
// an article's address is its publisher's word.
func WebAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// Instant is t in UTC, empty for the zero time.
func Instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// each maps a list to texts.
func each[T any](list []T, text func(T) string) []string {
	var out []string
	for _, t := range list {
		out = append(out, text(t))
	}
	return out
}
