package parley

import (
	"fmt"
	"time"
)

// Date is a calendar date in ISO 8601 form, "2025-04-10"; empty when unknown.
// Dates compare as text.
type Date string

// ParseDate takes the first ten bytes of an ISO 8601 date or instant.
func ParseDate(s string) (Date, error) {
	if len(s) > 10 {
		s = s[:10]
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%w: %q is not a date like 2025-04-10", ErrInvalid, s)
	}
	return Date(s), nil
}

// DateOf is the calendar date of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Time is midnight UTC of d, the zero time for an unknown date.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add moves d by whole days; an unknown date stays unknown.
func (d Date) Add(days int) Date {
	if d == "" {
		return ""
	}
	return DateOf(d.Time().AddDate(0, 0, days))
}

// Sub is the number of days from o to d; 0 when either is unknown.
func (d Date) Sub(o Date) int {
	if d == "" || o == "" {
		return 0
	}
	return int(d.Time().Sub(o.Time()).Hours() / 24)
}

// Precision says how tightly a When is known.
type Precision string

// The precisions of the API.
const (
	Day     Precision = "DAY"
	SpanOf  Precision = "SPAN" // several days named as such
	Week    Precision = "WEEK"
	Month   Precision = "MONTH"
	Year    Precision = "YEAR"
	Unknown Precision = "UNKNOWN"
)

// When is the tightest span of days that a report supports, both ends
// included. Both dates are empty when nothing is known.
type When struct {
	Start     Date      `json:"start,omitempty"`
	End       Date      `json:"end,omitempty"`
	Precision Precision `json:"precision"`
}

// On is the single day d.
func On(d Date) When { return When{Start: d, End: d, Precision: Day} }

// Between is the span from a to b, both included.
func Between(a, b Date) When {
	switch {
	case a == "" && b == "":
		return When{Precision: Unknown}
	case a == b:
		return On(a)
	}
	return When{Start: a, End: b, Precision: SpanOf}
}

// Known reports whether w has a start.
func (w When) Known() bool { return w.Start != "" }

// Overlaps reports whether w and o share a day. An unknown When overlaps none.
func (w When) Overlaps(o When) bool {
	return w.Known() && o.Known() && w.Start <= o.End && o.Start <= w.End
}

// Days is the length of w in days, 0 when unknown.
func (w When) Days() int {
	if !w.Known() {
		return 0
	}
	return w.End.Sub(w.Start) + 1
}
