package export

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
)

// byteOrderMark at the beginning tells a spreadsheet that this is UTF-8.
const byteOrderMark = "\uFEFF"

// maxCell is below what a cell of a spreadsheet holds.
const maxCell = 32000

// columns of the table, in order.
var columns = []struct {
	name  string
	value func(*Event) string
}{
	{"id", func(e *Event) string { return e.ID }},
	{"kind", func(e *Event) string { return lower(e.Kind) }},
	{"title", func(e *Event) string { return cell(e.Title) }},
	{"status", func(e *Event) string { return lower(e.Status) }},
	{"start", func(e *Event) string { return string(e.When.Start) }},
	{"end", func(e *Event) string { return string(e.end()) }},
	{"precision", func(e *Event) string { return lower(e.When.Precision) }},
	{"participants", func(e *Event) string { return cell(each(e.Who, Participant.inWords)...) }},
	{"venue", venue(func(v *parley.Venue) string { return cell(v.Name) })},
	{"city", venue(func(v *parley.Venue) string { return cell(v.City) })},
	{"country", venue(func(v *parley.Venue) string { return cell(v.Country) })},
	{"latitude", venue(func(v *parley.Venue) string { return degrees(v, func(p *parley.Point) float64 { return p.Latitude }) })},
	{"longitude", venue(func(v *parley.Venue) string { return degrees(v, func(p *parley.Point) float64 { return p.Longitude }) })},
	{"topics", func(e *Event) string { return cell(each(e.Topics, func(t *parley.Topic) string { return t.Name })...) }},
	{"track", func(e *Event) string {
		if e.Track == nil {
			return ""
		}
		return cell(e.Track.Name)
	}},
	{"round", func(e *Event) string {
		if e.Round == 0 {
			return ""
		}
		return strconv.Itoa(e.Round)
	}},
	{"summary", func(e *Event) string { return cell(e.Summary) }},
	{"terms", func(e *Event) string { return cell(e.Terms...) }},
	{"standing", func(e *Event) string { return lower(e.Standing) }},
	{"positions", func(e *Event) string { return cell(each(e.Answers, Answer.inWords)...) }},
	{"conflicts", func(e *Event) string {
		return cell(each(e.Conflicts, func(c parley.Conflict) string { return c.Field })...)
	}},
	{"first_reported", func(e *Event) string { return Instant(e.FirstReported) }},
	{"last_reported", func(e *Event) string { return Instant(e.lastReported()) }},
	{"recorded", func(e *Event) string { return Instant(e.Recorded) }},
	{"reports", func(e *Event) string { return strconv.Itoa(e.ReportCount) }},
	{"independent_sources", func(e *Event) string { return strconv.Itoa(e.IndependentSources) }},
	{"confidence", func(e *Event) string { return strconv.FormatFloat(e.Confidence, 'g', 3, 64) }},
	{"reviewed", func(e *Event) string { return strconv.FormatBool(e.Reviewed) }},
	{"demo", func(e *Event) string { return strconv.FormatBool(e.Demo) }},
	{"sources", func(e *Event) string { return clipped(strings.Join(e.sources(), " ")) }},
}

// writeCSV writes a table with a row an event, as RFC 4180 has it.
func writeCSV(w io.Writer, _ About, events iter.Seq2[*Event, error]) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.name
	}
	if err := out.Write(row); err != nil {
		return err
	}
	for e, err := range events {
		if err != nil {
			return err
		}
		for i, c := range columns {
			row[i] = c.value(e)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell is texts of strangers as one cell. What a spreadsheet would run as a
// formula gets an apostrophe in front, which says that it is text.
func cell(texts ...string) string {
	s := clipped(strings.Join(each(texts, OneLine), "; "))
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("=+-@＝＋－＠", first) && s != "" {
		return "'" + s
	}
	return s
}

// clipped cuts a text that no cell can hold.
func clipped(s string) string {
	if len(s) <= maxCell {
		return s
	}
	return strings.ToValidUTF8(s[:maxCell], "") + "…"
}

func lower[T ~string](word T) string { return strings.ToLower(string(word)) }

// venue is a value of the venue, empty where there is none.
func venue(value func(*parley.Venue) string) func(*Event) string {
	return func(e *Event) string {
		if e.Venue == nil {
			return ""
		}
		return value(e.Venue)
	}
}

func degrees(v *parley.Venue, of func(*parley.Point) float64) string {
	if v.Location == nil {
		return ""
	}
	return strconv.FormatFloat(of(v.Location), 'f', -1, 64)
}
