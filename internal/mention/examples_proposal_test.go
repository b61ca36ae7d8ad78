package mention_test

import (
	"fmt"
	"slices"
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
	{"Iran is ready to halt its fire if Iraq does the same.", []string{"Iran: CONDITIONAL"}},
	{"Iran accepted the plan, but only for a week.", []string{"Iran: CONDITIONAL"}},
	{"Iran will back the truce once it has seen the text.", []string{"Iran: CONDITIONAL"}},
	{"Iran accepted parts of the plan.", []string{"Iran: CONDITIONAL"}},
	{"Iran said that such a truce was possible only if Iraq withdrew.", []string{"Iran: CONDITIONAL"}},
	{"Iran welcomed the plan but Iraq dismissed it.", []string{"Iran: ACCEPTS", "Iraq: REJECTS"}},
	// the maker has no stance on its own, and other matters are none
	{"Oman rejected suggestions that the plan favoured Iran.", nil},
	{"Iran refused to comment.", nil},
	{"Iran rejected reports of a famine.", nil},
	{"Iran may accept the plan, analysts say.", nil},
	{"Iran backed a rival candidate for the post.", nil},
	{"Iran is considering new pipelines to the coast.", nil},
	{"Iran said its reply to the earthquake was quick.", nil},
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
