package resolver

import (
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"pgregory.net/rapid"
)

func written(m graphql.Marshaler) string {
	var b strings.Builder
	m.MarshalGQL(&b)
	return b.String()
}

func TestDurations(t *testing.T) {
	for want, d := range map[string]time.Duration{
		`null`:       0,
		`"PT6H"`:     6 * time.Hour,
		`"PT1H30M"`:  90 * time.Minute,
		`"PT45M"`:    45 * time.Minute,
		`"PT10S"`:    10 * time.Second,
		`"PT1H0M5S"`: time.Hour + 5*time.Second,
		`"PT10H"`:    10 * time.Hour,
		`"PT20M"`:    20 * time.Minute,
		`"PT30H"`:    30 * time.Hour,
		`"P1D"`:      24 * time.Hour,
		`"P30D"`:     30 * 24 * time.Hour,
	} {
		if got := written(MarshalDuration(d)); got != want {
			t.Errorf("%v is written %s, want %s", d, got, want)
		}
	}
}

func TestDurationsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.IntRange(1, 100*24*3600).Draw(t, "seconds")) * time.Second
		got, err := UnmarshalDuration(strings.Trim(written(MarshalDuration(d)), `"`))
		if err != nil || got != d {
			t.Fatalf("%v comes back as %v: %v", d, got, err)
		}
	})
}

func TestInstantsKeepTheirOffset(t *testing.T) {
	const given = "2025-04-10T14:05:00+03:00"
	at, err := UnmarshalDateTime(given)
	if err != nil {
		t.Fatal(err)
	}
	if got := written(MarshalDateTime(at)); got != `"`+given+`"` {
		t.Errorf("%s is written %s", given, got)
	}
	if got := written(MarshalDateTime(time.Time{})); got != "null" {
		t.Errorf("an unknown instant is written %s, want null", got)
	}
}
