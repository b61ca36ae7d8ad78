package ingest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
)

// The change log tells what each article made of which event: nothing where it
// said nothing new.
func TestChangeLog(t *testing.T) {
	s := open(t, t.TempDir())
	in := reader(s)
	names := map[string]string{} // of event ids
	event := func(name string, r ingest.Result) {
		names[r.EventIDs[0]] = name
	}
	var read int64
	expectLogged := func(what string, want ...string) {
		t.Helper()
		page, err := s.ChangePage(context.Background(), parley.ChangeFilter{After: read}, parley.Page{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range page.Items {
			read = c.Sequence
			line := string(c.Kind) + " " + names[c.EventID]
			if c.Into != "" {
				line += " into " + names[c.Into]
			}
			for _, f := range c.Fields {
				switch f.Field {
				case "when", "status", "statusHistory", "participants", "reportCount":
					line += fmt.Sprintf(", %s %q to %q", f.Field, f.Before, f.After)
				}
			}
			got = append(got, line)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: logged\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}

	plan := text(t, "b", "2025-03-02", "", "Talks of Norland and Sudwald on 2025-03-04: PLANNED.")
	event("talks", ingestOne(t, in, plan))
	expectLogged("a plan",
		`CREATED talks, when "" to "2025-03-04", status "" to "PLANNED", statusHistory "" to "ANNOUNCED", participants "" to "Norland (PARTY); Sudwald (PARTY)", reportCount "" to "1"`)

	ingestOne(t, in, plan)
	expectLogged("the same again")

	ingestOne(t, in, text(t, "c", "2025-03-06", "", "Talks of Sudwald and Norland on 2025-03-05: HELD."))
	expectLogged("a report",
		`UPDATED talks, when "2025-03-04" to "2025-03-05", status "PLANNED" to "HELD", statusHistory "ANNOUNCED" to "ANNOUNCED, HELD", reportCount "1" to "2"`)

	event("talks of an earlier article", ingestOne(t, in, text(t, "a", "2025-03-01", "", "Talks of Norland and Sudwald on 2025-03-05: PLANNED.")))
	expectLogged("an earlier article",
		`CREATED talks of an earlier article, when "" to "2025-03-05", status "" to "HELD", statusHistory "" to "ANNOUNCED, MOVED, HELD", participants "" to "Norland (PARTY); Sudwald (PARTY)", reportCount "" to "3"`,
		`MERGED talks into talks of an earlier article`)

	in.Now = func() time.Time { return time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC) } // a clock set back
	event("other talks", ingestOne(t, in, text(t, "d", "2025-03-09", "", "Talks of Norland and Midland on 2025-03-09: HELD.")))
	expectLogged("other talks",
		`CREATED other talks, when "" to "2025-03-09", status "" to "HELD", statusHistory "" to "HELD", participants "" to "Norland (PARTY); Midland (PARTY)", reportCount "" to "1"`)

	ingestOne(t, in, text(t, "d", "2025-03-09", "", "Nothing happened."))
	expectLogged("a text that says nothing more",
		`REMOVED other talks, when "2025-03-09" to "", status "HELD" to "", statusHistory "HELD" to "", participants "Norland (PARTY); Midland (PARTY)" to "", reportCount "1" to ""`)
}
