package sqlite

import (
	"context"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// attendanceBatch is how many events Attendances gives at a time.
const attendanceBatch = 1000

// attended are the participants of the event e in one text: a row for each
// would cost more to read than what is in it. No id has a tab.
const attended = `(SELECT group_concat(p.actor_id || char(9) || p.role || char(9) || ifnull(p.on_behalf_of, ''), char(9) ORDER BY p.i) FROM participations p WHERE p.event_n = e.n)`

func (r reader) Attendances(ctx context.Context, f parley.EventFilter, each func([]parley.Attendance) error) error {
	return r.view(ctx, "read who takes part", func(c *conn) error {
		of, parent, f := leader(f)
		from, condition, err := related(of)
		if err != nil {
			return err
		}
		source := "events e"
		if from != "" {
			source = from + " own CROSS JOIN events e ON e.n = own.event_n"
		}
		q := ask("SELECT e.id, e.kind, e.status, e.first_day, e.last_day, e.party_count, " + attended + " FROM " + source + " WHERE 1")
		if of != "" {
			q.add(condition, parent)
		}
		if err := filter(&q, f, "e.time_desc"); err != nil {
			return err
		}
		batch := make([]parley.Attendance, 0, attendanceBatch)
		err = c.query(ctx, q, func(s scan) error {
			var a parley.Attendance
			var who *string
			if err := s(&a.EventID, &a.Kind, &a.Status, &a.Start, &a.End, &a.Parties, &who); err != nil {
				return err
			}
			if who != nil {
				a.Participants = participants(*who)
			}
			if batch = append(batch, a); len(batch) < attendanceBatch {
				return nil
			}
			full := batch
			batch = make([]parley.Attendance, 0, attendanceBatch)
			return each(full)
		})
		if err != nil || len(batch) == 0 {
			return err
		}
		return each(batch)
	})
}

// participants reads what attended wrote.
func participants(text string) []parley.Participation {
	parts := strings.Split(text, "\t")
	out := make([]parley.Participation, 0, len(parts)/3)
	for i := 0; i+2 < len(parts); i += 3 {
		out = append(out, parley.Participation{ActorID: parts[i], Role: parley.ParticipantRole(parts[i+1]), OnBehalfOf: parts[i+2]})
	}
	return out
}
