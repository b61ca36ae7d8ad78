package listing

import (
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// precisions of the buckets of time.
var precisions = map[parley.Dimension]parley.Precision{
	parley.ByDay: parley.Day, parley.ByWeek: parley.Week, parley.ByMonth: parley.Month, parley.ByQuarter: parley.SpanOf, parley.ByYear: parley.Year,
}

func isBucket(d parley.Dimension) bool { return precisions[d] != "" }

// bucketOf is the first day of the bucket that a day, month or year as text
// begins in.
func bucketOf(d parley.Dimension, text string) parley.Date {
	t := parley.Date(text + "0001-01-01"[min(len(text), 10):]).Time()
	switch d {
	case parley.ByWeek:
		t = t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	case parley.ByQuarter:
		t = t.AddDate(0, -(int(t.Month())-1)%3, 0)
	}
	return parley.DateOf(t)
}

// nextBucket is the first day of the one after that which begins on a day.
func nextBucket(d parley.Dimension, from parley.Date) parley.Date {
	t := from.Time()
	switch d {
	case parley.ByWeek:
		t = t.AddDate(0, 0, 7)
	case parley.ByMonth:
		t = t.AddDate(0, 1, 0)
	case parley.ByQuarter:
		t = t.AddDate(0, 3, 0)
	case parley.ByYear:
		t = t.AddDate(1, 0, 0)
	default:
		t = t.AddDate(0, 0, 1)
	}
	return parley.DateOf(t)
}

// bucketLabel names a bucket by its first day, in ISO 8601 where that has a
// form for it.
func bucketLabel(d parley.Dimension, from parley.Date) string {
	t := from.Time()
	switch d {
	case parley.ByWeek:
		year, week := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case parley.ByMonth:
		return t.Format("2006-01")
	case parley.ByQuarter:
		return fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())+2)/3)
	case parley.ByYear:
		return t.Format("2006")
	}
	return string(from)
}

// withEmptyBuckets adds the buckets in which nothing was counted to groups in
// order of time, no further than anybody can ask.
func withEmptyBuckets(dims []parley.Dimension, groups []parley.EventStat) []parley.EventStat {
	at := slices.IndexFunc(dims, isBucket)
	if at < 0 {
		return groups
	}
	var out []parley.EventStat
	for _, g := range groups {
		for n := len(out); n > 0 && n < parley.MaxStats && out[n-1].Bucket.Start < g.Bucket.Start; n = len(out) {
			from := nextBucket(dims[at], out[n-1].Bucket.Start)
			if from >= g.Bucket.Start {
				break
			}
			var key [2]value
			key[at] = value{label: bucketLabel(dims[at], from), from: from}
			out = append(out, *groupOf(dims, key))
		}
		out = append(out, g)
	}
	return out
}
