package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

func TestColoursAreForTerminalsThatWantThem(t *testing.T) {
	for _, c := range []struct {
		noColor, terminal string
		want              bool
	}{
		{"", "xterm", true},
		{"1", "xterm", false},
		{"", "dumb", false},
	} {
		env := map[string]string{"NO_COLOR": c.noColor, "TERM": c.terminal}
		if got := wantsColour(func(name string) string { return env[name] }); got != c.want {
			t.Errorf("%v: colours %t", env, got)
		}
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for name, paint := range map[string]func(colour, string) string{"a file": painterFor(file), "a buffer": painterFor(&bytes.Buffer{})} {
		if got := paint(red, "x"); got != "x" {
			t.Errorf("%s gets %q", name, got)
		}
	}
	if got := paint(red, "x"); got != "\x1b[31mx\x1b[0m" {
		t.Errorf("red is %q", got)
	}
}

// Each fate of a trigger has a colour of its own, and columns stay aligned.
func TestExplainPaintsFates(t *testing.T) {
	trace := mention.Trace{Sentences: []mention.TracedSentence{{
		Text: "Talks.",
		Candidates: []mention.TracedCandidate{
			{Rule: "noun", Trigger: "talks", Kind: parley.Talks, Status: parley.Held, When: parley.On("2024-05-14"), Parties: []string{"Chad"}, Place: "Oslo", Mention: "men_1"},
			{Rule: "noun", Trigger: "the talks", Kind: parley.Talks, JoinedTo: "men_1"},
			{Rule: "position", Trigger: "no", Dropped: "a position"},
		},
	}}}
	var out strings.Builder
	if err := printTrace(&out, trace, paint); err != nil {
		t.Fatal(err)
	}
	want := "0-0  \x1b[1mTalks.\x1b[0m\n" +
		"\x1b[32m  talks  \"talks\"      Chad; held, 2024-05-14; Oslo; men_1  noun\x1b[0m\n" +
		"\x1b[33m  talks  \"the talks\"  part of men_1                        noun\x1b[0m\n" +
		"\x1b[31m  clue   \"no\"         dropped: a position                  position\x1b[0m\n\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
