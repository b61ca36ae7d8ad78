package resolve

import "github.com/parley-talks/parley/internal/parley"

// Same tells how well two mentions of different articles agree, with reasons:
// a higher score is a better fit. ok reports whether it is enough to make them
// one event; when they contradict each other it is not, whatever the score.
func Same(a, b *parley.Mention, places func(string) (string, *parley.Point, bool)) (score float64, reasons []string, ok bool) {
	l := compare(newItem(a, places), newItem(b, places))
	return l.score, l.reasons, !l.never && l.score >= enough
}
