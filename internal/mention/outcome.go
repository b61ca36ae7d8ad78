package mention

import "github.com/parley-talks/parley/internal/parley"

var (
	outcomes     = set("agreement deal accord understanding pact truce ceasefire cease-fire declaration memorandum")
	broughtForth = set("produced yielded brought")
	cameTo       = set("resulted culminated ended concluded finished closed wrapped")
)

// outcomeNoun reads what talks ended with: "the talks between A and B ended on
// Monday with an agreement to", "produced a deal", "led to a truce".
func outcomeNoun(rd *reading, v *view, i int) *candidate {
	if !outcomes[v.lower(i)] || v.ent[i] != nil || v.t[i].Quoted || v.modifies(i) {
		return nil
	}
	first := v.nounStart(i)
	if w := v.lower(first - 1); w != "a" && w != "an" {
		return nil
	}
	verb := v.endedWith(first - 2)
	if verb < 0 || v.in[verb] != v.in[i] || !v.contactWithin(v.clauses[v.in[i]].first, first-1) {
		return nil // "the strike ended with a deal"
	}
	m := v.moodOf(verb, true)
	if m.negated || m.open || m.planned {
		return nil
	}
	c := rd.agreement(v, i, i+1, mood{status: parley.Held})
	c.setDate(rd, v, verb, verb+1, m)
	rd.between(v, c, i)
	if len(c.parties()) < 2 {
		c.who, c.twoSides = nil, true
	}
	c.terms = v.termsOf(i)
	if v.lower(i+1) == "to" || v.lower(i+1) == "on" {
		c.terms = v.termsFrom(i+1, i+1)
	}
	return c
}

// endedWith is the verb that says what an occasion came to with the words up to
// token k: "ended on Monday with", "led to", "produced"; -1 for none.
func (v *view) endedWith(k int) int {
	switch v.lower(k) {
	case "with", "in":
		for j := k - 1; j >= 0 && j > k-14 && v.in[j] == v.in[k]; j-- {
			if cameTo[v.lower(j)] {
				return j
			}
			if v.finite(j) {
				return -1
			}
		}
	case "to":
		if v.lower(k-1) == "led" {
			return k - 1
		}
	default:
		if broughtForth[v.lower(k)] {
			return k
		}
	}
	return -1
}
