package mention_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// What the words say of an occasion beyond its status, and whether it took the
// place of another. 2024-05-15 was a Wednesday.
func TestLife(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	type told struct {
		Day    parley.Date
		Status parley.EventStatus
		Step   parley.StatusStep
		From   parley.Date // day of the occasion whose place it took
	}
	for _, c := range []struct {
		text string
		want []told
	}{
		{"Talks between India and Pakistan scheduled for Thursday in Dubai were postponed.", []told{{"2024-05-16", parley.Cancelled, parley.StepPostponed, ""}}},
		{"Talks between India and Pakistan scheduled for Thursday in Dubai were put off.", []told{{"2024-05-16", parley.Cancelled, parley.StepPostponed, ""}}},
		{"Talks between India and Pakistan scheduled for Thursday in Dubai were called off.", []told{{"2024-05-16", parley.Cancelled, "", ""}}},
		{"Talks between Armenia and Azerbaijan will take place in Almaty on Friday.", []told{{"2024-05-17", parley.Planned, "", ""}}},
		{"Talks between Armenia and Azerbaijan will take place in Almaty on Friday, though no delegation has confirmed it.", []told{{"2024-05-17", parley.Planned, "", ""}}},
		{"Talks between Armenia and Azerbaijan will take place in Almaty on Friday, both sides confirmed.", []told{{"2024-05-17", parley.Planned, parley.StepConfirmed, ""}}},
		{"Talks between Serbia and Kosovo were held in Brussels on Tuesday.", []told{{"2024-05-14", parley.Held, "", ""}}},
		{
			"India and Pakistan held talks in Dubai on Tuesday that had originally been set for Monday.",
			[]told{{"2024-05-14", parley.Held, "", "2024-05-13"}, {"2024-05-13", parley.Cancelled, "", ""}},
		},
		{
			"Talks between India and Pakistan scheduled for Thursday in Dubai were postponed. The talks will now be held on Friday.",
			[]told{{"2024-05-16", parley.Cancelled, parley.StepPostponed, ""}, {"2024-05-17", parley.Planned, "", "2024-05-16"}},
		},
		{
			"Talks between India and Pakistan scheduled for Thursday in Dubai were postponed. A meeting of Indian and Pakistani officials was held in Doha on Monday.",
			[]told{{"2024-05-16", parley.Cancelled, parley.StepPostponed, ""}, {"2024-05-13", parley.Held, "", ""}},
		},
	} {
		ms := r.Read(article(t, "2024-05-15", c.text))
		day := map[string]parley.Date{}
		for _, m := range ms {
			day[m.ID] = m.When.Start
		}
		var got []told
		for _, m := range ms {
			got = append(got, told{m.When.Start, m.Status, m.Step, day[m.MovedFrom]})
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, d)
		}
	}
}
