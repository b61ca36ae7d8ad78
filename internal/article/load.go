package article

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

const (
	maxFile   = 64 << 20 // of a JSON file or feed, which hold many articles
	maxRecord = 2*MaxText + 1<<20
)

// Load reads an input: the path of a text, HTML, JSON, JSON lines or feed
// file, a folder of them (all below it, in order of path), "-" for
// o.Stdin, or an http or https address of a page or feed. What cannot be read
// comes as an error with the name of its part, and the rest follows. Only the
// context's end stops it.
func Load(ctx context.Context, input string, o Options) iter.Seq2[Loaded, error] {
	return func(yield func(Loaded, error) bool) {
		l := loader{ctx: ctx, options: o, fetch: o.fetcher()}
		l.yield = func(x Loaded, err error) bool {
			if l.stopped {
				return false
			}
			if ctx.Err() != nil {
				x, err = Loaded{Name: x.Name}, ctx.Err()
				l.stopped = true
				yield(x, err)
				return false
			}
			l.stopped = !yield(x, err)
			return !l.stopped
		}
		switch {
		case input == "-":
			l.stdin()
		case isURL(input):
			l.url(input)
		default:
			l.path(input)
		}
	}
}

var schemed = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]+://`)

func isURL(s string) bool { return schemed.MatchString(s) }

// loader hands out what it reads through yield, which reports whether to go
// on.
type loader struct {
	ctx     context.Context // of the one call of Load that the loader lives for
	options Options
	fetch   *Fetcher
	yield   func(Loaded, error) bool
	stopped bool
}

func (l *loader) fail(name, of string, err error) bool {
	return l.yield(Loaded{Name: name}, fmt.Errorf("read %s: %w", of, err))
}

func (l *loader) stdin() {
	if l.options.Stdin == nil {
		l.fail("stdin", "standard input", fmt.Errorf("%w: there is none", parley.ErrInvalid))
		return
	}
	l.content("stdin", "standard input", l.options.Stdin)
}

func (l *loader) url(address string) {
	name := nameOfURL(address)
	got, err := l.fetch.get(l.ctx, address)
	if err != nil {
		l.yield(Loaded{Name: name}, err)
		return
	}
	if got.isFeed() {
		l.feed(name, shown(address), got.url, got.body)
		return
	}
	a, err := got.article(Record{}, l.options)
	l.one(name, shown(address), a, err)
}

func (l *loader) one(name, of string, a *parley.Article, err error) bool {
	if err != nil {
		return l.fail(name, of, err)
	}
	return l.yield(Loaded{Name: name, Article: a}, nil)
}

// path reads a file or folder named by the user; a symbolic link is followed.
func (l *loader) path(path string) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.fail(nameOf(path), path, fmt.Errorf("%w: no such file or folder", parley.ErrInvalid))
	case err != nil:
		l.fail(nameOf(path), path, err)
	case info.IsDir():
		l.folder(path)
	default:
		l.file(path)
	}
}

// folder reads all files below a folder in order of path. Links to folders
// are refused, so there are no loops; hidden files are passed over.
func (l *loader) folder(root string) {
	found := 0
	// The function returns no error but SkipAll and SkipDir.
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			if !l.fail(nameOf(path), path, err) {
				return fs.SkipAll
			}
			return nil
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		found++
		if !l.file(path) {
			return fs.SkipAll
		}
		return nil
	})
	if found == 0 && !l.stopped {
		l.fail(nameOf(root), root, fmt.Errorf("%w: the folder holds no files", parley.ErrInvalid))
	}
}

// file reads one regular file. Pipes and devices are refused: reading them
// may never end.
func (l *loader) file(path string) bool {
	name := nameOf(path)
	info, err := os.Stat(path)
	if err != nil {
		return l.fail(name, path, err)
	}
	if !info.Mode().IsRegular() {
		what := "not a regular file; use - to read a pipe"
		if info.IsDir() {
			what = "a link to a folder, which is not followed"
		}
		return l.fail(name, path, fmt.Errorf("%w: it is %s", parley.ErrInvalid, what))
	}
	f, err := os.Open(path)
	if err != nil {
		return l.fail(name, path, err)
	}
	defer f.Close()
	return l.content(name, path, f)
}

// content reads what has no media type: by the name's ending if that is one of
// ours, else by how it begins.
func (l *loader) content(name, of string, r io.Reader) bool {
	buffered := bufio.NewReaderSize(r, 64<<10)
	head, _ := buffered.Peek(4 << 10)
	kind := kindOfContent(head)
	switch strings.ToLower(filepath.Ext(of)) {
	case ".jsonl", ".ndjson":
		return l.lines(name, of, buffered)
	case ".json":
		if kind != feedContent {
			kind = jsonContent
		}
	case ".txt", ".text", ".md":
		if kind != htmlContent {
			kind = textContent
		}
	case ".htm", ".html", ".xhtml":
		kind = htmlContent
	}
	limit := int64(MaxText)
	if kind == jsonContent || kind == feedContent {
		limit = maxFile
	}
	raw, err := io.ReadAll(io.LimitReader(buffered, limit+1))
	if err != nil {
		return l.fail(name, of, err)
	}
	if int64(len(raw)) > limit {
		return l.fail(name, of, fmt.Errorf("%w: it is larger than %d MiB", parley.ErrInvalid, limit>>20))
	}
	switch kind {
	case jsonContent:
		if isLines(raw) {
			return l.lines(name, of, bufio.NewReader(bytes.NewReader(raw)))
		}
		return l.json(name, of, raw)
	case feedContent:
		return l.feed(name, of, "", raw)
	}
	s := source{raw: raw, rawType: mediaText, options: l.options}
	if kind == htmlContent {
		s.rawType = mediaHTML
	}
	a, err := s.article()
	return l.one(name, of, a, err)
}

type contentKind int

const (
	textContent contentKind = iota
	htmlContent
	feedContent
	jsonContent
)

var (
	htmlHead = regexp.MustCompile(`(?is)^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html\b|<head\b|<body\b|<article\b|<div\b|<p\b|<h1\b)`)
	feedHead = regexp.MustCompile(`(?is)^(?:<\?xml[^>]*>\s*)?(?:<\?xml-stylesheet[^>]*>\s*|<!--.*?-->\s*|<!doctype\s+rss[^>]*>\s*)*<(?:rss|rdf:rdf|(?:\w+:)?feed)\b`)
	jsonFeed = regexp.MustCompile(`(?s)^\{.{0,500}"https?://(?:www\.)?jsonfeed\.org/version`)
)

// kindOfContent tells contents apart by how they begin.
func kindOfContent(head []byte) contentKind {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case feedHead.Match(head), jsonFeed.Match(head):
		return feedContent
	case htmlHead.Match(head):
		return htmlContent
	case bytes.HasPrefix(head, []byte("{")), bytes.HasPrefix(head, []byte("[{")), bytes.HasPrefix(head, []byte("[\n")):
		return jsonContent
	}
	return textContent
}

// isLines tells JSON lines from a record over several lines or a list: the first
// line is a whole record, or a second record begins with the second line. Read
// as lines, a bad record does not stop the next.
func isLines(raw []byte) bool {
	head, rest, more := bytes.Cut(bytes.TrimLeft(raw, "\xef\xbb\xbf \t\r\n"), []byte("\n"))
	if !more || !bytes.HasPrefix(head, []byte("{")) {
		return false
	}
	return bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("{")) || json.Valid(head)
}

// json reads one record, a list of records, or records one after the other.
func (l *loader) json(name, of string, raw []byte) bool {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))))
	list := false
	for n := 1; ; n++ {
		if n == 1 {
			if body := bytes.TrimLeft(raw, "\xef\xbb\xbf \t\r\n"); len(body) > 0 && body[0] == '[' {
				_, _ = d.Token()
				list = true
			}
		}
		if list && !d.More() {
			return l.closing(name, of, d)
		}
		place := fmt.Sprintf("%s record %d", of, n)
		var one json.RawMessage
		if err := d.Decode(&one); err != nil {
			if !list && n > 1 && errors.Is(err, io.EOF) {
				return true
			}
			return l.fail(name, place, fmt.Errorf("%w: not JSON: %w", parley.ErrInvalid, err))
		}
		if !l.record(fmt.Sprintf("%s-%d", name, n), place, one) {
			return false
		}
	}
}

// closing checks the end of a list: a file cut off in the middle must be told.
func (l *loader) closing(name, of string, d *json.Decoder) bool {
	if _, err := d.Token(); err != nil {
		return l.fail(name, of, fmt.Errorf("%w: the list has no end: %w", parley.ErrInvalid, err))
	}
	return true
}

// lines reads one record a line. A bad or oversized line does not stop the
// next.
func (l *loader) lines(name, of string, r *bufio.Reader) bool {
	for n := 1; ; n++ {
		line, tooLong, err := readLine(r)
		place := fmt.Sprintf("%s line %d", of, n)
		switch {
		case tooLong:
			if !l.fail(name, place, fmt.Errorf("%w: the line is longer than %d MiB", parley.ErrInvalid, maxRecord>>20)) {
				return false
			}
		case len(bytes.TrimSpace(line)) > 0:
			if !l.record(fmt.Sprintf("%s-%d", name, n), place, bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return l.fail(name, place, err)
		}
	}
}

// readLine reads to the end of the line, keeping at most maxRecord bytes.
func readLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) <= maxRecord {
			line = append(line, part...)
		} else {
			tooLong = true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

// record reads one record; name is used when it has neither id nor address.
func (l *loader) record(name, place string, raw []byte) bool {
	var r Record
	if err := json.Unmarshal(raw, &r); err != nil {
		var wrong *json.UnmarshalTypeError
		switch {
		case !errors.As(err, &wrong):
			err = fmt.Errorf("not JSON: %w", err)
		case wrong.Field == "":
			err = fmt.Errorf("%s where a record, {…}, is wanted", wrong.Value)
		default:
			err = fmt.Errorf("field %s: a %s where text is wanted", wrong.Field, wrong.Value)
		}
		return l.fail(name, place, fmt.Errorf("%w: %w", parley.ErrInvalid, err))
	}
	a, err := source{record: r, options: l.options}.article()
	return l.one(first(oneLine(r.ID), nameOfURL(r.URL), name), place, a, err)
}

// nameOf is a file's name without folder and extension.
func nameOf(path string) string {
	base := filepath.Base(path)
	if name := strings.TrimSuffix(base, filepath.Ext(base)); name != "" {
		return name
	}
	return base
}

// nameOfURL is the last part of the address's path, or its host.
func nameOfURL(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if p := strings.Trim(u.Path, "/"); p != "" {
		return nameOf(p)
	}
	return u.Hostname()
}
