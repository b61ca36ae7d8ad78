package export

import (
	"encoding/json"
	"io"
	"iter"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// writeRecords writes an event a line, with names beside ids.
func writeRecords(w io.Writer, _ About, events iter.Seq2[*Event, error]) error {
	out := json.NewEncoder(w)
	for e, err := range events {
		if err != nil {
			return err
		}
		if err := out.Encode(eventRecord(e)); err != nil {
			return err
		}
	}
	return nil
}

func eventRecord(e *Event) object {
	o := object{
		"id": e.ID, "kind": lower(e.Kind), "title": OneLine(e.Title), "status": lower(e.Status), "precision": lower(e.When.Precision),
		"first_reported": Instant(e.FirstReported), "last_reported": Instant(e.lastReported()), "recorded": Instant(e.Recorded),
		"reports": e.ReportCount, "independent_sources": e.IndependentSources, "confidence": e.Confidence, "reviewed": e.Reviewed, "demo": e.Demo,
	}
	o.set("start", string(e.When.Start))
	o.set("end", string(e.end()))
	o.set("summary", OneLine(e.Summary))
	o.set("terms", each(e.Terms, OneLine))
	o.set("standing", lower(e.Standing))
	o.set("topics", each(e.Topics, func(t *parley.Topic) string { return OneLine(t.Name) }))
	o.set("participants", list(e.Who, func(p Participant) object {
		who := object{"id": p.ID, "name": OneLine(p.Name), "kind": lower(p.Kind), "role": lower(p.Role)}
		who.set("wikidata", p.Wikidata)
		who.set("title", OneLine(p.Title))
		if p.For != nil {
			who["for"] = object{"id": p.For.ID, "name": OneLine(p.For.Name)}
		}
		return who
	}))
	if v := e.Venue; v != nil {
		venue := object{"id": v.ID, "name": OneLine(v.Name)}
		venue.set("city", OneLine(v.City))
		venue.set("country", OneLine(v.Country))
		if v.Location != nil {
			venue["latitude"], venue["longitude"] = v.Location.Latitude, v.Location.Longitude
		}
		o["venue"] = venue
	}
	if e.Track != nil {
		track := object{"id": e.Track.ID, "name": OneLine(e.Track.Name)}
		if e.Round > 0 {
			track["round"] = e.Round
		}
		o["track"] = track
	}
	o.set("history", list(e.History, func(c parley.StatusChange) object {
		step := object{"step": lower(c.Step), "status": lower(c.Status), "reported": Instant(c.ReportedAt)}
		step.set("start", string(c.When.Start))
		return step
	}))
	o.set("positions", list(e.Answers, func(a Answer) object {
		position := object{"actor": OneLine(a.Name), "stance": lower(a.Stance)}
		position.set("conditions", OneLine(a.Conditions))
		position.set("since", string(a.Since))
		return position
	}))
	o.set("conflicts", list(e.Conflicts, func(c parley.Conflict) object {
		return object{"field": c.Field, "values": each(c.Values, func(v parley.ClaimedValue) string { return OneLine(v.Value) })}
	}))
	o.set("sources", list(e.Reports, func(r Report) object {
		source := object{"published": Instant(r.Article.Published)}
		source.set("outlet", OneLine(r.Article.Outlet))
		source.set("title", OneLine(r.Article.Title))
		source.set("address", WebAddress(r.Article.URL))
		source.set("quotes", slices.DeleteFunc(r.Words(), func(q string) bool { return q == "" }))
		return source
	}))
	return o
}
