package listing_test

import (
	"testing"

	"github.com/parley-talks/parley/internal/store/listing"
)

func TestDecodedSharesWhatHasTheSameJSON(t *testing.T) {
	const a, b = `{"id":"evt_a","title":"Talks"}`, `{"id":"evt_a","title":"Talks, moved"}`
	kept := listing.NewDecoded()
	read := func(d *listing.Decoded, data, title string) any {
		t.Helper()
		e, err := d.Event(data)
		if err != nil || e.Title != title {
			t.Fatalf("%s is read as %v, error %v", data, e, err)
		}
		return e
	}
	if read(kept, a, "Talks") != read(kept, a, "Talks") {
		t.Error("the same JSON is decoded twice")
	}
	read(kept, b, "Talks, moved") // the id alone does not make it the same
	if read(nil, a, "Talks") == read(nil, a, "Talks") {
		t.Error("what keeps nothing shares something")
	}
	if _, err := kept.Event("{"); err == nil {
		t.Error("half an object is no event")
	}
}

func TestASharedMentionHasItsOwnEvent(t *testing.T) {
	kept := listing.NewDecoded()
	for _, event := range []string{"evt_a", "evt_b"} { // an update moved it, and its JSON stayed
		if m, err := kept.Mention(`{"id":"men_a","eventId":"evt_a"}`, event); err != nil || m.EventID != event {
			t.Errorf("it is held by %v, not %s; error %v", m, event, err)
		}
	}
}
