package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is one paragraph, heading, list item or other line of a page.
type block struct {
	text  string // on one line, runs of spaces collapsed
	raw   string // as it came: runs of spaces tell menus from prose
	glued bool   // no empty line stands between it and the block before
	last  bool   // nothing follows it in the dump
	kind  kind
}

// splitBlocks takes a dump apart: a line is a block, unless the dump is
// wrapped at a fixed width, where the lines of a paragraph are joined.
func splitBlocks(dump string) []block {
	lines := strings.Split(plain(dump), "\n")
	width := wrapWidth(lines)
	var out []block
	for i := 0; i < len(lines); {
		end := i + 1 // of the lines that make one block
		for end < len(lines) && softBreak(lines[end-1], lines[end], width) {
			end++
		}
		raw := strings.Join(lines[i:end], " ")
		if text := squeeze(raw); text != "" {
			glued := i > 0 && strings.TrimSpace(lines[i-1]) != ""
			out = append(out, block{text: text, raw: strings.TrimSpace(raw), glued: glued})
		}
		i = end
	}
	if len(out) > 0 {
		out[len(out)-1].last = true
	}
	return out
}

const (
	maxWrap = 110 // no mailer or agency wraps wider than this
	minWrap = 45
)

// wrapWidth is the width at which the dump was wrapped, 0 when it was not. A
// wrapped dump has hardly any long line, and its lines go on in lower case.
func wrapWidth(lines []string) int {
	width, on, long, all := 0, 0, 0, 0
	for i, line := range lines {
		n := utf8.RuneCountInString(line)
		all += n
		if n > maxWrap {
			long += n
			continue
		}
		if i+1 < len(lines) && n >= minWrap && goesOn(line, lines[i+1]) {
			on++
			width = max(width, n)
		}
	}
	if on < 2 || long*4 > all {
		return 0
	}
	return width
}

// goesOn reports whether next continues the sentence of line.
func goesOn(line, next string) bool {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	end, _ := utf8.DecodeLastRuneInString(line)
	start, _ := utf8.DecodeRuneInString(next)
	return line != "" && unicode.IsLower(start) && !strings.ContainsRune(".!?:|", end)
}

// softBreak reports whether the break between two lines is only wrapping.
func softBreak(line, next string, width int) bool {
	if width == 0 || strings.TrimSpace(line) == "" || strings.TrimSpace(next) == "" || isItem(strings.TrimSpace(next)) || indent(next) > indent(line) {
		return false
	}
	if goesOn(line, next) {
		return true
	}
	first, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	n := utf8.RuneCountInString(strings.TrimRightFunc(line, unicode.IsSpace))
	return n >= minWrap && n+1+utf8.RuneCountInString(first) > width
}

func indent(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

var itemStart = regexp.MustCompile(`^(?:[-*•–▪◦‣·>] |\(?\d{1,2}[.)] |\(?[a-z]\) )`)

func isItem(s string) bool { return itemStart.MatchString(s) }

// plain gives s with line feeds as its only control characters and without
// the marks that no reader sees.
func plain(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\f' || r == '\v' || r == '\u0085':
			return '\n'
		case r == '\n', r == '\t':
			return r
		case r == '\u00ad', r == '\ufeff', r == '\ufffd', r == '\u200b', r == '\u2060':
			return -1
		case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f':
			return -1
		case unicode.IsControl(r):
			return -1
		case unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// squeeze is s on one line without runs of spaces.
func squeeze(s string) string { return strings.Join(strings.Fields(plain(s)), " ") }

// words counts the words of s that hold a letter or digit.
func words(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			n++
		}
	}
	return n
}

// ended reports whether s closes a sentence.
func ended(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]*")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…;:", r)
}

// cutOff reports whether s breaks off before its end.
func cutOff(s string) bool {
	return !ended(s) || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "[…]") || strings.HasSuffix(s, "[...]")
}
