package mention_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// contactExample is a text and the lines of the contacts that must be read from
// it, none for look-alikes.
type contactExample struct {
	about, text string
	want        []string
}

// contacts are short reports with all talks, meetings, visits and calls that must
// be read from them, in order; those of other families are left out. Each case
// says what it is about. Published: 2024-05-15, a Wednesday.
var contacts = []contactExample{
	{"a day inside a clause of its own verb is not the day of the meeting", "Peruvian Foreign Minister Javier Gonzalez met Chilean Foreign Minister Alberto van Klaveren in Lima, since tensions rose over the border in February.", []string{
		"MEETING HELD 2024-05-15..2024-05-15 Chile,Peru | Alberto van Klaveren,Javier Gonzalez | Lima |",
	}},
	{"a relative clause that says when belongs to the talks", "The talks between Chile and Peru, which opened in Lima on Monday, are on fishing.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"ministers who meet and presidents who meet are two occasions", "The foreign ministers of Kenya and Somalia met in Nairobi on Monday. The presidents of Kenya and Somalia met in Nairobi on Monday too.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | | Nairobi |",
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | | Nairobi |",
	}},
	{"offices take the names of those who hold them", "Kenyan President William Ruto met Somali President Bihi Abdi Warsame in Nairobi on Monday. The two leaders last met in Kampala in January.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Nairobi |",
		"MEETING HELD 2024-01-01..2024-01-31 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"what leads up to an occasion does not give it its day", "Ahead of the meeting of the presidents of Kenya and Somalia on Friday, Kenyan and Somali officials held talks in Nairobi.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Kenya,Somalia | | |",
		"TALKS HELD 2024-05-15..2024-05-15 Kenya,Somalia | | Nairobi |",
	}},
	{"what happens at an occasion shares its day", "At a meeting in Nairobi on Monday, Kenya and Somalia agreed to reopen the border.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Kenya,Somalia | | Nairobi |",
	}},
	{"what comes after is held, though the journey is planned", "Kenyan President William Ruto will fly to Mogadishu on Friday after holding talks with Ethiopian Prime Minister Abiy Ahmed in Nairobi on Sunday.", []string{
		"VISIT PLANNED 2024-05-17..2024-05-17 Kenya | William Ruto | Mogadishu |",
		"TALKS HELD 2024-05-12..2024-05-12 Ethiopia,Kenya | Abiy Ahmed,William Ruto | Nairobi |",
	}},
	{"a word of what is to come makes a plan", "Kenya and Somalia have named their teams for the upcoming Kampala peace talks.", []string{
		"TALKS PLANNED .. Kenya,Somalia | | Kampala |",
	}},
	{"a promise without a day is no occasion", "On 3 April 2024 Kenya and Somalia promised to begin negotiations in Nairobi.", nil},
	{"talks that are agreed on were not held", "Kenya and Somalia agreed on joint patrols and holding technical talks.", nil},
	{"people who are named met", "Kenyan President William Ruto met Somali President Bihi Abdi Warsame in Nairobi on Monday. The talks lasted two hours.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Nairobi |",
	}},
	{"who flies to see somebody is to meet him", "Kenyan President William Ruto will fly to Mogadishu on Friday for talks with Somali President Bihi Abdi Warsame.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Mogadishu |",
	}},
	{"a headline that squeezes two occasions into one", "Kenyan envoy meets Warsame, Ruto\n\nEthiopian envoy Abel Tesfaye met Kenyan President William Ruto in Nairobi on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Ethiopia,Kenya | Abel Tesfaye,William Ruto | Nairobi |",
	}},
	{"days counted for what comes behind them", "Kenya and Somalia held talks in Nairobi on Monday. The talks came two days after Kenyan Foreign Minister Musalia Mudavadi visited Djibouti.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Kenya,Somalia | | Nairobi |",
		"VISIT HELD 2024-05-11..2024-05-11 Kenya | Musalia Mudavadi | Djibouti |",
	}},
	{"who speaks of talks does not date them", "Kenya and Somalia held talks in Nairobi on May 2. Last week the Ethiopian parliament endorsed the peace talks between Kenya and Somalia.", []string{
		"TALKS HELD 2024-05-02..2024-05-02 Kenya,Somalia | | Nairobi |",
	}},
	{"one meeting each", "Kenyan Foreign Minister Musalia Mudavadi held separate meetings with his counterparts in Nairobi. The meetings with Somali Foreign Minister Bihi Warsame and Ugandan Foreign Minister Jeje Odongo took place on Monday. He also met Rwandan Foreign Minister Vincent Biruta, Ethiopian Foreign Minister Taye Selassie and Djiboutian Foreign Minister Mahamoud Youssouf on Tuesday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Warsame,Musalia Mudavadi | Nairobi |",
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Uganda | Jeje Odongo,Musalia Mudavadi | Nairobi |",
		"MEETING HELD 2024-05-14..2024-05-14 Kenya,Rwanda | Musalia Mudavadi,Vincent Biruta | |",
		"MEETING HELD 2024-05-14..2024-05-14 Ethiopia,Kenya | Musalia Mudavadi,Taye Selassie | |",
		"MEETING HELD 2024-05-14..2024-05-14 Djibouti,Kenya | Mahamoud Youssouf,Musalia Mudavadi | |",
	}},
	{"who takes part in talks that began today still does", "Kenya and Somalia are taking part in two days of talks in Nairobi that started on Wednesday.", []string{
		"TALKS ONGOING 2024-05-15..2024-05-16 Kenya,Somalia | | Nairobi |",
	}},
	{"talks that began today and are over", "Kenya and Somalia began talks in Nairobi on Wednesday. The talks ended without a deal.", []string{
		"TALKS HELD 2024-05-15..2024-05-15 Kenya,Somalia | | Nairobi |",
	}},
	{"a day behind since is not that of the talks", "Kenya and Somalia held talks in Nairobi on Monday. The talks were the first since a clash at the border in March.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Kenya,Somalia | | Nairobi |",
	}},
	{"who spoke with whom in a call", "Kenyan President William Ruto discussed air defence with Somali President Bihi Abdi Warsame in a phone call on Tuesday.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | |",
	}},
	{"phone talks are a call", "Kenyan President William Ruto held phone talks with Somali President Bihi Abdi Warsame on Tuesday.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | |",
	}},
	{"who spoke after talks gives them his day", "Speaking after talks with Somali President Bihi Abdi Warsame in Nairobi, Kenyan President William Ruto said on Tuesday that trade would grow.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Nairobi |",
	}},
	{"days of talks that ended", "Kenyan and Somali officials wrapped up two days of technical talks in Nairobi on Tuesday.", []string{
		"TALKS HELD 2024-05-13..2024-05-14 Kenya,Somalia | | Nairobi |",
	}},
	{"to call on somebody", "Somali Foreign Minister Bihi Abdi Warsame called on Kenyan President William Ruto in Nairobi on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Nairobi |",
	}},
	{"to call on somebody to do something", "Somali Foreign Minister Bihi Abdi Warsame called on Kenyan President William Ruto on Tuesday to withdraw.", nil},
	{"a journey in stages", "Kenyan Foreign Minister Musalia Mudavadi travelled to Kampala in February and to Addis Ababa in March.", []string{
		"VISIT HELD 2024-02-01..2024-02-29 Kenya | Musalia Mudavadi | Kampala |",
		"VISIT HELD 2024-03-01..2024-03-31 Kenya | Musalia Mudavadi | Addis Ababa |",
	}},
	{"where he is to meet somebody", "Kenyan President William Ruto left for Mogadishu on Tuesday, where he is expected to meet Somali President Bihi Abdi Warsame on Friday.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Mogadishu |",
	}},
	{"people of a government", "Sri Lankan government negotiators met Maldivian officials in Colombo on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Maldives,Sri Lanka | | Colombo |",
	}},
	{"a list of people with their states", "William Ruto of Kenya, Bihi Abdi Warsame of Somalia and Ethiopia's Abiy Ahmed met in Kampala on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Ethiopia,Kenya,Somalia | Abiy Ahmed,Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
}

func TestContacts(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range slices.Concat(contacts, plainContacts, wireContacts, roundContacts, reportContacts) {
		t.Run(x.about, func(t *testing.T) {
			var got []string
			for _, m := range r.Read(article(t, "2024-05-15", x.text)) {
				if m.Kind.Family() == parley.Contacts {
					got = append(got, line(m))
				}
			}
			if d := cmp.Diff(x.want, got); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", x.text, d)
			}
		})
	}
}
