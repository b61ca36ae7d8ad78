package mention

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/parley"
)

var (
	fitWeights = flag.Bool("fit", false, "print the weights of confidence.go fitted anew, and how well they do on texts left out")
	fitOn      = flag.String("labelled", "", "with -fit: folders of further labelled texts, separated by commas, laid out as testdata/accuracy is")
)

// judged is a mention read from a labelled text.
type judged struct {
	text  string
	m     *parley.Mention
	right bool // in kind, days, status and parties
}

// own is the folder of the labelled texts of this project.
var own = filepath.Join("..", "..", "testdata", "accuracy")

// readLabelled reads the texts of a folder and judges what is read.
func readLabelled(t *testing.T, root string) []judged {
	t.Helper()
	index, err := os.Open(filepath.Join(root, "index.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	r := NewReader(entity.DefaultNames())
	var out []judged
	for lines := bufio.NewScanner(index); lines.Scan(); {
		var record article.Record
		var gold labels.File
		read := func(name string) []byte {
			b, err := os.ReadFile(filepath.Join(root, name))
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		record.Text = string(read("texts/" + record.ID + ".txt"))
		if err := json.Unmarshal(read("labels/"+record.ID+".json"), &gold); err != nil {
			t.Fatal(err)
		}
		a, err := article.FromRecord(record)
		if err != nil {
			t.Fatal(err)
		}
		ms := r.Read(a)
		taken := map[string]bool{}
		for i, e := range labels.FromMentions(record.ID, a.Day(), ms).Events {
			at := slices.IndexFunc(gold.Events, func(g labels.Event) bool { return !taken[g.Key] && same(g, e) })
			if at >= 0 {
				taken[gold.Events[at].Key] = true
			}
			out = append(out, judged{root + record.ID, ms[i], at >= 0})
		}
	}
	return out
}

// same is the strict rule: an analyst could use e as it is.
func same(g, e labels.Event) bool {
	key := func(x labels.Event) string {
		parties := slices.Sorted(slices.Values(x.Parties))
		start, _ := json.Marshal([]*string{x.Start, x.End})
		return fmt.Sprint(x.Kind, x.Status, string(start), parties)
	}
	shared := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
	}
	return key(g) == key(e) && shared(slices.Concat(g.Parties, g.People, g.Mediators), slices.Concat(e.Parties, e.People, e.Mediators))
}

// Of the mentions held to be right with 0.8 or more, at least three in four
// are; and there are enough of them to be of use.
func TestConfidenceIsKept(t *testing.T) {
	all := readLabelled(t, own)
	sure, right := 0, 0
	for _, j := range all {
		if score(j.m) >= 0.8 {
			sure++
			if j.right {
				right++
			}
		}
	}
	if 4*right < 3*sure || 8*sure < len(all) {
		t.Errorf("of %d mentions %d are sure, of these %d are right; fit the weights anew with -fit", len(all), sure, right)
	}
	if *fitWeights {
		for _, root := range strings.FieldsFunc(*fitOn, func(r rune) bool { return r == ',' }) {
			all = append(all, readLabelled(t, root)...)
		}
		for i, w := range fit(all, "") {
			t.Logf("%-28s %5.2f", signs[i].name, w)
		}
		leftOut := map[string][]float64{}
		bins := [10][2]int{}
		for _, j := range all {
			if leftOut[j.text] == nil {
				leftOut[j.text] = fit(all, j.text)
			}
			bin := &bins[min(9, int(10*chance(leftOut[j.text], j.m)))]
			bin[1]++
			if j.right {
				bin[0]++
			}
		}
		for i, bin := range bins {
			t.Logf("left out, %.1f to %.1f: %3d of %3d right", float64(i)/10, float64(i+1)/10, bin[0], bin[1])
		}
	}
}

func chance(weights []float64, m *parley.Mention) float64 {
	odds := 0.0
	for i, s := range signs {
		if s.holds(m) {
			odds += weights[i]
		}
	}
	return 1 / (1 + math.Exp(-odds))
}

// fit finds the weights under which what was read is most likely, without the
// text that is left out, by ascending the likelihood; a weight of 1 costs as
// much as half a mention gives, so that rare signs keep small weights.
func fit(all []judged, without string) []float64 {
	weights := make([]float64, len(signs))
	for range 1500 {
		slope := make([]float64, len(signs))
		for _, j := range all {
			if j.text == without {
				continue
			}
			off := -chance(weights, j.m)
			if j.right {
				off++
			}
			for i, s := range signs {
				if s.holds(j.m) {
					slope[i] += off
				}
			}
		}
		for i := range weights {
			if i > 0 {
				slope[i] -= weights[i]
			}
			weights[i] += 3 * slope[i] / float64(len(all))
		}
	}
	return weights
}

// Each sign is seen where it is, and not where it is not.
func TestSigns(t *testing.T) {
	norway := parley.Participant{Name: parley.Name{Name: "Norway", Kind: parley.State}, Role: parley.Party}
	plain := func() *parley.Mention {
		return &parley.Mention{
			Kind: parley.Meeting, When: parley.On("2024-05-14"), Status: parley.Held,
			Quotes: make([]parley.Span, 1), Participants: []parley.Participant{norway},
		}
	}
	add := func(m *parley.Mention, kind parley.ActorKind, role parley.ParticipantRole) {
		m.Participants = append(m.Participants, parley.Participant{Name: parley.Name{Name: "N", Kind: kind}, Role: role})
	}
	for name, with := range map[string]func(m *parley.Mention){
		"any": func(*parley.Mention) {},
		"statement with its own day": func(m *parley.Mention) {
			m.Kind, m.Evidence = parley.Statement, []parley.Evidence{{Field: "start", Rule: "said-on:weekday"}}
		},
		"another statement": func(m *parley.Mention) {
			m.Kind, m.Evidence = parley.Statement, []parley.Evidence{{Field: "start", Rule: "day-of-the-occasion"}}
		},
		"proposal or call":          func(m *parley.Mention) { m.Kind = parley.Call },
		"talks":                     func(m *parley.Mention) { m.Kind = parley.Talks },
		"planned":                   func(m *parley.Mention) { m.Status = parley.Planned },
		"told in several sentences": func(m *parley.Mention) { m.Quotes = make([]parley.Span, 2) },
		"day counted from another":  func(m *parley.Mention) { m.Evidence = []parley.Evidence{{Field: "start", Rule: "date-near:apart"}} },
		"several days":              func(m *parley.Mention) { m.When = parley.Between("2024-05-13", "2024-05-14") },
		"no day":                    func(m *parley.Mention) { m.When = parley.When{Precision: parley.Unknown} },
		"cancelled or unclear":      func(m *parley.Mention) { m.Status = parley.Cancelled },
		"summit or visit":           func(m *parley.Mention) { m.Kind = parley.Visit },
		"more than two parties": func(m *parley.Mention) {
			add(m, parley.State, parley.Party)
			add(m, parley.Organisation, parley.Party)
		},
		"parties taken from around": func(m *parley.Mention) { m.Evidence = []parley.Evidence{{Field: "party", Rule: "parties-near"}} },
	} {
		m := plain()
		with(m)
		for _, s := range signs {
			if want := s.name == name || s.name == "any"; s.holds(m) != want {
				t.Errorf("%q: the sign %q holds: %t", name, s.name, !want)
			}
		}
		if p := score(m); p <= 0 || p >= 1 {
			t.Errorf("%q: the score is %v", name, p)
		}
	}
	lender := plain()
	add(lender, parley.Person, parley.Mediator)
	add(lender, parley.State, parley.Host)
	add(lender, parley.State, parley.Mediator)
	if score(lender) != score(plain()) {
		t.Error("mediators and hosts count as people or parties")
	}
}
