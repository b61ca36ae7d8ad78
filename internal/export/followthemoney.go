package export

import (
	"encoding/json"
	"io"
	"iter"
	"strings"

	"golang.org/x/text/language"

	"github.com/parley-talks/parley/internal/parley"
)

// writeFollowTheMoney writes an entity a line: events, those who took part, the
// articles, and links between them. Each is written once, before what names it.
func writeFollowTheMoney(w io.Writer, _ About, events iter.Seq2[*Event, error]) error {
	out := json.NewEncoder(w)
	seen := map[string]bool{}
	for e, err := range events {
		if err != nil {
			return err
		}
		for _, entity := range moneyEntities(e) {
			id := entity["id"].(string)
			if seen[id] {
				continue
			}
			seen[id] = true
			if err := out.Encode(entity); err != nil {
				return err
			}
		}
	}
	return nil
}

// moneyID is an id as FollowTheMoney takes one.
func moneyID(id string) string { return strings.ReplaceAll(id, "_", "-") }

// moneyEntity is an entity of which every property is a list of texts.
func moneyEntity(id, schema string, properties map[string][]string) object {
	kept := map[string][]string{}
	for name, values := range properties {
		for _, v := range values {
			if v != "" {
				kept[name] = append(kept[name], v)
			}
		}
	}
	return object{"id": moneyID(id), "schema": schema, "properties": kept}
}

func moneyEntities(e *Event) []object {
	var out []object
	var involved, organizers, proof []string
	days := moneyDays(e)
	link := func(schema, from, to, role, summary string, dates map[string][]string) {
		ends := [2]string{"subject", "object"}
		if schema == "Representation" {
			ends = [2]string{"agent", "client"}
		}
		id := parley.MakeID("lnk_", schema, from, to, role, summary, e.ID)
		properties := map[string][]string{ends[0]: {moneyID(from)}, ends[1]: {moneyID(to)}, "role": {role}, "summary": {summary}}
		for name, v := range dates {
			properties[name] = v
		}
		out = append(out, moneyEntity(id, schema, properties))
	}
	for _, r := range e.articles() {
		proof = append(proof, moneyID(r.ArticleID))
		out = append(out, moneyEntity(r.ArticleID, "Article", map[string][]string{
			"title": {OneLine(r.Article.Title)}, "publisher": {OneLine(r.Article.Outlet)}, "sourceUrl": {WebAddress(r.Article.URL)},
			"publishedAt": {Instant(r.Article.Published)}, "language": {moneyLanguage(r.Article.Language)},
		}))
	}
	for _, p := range e.Who {
		out = append(out, moneyActor(p.Actor, p.For))
		if p.For != nil {
			out = append(out, moneyActor(p.For, nil))
		}
		if p.Role == parley.Host || p.Role == parley.Mediator {
			organizers = append(organizers, moneyID(p.ID))
		} else {
			involved = append(involved, moneyID(p.ID))
		}
	}
	for _, a := range e.Answers {
		out = append(out, moneyActor(a.Actor, nil))
	}
	properties := map[string][]string{
		"name": {OneLine(e.Title)}, "summary": {OneLine(e.Summary)}, "description": {strings.Join(e.lines(), "\n")},
		"keywords": append(
			[]string{lower(e.Kind), lower(e.Status)},
			each(e.Topics, func(t *parley.Topic) string { return OneLine(t.Name) })...),
		"involved": involved, "organizer": organizers, "proof": proof, "sourceUrl": e.sources(), "recordId": {e.ID}, "modifiedAt": {Instant(e.Recorded)},
	}
	if e.Venue != nil {
		properties["location"], properties["country"] = []string{OneLine(e.Venue.Name)}, []string{moneyCountry(e.Venue.Country)}
	}
	for name, v := range days {
		properties[name] = v
	}
	out = append(out, moneyEntity(e.ID, "Event", properties))
	for _, p := range e.Who {
		link("UnknownLink", p.ID, e.ID, lower(p.Role), OneLine(p.Title), days)
		if p.For != nil {
			link("Representation", p.ID, p.For.ID, OneLine(p.Title), "", days)
		}
	}
	for _, a := range e.Answers {
		link("UnknownLink", a.ID, e.ID, lower(a.Stance), OneLine(a.inWords()), map[string][]string{"date": {string(a.Since)}})
	}
	return out
}

// moneyDays are the days: a date where one is known, else the first and the last.
func moneyDays(e *Event) map[string][]string {
	if e.When.Start == e.end() {
		return map[string][]string{"date": {string(e.When.Start)}}
	}
	return map[string][]string{"startDate": {string(e.When.Start)}, "endDate": {string(e.end())}}
}

func moneyActor(a, side *parley.Actor) object {
	properties := map[string][]string{"name": {OneLine(a.Name)}, "wikidataId": {a.Wikidata}}
	schema := "Person"
	switch a.Kind {
	case parley.State:
		schema, properties["country"] = "PublicBody", []string{moneyCountry(a.Name)}
	case parley.Organisation:
		schema = "Organization"
	default:
		properties["position"] = []string{OneLine(a.Description)}
		if side != nil && side.Kind == parley.State {
			properties["country"] = []string{moneyCountry(side.Name)}
		}
	}
	return moneyEntity(a.ID, schema, properties)
}

// moneyCountry is the code of two letters of a state, empty where it has none.
func moneyCountry(name string) string {
	r, err := language.ParseRegion(country(name))
	if err != nil {
		return ""
	}
	return strings.ToLower(r.String())
}

// moneyLanguage is the code of three letters of a language.
func moneyLanguage(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	return base.ISO3()
}
