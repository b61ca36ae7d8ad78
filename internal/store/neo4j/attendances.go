package neo4j

import (
	"context"

	"github.com/parley-talks/parley/internal/parley"
)

// attendanceBatch is how many events one statement of Attendances reads: few
// enough to end well within patience.
const attendanceBatch = 2000

// Attendances reads batch after batch in the order of the sort keys.
func (r reader) Attendances(ctx context.Context, f parley.EventFilter, each func([]parley.Attendance) error) error {
	of, parent := narrowest(&f)
	c, err := compile(f)
	if err != nil || c.none {
		return err
	}
	from := sources[of]
	source := fragment(from.fragment)
	if of == "" && len(c.terms) > 0 {
		source = fragment("events.from.words")
		c.drop("text")
	}
	c.params["parent"], c.params["limit"] = parent, attendanceBatch
	for lower := ""; ; {
		c.params["lower"] = lower
		records, err := r.run(ctx, statement("attendances", c.params).fill("order", from.order).fill("source", source, "filter", c.text(), "key", from.key, "direction", "ASC"))
		if err != nil {
			return err
		}
		batch := make([]parley.Attendance, len(records))
		for i, rec := range records {
			batch[i] = parley.Attendance{
				EventID: get[string](rec, "id"), Kind: parley.EventKind(get[string](rec, "kind")), Status: parley.EventStatus(get[string](rec, "status")),
				Start: asDate(column(rec, "start")), End: asDate(column(rec, "end")), Parties: number(rec, "parties"),
			}
			for _, p := range get[[]any](rec, "who") {
				who := item(p.([]any))
				behalf, _ := who.at(2).(string)
				batch[i].Participants = append(batch[i].Participants, parley.Participation{
					ActorID: who.at(0).(string), Role: parley.ParticipantRole(who.at(1).(string)), OnBehalfOf: behalf,
				})
			}
			lower = get[string](rec, "key")
		}
		if len(batch) > 0 {
			if err := each(batch); err != nil {
				return err
			}
		}
		if len(batch) < attendanceBatch {
			return nil
		}
	}
}
