package article

import (
	"errors"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"pgregory.net/rapid"
)

func TestDateForms(t *testing.T) {
	for in, want := range map[string]string{
		"2025-04-10":                                     "2025-04-10T00:00:00Z",
		"2025-04-10T10:08:00+03:00":                      "2025-04-10T10:08:00+03:00",
		"2025-05-17T00:35+03:00":                         "2025-05-17T00:35:00+03:00",
		"2025-05-17T00:35:00+0300":                       "2025-05-17T00:35:00+03:00",
		"2025-05-16 21:35:00 UTC":                        "2025-05-16T21:35:00Z",
		"1747466400":                                     "2025-05-17T07:20:00Z",
		"Tue, 18 Feb 2025 21:14:00 +0300":                "2025-02-18T21:14:00+03:00",
		"by X April 10, 2025 10:08 AM (Updated: )":       "2025-04-10T10:08:00Z",
		"April 10, 2025 12:08 am":                        "2025-04-10T00:08:00Z",
		"April 11, 2025, 11:20 p.m. ET":                  "2025-04-11T23:20:00-04:00",
		"January 11, 2025, 11:20 p.m. ET":                "2025-01-11T23:20:00-05:00",
		"Fri 14 Mar 2025 09.41 GMT":                      "2025-03-14T09:41:00Z",
		"Fri 6 Jun 2025 18.40 BST":                       "2025-06-06T18:40:00+01:00",
		"25.03.2025, 09:15 MSK":                          "2025-03-25T09:15:00+03:00",
		"Sunday, January 25, 2026 - 11:45 GST":           "2026-01-25T11:45:00+04:00",
		"Tuesday 18 March 2025, 23:58 Kyiv time":         "2025-03-18T23:58:00+02:00",
		"Tuesday 14 Oct 2025 · 08:02 Cairo":              "2025-10-14T08:02:00+03:00",
		"17 May 2025, 00:35 (GMT+3)":                     "2025-05-17T00:35:00+03:00",
		"17 May 2025, 00:35 (UTC-03:30)":                 "2025-05-17T00:35:00-03:30",
		"29 July 2025 | 14:20 ICT":                       "2025-07-29T14:20:00+07:00",
		"14:20 CEST, 29 July 2025":                       "2025-07-29T14:20:00+02:00",
		"Sept. 3rd, 2025":                                "2025-09-03T00:00:00Z",
		"3/14/2025":                                      "2025-03-14T00:00:00Z",
		"14/3/2025":                                      "2025-03-14T00:00:00Z",
		"4/4/2025":                                       "2025-04-04T00:00:00Z",
		"June 21, 2025 at 6:05 p.m. EDT":                 "2025-06-21T18:05:00-04:00",
		"Published: 14 August 2025 at 16:20 IST (India)": "2025-08-14T16:20:00Z", // three zones are called IST
	} {
		got, err := parseMoment(in)
		if err != nil {
			t.Errorf("%q: %v", in, err)
		} else if got.Format(time.RFC3339) != want {
			t.Errorf("%q is %s, want %s", in, got.Format(time.RFC3339), want)
		}
	}
}

func TestNoDates(t *testing.T) {
	for _, in := range []string{"", "Tuesday", "Feb 18", "3/4/2025", "2025", "31 June 2025", "2025-13-01", "0000-01-01", "9999-12-31", "April 10, 1066", "99999999999", "10:08 AM"} {
		if got, err := parseMoment(in); !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("%q is %s (%v), want ErrInvalid", in, got, err)
		}
	}
}

func TestDatelines(t *testing.T) {
	for in, want := range map[string]string{
		"GENEVA, Aug. 24, 2024 — Ten days of talks":                         "GENEVA, Aug. 24, 2024",
		"SEOUL, Sunday May 27, 2018 (Wire) -- No cameras":                   "SEOUL, Sunday May 27, 2018",
		"RIMBO, Sweden, 13 December 2018. For a week":                       "RIMBO, Sweden, 13 December 2018",
		"VIENNA (Danube Wire, 4 May 2025) - Two sides":                      "VIENNA (Danube Wire, 4 May 2025",
		"RIYADH, Feb 18 (Wire) - The top diplomats":                         "",
		"The accord of June 3, 2025 (the second) was signed":                "",
		"They met in Vienna on 5 June 2025. Nothing came of it.":            "",
		"On 1 April 2025, the ministers held consultations in Bern, again.": "",
	} {
		if got := dateline(in); got != want {
			t.Errorf("date line of %q is %q, want %q", in, got, want)
		}
	}
}

// Whatever instant a page gives in RFC 3339 comes back with its offset.
func TestInstantsSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		offset := rapid.IntRange(-12*4, 14*4).Draw(t, "quarters") * 900
		want := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "seconds"), 0).In(time.FixedZone("", offset))
		got, err := parseMoment(want.Format(time.RFC3339))
		if err != nil || got.Format(time.RFC3339) != want.Format(time.RFC3339) {
			t.Fatalf("%s came back as %s (%v)", want, got, err)
		}
	})
}
