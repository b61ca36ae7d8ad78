package resolve

import (
	_ "embed" // topics.tsv
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

//go:embed topics.tsv
var topicLines string

// topicNamed are the topics of topics.tsv, by each of their names, folded.
var topicNamed = readTopics(topicLines)

func readTopics(lines string) map[string]*parley.Topic {
	out := map[string]*parley.Topic{}
	for line := range strings.Lines(lines) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		columns := append(strings.Split(line, "\t"), "", "")
		t := &parley.Topic{ID: topicID(columns[0]), Name: columns[0]}
		if columns[1] != "" {
			t.Aliases = strings.Split(columns[1], "; ")
		}
		if columns[2] != "" {
			t.Broader = topicID(columns[2])
		}
		for _, name := range append([]string{t.Name}, t.Aliases...) {
			out[spelling.Fold(name)] = t
		}
	}
	return out
}

func topicID(name string) string { return parley.MakeID(parley.TopicPrefix, spelling.Fold(name)) }

// topic takes in a topic by one of its names, with what it is part of, and gives
// its id.
func (d *deriver) topic(name string) string {
	t := topicNamed[spelling.Fold(name)]
	if t == nil {
		t = &parley.Topic{ID: topicID(name), Name: name}
	}
	d.topics[t.ID] = JoinTopics(d.topics[t.ID], t)
	for id := t.Broader; id != ""; id = topicByID[id].Broader {
		d.topics[id] = topicByID[id]
	}
	return t.ID
}

var topicByID = func() map[string]*parley.Topic {
	out := map[string]*parley.Topic{}
	for _, t := range topicNamed {
		out[t.ID] = t
	}
	return out
}()
