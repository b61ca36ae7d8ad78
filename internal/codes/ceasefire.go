package codes

import (
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// ceasefire reports whether a proposal is to stop fighting, which has a code of
// its own.
func ceasefire(e *parley.Event) bool {
	for _, t := range append([]string{e.Summary}, e.Terms...) {
		t = strings.ToLower(t)
		for _, w := range []string{"ceasefire", "cease-fire", "truce", "cessation of hostilities", "halt to strikes"} {
			if strings.Contains(t, w) {
				return true
			}
		}
	}
	return false
}
