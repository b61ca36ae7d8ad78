package resolve_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// The value shown follows the stated rule, and the others are listed.
func TestConflicts(t *testing.T) {
	both := with("Norland", "Sudwald")
	talks := func(published string, changes ...change) *parley.Mention {
		return say(parley.Talks, published, append([]change{both, on("2024-03-05")}, changes...)...)
	}
	for name, c := range map[string]struct {
		reports []*parley.Mention
		field   string
		want    []string // the one shown first
		reason  string
	}{
		"more independent sources": {
			[]*parley.Mention{talks("2024-03-05", lasting(6)), talks("2024-03-05", lasting(6)), talks("2024-03-07", lasting(3))},
			"duration",
			[]string{"6h0m0s", "3h0m0s"},
			"more independent sources",
		},
		"ten that cite one count once": {
			[]*parley.Mention{talks("2024-03-05", lasting(6), citing("Wire")), talks("2024-03-05", lasting(6), citing("Wire")), talks("2024-03-05", lasting(3)), talks("2024-03-06", lasting(3))},
			"duration",
			[]string{"3h0m0s", "6h0m0s"},
			"more independent sources",
		},
		"direct before cited": {
			[]*parley.Mention{talks("2024-03-05", lasting(3)), talks("2024-03-06", lasting(6), citing("Wire"))},
			"duration",
			[]string{"3h0m0s", "6h0m0s"},
			"reported directly, not from another source",
		},
		"the latest of equals": {
			[]*parley.Mention{talks("2024-03-05", lasting(3)), talks("2024-03-06", lasting(6))},
			"duration",
			[]string{"6h0m0s", "3h0m0s"},
			"the latest report",
		},
		"the later of one day": {
			[]*parley.Mention{
				talks("2024-03-05", lasting(3)),
				talks("2024-03-05", lasting(6), func(m *parley.Mention) { m.KnownFrom = m.KnownFrom.Add(time.Hour) }),
			},
			"duration",
			[]string{"6h0m0s", "3h0m0s"},
			"the later of the reports of one day",
		},
		"about the same is none": {[]*parley.Mention{talks("2024-03-05", lasting(6)), talks("2024-03-06", lasting(6.2))}, "duration", nil, ""},
		"a report before a plan": {
			[]*parley.Mention{
				say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Planned), at("Geneva")),
				say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Planned), at("Geneva")),
				talks("2024-03-06", at("Vienna")),
			},
			"when",
			[]string{"2024-03-05", "2024-03-04"},
			"a report of the occasion goes before a plan",
		},
		"and its place": {
			[]*parley.Mention{
				say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Planned), at("Geneva")),
				talks("2024-03-06", at("Vienna")),
			},
			"place",
			[]string{"Vienna", "Geneva"},
			"a report of the occasion goes before a plan",
		},
		"a denial is a claim": {
			[]*parley.Mention{talks("2024-03-05"), talks("2024-03-05"), talks("2024-03-06", as(parley.Unclear))},
			"status",
			[]string{"HELD", "UNCLEAR"},
			"more independent sources",
		},
		"a plan and its outcome are none": {[]*parley.Mention{talks("2024-03-01", as(parley.Planned)), talks("2024-03-06")}, "status", nil, ""},
		"two numbers": {
			[]*parley.Mention{
				say(parley.Agreement, "2024-03-05", both, topic("prisoner exchange"), terms("exchange of 40 prisoners")),
				say(parley.Agreement, "2024-03-06", both, on("2024-03-05"), topic("prisoner exchange"), terms("exchange of 50 prisoners")),
			},
			"terms",
			[]string{"exchange of 50 prisoners", "exchange of 40 prisoners"},
			"the latest report",
		},
		"go-between or party": {
			[]*parley.Mention{talks("2024-03-05", with("Midland")), talks("2024-03-05", with("Midland")), talks("2024-03-06", with("~Midland"))},
			"participants",
			[]string{"Midland: party", "Midland: mediator"},
			"more independent sources",
		},
		"who went between for one state": {
			[]*parley.Mention{talks("2024-03-05", with("~Ana Rojas (Midland, minister)")), talks("2024-03-06", with("~Luis Mora (Midland, minister)"))},
			"participants",
			[]string{"Luis Mora: mediator", "Ana Rojas: mediator"},
			"the latest report",
		},
		"two who went between together": {
			[]*parley.Mention{talks("2024-03-05", with("~Ana Rojas (Midland, minister)"), with("~Luis Mora (Midland, minister)")), talks("2024-03-06", with("~Luis Mora (Midland, minister)"))},
			"participants", nil, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, reason := clash(only(t, c.reports...), c.field)
			if !slices.Equal(got, c.want) || reason != c.reason {
				t.Errorf("%q because of %q, want %q because of %q", got, reason, c.want, c.reason)
			}
		})
	}
}

func TestHistory(t *testing.T) {
	both := with("Norland", "Sudwald")
	e := only(t,
		say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Planned), at("Geneva")),
		say(parley.Talks, "2024-03-02", both, on("2024-03-04"), as(parley.Planned), at("Geneva")),
		say(parley.Talks, "2024-03-03", both, on("2024-03-05"), as(parley.Planned), at("Geneva")),
		say(parley.Talks, "2024-03-05", both, as(parley.Ongoing), at("Geneva")),
		say(parley.Talks, "2024-03-06", both, on("2024-03-05"), at("Geneva")),
		say(parley.Talks, "2024-04-06", both, on("2024-03-05"), at("Geneva")),
	)
	var got []parley.StatusStep
	for _, h := range e.History {
		got = append(got, h.Step)
	}
	want := []parley.StatusStep{parley.StepAnnounced, parley.StepConfirmed, parley.StepMoved, parley.StepBegun, parley.StepHeld}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if e.Status != parley.Held || e.When != parley.On("2024-03-05") {
		t.Errorf("%s on %v, want held on 5 March", e.Status, e.When)
	}
}

// Each step of a life, as the status alone or the words of a report tell it.
func TestSteps(t *testing.T) {
	both := with("Norland", "Sudwald")
	told := func(s parley.StatusStep) func(*parley.Mention) { return func(m *parley.Mention) { m.Step = s } }
	planned := say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Planned), at("Geneva"))
	for name, c := range map[string]struct {
		next *parley.Mention
		want []parley.StatusStep
	}{
		"held":             {say(parley.Talks, "2024-03-05", both, on("2024-03-04"), at("Geneva")), []parley.StatusStep{parley.StepAnnounced, parley.StepHeld}},
		"begun":            {say(parley.Talks, "2024-03-04", both, on("2024-03-04"), as(parley.Ongoing), at("Geneva")), []parley.StatusStep{parley.StepAnnounced, parley.StepBegun}},
		"called off":       {say(parley.Talks, "2024-03-03", both, on("2024-03-04"), as(parley.Cancelled), at("Geneva")), []parley.StatusStep{parley.StepAnnounced, parley.StepCancelled}},
		"put off":          {say(parley.Talks, "2024-03-03", both, on("2024-03-04"), as(parley.Cancelled), told(parley.StepPostponed), at("Geneva")), []parley.StatusStep{parley.StepAnnounced, parley.StepPostponed}},
		"confirmed":        {say(parley.Talks, "2024-03-03", both, on("2024-03-04"), as(parley.Planned), told(parley.StepConfirmed), at("Geneva")), []parley.StatusStep{parley.StepAnnounced, parley.StepConfirmed}},
		"announced again":  {say(parley.Talks, "2024-03-03", both, on("2024-03-04"), as(parley.Planned), at("Geneva")), []parley.StatusStep{parley.StepAnnounced, parley.StepConfirmed}},
		"denied":           {say(parley.Talks, "2024-03-05", both, on("2024-03-04"), as(parley.Unclear), told(parley.StepDenied), at("Geneva")), []parley.StatusStep{parley.StepAnnounced, parley.StepDenied}},
		"of which no more": {nil, []parley.StatusStep{parley.StepAnnounced}},
	} {
		t.Run(name, func(t *testing.T) {
			first := *planned
			reports := []*parley.Mention{&first}
			if c.next != nil {
				reports = append(reports, c.next)
			}
			var got []parley.StatusStep
			for _, h := range only(t, reports...).History {
				got = append(got, h.Step)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Who announced it or called it off is who says so in the very words that tell
// of it, if the article has one say it.
func TestWhoTellsOfAStep(t *testing.T) {
	both := with("Norland", "Sudwald")
	words := func(start, end int) change {
		return func(m *parley.Mention) { m.Quotes = []parley.Span{{Start: start, End: end}} }
	}
	said := func(m *parley.Mention) {
		m.Evidence = []parley.Evidence{{Field: "status", Value: string(m.Status), Span: parley.Span{Start: 20, End: 30}}}
	}
	for name, c := range map[string]struct {
		status   parley.EventStatus
		speakers map[string][2]int // bytes of what each says
		want     string
	}{
		"announced":          {parley.Planned, map[string][2]int{"Ann Berg (Norland, envoy)": {10, 60}}, "Ann Berg"},
		"called off":         {parley.Cancelled, map[string][2]int{"Ann Berg (Norland, envoy)": {10, 60}}, "Ann Berg"},
		"by a body":          {parley.Cancelled, map[string][2]int{"Norland": {10, 60}}, "Norland"},
		"other words":        {parley.Planned, map[string][2]int{"Ann Berg (Norland, envoy)": {70, 90}}, ""},
		"several say so":     {parley.Planned, map[string][2]int{"Ann Berg (Norland, envoy)": {10, 60}, "Jo Lund (Sudwald)": {10, 60}}, ""},
		"the article itself": {parley.Held, map[string][2]int{"Ann Berg (Norland, envoy)": {10, 60}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			talks := say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(c.status), words(0, 60), said)
			told := []*parley.Mention{talks}
			for who, of := range c.speakers {
				told = append(told, say(parley.Statement, "2024-03-01", with(who), words(of[0], of[1])))
			}
			in := news(together("art", told...)...)
			for _, s := range told[1:] {
				s.About = []string{talks.ID}
			}
			d := resolve.Merge(in)
			names := map[string]string{"": ""}
			for _, a := range d.Actors {
				names[a.ID] = a.Name
			}
			for _, e := range d.Events {
				if e.Kind == parley.Talks && names[e.History[0].By] != c.want {
					t.Errorf("told by %q, want %q", names[e.History[0].By], c.want)
				}
			}
		})
	}
}

// How long what was proposed is to last stands in its terms.
func TestHowLongAProposalWouldLast(t *testing.T) {
	const day = 24 * time.Hour
	for given, want := range map[string]time.Duration{
		"30-day full ceasefire":                       30 * day,
		"full and unconditional 30-day ceasefire":     30 * day,
		"seven-day reduction of violence":             7 * day,
		"halt to the fighting for two weeks":          14 * day,
		"full ceasefire of at least 30 days":          30 * day,
		"humanitarian pauses of 48 hours":             48 * time.Hour,
		"humanitarian pauses of 24 to 48 hours":       0,
		"24- to 48-hour pauses":                       0,
		"truce of two or three days on parts of it":   0,
		"10-day truce, then a 30-day one":             0,
		"an election within 100 days":                 0,
		"review of guarantees after fifteen years":    0,
		"28-point peace plan":                         0,
		"first-day withdrawal of troops":              0,
		"third round between June 20 and June 30":     0,
		"full ceasefire first, territory afterwards":  0,
		"release of hostages, a summit in ten days":   0,
		"meeting of the presidents this week":         0,
		"ceasefire lasting at least four weeks":       28 * day,
		"truce for 30 days, renewed for 30 days more": 30 * day,
	} {
		e := only(t, say(parley.Proposal, "2024-03-05", with("Norland"), terms(given)))
		if e.Duration != want {
			t.Errorf("%s: %v, want %v", given, e.Duration, want)
		}
	}
}

// An occasion that was put off and the one that took its place stay two, each
// leading to the other, and the one that never took place is no round.
func TestMoved(t *testing.T) {
	both := with("Norland", "Sudwald")
	before := say(parley.Talks, "2024-02-01", both, at("Geneva"), topic("river border"))
	off := say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Cancelled), at("Geneva"), topic("river border"), func(m *parley.Mention) { m.Step = parley.StepPostponed })
	instead := say(parley.Talks, "2024-03-01", both, on("2024-03-20"), as(parley.Planned), at("Geneva"), topic("river border"))
	held := say(parley.Talks, "2024-03-21", both, on("2024-03-20"), at("Geneva"), topic("river border"))
	in := news(append(together("art", off, instead), before, held)...)
	instead.MovedFrom = off.ID
	by := map[string]*parley.Event{}
	for _, e := range resolve.Merge(in).Events {
		by[e.ID] = e
	}
	from, to, first := by[off.EventID], by[instead.EventID], by[before.EventID]
	if from == to || from.MovedTo != to.ID || to.MovedFrom != from.ID || to != by[held.EventID] {
		t.Errorf("%s moved to %q, %s moved from %q", from.ID, from.MovedTo, to.ID, to.MovedFrom)
	}
	var steps []parley.StatusStep
	for _, h := range from.History {
		steps = append(steps, h.Step)
	}
	if !slices.Equal(steps, []parley.StatusStep{parley.StepPostponed, parley.StepMoved}) {
		t.Errorf("steps %q", steps)
	}
	if first.Round != 1 || from.Round != 0 || to.Round != 2 || from.TrackID != to.TrackID {
		t.Errorf("rounds %d, %d, %d", first.Round, from.Round, to.Round)
	}
}

func TestTitles(t *testing.T) {
	for want, m := range map[string]*parley.Mention{
		"Norland–Sudwald talks, Geneva":            say(parley.Talks, "2024-03-05", with("Sudwald", "Norland"), at("Geneva")),
		"Berg–Castro meeting, Vienna":              say(parley.Meeting, "2024-03-05", with(castro, berg), at("Vienna")),
		"Lund–Stein call":                          say(parley.Call, "2024-03-05", with(queen, king)),
		"Aland, Midland and others summit, Geneva": say(parley.Summit, "2024-03-05", with("Norland", "Sudwald", "Midland", "Aland"), at("Geneva")),
		"Statement by Ann Berg, Norland":           say(parley.Statement, "2024-03-05", with(berg)),
		"Statement by Norland":                     say(parley.Statement, "2024-03-05", with("Norland")),
		"60-day truce along the river":             say(parley.Proposal, "2024-03-05", with("Midland"), terms("60-day truce along the river")),
		"Élite guards withdrawn":                   say(parley.Agreement, "2024-03-05", with("Midland"), terms("élite guards withdrawn")),
		"Ann Berg visit, Geneva":                   say(parley.Visit, "2024-03-05", with(berg), at("Geneva")),
		"Talks, Geneva":                            say(parley.Talks, "2024-03-05", at("Geneva")),
	} {
		if e := only(t, m); e.Title != want {
			t.Errorf("title %q, want %q", e.Title, want)
		}
	}
}

// A copied text is one source, also shortened and with another headline.
func TestCopies(t *testing.T) {
	text := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat("x", i%7+1) + " delegates " + strings.Repeat("y", i%11+1) + " spoke of point " + strings.Repeat("z", i%13+1) + " ")
		}
		return b.String()
	}
	both := with("Norland", "Sudwald")
	in := news(
		say(parley.Talks, "2024-03-05", both), say(parley.Talks, "2024-03-06", both, on("2024-03-05")),
		say(parley.Talks, "2024-03-06", both, on("2024-03-05")), say(parley.Talks, "2024-03-07", both, on("2024-03-05")),
	)
	in.Articles["art_00"].Text = text(200)
	in.Articles["art_01"].Text = "Ministers meet " + text(200)
	in.Articles["art_02"].Text = text(90)
	in.Articles["art_03"].Text = "A reporter of our own was there and saw both ministers leave by the side door after some hours of talk in the old hall of the town."
	d := resolve.Merge(in)
	if e := d.Events[0]; e.ReportCount != 4 || e.IndependentSources != 2 {
		t.Errorf("%d reports, %d independent; want 4 and 2", e.ReportCount, e.IndependentSources)
	}
	var list []*parley.Article
	for _, a := range in.Articles {
		list = append(list, a)
	}
	want := map[string]string{"art_01": "art_00", "art_02": "art_00"}
	if d := cmp.Diff(want, resolve.Copies(list)); d != "" {
		t.Error(d)
	}
}

// An outlet that others cite and its own report are one source.
func TestCitedOutlet(t *testing.T) {
	both := with("Norland", "Sudwald")
	in := news(say(parley.Talks, "2024-03-05", both), say(parley.Talks, "2024-03-05", both, citing("The Wire")), say(parley.Talks, "2024-03-05", both, citing("the wire")))
	in.Articles["art_00"].Outlet = "The Wire"
	if e := resolve.Merge(in).Events[0]; e.ReportCount != 3 || e.IndependentSources != 1 {
		t.Errorf("%d reports, %d independent; want 3 and 1", e.ReportCount, e.IndependentSources)
	}
}

// people are the names of the actors who are people, in order of their name.
func people(d parley.Derived) []string {
	var out []string
	for _, a := range d.Actors {
		if a.Kind == parley.Person {
			out = append(out, a.Name)
		}
	}
	slices.Sort(out)
	return out
}

func TestPeople(t *testing.T) {
	for name, c := range map[string]struct{ names, want []string }{
		"spellings":                            {[]string{"Sergei Petrov (Norland)", "Sergey Petrov (Norland)"}, []string{"Sergei Petrov"}},
		"middle initials and patronymics":      {[]string{"John B. Hart (Norland)", "John Hart (Norland)", "Ivan Petrovich Orlov (Norland)", "Ivan Orlov (Norland)"}, []string{"Ivan Orlov", "John Hart"}},
		"articles in front of a family name":   {[]string{"Omar al-Masri (Norland)", "Omar Masri (Norland)"}, []string{"Omar Masri"}},
		"a family name alone":                  {[]string{"Ann Berg (Norland)", "Berg (Norland)"}, []string{"Ann Berg"}},
		"a family name that fits two":          {[]string{"Ann Berg (Norland)", "Tor Berg (Norland)", "Berg (Norland)"}, []string{"Ann Berg", "Berg", "Tor Berg"}},
		"a family name of the other side":      {[]string{"Ann Berg (Norland)", "Berg (Sudwald)"}, []string{"Ann Berg", "Berg"}},
		"two of one surname, one of each side": {[]string{"Ann Berg (Norland)", "Tor Berg (Sudwald)", "Berg (Sudwald)"}, []string{"Ann Berg", "Tor Berg"}},
	} {
		t.Run(name, func(t *testing.T) {
			var ms []*parley.Mention
			for _, n := range c.names {
				ms = append(ms, say(parley.Talks, "2024-03-05", with("Norland", "Sudwald", n)))
			}
			if got := people(resolve.Merge(news(ms...))); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestActor(t *testing.T) {
	d := resolve.Merge(news(
		say(parley.Talks, "2024-03-05", with("Norland", "Sudwald", "Sergei Petrov (Norland, ambassador)")),
		say(parley.Talks, "2024-09-05", with("Norland", "Sudwald", "Sergey Petrov (Norland, foreign minister)")),
		say(parley.Talks, "2024-10-05", with("Norland", "Sudwald", "Sergei Petrov (Norland, foreign minister)")),
	))
	for _, a := range d.Actors {
		if a.Kind != parley.Person {
			continue
		}
		if a.Name != "Sergei Petrov" || !slices.Equal(a.Aliases, []string{"Sergey Petrov"}) || a.Description != "foreign minister, Norland" {
			t.Errorf("%q, also %q, %q", a.Name, a.Aliases, a.Description)
		}
		norland := a.Represents
		want := []parley.Affiliation{
			{ActorID: norland, Title: "ambassador", From: "2024-03-05", To: "2024-03-05"},
			{ActorID: norland, Title: "foreign minister", From: "2024-09-05", To: "2024-10-05"},
		}
		if d := cmp.Diff(want, a.Affiliations); d != "" {
			t.Error(d)
		}
	}
}

// Rounds are numbered in order of time; what was called off has a place but no
// number, and an event in no series has no track.
func TestTrack(t *testing.T) {
	both := with("Norland", "Sudwald")
	d := resolve.Merge(news(
		say(parley.Talks, "2024-05-05", both, at("Geneva"), topic("river border")),
		say(parley.Talks, "2024-03-05", both, at("Geneva"), topic("river border")),
		say(parley.Talks, "2024-04-04", both, on("2024-04-05"), as(parley.Cancelled), at("Geneva"), topic("river border")),
		say(parley.Talks, "2024-04-20", both, at("Vienna"), topic("fishing quotas")),
		say(parley.Talks, "2024-05-06", with("Norland", "Midland"), topic("river border")),
	))
	type place struct{ place, round int }
	got := map[parley.Date]place{}
	for _, e := range d.Events {
		got[e.When.Start] = place{e.Place, e.Round}
	}
	want := map[parley.Date]place{"2024-03-05": {1, 1}, "2024-04-05": {2, 0}, "2024-05-05": {3, 2}, "2024-04-20": {}, "2024-05-06": {}}
	if !cmp.Equal(got, want, cmp.AllowUnexported(place{})) {
		t.Errorf("%v, want %v", got, want)
	}
	if len(d.Tracks) != 1 || d.Tracks[0].RoundCount != 2 || d.Tracks[0].Name != "Norland–Sudwald talks: river border" || d.Tracks[0].Last != "2024-05-05" {
		t.Errorf("%+v", d.Tracks)
	}
}

// The same two people are a series whatever the pause, their calls another.
func TestTrackOfPeople(t *testing.T) {
	pair := with(king, queen)
	d := resolve.Merge(news(
		say(parley.Meeting, "2019-05-05", pair), say(parley.Summit, "2024-03-05", pair), say(parley.Call, "2024-04-05", pair), say(parley.Call, "2024-06-05", pair),
		say(parley.Call, "2024-06-06", with(berg, castro)),
	))
	if len(d.Tracks) != 2 || d.Tracks[0].RoundCount != 2 || d.Tracks[1].RoundCount != 2 {
		t.Errorf("%+v", d.Tracks)
	}
}

// A report that looks back at "the previous round" ties it to what it leads
// with, also years later; one that only tells of both does not.
func TestTrackTakenUpAgain(t *testing.T) {
	both := with("Norland", "Sudwald")
	for words, want := range map[string]int{"previous round of the talks": 1, "": 0} {
		old := say(parley.Talks, "2024-03-05", both, on("2021-03-29"), at("Geneva"), topic("border"), func(m *parley.Mention) {
			m.Role = parley.Background
			if words != "" {
				m.Rounds = []parley.RoundClaim{{Text: words}}
			}
		})
		reports := together("art", say(parley.Talks, "2024-03-05", both, at("Geneva"), topic("border")), old)
		for range 2 {
			reports = append(reports, say(parley.Talks, "2024-03-06", both, on("2024-03-05"), at("Geneva"), topic("border")))
		}
		if d := resolve.Merge(news(reports...)); len(d.Events) != 2 || len(d.Tracks) != want {
			t.Errorf("%q: %d events in %d tracks, want 2 in %d", words, len(d.Events), len(d.Tracks), want)
		}
	}
}

// Talks of delegations, meetings of two people, what came of a meeting, and
// what somebody proposed are no rounds of each other.
func TestTracksOfOneFormat(t *testing.T) {
	both := with("Norland", "Sudwald")
	matter := topic("river border")
	d := resolve.Merge(news(
		say(parley.Talks, "2024-03-05", both, at("Geneva"), matter),
		say(parley.Talks, "2024-04-05", both, at("Geneva"), matter),
		say(parley.Talks, "2024-06-20", with("Nils King (Norland, president)", castro), at("Geneva"), matter),
		say(parley.Agreement, "2024-04-06", both, matter, terms("joint patrols")),
		say(parley.Proposal, "2024-04-07", with("Norland"), topic("truce"), terms("30-day truce")),
		say(parley.Proposal, "2024-04-09", with("Norland"), topic("truce"), terms("lasting truce")),
	))
	got := map[parley.Date]int{}
	for _, e := range d.Events {
		got[e.When.Start] = e.Round
	}
	want := map[parley.Date]int{"2024-03-05": 1, "2024-04-05": 2, "2024-06-20": 0, "2024-04-06": 0, "2024-04-07": 1, "2024-04-09": 2}
	if !cmp.Equal(got, want) {
		t.Errorf("rounds %v, want %v", got, want)
	}
}

// An agreement and a proposal of one day are what came of the meeting, and the
// proposal's standing follows.
func TestOutcomes(t *testing.T) {
	both := with("Norland", "Sudwald")
	talks := say(parley.Talks, "2024-03-05", both, at("Geneva"))
	proposal := say(parley.Proposal, "2024-03-05", with("Norland"), terms("reopening of the border bridge"), answered("Sudwald", parley.Considering))
	agreement := say(parley.Agreement, "2024-03-05", both, terms("reopening of the border bridge"), at("Geneva"))
	rejected := say(parley.Proposal, "2024-03-01", with("Sudwald"), terms("joint patrols"), answered("Norland", parley.Rejects))
	d := resolve.Merge(news(together("art", talks, proposal, agreement, rejected)...))
	by := map[string]*parley.Event{}
	for _, e := range d.Events {
		by[e.MentionIDs[0]] = e
	}
	if got := by[talks.ID].Outcomes; len(got) != 2 {
		t.Errorf("outcomes %q, want the proposal and the agreement", got)
	}
	if by[proposal.ID].TabledAt != talks.EventID || by[agreement.ID].ReachedAt != talks.EventID {
		t.Errorf("tabled at %q, reached at %q, want %q", by[proposal.ID].TabledAt, by[agreement.ID].ReachedAt, talks.EventID)
	}
	if by[proposal.ID].Standing != parley.Agreed || !slices.Equal(by[agreement.ID].Accepts, []string{proposal.EventID}) {
		t.Errorf("standing %s, accepts %q", by[proposal.ID].Standing, by[agreement.ID].Accepts)
	}
	if by[rejected.ID].Standing != parley.Rejected {
		t.Errorf("standing %s, want rejected", by[rejected.ID].Standing)
	}
}
