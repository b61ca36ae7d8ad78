package labels_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/parley"
)

func person(name, side, title string, role parley.ParticipantRole) parley.Participant {
	return parley.Participant{Name: parley.Name{Name: name, Kind: parley.Person, Represents: side, Title: title}, Role: role}
}

func state(name string, role parley.ParticipantRole) parley.Participant {
	return parley.Participant{Name: parley.Name{Name: name, Kind: parley.State}, Role: role}
}

// Who counts as a party, as one of the people, and as a go-between.
func TestSides(t *testing.T) {
	for name, c := range map[string]struct {
		participants               []parley.Participant
		people, parties, mediators []string
	}{
		"a party stands behind its people": {
			[]parley.Participant{person("Ann Berg", "Norland", "", parley.Member), state("Sudwald", parley.Party)},
			[]string{"Ann Berg"},
			[]string{"Sudwald", "Norland"},
			nil,
		},
		"a mere host is only the place": {
			[]parley.Participant{state("Norland", parley.Party), state("Midland", parley.Host)},
			nil,
			[]string{"Norland"},
			nil,
		},
		"a host that bargains is a party": {
			[]parley.Participant{state("Midland", parley.Party), state("Midland", parley.Host)},
			nil,
			[]string{"Midland"},
			nil,
		},
		"a person who mediates is no party": {
			[]parley.Participant{state("Norland", parley.Party), person("Eva Roth", "Midland", "", parley.Mediator), state("Midland", parley.Mediator)},
			nil,
			[]string{"Norland"},
			[]string{"Eva Roth", "Midland"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := labels.FromMentions("a", "2024-03-05", []*parley.Mention{{ID: "men_1", Kind: parley.Talks, Status: parley.Held, Participants: c.participants}}).Events[0]
			for _, d := range []string{diff(c.people, e.People), diff(c.parties, e.Parties), diff(c.mediators, e.Mediators)} {
				if d != "" {
					t.Error(d)
				}
			}
		})
	}
}

func diff(want, got []string) string { return cmp.Diff(append([]string{}, want...), got) }

// People carry the first office and side that any event gives; links go by key.
func TestActorsAndLinks(t *testing.T) {
	f := labels.FromMentions("a", "2024-03-05", []*parley.Mention{
		{ID: "men_1", Kind: parley.Talks, Status: parley.Held, When: parley.On("2024-03-05"), Participants: []parley.Participant{person("Ann Berg", "", "", parley.Member)}, Previous: []string{"men_2", "men_9"}},
		{ID: "men_2", Kind: parley.Statement, Status: parley.Held, Participants: []parley.Participant{person("Ann Berg", "Norland", "envoy", parley.Speaker)}, About: []string{"men_1"}},
	})
	norland, envoy := "Norland", "envoy"
	want := []labels.Actor{{Name: "Ann Berg", Kind: "person", Represents: &norland, Role: &envoy}, {Name: "Norland", Kind: "state"}}
	if d := cmp.Diff(want, f.Actors); d != "" {
		t.Error(d)
	}
	if d := diff([]string{"e2"}, f.Events[0].Previous) + diff([]string{"e1"}, f.Events[1].About); d != "" {
		t.Error(d)
	}
	body, err := json.Marshal(f.Events[0])
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(body), `"place":null`) || !strings.Contains(string(body), `"people":["Ann Berg"]`) || !strings.Contains(string(body), `"mediators":[]`) {
		t.Errorf("%s", body)
	}
}

// A span of days is as precise as its shape.
func TestPrecision(t *testing.T) {
	for span, want := range map[[2]string]parley.Precision{
		{"2024-03-05", "2024-03-05"}: parley.Day, {"2024-03-05", ""}: parley.Day, {"2024-03-05", "2024-03-07"}: parley.SpanOf,
		{"2024-03-04", "2024-03-10"}: parley.Week, {"2024-02-01", "2024-02-29"}: parley.Month, {"2024-01-01", "2024-12-31"}: parley.Year, {"", ""}: parley.Unknown,
	} {
		e := labels.Event{Key: "e1", Kind: "talks", Status: "held"}
		if span[0] != "" {
			e.Start = &span[0]
		}
		if span[1] != "" {
			e.End = &span[1]
		}
		ms, err := labels.ToMentions(labels.File{Events: []labels.Event{e}}, &parley.Article{ID: "art_a"})
		if err != nil {
			t.Fatal(err)
		}
		if ms[0].When.Precision != want {
			t.Errorf("%v is %s, want %s", span, ms[0].When.Precision, want)
		}
	}
}

// What is wrong is named.
func TestErrors(t *testing.T) {
	for file, want := range map[string]string{
		`{"events":[{"key":"e1","kind":"party","status":"held"}]}`:                                              `event e1: kind`,
		`{"events":[{"key":"e1","kind":"talks","status":"done"}]}`:                                              `event e1: status`,
		`{"events":[{"kind":"talks","status":"held"}]}`:                                                         `event 1 needs a key`,
		`{"events":[{"key":"e1","kind":"talks","status":"held"},{"key":"e1","kind":"talks","status":"held"}]}`:  `event 2 needs a key`,
		`{"events":[{"key":"e1","kind":"talks","status":"held","start":"soon"}]}`:                               `event e1: start`,
		`{"events":[{"key":"e1","kind":"talks","status":"held","end":"2024-03-05"}]}`:                           `event e1: start`,
		`{"events":[{"key":"e1","kind":"talks","status":"held","about":["e2"]}]}`:                               `about: there is no event "e2"`,
		`{"events":[{"key":"e1","kind":"proposal","status":"held","positions":[{"actor":"A","stance":"no"}]}]}`: `stance of A`,
		`{"actors":[{"name":"A","kind":"firm"}]}`:                                                               `actor "A": kind`,
		`{"actors":[{"name":" ","kind":"state"}]}`:                                                              `an actor has no name`,
	} {
		var f labels.File
		if err := json.Unmarshal([]byte(file), &f); err != nil {
			t.Fatal(err)
		}
		if _, err := labels.ToMentions(f, &parley.Article{ID: "art_a"}); !errors.Is(err, parley.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", file, err, want)
		}
	}
}

// An occasion says which one it takes the place of, and says so again when it
// is written.
func TestMovedFrom(t *testing.T) {
	const file = `{"id": "a", "published": "2025-04-10", "actors": [], "events": [
		{"key": "e1", "kind": "talks", "status": "cancelled", "start": "2025-04-12", "end": "2025-04-12", "parties": ["Norland", "Sudwald"]},
		{"key": "e2", "kind": "talks", "status": "planned", "start": "2025-04-20", "end": "2025-04-20", "parties": ["Norland", "Sudwald"], "moved_from": "KEY"}]}`
	for key, ok := range map[string]bool{"e1": true, "e2": false, "e3": false} {
		var f labels.File
		if err := json.Unmarshal([]byte(strings.Replace(file, "KEY", key, 1)), &f); err != nil {
			t.Fatal(err)
		}
		ms, err := labels.ToMentions(f, &parley.Article{ID: "art_x"})
		if !ok {
			if !errors.Is(err, parley.ErrInvalid) {
				t.Errorf("moved from %s: error %v, want ErrInvalid", key, err)
			}
			continue
		}
		if err != nil || ms[1].MovedFrom != ms[0].ID {
			t.Fatalf("moved from %q, error %v; want %q", ms[1].MovedFrom, err, ms[0].ID)
		}
		if again := labels.FromMentions("a", "2025-04-10", ms).Events[1].MovedFrom; again == nil || *again != "e1" {
			t.Errorf("written as moved from %v", again)
		}
	}
}
