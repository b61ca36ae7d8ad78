package background

import (
	"fmt"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// day is a date in words: "10 April 2025".
func day(d parley.Date) string { return d.Time().Format("2 January 2006") }

// dates is a span of days in words that say how tightly it is known: "in the
// week of 31 March 2025".
func dates(w parley.When) string {
	switch {
	case !w.Known():
		return "at a time that no report gives"
	case w.Precision == parley.Year:
		return "in " + w.Start.Time().Format("2006")
	case w.Precision == parley.Month:
		return "in " + w.Start.Time().Format("January 2006")
	case w.Precision == parley.Week:
		return "in the week of " + day(w.Start)
	case w.Start == w.End || w.End == "":
		return "on " + day(w.Start)
	}
	from, to := w.Start.Time(), w.End.Time()
	switch {
	case from.Year() != to.Year():
		return "between " + day(w.Start) + " and " + day(w.End)
	case from.Month() != to.Month():
		return "between " + from.Format("2 January") + " and " + day(w.End)
	}
	return fmt.Sprintf("between %d and %s", from.Day(), day(w.End))
}

// list joins names: "A, B and C".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// the puts the article before a name that takes one inside a sentence. People
// never have one of these words.
func the(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return name
	}
	if withArticle[words[0]] || withArticle[words[len(words)-1]] {
		return "the " + name
	}
	return name
}

// withArticle are first and last words of the names of states and bodies that
// English says with "the".
var withArticle = map[string]bool{
	"United": true, "European": true, "African": true, "Democratic": true, "Central": true, "International": true, "Organization": true,
	"Organisation": true, "Nations": true, "Union": true, "League": true, "Republic": true, "Emirates": true, "Islands": true,
	"Philippines": true, "Netherlands": true, "Maldives": true, "Bahamas": true, "Gambia": true, "Seychelles": true, "Taliban": true,
	"Houthis": true, "Council": true, "Authority": true, "Commission": true, "Committee": true, "Front": true, "Forces": true,
	"Army": true, "Movement": true, "Kremlin": true, "Vatican": true, "Quartet": true, "Government": true,
}

// lasting is a duration in words: "6 hours 30 minutes".
func lasting(d time.Duration) string {
	days, h, m := int(d.Hours())/24, int(d.Hours())%24, int(d.Minutes())%60
	var out []string
	for _, part := range []struct {
		n    int
		unit string
	}{{days, "day"}, {h, "hour"}, {m, "minute"}} {
		if part.n > 0 {
			out = append(out, count(part.n, part.unit))
		}
	}
	return strings.Join(out, " ")
}

// count is a number of things: "1 article", "3 articles".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// sentence starts a text with a capital letter and ends it with a full stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// stances in words that follow a party's name.
var stances = map[parley.Stance]string{
	parley.Proposes:    "proposed it",
	parley.Accepts:     "accepted it",
	parley.Conditional: "answered with conditions",
	parley.Considering: "was considering it",
	parley.Rejects:     "rejected it",
}
