package entity_test

import (
	"testing"

	"github.com/parley-talks/parley/internal/entity"
)

// Whom an office before, behind or beside a name makes it stand for.
func TestOfficesAndNames(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		want   []want
		absent []string
	}{
		"a city behind a title begins a name": {
			text:   "Djiboutian President Hassan Sheikh Dirir met Prime Minister Lima Rojas of Peru. Dirir then left.",
			want:   []want{{words: "Djiboutian President Hassan Sheikh Dirir", kind: entity.Person, name: "Hassan Sheikh Dirir", represents: "Djibouti"}, {words: "Prime Minister Lima Rojas", kind: entity.Person, represents: "Peru"}, {words: "Dirir", kind: entity.Person, name: "Hassan Sheikh Dirir"}},
			absent: []string{"Hassan"},
		},
		"an office of a state by its full name, and another behind it": {
			text: "Ana Rojas spoke to the President of the French Republic Emmanuel Durand and President of Peru Luis Quispe. Durand left.",
			want: []want{{words: "the President of the French Republic Emmanuel Durand", kind: entity.Person, name: "Emmanuel Durand", represents: "France"}, {words: "President of Peru Luis Quispe", kind: entity.Person, represents: "Peru"}},
		},
		"a minister of several matters": {
			text: "Peruvian Minister of Communications and Information Luis Quispe spoke.",
			want: []want{{words: "Peruvian Minister of Communications and Information Luis Quispe", kind: entity.Person, name: "Luis Quispe", represents: "Peru"}},
		},
		"where somebody left for is not whom he acts for": {
			text: "Before they left Kabul for Doha, former Peruvian President Luis Quispe spoke.",
			want: []want{{words: "former Peruvian President Luis Quispe", kind: entity.Person, represents: "Peru"}},
		},
		"a city behind an office and a preposition is a place": {
			text: "The president spoke in Hassan. The foreign minister left Lima.",
			want: []want{{words: "Hassan", kind: entity.Place, country: "India"}, {words: "Lima", kind: entity.Place, country: "Peru"}},
		},
		"a rank behind an office is no part of the name": {
			text: "Qatari Prime Minister Sheikh Nasser Thani met Emir Sheikh Salim.",
			want: []want{{words: "Qatari Prime Minister Sheikh Nasser Thani", kind: entity.Person, name: "Nasser Thani"}},
		},
		"their own negotiator speaks for whom the sentence is about": {
			text: "The Houthis turned down the U.N. envoy's plan, their chief negotiator Salim Nasser said.",
			want: []want{{words: "their chief negotiator Salim Nasser", kind: entity.Person, name: "Salim Nasser", represents: "Houthis"}},
		},
		"a king where somebody goes on to": {
			text: "Peruvian President Ana Rojas met Saudi Crown Prince Salim Nasser in Riyadh before flying to Jordan, where she is due to see King Hassan.",
			want: []want{{words: "King Hassan", kind: entity.Person, name: "Hassan", represents: "Jordan"}},
		},
		"the ministry is that of the minister named first": {
			text: "Peruvian Foreign Minister Ana Rojas will meet her Chilean counterpart Juan Quispe, the ministry said.",
			want: []want{{words: "the ministry", kind: entity.Group, form: entity.Reference, name: "the ministry", represents: "Peru"}},
		},
		"initials without full stops are part of the name": {
			text: "Peru's National Security Adviser J K Quispe met Ana Rojas of Chile.",
			want: []want{{words: "Peru's National Security Adviser J K Quispe", kind: entity.Person, name: "J K Quispe", represents: "Peru"}},
		},
		"half of a hyphenated word is no name": {
			text:   "High-Stakes Diplomacy: Rojas to see Quispe\n\nChilean Foreign Minister Ana Rojas met Peruvian Foreign Minister Juan Quispe.",
			want:   []want{{words: "Chilean Foreign Minister Ana Rojas", kind: entity.Person, represents: "Chile"}},
			absent: []string{"-Stakes Diplomacy", "Stakes Diplomacy"},
		},
		"nobody acts for the state of a counterpart": {
			text: "Rojas and Solberg talk in Oslo on Norway's fish\n\nPeru will not give in, Foreign Minister Ana Rojas says of her meeting with Kari Solberg, her counterpart from Norway.",
			want: []want{{words: "Foreign Minister Ana Rojas", kind: entity.Person, represents: "Peru"}, {words: "Kari Solberg", kind: entity.Person, represents: "Norway"}},
		},
		"nor for that of one without a name": {
			text: "Foreign Minister Ana Rojas will see her Norwegian counterpart. Norway wants more fish. Norwegian boats wait.",
			want: []want{{words: "Foreign Minister Ana Rojas", kind: entity.Person, represents: "-"}},
		},
		"a colleague can be of the same state": {
			text: "Norwegian Foreign Minister Kari Solberg and her colleague Defence Minister Per Holm met.",
			want: []want{{words: "Norwegian Foreign Minister Kari Solberg", kind: entity.Person, represents: "Norway"}},
		},
		"a minister whose state only the headline gives": {
			text: "Peru and Chile agree on fish\n\nActing Prime Minister Juan Quispe saw Chilean Foreign Minister Ana Rojas on Monday.",
			want: []want{{words: "Acting Prime Minister Juan Quispe", kind: entity.Person, represents: "Peru"}},
		},
		"a headline of three states leaves it open": {
			text: "Peru, Bolivia and Chile agree on fish\n\nActing Prime Minister Juan Quispe saw Chilean Foreign Minister Ana Rojas on Monday.",
			want: []want{{words: "Acting Prime Minister Juan Quispe", kind: entity.Person, represents: "-"}},
		},
		"a minister whose state only the dateline gives": {
			text: "LIMA, June 3 (Reuters) - Acting Prime Minister Juan Quispe saw Chilean Foreign Minister Ana Rojas on Monday.",
			want: []want{{words: "Acting Prime Minister Juan Quispe", kind: entity.Person, represents: "Peru"}},
		},
		"a guest is not of the state of the dateline": {
			text: "LIMA, June 3 (Reuters) - Foreign Minister Ana Rojas saw Peruvian President Juan Quispe on Monday.",
			want: []want{{words: "Foreign Minister Ana Rojas", kind: entity.Person, represents: "-"}},
		},
		"who is sent is not of the state of those he sees": {
			text: "Special Coordinator Per Holm saw Peruvian Foreign Minister Ana Rojas. Peru is content. Peru waits.",
			want: []want{{words: "Special Coordinator Per Holm", kind: entity.Person, represents: "-"}},
		},
		"offices in capitals": {
			text: "EAM Verma and NSA Kapoor saw Chadian FM Moussa Idriss; DPM Rana of Nepal came later.",
			want: []want{
				{words: "EAM Verma", kind: entity.Person, name: "Verma", represents: "India", title: "EAM"},
				{words: "NSA Kapoor", kind: entity.Person, name: "Kapoor", title: "NSA"},
				{words: "Chadian FM Moussa Idriss", kind: entity.Person, represents: "Chad"},
				{words: "DPM Rana", kind: entity.Person, name: "Rana", represents: "Nepal"},
			},
		},
		"capitals that are no office": {
			text:   "The NSA listened in at 4 PM. NSA Director Jo Hart said so.",
			absent: []string{"The NSA", "The NSA listened", "4 PM", "NSA Director"},
		},
		"who works at a ministry is of its state": {
			text: "Vera Soto, who is in charge of Peruvian affairs at the Chilean Foreign Ministry, and Jo Hart, responsible for trade at the Canadian Foreign Ministry, spoke.",
			want: []want{{words: "Vera Soto", kind: entity.Person, represents: "Chile"}, {words: "Jo Hart", kind: entity.Person, represents: "Canada"}},
		},
		"who was seen at a ministry is of no state": {
			text: "Vera Soto, who spoke at the Chilean Foreign Ministry, left.",
			want: []want{{words: "Vera Soto", kind: entity.Person, represents: "-"}},
		},
	} {
		t.Run(name, func(t *testing.T) { reads(t, c.text, "", c.want, c.absent) })
	}
}
