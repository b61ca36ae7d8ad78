package export

import (
	"encoding/json"
	"io"
	"iter"
	"slices"
	"strconv"

	"github.com/parley-talks/parley/internal/parley"
)

// object is a JSON object; keys are written in text order.
type object map[string]any

// set gives a key a value, unless that says nothing.
func (o object) set(key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case []string:
		if len(v) == 0 {
			return
		}
	case []object:
		if len(v) == 0 {
			return
		}
	}
	o[key] = value
}

// writeArray writes what each event becomes as items of an array between head
// and tail; none for nil.
func writeArray(w io.Writer, head, tail string, events iter.Seq2[*Event, error], item func(*Event) object) error {
	if _, err := io.WriteString(w, head); err != nil {
		return err
	}
	between := "\n"
	for e, err := range events {
		if err != nil {
			return err
		}
		o := item(e)
		if o == nil {
			continue
		}
		text, err := json.Marshal(o) // which also escapes what could end a script element
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, between+string(text)); err != nil {
			return err
		}
		between = ",\n"
	}
	_, err := io.WriteString(w, "\n"+tail+"\n")
	return err
}

// writeJSONLD writes events in the words of schema.org.
func writeJSONLD(w io.Writer, _ About, events iter.Seq2[*Event, error]) error {
	// With a name beside it this would be another graph than that of the page.
	return writeArray(w, `{"@context":"https://schema.org","@graph":[`, "]}", events, linkedEvent)
}

func linkedEvent(e *Event) object {
	o := object{"@type": "Event", "@id": urn(e.ID), "identifier": e.ID, "name": OneLine(e.Title)}
	o.set("startDate", string(e.When.Start))
	o.set("endDate", string(e.end()))
	o.set("eventStatus", linkedStatus(e))
	o.set("previousStartDate", previousStarts(e))
	o.set("description", OneLine(e.Summary))
	o.set("about", list(e.Topics, func(t *parley.Topic) object {
		return object{"@type": "Thing", "@id": urn(t.ID), "name": OneLine(t.Name)}
	}))
	if v := e.Venue; v != nil {
		place := object{"@type": "Place", "@id": urn(v.ID), "name": OneLine(v.Name)}
		if v.City != "" || v.Country != "" {
			address := object{"@type": "PostalAddress"}
			address.set("addressLocality", OneLine(v.City))
			address.set("addressCountry", OneLine(v.Country))
			place["address"] = address
		}
		if v.Location != nil {
			place["geo"] = object{"@type": "GeoCoordinates", "latitude": v.Location.Latitude, "longitude": v.Location.Longitude}
		}
		o["location"] = place
	}
	if t := e.Track; t != nil {
		o["superEvent"] = object{"@type": "EventSeries", "@id": urn(t.ID), "name": OneLine(t.Name)}
	}
	var organizers, attendees []object
	for _, p := range e.Who {
		if p.Role == parley.Host || p.Role == parley.Mediator {
			organizers = append(organizers, linkedParticipant(p))
		} else {
			attendees = append(attendees, linkedParticipant(p))
		}
	}
	o.set("organizer", organizers)
	o.set("attendee", attendees)
	o.set("subjectOf", list(e.articles(), func(r Report) object {
		a := object{"@type": "NewsArticle", "@id": urn(r.ArticleID), "datePublished": Instant(r.Article.Published)}
		a.set("headline", OneLine(r.Article.Title))
		a.set("url", WebAddress(r.Article.URL))
		if outlet := OneLine(r.Article.Outlet); outlet != "" {
			a["publisher"] = object{"@type": "Organization", "name": outlet}
		}
		return a
	}))
	more := []object{}
	for _, p := range []struct{ name, value string }{
		{"kind", lower(e.Kind)},
		{"status", lower(e.Status)}, // schema.org knows neither held nor unclear
		{"precision", lower(e.When.Precision)},
		{"firstReported", Instant(e.FirstReported)},
		{"recorded", Instant(e.Recorded)},
		{"independentSources", strconv.Itoa(e.IndependentSources)},
		{"demonstration", strconv.FormatBool(e.Demo)},
	} {
		more = append(more, object{"@type": "PropertyValue", "name": p.name, "value": p.value})
	}
	for _, a := range e.Answers {
		more = append(more, object{"@type": "PropertyValue", "name": "position", "value": OneLine(a.inWords())})
	}
	o["additionalProperty"] = more
	return o
}

func linkedParticipant(p Participant) object {
	types := map[parley.ActorKind]string{parley.Person: "Person", parley.State: "Country", parley.Organisation: "Organization"}
	o := object{"@type": types[p.Kind], "@id": urn(p.ID), "name": OneLine(p.Name)}
	if p.Wikidata != "" {
		o["sameAs"] = "http://www.wikidata.org/entity/" + p.Wikidata
	}
	o.set("jobTitle", OneLine(p.Title))
	if p.For != nil {
		o["affiliation"] = object{"@type": types[p.For.Kind], "@id": urn(p.For.ID), "name": OneLine(p.For.Name)}
	}
	return o
}

// linkedStatus is the status nearest to ours; none where it is unclear.
func linkedStatus(e *Event) string {
	const words = "https://schema.org/Event"
	last := parley.StatusStep("")
	if n := len(e.History); n > 0 {
		last = e.History[n-1].Step
	}
	switch {
	case e.Status == parley.Unclear:
		return ""
	case e.Status == parley.Cancelled && last == parley.StepPostponed:
		return words + "Postponed"
	case e.Status == parley.Cancelled:
		return words + "Cancelled"
	case len(previousStarts(e)) > 0:
		return words + "Rescheduled"
	}
	return words + "Scheduled"
}

// previousStarts are the days that earlier reports gave before it was put off.
func previousStarts(e *Event) []string {
	if !slices.ContainsFunc(e.History, func(c parley.StatusChange) bool { return c.Step == parley.StepPostponed }) {
		return nil
	}
	var out []string
	for _, step := range e.History {
		if day := string(step.When.Start); day != "" && day != string(e.When.Start) && !slices.Contains(out, day) {
			out = append(out, day)
		}
	}
	return out
}

func list[T any](items []T, as func(T) object) []object {
	var out []object
	for _, it := range items {
		out = append(out, as(it))
	}
	return out
}
