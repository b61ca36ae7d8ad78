// Package export writes events out of a graph in forms that other programs
// open: spreadsheets, calendars, feed readers, tools for graphs. It reads a
// store and no clock: the same events are the same bytes.
package export

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// About is what a document says of itself.
type About struct {
	Title   string // "Talks of Russia and Ukraine"
	Address string // where it is read from; empty for a file
}

// Format is a form in which events are written.
type Format struct {
	Name      string // as a command line and an address have it
	MediaType string
	Extension string            // of a file, without the dot
	Order     parley.EventOrder // unless another is asked for

	write func(io.Writer, About, iter.Seq2[*Event, error]) error
}

// Formats are all of them.
func Formats() []Format {
	return []Format{
		{"csv", "text/csv; charset=utf-8", "csv", parley.TimeDesc, writeCSV},
		{"events", "application/jsonl", "jsonl", parley.TimeDesc, writeRecords},
		{"icalendar", "text/calendar; charset=utf-8", "ics", parley.TimeDesc, writeCalendar},
		{"atom", "application/atom+xml; charset=utf-8", "atom", parley.ReportedDesc, writeAtom},
		{"jsonld", "application/ld+json", "jsonld", parley.TimeDesc, writeJSONLD},
		{"timelinejs", "application/json", "json", parley.TimeAsc, writeTimeline},
		{"graphml", "application/graphml+xml; charset=utf-8", "graphml", parley.TimeDesc, writeGraphML},
		{"gexf", "application/gexf+xml; charset=utf-8", "gexf", parley.TimeDesc, writeGEXF},
		{"plover", "application/jsonl", "jsonl", parley.TimeAsc, writePLOVER},
		{"followthemoney", "application/jsonl", "jsonl", parley.TimeDesc, writeFollowTheMoney},
	}
}

// Find gives the format of a name, ErrInvalid when there is none.
func Find(name string) (Format, error) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("%w: there is no format %q; take %s", parley.ErrInvalid, name, strings.Join(Names(), ", "))
}

// Names of all formats.
func Names() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	return out
}

// Write writes events as they come. After an error what was written is not
// whole.
func (f Format) Write(w io.Writer, about About, events iter.Seq2[*Event, error]) error {
	if err := f.write(w, about, events); err != nil {
		return fmt.Errorf("write events as %s: %w", f.Name, err)
	}
	return nil
}
