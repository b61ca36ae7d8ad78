package export

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"iter"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// writeTimeline writes what TimelineJS shows. Undated events have no place in it.
func writeTimeline(w io.Writer, about About, events iter.Seq2[*Event, error]) error {
	title, err := json.Marshal(html.EscapeString(OneLine(about.Title)))
	if err != nil {
		return err
	}
	head := fmt.Sprintf(`{"title":{"text":{"headline":%s}},"events":[`, title)
	return writeArray(w, head, "]}", events, timelineEvent)
}

// timelineEvent has texts in HTML, in which those of strangers are escaped.
func timelineEvent(e *Event) object {
	if !e.When.Known() {
		return nil
	}
	o := object{
		"unique_id": e.ID, "start_date": timelineDate(e.When.Start), "display_date": inWords(e.When), "group": lower(e.Kind),
		"text": object{"headline": html.EscapeString(OneLine(e.Title)), "text": timelineText(e)},
	}
	if e.end() != e.When.Start {
		o["end_date"] = timelineDate(e.end())
	}
	return o
}

func timelineText(e *Event) string {
	var b strings.Builder
	for _, l := range e.lines() {
		fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(l))
	}
	if len(e.Reports) == 0 {
		return b.String()
	}
	b.WriteString("<ul>")
	for _, r := range e.articles() {
		name := html.EscapeString(r.name())
		if a := WebAddress(r.Article.URL); a != "" {
			name = fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(a), name)
		}
		fmt.Fprintf(&b, "<li>%s", name)
		for _, q := range r.Words() {
			fmt.Fprintf(&b, " <q>%s</q>", html.EscapeString(q))
		}
		b.WriteString("</li>")
	}
	b.WriteString("</ul>")
	return b.String()
}

func timelineDate(d parley.Date) object {
	t := d.Time()
	return object{"year": t.Year(), "month": int(t.Month()), "day": t.Day()}
}
