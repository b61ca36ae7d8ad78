package resolve

import (
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/spelling"
)

// Every name stands for one topic, and what a topic is part of is one too.
func TestTopicFile(t *testing.T) {
	names := map[string]bool{}
	for line := range strings.Lines(topicLines) {
		if line[0] == '#' {
			continue
		}
		columns := append(strings.Split(strings.TrimSpace(line), "\t"), "", "")
		for _, name := range append(strings.Split(columns[1], "; "), columns[0]) {
			if k := spelling.Fold(name); k != "" && names[k] {
				t.Errorf("%q stands there twice", name)
			} else {
				names[k] = true
			}
		}
	}
	for _, topic := range topicByID {
		for at, steps := topic, 0; at.Broader != ""; at, steps = topicByID[at.Broader], steps+1 {
			if topicByID[at.Broader] == nil || steps > 5 {
				t.Fatalf("%s is part of nothing that stands there, or of itself", topic.Name)
			}
		}
	}
}
