package ingest

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

const (
	// importReader is the Article.Reader of imported records, with a hash of
	// the record behind it.
	importReader = "import "
	importBatch  = 5000     // records saved in one transaction: larger ones derive less often what they share
	longestLine  = 16 << 20 // bytes of one record
)

// Imported is what became of an import.
type Imported struct {
	Read, Unchanged int     // records that are in the store
	Bad             []error // one for each line that is wrong, with its number; the others went in
}

// Import saves JSON lines in the form of label files (labels.File), one
// article with its events a line. A line that is wrong is left out and
// reported in Imported.Bad. Records go in by batches: what was saved before an
// error stays, and importing the same lines again changes nothing, so a broken
// import is resumed by starting it again. progress may be nil; it is told the
// number of records done.
func (in *Ingester) Import(ctx context.Context, r io.Reader, progress func(done int)) (Imported, error) {
	var out Imported
	lines := bufio.NewReaderSize(r, 1<<20)
	var batch []version
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		results, err := in.save(ctx, batch)
		if err != nil {
			return fmt.Errorf("saving records %d to %d: %w", out.Read+1, out.Read+len(batch), err)
		}
		out.Read += len(batch)
		for _, x := range results {
			if x.Unchanged {
				out.Unchanged++
			}
		}
		batch = batch[:0]
		if progress != nil {
			progress(out.Read)
		}
		return nil
	}
	seen := map[string]bool{} // articles of the batch
	for n := 1; ; n++ {
		line, err := readLine(lines)
		if errors.Is(err, io.EOF) {
			return out, flush()
		}
		if errors.Is(err, parley.ErrInvalid) {
			out.Bad = append(out.Bad, fmt.Errorf("line %d: %w", n, err))
			continue
		}
		if err != nil {
			return out, fmt.Errorf("reading line %d: %w", n, err)
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		v, err := record(line)
		if err != nil {
			out.Bad = append(out.Bad, fmt.Errorf("line %d: %w", n, err))
			continue
		}
		if len(batch) == importBatch || seen[v.article.Key] {
			if err := flush(); err != nil {
				return out, err
			}
			clear(seen)
		}
		seen[v.article.Key] = true
		batch = append(batch, v)
	}
}

// readLine gives the next line without its end; ErrInvalid for one that is too
// long, which is skipped.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > longestLine {
			long, line = true, nil
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && (len(line) > 0 || long):
		case err != nil:
			return nil, err
		}
		if long {
			return nil, fmt.Errorf("%w: the record is longer than %d bytes", parley.ErrInvalid, longestLine)
		}
		return line, nil
	}
}

// record makes a version of an article of one line.
func record(line []byte) (version, error) {
	var f labels.File
	if err := json.Unmarshal(line, &f); err != nil {
		return version{}, fmt.Errorf("%w: this is no JSON record of an article: %w", parley.ErrInvalid, err)
	}
	a, err := articleOf(f)
	if err != nil {
		return version{}, err
	}
	sum := sha256.Sum256(line)
	a.Reader = importReader + hex.EncodeToString(sum[:8])
	ms, err := labels.ToMentions(f, a)
	if err != nil {
		return version{}, err
	}
	resolve.Relate(ms)
	v := version{article: a, mentions: ms, assigned: map[string]string{}}
	for _, m := range ms {
		if m.EventID != "" {
			v.assigned[m.ID] = m.EventID
			m.EventID = ""
		}
	}
	return v, nil
}

// articleOf makes the article of a record, which may have no text.
func articleOf(f labels.File) (*parley.Article, error) {
	if f.Text != "" {
		return article.FromRecord(article.Record{
			ID: f.ID, URL: f.URL, Title: f.Title, Outlet: f.Outlet, Published: f.Published, Updated: f.Updated, Text: f.Text,
		})
	}
	if f.ID == "" && f.URL == "" {
		return nil, fmt.Errorf("%w: a record without text needs an id or a url", parley.ErrInvalid)
	}
	a := &parley.Article{ExternalID: f.ID, URL: f.URL, Title: f.Title, Outlet: f.Outlet, Key: f.ID}
	if a.Key == "" {
		a.Key = f.URL
	}
	var err error
	if a.Published, err = instant(f.Published); err != nil {
		return nil, fmt.Errorf("published: %w", err)
	}
	if f.Updated != "" {
		if a.Updated, err = instant(f.Updated); err != nil {
			return nil, fmt.Errorf("updated: %w", err)
		}
	}
	a.ID = parley.MakeID(parley.ArticlePrefix, a.Key)
	sum := sha256.Sum256(nil)
	a.TextHash = hex.EncodeToString(sum[:])
	return a, nil
}

func instant(s string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	if len(s) != len(time.DateOnly) {
		return time.Time{}, fmt.Errorf("%w: %q is neither a date like 2025-04-10 nor an instant like 2025-04-10T08:30:00+03:00", parley.ErrInvalid, s)
	}
	d, err := parley.ParseDate(s)
	return d.Time(), err
}

// ExportLabels writes one label file for each article into dir, named by its
// external id, or its id where it has none, with the event, track and round of
// each occasion. It gives the number of files.
func (in *Ingester) ExportLabels(ctx context.Context, dir string) (int, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, fmt.Errorf("making the folder for label files: %w", err)
	}
	n := 0
	err := in.eachArticle(ctx, func(a *parley.Article) error {
		f, err := in.labelled(ctx, a)
		if err != nil {
			return err
		}
		body, err := json.MarshalIndent(f, "", " ")
		if err != nil {
			return fmt.Errorf("writing the labels of article %s: %w", nameOf(a), err)
		}
		// an external id is anybody's text: it must not lead out of dir
		name := strings.NewReplacer("/", "_", "\\", "_", "\x00", "_", ":", "_").Replace(f.ID)
		if err := os.WriteFile(filepath.Join(dir, strings.TrimLeft(name, ".")+".json"), append(body, '\n'), 0o644); err != nil {
			return fmt.Errorf("writing a label file: %w", err)
		}
		n++
		return nil
	})
	return n, err
}

// Export writes all articles with what they say as the JSON lines that Import
// takes, newest first.
func (in *Ingester) Export(ctx context.Context, w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return in.eachArticle(ctx, func(a *parley.Article) error {
		f, err := in.labelled(ctx, a)
		if err != nil {
			return err
		}
		f.URL, f.Title, f.Outlet, f.Text = a.URL, a.Title, a.Outlet, a.Text
		f.Published = timeText(a.Published)
		if !a.Updated.IsZero() {
			f.Updated = timeText(a.Updated)
		}
		if err := enc.Encode(f); err != nil {
			return fmt.Errorf("writing a record: %w", err)
		}
		return nil
	})
}

// timeText writes midnight UTC as a bare date, which is how it was given.
func timeText(t time.Time) string {
	if _, offset := t.Zone(); offset == 0 && t.Equal(t.Truncate(24*time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// labelled is the label file of an article with what merging made of it.
func (in *Ingester) labelled(ctx context.Context, a *parley.Article) (labels.File, error) {
	lists, err := in.Store.MentionsOfArticles(ctx, []string{a.ID})
	if err != nil {
		return labels.File{}, fmt.Errorf("reading what article %s says: %w", nameOf(a), err)
	}
	id := a.ExternalID
	if id == "" {
		id = a.ID
	}
	f := labels.FromMentions(id, a.Day(), lists[0])
	ids := make([]string, len(lists[0]))
	for i, m := range lists[0] {
		ids[i] = m.EventID
	}
	events, err := in.Store.Events(ctx, ids)
	if err != nil {
		return labels.File{}, fmt.Errorf("reading the events of article %s: %w", nameOf(a), err)
	}
	for i, e := range events {
		f.Place(i, e)
	}
	return f, nil
}
