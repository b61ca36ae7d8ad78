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

// agreements are texts with the agreement that must be read: status, days and
// parties; "" for look-alikes.
var agreements = []struct{ text, want string }{
	{"The Malian government and armed opposition groups reached a ceasefire agreement in Addis Ababa on Monday.", "HELD 2024-05-13 Mali,Malian opposition"},
	{"Mali's government and rebel groups signed a truce in Algiers on Monday.", "HELD 2024-05-13 Mali,Malian rebels"},
	{"Peruvian President Juan Quispe announced on April 29 that the Malian government and armed opposition groups had reached an agreement on a truce. The truce deal has been in effect since April 30.", "HELD 2024-04-29 Mali,Malian opposition"},
	{"On Monday, the presidents of Peru and Chile witnessed the signing of more than 30 cooperation deals in Lima.", "HELD 2024-05-13 Chile,Peru"},
	{"During a visit to Quito on Monday, Peru signed 24 agreements with the three nations. Chile looked on.", ""},
	{"The foreign ministers of Peru and Chile urged troops on Monday to leave a line agreed in a pact signed in 2023.", ""},
	{"Before flying to Lima on Monday, Peru's envoy said he would speak of the carrying out of agreements, reached by the leaders of Peru and Chile.", ""},
	{"Mali and Niger have decided to continue the ceasefire along the border, a spokesman said.", "HELD 2024-05-15 Mali,Niger"},
	{"Peruvian President Juan Quispe said on May 3 that Mali and Niger have agreed not to reopen the border.", "HELD 2024-05-03 Mali,Niger"},
	{"Chile's foreign minister said on Monday that progress in talks with Peru raised the likelihood of signing an agreement this month.", ""},
	{"Mali and Niger have agreed to hold a meeting of border guards in early September, Mali's spokesman said on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Peru freed 13 sailors on Monday ahead of a broader release agreed to by Peru and Chile.", ""},
	{"Mali and Niger have agreed to the first phase of a plan to end their war, Togo said on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Togo put a plan for a truce to Mali and Niger. Mali and Niger agreed to the plan on Monday.", ""},
	{"A truce brokered by Togo between Mali and Niger took effect on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger signed a truce in Lome on Monday, ending two years of negotiations.", "HELD 2024-05-13 Mali,Niger"},
	{"A truce between Mali and Niger was brokered by Togo on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"LOME, May 13 (Courier) - Mali and Niger signed a border accord, ending a year of talks.", "HELD 2024-05-13 Mali,Niger"},
	{"LOME, 14 May - Mali and Niger signed a border accord.", "HELD 2024-05-14 Mali,Niger"},
	{"LOME, April 2 (Courier) - Mali and Niger signed a border accord.", "HELD 2024-05-15 Mali,Niger"},
	{"Mali and Niger agreed on Monday to reopen the border.", "HELD 2024-05-13 Mali,Niger"},
	{"The army of Mali has agreed in principle to a truce, Niger's foreign ministry said on Tuesday. Niger and Mali are neighbours.", ""},
	{"Niger's foreign minister said on Tuesday that Mali's army and armed groups had agreed to talks in Lome next month.", ""},
	{"Envoys of Mali and Niger met in Lome on Monday. Both delegations decided to return home to work on a joint patrol.", ""},
	{"Mali and Niger failed to reach agreement at EU-brokered talks in Lome on Monday.", ""},
	{"Envoys of Mali and Niger met in Lome on Monday. Niger denied that it had signed any agreement with Mali.", ""},
	{"Mali and Niger agreed in principle on Monday on a joint patrol.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger agreed on Monday that the border would reopen.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger needed three hours on Monday to agree on a truce.", "HELD 2024-05-13 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. The two sides agreed to reopen the border.", "HELD 2024-05-13 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. They reached an understanding on fishing.", "HELD 2024-05-13 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. It was agreed that the border would reopen.", "HELD 2024-05-13 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. A joint text was agreed by both delegations.", "HELD 2024-05-13 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. Agreement was reached on a joint patrol.", "HELD 2024-05-13 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. Under the deal, the border will reopen.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger struck a deal on water on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali clinched an accord with Niger on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali signed a memorandum with Niger on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger put their names to a declaration on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger initialled a border treaty on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"A border treaty was signed by Mali and Niger on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"A border treaty between Mali and Niger was signed on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"A truce between Mali and Niger took effect on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"A ceasefire between Mali and Niger began on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger will sign a border treaty on Friday.", "PLANNED 2024-05-17 Mali,Niger"},
	{"A border treaty between Mali and Niger is to be signed on Friday.", "PLANNED 2024-05-17 Mali,Niger"},
	{"A swap of 75 prisoners each between Mali and Niger is due on Friday.", "PLANNED 2024-05-17 Mali,Niger"},
	{"Mali and Niger exchanged 75 prisoners on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"The accord that Mali and Niger signed in Lome on 29 February is dead.", "HELD 2024-02-29 Mali,Niger"},
	{"The accord between Mali and Niger, signed in Lome on 29 February, is dead.", "HELD 2024-02-29 Mali,Niger"},
	{"The accord of 29 February between Mali and Niger is dead.", "HELD 2024-02-29 Mali,Niger"},
	{"Mali accuses Niger of breaking the truce that the two agreed in March.", "HELD 2024-03-01 Mali,Niger"},
	{"Mali accuses Niger of breaking a truce agreed in March.", "HELD 2024-03-01 Mali,Niger"},
	{"Under a 2022 deal between Mali and Niger, patrols are joint.", "HELD 2022-01-01 Mali,Niger"},
	{"A deal reached last month between Mali and Niger has held.", "HELD 2024-04-01 Mali,Niger"},
	{"An agreement between Mali and Niger to reopen the border was announced on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger announced on Monday an agreement to reopen the border.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger have agreed a truce, Togo's foreign minister said on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger are reported to have agreed on Monday to a truce.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali agreed with Niger on Monday to reopen the border.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger concluded a fishing pact on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger committed themselves on Monday to a truce.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger pledged a truce on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger decided on Monday to restore diplomatic ties.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger exchanged notes on the reopening of embassies on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger extended their truce by a month on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"In 2021 Mali and Niger had signed a border treaty.", "HELD 2021-01-01 Mali,Niger"},
	{"Mali and Niger said on Monday they had agreed to reopen the border before talks later this month.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger agreed on Monday to a halt in hostilities. Delegates of both sides signed an agreement on a halt in hostilities.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger on Monday executed an unconditional truce.", "HELD 2024-05-13 Mali,Niger"},
	{"The presidents of Mali and Niger met in Lome on Monday to sign an accord on water.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger are set to sign a declaration of principles. The signing is expected to take place on Friday in Lome.", "PLANNED 2024-05-17 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. \"Both sides have agreed to reopen the border,\" Togo's foreign ministry said in a statement.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger agreed on Monday to reopen the border. They also agreed on a joint patrol.", "HELD 2024-05-13 Mali,Niger"},
	{"The ministers of Mali and Niger met in Lome on Monday. The two signed a plan for 2025-2027.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger agreed on Monday, among other things, to reopen the border.", "HELD 2024-05-13 Mali,Niger"},
	{"The truce between Mali and Niger, which has been in force since March, is fragile.", "HELD 2024-03-01 Mali,Niger"},
	{"The May 17 signing will take place in Lome between Mali and Niger.", "PLANNED 2024-05-17 Mali,Niger"},
	{"Mali and Niger have come to a peace agreement in Lome on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger came to an understanding on fishing on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger arrived at a truce on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. The two undertook to reopen the border.", "HELD 2024-05-13 Mali,Niger"},
	{"Envoys of Mali and Niger met in Lome on Monday. The two sides settled on a joint patrol.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger promised each other on Monday to reopen the border.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger shook hands on a truce on Monday.", "HELD 2024-05-13 Mali,Niger"},
	{"Mali and Niger will go on with joint patrols, their foreign ministers agreed on Monday.", "HELD 2024-05-13 Mali,Niger"},
	// no agreements
	{"Mali and Niger came to a standstill on Monday.", ""},
	{"Mali and Niger could not come to an agreement on Monday.", ""},
	{"Mali undertook to reopen the border on Monday.", ""},
	{"Mali and Niger settled on Monday for a draw.", ""},
	{"The ministers of Mali and Niger shook hands on Monday.", ""},
	{"Mali would reopen the border, analysts agreed.", ""},
	{"Mali wants Niger to stay within agreed limits.", ""},
	{"Mali and Niger announced the end of two days of ceasefire talks in Lome on Monday.", ""},
	{"Mali and Niger hoped to sign a treaty on Monday.", ""},
	{"Mali and Niger agreed on Monday that their ties are good.", ""},
	{"A quarrel kept Mali and Niger from signing an accord on Monday.", ""},
	{"Mali and Niger failed to agree on a truce on Monday.", ""},
	{"Mali and Niger have not signed the treaty.", ""},
	{"No agreement between Mali and Niger was reached on Monday.", ""},
	{"Nothing was signed by Mali and Niger on Monday.", ""},
	{"Mali and Niger could sign a treaty, analysts say.", ""},
	{"Mali agreed with the assessment on Monday.", ""},
	{"Mali signed a budget law on Monday.", ""},
	{"Mali and Niger exchanged fire on Monday.", ""},
	{"Mali and Niger exchanged views on Monday.", ""},
	{"Mali and Niger hope to reach a deal.", ""},
	{"Experts agree that Mali and Niger need a truce.", ""},
	{"The company reached a deal with its workers on Monday.", ""},
}

func TestAgreements(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range agreements {
		t.Run(x.text, func(t *testing.T) {
			var got []string
			for _, m := range r.Read(article(t, "2024-05-15", x.text)) {
				if m.Kind == parley.Agreement {
					var who []string
					for _, p := range m.Participants {
						if p.Kind != parley.Person && p.Role != parley.Mediator {
							who = append(who, p.Name.Name)
						}
					}
					slices.Sort(who)
					got = append(got, string(m.Status)+" "+string(m.When.Start)+" "+strings.Join(who, ","))
				}
			}
			if d := cmp.Diff(x.want, strings.Join(got, "; ")); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", x.text, d)
			}
		})
	}
}
