package export

import (
	"fmt"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// urn names something of a store for good: an id is the same in every document.
func urn(id string) string { return "urn:parley:" + id }

// inWords are the days of w, saying how tightly they are known: "in the week of
// 5 May 2025".
func inWords(w parley.When) string {
	start, end := w.Start.Time(), w.End.Time()
	switch {
	case !w.Known():
		return "on a day that is not known"
	case w.Precision == parley.Year:
		return start.Format("in 2006")
	case w.Precision == parley.Month:
		return start.Format("in January 2006")
	case w.Precision == parley.Week:
		return start.Format("in the week of 2 January 2006")
	case w.End == "" || w.Start == w.End:
		return start.Format("on 2 January 2006")
	}
	return start.Format("from 2 January 2006") + end.Format(" to 2 January 2006")
}

// phrases are the statuses as a sentence begins with them.
var phrases = map[parley.EventStatus]string{
	parley.Planned: "Planned", parley.Ongoing: "Going on", parley.Held: "Held", parley.Cancelled: "Called off or put off; it was set",
	parley.Unclear: "Unclear whether it took place",
}

// lines tell of the event in plain text, each its own line.
func (e *Event) lines() []string {
	status := phrases[e.Status]
	if e.Status == parley.Held && e.Kind.Family() != parley.Contacts {
		status = "Made" // of proposals, agreements and statements
	}
	out := []string{fmt.Sprintf("%s %s.", status, inWords(e.When))}
	add := func(label string, values ...string) {
		if s := OneLine(strings.Join(values, "; ")); s != "" {
			out = append(out, label+": "+s)
		}
	}
	add("Participants", each(e.Who, Participant.inWords)...)
	if e.Venue != nil {
		add("Venue", e.Venue.Name)
	}
	add("Topics", each(e.Topics, func(t *parley.Topic) string { return t.Name })...)
	if e.Track != nil {
		track := e.Track.Name
		if e.Round > 0 {
			track += fmt.Sprintf(", round %d", e.Round)
		}
		add("Track", track)
	}
	if e.Summary != "" {
		add("Summary", e.Summary)
	} else {
		add("Terms", e.Terms...)
	}
	add("Positions", each(e.Answers, Answer.inWords)...)
	add("Reports differ on", each(e.Conflicts, func(c parley.Conflict) string { return c.Field })...)
	for _, step := range e.History {
		out = append(
			out,
			fmt.Sprintf("Reported %s: %s, %s", step.ReportedAt.UTC().Format("2 January 2006"), lower(step.Step), inWords(step.When)),
		)
	}
	out = append(out, fmt.Sprintf("First reported %s, recorded here %s.", Instant(e.FirstReported), Instant(e.Recorded)))
	if e.Demo {
		out = append(out, "Demonstration data, not to be cited.")
	}
	return out
}

// title with what it says of days that are not exact.
func (e *Event) titleWithDays() string {
	switch e.When.Precision {
	case parley.Week, parley.Month, parley.Year:
		return fmt.Sprintf("%s (%s)", OneLine(e.Title), inWords(e.When))
	}
	return OneLine(e.Title)
}

// name is the report in a list of sources: outlet, title and day.
func (r Report) name() string {
	var parts []string
	for _, s := range []string{r.Article.Outlet, r.Article.Title, string(r.Article.Day())} {
		if s = OneLine(s); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// articles are the reports, one for each article.
func (e *Event) articles() []Report {
	var out []Report
	seen := map[string]bool{}
	for _, r := range e.Reports {
		if !seen[r.ArticleID] {
			seen[r.ArticleID] = true
			out = append(out, r)
		}
	}
	return out
}
