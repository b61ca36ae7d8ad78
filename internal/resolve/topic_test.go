package resolve_test

import (
	"slices"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// Reports call one matter by several names; it is one topic, which knows the
// others and what it is part of.
func TestTopics(t *testing.T) {
	both := with("Norland", "Sudwald")
	d := resolve.Merge(news(
		say(parley.Talks, "2024-03-05", both, topic("Cease-fire", "prisoner swap")),
		say(parley.Talks, "2024-03-06", both, on("2024-03-05"), topic("truce", "river fishing")),
		say(parley.Call, "2024-05-05", both, topic("energy truce")),
	))
	byID := map[string]*parley.Topic{"": {}}
	for _, topic := range d.Topics {
		byID[topic.ID] = topic
	}
	var got []string
	for _, e := range d.Events {
		for _, id := range e.TopicIDs {
			got = append(got, byID[id].Name+" of "+byID[byID[id].Broader].Name)
		}
	}
	slices.Sort(got)
	want := []string{"ceasefire of peace", "energy ceasefire of ceasefire", "prisoner exchange of prisoners", "river fishing of "}
	if !slices.Equal(got, want) {
		t.Errorf("topics %q, want %q", got, want)
	}
	for _, topic := range d.Topics {
		if topic.Name == "ceasefire" && !slices.Contains(topic.Aliases, "truce") {
			t.Errorf("a ceasefire is also called %q", topic.Aliases)
		}
	}
}
