package ingest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/parley"
)

var sentence = regexp.MustCompile(`Talks of (\w+) and (\w+) on (\S+): (\w+)`)

// read stands for the reader: each sentence "Talks of A and B on DAY: STATUS."
// is a mention.
func read(a *parley.Article) []*parley.Mention {
	var out []*parley.Mention
	for _, at := range sentence.FindAllStringSubmatchIndex(a.Text, -1) {
		word := func(n int) string { return a.Text[at[2*n]:at[2*n+1]] }
		one, other, day := word(1), word(2), word(3)
		m := &parley.Mention{
			ID: parley.MakeID(parley.MentionPrefix, a.ID, one, other, day), ArticleID: a.ID, Position: len(out) + 1, Kind: parley.Talks,
			When: parley.On(parley.Date(day)), Status: parley.EventStatus(word(4)), KnownFrom: a.Published, Confidence: 1,
			Quotes: []parley.Span{{Start: at[0], End: at[1]}},
		}
		if a.Updated.After(a.Published) {
			m.KnownFrom = a.Updated
		}
		for _, p := range []string{one, other} {
			m.Participants = append(m.Participants, parley.Participant{Name: parley.Name{Name: p, Kind: parley.State}, Role: parley.Party})
		}
		out = append(out, m)
	}
	return out
}

// An article goes in although other writers are faster for a while, and no
// longer than that.
func TestOtherWritersAreFaster(t *testing.T) {
	for lost, want := range map[int]error{0: nil, 2: nil, 9: parley.ErrConflict} {
		in := reader(&contested{open(t, t.TempDir()), lost})
		if _, err := in.Article(t.Context(), text(t, "a", "2025-03-01", "", "Talks of A and B on 2025-03-01: HELD.")); !errors.Is(err, want) {
			t.Errorf("after %d lost updates: error %v, want %v", lost, err, want)
		}
	}
}

func text(t *testing.T, id, published, updated, body string) *parley.Article {
	t.Helper()
	a, err := article.FromRecord(article.Record{ID: id, Title: "Dispatch", Published: published, Updated: updated, Text: body})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func reader(s parley.Store) *ingest.Ingester {
	in := ingester(s)
	in.Read = read
	return in
}

func ingestOne(t *testing.T, in *ingest.Ingester, a *parley.Article) ingest.Result {
	t.Helper()
	r, err := in.Article(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// events are the events of a store as "DAY STATUS reports".
func events(t *testing.T, s parley.Store) []string {
	t.Helper()
	var out []string
	for _, e := range graph(t, s).Events {
		out = append(out, fmt.Sprintf("%s %s %d", e.When.Start, e.Status, e.ReportCount))
	}
	return out
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Ingesting the same article again writes nothing; a new reader reads it again.
func TestUnchanged(t *testing.T) {
	s := &counting{Store: open(t, t.TempDir())}
	in := reader(s)
	a := text(t, "a", "2025-03-06", "", "Talks of Norland and Sudwald on 2025-03-05: HELD.")
	first := ingestOne(t, in, a)
	again := ingestOne(t, in, a)
	if first.Unchanged || !again.Unchanged || len(first.EventIDs) != 1 || !slices.Equal(first.EventIDs, again.EventIDs) {
		t.Errorf("first %+v, again %+v", first, again)
	}
	if s.updates != 1 {
		t.Errorf("%d updates, want 1", s.updates)
	}
	in.Version = "2"
	in.Read = func(a *parley.Article) []*parley.Mention {
		ms := read(a)
		ms[0].Status = parley.Cancelled
		return ms
	}
	if r := ingestOne(t, in, a); r.Unchanged {
		t.Error("a new version of the reader must read again")
	}
	expect(t, events(t, s), "2025-03-05 CANCELLED 1")
	in.Version, in.Read = "3", read
	ingestOne(t, in, a)
	in.Version = "4"
	if r := ingestOne(t, in, a); !r.Unchanged {
		t.Error("a new version that reads the same changes nothing")
	}
	expect(t, events(t, s), "2025-03-05 HELD 1")
}

// Several who ingest the same article at once leave it there once.
func TestAtOnce(t *testing.T) {
	s := open(t, t.TempDir())
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			a, err := article.FromRecord(article.Record{ID: "a", Title: "Dispatch", Published: "2025-03-06", Text: oldText})
			if err == nil {
				_, err = reader(s).Article(context.Background(), a)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	expect(t, events(t, s), "2025-03-05 PLANNED 1", "2025-03-07 PLANNED 1")
}

func TestPlanAndReport(t *testing.T) {
	s := open(t, t.TempDir())
	in := reader(s)
	plan := ingestOne(t, in, text(t, "a", "2025-03-01", "", "Talks of Norland and Sudwald on 2025-03-04: PLANNED."))
	held := ingestOne(t, in, text(t, "b", "2025-03-06", "", "Talks of Sudwald and Norland on 2025-03-05: HELD."))
	expect(t, events(t, s), "2025-03-05 HELD 2")
	if !slices.Equal(plan.EventIDs, held.EventIDs) {
		t.Errorf("events %q and %q, want the same", plan.EventIDs, held.EventIDs)
	}
}

// An event that an earlier article turns out to tell of takes that one's id,
// and answers to its old one.
func TestEarlierArticleComesLater(t *testing.T) {
	s := open(t, t.TempDir())
	in := reader(s)
	late := ingestOne(t, in, text(t, "b", "2025-03-06", "", "Talks of Sudwald and Norland on 2025-03-05: HELD."))
	early := ingestOne(t, in, text(t, "a", "2025-03-01", "", "Talks of Norland and Sudwald on 2025-03-05: PLANNED."))
	if early.EventIDs[0] == late.EventIDs[0] {
		t.Fatal("the event kept the id of the later mention")
	}
	found, err := s.Events(context.Background(), late.EventIDs)
	if err != nil {
		t.Fatal(err)
	}
	if found[0] == nil || found[0].ID != early.EventIDs[0] {
		t.Errorf("the old id gives %+v, want event %s", found[0], early.EventIDs[0])
	}
}

const (
	oldText = "Talks of Norland and Sudwald on 2025-03-05: PLANNED. Talks of Norland and Midland on 2025-03-07: PLANNED."
	newText = "Talks of Norland and Sudwald on 2025-03-05: CANCELLED. Talks of Norland and Midland on 2025-03-07: PLANNED. More."
)

// mentions lists what was ever said: what, from when, until when.
func said(t *testing.T, s parley.Store, ids ...string) []string {
	t.Helper()
	ms, err := s.Mentions(context.Background(), ids)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range ms {
		line := "none"
		if m != nil {
			line = fmt.Sprintf("%s from %s", m.Status, m.KnownFrom.UTC().Format(time.DateOnly))
			if !m.KnownTo.IsZero() {
				line += " to " + m.KnownTo.UTC().Format(time.DateOnly)
			}
		}
		out = append(out, line)
	}
	return out
}

// versionIDs are the mentions of both talks in the old and new text, and the
// id that the withdrawn one takes.
func versionIDs(id string) []string {
	art := parley.MakeID(parley.ArticlePrefix, id)
	first := parley.MakeID(parley.MentionPrefix, art, "Norland", "Sudwald", "2025-03-05")
	update := time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC).Format(time.RFC3339Nano)
	return []string{
		parley.MakeID(parley.MentionPrefix, first, update), first,
		parley.MakeID(parley.MentionPrefix, art, "Norland", "Midland", "2025-03-07"),
	}
}

// An update withdraws what it changes from its time on; what it leaves stands
// as said since the beginning. The order of the two texts does not matter.
func TestUpdate(t *testing.T) {
	for name, order := range map[string][]int{"in order": {0, 1}, "update first": {1, 0}} {
		t.Run(name, func(t *testing.T) {
			s := open(t, t.TempDir())
			versions := []*parley.Article{
				text(t, "a", "2025-03-01", "", oldText), text(t, "a", "2025-03-01", "2025-03-03", newText),
			}
			for _, i := range order {
				ingestOne(t, reader(s), versions[i])
			}
			expect(t, events(t, s), "2025-03-05 CANCELLED 1", "2025-03-07 PLANNED 1")
			expect(t, said(t, s, versionIDs("a")...), "PLANNED from 2025-03-01 to 2025-03-03", "CANCELLED from 2025-03-03", "PLANNED from 2025-03-01")
		})
	}
}

// Without a later update time, the new text replaces the old one outright.
func TestReplace(t *testing.T) {
	s := open(t, t.TempDir())
	in := reader(s)
	ingestOne(t, in, text(t, "a", "2025-03-01", "", oldText))
	ingestOne(t, in, text(t, "a", "2025-03-01", "", "Talks of Norland and Sudwald on 2025-03-05: CANCELLED."))
	expect(t, events(t, s), "2025-03-05 CANCELLED 1")
	expect(t, said(t, s, versionIDs("a")...), "none", "CANCELLED from 2025-03-01", "none")
}

// The later of two articles with one text is a copy, whichever comes first.
func TestCopyOf(t *testing.T) {
	body := "Talks of Norland and Sudwald on 2025-03-05: HELD."
	for i := range 60 {
		body += fmt.Sprintf(" Delegate number %d spoke for %d minutes on clause %d.", i, i*7, i*3)
	}
	s := open(t, t.TempDir())
	in := reader(s)
	late := ingestOne(t, in, text(t, "b", "2025-03-07", "", body))
	early := ingestOne(t, in, text(t, "a", "2025-03-06", "", "A line of our own. "+body))
	found, err := s.Articles(context.Background(), []string{late.ArticleID, early.ArticleID})
	if err != nil {
		t.Fatal(err)
	}
	if found[0].CopyOf != early.ArticleID || found[1].CopyOf != "" {
		t.Errorf("copies of %q and %q", found[0].CopyOf, found[1].CopyOf)
	}
}

// Copies are found among all articles that the store holds, whatever they tell
// of; which is the original does not depend on the order in which they came.
func TestCopiesAmongAllArticles(t *testing.T) {
	lines := func(from, to int) string {
		var b strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, " Delegate number %d spoke for %d minutes on clause %d.", i, i*7, i*3)
		}
		return b.String()
	}
	told := "Talks of Norland and Sudwald on 2025-03-05: HELD."
	articles := map[string]*parley.Article{
		"first":     text(t, "first", "2025-03-06", "", "From our agency."+lines(0, 60)), // tells of nothing
		"headed":    text(t, "headed", "2025-03-07", "", told+lines(0, 60)),
		"shortened": text(t, "shortened", "2025-03-08", "", lines(0, 20)),
		"goes on":   text(t, "goes on", "2025-03-09", "", lines(30, 90)), // half of it is new
		"bridge":    text(t, "bridge", "2025-03-10", "", lines(20, 75)),
		"another":   text(t, "another", "2025-03-07", "", told+lines(200, 260)),
	}
	of := func(t *testing.T, s parley.Store, names ...string) string {
		var out []string
		for _, n := range names {
			a, err := s.FindArticle(context.Background(), parley.ArticleRef{ExternalID: n})
			if err != nil {
				t.Fatal(err)
			}
			original := "-"
			if a.CopyOf != "" {
				found, err := s.Articles(context.Background(), []string{a.CopyOf})
				if err != nil {
					t.Fatal(err)
				}
				original = found[0].ExternalID
			}
			out = append(out, n+" of "+original)
		}
		return strings.Join(out, ", ")
	}
	for _, order := range [][]string{
		{"first", "headed", "shortened", "goes on", "another", "bridge"},
		{"bridge", "another", "goes on", "shortened", "headed", "first"},
		{"goes on", "shortened", "first", "bridge", "another", "headed"},
	} {
		s := open(t, t.TempDir())
		in := reader(s)
		for _, n := range order {
			ingestOne(t, in, articles[n])
		}
		names := slices.Sorted(maps.Keys(articles))
		expect(t, []string{of(t, s, names...)}, "another of -, bridge of first, first of -, goes on of first, headed of first, shortened of first")
		if err := in.Rederive(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
		expect(t, []string{of(t, s, "bridge", "first")}, "bridge of first, first of -")
		// An update that says something else leaves the group, and who was the
		// link goes with it.
		ingestOne(t, in, text(t, "bridge", "2025-03-10", "2025-03-11T00:00:00Z", told+lines(400, 460)))
		expect(t, []string{of(t, s, "bridge", "goes on", "headed")}, "bridge of -, goes on of -, headed of first")
		ingestOne(t, in, text(t, "first", "2025-03-06", "2025-03-12T00:00:00Z", "Withdrawn."))
		expect(t, []string{of(t, s, "first", "headed", "shortened")}, "first of -, headed of -, shortened of headed")
	}
}

func TestFailureLeavesNothing(t *testing.T) {
	s := open(t, t.TempDir())
	in := reader(s)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := in.Article(ctx, text(t, "a", "2025-03-01", "", oldText)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the context's", err)
	}
	expect(t, events(t, s))
}

func TestReread(t *testing.T) {
	s := open(t, t.TempDir())
	in := reader(s)
	ingestOne(t, in, text(t, "a", "2025-03-01", "", oldText))
	ingestOne(t, in, text(t, "b", "2025-03-06", "", "Nothing here."))
	importAll(t, in, `{"id":"c","published":"2025-03-01","events":[]}`)
	var steps []string
	again := func() int {
		n, err := in.Reread(context.Background(), func(done, total int) { steps = append(steps, fmt.Sprint(done, "/", total)) })
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := again(); n != 0 {
		t.Errorf("%d articles changed by the same reader, want none", n)
	}
	expect(t, steps, "1/3", "2/3", "3/3")
	in.Version = "2"
	in.Read = func(a *parley.Article) []*parley.Mention { return read(a)[:min(1, len(read(a)))] }
	if n := again(); n != 1 {
		t.Errorf("%d articles changed by a new reader, want the one in which it reads something else", n)
	}
	if n := again(); n != 0 {
		t.Errorf("%d articles changed by reading once more, want none", n)
	}
	expect(t, events(t, s), "2025-03-05 PLANNED 1")
}

// Who is said to tell of something is known by name in a reading, and by an id
// once it is stored: that is no difference.
func TestRereadOfWhatSomebodySays(t *testing.T) {
	in := reader(open(t, t.TempDir()))
	in.Read = func(a *parley.Article) []*parley.Mention {
		words := parley.Span{Start: 0, End: 10}
		berg := parley.Name{Name: "Ann Berg", Kind: parley.Person, Represents: "Norland"}
		plan := &parley.Mention{
			ID: "men_plan", ArticleID: a.ID, Position: 1, Kind: parley.Talks, Status: parley.Planned, When: parley.On("2025-03-05"), KnownFrom: a.Published,
			Participants: []parley.Participant{{Name: parley.Name{Name: "Norland", Kind: parley.State}, Role: parley.Party}},
			Evidence:     []parley.Evidence{{Field: "status", Value: "PLANNED", Span: words}},
		}
		said := &parley.Mention{
			ID: "men_said", ArticleID: a.ID, Position: 2, Kind: parley.Statement, Status: parley.Held, When: parley.On("2025-03-01"), KnownFrom: a.Published,
			Participants: []parley.Participant{{Name: berg, Role: parley.Speaker}}, About: []string{plan.ID}, Quotes: []parley.Span{words},
		}
		return []*parley.Mention{plan, said}
	}
	ingestOne(t, in, text(t, "a", "2025-03-01", "", "Talks are planned, Ann Berg said."))
	for _, e := range graph(t, in.Store).Events {
		if e.Kind == parley.Talks && e.History[0].By == "" {
			t.Error("nobody told of the talks")
		}
	}
	in.Version = "2"
	if n, err := in.Reread(context.Background(), nil); n != 0 || err != nil {
		t.Errorf("%d articles changed, error %v; want none", n, err)
	}
}

const talksRecord = `{"id":"%s","url":"https://news.example/%[1]s","title":"Talks","outlet":"Wire","published":"2025-03-06","actors":[{"name":"Norland","kind":"state"},{"name":"Ann Berg","kind":"person","represents":"Norland","role":"envoy"}],` +
	`"events":[{"key":"e1","kind":"talks","start":"2025-03-05","end":"2025-03-05","status":"held","people":["Ann Berg"],"parties":["Norland","Sudwald"],"mediators":[],"place":"Geneva","site":null,"topics":["border"],"previous":[]%s}]}`

// A bad line is named by its number, and the rest goes in.
func TestImportBadLines(t *testing.T) {
	s := open(t, t.TempDir())
	lines := []string{
		fmt.Sprintf(talksRecord, "a", ""), "", "{", `{"id":"b"}`, `{"published":"2025-03-06"}`,
		`{"id":"d","published":"2025-03-06","events":[{"key":"e1","kind":"party","status":"held"}]}`,
		`{"id":"e","published":"2025-03-06","events":[{"key":"e1","kind":"talks","status":"held","previous":["e7"]}]}`,
		`{"id":"f","published":"2025-03-06","events":[{"key":"e1","kind":"talks","status":"held","start":"2025-03-07","end":"2025-03-06"}]}`,
		fmt.Sprintf(talksRecord, "g", ""),
	}
	var done []int
	got, err := ingester(s).Import(context.Background(), strings.NewReader(strings.Join(lines, "\n")), func(n int) { done = append(done, n) })
	if err != nil {
		t.Fatal(err)
	}
	var numbers []string
	for _, b := range got.Bad {
		number, _, _ := strings.Cut(b.Error(), ":")
		numbers = append(numbers, number)
		if !errors.Is(b, parley.ErrInvalid) {
			t.Errorf("%v is not an ErrInvalid", b)
		}
	}
	expect(t, numbers, "line 3", "line 4", "line 5", "line 6", "line 7", "line 8")
	if got.Read != 2 || !slices.Equal(done, []int{2}) {
		t.Errorf("%d read, progress %v", got.Read, done)
	}
	expect(t, events(t, s), "2025-03-05 HELD 2")
	again, err := ingester(s).Import(context.Background(), strings.NewReader(lines[0]), nil)
	if err != nil || again.Unchanged != 1 {
		t.Errorf("again: %+v, %v; want one unchanged", again, err)
	}
}

// An import that broke off goes on when it is started again: what was saved
// counts as unchanged, and the rest goes in.
func TestImportGoesOn(t *testing.T) {
	const records = 5100 // more than one transaction takes
	var lines strings.Builder
	for i := range records {
		fmt.Fprintf(&lines, `{"id":"r%d","published":"2025-03-06","events":[]}`+"\n", i)
	}
	s := open(t, t.TempDir())
	in := ingester(s)
	broken := errors.New("the disk is gone")
	ctx := context.Background()
	got, err := in.Import(ctx, io.MultiReader(strings.NewReader(lines.String()), iotest.ErrReader(broken)), nil)
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), fmt.Sprint("line ", records+1)) {
		t.Fatalf("error %v, want that of the file with its line", err)
	}
	c, err := s.Coverage(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if c.Articles == 0 || c.Articles == records || got.Read != c.Articles {
		t.Fatalf("%d of %d records were saved before it broke off and %d counted, want some, and those counted", c.Articles, records, got.Read)
	}
	again, err := in.Import(ctx, strings.NewReader(lines.String()), nil)
	if err != nil || again.Read != records || again.Unchanged != c.Articles {
		t.Errorf("again: %+v, %v; want %d unchanged", again, err, c.Articles)
	}
}

// A record's event_id goes before all scores.
func TestImportedEventIDs(t *testing.T) {
	s := open(t, t.TempDir())
	in := ingester(s)
	for _, l := range [][2]string{{"a", "x"}, {"b", "y"}, {"c", "x"}} {
		importAll(t, in, fmt.Sprintf(talksRecord, l[0], `,"event_id":"`+l[1]+`"`))
	}
	importAll(t, in, fmt.Sprintf(talksRecord, "d", ""))
	expect(t, events(t, s), "2025-03-05 HELD 2", "2025-03-05 HELD 2") // the free record joined b's
}

// Records come back as they went in, and label files carry event, track and
// round.
func TestExport(t *testing.T) {
	s := open(t, t.TempDir())
	in := ingester(s)
	later := strings.NewReplacer("2025-03-05", "2025-04-05", "2025-03-06", "2025-04-06").Replace(fmt.Sprintf(talksRecord, "b/../c", ""))
	importAll(t, in, fmt.Sprintf(talksRecord, "a", ""), later)
	var out bytes.Buffer
	if err := in.Export(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	other := open(t, t.TempDir())
	importAll(t, ingester(other), strings.Split(strings.TrimSpace(out.String()), "\n")...)
	if d := cmp.Diff(graph(t, s), graph(t, other), alike); d != "" {
		t.Errorf("exported and imported:\n%s", d)
	}
	var again bytes.Buffer
	if err := ingester(other).Export(context.Background(), &again); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(out.String(), again.String()); d != "" {
		t.Errorf("exported again, byte for byte:\n%s", d)
	}
	dir := t.TempDir()
	n, err := in.ExportLabels(context.Background(), dir)
	if err != nil || n != 2 {
		t.Fatalf("%d files, %v", n, err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "b_.._c.json"))
	if err != nil {
		t.Fatal(err)
	}
	var f labels.File
	if err := json.Unmarshal(raw, &f); err != nil {
		t.Fatal(err)
	}
	if e := f.Events[0]; e.EventID == nil || e.TrackID == nil || e.Round == nil || *e.Round != 2 || f.ID != "b/../c" {
		t.Errorf("%s", raw)
	}
}
