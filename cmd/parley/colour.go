package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// colour is how a terminal shows a line: the number of its ANSI sequence.
type colour string

const (
	plain  colour = ""
	bold   colour = "1"
	red    colour = "31"
	green  colour = "32"
	yellow colour = "33"
	cyan   colour = "36"
)

// painterFor colours text where w is a terminal whose user wants it, and leaves
// it as it is elsewhere.
func painterFor(w io.Writer) func(c colour, text string) string {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || !wantsColour(os.Getenv) {
		return func(_ colour, text string) string { return text }
	}
	return paint
}

// wantsColour: by custom NO_COLOR, set to anything, asks for none, and a dumb
// terminal knows none.
func wantsColour(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

func paint(c colour, text string) string {
	if c == plain {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}
