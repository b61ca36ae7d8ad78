package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
	"github.com/parley-talks/parley/internal/store/listing"
)

var statsCases = []testCase{
	{"events are counted by their actors, themselves or through others, largest group first", func(t *testing.T, s parley.Store) {
		put(t, s, having(
			talks("a", "2025-04-01", party(russia), party(america)), talks("b", "2025-04-03", behalf(lavrov, russia)),
			talks("c", "", party(russia), party(america)), talks("nobody", "2025-04-04")))
		same(t, "by actor", stats(t, s, parley.EventFilter{}, 0, parley.ByActor), []parley.EventStat{
			{Keys: []string{"Russia"}, IDs: []string{russia.ID}, Count: 3, First: "2025-04-01", Last: "2025-04-03"},
			{Keys: []string{"United States"}, IDs: []string{america.ID}, Count: 2, First: "2025-04-01", Last: "2025-04-01"},
			{Keys: []string{"Sergey Lavrov"}, IDs: []string{lavrov.ID}, Count: 1, First: "2025-04-03", Last: "2025-04-03"},
		})
		same(t, "the first", len(stats(t, s, parley.EventFilter{}, 2, parley.ByActor)), 2)
		same(t, "of a filter", stats(t, s, parley.EventFilter{Actors: []string{lavrov.ID}}, 1, parley.ByActor), []parley.EventStat{
			{Keys: []string{"Russia"}, IDs: []string{russia.ID}, Count: 1, First: "2025-04-03", Last: "2025-04-03"},
		})
		same(t, "of nothing", len(stats(t, s, parley.EventFilter{Text: "!"}, 0, parley.ByActor)), 0)
	}},
	{"buckets of time come in order, those between that are empty too; undated events are in none", func(t *testing.T, s parley.Store) {
		call := talks("call", "2025-03-02")
		call.Kind = parley.Call
		put(t, s, having(talks("a", "2024-12-30"), call, talks("b", "2025-03-31"), talks("c", "2025-03-03"), talks("undated", "")))
		type row struct {
			keys  []string
			count int
			days  parley.When
		}
		for _, c := range []struct {
			dims []parley.Dimension
			want []row
		}{
			{[]parley.Dimension{parley.ByMonth}, []row{
				{[]string{"2024-12"}, 1, bucket("2024-12-01", "2024-12-31", parley.Month)},
				{[]string{"2025-01"}, 0, bucket("2025-01-01", "2025-01-31", parley.Month)},
				{[]string{"2025-02"}, 0, bucket("2025-02-01", "2025-02-28", parley.Month)},
				{[]string{"2025-03"}, 3, bucket("2025-03-01", "2025-03-31", parley.Month)},
			}},
			{[]parley.Dimension{parley.ByKind, parley.ByQuarter}, []row{
				{[]string{"TALKS", "2024-Q4"}, 1, bucket("2024-10-01", "2024-12-31", parley.SpanOf)},
				{[]string{"TALKS", "2025-Q1"}, 2, bucket("2025-01-01", "2025-03-31", parley.SpanOf)},
				{[]string{"CALL", "2025-Q1"}, 1, bucket("2025-01-01", "2025-03-31", parley.SpanOf)},
			}},
			{[]parley.Dimension{parley.ByYear}, []row{
				{[]string{"2024"}, 1, bucket("2024-01-01", "2024-12-31", parley.Year)}, {[]string{"2025"}, 3, bucket("2025-01-01", "2025-12-31", parley.Year)},
			}},
		} {
			var got []row
			for _, g := range stats(t, s, parley.EventFilter{}, 0, c.dims...) {
				got = append(got, row{g.Keys, g.Count, g.Bucket})
			}
			same(t, fmt.Sprint(c.dims), fmt.Sprint(got), fmt.Sprint(c.want))
		}
		weeks := stats(t, s, parley.EventFilter{}, 0, parley.ByWeek, parley.ByStatus)
		same(t, "weeks", len(weeks), 14)
		same(t, "the first week belongs to the year of its Thursday", weeks[0].Keys, []string{"2025-W01", "HELD"})
		same(t, "an empty week", weeks[1], parley.EventStat{Keys: []string{"2025-W02", ""}, IDs: []string{"", ""}, Bucket: bucket("2025-01-06", "2025-01-12", parley.Week)})
	}},
	{"cities are one however they are spelt, an outlet counts an event once", func(t *testing.T, s parley.Store) {
		w := having(talks("a", "2025-04-01"), talks("b", "2025-04-02"), talks("c", "2025-04-03"))
		w.Venues = []*parley.Venue{consulate, {ID: "ven_palace", Name: "Palace", City: "İSTANBUL", CountryID: turkey.ID}, {ID: "ven_ship", Name: "A ship", Site: "A ship"}}
		first, again := article(1, "Talks."), article(2, "Talks again.")
		for i, v := range w.Venues {
			w.Events[i].VenueID = v.ID
		}
		w.Events[0].MentionIDs = []string{"men_m", "men_n"}
		w.articles, w.mentions = []*parley.Article{first, again}, []parley.BlockedMention{mention("m", first, 1), mention("n", again, 1)}
		put(t, s, w)
		same(t, "cities", stats(t, s, parley.EventFilter{}, 0, parley.ByCity), []parley.EventStat{{Keys: []string{"Istanbul"}, IDs: []string{""}, Count: 2, First: "2025-04-01", Last: "2025-04-02"}})
		same(t, "countries", stats(t, s, parley.EventFilter{}, 0, parley.ByCountry), []parley.EventStat{{Keys: []string{turkey.Name}, IDs: []string{turkey.ID}, Count: 2, First: "2025-04-01", Last: "2025-04-02"}})
		same(t, "outlets", stats(t, s, parley.EventFilter{}, 0, parley.ByOutlet), []parley.EventStat{{Keys: []string{"Gazette"}, IDs: []string{""}, Count: 1, First: "2025-04-01", Last: "2025-04-01"}})
	}},
	{"only events in a group say how its city is spelt", func(t *testing.T, s parley.Store) {
		w := having(talks("a", "2025-04-01"), talks("nowhere", "2025-04-02"))
		w.Venues = []*parley.Venue{{ID: "ven_palace", Name: "Palace", City: "İstanbul", CountryID: turkey.ID}, {ID: "ven_lost", Name: "Istanbul", City: "Istanbul"}}
		for i, v := range w.Venues {
			w.Events[i].VenueID = v.ID
		}
		put(t, s, w)
		for _, dims := range [][]parley.Dimension{{parley.ByCountry, parley.ByCity}, {parley.ByCity, parley.ByCountry}} {
			got := stats(t, s, parley.EventFilter{}, 0, dims...)
			same(t, "groups", len(got), 1)
			same(t, fmt.Sprint(dims), got[0].Keys[slices.Index(dims, parley.ByCity)], "İstanbul")
		}
	}},
	{"dimensions that cannot be grouped by are refused", func(t *testing.T, s parley.Store) {
		for _, c := range []struct {
			dims  []parley.Dimension
			first int
		}{
			{nil, 0},
			{[]parley.Dimension{"MOON"}, 0},
			{[]parley.Dimension{parley.ByKind, parley.ByKind}, 0},
			{[]parley.Dimension{parley.ByYear, parley.ByMonth}, 0},
			{[]parley.Dimension{parley.ByKind, parley.ByStatus, parley.ByActor}, 0},
			{[]parley.Dimension{parley.ByKind}, -1},
			{[]parley.Dimension{parley.ByKind}, parley.MaxStats + 1},
		} {
			_, err := s.EventStats(ctx(t), parley.EventFilter{}, c.dims, c.first)
			wantError(t, fmt.Sprint(c.dims, c.first), err, parley.ErrInvalid)
		}
	}},
	{"random statistics under random filters are those of a plain reading", asked(func(t *rapid.T, m model, s parley.Store) {
		f, dims, first := drawFilter(t, m.world), drawDimensions(t), rapid.SampledFrom([]int{0, 1, 5, 30}).Draw(t, "first")
		got, err := s.EventStats(t.Context(), f, dims, first)
		if err != nil {
			t.Fatal(err)
		}
		want := m.stats(f, dims)
		if diff := diffOf(want[:min(len(want), cmp.Or(first, len(want)))], got); diff != "" {
			t.Fatalf("by %v under %+v (-want +got):\n%s", dims, f, diff)
		}
	})},
}

func stats(t *testing.T, s parley.Reader, f parley.EventFilter, first int, dims ...parley.Dimension) []parley.EventStat {
	t.Helper()
	return must[[]parley.EventStat](t)(s.EventStats(ctx(t), f, dims, first))
}

func bucket(from, to parley.Date, p parley.Precision) parley.When {
	return parley.When{Start: from, End: to, Precision: p}
}

func drawDimensions(t *rapid.T) []parley.Dimension {
	buckets := []parley.Dimension{parley.ByDay, parley.ByWeek, parley.ByMonth, parley.ByQuarter, parley.ByYear}
	others := []parley.Dimension{
		parley.ByKind, parley.ByStatus, parley.ByActor, parley.ByCountry, parley.ByCity, parley.ByVenue, parley.ByTopic, parley.ByTrack, parley.ByOutlet,
	}
	dims := rapid.SliceOfNDistinct(rapid.SampledFrom(others), 1, 2, rapid.ID).Draw(t, "dimensions")
	if rapid.Bool().Draw(t, "in buckets") {
		dims[0] = rapid.SampledFrom(buckets).Draw(t, "bucket")
		if len(dims) == 2 && rapid.Bool().Draw(t, "turned round") {
			slices.Reverse(dims)
		}
	}
	return dims
}

// label is a value of a dimension; of a bucket of time with its days.
type label struct {
	key, id string
	days    parley.When
}

// labels are the values of an event in a dimension.
func (m model) labels(e *parley.Event, d parley.Dimension) []label {
	var out []label
	add := func(key, id string) {
		if l := (label{key: key, id: id}); key+id != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	venue, _ := find(m.Venues, venueID, e.VenueID)
	if venue == nil {
		venue = &parley.Venue{}
	}
	switch d {
	case parley.ByKind:
		add(string(e.Kind), "")
	case parley.ByStatus:
		add(string(e.Status), "")
	case parley.ByActor:
		for _, a := range m.actorsOf(e) {
			add(a.Name, a.ID)
		}
	case parley.ByCountry:
		if a := m.actor(venue.CountryID); a != nil {
			add(a.Name, a.ID)
		}
	case parley.ByCity:
		add(spelling.Fold(venue.City), "")
	case parley.ByVenue:
		add(venue.Name, venue.ID)
	case parley.ByTopic:
		for _, id := range e.TopicIDs {
			p, _ := find(m.Topics, topicID, id)
			add(p.Name, p.ID)
		}
	case parley.ByTrack:
		if tr, ok := find(m.Tracks, trackID, e.TrackID); ok {
			add(tr.Name, tr.ID)
		}
	case parley.ByOutlet:
		for _, men := range m.present(e.ID) {
			add(m.article(men.ArticleID).Outlet, "")
		}
	default:
		if start, _ := listing.Span(e.When); start != "" {
			out = append(out, bucketAt(start, d))
		}
	}
	return out
}

// bucketAt is the bucket that a day lies in: the days around it whose label is
// the same.
func bucketAt(day parley.Date, d parley.Dimension) label {
	name := func(on parley.Date) string {
		t := on.Time()
		year, week := t.ISOWeek()
		switch d {
		case parley.ByWeek:
			return fmt.Sprintf("%d-W%02d", year, week)
		case parley.ByMonth:
			return string(on[:7])
		case parley.ByQuarter:
			return fmt.Sprintf("%s-Q%d", on[:4], map[time.Month]int{1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 3}[t.Month()]+4*btoi(t.Month() > 9))
		case parley.ByYear:
			return string(on[:4])
		}
		return string(on)
	}
	l := label{key: name(day), days: parley.When{Start: day, End: day}}
	for name(l.days.Start.Add(-1)) == l.key {
		l.days.Start = l.days.Start.Add(-1)
	}
	for name(l.days.End.Add(1)) == l.key {
		l.days.End = l.days.End.Add(1)
	}
	l.days.Precision = map[parley.Dimension]parley.Precision{
		parley.ByDay: parley.Day, parley.ByWeek: parley.Week, parley.ByMonth: parley.Month, parley.ByQuarter: parley.SpanOf, parley.ByYear: parley.Year,
	}[d]
	return l
}

func (m model) stats(f parley.EventFilter, dims []parley.Dimension) []parley.EventStat {
	var out []parley.EventStat
	count := func(e *parley.Event, ls ...label) {
		g := parley.EventStat{}
		for _, l := range ls {
			g.Keys, g.IDs = append(g.Keys, l.key), append(g.IDs, l.id)
			if l.days.Known() {
				g.Bucket = l.days
			}
		}
		i := slices.IndexFunc(out, func(o parley.EventStat) bool { return slices.Equal(o.Keys, g.Keys) && slices.Equal(o.IDs, g.IDs) })
		if i < 0 {
			i, out = len(out), append(out, g)
		}
		if e == nil {
			return
		}
		out[i].Count++
		if start, _ := listing.Span(e.When); start != "" {
			out[i].First, out[i].Last = min(cmp.Or(out[i].First, start), start), max(out[i].Last, start)
		}
	}
	events := m.events(f, parley.TimeAsc, nil)
	for _, e := range events {
		for _, one := range m.labels(e, dims[0]) {
			if len(dims) == 1 {
				count(e, one)
				continue
			}
			for _, two := range m.labels(e, dims[1]) {
				count(e, one, two)
			}
		}
	}
	m.addEmpty(&out, dims, count)
	m.spell(out, dims, events)
	slices.SortFunc(out, func(a, b parley.EventStat) int {
		return cmp.Or(cmp.Compare(a.Bucket.Start, b.Bucket.Start), cmp.Compare(b.Count, a.Count), slices.Compare(a.Keys, b.Keys), slices.Compare(a.IDs, b.IDs))
	})
	return out
}

// addEmpty counts nothing in the buckets of every day between the first group
// and the last that no group has.
func (m model) addEmpty(groups *[]parley.EventStat, dims []parley.Dimension, count func(*parley.Event, ...label)) {
	days := map[parley.Date]bool{}
	for _, g := range *groups {
		if !g.Bucket.Known() {
			return
		}
		days[g.Bucket.Start] = true
	}
	if len(days) == 0 {
		return
	}
	at := slices.IndexFunc(dims, func(d parley.Dimension) bool { return bucketAt(firstDay, d).days.Precision != "" })
	byDay := func(a, b parley.EventStat) int { return cmp.Compare(a.Bucket.Start, b.Bucket.Start) }
	from, to := slices.MinFunc(*groups, byDay).Bucket.Start, slices.MaxFunc(*groups, byDay).Bucket.Start
	for day := from; day < to; day = day.Add(1) {
		b := bucketAt(day, dims[at])
		if days[b.days.Start] {
			continue
		}
		ls := make([]label, len(dims))
		ls[at] = b
		count(nil, ls...)
		days[b.days.Start] = true
	}
}

// spell gives each city the first of its spellings at the events.
func (m model) spell(groups []parley.EventStat, dims []parley.Dimension, events []*parley.Event) {
	at := slices.Index(dims, parley.ByCity)
	if at < 0 {
		return
	}
	for _, g := range groups {
		folded, spelt := g.Keys[at], ""
		for _, e := range events {
			v, ok := find(m.Venues, venueID, e.VenueID)
			counted := len(dims) == 1 || len(m.labels(e, dims[1-at])) > 0
			if ok && counted && folded != "" && spelling.Fold(v.City) == folded && (spelt == "" || v.City < spelt) {
				spelt = v.City
			}
		}
		g.Keys[at] = spelt
	}
}
