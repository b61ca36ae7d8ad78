package gazetteer

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// set is the names that come with Parley.
func set(t testing.TB) *Set {
	t.Helper()
	s, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What a seat, an office or a city is of must itself be a known name, or a
// misspelt line would make an actor of its own.
func TestWhatNamesStandForIsKnown(t *testing.T) {
	s := set(t)
	known := map[string]bool{"": true}
	for _, forms := range s.first {
		for _, f := range forms {
			if e := f.entry; e.Type == State || e.Type == Organisation || e.Type == Party {
				known[e.Name] = true
			}
		}
	}
	for _, forms := range s.first {
		for _, f := range forms {
			for _, of := range append([]string{f.entry.Of, f.entry.Home}, f.entry.Members...) {
				if f.entry.Type != Several && !known[of] || f.entry.Type == Several && of != f.entry.Of && !known[of] {
					t.Errorf("%s %q is of %q, which no line names", f.folded, f.entry.Name, of)
				}
			}
		}
	}
	for _, list := range s.Holders {
		for _, h := range list {
			if !known[h.Of] {
				t.Errorf("%s held an office of %q, which no line names", h.Name, h.Of)
			}
		}
	}
}

// One spelling must not name two actors.
func TestSpellingsAreUnique(t *testing.T) {
	for _, forms := range set(t).first {
		actor := map[string]string{}
		for _, f := range forms {
			if e := f.entry; e.Type == State || e.Type == Organisation || e.Type == Party {
				key := f.folded
				if f.caps {
					key += " in capitals"
				}
				if other, ok := actor[key]; ok && other != e.Name {
					t.Errorf("%q is both %q and %q", f.folded, other, e.Name)
				}
				actor[key] = e.Name
			}
		}
	}
}

func TestMatch(t *testing.T) {
	s := set(t)
	for text, want := range map[string]struct {
		end  int
		name string
	}{
		"U.S. envoys":              {3, "United States"}, // the full stop is left to the token
		"US envoys":                {2, "United States"},
		"us envoys":                {0, ""},
		"who spoke":                {0, ""},
		"United Nations.":          {14, "United Nations"},
		"Russia's":                 {6, "Russia"},
		"Russianness":              {0, ""},
		"Sharm El-Sheikh, where":   {15, "Sharm el-Sheikh"},
		"Türkiye and":              {8, "Turkey"},
		"Cote d’Ivoire":            {15, "Ivory Coast"},
		"New York Times report":    {14, "New York Times"},
		"South Sudan's":            {11, "South Sudan"},
		"al-Qaeda":                 {8, "Al Qaeda"},
		"the Netherlands":          {0, ""}, // known by its second word
		"Republic of Congo":        {17, "Republic of the Congo"},
		"Democratic Republic of X": {0, ""},
	} {
		word, _, _ := strings.Cut(text, " ")
		word = strings.TrimSuffix(strings.TrimSuffix(word, ","), "'s")
		end, m := s.Match(text, Key(word, strings.ToLower(word)), false)
		name := ""
		if len(m) > 0 {
			name = m[0].Name
		}
		if end != want.end || name != want.name {
			t.Errorf("Match(%q) = %d, %q; want %d, %q", text, end, name, want.end, want.name)
		}
	}
}

// Whatever text follows, a match ends inside it and on a whole word.
func TestMatchStaysInside(t *testing.T) {
	s := set(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("UNited SatesÉéİı’'. -\nthRusia"))).Draw(t, "text")
		word, _, _ := strings.Cut(text, " ")
		end, m := s.Match(text, Key(word, strings.ToLower(word)), true)
		if end < 0 || end > len(text) || (end > 0) != (len(m) > 0) {
			t.Fatalf("Match(%q) = %d, %v", text, end, m)
		}
	})
}

func TestOffices(t *testing.T) {
	o := set(t).Offices
	for text, want := range map[string]struct {
		end   int
		of    string
		group bool
	}{
		"foreign minister said":     {16, "", false},
		"Secretary of State X":      {18, "United States", false},
		"Secretary-General":         {17, "", false},
		"foreign ministers":         {17, "", true},
		"presidential":              {0, "", false},
		"national security adviser": {25, "", false},
	} {
		word := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' })[0]
		end, of, group := o.Match(text, Key(word, strings.ToLower(word)))
		if end != want.end || of != want.of || group != want.group {
			t.Errorf("Match(%q) = %d, %q, %v; want %+v", text, end, of, group, want)
		}
	}
}
