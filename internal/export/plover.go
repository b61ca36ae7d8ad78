package export

import (
	"encoding/json"
	"io"
	"iter"

	"github.com/parley-talks/parley/internal/codes"
	"github.com/parley-talks/parley/internal/parley"
)

// codebook is the version of PLOVER that records are in: the table in its
// README is older and has other categories.
const codebook = "PLOVER 0.8 draft, 17-Sep-2021"

// scales are the scores that PLOVER gives categories and their modes.
var scales = map[string]float64{
	"AGREE": 2.5, "CONSULT": 2.5, "CONSULT visit": 4, "CONSULT multilateral": 4, "CONSULT phone": 1.5, "SUPPORT": 5,
}

// verbalCooperation is the quad class of the categories that talks have.
const verbalCooperation = 1

// writePLOVER writes a record a line for events that PLOVER has a code for. A
// meeting of many is one record, not one for each pair.
func writePLOVER(w io.Writer, _ About, events iter.Seq2[*Event, error]) error {
	out := json.NewEncoder(w)
	for e, err := range events {
		if err != nil {
			return err
		}
		if r := ploverRecord(e); r != nil {
			if err := out.Encode(r); err != nil {
				return err
			}
		}
	}
	return nil
}

func ploverRecord(e *Event) object {
	c := codes.OfEvent(e.Event)
	if c.Plover == "" {
		return nil
	}
	day, end := string(e.When.Start), string(e.end())
	modes := []string{}
	if c.PloverMode != "" {
		modes = append(modes, c.PloverMode)
	}
	if e.Status == parley.Planned {
		// What is coded is that they agreed to meet, on the day it was told.
		modes = append(modes, "future")
		day = string(parley.DateOf(e.FirstReported))
		end = day
	}
	if day == "" {
		return nil
	}
	contexts := []string{"diplomatic"}
	if c.Cameo == "0356" {
		contexts = []string{"military"}
	}
	actors, recipients := ploverSides(e, c)
	o := object{
		"id": e.ID, "date": day, "enddate": end, "time": "", "endtime": "",
		"actor": actors, "recipient": recipients,
		"event": []string{c.Plover}, "mode": modes, "context": contexts, "quad_code": verbalCooperation,
		"event_scale": scales[c.Plover], "cameo": c.Cameo, "goldstein": c.Goldstein, "coder": "Parley",
		"link":    each(e.articles(), func(r Report) string { return r.ArticleID }),
		"comment": OneLine(e.Title),
	}
	if scale, ok := scales[c.Plover+" "+c.PloverMode]; ok {
		o["event_scale"] = scale
	}
	if v := e.Venue; v != nil {
		place := object{"resolution": 5} // a country alone
		place.set("country", country(v.Country))
		place.set("location_text", OneLine(v.Name))
		if v.City != "" {
			place["city"], place["resolution"] = OneLine(v.City), 2
		}
		if v.Site != "" {
			place["resolution"] = 1
		}
		if v.Location != nil {
			place["lat"], place["lon"] = v.Location.Latitude, v.Location.Longitude
		}
		o["event_loc"] = place
	}
	words, spans, cites := []string{}, []object{}, []object{}
	for i, r := range e.articles() {
		for _, q := range r.Quotes {
			words = append(words, r.words(q))
			spans = append(spans, object{"article": r.ArticleID, "start": q.Start, "end": q.End, "sequence": i + 1})
		}
		cite := object{
			"corpus": "Parley", "citation": r.ArticleID, "codebook": codebook, "coder": "Parley",
			"publication": OneLine(r.Article.Outlet), "published": Instant(r.Article.Published),
		}
		cite.set("url", WebAddress(r.Article.URL))
		cite.set("title", OneLine(r.Article.Title))
		cite.set("language", r.Article.Language)
		cites = append(cites, cite)
	}
	o["event_text"], o["text_info"], o["cite_info"] = words, spans, cites
	o["parley"] = object{
		"kind": lower(e.Kind), "status": lower(e.Status), "demo": e.Demo, "independent_sources": e.IndependentSources,
		"start": string(e.When.Start), "end": string(e.end()), "precision": lower(e.When.Precision),
		"first_reported": Instant(e.FirstReported), "recorded": Instant(e.Recorded),
	}
	return o
}

// ploverSides are actors and recipients. Of a visit the host is the recipient;
// otherwise everybody is an actor, who brokers and who lends the place too.
func ploverSides(e *Event, c codes.Codes) (actors, recipients []object) {
	actors, recipients = []object{}, []object{}
	for _, p := range e.Who {
		if c.PloverMode == "visit" && p.Role == parley.Host {
			recipients = append(recipients, ploverEntity(p))
		} else {
			actors = append(actors, ploverEntity(p))
		}
	}
	if c.PloverMode == "visit" && len(recipients) == 0 && e.Venue != nil && e.Venue.Country != "" {
		host := object{"code": country(e.Venue.Country), "sector": "GOV", "entity_text": OneLine(e.Venue.Country)}
		recipients = append(recipients, host)
	}
	return actors, recipients
}

// organisations that stand where a country does.
var organisations = map[string]string{"United Nations": "UNO", "European Union": "EUR", "European Commission": "EUR"}

func ploverEntity(p Participant) object {
	side := p.Actor
	if p.For != nil {
		side = p.For
	}
	o := object{"entity_text": OneLine(p.Name), "role": lower(p.Role), "actor_id": p.ID}
	switch side.Kind {
	case parley.State:
		o.set("code", country(side.Name))
		o["sector"] = "GOV"
	case parley.Organisation:
		o.set("code", organisations[side.Name])
	}
	o.set("identifier_id", p.Wikidata)
	o.set("office", OneLine(p.Title))
	return o
}
