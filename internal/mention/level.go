package mention

import "strings"

// level is the rank at which parties meet. Presidents who meet and foreign
// ministers who meet the same day in the same city are two occasions.
type level uint8

const (
	leaders level = 1 << iota
	foreignMinisters
	defenceMinisters
	officials // who negotiate, advise or stand in
)

// offices tell the level of who holds them, by words that a title has. The
// first that fits decides.
var offices = []struct {
	words []string
	level level
}{
	{[]string{"deputy", "vice", "assistant", "adviser", "advisor", "aide", "spokes", "ambassador", "envoy", "negotiat", "delegat", "team", "official", "diplomats", "representative", "expert", "undersecretary", "commander", "general"}, officials},
	{[]string{"foreign minister", "secretary of state", "top diplomat", "foreign secretar", "secretaries of state", "affairs minister", "minister of foreign", "minister for foreign", "minister of external"}, foreignMinisters},
	{[]string{"defense minister", "defence minister", "defense secretary", "defence secretary", "minister of defen", "secretary of defen", "defence chief", "defense chief"}, defenceMinisters},
	{[]string{"president", "prime minister", "premier", "chancellor", "king", "emir", "sultan", "monarch", "leader", "head of state", "heads of state", "heads of government", "crown prince", "pm"}, leaders},
	{[]string{"minister", "ministerial"}, foreignMinisters | defenceMinisters},
}

// levelOf is the level that the words of a title or a group tell, 0 when they
// tell none.
func levelOf(title string) level {
	title = strings.ToLower(title)
	if title == "" {
		return 0
	}
	for _, o := range offices {
		for _, w := range o.words {
			if i := strings.Index(title, w); i >= 0 && (i == 0 || title[i-1] == ' ' || title[i-1] == '-') && (w != "pm" || len(title) == 2) && (w != "general" || !strings.HasPrefix(title[i:], "general secretary")) {
				return o.level
			}
		}
	}
	return 0
}

// levels are those of all who take part, as far as their titles tell.
func (c *candidate) levels() level {
	l := c.level
	for _, p := range c.who {
		l |= levelOf(p.name.Title)
	}
	return l
}

// apart reports whether c and e are told of at different levels.
func (c *candidate) apart(e *candidate) bool {
	a, b := c.levels(), e.levels()
	if a == 0 || b == 0 || a&b != 0 {
		return false
	}
	const ministers = foreignMinisters | defenceMinisters
	if (!c.definite && !e.definite || c.ordinal > 0 || e.ordinal > 0) && (a == leaders && b == officials || a == officials && b == leaders) {
		return true
	}
	return a&leaders != 0 && b&ministers != 0 || b&leaders != 0 && a&ministers != 0 || a&ministers != 0 && b&ministers != 0
}
