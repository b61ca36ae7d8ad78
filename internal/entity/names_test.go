package entity_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

func TestStates(t *testing.T) {
	for name, want := range map[string]string{
		"US": "United States", "U.S.": "United States", "american": "United States", "Britain": "United Kingdom", "Türkiye": "Turkey", "Turkiye": "Turkey",
		"DPRK": "North Korea", "Congolese": "Democratic Republic of the Congo", "the Netherlands": "Netherlands", "Palestinian": "Palestinian Authority",
		"Côte d’Ivoire": "Ivory Coast", "Russians": "Russia", "Holy See": "Vatican City",
	} {
		if got, ok := entity.DefaultNames().State(name); !ok || got != want {
			t.Errorf("State(%q) = %q, %v; want %q", name, got, ok, want)
		}
	}
	for _, name := range []string{"", "Europe", "Geneva", "Hamas", "Ruritania"} {
		if got, ok := entity.DefaultNames().State(name); ok {
			t.Errorf("State(%q) = %q, want none", name, got)
		}
	}
}

func TestPlaces(t *testing.T) {
	for name, want := range map[string]entity.Location{
		"Kiev":            {Name: "Kiev", Country: "Ukraine", Capital: true},
		"Washington D.C.": {Name: "Washington", Country: "United States", Capital: true},
		"Sharm el Sheikh": {Name: "Sharm el-Sheikh", Country: "Egypt"},
		"Geneva":          {Name: "Geneva", Country: "Switzerland"},
		"Panmunjom":       {Name: "Panmunjom", Country: "North Korea"},
		"Crans-Montana":   {Name: "Crans-Montana", Country: "Switzerland"},
		"Camp David":      {Name: "Camp David", Country: "United States", Region: "Camp David"},
		"the Black Sea":   {Name: "Black Sea", Region: "Black Sea"},
		"Singapore":       {Name: "Singapore", Country: "Singapore"},
	} {
		got, ok := entity.DefaultNames().Place(name)
		if got.Name == "Geneva" && (got.Point == nil || got.Point.Latitude < 46 || got.Point.Latitude > 47) {
			t.Errorf("Geneva lies at %+v", got.Point)
		}
		got.Point = nil
		if !ok || got != want {
			t.Errorf("Place(%q) = %+v, %v; want %+v", name, got, ok, want)
		}
	}
	if state, ok := entity.DefaultNames().Capital("Islamabad"); !ok || state != "Pakistan" {
		t.Errorf("Islamabad is the capital of %q, %v", state, ok)
	}
	if state, ok := entity.DefaultNames().Capital("Istanbul"); ok {
		t.Errorf("Istanbul is said to be the capital of %q", state)
	}
	if name, ok := entity.DefaultNames().Organisation("Hizbullah"); !ok || name != "Hezbollah" {
		t.Errorf("Hizbullah is %q, %v", name, ok)
	}
}

// A user's own names win over those that come with Parley.
func TestOwnNames(t *testing.T) {
	names, err := entity.DefaultNames().With(strings.NewReader(
		"# ours\nparty\tBlue Hand\tthe Hand; BH\nstate\tRuritania\nadjective\tRuritanian\t\tRuritania\nplace\tStrelsau\t\tRuritania\t49.1\t12.9\nsite\tZenda Castle\t\tRuritania\n"), "ours.tsv")
	if err != nil {
		t.Fatal(err)
	}
	text := "Ruritanian President Rudolf Elphberg met Blue Hand envoy Antoine Mauban in Strelsau."
	d := entity.Find(&parley.Article{Text: text}, sentence.Split(text), names)
	check(t, d, want{words: "Ruritanian President Rudolf Elphberg", kind: entity.Person, represents: "Ruritania"})
	check(t, d, want{words: "Blue Hand envoy Antoine Mauban", kind: entity.Person, represents: "Blue Hand"})
	check(t, d, want{words: "Strelsau", kind: entity.Place, country: "Ruritania"})
	if p, ok := names.Place("Strelsau"); !ok || p.Point == nil || p.Point.Longitude != 12.9 {
		t.Errorf("Strelsau is %+v, %v", p, ok)
	}
	if _, ok := entity.DefaultNames().State("Ruritania"); ok {
		t.Error("a user's names changed the names of everybody")
	}
}

func TestOwnNamesThatAreWrong(t *testing.T) {
	for lines, say := range map[string]string{
		"party\tA\n\nclub\tB\n":             `ours.tsv:3`,
		"party\n":                           `name, is empty`,
		"seat\tBig House\n":                 `fourth column`,
		"place\tStrelsau\t\tX\t91\t12\n":    `latitude`,
		"place\tStrelsau\t\tX\tnorth\t12\n": `latitude`,
	} {
		_, err := entity.DefaultNames().With(strings.NewReader(lines), "ours.tsv")
		if !errors.Is(err, parley.ErrInvalid) || !strings.Contains(err.Error(), say) || !strings.Contains(err.Error(), "ours.tsv:") {
			t.Errorf("%q gives the error %v, want one that says %q", lines, err, say)
		}
	}
}
