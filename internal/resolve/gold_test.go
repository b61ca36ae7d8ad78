package resolve_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// gold is the hand-labelled corpus as mentions.
type gold struct {
	resolve.Input
	name map[string]string // mention id -> "ID:KEY"
}

// corpus reads the hand-labelled corpus.
func corpus(t *testing.T) (gold, string) {
	t.Helper()
	shared := os.Getenv("PARLEY_SHARED")
	if shared == "" {
		t.Skip("PARLEY_SHARED does not name the folder that holds corpus/labels")
	}
	dir := filepath.Join(shared, "corpus")
	places := func(name string) (string, *parley.Point, bool) {
		at, ok := entity.DefaultNames().Place(name)
		return at.Country, at.Point, ok
	}
	g := gold{Input: resolve.Input{Articles: map[string]*parley.Article{}, Places: places}, name: map[string]string{}}
	index, err := os.ReadFile(filepath.Join(dir, "index.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(index)); lines.Scan(); {
		var row struct{ ID, Outlet, Published string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(dir, "labels", row.ID+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var f labels.File
		if err := json.Unmarshal(raw, &f); err != nil {
			t.Fatal(err)
		}
		day, err := parley.ParseDate(row.Published)
		if err != nil {
			t.Fatal(err)
		}
		a := &parley.Article{ID: parley.MakeID(parley.ArticlePrefix, row.ID), Outlet: row.Outlet, Published: day.Time()}
		g.Articles[a.ID] = a
		ms, err := labels.ToMentions(f, a)
		if err != nil {
			t.Fatalf("%s: %v", row.ID, err)
		}
		for i, m := range ms {
			g.name[m.ID] = row.ID + ":" + f.Events[i].Key
		}
		g.Mentions = append(g.Mentions, ms...)
	}
	return g, dir
}

// pairs are percentages of pairs that were found.
type pairs struct{ both, found, wanted float64 }

func (p pairs) precision() float64 { return 100 * p.both / p.found }
func (p pairs) recall() float64    { return 100 * p.both / p.wanted }
func (p pairs) f1() float64        { return 200 * p.both / (p.found + p.wanted) }

// heldOut names the articles at which nobody looks while developing.
func heldOut(name string) bool {
	id, _, _ := strings.Cut(name, ":")
	n := 0
	for _, r := range strings.TrimPrefix(id, "d") {
		n = 10*n + int(r-'0')
	}
	return id != "seed" && n%3 == 0
}

func TestSameEventsOfTheCorpus(t *testing.T) {
	g, dir := corpus(t)
	d := resolve.Merge(g.Input)
	var groups []struct{ Events []string }
	load(t, filepath.Join(dir, "same.json"), &groups)
	group := map[string]int{}
	for i, x := range groups {
		for _, n := range x.Events {
			group[n] = i + 1
		}
	}
	title := map[string]string{}
	for _, e := range d.Events {
		title[e.ID] = e.Title
	}
	var p pairs
	for i, a := range g.Mentions {
		for _, b := range g.Mentions[i+1:] {
			x, y := g.name[a.ID], g.name[b.ID]
			want, got := group[x] != 0 && group[x] == group[y], a.EventID == b.EventID
			p = p.count(want, got)
			if want != got && !heldOut(x) && !heldOut(y) {
				t.Logf("want %v, got %v: %s (%s), %s (%s)", want, got, x, title[a.EventID], y, title[b.EventID])
			}
		}
	}
	t.Logf("precision %.1f, recall %.1f", p.precision(), p.recall())
	if p.precision() < 98 || p.recall() < 90 {
		t.Errorf("precision %.1f, recall %.1f; want at least 98 and 90", p.precision(), p.recall())
	}
}

func (p pairs) count(want, got bool) pairs {
	if want {
		p.wanted++
	}
	if got {
		p.found++
	}
	if want && got {
		p.both++
	}
	return p
}

func TestTracksOfTheCorpus(t *testing.T) {
	g, dir := corpus(t)
	d := resolve.Merge(g.Input)
	var tracks []struct {
		Track  string
		Rounds []struct{ Events []string }
	}
	load(t, filepath.Join(dir, "tracks.json"), &tracks)
	event := map[string]*parley.Event{}
	for _, e := range d.Events {
		for _, id := range e.MentionIDs {
			event[g.name[id]] = e
		}
	}
	type round struct {
		track, order int
		names        []string
		*parley.Event
	}
	var rounds []round
	for i, tr := range tracks {
		for k, r := range tr.Rounds {
			found := &parley.Event{}
			for _, n := range r.Events {
				if e := event[n]; found.TrackID == "" && e.TrackID != "" {
					found = e
				}
			}
			rounds = append(rounds, round{i, k, r.Events, found})
		}
	}
	var p pairs
	ordered, right := 0, 0
	for i, a := range rounds {
		for _, b := range rounds[i+1:] {
			want, got := a.track == b.track, a.TrackID != "" && a.TrackID == b.TrackID
			p = p.count(want, got)
			if want && got && a.Round > 0 && b.Round > 0 {
				ordered++
				if a.Round < b.Round {
					right++
				}
			}
			if want != got && !slices.ContainsFunc(slices.Concat(a.names, b.names), heldOut) {
				t.Logf("want %v, got %v: %s %v, %s %v", want, got, tracks[a.track].Track, a.names, tracks[b.track].Track, b.names)
			}
		}
	}
	order := 100 * float64(right) / float64(ordered)
	t.Logf("precision %.1f, recall %.1f, F1 %.1f, order %.1f", p.precision(), p.recall(), p.f1(), order)
	if p.f1() < 90 || order < 97 {
		t.Errorf("F1 %.1f, order %.1f; want at least 90 and 97", p.f1(), order)
	}
}

func load(t *testing.T, file string, into any) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// What the corpus calls a difference between two reports is among the conflicts of
// their event, where a label can show it: labels have no duration, and a kind or a
// position that changes is no conflict.
func TestConflictsOfTheCorpus(t *testing.T) {
	g, dir := corpus(t)
	d := resolve.Merge(g.Input)
	var differences []struct {
		Events []string
		Differ string
	}
	load(t, filepath.Join(dir, "conflicts.json"), &differences)
	event := map[string]*parley.Event{}
	for _, e := range d.Events {
		for _, id := range e.MentionIDs {
			event[g.name[id]] = e
		}
	}
	fields := map[string]string{"site": "site", "start": "when", "place": "place", "status": "status", "terms": "terms", "mediators": "participants", "parties": "participants"}
	found, wanted := 0, 0
	for _, x := range differences {
		for _, word := range strings.Split(x.Differ, ", ") {
			field, ok := fields[word]
			if !ok {
				continue
			}
			wanted++
			a, b := event[x.Events[0]], event[x.Events[1]]
			has := a == b && slices.ContainsFunc(a.Conflicts, func(c parley.Conflict) bool { return c.Field == field })
			if has {
				found++
			} else {
				t.Logf("%v: no conflict of %s (one event: %v)", x.Events, word, a == b)
			}
		}
	}
	t.Logf("%d of %d", found, wanted)
	if found < 12 {
		t.Errorf("%d of %d; want at least 12", found, wanted)
	}
}
