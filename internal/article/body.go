package article

import (
	"strings"
	"unicode"
)

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
	head          int             // index of the last line that says by whom and when, near the top
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
	paragraphs := 0
	for i, x := range b.blocks {
		switch {
		case x.kind == clock:
			b.lastClock = i
		case x.kind == prose && i >= b.at:
			paragraphs++
		case x.kind == byline && paragraphs < 3 && i < b.at+12:
			b.head = i
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
		case listClose:
			if b.doubt < certain {
				b.doubt = none
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
			case x.kind == short && i < b.head: // captions and labels between a standfirst and the byline
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
	return b.known(text) >= 2 && (!b.introduced(i) || !b.blocks[i].glued)
}

// introduced reports whether a headline stands right before the paragraph.
func (b *body) introduced(i int) bool {
	return i > 0 && b.blocks[i-1].kind == short && words(b.blocks[i-1].text) >= 5
}

// run lists the paragraphs in a row from i on, the first few of them. Lists
// and what is cut anyway may stand between them, headings may not.
func (b *body) run(i int) (texts []string) {
	for end := min(i+20, len(b.blocks)); i < end && len(texts) < 5; i++ {
		switch b.blocks[i].kind {
		case prose:
			texts = append(texts, b.blocks[i].text)
		case sentence, item, noise, caption, pointer:
			if b.blocks[i].kind == sentence && words(b.blocks[i].text) >= 8 {
				texts = append(texts, b.blocks[i].text)
			}
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
		if !loose && !b.presentsAuthor(x.text) {
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

// presentsAuthor reports whether a closing paragraph presents the author.
func (b *body) presentsAuthor(text string) bool {
	if len(text) > 400 || len(b.kept) < 3 {
		return false
	}
	if m := biography.FindStringSubmatch(text); m != nil && !b.mentioned(strings.TrimSpace(m[1])) {
		return true
	}
	name, _, _ := strings.Cut(b.author, ",")
	if words(name) < 2 {
		return false
	}
	for _, n := range strings.Split(strings.ReplaceAll(name, " and ", "|"), "|") {
		if strings.HasPrefix(strings.ToLower(text), strings.ToLower(strings.TrimSpace(n))) {
			return true
		}
	}
	return false
}

// mentioned reports whether the body speaks of a person before its last
// paragraph: then that one is news.
func (b *body) mentioned(name string) bool {
	last := name[strings.LastIndex(name, " ")+1:]
	for _, i := range b.kept[:len(b.kept)-1] {
		if strings.Contains(b.blocks[i].text, last) {
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

// nameStem is as much of a name as it shares with its adjective: Russia,
// Russian.
const nameStem = 5

// namesIn lists the stems of the capitalised words of s, likely names.
func namesIn(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		r := []rune(w)
		if len(r) >= 4 && unicode.IsUpper(r[0]) && !commonStart[w] {
			out = append(out, string(r[:min(len(r), nameStem)]))
		}
	}
	return out
}

// commonStart are words that open sentences and are no names.
var commonStart = map[string]bool{
	"This": true, "That": true, "They": true, "There": true, "These": true, "When": true, "What": true,
	"With": true, "From": true, "After": true, "Before": true, "While": true, "Both": true, "Read": true, "More": true,
}
