package mention

import (
	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

// sideList reads who sat on a side of talks told here or before: "the Peruvian team
// was made up of N and M", "Peru's team: N and M", "leading the Peruvian delegation
// was N", "N spoke for Peru".
func sideList(rd *reading, v *view, i int) *candidate {
	if v.ent[i] != nil || v.t[i].Quoted {
		return nil
	}
	c := &candidate{names: rd.names, trigger: [2]int{i, i + 1}, joinsIn: true}
	switch w := v.lower(i); {
	case w == ":" && i > 0 && v.isTeam(v.ent[i-1]):
		c.seat(v, v.ent[i-1], i+1)
	case w == "made" && v.is(i+1, "up", "of"), (w == "composed" || w == "comprised") && v.lower(i+1) == "of":
		from := i + 2
		if w == "made" {
			from++
		}
		subj := v.subject(i)
		if len(subj) != 1 || !v.isTeam(subj[0]) {
			return nil
		}
		for k := c.seat(v, subj[0], from); k > 0; {
			// "; the Chilean one of M"
			for v.lower(k) == ";" || v.lower(k) == "," || v.lower(k) == "and" || determiners[v.lower(k)] {
				k++
			}
			if k >= len(v.t) || v.ent[k] == nil || v.ent[k].Represents == "" || v.lower(v.ent[k].Last) != "of" {
				break
			}
			k = c.seat(v, v.ent[k], v.ent[k].Last+1)
		}
	case (w == "was" || w == "were") && (v.lower(0) == "leading" || v.lower(0) == "heading") && i > 0 && v.isTeam(v.ent[i-1]):
		c.seat(v, v.ent[i-1], i+1)
	case (w == "spoke" || w == "negotiated") && v.lower(i+1) == "for" && i+2 < len(v.t) && v.ent[i+2] != nil && (v.ent[i+2].Kind == entity.State || v.ent[i+2].Kind == entity.Organisation):
		for _, e := range peopleOf(v.ent[i+2].Name, v.subject(i)) {
			c.add(e, parley.Party, "side-list")
		}
	}
	if len(c.people()) == 0 {
		return nil
	}
	return c
}

// isTeam reports whether e is a side's people at a table: "the Peruvian delegation".
func (v *view) isTeam(e *entity.Entity) bool {
	return e != nil && e.Kind == entity.Group && e.Represents != "" && teamNouns[v.lower(e.Last-1)]
}

// seat adds the people listed from token k on who are of a side, and gives the token
// behind them; 0 for none.
func (c *candidate) seat(v *view, side *entity.Entity, k int) int {
	es, end := v.chainRight(k)
	own := peopleOf(side.Represents, es)
	if len(own) == 0 {
		return 0
	}
	for _, e := range own {
		c.add(e, parley.Party, "side-list")
	}
	return end
}
