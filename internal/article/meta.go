package article

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"
)

// page is what a whole HTML page or text says.
type page struct {
	Cleaned
	URL      string // canonical, empty when not known
	Outlet   string
	Language string
}

// metadata is what the head of an HTML page declares, before any choice.
type metadata struct {
	property            map[string]string // first content of <meta> by lower-case property, name or itemprop
	canonical, lang     string
	titleTag, heading   string
	published, updated  []string // in order of trust
	times               []string // <time datetime> in order of the page
	headline, publisher string   // of JSON-LD
	author, ldURL       string
}

// readMetadata walks the page once.
func readMetadata(doc *html.Node) metadata {
	m := metadata{property: map[string]string{}}
	var ld []string
	headings := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = first(attr(n, "lang"), attr(n, "xml:lang"))
		case atom.Title:
			if m.titleTag == "" && n.Namespace == "" {
				m.titleTag = textOf(n)
			}
		case atom.Meta:
			content := attr(n, "content")
			for _, key := range []string{"property", "name", "itemprop"} {
				if k := strings.ToLower(attr(n, key)); k != "" && m.property[k] == "" {
					m.property[k] = content
				}
			}
		case atom.Link:
			if m.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				m.canonical = attr(n, "href")
			}
		case atom.H1:
			if headings++; words(textOf(n)) >= 3 && m.heading == "" {
				m.heading = textOf(n)
			}
		case atom.Time:
			if d := attr(n, "datetime"); d != "" && len(m.times) < 50 {
				m.times = append(m.times, d)
			}
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json") && n.FirstChild != nil && len(ld) < 20 {
				ld = append(ld, n.FirstChild.Data)
			}
		}
		if p := attr(n, "itemprop"); n.DataAtom != atom.Meta && (p == "datePublished" || p == "dateModified") && m.property[strings.ToLower(p)] == "" {
			m.property[strings.ToLower(p)] = first(attr(n, "datetime"), attr(n, "content"), textOf(n))
		}
	}
	for _, text := range ld {
		m.readLD(text)
	}
	for _, k := range []string{"datepublished", "article:published_time", "og:article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate", "publish-date", "date"} {
		m.published = append(m.published, m.property[k])
	}
	for _, k := range []string{"datemodified", "article:modified_time", "og:updated_time", "dcterms.modified", "lastmod", "last-modified"} {
		m.updated = append(m.updated, m.property[k])
	}
	return m
}

var articleType = regexp.MustCompile(`(?:Article|BlogPosting|Reportage|NewsStory)$`)

// readLD takes the first article out of a JSON-LD script, wherever in a
// @graph or list it stands. What is wrong in it is passed over.
func (m *metadata) readLD(text string) {
	var v any
	if json.Unmarshal([]byte(text), &v) != nil {
		return
	}
	o := findLD(v, 0)
	if o == nil || m.headline != "" {
		return
	}
	m.headline = first(ldText(o["headline"]), ldText(o["name"]))
	m.published = append(m.published, ldText(o["datePublished"]))
	m.updated = append(m.updated, ldText(o["dateModified"]))
	m.publisher = ldText(o["publisher"])
	m.author = ldText(o["author"])
	m.ldURL = first(ldText(o["url"]), ldText(o["mainEntityOfPage"]))
	m.lang = first(ldText(o["inLanguage"]), m.lang)
}

// findLD is the first object that is an article itself, not an update,
// comment or mention inside one.
func findLD(v any, depth int) map[string]any {
	if depth > 8 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if o := findLD(e, depth+1); o != nil {
				return o
			}
		}
	case map[string]any:
		types, _ := v["@type"].([]any)
		for _, t := range append(types, v["@type"]) {
			if s, ok := t.(string); ok && articleType.MatchString(s) {
				return v
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if o := findLD(v[key], depth+1); o != nil {
				return o
			}
		}
	}
	return nil
}

// ldText is the text of a value, the name or @id of an object, or those of a
// list joined.
func ldText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var out []string
		for _, e := range v {
			if _, nested := e.([]any); !nested && ldText(e) != "" {
				out = append(out, ldText(e))
			}
		}
		return strings.Join(out, ", ")
	case map[string]any:
		for _, key := range []string{"name", "@id", "@value", "url"} {
			if s, ok := v[key].(string); ok && s != "" {
				return s
			}
		}
	}
	return ""
}

// title chooses the headline: the visible heading where there is one, without
// the site's name.
func (m metadata) title() string {
	for _, t := range []string{m.heading, m.headline, m.property["og:title"], m.property["twitter:title"]} {
		if t = squeeze(t); words(t) >= 2 && !strings.Contains(t, "<") {
			return t
		}
	}
	t := squeeze(m.titleTag)
	for _, cut := range []string{" | ", " -- ", " :: ", " » "} {
		for _, part := range strings.Split(t, cut) {
			if strings.Contains(t, cut) && words(part)*2 > words(t) {
				return part
			}
		}
	}
	for _, cut := range []string{" – ", " — ", " - "} {
		if i := strings.LastIndex(t, cut); i > 0 && words(t[i:]) <= 4 && words(t[:i]) >= 4 {
			return t[:i]
		}
	}
	return t
}

// outlet is the publisher's name as declared, or as the page's title adds it
// to the headline.
func (m metadata) outlet() string {
	declared := first(m.publisher, m.property["og:site_name"], m.property["application-name"], m.property["publisher"], m.property["dc.publisher"])
	if declared != "" {
		return squeeze(declared)
	}
	before, after, found := strings.Cut(squeeze(m.titleTag), m.title())
	if name := strings.Trim(before+after, " |:–—»-"); found && words(name) <= 5 {
		return name
	}
	return ""
}

func (m metadata) byline() string {
	for _, s := range []string{m.author, m.property["author"], m.property["article:author"], m.property["parsely-author"], m.property["dc.creator"]} {
		if s != "" && !strings.Contains(s, "://") {
			return s
		}
	}
	return ""
}

// dates chooses the most trusted date, and among all that give the same
// instant one with the place's own offset: it tells the local day.
func (m metadata) dates() (published, updated time.Time) {
	all := append(append(append([]string{}, m.published...), m.updated...), m.times...)
	published, updated = localised(m.published, all), localised(m.updated, all)
	if published.IsZero() && len(m.times) > 0 {
		published = localised(m.times[:1], all)
	}
	return published, updated
}

func localised(trusted, all []string) time.Time {
	best := time.Time{}
	for _, s := range trusted {
		if t, err := parseMoment(s); err == nil {
			best = t
			break
		}
	}
	if _, offset := best.Zone(); best.IsZero() || offset != 0 {
		return best
	}
	for _, s := range all {
		if t, err := parseMoment(s); err == nil && t.Equal(best) {
			if _, offset := t.Zone(); offset != 0 {
				return t
			}
		}
	}
	return best
}

// languageTag is s as a BCP 47 tag, empty when it is none.
func languageTag(s string) string {
	tag, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
