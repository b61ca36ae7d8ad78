package spelling_test

import (
	"testing"

	"github.com/parley-talks/parley/internal/spelling"
)

func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"Zelensky", "Zelenskyy", "Zelenskiy", "ZELENSKIJ"},
		{"Dmitriev", "Dmitriyev", "Dmitryev"},
		{"Kharkiv", "Harkiv"},
		{"Çavuşoğlu", "Cavusoglu"},
		{"Ma'ariv", "Maariv", "Ma’ariv"},
	} {
		for _, s := range same[1:] {
			if spelling.Key(s) != spelling.Key(same[0]) {
				t.Errorf("%q gives %q, %q gives %q", same[0], spelling.Key(same[0]), s, spelling.Key(s))
			}
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Sergei Lavrov", "Sergey Lavrov", true},
		{"Lavrov", "Sergei Lavrov", true},
		{"Recep Tayyip Erdogan", "Tayyip Erdoğan", true},
		{"Omar al-Masri", "Omar Masri", true},
		{"Kim", "Kim Jong Un", true},
		{"Ann Berg", "Tor Berg", false},
		{"Ann Berg", "Ann Bergman", false},
		{"", "Ann Berg", false},
	} {
		if spelling.SamePerson(c.a, c.b) != c.want || spelling.SamePerson(c.b, c.a) != c.want {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.want)
		}
	}
}
