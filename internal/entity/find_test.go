package entity_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// want is what one stretch of a text must be read as. Empty fields are not
// looked at, "-" stands for empty.
type want struct {
	words      string // the entity's own words
	kind       entity.Kind
	form       entity.Form
	name       string
	represents string
	title      string
	country    string
	city       string
	members    string // joined by commas
	count      int
}

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		text      string
		published string
		want      []want
		absent    []string // words that must be no entity of their own
	}{
		"a state's adjective before an office": {
			text: "Norwegian Foreign Minister Kari Solberg met Omani Trade Minister Salim al-Harthy.",
			want: []want{
				{words: "Norwegian Foreign Minister Kari Solberg", kind: entity.Person, name: "Kari Solberg", represents: "Norway", title: "Foreign Minister"},
				{words: "Omani Trade Minister Salim al-Harthy", kind: entity.Person, name: "Salim al-Harthy", represents: "Oman", title: "Trade Minister"},
			},
		},
		"a long chain of titles": {
			text: "U.S. Deputy Assistant Secretary of State for Western Hemisphere Affairs Laura Penn arrived.",
			want: []want{{words: "U.S. Deputy Assistant Secretary of State for Western Hemisphere Affairs Laura Penn", kind: entity.Person, name: "Laura Penn", represents: "United States", title: "Deputy Assistant Secretary of State for Western Hemisphere Affairs"}},
		},
		"an owner, an office, a comma, a name": {
			text: "Peru's foreign minister, Luis Quispe, waited.",
			want: []want{{words: "Peru's foreign minister, Luis Quispe", kind: entity.Person, name: "Luis Quispe", represents: "Peru", title: "foreign minister"}},
		},
		"an apposition behind the name": {
			text: "Luis Quispe, the secretary of Peru's National Security Council, said that Ana Rojas, an adviser to the Chilean president, agreed.",
			want: []want{
				{words: "Luis Quispe", kind: entity.Person, represents: "Peru", title: "secretary of Peru's National Security Council"},
				{words: "Ana Rojas", kind: entity.Person, represents: "Chile", title: "adviser to the Chilean president"},
			},
			absent: []string{"Peru", "the Chilean president"},
		},
		"a list is no apposition": {
			text: "Luis Quispe, Chilean President Ana Rojas and Bolivian envoy Juan Mamani met.",
			want: []want{
				{words: "Luis Quispe", kind: entity.Person, represents: "-"},
				{words: "Chilean President Ana Rojas", kind: entity.Person, represents: "Chile"},
				{words: "Bolivian envoy Juan Mamani", kind: entity.Person, represents: "Bolivia", title: "envoy"},
			},
		},
		"of and possessive name what people are of": {
			text: "Ana Rojas of Chile, Peru's Luis Quispe and Jo Hart for the European Union took part.",
			want: []want{
				{words: "Ana Rojas", kind: entity.Person, represents: "Chile"},
				{words: "Peru's Luis Quispe", kind: entity.Person, name: "Luis Quispe", represents: "Peru"},
				{words: "Jo Hart", kind: entity.Person, represents: "European Union"},
			},
		},
		"through a person": {
			text: "Kenyan President Daudi Otieno sent his envoy, Mary Wanjiru. Otieno's aide Peter Kamau stayed.",
			want: []want{
				{words: "his envoy, Mary Wanjiru", kind: entity.Person, represents: "Kenya", title: "envoy"},
				{words: "Otieno's aide Peter Kamau", kind: entity.Person, represents: "Kenya", title: "Otieno's aide"},
			},
		},
		"a titled owner behind the name": {
			text:   "Mary Wanjiru, Kenyan President Daudi Otieno's special envoy, landed.",
			want:   []want{{words: "Mary Wanjiru", kind: entity.Person, represents: "Kenya", title: "special envoy"}},
			absent: []string{"Kenyan President Daudi Otieno"},
		},
		"who leads a side": {
			text: "Olga Belova led the Moldovan delegation. Gagauz lawyers listened. The Romanian team was headed by Ion Pop.",
			want: []want{
				{words: "Olga Belova", kind: entity.Person, represents: "Moldova"},
				{words: "Ion Pop", kind: entity.Person, represents: "Romania"},
				{words: "the Moldovan delegation", kind: entity.Group, form: entity.Reference, represents: "Moldova"},
			},
		},
		"an office for several, in order": {
			text: "The foreign ministers of Chad and Niger, Moussa Idriss and Ali Seyni, signed.",
			want: []want{
				{words: "The foreign ministers of Chad and Niger", kind: entity.Group, form: entity.Reference, members: "Chad,Niger"},
				{words: "Moussa Idriss", kind: entity.Person, represents: "Chad", title: "foreign minister"},
				{words: "Ali Seyni", kind: entity.Person, represents: "Niger"},
			},
		},
		"an office for several, all of one state": {
			text: "The Swedish envoys Eva Lind and Per Holm flew home.",
			want: []want{
				{words: "Eva Lind", kind: entity.Person, represents: "Sweden", title: "envoy"},
				{words: "Per Holm", kind: entity.Person, represents: "Sweden", title: "envoy"},
			},
		},
		"surnames point back, also from a headline": {
			text: "Solberg sees Harthy in Bergen\n\nNorwegian Foreign Minister Kari Solberg met Omani Trade Minister Salim al-Harthy on Monday. Later al-Harthy thanked Ms. Solberg.",
			want: []want{
				{words: "Solberg", kind: entity.Person, name: "Kari Solberg"},
				{words: "al-Harthy", kind: entity.Person, name: "Salim al-Harthy", represents: "Oman"},
				{words: "Ms. Solberg", kind: entity.Person, name: "Kari Solberg"},
			},
		},
		"two of one surname stay two": {
			text: "South Korean envoy Park Min-ho met North Korean diplomat Park Chol Su on Friday. Park Chol Su said little.",
			want: []want{
				{words: "South Korean envoy Park Min-ho", kind: entity.Person, name: "Park Min-ho", represents: "South Korea"},
				{words: "Park Chol Su", kind: entity.Person, name: "Park Chol Su", represents: "North Korea"},
			},
		},
		"spellings of one name meet": {
			text: "Russian diplomat Andrei Vasiliev spoke on Monday. Andrey Vasilyev left on Tuesday.",
			want: []want{{words: "Andrey Vasilyev", kind: entity.Person, name: "Andrei Vasiliev", represents: "Russia"}},
		},
		"references point to the one who has the office": {
			text: "Peruvian President Luis Quispe met Chilean President Ana Rojas. The Chilean president said no. The envoy slept.",
			want: []want{{words: "The Chilean president", kind: entity.Person, form: entity.Reference, name: "Ana Rojas", represents: "Chile"}},
		},
		"a reference to somebody the text does not name": {
			text: "The Laotian foreign minister received them.",
			want: []want{{words: "The Laotian foreign minister", kind: entity.Person, form: entity.Reference, name: "-", represents: "Laos", title: "foreign minister"}},
		},
		"pronouns mean the one the text is speaking of": {
			text: "Peruvian President Luis Quispe met Ana Rojas in Lima. He thanked her.",
			want: []want{{words: "He", kind: entity.Person, form: entity.Pronoun, name: "Luis Quispe", represents: "Peru"}},
		},
		"groups of two states": {
			text: "Kenyan and Ugandan officials and a Rwandan team held talks; both sides were content.",
			want: []want{
				{words: "Kenyan and Ugandan officials", kind: entity.Group, form: entity.Reference, members: "Kenya,Uganda"},
				{words: "a Rwandan team", kind: entity.Group, form: entity.Reference, represents: "Rwanda"},
				{words: "both sides", kind: entity.Group, form: entity.Reference, count: 2},
			},
		},
		"three owners of one noun": {
			text: "Kenyan, Ugandan and Rwandan mediators helped.",
			want: []want{{words: "Kenyan, Ugandan and Rwandan mediators", kind: entity.Group, form: entity.Reference, members: "Kenya,Uganda,Rwanda"}},
		},
		"capitals that act": {
			text: "Lima has rejected the plan. Talks between Lima and Santiago failed. Santiago's demand stands.",
			want: []want{
				{words: "Lima", kind: entity.State, form: entity.Metonym, name: "Peru"},
				{words: "Santiago", kind: entity.State, form: entity.Metonym, name: "Chile"},
			},
		},
		"capitals as places": {
			text: "They met in Lima and flew to Santiago for the Quito talks in Vilnius, Lithuania.",
			want: []want{
				{words: "Lima", kind: entity.Place, country: "Peru"},
				{words: "Santiago", kind: entity.Place, country: "Chile"},
				{words: "Quito", kind: entity.Place, country: "Ecuador"},
				{words: "Vilnius", kind: entity.Place, country: "Lithuania"},
			},
		},
		"seats of power act, or are sites": {
			text: "The Kremlin said no. They met at the White House.",
			want: []want{
				{words: "The Kremlin", kind: entity.State, form: entity.Metonym, name: "Russia"},
				{words: "the White House", kind: entity.Site, name: "White House", country: "United States"},
			},
		},
		"sites in cities": {
			text: "They met at the Peruvian Embassy in Quito, at the Grand Plaza hotel in Geneva, at Villa Serena and at Lima's Torre Palace.",
			want: []want{
				{words: "the Peruvian Embassy", kind: entity.Site, name: "Peruvian Embassy", city: "Quito", country: "Ecuador"},
				{words: "the Grand Plaza hotel", kind: entity.Site, name: "Grand Plaza hotel", city: "Geneva", country: "Switzerland"},
				{words: "Villa Serena", kind: entity.Site, name: "Villa Serena"},
				{words: "Torre Palace", kind: entity.Site, name: "Torre Palace", city: "Lima", country: "Peru"},
			},
			absent: []string{"Peruvian"},
		},
		"a hotel named after a person is no person": {
			text:   "They met at the King Harald Hotel in Oslo.",
			want:   []want{{words: "the King Harald Hotel", kind: entity.Site, city: "Oslo"}},
			absent: []string{"King Harald"},
		},
		"organisations and parties to conflicts": {
			text: "The AU and the bloc urged the FARC to talk. ELN leader Pablo Soto agreed. Hamas official Sami Nasser did not. The E3 waited.",
			want: []want{
				{words: "The AU", kind: entity.Organisation, name: "African Union"},
				{words: "the FARC", kind: entity.Organisation, name: "Revolutionary Armed Forces of Colombia"},
				{words: "ELN leader Pablo Soto", kind: entity.Person, represents: "National Liberation Army"},
				{words: "Hamas official Sami Nasser", kind: entity.Person, represents: "Hamas"},
				{words: "The E3", kind: entity.Group, members: "United Kingdom,France,Germany"},
			},
			absent: []string{"the bloc"}, // of what, the text does not say
		},
		"an abbreviation that the text explains": {
			text: "The People's Front of Azania (PFA) signed. The PFA was late.",
			want: []want{{words: "The PFA", kind: entity.Organisation, name: "People's Front of Azania"}},
		},
		"the government and the rebels of a war inside a state": {
			text: "Colombia and the ELN met. The rebels and the government of Colombia agreed. Pablo Soto signed for the guerrillas.",
			want: []want{
				{words: "The rebels", kind: entity.Group, form: entity.Reference, represents: "National Liberation Army"},
				{words: "Pablo Soto", kind: entity.Person, represents: "National Liberation Army"},
			},
		},
		"those against a government are no part of the state": {
			text: "Peru's opposition and the Peruvian government met. Chilean rebels were there. An envoy mediated.",
			want: []want{
				{words: "Peru's opposition", kind: entity.Group, form: entity.Reference, represents: "Peruvian opposition"},
				{words: "the Peruvian government", kind: entity.Group, form: entity.Reference, represents: "Peru"},
				{words: "Chilean rebels", kind: entity.Group, form: entity.Reference, represents: "Chilean rebels"},
			},
		},
		"whom a journey leads to": {
			text: "U.S. envoy Ana Soto flew to Lima on Monday for talks with Prime Minister Juan Quispe. She went to Chile to meet Foreign Minister Rosa Leiva.",
			want: []want{
				{words: "Prime Minister Juan Quispe", kind: entity.Person, represents: "Peru"},
				{words: "Foreign Minister Rosa Leiva", kind: entity.Person, represents: "Chile"},
			},
		},
		"a month in a name": {
			text: "Chilean Defence Minister Rosa Jun met Ana May of Peru. Juan Quispe May 5 was the day.",
			want: []want{
				{words: "Chilean Defence Minister Rosa Jun", kind: entity.Person, name: "Rosa Jun", represents: "Chile"},
				{words: "Ana May", kind: entity.Person, represents: "Peru"},
			},
			absent: []string{"Juan Quispe May"},
		},
		"those whom a state backs are not of it": {
			text: "Peru and pro-Chilean rebels met. Mali and Tuareg separatists agreed. Chad and Libyan-backed rebels did not. A truce holds.",
			want: []want{
				{words: "pro-Chilean rebels", kind: entity.Group, form: entity.Reference, represents: "pro-Chilean rebels"},
				{words: "Tuareg separatists", kind: entity.Group, form: entity.Reference, represents: "Tuareg separatists"},
				{words: "Libyan-backed rebels", kind: entity.Group, form: entity.Reference, represents: "Libyan-backed rebels"},
			},
		},
		"an envoy that an organisation sends": {
			text: "Juan Quispe met a special envoy from the African Union (AU). The African Union (AU) special envoy to Chad, Ana Rojas, was late.",
			want: []want{
				{words: "a special envoy from the African Union", kind: entity.Group, form: entity.Reference, represents: "African Union"},
				{words: "The African Union (AU) special envoy to Chad, Ana Rojas", kind: entity.Person, represents: "African Union"},
			},
		},
		"who only arrives in a capital is not of its state": {
			text: "Vice Foreign Minister Juan Quispe arrived in Lima on Tuesday. Chile's delegation came with him. Chile and Chile's president hoped for talks.",
			want: []want{{words: "Vice Foreign Minister Juan Quispe", kind: entity.Person, represents: "Chile"}},
		},
		"the opposition of the state whose government is named": {
			text: "The Peruvian government met the opposition. An envoy of Norway mediated.",
			want: []want{{words: "the opposition", kind: entity.Group, form: entity.Reference, represents: "Peruvian opposition"}},
		},
		"the government's negotiator in a war inside a state": {
			text: "Vera Soto, the government's chief negotiator, met the FARC. Antonio Gil, the group's commander, came late.",
			want: []want{
				{words: "Vera Soto", kind: entity.Person, represents: "Colombia", title: "chief negotiator"},
				{words: "Antonio Gil", kind: entity.Person, represents: "Revolutionary Armed Forces of Colombia", title: "commander"},
			},
		},
		"a counterpart's state is not one's own": {
			text: "Foreign Minister Hamid Dar of Pakistan saw his Nepali counterpart Arjun Rai.",
			want: []want{
				{words: "Foreign Minister Hamid Dar", kind: entity.Person, represents: "Pakistan"},
				{words: "his Nepali counterpart Arjun Rai", kind: entity.Person, represents: "Nepal"},
			},
		},
		"media take no part": {
			text: "Reuters said that TASS and Anadolu had reported it on Telegram.",
			want: []want{
				{words: "Reuters", kind: entity.Reporter},
				{words: "TASS", kind: entity.Reporter},
				{words: "Telegram", kind: entity.Reporter},
			},
		},
		"words that only look like names": {
			text:   "Neither side moved. Yesterday Monday Talks were held by the Peace Conference. The turkey was good and the china broke; may we march on?",
			absent: []string{"Neither", "Yesterday", "Yesterday Monday", "turkey", "china", "may", "march"},
		},
		"the holder of a well-known office, in office": {
			text: "Merkel was there.", published: "2015-02-12",
			want: []want{{words: "Merkel", kind: entity.Person, represents: "Germany"}},
		},
		"the holder of a well-known office, long out of it": {
			text: "Merkel was there.", published: "2035-02-12", absent: []string{"Merkel"},
		},
		"what the text says wins over the list of holders": {
			text: "Turkish envoy Donald Trump sat down.", published: "2025-02-12",
			want: []want{{words: "Turkish envoy Donald Trump", kind: entity.Person, represents: "Turkey"}},
		},
	} {
		t.Run(name, func(t *testing.T) { reads(t, c.text, c.published, c.want, c.absent) })
	}
}

// reads checks one text: what must be read in it, and which words must be no
// entity of their own.
func reads(t *testing.T, text, published string, wants []want, absent []string) {
	t.Helper()
	d := read(text, published)
	for _, w := range wants {
		check(t, d, w)
	}
	for _, a := range absent {
		for _, e := range d.Entities {
			if text[e.Span.Start:e.Span.End] == a {
				t.Errorf("%q is read as %+v", a, e)
			}
		}
	}
}

// check finds an entity of the words wanted that fits in every field.
func check(t *testing.T, d *entity.Document, w want) {
	t.Helper()
	same := func(want, got string) bool { return want == "" || want == got || want == "-" && got == "" }
	var near []entity.Entity
	for _, e := range d.Entities {
		if d.Article.Text[e.Span.Start:e.Span.End] != w.words {
			continue
		}
		if e.Kind == w.kind && e.Form == w.form && same(w.name, e.Name) && same(w.represents, e.Represents) && same(w.title, e.Title) &&
			same(w.country, e.Country) && same(w.city, e.City) && same(w.members, strings.Join(e.Members, ",")) && (w.count == 0 || w.count == e.Count) {
			return
		}
		near = append(near, e)
	}
	if near == nil {
		near = d.Entities
	}
	t.Errorf("no entity is\n%+v, but\n%+v", w, near)
}

// valid says what must hold of every reading of any text.
func valid(t interface{ Fatalf(string, ...any) }, text string) {
	a := &parley.Article{Text: text, Published: parley.Date("2025-03-01").Time()}
	sents := sentence.Split(text)
	d := entity.Find(a, sents, entity.DefaultNames())
	end := 0
	for _, e := range d.Entities {
		if e.Span.Start < end || e.Span.End <= e.Span.Start || e.Span.End > len(text) {
			t.Fatalf("%+v overlaps or lies outside the text %q", e, text)
		}
		end = e.Span.End
		if e.Sentence < 0 || e.Sentence >= len(sents) || e.First < 0 || e.Last > len(sents[e.Sentence].Tokens) || e.First >= e.Last {
			t.Fatalf("%+v points to no tokens", e)
		}
		toks := sents[e.Sentence].Tokens
		if toks[e.First].Span.Start != e.Span.Start || toks[e.Last-1].Span.End != e.Span.End {
			t.Fatalf("%+v does not span its tokens", e)
		}
		if e.Rule == "" {
			t.Fatalf("%+v names no rule", e)
		}
	}
	again := entity.Find(a, sents, entity.DefaultNames())
	if !slices.EqualFunc(d.Entities, again.Entities, func(x, y entity.Entity) bool {
		return x.Span == y.Span && x.Kind == y.Kind && x.Name == y.Name && x.Represents == y.Represents && x.Title == y.Title && x.Rule == y.Rule
	}) {
		t.Fatalf("two readings of %q differ", text)
	}
}

// pieces are what texts of the property test are made of.
var pieces = []string{
	"Ana Rojas", "Luis Quispe", "Rojas", "al-Harthy", "von der Tann", "Peru", "Peruvian", "the U.S.", "U.S.", "Moscow", "the Kremlin", "White House",
	"Foreign Minister", "president", "envoy", "special envoy for", "head of the", "'s", "’s", ",", ".", "\n\n", "and", "of", "for", "in", "at", "to", "the", "his", "a",
	"delegation", "both sides", "officials", "Embassy", "Hotel", "hotel", "Villa", "said", "met", "led by", "who", "Hamas", "(PFA)", "UN", "E3", "the North", "King", "Gen.",
	"\"", "“", "-", "—", ":", "Mr.", "O'Neil", "İstanbul", "Péter", "Reuters", "he", "them", "Kim", "their foreign ministers", "another", "Council", "Republic of",
	"that", "capital", "spokesman for", "adviser to Prime Minister", "to free", "which wants", "foreign ministry", "the foreign ministers of", "that of", "city of", "Mount", "Ritz-Carlton",
}

func TestEntitiesNeverOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 40).Draw(t, "pieces") {
			if b.Len() > 0 && rapid.IntRange(0, 9).Draw(t, "space") > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(p)
		}
		valid(t, b.String())
	})
}

func FuzzFind(f *testing.F) {
	f.Add("Norwegian Foreign Minister Kari Solberg met Oman's envoy, Salim al-Harthy, at the White House.")
	f.Add("İ’s ‘Kim’ — the U.S.-led, Ki-moon’s\xff President")
	f.Fuzz(func(t *testing.T, text string) { valid(t, text) })
}

func BenchmarkFind(b *testing.B) {
	const paragraph = "Norwegian Foreign Minister Kari Solberg met Oman's trade envoy, Salim al-Harthy, at the Grand Plaza hotel in Geneva on Monday. " +
		"The two sides agreed to send delegations to Muscat, the Kremlin said, while Washington and the European Union kept their distance. " +
		"Solberg told reporters that she would brief the U.N. Security Council. Peruvian and Chilean officials waited for the talks to resume.\n\n"
	text := strings.Repeat(paragraph, 5)
	a := &parley.Article{Text: text, Published: parley.Date("2025-03-01").Time()}
	sents := sentence.Split(text)
	names := entity.DefaultNames()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		entity.Find(a, sents, names)
	}
}
