package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/export"
	"github.com/parley-talks/parley/internal/parley"
)

var update = flag.Bool("update", false, "write the documents in testdata anew")

var about = export.About{Title: "Talks & <b>more</b>", Address: "https://parley.example.org/export?kind=talks&format=x"}

// written is the world in a format.
func written(t *testing.T, name string) string {
	t.Helper()
	f, err := export.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out, about, export.Events(t.Context(), world(t), parley.EventFilter{}, parley.TimeAsc, 0)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The documents in testdata are what people have looked through; programs of
// others read them too (testdata/clients/exports.py).
func TestDocumentsAreAsReviewed(t *testing.T) {
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			file := "testdata/" + f.Name + "." + f.Extension
			got := written(t, f.Name)
			if strings.HasPrefix(f.Extension, "json") {
				got = indented(t, got)
			}
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("reviewed (-) and written (+); -update writes it:\n%s", d)
			}
		})
	}
}

// indented are JSON values as a person reads them.
func indented(t *testing.T, values string) string {
	t.Helper()
	var out bytes.Buffer
	for d := json.NewDecoder(strings.NewReader(values)); ; {
		var value json.RawMessage
		if err := d.Decode(&value); errors.Is(err, io.EOF) {
			return out.String()
		} else if err != nil {
			t.Fatal(err)
		}
		if err := json.Indent(&out, value, "", " "); err != nil {
			t.Fatal(err)
		}
		out.WriteByte('\n')
	}
}

func TestAStoreWithoutEventsIsADocumentToo(t *testing.T) {
	for _, f := range export.Formats() {
		var out bytes.Buffer
		none := export.Events(t.Context(), world(t), parley.EventFilter{Text: "nothing"}, parley.TimeAsc, 0)
		if err := f.Write(&out, about, none); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

func TestAFailureOfTheStoreIsNoEndOfTheDocument(t *testing.T) {
	failed := errors.New("failed")
	for _, f := range export.Formats() {
		err := f.Write(&bytes.Buffer{}, about, func(yield func(*export.Event, error) bool) { yield(nil, failed) })
		if !errors.Is(err, failed) {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

func TestEventsComeInOrderAndUpToANumber(t *testing.T) {
	s := world(t)
	for _, c := range []struct {
		first int
		want  []string
	}{
		{0, []string{"evt_round2", "evt_summit", "evt_words", "evt_line", "evt_round1", "evt_pause", "evt_call"}},
		{2, []string{"evt_round2", "evt_summit"}},
		{99, []string{"evt_round2", "evt_summit", "evt_words", "evt_line", "evt_round1", "evt_pause", "evt_call"}},
	} {
		var got []string
		for e, err := range export.Events(t.Context(), s, parley.EventFilter{}, parley.TimeDesc, c.first) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, e.ID)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("the first %d: want (-), got (+):\n%s", c.first, d)
		}
	}
}

func TestATableOpensInASpreadsheet(t *testing.T) {
	text, marked := strings.CutPrefix(written(t, "csv"), "\uFEFF")
	if !marked {
		t.Error("no byte order mark: a spreadsheet would take it for another encoding")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text, "\r\n"); n != len(rows) || n != strings.Count(text, "\n") {
		t.Errorf("%d rows in %d lines: a cell has a line end", len(rows), n)
	}
	numbers := []int{slices.Index(rows[0], "latitude"), slices.Index(rows[0], "longitude")}
	for _, row := range rows {
		for i, cell := range row {
			if strings.IndexAny(cell, "=+-@\t\r") == 0 && !slices.Contains(numbers, i) {
				t.Errorf("%s would be run: %s", rows[0][i], cell)
			}
		}
	}
}

// unfolded are the lines of a calendar of one event.
func unfolded(t *testing.T, calendar, id string) []string {
	t.Helper()
	text := strings.ReplaceAll(calendar, "\r\n ", "")
	_, from, found := strings.Cut(text, "UID:"+id+"@parley\r\n")
	of, _, _ := strings.Cut(from, "END:VEVENT")
	if !found {
		t.Fatalf("the calendar has no %s:\n%s", id, text)
	}
	return strings.Split(of, "\r\n")
}

func TestACalendarSaysWhatIsPlannedAndWhatIsOff(t *testing.T) {
	calendar := written(t, "icalendar")
	for id, want := range map[string][]string{
		"evt_round1": {"STATUS:CONFIRMED", "DTSTART;VALUE=DATE:20250301", "DTEND;VALUE=DATE:20250303", "GEO:10.5;-20.25"},
		"evt_round2": {"STATUS:TENTATIVE", "DTSTART;VALUE=DATE:20250505", "DTEND;VALUE=DATE:20250512", "SUMMARY:Norland–Sudland talks (in the week of 5 May 2025)"},
		"evt_summit": {"STATUS:CANCELLED", "DTSTART;VALUE=DATE:20250420", "DTEND;VALUE=DATE:20250421", "SEQUENCE:170899200"},
		"evt_words":  {"STATUS:CONFIRMED"},
	} {
		lines := unfolded(t, calendar, id)
		for _, w := range want {
			if !slices.Contains(lines, w) {
				t.Errorf("%s has no %s:\n%s", id, w, strings.Join(lines, "\n"))
			}
		}
		if n := strings.Count(strings.Join(lines, "\n"), "\nSTATUS:"); n != 1 {
			t.Errorf("%s has %d lines of a status", id, n)
		}
	}
	if strings.Contains(calendar, "UID:evt_call") {
		t.Error("an undated event has a day")
	}
	if strings.ContainsAny(calendar, "<>") {
		t.Error("some calendars would show markup")
	}
	for l := range strings.SplitSeq(calendar, "\r\n") {
		if len(l) > 75 || strings.ContainsAny(l, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(l), l)
		}
	}
}

// What strangers wrote is no markup in a document that has some.
func TestTextsOfStrangersAreTexts(t *testing.T) {
	for _, format := range []string{"atom", "graphml", "gexf"} {
		d := xml.NewDecoder(strings.NewReader(written(t, format)))
		var texts strings.Builder
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			switch v := token.(type) {
			case xml.StartElement:
				if slices.Contains([]string{"script", "b", "i"}, v.Name.Local) {
					t.Errorf("%s has an element %s", format, v.Name.Local)
				}
				for _, a := range v.Attr {
					if strings.HasPrefix(a.Value, "javascript:") {
						t.Errorf("%s offers to open %s", format, a.Value)
					}
				}
				for _, a := range v.Attr {
					texts.WriteString(a.Value)
				}
			case xml.CharData:
				texts.Write(v)
			}
		}
		if !strings.Contains(texts.String(), "<script>alert(1)</script>") {
			t.Errorf("%s lost what was written", format)
		}
	}
}

func TestATimelineHasNoMarkupOfStrangers(t *testing.T) {
	var timeline struct {
		Title  struct{ Text struct{ Headline string } }
		Events []struct {
			ID   string `json:"unique_id"`
			Text struct{ Headline, Text string }
		}
	}
	if err := json.Unmarshal([]byte(written(t, "timelinejs")), &timeline); err != nil {
		t.Fatal(err)
	}
	texts := []string{timeline.Title.Text.Headline}
	for _, e := range timeline.Events {
		texts = append(texts, e.Text.Headline, e.Text.Text)
		if e.ID == "evt_call" {
			t.Error("an undated event has a day")
		}
	}
	tags := regexp.MustCompile(`<[^>]*>`)
	ours := regexp.MustCompile(`^</?(p|ul|li|q|a)>$|^<a href="https?://[^"<>]+">$`)
	for _, text := range texts {
		for _, tag := range tags.FindAllString(text, -1) {
			if !ours.MatchString(tag) {
				t.Errorf("markup of strangers: %s", tag)
			}
		}
	}
	if !strings.Contains(strings.Join(texts, ""), "&lt;script&gt;") {
		t.Error("the timeline lost what was written")
	}
}

// JSON-LD stands in script elements of pages.
func TestLinkedDataCannotEndAScript(t *testing.T) {
	if text := written(t, "jsonld"); strings.ContainsAny(text, "<>") || !json.Valid([]byte(text)) {
		t.Error("it is no JSON, or could end the element that it stands in")
	}
}

func TestRecordsOfPLOVER(t *testing.T) {
	type record struct {
		ID, Date, Cameo string
		Event, Mode     []string
		Context         []string
		Actor           []struct {
			Text string `json:"entity_text"`
		}
		Recipient []any
		Goldstein float64
		Scale     float64 `json:"event_scale"`
	}
	got := map[string]record{}
	for l := range strings.Lines(written(t, "plover")) {
		var r record
		if err := json.Unmarshal([]byte(l), &r); err != nil {
			t.Fatal(err)
		}
		got[r.ID] = r
	}
	for id, want := range map[string][3]string{ // category and modes, CAMEO, day
		"evt_round1": {"CONSULT", "045", "2025-03-01"},      // somebody mediated
		"evt_round2": {"AGREE future", "036", "2025-03-01"}, // told then, not held
		"evt_pause":  {"AGREE", "0356", "2025-03-01"},
		"evt_line":   {"SUPPORT", "057", "2025-04-02"},
	} {
		r := got[id]
		if d := cmp.Diff(want, [3]string{strings.Join(append(r.Event, r.Mode...), " "), r.Cameo, r.Date}); d != "" {
			t.Errorf("%s: want (-), got (+):\n%s", id, d)
		}
	}
	if len(got) != 4 {
		t.Errorf("%d records: what is off, unclear or only said has no code", len(got))
	}
	if r := got["evt_round1"]; r.Goldstein != 5 || r.Scale != 2.5 || len(r.Actor) != 4 || len(r.Recipient) != 0 {
		t.Errorf("scores %v and %v, %d actors and %d recipients", r.Goldstein, r.Scale, len(r.Actor), len(r.Recipient))
	}
	if r := got["evt_pause"]; r.Goldstein != 7 || !slices.Equal(r.Context, []string{"military"}) {
		t.Errorf("a ceasefire proposed scores %v in the context %v", r.Goldstein, r.Context)
	}
}
