package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// demoNotice stands under every answer that rests on the demonstration set.
const demoNotice = "Demo data, written for Parley: not to be cited."

// printJSON prints v as indented JSON.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// printEvents prints one aligned line an event.
func printEvents(w io.Writer, events []eventView) error {
	if len(events) == 0 {
		_, err := fmt.Fprintln(w, "no events")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	demo := false
	for _, e := range events {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", days(e.Start, e.End), strings.ToLower(e.Kind), strings.ToLower(e.Status), e.Title, e.ID)
		demo = demo || e.Demo
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if demo {
		fmt.Fprintf(w, "\n%s\n", demoNotice)
	}
	return nil
}

// days is a span of ISO dates: "2025-04-10", "2025-03-23 to 25", "no date".
func days(start, end string) string {
	switch {
	case start == "":
		return "no date"
	case start == end:
		return start
	case len(end) > 8 && strings.HasPrefix(start, end[:8]): // in one month
		return start + " to " + end[8:]
	}
	return start + " to " + end
}

// printEvent prints everything known of one event, with its sources.
func printEvent(w io.Writer, e eventView) error {
	fmt.Fprintf(w, "%s\n\n", e.Title)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(label, value string) {
		if value != "" {
			fmt.Fprintf(t, "%s\t%s\n", label, value)
		}
	}
	line("id", e.ID)
	line("kind", strings.ToLower(e.Kind))
	line("when", days(e.Start, e.End))
	line("status", strings.ToLower(e.Status))
	line("where", e.Place)
	for _, p := range e.Participants {
		who := p.Name
		if p.Title != "" {
			who += ", " + p.Title
		}
		if p.OnBehalfOf != "" && p.OnBehalfOf != p.Name {
			who += " (for " + p.OnBehalfOf + ")"
		}
		line(strings.ToLower(p.Role), who)
	}
	line("about", strings.Join(e.Topics, ", "))
	if e.Round > 0 {
		line("round", fmt.Sprintf("%d of %s", e.Round, e.TrackID))
	}
	line("lasted", e.Duration)
	if e.Closed != nil && *e.Closed {
		line("closed", "behind closed doors")
	}
	line("terms", strings.Join(e.Terms, "; "))
	line("standing", strings.ToLower(e.Standing))
	for _, p := range e.Positions {
		answer := p.Actor + " " + strings.ToLower(p.Stance)
		if p.Conditions != "" {
			answer += ": " + p.Conditions
		}
		line("position", strings.TrimSpace(p.Since+" "+answer))
	}
	for _, c := range e.Conflicts {
		line("reports differ", c.Field+": "+strings.Join(c.Values, " / ")+" ("+c.Reason+")")
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, r := range e.Reports {
		source := strings.TrimSpace(r.Outlet + " " + r.Published)
		if r.URL != "" {
			source += " " + r.URL
		}
		fmt.Fprintf(w, "\n%s\n", source)
		for _, q := range r.Quotes {
			fmt.Fprintf(w, "  %s\n", strings.Join(strings.Fields(q), " "))
		}
	}
	if e.Demo {
		fmt.Fprintf(w, "\n%s\n", demoNotice)
	}
	return nil
}
