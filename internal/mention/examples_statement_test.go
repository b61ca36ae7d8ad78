package mention_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// summitHeld is the occasion that the statements below speak of. It was held on
// the Monday before publication on Wednesday, 15 May 2024.
const summitHeld = "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Monday. "

// statements are texts behind summitHeld with the statements that must be read:
// day and speaker's party; "" for look-alikes.
var statements = []struct{ text, want string }{
	{"Rwandan Foreign Minister Vincent Biruta said on Tuesday that the meeting was useful.", "2024-05-14 Rwanda"},
	{"Ruto told reporters after the meeting that the border would reopen.", "2024-05-13 Kenya"},
	{"Ruto told a joint press conference that the border would reopen.", "2024-05-13 Kenya"},
	{"The border will reopen, Ruto said in a statement.", "2024-05-13 Kenya"},
	{"At the opening of the talks in the capital of the host country, President Ruto of Kenya said, \"This is a start\".", "2024-05-13 Kenya"},
	{"Vincent Biruta, the foreign minister of Rwanda, said on Tuesday the Nairobi meeting was useful.", "2024-05-14 Rwanda"},
	{"Vincent Biruta, the foreign minister of Rwanda, said on Tuesday Uganda had kept its word.", "2024-05-14 Rwanda"},
	{"\"A good meeting,\" said Rwandan Foreign Minister Vincent Biruta on Tuesday.", "2024-05-14 Rwanda"},
	{"The two will meet again on 27 May, Rwandan Foreign Minister Vincent Biruta told reporters.", "2024-05-13 Rwanda"},
	{"Kenya and Uganda will hold talks in Kigali on Friday, Rwanda's presidential office said on Tuesday.", "2024-05-14 Rwanda"},
	{"The two will hold talks in Kigali on Friday, the Rwandan foreign ministry said.", ""},
	{"Rwanda welcomed the meeting on Tuesday.", "2024-05-14 Rwanda"},
	{"Rwandan Foreign Minister Vincent Biruta called the meeting useful in a post on X on Tuesday.", "2024-05-14 Rwanda"},
	{"Rwandan Foreign Minister Vincent Biruta spoke on Tuesday of progress.", "2024-05-14 Rwanda"},
	{"Rwanda's foreign minister, Vincent Biruta, thanked both presidents on Tuesday.", "2024-05-14 Rwanda"},
	{"Rwanda told the Lakeside Courier on Tuesday that the meeting was useful.", "2024-05-14 Rwanda"},
	{"Ruto's office said in a note on Tuesday that the meeting was useful.", "2024-05-14 Kenya"},
	{"The Rwandan presidency issued a statement on Tuesday on the meeting.", "2024-05-14 Rwanda"},
	{"Rwandan Foreign Minister Vincent Biruta addressed reporters on Tuesday on the meeting.", "2024-05-14 Rwanda"},
	{"Rwandan Foreign Minister Vincent Biruta said the Nairobi meeting was useful.", "2024-05-13 Rwanda"},
	{"In a statement on the web, Rwandan Foreign Minister Vincent Biruta named the meeting a step on a long road.", "2024-05-13 Rwanda"},
	{"Rwanda said on Tuesday that the meeting was useful. Its foreign minister, Vincent Biruta, said in a statement that the border would reopen.", "2024-05-14 Rwanda"},
	{"Rwandan Foreign Minister Vincent Biruta said on Tuesday that the meeting was useful. Biruta told reporters after the meeting that the border would reopen.", "2024-05-14 Rwanda"},
	{"Rwandan Foreign Minister Vincent Biruta was quoted as saying on Tuesday that the meeting was useful.", "2024-05-14 Rwanda"},
	{"In a joint statement, the two leaders said that the border would reopen.", "2024-05-13 Kenya,Uganda"},
	{"Rwandan Foreign Minister Vincent Biruta made the following statement on Tuesday.", "2024-05-14 Rwanda"},
	{"Ruto argued that the border would reopen.", "2024-05-13 Kenya"},
	{"The border, Museveni went on, would reopen.", "2024-05-13 Uganda"},
	{"Museveni made clear that the border would reopen.", "2024-05-13 Uganda"},
	{"Museveni let it be known that the border would reopen.", "2024-05-13 Uganda"},
	{"Rwandan Foreign Minister Vincent Biruta answered on Tuesday that the meeting was useful.", "2024-05-14 Rwanda"},
	{"Vincent Biruta, the Rwandan negotiator, told the state news agency on Tuesday that the meeting was useful.", "2024-05-14 Rwanda"},
	// no statements
	{"Ruto went on to Kampala.", ""},
	{"Ruto made clear gains in the vote.", ""},
	{"Rwandan Foreign Minister Vincent Biruta went on, by car, to Kampala.", ""},
	{"The border, which Rwanda says is closed, was not mentioned.", ""},
	{"Rwanda says the dam is needed.", ""},
	{"Official sources from both sides said on Tuesday that the meeting was useful.", ""},
	{"Rwandan Foreign Minister Vincent Biruta said the border was closed.", ""},
	{"Rwandan and Kenyan ministers issued a joint statement by Rwanda and Kenya on Tuesday.", ""},
	{"An official close to the Rwandan president said on Tuesday that the meeting was useful.", ""},
	{"Rwandan Foreign Minister Vincent Biruta has said that the border is closed.", ""},
	{"Rwandan claims to the valley were not raised on Tuesday.", ""},
	{"Rwanda called an emergency meeting for Tuesday.", ""},
	{"Ruto told Museveni on Monday that the border would reopen.", ""},
	{"Reuters reported on Tuesday that the meeting was useful.", ""},
}

// Words said after talks are a statement also where the article tells of the
// talks nowhere else.
var unheard = []struct{ text, want string }{
	{"Rwanda and Uganda came no closer on Tuesday to a border pact. Much work is left, Rwandan Foreign Minister Vincent Biruta told reporters after the talks.", "2024-05-14 Rwanda"},
	{"Rwandan Foreign Minister Vincent Biruta said at a joint briefing that nothing was hidden.", "2024-05-15 Rwanda"},
	{"Rwandan Foreign Minister Vincent Biruta told a press conference on Tuesday that the harvest was good.", ""},
	{"Rwandan Foreign Minister Vincent Biruta said when he was young that he would be a singer.", ""},
}

func TestStatements(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	told := slices.Clone(unheard)
	for _, x := range statements {
		x.text = summitHeld + x.text
		told = append(told, x)
	}
	for _, x := range told {
		t.Run(x.text, func(t *testing.T) {
			var got []string
			for _, m := range r.Read(article(t, "2024-05-15", x.text)) {
				if m.Kind != parley.Statement {
					continue
				}
				var who []string
				for _, p := range m.Participants {
					if p.Kind != parley.Person {
						who = append(who, p.Name.Name)
					}
				}
				slices.Sort(who)
				got = append(got, string(m.When.Start)+" "+strings.Join(who, ","))
			}
			if d := cmp.Diff(x.want, strings.Join(got, "; ")); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", x.text, d)
			}
		})
	}
}

// homeMatters are texts on business, labour or who governs at home: nothing may
// be read from them.
var homeMatters = []string{
	"The government of Ghana and the nurses' union met in Accra on Monday. The union told Labour Minister Ignatius Baffour Awuah that its members would stay at home. Other unions met him on Tuesday.",
	"Coalition talks between the Labour Party of Norway and the Centre Party of Norway resume in Oslo on Friday, the parties agreed on Monday. The two won 76 seats in the election. Their candidate for the cabinet is not known; voters want a coalition soon.",
	"The company's shareholders met Italian Economy Minister Giancarlo Giorgetti in Rome on Monday. The takeover was agreed with France, directors said.",
}

// A summit of states on union or election matters stays diplomacy.
var stateMatters = []string{
	"Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Monday. The two spoke of the election and of a coalition against the rebels. Their envoys prepare a treaty on the border.",
}

func TestHomeMatters(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range homeMatters {
		if got := r.Read(article(t, "2024-05-15", x)); len(got) > 0 {
			t.Errorf("%s\nread: %s", x, line(got[0]))
		}
	}
	for _, x := range stateMatters {
		if got := r.Read(article(t, "2024-05-15", x)); len(got) == 0 {
			t.Errorf("%s\nnothing read", x)
		}
	}
}
