package mention_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// article wraps a text as an article of the given day.
func article(t *testing.T, published, text string) *parley.Article {
	t.Helper()
	at, err := time.Parse(time.DateOnly, published)
	if err != nil {
		t.Fatal(err)
	}
	return &parley.Article{ID: "art_test", Published: at, Text: text}
}

// line sums a mention up as examples do.
func line(m *parley.Mention) string {
	var parties, people []string
	for _, p := range m.Participants {
		switch {
		case p.Role == parley.Mediator || p.Role == parley.Host:
		case p.Kind == parley.Person:
			people = append(people, p.Name.Name)
		default:
			parties = append(parties, p.Name.Name)
		}
	}
	slices.Sort(parties)
	slices.Sort(people)
	return strings.Join(strings.Fields(fmt.Sprintf("%s %s %s..%s %s | %s | %s | %s", m.Kind, m.Status, m.When.Start, m.When.End,
		strings.Join(parties, ","), strings.Join(people, ","), m.Place, m.Site)), " ")
}

func TestExamples(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range slices.Concat(examples, places, newsExamples) {
		t.Run(x.rule+"/"+x.text[:min(40, len(x.text))], func(t *testing.T) {
			var got []string
			for _, m := range r.Read(article(t, x.published, x.text)) {
				got = append(got, line(m))
			}
			if d := cmp.Diff(x.want, got); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", x.text, d)
			}
		})
	}
}
