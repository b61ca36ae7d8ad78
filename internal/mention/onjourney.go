package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

// journeyBack is how many sentences behind a journey its meetings are told
// without saying again where and when it was.
const journeyBack = 3

// journeyOf is the journey that the sentences before tell of whoever is the
// subject, nil where they tell of none or of another since.
func (rd *reading) journeyOf(v *view, subj []*entity.Entity) *candidate {
	if len(subj) != 1 || subj[0].Kind != entity.Person || subj[0].Name == "" {
		return nil
	}
	for i := len(rd.all) - 1; i >= 0 && v.si-rd.all[i].v.si <= journeyBack; i-- {
		o := rd.all[i]
		if o.kind != parley.Visit || o.dropped != "" || len(o.people()) == 0 {
			continue
		}
		if o.place == "" || o.status == parley.Cancelled || !slices.Contains(o.people(), subj[0].Name) {
			return nil
		}
		return o
	}
	return nil
}

// during gives a meeting on journey o the place and the days of the journey, and
// office-holders of no state the one that was visited: "flew into Oslo on Monday.
// He called on Prime Minister N".
func (c *candidate) during(o *candidate, met []*entity.Entity) {
	c.place, c.country = o.place, o.country
	c.note("place", c.place, o.anchor, "on-journey")
	if o.when.Known() {
		c.when = o.when
		c.note("start", string(c.when.Start), o.anchor, "on-journey")
	}
	host := o.country
	if host == "" {
		host = o.place
	}
	if slices.Contains(c.parties(), host) {
		return
	}
	for _, e := range met {
		if e.Kind == entity.Person && e.Name != "" && e.Represents == "" && e.Title != "" {
			c.drop(e)
			c.add(actingFor(host, e), parley.Party, "on-journey")
		}
	}
}
