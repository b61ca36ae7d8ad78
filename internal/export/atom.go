package export

import (
	"encoding/xml"
	"io"
	"iter"
	"time"
)

const (
	atomSpace  = "http://www.w3.org/2005/Atom"
	xhtmlSpace = "http://www.w3.org/1999/xhtml"
)

type atomLink struct {
	Rel   string `xml:"rel,attr"`
	Type  string `xml:"type,attr,omitempty"`
	Title string `xml:"title,attr,omitempty"`
	Href  string `xml:"href,attr"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
}

type atomEntry struct {
	XMLName    xml.Name       `xml:"entry"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Content    struct {
		Type string    `xml:"type,attr"`
		Div  atomXHTML `xml:"div"`
	} `xml:"content"`
}

// atomXHTML is markup that holds texts as texts: encoding/xml escapes them.
type atomXHTML struct {
	Space string       `xml:"xmlns,attr"`
	Lines []string     `xml:"p"`
	Items []atomSource `xml:"ul>li"`
}

type atomSource struct {
	Name   string   `xml:",chardata"`
	Quotes []string `xml:"q,omitempty"`
}

// xmlField is an element of a name.
type xmlField struct {
	name  string
	value any
}

func (f xmlField) encode(out *xml.Encoder) error {
	return out.EncodeElement(f.value, xml.StartElement{Name: xml.Name{Local: f.name}})
}

// writeAtom writes a feed, RFC 4287.
func writeAtom(w io.Writer, about About, events iter.Seq2[*Event, error]) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", " ")
	feed := xml.StartElement{Name: xml.Name{Local: "feed"}, Attr: []xml.Attr{{Name: xml.Name{Local: "xmlns"}, Value: atomSpace}}}
	if err := out.EncodeToken(feed); err != nil {
		return err
	}
	id := about.Address
	if id == "" {
		id = urn("events")
	}
	type person struct {
		Name string `xml:"name"`
	}
	head := []xmlField{{"id", id}, {"title", OneLine(about.Title)}, {"author", person{"Parley"}}}
	if about.Address != "" {
		head = append(head, xmlField{"link", atomLink{Rel: "self", Type: "application/atom+xml", Href: about.Address}})
	}
	for _, f := range head {
		if err := f.encode(out); err != nil {
			return err
		}
	}
	updated := time.Unix(0, 0)
	for e, err := range events {
		if err != nil {
			return err
		}
		if err := out.Encode(entryOf(e)); err != nil {
			return err
		}
		if e.Recorded.After(updated) {
			updated = e.Recorded
		}
	}
	// It is known only now; the order of elements has no meaning.
	if err := (xmlField{"updated", Instant(updated)}).encode(out); err != nil {
		return err
	}
	if err := out.EncodeToken(feed.End()); err != nil {
		return err
	}
	return out.Close()
}

func entryOf(e *Event) atomEntry {
	a := atomEntry{ID: urn(e.ID), Title: e.titleWithDays(), Published: Instant(e.FirstReported), Updated: Instant(e.Recorded)}
	a.Categories = []atomCategory{{lower(e.Kind), urn("kind")}, {lower(e.Status), urn("status")}}
	for _, t := range e.Topics {
		a.Categories = append(a.Categories, atomCategory{OneLine(t.Name), urn("topic")})
	}
	a.Content.Type = "xhtml"
	a.Content.Div.Space = xhtmlSpace
	a.Content.Div.Lines = e.lines()
	for _, r := range e.articles() {
		a.Content.Div.Items = append(a.Content.Div.Items, atomSource{r.name() + ": ", r.Words()})
		if address := WebAddress(r.Article.URL); address != "" {
			rel := "via"
			if len(a.Links) == 0 {
				rel = "alternate"
			}
			a.Links = append(a.Links, atomLink{Rel: rel, Title: r.name(), Href: address})
		}
	}
	return a
}
