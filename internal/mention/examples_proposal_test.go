package mention_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// put is a proposal for others to answer, without a period.
const put = "Oman proposed a 40-day truce between Iran and Iraq on Monday"

// answers are what a sentence says of the proposal put before it.
var answers = []struct {
	text string
	want []string
}{
	{"Iran accepted the proposal on Tuesday.", []string{"Iran: ACCEPTS"}},
	{"Iran agreed to the plan the same evening.", []string{"Iran: ACCEPTS"}},
	{"Iran said yes.", []string{"Iran: ACCEPTS"}},
	{"Iran said it could live with the text.", []string{"Iran: ACCEPTS"}},
	{"Iran agreed in principle.", []string{"Iran: ACCEPTS"}},
	{"Iran gave a cautious welcome to the plan.", []string{"Iran: ACCEPTS"}},
	{"Iran had no objection to the plan.", []string{"Iran: ACCEPTS"}},
	{"Iran said it would agree only if the oil flowed.", []string{"Iran: CONDITIONAL"}},
	{"Iran set two conditions for accepting the plan.", []string{"Iran: CONDITIONAL"}},
	{"Iran said the plan needed changes.", []string{"Iran: CONDITIONAL"}},
	{"Iran set conditions for the release of a ship.", nil},
	{"Iran gave a warm welcome to the guests.", nil},
	{"Tehran welcomed the idea.", []string{"Iran: ACCEPTS"}},
	{"Iran was on board, diplomats said.", []string{"Iran: ACCEPTS"}},
	{"Iran's government gave the plan its approval.", []string{"Iran: ACCEPTS"}},
	{"The offer was accepted by Iran and Iraq.", []string{"Iran: ACCEPTS", "Iraq: ACCEPTS"}},
	{"The proposal was swiftly rejected by Tehran.", []string{"Iran: REJECTS"}},
	{"Tehran took it; Baghdad did not.", []string{"Iran: ACCEPTS", "Iraq: REJECTS"}},
	{"Iran's answer was yes.", []string{"Iran: ACCEPTS"}},
	{"Iran responded positively.", []string{"Iran: ACCEPTS"}},
	{"Iran threw its weight behind the plan.", []string{"Iran: ACCEPTS"}},
	{"Iran agreed, and so did Iraq.", []string{"Iran: ACCEPTS", "Iraq: ACCEPTS"}},
	{"Iran rejected the proposal and so did Iraq.", []string{"Iran: REJECTS", "Iraq: REJECTS"}},
	{"Iran signalled that it would accept the truce.", []string{"Iran: ACCEPTS"}},
	{"Iran said it supported the initiative.", []string{"Iran: ACCEPTS"}},
	{"Iran expressed support for the proposal.", []string{"Iran: ACCEPTS"}},
	{"Both Iran and Iraq backed the plan.", []string{"Iran: ACCEPTS", "Iraq: ACCEPTS"}},
	{"Iran refused.", []string{"Iran: REJECTS"}},
	{"Iran turned it down.", []string{"Iran: REJECTS"}},
	{"Iran has ruled that out.", []string{"Iran: REJECTS"}},
	{"Iran dismissed the offer as theatre.", []string{"Iran: REJECTS"}},
	{"Tehran called it a non-starter.", []string{"Iran: REJECTS"}},
	{"Iran said the plan was unacceptable.", []string{"Iran: REJECTS"}},
	{"Iran said it would not accept the plan.", []string{"Iran: REJECTS"}},
	{"Iran could not accept the terms, its envoy said.", []string{"Iran: REJECTS"}},
	{"Iran would have none of it.", []string{"Iran: REJECTS"}},
	{"Iran shot the idea down.", []string{"Iran: REJECTS"}},
	{"Iran is studying the proposal.", []string{"Iran: CONSIDERING"}},
	{"Iran said it was studying the offer.", []string{"Iran: CONSIDERING"}},
	{"Iran said it would consider the plan.", []string{"Iran: CONSIDERING"}},
	{"Tehran is thinking about it.", []string{"Iran: CONSIDERING"}},
	{"Iran would take a week to read it.", []string{"Iran: CONSIDERING"}},
	{"Iran has not ruled it out.", []string{"Iran: CONSIDERING"}},
	{"Iran promised a reply within days.", []string{"Iran: CONSIDERING"}},
	{"Iran has yet to respond.", []string{"Iran: CONSIDERING"}},
	{"Iran said it would give its answer on Friday.", []string{"Iran: CONSIDERING"}},
	{"Iran neither accepted nor rejected the plan.", []string{"Iran: CONSIDERING"}},
	{"Iran asked for more time.", []string{"Iran: CONSIDERING"}},
	{"Iran has not responded to it.", []string{"Iran: CONSIDERING"}},
	{"Iran signalled that it could agree to the plan if sanctions were lifted.", []string{"Iran: CONDITIONAL"}},
	{"Nobody knows whether Iran could agree to the plan if sanctions were lifted.", nil},
	{"Iran is ready to halt its fire if Iraq does the same.", []string{"Iran: CONDITIONAL"}},
	{"Iran accepted the plan, but only for a week.", []string{"Iran: CONDITIONAL"}},
	{"Iran will back the truce once it has seen the text.", []string{"Iran: CONDITIONAL"}},
	{"Iran accepted parts of the plan.", []string{"Iran: CONDITIONAL"}},
	{"Iran said that such a truce was possible only if Iraq withdrew.", []string{"Iran: CONDITIONAL"}},
	{"Iran welcomed the plan but Iraq dismissed it.", []string{"Iran: ACCEPTS", "Iraq: REJECTS"}},
	{"Egypt and Jordan welcomed the plan, Iran rejected it and Turkey said it would study it.", []string{"Egypt: ACCEPTS", "Iran: REJECTS", "Jordan: ACCEPTS", "Turkey: CONSIDERING"}},
	{"Egypt, Jordan and Turkey backed the proposal in a joint statement; Iran is still considering it.", []string{"Egypt: ACCEPTS", "Iran: CONSIDERING", "Jordan: ACCEPTS", "Turkey: ACCEPTS"}},
	{"The proposal won the backing of Egypt and Jordan.", []string{"Egypt: ACCEPTS", "Jordan: ACCEPTS"}},
	{"Iran signed off on the plan.", []string{"Iran: ACCEPTS"}},
	{"Iran gave its consent on Tuesday.", []string{"Iran: ACCEPTS"}},
	{"Iranian Foreign Minister Abbas Araghchi said Tehran agreed to the truce.", []string{"Iran: ACCEPTS"}},
	{"Iran says it will examine the draft.", []string{"Iran: CONSIDERING"}},
	{"Tehran said it was ready to consider the offer.", []string{"Iran: CONSIDERING"}},
	{"Iran's president said he was against the plan.", []string{"Iran: REJECTS"}},
	{"Iran was opposed to the plan.", []string{"Iran: REJECTS"}},
	{"Iran's foreign ministry rejected the plan.", []string{"Iran: REJECTS"}},
	{"Iranian officials dismissed the plan.", []string{"Iran: REJECTS"}},
	{"There was no answer from Tehran.", []string{"Iran: CONSIDERING"}},
	{"Iran wants to study the plan first.", []string{"Iran: CONSIDERING"}},
	{"Iran did not accept the plan.", []string{"Iran: REJECTS"}},
	{"Iran has already agreed to it.", []string{"Iran: ACCEPTS"}},
	{"Iran is in favour of the plan.", []string{"Iran: ACCEPTS"}},
	{"Iran hailed the plan.", []string{"Iran: ACCEPTS"}},
	// the maker has no stance on its own, and other matters are none
	{"Oman rejected suggestions that the plan favoured Iran.", nil},
	{"Iran refused to comment.", nil},
	{"Iran rejected reports of a famine.", nil},
	{"Iran may accept the plan, analysts say.", nil},
	{"Iran backed a rival candidate for the post.", nil},
	{"Iran is considering new pipelines to the coast.", nil},
	{"Iran said its reply to the earthquake was quick.", nil},
}

// proposals are texts with the proposal that must be read, or none.
var proposals = []struct{ text, want string }{
	{"A 12-point plan that Kenyan Foreign Minister Musalia Mudavadi handed over in Juba on Monday calls for elections.", "Kenya 2024-05-13"},
	{"Peru's demand that Chile withdraw its patrols from the border has not changed.", "Peru "},
	{"Washington's idea of a demilitarised strip along the river divides the allies.", "United States "},
	{"A counter-proposal by France and Germany for a shorter truce was sent on Monday.", "France,Germany "},
	{"Sudan asks for a pullback of Ethiopian troops from the border.", "Sudan "},
	{"Armenia wants Azerbaijan to release its prisoners.", "Armenia "},
	{"Israel demands that Hezbollah withdraw beyond the river.", "Israel "},
	{"Pakistan insists that India must restore the old status of the valley.", "Pakistan "},
	{"Mali offered to release forty captives.", "Mali "},
	{"Norway called for a truce in Sudan on Monday.", "Norway 2024-05-13"},
	{"What Armenia wants is a new border commission and a pullback of troops.", "Armenia "},
	{"All that Armenia asks for is that Azerbaijan withdraw its troops.", "Armenia "},
	{"Armenia would like Azerbaijan to release its prisoners.", "Armenia "},
	{"Egypt has put a plan for a truce to Israel.", "Egypt "},
	{"Rwanda set out a condition for peace: that the Congolese militia be disarmed.", "Rwanda "},
	{"On Monday Turkey handed over a memorandum on a grain corridor.", "Turkey 2024-05-13"},
	{"Ukraine submitted a list of 120 children it wants returned.", "Ukraine "},
	{"Brazil and China put forward a six-point peace plan on Monday.", "Brazil,China 2024-05-13"},
	{"South Africa tabled a draft ceasefire text on Monday.", "South Africa 2024-05-13"},
	{"London floated a no-fly zone over the strait.", "United Kingdom "},
	{"Serbian Foreign Minister Ivica Dacic suggested holding the next round of talks in Vienna.", "Serbia "},
	{"Moscow's price is the recognition of its hold on the peninsula.", "Russia "},
	{"Switzerland invited Cyprus and Turkey to a new round of talks in Geneva.", "Switzerland "},
	{"It was Qatar that first proposed the swap.", "Qatar "},
	{"The truce that Egypt proposed would last 40 days.", "Egypt "},
	{"The plan, put forward by Egypt and Qatar, provides for a truce of 40 days.", "Egypt,Qatar "},
	{"Under a plan proposed by Egypt, a truce would last 40 days.", "Egypt "},
	{"Egyptian mediators presented Hamas with a plan for a truce of 40 days.", "Egypt "},
	{"Egypt has proposed to Hamas a pause in the fighting.", "Egypt "},
	{"The United States has sent Iran a proposal for a nuclear deal.", "United States "},
	{"Iran's foreign minister, Abbas Araghchi, said on Monday that the United States had presented a proposal for a nuclear deal.", "United States "},
	{"A US proposal for a 60-day truce is on the table.", "United States "},
	{"The US-backed proposal for a 60-day truce is on the table.", "United States "},
	{"A French plan to reopen the port was discussed.", "France "},
	{"The proposal for a truce came from Jordan.", "Jordan "},
	{"Greece gave Turkey until Friday to withdraw its ship.", "Greece "},
	{"Eritrea made the withdrawal of Ethiopian troops a condition for talks.", "Eritrea "},
	{"Iran's offer of a freeze on enrichment was made in writing.", "Iran "},
	{"Kosovo should withdraw its police first, Serbia demanded on Monday.", "Serbia 2024-05-13"},
	{"Serbia's president, Aleksandar Vucic, has urged Kosovo to withdraw its police from the north.", "Serbia "},
	{"Azerbaijan is demanding the evacuation of three Armenian villages.", "Azerbaijan "},
	{"Syria renewed its call for the lifting of sanctions.", "Syria "},
	{"Japan has offered to host a summit of the two leaders.", "Japan "},
	{"The Houthis said they would halt attacks if Israel lifted the blockade.", ""},
	{"\"We propose a truce of 40 days,\" Egyptian Foreign Minister Sameh Shoukry said on Monday.", "Egypt "},
	{"Egypt called on Israel to lift the blockade.", "Egypt "},
	{"Jordan appealed for a pause in the fighting.", "Jordan "},
	{"Egypt brought a plan for a truce to the meeting.", "Egypt "},
	{"Egypt called on Turkey on Monday to extradite three officers.", "Egypt 2024-05-13"},
	{"Egypt urged both countries to reopen the crossing.", "Egypt "},
	{"Egypt is pushing for a pact on the river.", "Egypt "},
	{"Egypt called for an immediate return to dialogue.", "Egypt "},
	{"Egyptian President Abdel Fattah al-Sisi invited Turkish President Recep Tayyip Erdogan for a return visit.", "Egypt "},
	{"The Egyptian statement called for a safe zone along the river.", "Egypt "},
	{"Chad said it was ready to accept a truce proposed by Sudan.", "Sudan "},
	{"Chad accepted on Monday a truce drafted by Sudan and Togo.", "Sudan,Togo "},
	{"Chad and Sudan signed a truce drafted by their envoys.", ""},
	{"Chad has yet to answer a Sudanese offer of a border pact.", "Sudan "},
	{"Egypt's \"roadmap\" to a truce has two stages.", "Egypt "},
	// no proposals
	{"Turkey rejected the Egyptian call to share the river.", "Egypt "},
	{"Egypt's call for a truce was rejected by Turkey.", "Egypt "},
	{"Egypt has proposed to Turkey to form a committee of engineers.", "Egypt "},
	{"Egypt suggested holding a vote in the valley.", "Egypt "},
	{"Egypt's call with Turkey on Monday was short.", ""},
	{"Egypt urged both countries to show restraint.", ""},
	{"Egypt urged all parties meeting in Rome to be brave.", ""},
	{"Egypt has urged Turkey several times to reopen the crossing.", ""},
	{"Egypt seeks a fair outcome in its talks with Turkey.", ""},
	{"Egypt called for calm.", ""},
	{"Egypt is seeking to become a host of talks.", ""},
	{"Egypt said the talks offered a chance of peace.", ""},
	{"Egypt was silent while many neighbours were pushing for a truce.", ""},
	{"\"I asked him for his papers, which were given to me,\" Egyptian Foreign Minister Sameh Shoukry said on Monday.", ""},
	{"\"They propose nothing,\" the Egyptian minister said on Monday.", ""},
	{"Jordan called on its citizens to vote.", ""},
	{"Egypt seeks to become a hub for gas.", ""},
	{"The minister offered his condolences to Turkey.", ""},
	{"France insists that talks have been useful.", ""},
	{"Poland wants to buy more tanks from South Korea.", ""},
	{"What Peru wants is peace.", ""},
	{"What Peru wants is to sell more copper.", ""},
	{"Peru would like to join the pact.", ""},
	{"Peru put a band of dancers to work.", ""},
	{"Germany plans to join the mission.", ""},
	{"Kenya presented its new ambassador to Tanzania.", ""},
	{"Chile asked reporters to leave the room.", ""},
	{"Spain suggested that the talks had failed.", ""},
	{"India may propose a truce, analysts say.", ""},
	{"Italy did not propose a ceasefire.", ""},
	{"Ghana demanded more from its players.", ""},
	{"The plan demands that Hamas disarm.", ""},
}

func TestProposals(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range proposals {
		t.Run(x.text, func(t *testing.T) {
			var got []string
			for _, m := range r.Read(article(t, "2024-05-15", x.text)) {
				if m.Kind == parley.Proposal {
					var who []string
					for _, p := range m.Participants {
						if p.Kind != parley.Person {
							who = append(who, p.Name.Name)
						}
					}
					slices.Sort(who)
					got = append(got, strings.Join(who, ",")+" "+string(m.When.Start))
				}
			}
			if d := cmp.Diff(x.want, strings.Join(got, "; ")); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", x.text, d)
			}
		})
	}
}

// What is put to others or agreed on ends where something else is said.
func TestTerms(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range []struct{ text, want string }{
		{"Oman offered Chad and Sudan a hall for their talks.", "hall for their talks"},
		{"Oman submitted to Chad a draft treaty under which patrols would end.", "draft treaty under which patrols would end"},
		{"Oman offered Yemen's Houthi rebels a truce that would last a month.", "truce that would last a month"},
		{"Chad turned down Sudan's offer of talks, calling it too late.", "talks"},
		{"Chad agreed to a Sudanese proposal for a truce, its foreign minister said on Monday.", "truce"},
		{"Chad said it had proposed a 20-day truce but that Sudan had stayed silent.", "20-day truce"},
		{"Chad and Sudan agreed in Lome last month to open the river.", "open the river"},
		{"Chad and Sudan agreed in Lome in December not to close the river.", "not to close the river"},
		{"Chad proposed halting raids, lifting the blockade and opening the port.", "halting raids, lifting the blockade and opening the port"},
		{"Chad demanded that Sudan withdraw its troops and that it pay for the damage.", "Sudan withdraw its troops"},
	} {
		t.Run(x.text, func(t *testing.T) {
			var got []string
			for _, m := range r.Read(article(t, "2024-05-15", x.text)) {
				if m.Kind == parley.Proposal || m.Kind == parley.Agreement {
					got = append(got, m.Terms)
				}
			}
			if d := cmp.Diff([]string{x.want}, got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// What somebody denies to have put forward is told of, as a claim.
func TestDeniedProposals(t *testing.T) {
	var got []parley.EventStatus
	for _, m := range mention.NewReader(entity.DefaultNames()).Read(article(t, "2024-05-15", "Chad denied on Tuesday that it had offered Sudan a truce along the river.")) {
		if m.Kind == parley.Proposal {
			got = append(got, m.Status)
		}
	}
	if d := cmp.Diff([]parley.EventStatus{parley.Unclear}, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestPositions(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range answers {
		t.Run(x.text, func(t *testing.T) {
			var got []string
			for _, m := range r.Read(article(t, "2024-05-15", put+". "+x.text)) {
				if m.Kind != parley.Proposal {
					continue
				}
				for _, p := range m.Positions {
					got = append(got, fmt.Sprintf("%s: %s", p.Actor.Name, p.Stance))
				}
			}
			slices.Sort(got)
			if d := cmp.Diff(x.want, got); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", x.text, d)
			}
		})
	}
}
