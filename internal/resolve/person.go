package resolve

import (
	"strings"

	"github.com/parley-talks/parley/internal/spelling"
)

// personKey is what an actor id of a person is made from: the last given name
// and the family name, evened out so that the usual spellings, middle
// initials, patronymics and further given names make no difference. It depends
// on the name alone, so every set of mentions gives a person the same id.
func personKey(name string) string {
	var words []string
	all := strings.Fields(spelling.Key(name))
	for i, w := range all {
		if len(w) == 1 && len(all) > 2 || spelling.IsParticle(w) || i > 0 && i < len(all)-1 && isPatronymic(w) {
			continue
		}
		words = append(words, w)
	}
	if len(words) == 0 {
		words = all
	}
	if len(words) > 2 {
		words = words[len(words)-2:]
	}
	for i, w := range words {
		words[i] = evenOut(w)
	}
	if n := len(words) - 1; n >= 0 && len(words[n]) > 6 {
		words[n] = strings.TrimPrefix(words[n], "al") // "Albusaidi", "al-Busaidi"
	}
	return strings.Join(words, " ")
}

func isPatronymic(w string) bool {
	for _, end := range []string{"ovich", "evich", "ovna", "evna"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// evenOut maps the endings that "-ий", "-ей" and "-й" are written with to one.
func evenOut(w string) string {
	for _, end := range []string{"ei", "ey", "ii", "ij", "iy", "i", "j"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return strings.TrimSuffix(w, end) + "y"
		}
	}
	switch w {
	case "alexandr":
		return "alexander"
	}
	return w
}
