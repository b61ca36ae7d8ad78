package export

import (
	"io"
	"iter"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/parley-talks/parley/internal/parley"
)

// calendarLines are folded and ended as RFC 5545 has it, on every system.
var calendarLines = &ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\r\n"}

// refresh is how often a calendar may ask again.
const refresh = "PT1H"

// calendarEpoch is what revisions of events are counted from, in seconds.
var calendarEpoch = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// unmarked leaves no markup in a text: some calendars show what looks like HTML
// as that, though RFC 5545 has plain text only.
var unmarked = strings.NewReplacer("<", "‹", ">", "›")

// writeCalendar writes a calendar to subscribe to. Undated events have no place
// in it.
func writeCalendar(w io.Writer, about About, events iter.Seq2[*Event, error]) error {
	cal := ics.NewCalendarFor("Parley")
	cal.SetProductId("-//Parley//Parley//EN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetName(unmarked.Replace(OneLine(about.Title)))
	cal.SetRefreshInterval(refresh)
	cal.SetXPublishedTTL(refresh)
	// Its events are written as they come.
	head, tail, _ := strings.Cut(cal.Serialize(calendarLines), "END:VCALENDAR")
	if _, err := io.WriteString(w, head); err != nil {
		return err
	}
	for e, err := range events {
		if err != nil {
			return err
		}
		if !e.When.Known() {
			continue
		}
		if err := calendarEvent(e).SerializeTo(w, calendarLines); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "END:VCALENDAR"+tail)
	return err
}

func calendarEvent(e *Event) *ics.VEvent {
	v := ics.NewEvent(e.ID + "@parley")
	// Of two revisions a calendar keeps the one with the larger sequence, so it
	// never falls: not even when an article takes a step back.
	v.SetSequence(max(0, int(e.Recorded.Sub(calendarEpoch)/time.Second)))
	v.SetDtStampTime(e.Recorded)
	v.SetLastModifiedAt(e.Recorded)
	v.SetAllDayStartAt(e.When.Start.Time())
	v.SetAllDayEndAt(e.end().Add(1).Time()) // the day after the last one
	v.SetSummary(unmarked.Replace(e.titleWithDays()))
	v.SetStatus(calendarStatus(e))
	v.SetTimeTransparency(ics.TransparencyTransparent) // whoever reads of talks is not busy
	v.AddCategory(lower(e.Kind))
	for _, t := range e.Topics {
		v.AddCategory(unmarked.Replace(OneLine(t.Name)))
	}
	if e.Venue != nil {
		v.SetLocation(unmarked.Replace(OneLine(e.Venue.Name)))
		if at := e.Venue.Location; at != nil {
			v.SetGeo(at.Latitude, at.Longitude)
		}
	}
	text := e.lines()
	for _, r := range e.articles() {
		source := "Source: " + r.name()
		if a := WebAddress(r.Article.URL); a != "" {
			source += " " + a
		}
		text = append(text, source)
	}
	v.SetDescription(unmarked.Replace(strings.Join(text, "\n")))
	if addresses := e.sources(); len(addresses) > 0 {
		v.SetURL(addresses[0])
	}
	return v
}

// calendarStatus is how sure it is: what is planned is tentative until a report
// confirms it.
func calendarStatus(e *Event) ics.ObjectStatus {
	switch e.Status {
	case parley.Cancelled:
		return ics.ObjectStatusCancelled
	case parley.Held, parley.Ongoing:
		return ics.ObjectStatusConfirmed
	}
	if n := len(e.History); n > 0 && e.History[n-1].Step == parley.StepConfirmed {
		return ics.ObjectStatusConfirmed
	}
	return ics.ObjectStatusTentative
}
