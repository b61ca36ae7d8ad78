// Package article turns what newsrooms publish (pages, text dumps, feeds,
// records) into articles: clean text with its dates and origin. Whatever
// stands round an article is cut, since an event taken from a teaser is a
// wrong event. Nothing here asks the clock: an article without a publication
// date is refused.
package article

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
)

// Loaded is one article of an input.
type Loaded struct {
	Name    string // file name without extension, or the record's id
	Article *parley.Article
}

// Options for loading. The zero value takes everything from the input.
type Options struct {
	Published    string    // a date or instant that wins over the article's own
	Otherwise    string    // one that is taken where the article gives none
	Outlet       string    // wins over the article's own
	AllowPrivate bool      // fetch from any address and port, also loopback
	Stdin        io.Reader // what "-" reads
	Fetcher      *Fetcher  // nil: one for this call, which no other spares
}

func (o Options) fetcher() *Fetcher {
	if o.Fetcher != nil {
		return o.Fetcher
	}
	return NewFetcher(o.AllowPrivate)
}

// Record is an article in a JSON file or line. Unknown keys are ignored.
type Record struct {
	ID        string `json:"id"` // kept as the article's external id
	URL       string `json:"url"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"` // a date like 2025-04-10, or an instant
	Updated   string `json:"updated"`
	Text      string `json:"text"` // read rather than HTML when both are given
	HTML      string `json:"html"`
}

const (
	mediaText = "text/plain"
	mediaHTML = "text/html"

	// MaxText is the most bytes that one article's text or page may have.
	MaxText = 5 << 20
)

// FromRecord cleans the record's text or HTML. The record's own fields win
// over what the page says. Errors wrap parley.ErrInvalid and name the field.
func FromRecord(r Record) (*parley.Article, error) {
	return source{record: r}.article()
}

// Draft cleans a text that nobody published yet: relative dates count from the
// day that it gives itself, else from otherwise.
func Draft(text, otherwise string) (*parley.Article, error) {
	return source{record: Record{Text: text}, options: Options{Otherwise: otherwise}}.article()
}

// Again cleans a.Raw anew, as if the article came in now. What a page does not
// say itself (its address, dates and outlet) stays, and so does its identity.
func Again(a *parley.Article) (*parley.Article, error) {
	title := a.Title
	if a.RawType == mediaText && hasLine(a.Raw, title) {
		title = "" // it was found in the text, so it is looked for anew
	}
	page, err := readPage(a.Raw, a.RawType, title, a.URL)
	if err != nil {
		return nil, fmt.Errorf("clean article %s again: %w", a.ID, err)
	}
	again := *a
	setText(&again, page.Cleaned)
	return &again, nil
}

func hasLine(text []byte, line string) bool {
	for l := range bytes.Lines(text) {
		if squeeze(string(l)) == line {
			return true
		}
	}
	return false
}

// source is an article before cleaning: the input as it came, and what is
// known about it from elsewhere.
type source struct {
	record  Record
	raw     []byte // taken from the record when nil
	rawType string
	byline  string
	lang    string
	options Options
}

// article cleans the source and gives it its identity.
func (s source) article() (*parley.Article, error) {
	r := s.record
	if s.raw == nil {
		switch {
		case r.Text != "":
			s.raw, s.rawType = []byte(r.Text), mediaText
		case r.HTML != "":
			s.raw, s.rawType = []byte(r.HTML), mediaHTML+"; charset=utf-8"
		default:
			return nil, fmt.Errorf("%w: field text: neither text nor html is given", parley.ErrInvalid)
		}
	}
	page, err := readPage(s.raw, s.rawType, r.Title, r.URL)
	if err != nil {
		return nil, err
	}
	a := &parley.Article{
		ExternalID: oneLine(r.ID),
		URL:        page.URL,
		Outlet:     oneLine(first(s.options.Outlet, r.Outlet, page.Outlet)),
		Byline:     oneLine(first(page.Byline, s.byline)),
		Language:   languageTag(first(page.Language, s.lang)),
		Raw:        s.raw,
		RawType:    s.rawType,
	}
	if a.Published, a.Updated, err = s.dates(page.Cleaned); err != nil {
		return nil, err
	}
	setText(a, page.Cleaned)
	a.Key = first(a.ExternalID, a.URL, a.TextHash)
	a.ID = parley.MakeID(parley.ArticlePrefix, a.Key)
	return a, nil
}

var errNoDate = fmt.Errorf("%w: the article gives no publication date with a year; give it with --published YYYY-MM-DD", parley.ErrInvalid)

// dates takes the publication date from the options, the record or the page,
// in this order, and the time of the update likewise.
func (s source) dates(c Cleaned) (published, updated time.Time, err error) {
	for _, given := range []struct {
		field, value string
		to           *time.Time
	}{
		{"--published", s.options.Published, &published},
		{"field published", s.record.Published, &published},
		{"field updated", s.record.Updated, &updated},
	} {
		if given.value == "" || !given.to.IsZero() {
			continue
		}
		if *given.to, err = parseMoment(given.value); err != nil {
			return published, updated, fmt.Errorf("%s: %w", given.field, err)
		}
	}
	if published.IsZero() {
		published = c.Published
	}
	if updated.IsZero() {
		updated = c.Updated
	}
	if published.IsZero() { // a page that tells its last update only
		published = updated
	}
	if published.IsZero() && s.options.Otherwise != "" {
		if published, err = parseMoment(s.options.Otherwise); err != nil {
			return published, updated, err
		}
	}
	if published.IsZero() {
		return published, updated, errNoDate
	}
	if !updated.After(published) {
		updated = time.Time{}
	}
	return published, updated, nil
}

func setText(a *parley.Article, c Cleaned) {
	a.Title, a.Text = oneLine(c.Title), c.Text()
	sum := sha256.Sum256([]byte(a.Text))
	a.TextHash = hex.EncodeToString(sum[:])
}

// oneLine is a value of metadata fit to be shown: no markup of lines, no
// control characters, no book.
func oneLine(s string) string { return clip(squeeze(s), 500) }

// clip is the first n characters of s.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
