package parley

import "time"

// Article is one text as published.
type Article struct {
	ID         string // "art_…", made from Key
	Key        string // what makes it the same article again: external id, else canonical URL, else the text's hash
	ExternalID string
	URL        string // canonical, without tracking parameters
	Title      string
	Outlet     string
	Byline     string
	Language   string    // BCP 47, empty when not declared
	Published  time.Time // with the offset it was given in; a bare date means 00:00Z
	Updated    time.Time // zero when never
	Text       string    // clean text; every offset in Parley is a byte offset into it
	TextHash   string    // hex SHA-256 of Text

	Raw     []byte // the input as it came, kept so that it can be read again
	RawType string // its media type: text/plain or text/html

	Reader   string    // version of the reader that made the mentions
	CopyOf   string    // id of the earlier article with the same text, if any
	Demo     bool      // part of the demonstration set, not to be cited
	Recorded time.Time // the machine's clock at saving; never used to derive
}

// Day is the publication date in the article's own zone: the day from which
// "Tuesday" and "last week" count.
func (a *Article) Day() Date { return DateOf(a.Published) }
