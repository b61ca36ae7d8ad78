package llm_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/llm"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// readAs reads the story with a server that says content.
func readAs(t *testing.T, content string) ([]*parley.Mention, llm.Report) {
	t.Helper()
	r, _ := reader(t, serve(t, says(content)), nil)
	ms, err := r.Read(t.Context(), story(t))
	if err != nil {
		t.Fatal(err)
	}
	return ms, r.Report()
}

func TestAnAnswerThatTheTextBearsOut(t *testing.T) {
	a := story(t)
	ms, report := readAs(t, truth)
	if len(ms) != 2 || len(report.Dropped) != 0 {
		t.Fatalf("%d mentions; %s", len(ms), report)
	}
	m := ms[0]
	if m.Kind != parley.Meeting || m.When != parley.On("2025-05-15") || m.Status != parley.Held || m.Place != "Geneva" || m.Country != "Switzerland" || m.Role != parley.Lead || m.Position != 1 {
		t.Errorf("the meeting is read as %+v", m)
	}
	var who []string
	for _, p := range m.Participants {
		who = append(who, p.Name.Name+"/"+p.Represents+"/"+p.Title+"/"+string(p.Role))
	}
	want := "Sergei Lavrov/Russia/Foreign Minister/MEMBER, Marco Rubio/United States/Secretary of State/MEMBER, Russia///PARTY, United States///PARTY"
	if got := strings.Join(who, ", "); got != want {
		t.Errorf("there were %s", got)
	}
	if q := a.Text[m.Quotes[0].Start:m.Quotes[0].End]; !strings.HasSuffix(q, "to discuss prisoners.") {
		t.Errorf("the quote is not the whole sentence but %q", q)
	}
	fields := map[string]string{}
	for _, e := range m.Evidence {
		if e.Rule != "llm" {
			t.Errorf("%s has the rule %q", e.Field, e.Rule)
		}
		fields[e.Field] += a.Text[e.Span.Start:e.Span.End] + ";"
	}
	if !strings.EqualFold(fields["place"], "Geneva;") || !strings.Contains(fields["start"], "Thursday") || !strings.Contains(fields["party"], "U.S.") {
		t.Errorf("the evidence is %q", fields)
	}
	if !slices.Equal(ms[1].About, []string{m.ID}) {
		t.Errorf("the statement speaks of %v", ms[1].About)
	}
}

// Each case changes one thing in the true answer.
func TestWhatTheTextDoesNotBearOutIsDroppedAndCounted(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		why      llm.Reason
		events   int
		gone     string // what the mentions may not hold
	}{
		"an invented quote":            {`"Rubio said after the meeting that`, `"Rubio said before the meeting that`, llm.NoQuote, 1, "STATEMENT"},
		"a second quote, invented":     {`on Thursday"]`, `on Thursday","They met for two hours."]`, llm.NoQuote, 1, "MEETING"},
		"no quote":                     {`["Rubio said after the meeting that Washington would wait for an answer."]`, `[]`, llm.NoQuote, 1, "STATEMENT"},
		"a quote of one word":          {`["Rubio said after the meeting that Washington would wait for an answer."]`, `["Rubio"]`, llm.NoQuote, 1, "STATEMENT"},
		"quotes without end":           {`"quotes":["Rubio`, `"quotes":[` + strings.Repeat(`"Rubio said after the meeting",`, 20) + `"Rubio`, llm.NoQuote, 1, "STATEMENT"},
		"an invented person":           {`["Sergei Lavrov","Marco Rubio"]`, `["Sergei Lavrov","Jane Doe"]`, llm.NotNamed, 2, "Jane Doe"},
		"an invented state":            {`"parties":["Russia","United States"]`, `"parties":["Russia","China"]`, llm.NotNamed, 2, "China"},
		"an invented side":             {`"represents":"Russia"`, `"represents":"China"`, llm.NotNamed, 2, "China"},
		"a statement of nobody named":  {`["Marco Rubio"],"parties":["United States"]`, `["Jane Doe"],"parties":[]`, llm.NoActor, 1, "STATEMENT"},
		"a date without words":         {`"date_words":"on Thursday"`, `"date_words":null`, llm.NoPhrase, 2, "2025-05-15"},
		"a date by words of elsewhere": {`"date_words":"on Thursday"`, `"date_words":"on May 20"`, llm.NoPhrase, 2, "2025-05-15"},
		"a date that the words aren't": {`"end":"2025-05-15"`, `"end":"2025-05-17"`, llm.NoPhrase, 2, "2025-05-17"},
		"a date by words that are not": {`"date_words":"on Thursday"`, `"date_words":"prisoners"`, llm.NoPhrase, 2, "2025-05-15"},
		"a date that is none":          {`"start":"2025-05-15"`, `"start":"15 May"`, llm.NoValue, 2, "15 May"},
		"an end before the start":      {`"end":"2025-05-15"`, `"end":"2025-05-14"`, llm.NoValue, 2, "2025-05-14"},
		"an unknown kind":              {`"kind":"meeting"`, `"kind":"party"`, llm.NoValue, 1, "MEETING"},
		"an unknown status":            {`"status":"held","people":["Marco`, `"status":"done","people":["Marco`, llm.NoValue, 2, "done"},
		"an invented place":            {`"place":"Geneva"`, `"place":"Vienna"`, llm.NoPlace, 2, "Vienna"},
		"an invented site":             {`"site":null`, `"site":"Hotel Bristol"`, llm.NoPlace, 2, "Bristol"},
		"an invented topic":            {`"topics":["prisoners"]`, `"topics":["grain exports"]`, llm.NoWords, 2, "grain"},
		"an invented round":            {`"round_words":null`, `"round_words":"the third round"`, llm.NoWords, 2, "third"},
		"a link to nothing":            {`"about":["e1"]`, `"about":["e9"]`, llm.NoLink, 2, "e9"},
		"a link to itself":             {`"about":["e1"]`, `"about":["e2"]`, llm.NoLink, 2, "e2\""},
	} {
		t.Run(name, func(t *testing.T) {
			changed := strings.Replace(truth, c.old, c.new, 1)
			if changed == truth {
				t.Fatal("the case changes nothing")
			}
			ms, report := readAs(t, changed)
			if len(ms) != c.events || report.Dropped[c.why] == 0 || report.Events != c.events {
				t.Errorf("%d mentions, not %d; %s", len(ms), c.events, report)
			}
			all, err := json.Marshal(ms)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(all), c.gone) {
				t.Errorf("%s is still there: %s", c.gone, all)
			}
		})
	}
}

func TestNamesCountInTheFormsThatParleyKnows(t *testing.T) {
	ms, report := readAs(t, strings.ReplaceAll(truth, `"United States"`, `"USA"`))
	if len(ms) != 2 || len(report.Dropped) != 0 || ms[0].Participants[3].Name.Name != "United States" {
		t.Errorf("%d mentions; %s", len(ms), report)
	}
}

func TestNoEventIsAnAnswer(t *testing.T) {
	ms, report := readAs(t, `{"actors":[],"events":[]}`)
	if len(ms) != 0 || report.Articles != 1 {
		t.Errorf("%d mentions; %s", len(ms), report)
	}
}

func FuzzAnswers(f *testing.F) {
	f.Add(truth)
	f.Add(`{"events":[{"quotes":["a a a"]}]}`)
	f.Add(`{"events":null}`)
	f.Fuzz(func(t *testing.T, content string) {
		a := story(t)
		ms, err := llm.Verified(a, []byte(content), entity.DefaultNames())
		if err != nil {
			return
		}
		ids := map[string]bool{}
		for _, m := range ms {
			if len(m.Quotes) == 0 || len(m.Participants) == 0 || ids[m.ID] {
				t.Fatalf("a mention stands on nothing, holds nobody or shares its id: %+v", m)
			}
			ids[m.ID] = true
			for _, e := range m.Evidence {
				if e.Span.Start < 0 || e.Span.End > len(a.Text) || e.Span.Start > e.Span.End {
					t.Fatalf("evidence lies outside the text: %+v", e)
				}
			}
		}
	})
}

func TestAgree(t *testing.T) {
	a := story(t)
	rules := mention.NewReader(entity.DefaultNames()).Read(a)
	model, _ := readAs(t, truth)
	before, err := json.Marshal([][]*parley.Mention{rules, model})
	if err != nil {
		t.Fatal(err)
	}
	both := llm.Agree(a, rules, model)

	t.Run("the arguments stay as they are", func(t *testing.T) {
		after, err := json.Marshal([][]*parley.Mention{rules, model})
		if err != nil || string(after) != string(before) {
			t.Errorf("they are now %s, error %v", after, err)
		}
	})
	t.Run("what both say is one mention, surer than either", func(t *testing.T) {
		k := slices.IndexFunc(both, func(m *parley.Mention) bool { return m.Kind == parley.Meeting })
		r := slices.IndexFunc(rules, func(m *parley.Mention) bool { return m.Kind == parley.Meeting })
		if k < 0 || r < 0 {
			t.Fatalf("there is no meeting among %d and %d mentions", len(both), len(rules))
		}
		m := both[k]
		if m.ID != rules[r].ID || m.Confidence <= max(rules[r].Confidence, model[0].Confidence) {
			t.Errorf("it is %s with confidence %.2f", m.ID, m.Confidence)
		}
		readers := map[string]bool{}
		for _, e := range m.Evidence {
			name, _, _ := strings.Cut(e.Rule, ":")
			readers[name] = true
		}
		if len(readers) != 2 || !readers["llm"] || !readers["rules"] {
			t.Errorf("the evidence is by %v", readers)
		}
	})
	t.Run("what one says stays, less sure", func(t *testing.T) {
		alone := llm.Agree(a, nil, model)
		if len(alone) != 2 || alone[0].Confidence >= model[0].Confidence || !slices.Equal(alone[1].About, []string{alone[0].ID}) {
			t.Errorf("the model alone gives %+v", alone)
		}
		alone = llm.Agree(a, rules, nil)
		if len(alone) != len(rules) || alone[0].Confidence >= rules[0].Confidence || !strings.HasPrefix(alone[0].Evidence[0].Rule, "rules:") {
			t.Errorf("the rules alone give %+v", alone)
		}
	})
	for name, change := range map[string]func(m *parley.Mention){
		"another family": func(m *parley.Mention) { m.Kind = parley.Agreement },
		"another day":    func(m *parley.Mention) { m.When = parley.On("2025-05-01") },
		"other people": func(m *parley.Mention) {
			m.Participants = m.Participants[:1]
			m.Participants[0].Name = parley.Name{Name: "China", Kind: parley.State}
		},
		"nobody it took in": func(m *parley.Mention) { m.Participants = nil },
	} {
		t.Run(name+" is another occasion", func(t *testing.T) {
			one, other := *model[0], *model[0]
			other.Participants = slices.Clone(other.Participants)
			change(&other)
			got := llm.Agree(a, []*parley.Mention{&one}, []*parley.Mention{&other})
			if len(got) != 2 || got[0].ID == got[1].ID {
				t.Errorf("they are %d mentions", len(got))
			}
		})
	}
}
