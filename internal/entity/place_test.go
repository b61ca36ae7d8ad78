package entity_test

import (
	"testing"

	"github.com/parley-talks/parley/internal/entity"
)

func TestPlacesAndSites(t *testing.T) {
	for text, c := range map[string]struct {
		want   []want
		absent []string
	}{
		"They flew to the Kenyan capital on Monday.": {
			want: []want{{words: "the Kenyan capital", kind: entity.Place, name: "Nairobi", country: "Kenya"}},
		},
		"They met in Peru's capital.": {
			want: []want{{words: "Peru's capital", kind: entity.Place, name: "Lima", country: "Peru"}},
		},
		"They met in the Kenyan capital, Nairobi, and not in Lima, the Peruvian capital.": {
			want:   []want{{words: "Nairobi", kind: entity.Place, country: "Kenya"}, {words: "Lima", kind: entity.Place}},
			absent: []string{"the Kenyan capital", "the Peruvian capital"},
		},
		"They met in the Swiss village of Obertal and at Mount Harl.": {
			want: []want{
				{words: "Obertal", kind: entity.Place, name: "Obertal", country: "Switzerland"},
				{words: "Mount Harl", kind: entity.Place},
			},
		},
		"They met at the residence of the Peruvian consul general in Istanbul.": {
			want: []want{{words: "the residence of the Peruvian consul general", kind: entity.Site, name: "residence of the Peruvian consul general", city: "Istanbul", country: "Turkey"}},
		},
		"They met at the official residence of Peruvian President Ana Rojas.": {
			want: []want{
				{words: "the official residence", kind: entity.Site},
				{words: "Peruvian President Ana Rojas", kind: entity.Person, represents: "Peru"},
			},
		},
		"They prayed in St. Anna's Basilica and slept at the Ritz-Carlton in Doha.": {
			want: []want{
				{words: "St. Anna's Basilica", kind: entity.Site},
				{words: "the Ritz-Carlton", kind: entity.Site, name: "Ritz-Carlton", city: "Doha", country: "Qatar"},
			},
		},
		"They met at the presidential palace in Nicosia and at the foreign ministry in Amman.": {
			want: []want{
				{words: "the presidential palace", kind: entity.Site, name: "presidential palace", city: "Nicosia", country: "Cyprus"},
				{words: "the foreign ministry", kind: entity.Site, name: "foreign ministry", city: "Amman", country: "Jordan"},
			},
		},
		"They met at the Geneva Lakeside Hotel.": {
			want: []want{{words: "the Geneva Lakeside Hotel", kind: entity.Site, city: "Geneva", country: "Switzerland"}},
		},
		"They met in the Oval Office and at the State Department.": {
			want: []want{
				{words: "the Oval Office", kind: entity.Site, name: "Oval Office", city: "-", country: "United States"},
				{words: "the State Department", kind: entity.Site, name: "State Department", city: "-"},
			},
		},
	} {
		t.Run(text, func(t *testing.T) { reads(t, text, "2025-03-01", c.want, c.absent) })
	}
}

func TestCapitalsThatAct(t *testing.T) {
	ukraine := want{words: "Kyiv", kind: entity.State, form: entity.Metonym, name: "Ukraine"}
	for text, w := range map[string]want{
		"Moscow and Kyiv to free prisoners\n\nThe two agreed on a list.":       ukraine,
		"Moscow, Kyiv hold talks in Muscat\n\nThe two agreed on a list.":       ukraine,
		"Kyiv to host a summit of five\n\nThe five agreed on a list.":          ukraine,
		"Kyiv, which wants a truce, said no.":                                  ukraine,
		"Kyiv, which lies on the Dnieper, is old.":                             {words: "Kyiv", kind: entity.Place, name: "Kyiv"},
		"Moscow and Kyiv to the rescue of trains\n\nThe two agreed on a list.": {words: "Kyiv", kind: entity.Place, name: "Kyiv"},
		"Ana Rojas traveled to Kyiv with two aides.":                           {words: "Kyiv", kind: entity.Place, name: "Kyiv"},
		"UN peace efforts have stalled.":                                       {words: "UN", kind: entity.Organisation, form: entity.Adjective},
		"The UN warned of a famine.":                                           {words: "The UN", kind: entity.Organisation},
	} {
		t.Run(text, func(t *testing.T) { reads(t, text, "2025-03-01", []want{w}, nil) })
	}
}
