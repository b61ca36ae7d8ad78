package resolve

import (
	"cmp"

	"github.com/parley-talks/parley/internal/parley"
)

// history is the steps of an event's life as they were reported: a step is
// listed when it is new, with the first report that tells of it.
func (d *deriver) history(items []*item) []parley.StatusChange {
	var out []parley.StatusChange
	told := map[parley.StatusStep]bool{}
	var planned parley.When
	for _, it := range items {
		s := step(it)
		if s == parley.StepAnnounced && told[s] {
			switch {
			case told[parley.StepConfirmed] && it.When == planned, !it.When.Known():
				continue
			case planned.Known() && !planned.Overlaps(it.When):
				s = parley.StepMoved
			default:
				s = parley.StepConfirmed
			}
		}
		if told[s] && s != parley.StepMoved || s == parley.StepAnnounced && told[parley.StepHeld] {
			continue
		}
		if it.Status == parley.Planned && it.When.Known() {
			planned = it.When
		}
		told[s] = true
		out = append(out, parley.StatusChange{
			Step: s, Status: it.Status, When: it.When, VenueID: d.venueOf(it), By: cmp.Or(d.called(it.AttributedTo), it.Teller.ActorID),
			MentionID: it.ID, ReportedAt: it.KnownFrom,
		})
	}
	return out
}

func step(it *item) parley.StatusStep {
	if it.Step != "" {
		return it.Step
	}
	switch it.Status {
	case parley.Planned:
		return parley.StepAnnounced
	case parley.Ongoing:
		return parley.StepBegun
	case parley.Cancelled:
		return parley.StepCancelled
	case parley.Unclear:
		return parley.StepDenied
	}
	return parley.StepHeld
}
