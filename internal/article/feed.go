package article

import (
	"bytes"
	"fmt"
	"net/url"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/parley-talks/parley/internal/parley"
)

// wholeText is the length, in bytes, from which the content of a feed's item
// counts as the article itself; shorter content is a summary, and the item's
// link is fetched.
const wholeText = 600

// feed reads the items of an RSS, Atom or JSON feed in the feed's order. base
// is the feed's own address, empty for a file.
func (l *loader) feed(name, of, base string, raw []byte) bool {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return l.fail(name, of, fmt.Errorf("%w: parse the feed: %w", parley.ErrInvalid, err))
	}
	if len(f.Items) == 0 {
		return l.fail(name, of, fmt.Errorf("%w: the feed has no items", parley.ErrInvalid))
	}
	for i, item := range f.Items {
		link := resolve(base, item.Link)
		itemName := first(nameOfURL(link), fmt.Sprintf("%s-%d", name, i+1))
		a, err := l.item(f, item, link)
		if !l.one(itemName, fmt.Sprintf("%s item %d", of, i+1), a, err) {
			return false
		}
	}
	return true
}

// item reads an article from the item's own content, or from its page.
func (l *loader) item(f *gofeed.Feed, item *gofeed.Item, link string) (*parley.Article, error) {
	known := Record{
		URL:       link,
		Title:     plainHTML(item.Title),
		Published: moment(item.Published, item.PublishedParsed),
		Updated:   moment(item.Updated, item.UpdatedParsed),
	}
	if known.Published == "" {
		known.Published, known.Updated = known.Updated, ""
	}
	content := item.Content
	if len(content) < len(item.Description) {
		content = item.Description
	}
	if len(plainHTML(content)) >= wholeText && !cutOff(plainHTML(content)) {
		known.HTML, known.Outlet = content, squeeze(f.Title)
		s := source{record: known, lang: f.Language, options: l.options}
		if len(item.Authors) > 0 && item.Authors[0] != nil {
			s.byline = item.Authors[0].Name
		}
		return s.article()
	}
	if link == "" {
		return nil, fmt.Errorf("%w: the item has neither the article's text nor a link to it", parley.ErrInvalid)
	}
	got, err := l.fetch.get(l.ctx, link)
	if err != nil {
		return nil, err
	}
	return got.article(known, l.options)
}

// moment is a feed's date with its offset as the feed wrote it; parsed is the
// feed library's reading, in UTC, for forms that only it knows.
func moment(written string, parsed *time.Time) string {
	if _, err := parseMoment(written); err == nil {
		return written
	}
	if parsed != nil {
		return parsed.Format(time.RFC3339)
	}
	return ""
}

// resolve is link as an absolute address, empty when it is none for a page.
func resolve(base, link string) string {
	u, err := url.Parse(link)
	if err != nil || link == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
