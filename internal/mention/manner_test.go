package mention_test

import (
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
)

// How long, whether behind closed doors, and on whose report.
func TestManner(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range []struct {
		text     string
		duration time.Duration
		closed   bool
		source   string
	}{
		{"Talks between Norway and Iceland were held in Oslo on Tuesday and lasted about two hours.", 2 * time.Hour, false, ""},
		{"Norway and Iceland held talks in Oslo on Tuesday. They lasted an hour and a half.", 90 * time.Minute, false, ""},
		{"Norway and Iceland held talks in Oslo on Tuesday. It lasted two and a half hours.", 150 * time.Minute, false, ""},
		{"Norway and Iceland held talks in Oslo on Tuesday. The talks lasted an hour and forty minutes.", 100 * time.Minute, false, ""},
		{"Norway and Iceland held closed talks in Oslo on Tuesday, Reuters reported.", 0, true, "Reuters"},
		{"Norway and Iceland held talks behind closed doors in Oslo on Tuesday.", 0, true, ""},
		{"Norway and Iceland held talks in Oslo on Tuesday, six hours after a storm.", 0, false, ""},
		{"Norway and Iceland held talks in Oslo on Tuesday on a road closed since March.", 0, false, ""},
	} {
		t.Run(x.text, func(t *testing.T) {
			ms := r.Read(article(t, "2024-05-15", x.text))
			if len(ms) == 0 {
				t.Fatal("nothing read")
			}
			m := ms[0]
			if m.Duration != x.duration {
				t.Errorf("duration %v, want %v", m.Duration, x.duration)
			}
			if got := m.Closed != nil && *m.Closed; got != x.closed {
				t.Errorf("closed %v, want %v", got, x.closed)
			}
			if m.AttributedTo != x.source {
				t.Errorf("attributed to %q, want %q", m.AttributedTo, x.source)
			}
		})
	}
}
