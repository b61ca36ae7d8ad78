package entity_test

import (
	"testing"

	"github.com/parley-talks/parley/internal/entity"
)

// Offices without a state take it from the article, never from whichever
// state stands near.
func TestBareTitles(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		want   []want
		absent []string
	}{
		"the article's own state, not the one spoken of": {
			text: "Chile's navy stays in port. Chile wants talks and Chilean voters do, too. Defence Minister Ana Rojas said that Peru must answer.",
			want: []want{{words: "Defence Minister Ana Rojas", kind: entity.Person, represents: "Chile"}},
		},
		"nobody's where it is unclear": {
			text: "Chile and Peru are at odds. Defence Minister Ana Rojas said that Peru must answer Chile.",
			want: []want{{words: "Defence Minister Ana Rojas", kind: entity.Person, represents: "-"}},
		},
		"the state of those listed with": {
			text: "Peruvian President Luis Quispe flew to Chile, to Chile's desert. With President Quispe, Trade Minister Ana Rojas and spokesman Juan Mamani went to Chile.",
			want: []want{
				{words: "Trade Minister Ana Rojas", kind: entity.Person, represents: "Peru"},
				{words: "spokesman Juan Mamani", kind: entity.Person, represents: "Peru"},
			},
		},
		"the state of who speaks of them": {
			text: "Peruvian President Luis Quispe met Chilean President Ana Rojas. Quispe said that Trade Minister Juan Mamani would sign.",
			want: []want{{words: "Trade Minister Juan Mamani", kind: entity.Person, represents: "Peru"}},
		},
		"ministers of two states take none of the sentence": {
			text: "Foreign ministers Rojas and Quispe to meet in Moscow\n\nThe leaders of Chile and Peru met in May. Ana Rojas and Luis Quispe will go to the Russian capital.",
			want: []want{
				{words: "Ana Rojas", kind: entity.Person, represents: "Chile"},
				{words: "Luis Quispe", kind: entity.Person, represents: "Peru"},
			},
		},
		"a post abroad is no owner": {
			text: "Ana Rojas, ambassador to Peru, met Luis Quispe, the Chilean ambassador in Manila.",
			want: []want{
				{words: "Ana Rojas", kind: entity.Person, represents: "-"},
				{words: "Luis Quispe", kind: entity.Person, represents: "Chile"},
			},
		},
		"a ministry is that of its capital, else the one before, else the article's": {
			text: "Peru's foreign ministry spoke first. The ministry said more. The Foreign Ministry in Santiago was silent. A Foreign Ministry spokesman smiled.",
			want: []want{
				{words: "The ministry", kind: entity.Group, form: entity.Reference, represents: "Peru"},
				{words: "The Foreign Ministry", kind: entity.Group, form: entity.Reference, represents: "Chile"},
			},
		},
		"each of a list with its own state": {
			text: "She met the foreign ministers of Peru, Luis Quispe, of Chile, Ana Rojas, and of Bolivia, Juan Mamani.",
			want: []want{
				{words: "Luis Quispe", kind: entity.Person, represents: "Peru", title: "foreign minister"},
				{words: "Ana Rojas", kind: entity.Person, represents: "Chile"},
				{words: "Juan Mamani", kind: entity.Person, represents: "Bolivia"},
			},
		},
		"that of another state": {
			text: "Ana Rojas, a special envoy, leads the delegation of Chile, and Deputy Foreign Minister Luis Quispe that of Peru.",
			want: []want{
				{words: "Ana Rojas", kind: entity.Person, represents: "Chile"},
				{words: "Deputy Foreign Minister Luis Quispe", kind: entity.Person, represents: "Peru"},
			},
		},
		"two appositions in a row": {
			text: "She thanked Luis Quispe, the former president of Peru, Ana Rojas, the former president of Chile, and others.",
			want: []want{
				{words: "Luis Quispe", kind: entity.Person, represents: "Peru"},
				{words: "Ana Rojas", kind: entity.Person, represents: "Chile", title: "former president"},
			},
		},
		"an office held weighs more than one once held": {
			text: "Former Peruvian President Luis Quispe, head of the African Union mission, spoke. Former Peruvian leader Quispe left.",
			want: []want{{words: "Former Peruvian President Luis Quispe", kind: entity.Person, represents: "African Union"}},
		},
		"who serves whom": {
			text: "Ana Rojas, the security adviser to Prime Minister Luis Quispe of Peru, met a spokesman for Chilean President Juan Mamani.",
			want: []want{
				{words: "Ana Rojas", kind: entity.Person, represents: "Peru", title: "security adviser to Prime Minister Luis Quispe"},
				{words: "a spokesman for Chilean President Juan Mamani", kind: entity.Group, form: entity.Reference, represents: "Chile"},
			},
		},
		"an abbreviation between office and name": {
			text: "The Executive Secretary of the East African Community (EAC), Mary Wanjiru, met Chinese FM Lu Ping at 4 p.m. in Lima and at 5 PM in Lima.",
			want: []want{
				{words: "The Executive Secretary of the East African Community (EAC), Mary Wanjiru", kind: entity.Person, represents: "East African Community"},
				{words: "Chinese FM Lu Ping", kind: entity.Person, represents: "China", title: "FM"},
			},
			absent: []string{"p.m. in Lima", "PM in Lima"},
		},
		"powers are a group of states, and no office": {
			text: "Iran and six world powers met. Ana Rojas spoke for Peru.",
			want: []want{{words: "six world powers", kind: entity.Group, form: entity.Reference, count: 6}},
		},
		"an office abbreviated is no party, and a committee no person": {
			text:   "External Affairs Minister (EAM) Ana Rojas met the General Border Committee. EAM spoke.",
			want:   []want{{words: "External Affairs Minister (EAM) Ana Rojas", kind: entity.Person}},
			absent: []string{"EAM", "General Border"},
		},
	} {
		t.Run(name, func(t *testing.T) { reads(t, c.text, "2031-03-01", c.want, c.absent) })
	}
}

// A family name written first means the person named most so far.
func TestFamilyNamesOfSeveral(t *testing.T) {
	text := "North Korean leader Kim Chol Ho met Chilean President Ana Rojas on Friday. Kim came with his sister, Kim Sun Hui, and with Kim Tae Song.\n\nMr. Kim spoke. Rojas greeted Kim. He thanked her."
	d := read(text, "2031-03-01")
	n := 0
	for _, e := range d.Entities {
		if w := text[e.Span.Start:e.Span.End]; w == "Kim" || w == "Mr. Kim" {
			n++
			if e.Name != "Kim Chol Ho" {
				t.Errorf("%q at %d is %q", w, e.Span.Start, e.Name)
			}
		}
	}
	if n != 3 {
		t.Errorf("%d short names found, want 3", n)
	}
}

// "him" is never who acts on him.
func TestHimIsAnother(t *testing.T) {
	for text, name := range map[string]string{
		"Ana Rojas received him.":                                   "",
		"Luis Quispe came to Lima. Ana Rojas received him.":         "Luis Quispe",
		"Luis Quispe said that Ana Rojas had received him in Lima.": "Luis Quispe",
	} {
		d := read(text, "2031-03-01")
		found := false
		for _, e := range d.Entities {
			if text[e.Span.Start:e.Span.End] == "him" {
				found = true
				if e.Name != name {
					t.Errorf("%s: him is %q, want %q", text, e.Name, name)
				}
			}
		}
		if !found {
			t.Errorf("%s: him is not read", text)
		}
	}
}
