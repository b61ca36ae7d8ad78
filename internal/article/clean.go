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
	return cleanBlocks(classified(splitBlocks(dump)), title)
}

// classified gives each block its kind.
func classified(blocks []block) []block {
	for i := range blocks {
		blocks[i].kind = kindOf(blocks[i])
	}
	return blocks
}

// cleanBlocks cleans classified blocks.
func cleanBlocks(blocks []block, title string) Cleaned {
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
// there is none. A known title is looked for first. Else the best of the lines
// above the body: long enough, about what the body is about, and with a byline
// or date below. Of two equals the upper one is it, the lower a standfirst.
func headline(blocks []block, known string) int {
	best, bestScore, paragraphs, above := -1, 0.0, 0, 0
	about := stems(opening(blocks))
	for i, b := range blocks[:min(len(blocks), 80)] {
		if known != "" && sameTitle(b.text, known) {
			return i
		}
		if b.kind == prose {
			paragraphs++
		}
		if paragraphs >= 3 || known != "" || !canBeTitle(b) {
			continue
		}
		shared := 0
		for stem := range stems(b.text) {
			if about[stem] {
				shared++
			}
		}
		w := words(b.text)
		score := float64(min(w, 6)) + 1.5*float64(min(shared, 4)) - 4*float64(paragraphs) - 1.5*float64(above)
		if w <= 4 && b.text == strings.ToUpper(b.text) {
			score -= 5 // a masthead
		}
		if w <= 4 && len(namesIn(b.text)) == w {
			score -= 3 // a person, place or section
		}
		if stampedBelow(blocks, i) {
			score += 3
		} else if paragraphs > 0 {
			continue // a heading inside a text without headline
		}
		if shared > 0 {
			above++
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// opening is the text of the first few paragraphs.
func opening(blocks []block) string {
	var text strings.Builder
	for n, i := 0, 0; i < len(blocks) && n < 4; i++ {
		if blocks[i].kind == prose {
			text.WriteString(blocks[i].text + " ")
			n++
		}
	}
	return text.String()
}

// stems are the longer words of s without their endings.
func stems(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if r := []rune(w); len(r) >= 4 {
			out[string(r[:min(len(r), nameStem)])] = true
		}
	}
	return out
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
