//go:build unix

package article_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/parley-talks/parley/internal/article"
)

func TestFolderIsReadInOrderAndBadFilesDoNotStopIt(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt":          dispatch,
		"a.html":         story,
		"sub/c.txt":      dispatch,
		"sub/d.jsonl":    `{"id":"r1","published":"2025-06-06","text":"Brandt met Soran."}`,
		".hidden":        "no",
		".git/x.txt":     "no",
		"empty.txt":      "",
		"latin.txt":      "Caf\xe9",
		"utf16.txt":      "\xff\xfeB\x00r\x00",
		"picture.png":    "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01", 100),
		"undated.txt":    "Brandt met Soran in Vienna.",
		"utf8-mark.txt":  "\xef\xbb\xbf" + dispatch,
		"zz/nothing.txt": " \n\t\n",
	})
	if err := os.Symlink(dir, filepath.Join(dir, "sub", "loop")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "sub", "nowhere")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "linked.txt")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	matches(t, dir, outcome(t, dir, article.Options{}), []string{
		"a = Brandt and Soran meet in Vienna",
		"b = Brandt and Soran meet in Vienna",
		"empty: read DIR/empty.txt: invalid input: it is empty",
		"latin: read DIR/latin.txt: invalid input: it is not UTF-8 text (byte 3); convert it to UTF-8",
		"linked = Brandt and Soran meet in Vienna",
		"picture: read DIR/picture.png: invalid input: it is a binary file, not text",
		"pipe: read DIR/pipe.txt: invalid input: it is not a regular file; use - to read a pipe",
		"c = Brandt and Soran meet in Vienna",
		"r1 = ",
		"loop: read DIR/sub/loop: invalid input: it is a link to a folder, which is not followed",
		"nowhere: read DIR/sub/nowhere: …",
		"undated: read DIR/undated.txt: invalid input: the article gives no publication date with a year; give it with --published YYYY-MM-DD",
		"utf16: read DIR/utf16.txt: invalid input: it is UTF-16 text; convert it to UTF-8",
		"utf8-mark = Brandt and Soran meet in Vienna",
		"nothing: read DIR/zz/nothing.txt: invalid input: it is empty",
	})
}
