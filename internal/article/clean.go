package article

import (
	"strings"
	"time"
	"unicode"
)

// Cleaned is what a page says apart from everything that stands round its
// article.
type Cleaned struct {
	Title     string
	Body      []string // paragraphs, without the title
	Byline    string
	Published time.Time // zero when the page gives no date with a year
	Updated   time.Time
}

// Text is the clean text of an article: the title, then the paragraphs, with
// one empty line between them.
func (c Cleaned) Text() string {
	if c.Title == "" {
		return strings.Join(c.Body, "\n\n")
	}
	return strings.Join(append([]string{c.Title}, c.Body...), "\n\n")
}

// CleanText takes the article out of the plain-text dump of a page. title is
// the headline if it is known from elsewhere, else empty.
func CleanText(dump, title string) Cleaned {
	return cleanBlocks(splitBlocks(dump), title)
}

// classified gives each block its kind.
func classified(blocks []block) []block {
	for i := range blocks {
		blocks[i].kind = kindOf(blocks[i])
	}
	return blocks
}

func cleanBlocks(blocks []block, title string) Cleaned {
	classified(blocks)
	title = squeeze(title)
	h := headline(blocks, title)
	c := Cleaned{Title: title}
	if h >= 0 && title == "" {
		c.Title = blocks[h].text
	}
	c.Published, c.Updated = datesOf(blocks, c.Title)
	c.Byline = bylineOf(blocks, h)
	start := bodyStart(blocks, h+1)
	b := body{blocks: blocks, at: start, names: map[string]bool{}, title: c.Title, author: c.Byline}
	b.learn(c.Title)
	b.read()
	b.trim()
	for _, i := range b.kept {
		c.Body = append(c.Body, blocks[i].text)
	}
	if len(c.Body) == 0 { // too little to tell a body by its surroundings
		for i, b := range blocks {
			if i != h && (b.kind <= clock) {
				c.Body = append(c.Body, b.text)
			}
		}
	}
	return c
}

// headline is the index of the block that is the article's title, -1 when
// there is none. A known title is looked for first.
func headline(blocks []block, known string) int {
	best, bestScore, paragraphs, seen := -1, 0.0, 0, 0
	for i, b := range blocks {
		if i >= 80 {
			break
		}
		if known != "" && sameTitle(b.text, known) {
			return i
		}
		if b.kind == prose {
			paragraphs++
		}
		if paragraphs >= 3 || known != "" || !canBeTitle(b) {
			continue
		}
		w := words(b.text)
		score := float64(min(w, 6)) - 4*float64(paragraphs) - 1.5*float64(seen)
		if i == 0 {
			score += 2
		}
		if w <= 4 && b.text == strings.ToUpper(b.text) {
			score -= 5 // a masthead
		}
		if w <= 4 && len(namesIn(b.text)) == w {
			score -= 3 // a person, place or section
		}
		if stampedBelow(blocks, i) {
			score += 6
		}
		seen++
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

func canBeTitle(b block) bool {
	w := words(b.text)
	if w < 3 || w > 32 || strings.HasSuffix(b.text, ".") || strings.HasSuffix(b.text, ";") || strings.HasSuffix(b.text, ":") {
		return false
	}
	return b.kind == short || b.kind == sentence || b.kind == prose && w <= 22 && strings.HasSuffix(b.text, "?")
}

// stampedBelow reports whether the lines right below say by whom and when.
func stampedBelow(blocks []block, i int) bool {
	for _, b := range blocks[i+1 : min(i+4, len(blocks))] {
		if b.kind == byline {
			return true
		}
		if b.kind != noise && b.kind != short {
			return false
		}
	}
	return false
}

// sameTitle reports whether a line is the title, perhaps with the outlet's
// name behind or before it.
func sameTitle(line, title string) bool {
	if line == title {
		return true
	}
	before, after, ok := strings.Cut(line, title)
	return ok && len(title) > 20 && words(before)+words(after) <= 4
}

// bylineOf is the author's name as the lines round the headline h give it.
func bylineOf(blocks []block, h int) string {
	for i, b := range blocks {
		if i >= 60 || b.kind == prose && i > 20 {
			break
		}
		name := b.text
		switch {
		case b.kind == byline && bylineStart.MatchString(b.text):
			_, name, _ = strings.Cut(b.text, " ")
		case b.kind == byline && bylineInner.MatchString(b.text):
			name = bylineInner.FindStringSubmatch(b.text)[1]
		case b.kind == short && i > h && h >= 0 && stampedBelow(blocks, i) && isSigned(name):
		default:
			continue
		}
		if loc := findDate(name); loc != nil {
			name = name[:loc[0]]
		}
		for _, cut := range []string{"|", "•", "·", "—", " - ", "  "} {
			name, _, _ = strings.Cut(name, cut)
		}
		if name = strings.Trim(name, " ,;"); name != "" && len(name) <= 160 {
			return name
		}
	}
	return ""
}

// isSigned reports whether a line is names and places only: "Ada Kern in
// Vienna and agencies".
func isSigned(line string) bool {
	names := 0
	for _, w := range strings.Fields(line) {
		r := []rune(w)[0]
		switch w {
		case "in", "and", "agencies", "for", "at", "of", "de", "van", "von", "bin", "al", "staff":
		default:
			if !unicode.IsUpper(r) {
				return false
			}
			names++
		}
	}
	return names >= 2 && words(line) <= 10
}

// bodyStart is the index of the first block of the body: its first paragraph,
// or the list, short sentences and live-blog entry heads right before it.
func bodyStart(blocks []block, from int) int {
	first := -1
	for i := from; i < len(blocks); i++ {
		if blocks[i].kind == prose {
			first = i
			break
		}
	}
	if first < 0 {
		return from
	}
	start := first
	for start > from {
		b := blocks[start-1]
		entryHead := b.kind == clock || b.kind == short && start-1 > from && blocks[start-2].kind == clock
		if b.kind != sentence && !entryHead {
			break
		}
		start--
	}
	for i := from; i < start; i++ { // a summary in points
		if blocks[i].kind == item && words(blocks[i].text) >= 5 {
			return i
		}
	}
	return start
}

// body walks over the blocks from the start of the body and keeps its own.
type body struct {
	blocks        []block
	at            int
	title, author string
	kept          []int
	names         map[string]bool // capitalised words of what was kept
	paragraphs    int             // kept ones
	subheads      int             // kept headings between them
	asks          int             // in a row
	lastClock     int             // index of the last clock time of the page
	doubt         doubt
	comments      bool // readers' comments have begun
}

// doubt is how surely the article has ended by what came since its last
// paragraph.
type doubt int

const (
	none    doubt = iota
	light         // a call or form, as stand inside articles too
	heavy         // links to other stories, or several forms
	certain       // comments or a feed
)

func (b *body) suspect(d doubt) {
	if b.paragraphs > 0 {
		b.doubt = max(b.doubt, d)
	}
}

func (b *body) read() {
	live := isLive(b.blocks, b.title)
	for i, x := range b.blocks {
		if x.kind == clock {
			b.lastClock = i
		}
	}
	for i := b.at; i < len(b.blocks); i++ {
		x := b.blocks[i]
		if b.title != "" && sameTitle(x.text, b.title) {
			continue
		}
		if x.kind != ask {
			b.asks = 0
		}
		switch x.kind {
		case caption, note, credit, noise, pointer, byline:
		case menu:
			b.suspect(light)
		case ask:
			b.suspect(light)
			if b.asks++; b.asks > 2 {
				b.suspect(heavy)
			}
		case relatedHead:
			if !live || b.lastClock < i { // no entry follows
				b.suspect(heavy)
			}
		case endHead:
			b.suspect(certain)
			b.comments = b.comments || strings.Contains(strings.ToLower(x.text), "comment")
		case clock:
			if b.paragraphs >= 3 && !live {
				b.suspect(certain)
			}
			if b.doubt == none {
				b.keep(i)
			}
		case prose:
			if b.inBody(i) {
				b.doubt = none
				b.keep(i)
			}
		default:
			switch {
			case b.doubt == none && b.teaser(i):
				b.suspect(heavy)
				i++
			case b.doubt == none, b.doubt == light && b.leadsOn(i),
				b.doubt == heavy && x.kind == sentence && !x.glued && b.known(x.text) > 0 && b.leadsOn(i):
				b.keep(i)
			}
		}
	}
}

// leadsOn reports whether a short line stands right before a paragraph of the
// body.
func (b *body) leadsOn(i int) bool {
	return i+1 < len(b.blocks) && b.blocks[i+1].kind == prose && b.inBody(i+1)
}

func (b *body) keep(i int) {
	b.kept = append(b.kept, i)
	if b.blocks[i].kind == prose {
		if k := len(b.kept) - 2; k >= 0 && b.kept[k] == i-1 && b.blocks[i-1].kind == short && b.paragraphs > 0 {
			b.subheads++
		}
		b.paragraphs++
		b.learn(b.blocks[i].text)
	}
}

func (b *body) learn(text string) {
	for _, n := range namesIn(text) {
		b.names[n] = true
	}
}

// inBody reports whether the paragraph i goes on with the article. The surer
// its end, the more is asked: paragraphs in a row about the names that the
// article has used, and no headline before them.
func (b *body) inBody(i int) bool {
	if b.doubt == none {
		return true
	}
	run := b.run(i)
	text := strings.Join(run, " ")
	if b.doubt == certain {
		return len(run) >= 3 && b.known(text) >= 3 && (b.paragraphs <= 2 || !b.comments)
	}
	if len(run) >= 2 && len(text) >= 300 && b.known(text) >= 2 {
		return true
	}
	text = quotation.ReplaceAllString(b.blocks[i].text, "")
	if cutOff(text) && !b.blocks[i].last || we.MatchString(text) {
		return false
	}
	if b.doubt == light && !b.introduced(i) {
		return !outreach.MatchString(text)
	}
	return b.known(text) >= 2 && !(b.introduced(i) && b.blocks[i].glued)
}

// introduced reports whether a headline stands right before the paragraph.
func (b *body) introduced(i int) bool {
	return i > 0 && b.blocks[i-1].kind == short && words(b.blocks[i-1].text) >= 5
}

// run lists the paragraphs in a row from i on, the first few of them. Lists and what is cut anyway
// may stand between them, headings may not.
func (b *body) run(i int) (texts []string) {
	for end := min(i+20, len(b.blocks)); i < end && len(texts) < 5; i++ {
		switch b.blocks[i].kind {
		case prose:
			texts = append(texts, b.blocks[i].text)
		case sentence, item, noise, caption, pointer:
		default:
			return texts
		}
	}
	return texts
}

// known counts the names in s that the body has used before.
func (b *body) known(s string) int {
	seen := map[string]bool{}
	for _, name := range namesIn(s) {
		if b.names[name] {
			seen[name] = true
		}
	}
	return len(seen)
}

// teaser reports whether i is the headline and i+1 the beginning of another
// story: the paragraph breaks off though more follows, or it is the last one
// before forms and links, under the only headline inside the body.
func (b *body) teaser(i int) bool {
	if i+2 >= len(b.blocks) || b.paragraphs == 0 || b.blocks[i].kind != short || b.blocks[i+1].kind != prose {
		return false
	}
	if i > 0 && b.blocks[i-1].kind == clock {
		return false
	}
	next := b.blocks[i+1]
	w := words(b.blocks[i].text)
	if cutOff(next.text) {
		return w >= 5 && (next.glued || w >= 7)
	}
	if w < 7 || !next.glued && w < 8 || b.paragraphs < 2 || b.subheads > 0 {
		return false
	}
	for j := i + 2; j < len(b.blocks); j++ {
		switch b.blocks[j].kind {
		case prose:
			return false
		case ask, relatedHead, endHead:
			return true
		}
	}
	return false
}

// trim takes from the end what is no text of the article: loose lines and the
// author's biography.
func (b *body) trim() {
	for len(b.kept) > 1 {
		i := b.kept[len(b.kept)-1]
		x := b.blocks[i]
		loose := (x.kind == short || x.kind == clock) && !b.cutLast(i)
		if !loose && !b.biography(x.text) {
			return
		}
		b.kept = b.kept[:len(b.kept)-1]
	}
}

// cutLast reports whether i is the beginning of a paragraph at which the dump
// was cut.
func (b *body) cutLast(i int) bool {
	x := b.blocks[i]
	before := b.blocks[max(i-1, 0)].kind
	return x.last && words(x.text) > 2 && b.doubt == none && (before == prose || before == sentence || before == item)
}

// biography reports whether a closing paragraph presents the author.
func (b *body) biography(text string) bool {
	name, _, _ := strings.Cut(b.author, ",")
	if words(name) < 2 || len(text) > 400 || len(b.kept) < 3 {
		return false
	}
	for _, n := range strings.Split(strings.ReplaceAll(name, " and ", "|"), "|") {
		if strings.HasPrefix(strings.ToLower(text), strings.ToLower(strings.TrimSpace(n))) {
			return true
		}
	}
	return false
}

// isLive reports whether the page is a live blog: entries headed by clock
// times begin before the text does, or the headline says so.
func isLive(blocks []block, title string) bool {
	fields := strings.Fields(strings.ToLower(title))
	for _, f := range fields {
		if strings.Trim(f, ":,-–—") == "live" {
			return true
		}
	}
	paragraphs := 0
	for _, b := range blocks {
		switch b.kind {
		case prose:
			if paragraphs++; paragraphs > 2 {
				return false
			}
		case clock:
			if paragraphs > 0 {
				return true
			}
		}
	}
	return false
}

// namesIn lists the capitalised words of s, likely names.
func namesIn(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		r := []rune(w)
		if len(r) >= 4 && unicode.IsUpper(r[0]) && !commonStart[w] {
			out = append(out, w)
		}
	}
	return out
}

// commonStart are words that open sentences and are no names.
var commonStart = map[string]bool{
	"This": true, "That": true, "They": true, "There": true, "These": true, "When": true, "What": true,
	"With": true, "From": true, "After": true, "Before": true, "While": true, "Both": true, "Read": true, "More": true,
}
