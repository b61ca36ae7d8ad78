package resolver

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/sosodev/duration"

	"github.com/parley-talks/parley/internal/parley"
)

// MarshalDate writes null for an unknown date.
func MarshalDate(d parley.Date) graphql.Marshaler {
	if d == "" {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(d))) })
}

// UnmarshalDate takes nothing but a whole date.
func UnmarshalDate(v any) (parley.Date, error) {
	if v == nil {
		return "", nil
	}
	s, ok := v.(string)
	if ok && len(s) == len(time.DateOnly) {
		return parley.ParseDate(s)
	}
	return "", fmt.Errorf("%w: %v is not a date like 2025-04-10", parley.ErrInvalid, v)
}

// MarshalDateTime keeps the offset the instant was given in; null when unknown.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	if t.IsZero() {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(t.Format(time.RFC3339Nano))) })
}

// UnmarshalDateTime takes RFC 3339.
func UnmarshalDateTime(v any) (time.Time, error) {
	if v == nil {
		return time.Time{}, nil
	}
	if s, ok := v.(string); ok {
		if t, err := time.Parse(time.RFC3339, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: %v is not an instant like 2025-04-10T14:05:00Z", parley.ErrInvalid, v)
}

// MarshalDuration writes null for no duration.
func MarshalDuration(d time.Duration) graphql.Marshaler {
	if d == 0 {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(isoDuration(d))) })
}

// isoDuration counts whole days in days and everything else in hours, minutes
// and seconds, as reports do: P30D, PT6H, PT1H30M.
func isoDuration(d time.Duration) string {
	const day = 24 * time.Hour
	if d%day == 0 {
		return fmt.Sprintf("P%dD", d/day)
	}
	short := strings.ToUpper(d.Round(time.Second).String()) // 1H30M0S
	for _, none := range []string{"M0S", "H0M"} {
		if rest, ok := strings.CutSuffix(short, none); ok {
			short = rest + none[:1]
		}
	}
	return "PT" + short
}

// readable is the value of a field as the field itself is written: stages keep
// lengths of time as Go does, 1h30m0s.
func readable(field, value string) string {
	if d, err := time.ParseDuration(value); err == nil && field == "duration" {
		return isoDuration(d)
	}
	return value
}

// UnmarshalDuration takes ISO 8601. No argument has this type yet; gqlgen asks
// for both directions.
func UnmarshalDuration(v any) (time.Duration, error) {
	s, _ := v.(string)
	d, err := duration.Parse(s)
	if err != nil {
		return 0, fmt.Errorf("%w: %v is not a duration like PT6H", parley.ErrInvalid, v)
	}
	return d.ToTimeDuration(), nil
}

// optional is nil for the empty text: what no report says is null in an answer.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// optionalInt is nil for 0.
func optionalInt(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// orElse is the value given, or the default where the argument was null.
func orElse[T any](given *T, otherwise T) T {
	if given == nil {
		return otherwise
	}
	return *given
}
