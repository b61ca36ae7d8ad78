package article

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // "Kyiv time" must mean the same on every machine
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
)

// The ways in which pages write a date with its year, and a time beside it.
const (
	monthName = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	weekday   = `(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? )?`
	dateWords = weekday + `(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?[ -]` + monthName + `,?[ -](?P<y>\d{4})|` +
		monthName + ` (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|` +
		`(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([./])(\d{1,2})[./](\d{4}))`
	timeWords = `(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s?([ap]\.?m\b\.?)?`
	zoneWords = `\s?\(?(Z\b|[A-Z]{2,4}\b)?\s?([+\-−]\d{1,2}(?::?\d{2})?\b)?\)?`
	cityWords = `(?:\s?([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: time\b|$))?`
)

var (
	dateForm   = regexp.MustCompile(`(?i)\b` + dateWords)
	timeAfter  = regexp.MustCompile(`^(?:[,\s·|@–—-]|T|(?i:at )|(?i:in )){0,6}(?i:` + timeWords + `)` + zoneWords + cityWords)
	timeBefore = regexp.MustCompile(`\b(?i:` + timeWords + `)` + zoneWords + cityWords + `[,\s·|]{1,4}(?:on )?$`)
	updateWord = regexp.MustCompile(`(?i)\b(?:updated|modified|revised)(?: on| at)?\W{0,3}$`)
)

// fixedZones are the abbreviations that mean one offset everywhere, in hours.
// IST, CST, AST and BST in Asia are left out: they mean several.
var fixedZones = map[string]float64{
	"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "SAST": 2, "EET": 2, "EEST": 3,
	"MSK": 3, "TRT": 3, "EAT": 3, "GST": 4, "PKT": 5, "ICT": 7, "WIB": 7, "SGT": 8, "HKT": 8, "PHT": 8,
	"JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
	"EDT": -4, "EST": -5, "CDT": -5, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8,
}

// seasonalZones are abbreviations whose offset depends on the day.
var seasonalZones = map[string]string{"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

// parseMoment reads a date, or a date with a time, as pages and records write
// it. The offset is kept; without one the time counts as UTC, and without a
// time the day begins at 00:00Z.
func parseMoment(s string) (time.Time, error) {
	s = squeeze(s)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", time.RFC1123Z, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return checkYear(s, t)
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) == 10 {
		return checkYear(s, time.Unix(n, 0).UTC())
	}
	if loc := findDate(s); loc != nil {
		if t, ok := momentAt(s, loc); ok {
			return checkYear(s, t)
		}
	}
	return time.Time{}, fmt.Errorf("%w: %q is not a date like 2025-04-10 or 2025-04-10T10:08:00+03:00", parley.ErrInvalid, clip(s, 60))
}

func checkYear(s string, t time.Time) (time.Time, error) {
	if t.Year() < 1900 || t.Year() > 2100 {
		return time.Time{}, fmt.Errorf("%w: the year of %q is not between 1900 and 2100", parley.ErrInvalid, clip(s, 60))
	}
	return t, nil
}

// findDate gives the submatches of the first date in s, nil when there is none.
func findDate(s string) []int { return dateForm.FindStringSubmatchIndex(s) }

// momentAt reads the date found at loc with the time beside it.
func momentAt(s string, loc []int) (time.Time, bool) {
	day, ok := dayAt(s, loc)
	if !ok {
		return time.Time{}, false
	}
	m := timeAfter.FindStringSubmatch(s[loc[1]:])
	if m == nil {
		m = timeBefore.FindStringSubmatch(s[:loc[0]])
	}
	if m == nil {
		return day, true
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	second, _ := strconv.Atoi(m[3])
	switch half := strings.ToLower(m[4]); {
	case half == "":
	case hour > 12:
		return day, true
	case half[0] == 'p' && hour < 12:
		hour += 12
	case half[0] == 'a' && hour == 12:
		hour = 0
	}
	if hour > 23 || minute > 59 || second > 59 {
		return day, true
	}
	y, mon, d := day.Date()
	return time.Date(y, mon, d, hour, minute, second, 0, zoneOf(m[5], m[6], m[7])), true
}

// dayAt reads the calendar date found at loc, as midnight UTC. A date like
// 03/04/2025 has two readings, so it is none.
func dayAt(s string, loc []int) (time.Time, bool) {
	g := func(i int) string {
		if loc[2*i] < 0 {
			return ""
		}
		return s[loc[2*i]:loc[2*i+1]]
	}
	var y, m, d int
	switch {
	case g(1) != "":
		d, m, y = number(g(1)), monthOf(g(2)), number(g(3))
	case g(4) != "":
		m, d, y = monthOf(g(4)), number(g(5)), number(g(6))
	case g(7) != "":
		y, m, d = number(g(7)), number(g(8)), number(g(9))
	default:
		d, m, y = number(g(10)), number(g(12)), number(g(13))
		if g(11) == "/" {
			switch {
			case m > 12 && d <= 12:
				d, m = m, d
			case d <= 12 && d != m:
				return time.Time{}, false
			}
		}
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == d && int(t.Month()) == m
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

func monthOf(name string) int {
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name[:3]))/3 + 1
}

// zoneOf is the zone named by an abbreviation, an offset or a city, UTC when
// none of them says.
func zoneOf(abbr, offset, city string) *time.Location {
	if offset != "" {
		offset = strings.ReplaceAll(strings.ReplaceAll(offset, "−", "-"), ":", "")
		sign, digits := offset[:1], offset[1:]
		h, m := number(digits), 0
		if len(digits) > 2 {
			h, m = number(digits[:len(digits)-2]), number(digits[len(digits)-2:])
		}
		if h <= 14 && m < 60 {
			seconds := h*3600 + m*60
			if sign == "-" {
				seconds = -seconds
			}
			return zone(seconds)
		}
	}
	if h, ok := fixedZones[abbr]; ok {
		return zone(int(h * 3600))
	}
	if name, ok := seasonalZones[abbr]; ok {
		city = strings.TrimPrefix(name, "America/")
	}
	if city != "" {
		for _, region := range []string{"Europe/", "Asia/", "Africa/", "America/"} {
			if l, err := time.LoadLocation(region + strings.ReplaceAll(city, " ", "_")); err == nil {
				return l
			}
		}
	}
	return time.UTC
}

func zone(seconds int) *time.Location {
	if seconds == 0 {
		return time.UTC
	}
	return time.FixedZone("", seconds)
}

// datesOf finds when a page was published and updated by the lines round its
// headline, and by the date line of its first paragraph.
func datesOf(blocks []block, headline string) (published, updated time.Time) {
	paragraphs := 0
	for i, b := range blocks {
		if i >= 60 || paragraphs >= 3 {
			return published, updated
		}
		text := b.text
		switch b.kind {
		case prose:
			paragraphs++
			text = dateline(text)
		case caption, ask, pointer, relatedHead, note, sentence, item:
			continue
		case short:
			if text == headline || !isStamp(text) {
				continue
			}
		}
		for _, loc := range dateForm.FindAllStringSubmatchIndex(text, 4) {
			t, ok := momentAt(text, loc)
			if !ok || t.Year() < 1900 || t.Year() > 2100 {
				continue
			}
			if updateWord.MatchString(text[:loc[0]]) {
				if updated.IsZero() {
					updated = t
				}
			} else if published.IsZero() {
				published = t
			}
		}
		if !published.IsZero() && b.kind == prose {
			break
		}
	}
	return published, updated
}

// dateline is the part of a paragraph before its first sentence where wires
// put place and date: "SEOUL, Sunday May 27, 2018 (Wire) --".
func dateline(s string) string {
	head := clip(s, 90)
	loc := findDate(head)
	if loc == nil || loc[0] > 45 {
		return ""
	}
	place := strings.Fields(head[:loc[0]])
	for _, w := range place {
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(/")); !unicode.IsUpper(r) {
			return ""
		}
	}
	rest, _ := utf8.DecodeRuneInString(strings.TrimLeft(head[loc[1]:], " "))
	if len(place) == 0 || !strings.ContainsRune("()-–—./:", rest) {
		return ""
	}
	return head[:loc[1]]
}
