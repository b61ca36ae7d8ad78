package resolve_test

import (
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// Somebody should look at what was just joined and at what just was not. What
// tells two events apart for good leaves no doubt.
func TestDoubts(t *testing.T) {
	both := with("Norland", "Sudwald")
	meeting := say(parley.Meeting, "2024-03-05", with("Ann Berg (Norland)", "Jo Lund (Sudwald)"), at("Geneva"), on("2024-03-05"))
	for name, c := range map[string]struct {
		kind parley.EventKind
		more []change
		want string // of each event, "" for none
	}{
		"just joined":        {parley.Meeting, []change{both, on("2024-03-04", "2024-03-10"), at("Geneva")}, ""},
		"just not joined":    {parley.Talks, []change{both, on("2024-03-04", "2024-03-10")}, "not quite alike enough; same parties, the date lies in the other's span of days"},
		"much alike":         {parley.Meeting, []change{both, on("2024-03-05"), at("Geneva")}, ""},
		"of another month":   {parley.Meeting, []change{both, on("2024-04-01", "2024-04-30")}, ""},
		"of other people":    {parley.Meeting, []change{with("Kai Holm (Norland)", "Jo Lund (Sudwald)"), on("2024-03-04", "2024-03-10")}, ""},
		"of another outcome": {parley.Talks, []change{both, on("2024-03-04", "2024-03-10"), as(parley.Cancelled)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			first := *meeting
			d := resolve.Merge(news(&first, say(c.kind, "2024-03-12", c.more...)))
			for i, e := range d.Events {
				got := ""
				for _, x := range e.Doubts {
					if !x.Joined {
						got = x.Reason
						if other := d.Events[1-i].ID; x.EventID != other {
							t.Errorf("%s is nearly one with %s, want %s", e.ID, x.EventID, other)
						}
					}
				}
				if got != c.want {
					t.Errorf("doubt %q, want %q", got, c.want)
				}
			}
		})
	}
}
