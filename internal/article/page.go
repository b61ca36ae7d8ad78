package article

import (
	"bytes"
	"fmt"
	"mime"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/parley-talks/parley/internal/parley"
)

// Above these sizes a page is no article. They keep hostile pages from taking
// minutes: readability walks the whole page again for each level of nesting.
const (
	maxBlocks      = 10_000
	maxReadability = 400_000 // bytes of visible text
	maxElements    = 20_000
)

// readPage cleans a page or text. title and address are what is known of it
// from elsewhere, empty when nothing is.
func readPage(raw []byte, rawType, title, address string) (page, error) {
	if len(raw) > MaxText {
		return page{}, fmt.Errorf("%w: the text is longer than %d MiB", parley.ErrInvalid, MaxText>>20)
	}
	media, params, err := mime.ParseMediaType(rawType)
	if err != nil {
		return page{}, fmt.Errorf("%w: media type %q: %w", parley.ErrInvalid, rawType, err)
	}
	var p page
	if media == mediaHTML {
		p, err = readHTML(raw, params["charset"], title, address)
	} else {
		p, err = readText(raw, title, address)
	}
	if err == nil && len(p.Body) == 0 {
		err = fmt.Errorf("%w: no article text found in it", parley.ErrInvalid)
	}
	return p, err
}

func readText(raw []byte, title, address string) (page, error) {
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
		return page{}, fmt.Errorf("%w: it is empty", parley.ErrInvalid)
	case bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return page{}, fmt.Errorf("%w: it is UTF-16 text; convert it to UTF-8", parley.ErrInvalid)
	case isBinary(raw):
		return page{}, fmt.Errorf("%w: it is a binary file, not text", parley.ErrInvalid)
	case !utf8.Valid(raw):
		return page{}, fmt.Errorf("%w: it is not UTF-8 text (byte %d); convert it to UTF-8", parley.ErrInvalid, invalidAt(raw))
	}
	blocks, err := splitLimited(string(raw))
	if err != nil {
		return page{}, err
	}
	return page{Cleaned: cleanBlocks(blocks, title), URL: canonicalURL(address)}, nil
}

// splitLimited takes a dump apart into classified blocks, unless it is far more than an article.
func splitLimited(dump string) ([]block, error) {
	blocks := splitBlocks(dump)
	if len(blocks) > maxBlocks {
		return nil, fmt.Errorf("%w: it has more than %d lines or paragraphs; give it as several articles", parley.ErrInvalid, maxBlocks)
	}
	return classified(blocks), nil
}

// isBinary reports whether raw has control characters that no text has, more
// than a stray one.
func isBinary(raw []byte) bool {
	n := 0
	for _, c := range raw {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			n++
		}
	}
	return n > 8 && n*200 > len(raw)
}

func invalidAt(raw []byte) int {
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(raw)
}

// readHTML takes metadata from the whole page and the body from what
// readability finds, or from all of the page when it finds nothing.
func readHTML(raw []byte, label, title, address string) (page, error) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return page{}, fmt.Errorf("%w: it is empty", parley.ErrInvalid)
	}
	text, err := decode(raw, label)
	if err != nil {
		return page{}, err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return page{}, fmt.Errorf("%w: parse HTML: %w", parley.ErrInvalid, err)
	}
	m := readMetadata(doc)
	p := page{
		URL:      ownURL(address, first(m.canonical, m.property["og:url"], m.ldURL)),
		Outlet:   m.outlet(),
		Language: first(m.lang, m.property["og:locale"]),
	}
	title = first(squeeze(title), m.title())
	blocks, err := splitLimited(blockText(doc))
	if err != nil {
		return page{}, err
	}
	visible := cleanBlocks(blocks, title) // for dates and byline, and as a fallback
	prune(doc)
	p.Cleaned = readBody(doc, title, address)
	if size(p.Body)*3 < size(visible.Body) {
		p.Body = visible.Body
	}
	p.Byline = first(squeeze(m.byline()), visible.Byline)
	p.Published, p.Updated = m.dates()
	if p.Published.IsZero() {
		p.Published = visible.Published
	}
	if p.Updated.IsZero() {
		p.Updated = visible.Updated
	}
	return p, nil
}

// decode gives the page as UTF-8. The charset of the transport wins, then a
// mark at the start, then the page's own declaration, then a guess.
func decode(raw []byte, label string) (string, error) {
	enc, _, certain := charset.DetermineEncoding(raw, "text/html; charset="+label)
	if !certain && utf8.Valid(raw) {
		return string(raw), nil
	}
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return "", fmt.Errorf("%w: decode the page's charset: %w", parley.ErrInvalid, err)
	}
	return string(out), nil
}

// readBody finds the article inside the page and cleans it like a dump: what
// readability keeps still has captions, teasers and forms in it. A live blog
// is read whole, since readability takes its summary and entry heads for
// clutter.
func readBody(doc *html.Node, title, address string) Cleaned {
	text := blockText(doc)
	whole := classified(splitBlocks(text))
	if len(text) > maxReadability || isLive(whole, title) {
		return cleanBlocks(whole, title)
	}
	base, _ := url.Parse(address)
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	parser.MaxElemsToParse = maxElements
	parser.CharThresholds = 250 // a short wire has no more
	found, err := parser.ParseDocument(doc, base)
	if err != nil || found.Node == nil {
		return cleanBlocks(whole, title)
	}
	return CleanText(blockText(found.Node), title)
}

func size(paragraphs []string) int {
	n := 0
	for _, p := range paragraphs {
		n += len(p)
	}
	return n
}

// Parts of a page that are no text of its article, by element and by the
// names that sites give to classes and ids.
var (
	notArticle = map[atom.Atom]bool{
		atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Form: true,
		atom.Nav: true, atom.Aside: true, atom.Figure: true, atom.Figcaption: true, atom.Svg: true, atom.Math: true,
		atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Object: true, atom.Embed: true, atom.Video: true, atom.Audio: true,
	}
	partName = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:related|read-?(?:more|next|also)|recirc\w*|recommend\w*|most-?(?:read|popular)|trending|teasers?|promo\w*|newsletters?|subscri\w+|sign-?up|donat\w+|paywall|comments?|respond|disqus|captions?|credits?|share|sharing|sharedaddy|social|breadcrumbs?|ad|ads|advert\w*|ad-?slot|sponsor\w*|cookies?|consent|tags|author-?(?:bio|box|card)|bio|correction|editors?-?note|widget(?:-area)?|sidebar|outbrain|taboola)(?:$|[\s_-])`)
)

// prune takes the parts that are no article out of the page, but never one
// that holds much of its text.
func prune(doc *html.Node) {
	sizes := map[*html.Node]int{}
	all := measure(doc, sizes)
	var drop []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && sizes[n]*2 < max(all, 1) && (notArticle[n.DataAtom] || isPart(n)) {
			drop = append(drop, n)
		}
	}
	for _, n := range drop {
		n.Parent.RemoveChild(n)
	}
}

// measure gives the bytes of visible text in each element below n.
func measure(n *html.Node, sizes map[*html.Node]int) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if hidden[n.DataAtom] {
		return 0
	}
	size := 0
	for c := range n.ChildNodes() {
		size += measure(c, sizes)
	}
	sizes[n] = size
	return size
}

// hidden elements show no text.
var hidden = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Iframe: true}

func isPart(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Main, atom.Article:
		return false
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || attr(n, "aria-hidden") == "true" || strings.HasPrefix(n.Data, "amp-") {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || (a.Key == "class" || a.Key == "id") && partName.MatchString(a.Val) {
			return true
		}
	}
	return false
}

// blockText is the node as a text dump: an empty line round every block
// element, a new line for <br>.
func blockText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			b.WriteString(strings.Map(lineToSpace, n.Data))
			return
		case html.ElementNode:
			if hidden[n.DataAtom] {
				return
			}
			if n.DataAtom == atom.Br {
				b.WriteString("\n")
				return
			}
		case html.CommentNode, html.DoctypeNode:
			return
		}
		block := n.Type == html.ElementNode && !inline[n.DataAtom] && !strings.Contains(n.Data, "-")
		if block {
			b.WriteString("\n\n")
		}
		if n.DataAtom == atom.Li {
			b.WriteString("- ")
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if block {
			b.WriteString("\n\n")
		}
	}
	walk(n)
	return b.String()
}

func lineToSpace(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' '
	}
	return r
}

var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true,
	atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true,
	atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Time: true, atom.Img: true,
}

// textOf is the visible text of a node on one line.
func textOf(n *html.Node) string { return squeeze(blockText(n)) }

// plainHTML is the text of a piece of HTML on one line.
func plainHTML(s string) string {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return squeeze(s)
	}
	return textOf(doc)
}
