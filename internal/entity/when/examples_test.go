package when_test

import (
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// An example is a sentence with the phrase in {braces}, and the days that the
// phrase stands for. The publication date is a Thursday, 2025-04-10, unless the
// group says otherwise.
type example struct {
	text string
	want string // "2025-04-09", "2025-04-07..2025-04-13", "?" for unknown
}

// groups are the phrases of one rule under one tense, as news write them.
var groups = []struct {
	name      string
	published parley.Date
	spoken    parley.Date
	tense     when.Tense
	examples  []example
}{
	{"days with a year", "2025-04-10", "", when.Past, []example{
		{"Signed on {27 February 2025} in Rome.", "2025-02-27"},
		{"Signed on {Feb. 27, 2025}, in Rome.", "2025-02-27"},
		{"They met on {December 20, 2016}.", "2016-12-20"},
		{"They met on {Thursday, March 13, 2025}.", "2025-03-13"},
		{"They met on {Thursday 13 March 2025}.", "2025-03-13"},
		{"They met on {the 27th of February, 2024}.", "2024-02-27"},
		{"A deal was signed on {29 February 2020}.", "2020-02-29"},
		{"The note of {25.03.2025} says so.", "2025-03-25"},
		{"The note of {2025-03-24} says so.", "2025-03-24"},
		{"The note of {24/03/2025} says so.", "2025-03-24"},
		{"The note of {3/24/2025} says so.", "2025-03-24"},
		{"The note of {3/4/2025} says so.", "?"},
		{"It was set for {November, 28th}.", "2024-11-28"},
		{"They met on {March 13 last year}.", "2024-03-13"},
		{"They met on {13 March of last year}.", "2024-03-13"},
		{"They met on {March 23-25, 2024}.", "2024-03-23..2024-03-25"},
		{"They met from {Dec. 30 to Jan. 2, 2025}.", "2024-12-30..2025-01-02"},
		{"They met from {3 to 5 June 2024}.", "2024-06-03..2024-06-05"},
	}},
	{"days without a year, past", "2025-04-10", "", when.Past, []example{
		{"They met on {April 10}.", "2025-04-10"},
		{"They met on {April 9}.", "2025-04-09"},
		{"They met on {Feb. 27} in Istanbul.", "2025-02-27"},
		{"They met on {27 Feb} in Istanbul.", "2025-02-27"},
		{"They met on {27 February}.", "2025-02-27"},
		{"They met on {Sept. 8}.", "2024-09-08"},
		{"They met on {December 1}.", "2024-12-01"},
		{"It is the 11th there, {April 11}, already.", "2025-04-11"},
		{"It had been set for {April 30}.", "2025-04-30"},
		{"They met on {Tuesday (April 8)}.", "2025-04-08"},
		{"They met {Tuesday, April 8}, in Rome.", "2025-04-08"},
		{"{Yesterday, 9 April}, was hard.", "2025-04-09"},
		{"They met on {March 23-25}.", "2025-03-23..2025-03-25"},
		{"They met on {March 23–25}.", "2025-03-23..2025-03-25"},
		{"They met on {23-24 January}.", "2025-01-23..2025-01-24"},
		{"They met on {Jan. 23 and 24}.", "2025-01-23..2025-01-24"},
		{"They met on {15 and 16 March}.", "2025-03-15..2025-03-16"},
		{"They met on {March 31 and April 1}.", "2025-03-31..2025-04-01"},
		{"They met from {3 to 5 March}.", "2025-03-03..2025-03-05"},
		{"They met from {Feb. 28 to March 2}.", "2025-02-28..2025-03-02"},
		{"They met from {28 February – 2 March}.", "2025-02-28..2025-03-02"},
		{"Talks on {26, 27 and 28 March} failed.", "2025-03-26..2025-03-28"},
		{"They met on {the 16th}.", "2025-03-16"},
		{"They met on {the 3rd} with others.", "2025-04-03"},
		{"The {7 October} attack came first.", "2024-10-07"},
		{"It ended in {the small hours of March 9}.", "2025-03-09"},
		{"It ended on {the night of 9 March}.", "2025-03-09"},
		{"They met in {the early hours of March 9}: a halt.", "2025-03-09"},
	}},
	{"days without a year, future", "2025-04-10", "", when.Future, []example{
		{"They will meet on {April 10}.", "2025-04-10"},
		{"They will meet on {May 5}.", "2025-05-05"},
		{"They will meet on {5 May}.", "2025-05-05"},
		{"They will meet on {January 20}.", "2026-01-20"},
		{"They were to meet on {April 9}.", "2025-04-09"},
		{"They will meet on {the 16th}.", "2025-04-16"},
		{"They will meet on {the 9th}.", "2025-05-09"},
		{"A round between {June 20 and June 30} is likely.", "2025-06-20..2025-06-30"},
		{"They will meet on {31 May and 1 June}.", "2025-05-31..2025-06-01"},
	}},
	{"months, past", "2025-04-10", "", when.Past, []example{
		{"They met in {March}.", "2025-03-01..2025-03-31"},
		{"They met in {April}.", "2025-04-01..2025-04-30"},
		{"They met in {November}.", "2024-11-01..2024-11-30"},
		{"They met in {March 2022}.", "2022-03-01..2022-03-31"},
		{"They met in {June, 2019}.", "2019-06-01..2019-06-30"},
		{"They met in {March of 2022}.", "2022-03-01..2022-03-31"},
		{"They met in {March last year}.", "2024-03-01..2024-03-31"},
		{"They met in {late March}.", "2025-03-21..2025-03-31"},
		{"They met in {mid-March}.", "2025-03-11..2025-03-20"},
		{"They met in {early February}.", "2025-02-01..2025-02-10"},
		{"They met in {early May 2024}.", "2024-05-01..2024-05-10"},
		{"They met in {May}.", "2024-05-01..2024-05-31"},
		{"They met {late in March}.", "2025-03-21..2025-03-31"},
		{"They met at {the end of March}.", "2025-03-21..2025-03-31"},
		{"They met at {the start of March}.", "2025-03-01..2025-03-10"},
		{"They met in {the middle of January}.", "2025-01-11..2025-01-20"},
		{"They met {last November}.", "2024-11-01..2024-11-30"},
		{"They met {last April}.", "2024-04-01..2024-04-30"},
		{"They met from {January to March}.", "2025-01-01..2025-03-31"},
		{"They met from {April to August 2016}.", "2016-04-01..2016-08-31"},
		{"The {February} talks failed.", "2025-02-01..2025-02-28"},
		{"The {March} round failed.", "2025-03-01..2025-03-31"},
	}},
	{"months, future", "2025-04-10", "", when.Future, []example{
		{"They will meet in {May}.", "2025-05-01..2025-05-31"},
		{"They will meet in {April}.", "2025-04-01..2025-04-30"},
		{"They will meet in {March}.", "2026-03-01..2026-03-31"},
		{"They will meet in {mid-May}.", "2025-05-11..2025-05-20"},
		{"They will meet in {early June}.", "2025-06-01..2025-06-10"},
		{"They will meet {next March}.", "2026-03-01..2026-03-31"},
		{"An {end-June} deadline looms.", "2025-06-21..2025-06-30"},
	}},
	{"seasons and years", "2025-04-10", "", when.Past, []example{
		{"They met in {the summer of 2024}.", "2024-06-01..2024-08-31"},
		{"They met in {summer 2024}.", "2024-06-01..2024-08-31"},
		{"They met in {the spring}.", "2025-03-01..2025-05-31"},
		{"They met {last autumn}.", "2024-09-01..2024-11-30"},
		{"They met {last summer}.", "2024-06-01..2024-08-31"},
		{"They met {this spring}.", "2025-03-01..2025-05-31"},
		{"They plan it for {this summer}.", "2025-06-01..2025-08-31"},
		{"They met in {the winter of 2022-23}.", "2022-12-01..2023-02-28"},
		{"They met in {early summer last year}.", "2024-06-01..2024-06-30"},
		{"They met in {2015}.", "2015-01-01..2015-12-31"},
		{"{The summer of 2023} was hot.", "2023-06-01..2023-08-31"},
		{"They met in {early 2025}.", "2025-01-01..2025-04-30"},
		{"They met in {late 2024}.", "2024-09-01..2024-12-31"},
		{"They met in {mid-2024}.", "2024-05-01..2024-08-31"},
		{"They met at {the end of 2024}.", "2024-09-01..2024-12-31"},
		{"It was seized between {2016 and 2018}.", "2016-01-01..2018-12-31"},
		{"The {2015} nuclear deal is dead.", "2015-01-01..2015-12-31"},
	}},
	{"weekdays, past, on a Thursday", "2025-04-10", "", when.Past, []example{
		{"They met on {Tuesday}.", "2025-04-08"},
		{"They met on {Thursday}.", "2025-04-10"},
		{"They met on {Friday}.", "2025-04-04"},
		{"They met {Wednesday}.", "2025-04-09"},
		{"They met on {Tuesday night}.", "2025-04-08"},
		{"They met late on {Tuesday}.", "2025-04-08"},
		{"They met {late Tuesday}.", "2025-04-08"},
		{"They met in {the small hours of Wednesday}.", "2025-04-09"},
		{"They met on {the evening of Tuesday}.", "2025-04-08"},
		{"They met {last Friday}.", "2025-04-04"},
		{"They met {last Thursday}.", "2025-04-03"},
		{"They met {this Monday}.", "2025-04-07"},
		{"They met {this past Sunday}.", "2025-04-06"},
		{"They met on {Friday and Saturday}.", "2025-04-04..2025-04-05"},
		{"They met from {Monday to Wednesday}.", "2025-04-07..2025-04-09"},
		{"They met between {Monday and Wednesday}.", "2025-04-07..2025-04-09"},
		{"They met {Tuesday last week}.", "2025-04-01"},
		{"They met on {Monday of this week}.", "2025-04-07"},
		{"{Tuesday}'s talks failed.", "2025-04-08"},
		{"They talked for {two days from Tuesday}.", "2025-04-08..2025-04-09"},
		{"It lasted {overnight into Wednesday}.", "2025-04-08..2025-04-09"},
	}},
	{"weekdays, future, on a Thursday", "2025-04-10", "", when.Future, []example{
		{"They will meet on {Tuesday}.", "2025-04-15"},
		{"They will meet on {Thursday}.", "2025-04-10"},
		{"They will meet {next Monday}.", "2025-04-14"},
		{"They will meet {next Friday}.", "2025-04-18"},
		{"They will meet {this coming Saturday}.", "2025-04-12"},
		{"They will meet {this Saturday}.", "2025-04-12"},
		{"They will meet on {Friday and Saturday}.", "2025-04-11..2025-04-12"},
		{"They will meet from {Monday through Wednesday}.", "2025-04-14..2025-04-16"},
		{"They will meet {Tuesday next week}.", "2025-04-15"},
	}},
	{"weekdays on the day itself", "2025-02-18", "", when.Past, []example{
		{"They met on {Tuesday} in Riyadh.", "2025-02-18"},
		{"They met on {Monday}.", "2025-02-17"},
	}},
	{"weekends, past, on a Thursday", "2025-04-10", "", when.Past, []example{
		{"They met at {the weekend}.", "2025-04-05..2025-04-06"},
		{"They met over {the weekend}.", "2025-04-05..2025-04-06"},
		{"They met {last weekend}.", "2025-04-05..2025-04-06"},
		{"{The weekend} talks failed.", "2025-04-05..2025-04-06"},
		{"In {weekend} talks they failed.", "2025-04-05..2025-04-06"},
	}},
	{"weekends, future, on a Thursday", "2025-04-10", "", when.Future, []example{
		{"They will meet at {the weekend}.", "2025-04-12..2025-04-13"},
		{"They will meet {this weekend}.", "2025-04-12..2025-04-13"},
		{"They will meet {next weekend}.", "2025-04-19..2025-04-20"},
	}},
	{"from publication", "2025-04-10", "", when.Past, []example{
		{"They met {today}.", "2025-04-10"},
		{"They met {yesterday}.", "2025-04-09"},
		{"They met {yesterday evening}.", "2025-04-09"},
		{"They met {earlier today}.", "2025-04-10"},
		{"They meet {tonight}.", "2025-04-10"},
		{"They meet {tomorrow}.", "2025-04-11"},
		{"They met {this morning}.", "2025-04-10"},
		{"They met {last night}.", "2025-04-09"},
		{"The reply came {overnight}.", "2025-04-09..2025-04-10"},
		{"They met {the day before yesterday}.", "2025-04-08"},
		{"They meet {the day after tomorrow}.", "2025-04-12"},
		{"They met {last week}.", "2025-03-31..2025-04-06"},
		{"{Last week}'s talks failed.", "2025-03-31..2025-04-06"},
		{"They met {this week}.", "2025-04-07..2025-04-13"},
		{"They meet {next week}.", "2025-04-14..2025-04-20"},
		{"They meet {early next week}.", "2025-04-14..2025-04-16"},
		{"They met {late last week}.", "2025-04-03..2025-04-06"},
		{"They meet by {the middle of next week}.", "2025-04-15..2025-04-17"},
		{"They met {earlier this week}.", "2025-04-07..2025-04-10"},
		{"They meet {later this week}.", "2025-04-10..2025-04-13"},
		{"They met {earlier this month}.", "2025-04-01..2025-04-10"},
		{"They met {earlier in the month}.", "2025-04-01..2025-04-10"},
		{"They meet {later this month}.", "2025-04-10..2025-04-30"},
		{"They met {last month}.", "2025-03-01..2025-03-31"},
		{"They met {late last month}.", "2025-03-21..2025-03-31"},
		{"They meet {next month}.", "2025-05-01..2025-05-31"},
		{"They meet {early next month}.", "2025-05-01..2025-05-10"},
		{"They met {last year}.", "2024-01-01..2024-12-31"},
		{"They met {earlier this year}.", "2025-01-01..2025-04-10"},
		{"They meet {later in the year}.", "2025-04-10..2025-12-31"},
		{"They meet at {the end of this month}.", "2025-04-21..2025-04-30"},
		{"They met {a week ago}.", "2025-04-03"},
		{"They met {three days ago}.", "2025-04-07"},
		{"They met {two weeks ago}.", "2025-03-27"},
		{"They met {14 days ago}.", "2025-03-27"},
		{"They met {hours ago}.", "2025-04-10"},
		{"They met {a month ago}.", "2025-03-01..2025-03-31"},
		{"They met {six months ago}.", "2024-10-01..2024-10-31"},
		{"They met {three years ago}.", "2022-01-01..2022-12-31"},
		{"They met nearly {three weeks ago}.", "?"},
		{"They met {a few days ago}.", "?"},
		{"They met {several weeks ago}.", "?"},
		{"They met twice in {the past week}.", "2025-04-03..2025-04-10"},
		{"They met over {the past two days}.", "2025-04-08..2025-04-10"},
		{"They meet {within two weeks}.", "2025-04-10..2025-04-24"},
		{"They meet {within 24 hours}.", "2025-04-10..2025-04-11"},
		{"They meet {within days}.", "?"},
		{"They meet in {the coming days}.", "?"},
		{"They meet over {the next ten days}.", "2025-04-10..2025-04-20"},
	}},
	{"parts and weeks", "2025-04-10", "", when.Future, []example{
		{"They meet in {the second half of May}.", "2025-05-16..2025-05-31"},
		{"They meet in {the first half of 2026}.", "2026-01-01..2026-06-30"},
		{"They meet in {the first week of May}.", "2025-05-01..2025-05-07"},
		{"They meet in {the last week of May}.", "2025-05-25..2025-05-31"},
		{"They meet in {the last days of May}.", "2025-05-21..2025-05-31"},
		{"They meet in {the second week of May}.", "2025-05-08..2025-05-14"},
		{"They meet on {the first day of May}.", "2025-05-01"},
		{"They meet in {the week of May 12}.", "2025-05-12..2025-05-18"},
		{"They meet {one week from today}.", "2025-04-17"},
		{"They meet {two weeks from now}.", "2025-04-24"},
		{"They meet {within a fortnight}.", "2025-04-10..2025-04-24"},
		{"They meet on {Thursday or Friday next week}.", "2025-04-17..2025-04-18"},
		{"They meet on {Monday or Tuesday}.", "2025-04-14..2025-04-15"},
		{"They met on {Monday and Tuesday of last week}.", "2025-03-31..2025-04-01"},
	}},
	{"how long from now", "2025-04-10", "", when.Future, []example{
		{"They will meet {in two weeks}.", "2025-04-24"},
		{"They will meet {in three days' time}.", "2025-04-13"},
		{"They will meet {in a month's time}.", "2025-05-10"},
	}},
	{"from the day the text speaks of", "2025-04-10", "2025-03-13", when.Past, []example{
		{"They had met {two days earlier}.", "2025-03-11"},
		{"They had met {nine days earlier}.", "2025-03-04"},
		{"They had met {the day before}.", "2025-03-12"},
		{"They met {a day after} the call.", "2025-03-14"},
		{"They met {a day later}.", "2025-03-14"},
		{"They met {a week later}.", "2025-03-20"},
		{"They met {three days after} the summit.", "2025-03-16"},
		{"They met {the following day}.", "2025-03-14"},
		{"They met {the next day}.", "2025-03-14"},
		{"They met {the same day}.", "2025-03-13"},
		{"They met {that same day}.", "2025-03-13"},
		{"They met {that evening}.", "2025-03-13"},
		{"They met {later that day}.", "2025-03-13"},
		{"They met {later in the day}.", "2025-03-13"},
		{"They met {the previous evening}.", "2025-03-12"},
		{"They met {the night before}.", "2025-03-12"},
		{"They met {the following morning}.", "2025-03-14"},
		{"They had met {hours earlier}.", "2025-03-13"},
		{"They met {the following week}.", "2025-03-17..2025-03-23"},
		{"They met {the following month}.", "2025-04-01..2025-04-30"},
		{"They met {the previous month}.", "2025-02-01..2025-02-28"},
		{"They met {two months later}.", "2025-05-01..2025-05-31"},
		{"They met {a year earlier}.", "2024-01-01..2024-12-31"},
		{"They met {the following Monday}.", "2025-03-17"},
		{"They met {the next Monday}.", "2025-03-17"},
		{"They met {the previous Friday}.", "2025-03-07"},
		{"They met on {the eve of} the summit.", "2025-03-12"},
		{"They met {days later}.", "?"},
		{"They met {the previous weekend}.", "2025-03-08..2025-03-09"},
		{"They met {three days before} Saturday.", "2025-04-02"},
		{"They met {two days after} the March 20 call.", "2025-03-22"},
	}},
}

func TestPhrases(t *testing.T) {
	n := 0
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			for _, e := range g.examples {
				n++
				open, end := strings.IndexByte(e.text, '{'), strings.IndexByte(e.text, '}')-1
				text := strings.NewReplacer("{", "", "}", "").Replace(e.text)
				p, ok := phraseAt(text, open)
				if !ok {
					t.Errorf("%s: not found, only %q", e.text, found(text))
					continue
				}
				if p.Span.End != end {
					t.Errorf("%s: read %q", e.text, text[p.Span.Start:p.Span.End])
				}
				got := p.Resolve(when.At{Published: g.published, Spoken: g.spoken, Tense: g.tense})
				if s := show(got); s != e.want {
					t.Errorf("%s: %s by rule %s, want %s", e.text, s, p.Rule, e.want)
				}
			}
		})
	}
	if n < 150 {
		t.Errorf("%d examples; keep at least 150", n)
	}
}

// lookAlikes hold no date phrase.
var lookAlikes = []string{
	"They may meet again.", "May they meet again?", "Theresa May left.", "May said no.", "Mrs. May and Mr. Tusk met.",
	"Crowds march on.", "March for peace, they said.", "The Long March rocket flew.", "The Sun said so.", "Sun Yat-sen led them.",
	"They sat down in the sun.", "The second round failed.", "A second meeting failed.", "It took a second.", "The first day was hard.",
	"They talked for six hours.", "Three-hour talks failed.", "A 30-day truce holds.", "They talked for two days.", "After two days of talks they left.",
	"The talks lasted four and a half hours.", "The 45-year-old envoy left.", "He is 45 years old.", "Some 2,000 troops left.", "The G20 met.",
	"Resolution 2254 stands.", "Resolution 2015 stands.", "He signed Resolution 1973.", "They met on the 16th floor.", "The 16th round failed.",
	"It costs 2025 dollars.", "Every Friday they pray.", "On Mondays they rest.", "The Sunday Times reported it.", "The Mail on Sunday reported it.",
	"After the fall of Kabul they left.", "A spring in his step.", "He fell down.", "April Smith spoke.", "Judge August Wilson spoke.",
	"The Good Friday Agreement holds.", "He works day and night.", "They met day after day.", "The week was long.", "Years of war ended.",
	"The 19th century ended.", "He was in second place.", "A year of war ended.", "They met twice a week.", "For decades they fought.",
	"The talks will take a week.", "On 31 they left.", "On 30 February they left.", "The score was 3-4.", "He has 12 men and 24 women.",
	"They met for the third time in two weeks.", "The last days of the war came.", "They met on the second day of the talks.", "They agreed on 20 points.", "At the end of the talks he left.", "The first swap between them in four months.",
}

func TestLookAlikes(t *testing.T) {
	if len(lookAlikes) < 40 {
		t.Errorf("%d look-alikes; keep at least 40", len(lookAlikes))
	}
	for _, text := range lookAlikes {
		if f := found(text); len(f) > 0 {
			t.Errorf("%s: read %q", text, f)
		}
	}
}

// TestPrepositions: the preposition says what a date is for.
func TestPrepositions(t *testing.T) {
	for text, want := range map[string]string{
		"They met on Tuesday.":                     "on weekday",
		"They met late on Tuesday.":                "on weekday",
		"They met Tuesday.":                        " weekday",
		"They met on the 16th.":                    "on date",
		"They met in late March.":                  "in month",
		"He has ruled since 2014.":                 "since since",
		"They have talked since Tuesday.":          "since since",
		"They talk until Friday.":                  "until deadline",
		"He waited until late on Thursday night.":  "until deadline",
		"They must sign by the end of March.":      "by deadline",
		"They must sign no later than August 18.":  "no later than deadline",
		"They met ahead of Friday's summit.":       "ahead of weekday",
		"They met prior to Friday.":                "prior to weekday",
		"They met before Friday.":                  "before weekday",
		"They met after Friday's talks.":           "after weekday",
		"It holds from 12 May.":                    "from date",
		"It holds as of Monday.":                   "as of weekday",
		"They met between Monday and Wednesday.":   "between weekday range",
		"It is set for Feb. 1.":                    "for date",
		"It was put off by a day after the storm.": "by apart",
		"They met over the weekend.":               "over weekend",
		"They met in the past week.":               "in window",
		"The envoy, Monday's host, left.":          " weekday",
		"At the meeting held last week they left":  " unit",
	} {
		ps := when.Find(sentence.Split(text))
		if len(ps) != 1 {
			t.Errorf("%s: read %q", text, found(text))
			continue
		}
		if got := ps[0].Prep + " " + ps[0].Rule; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestSeveral: what is joined is one phrase only where it is one stretch.
func TestSeveral(t *testing.T) {
	for text, want := range map[string]string{
		"They met on Feb. 11 and on March 13.":                      "Feb. 11|March 13",
		"They met on April 26 and May 11, and on May 23.":           "April 26|May 11|May 23",
		"They met on 23-24 January and 4-5 February.":               "23-24 January|4-5 February",
		"They met on Monday and Thursday.":                          "Monday|Thursday",
		"Talks on Tuesday, after a call on Feb. 3, failed.":         "Tuesday|Feb. 3",
		"They met last week and will meet again on Friday.":         "last week|Friday",
		"They met three days before Saturday's summit.":             "three days before|Saturday",
		"They met in 2014, 2015 and 2016.":                          "2014|2015|2016",
		"They met in Rome in 2014 and again in 2015.":               "2014|2015",
		"BERLIN, March 3 (Wire) - They met on Sunday.":              "Sunday",
		"By Ann Author\nApril 11, 2025, 11:20 AM\n\nThey met today": "today",
	} {
		if got := strings.Join(found(text), "|"); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestEveryRuleHasExamples: a rule without an example is a rule nobody knows.
func TestEveryRuleHasExamples(t *testing.T) {
	used := map[string]bool{}
	for _, g := range groups {
		for _, e := range g.examples {
			for _, p := range when.Find(sentence.Split(strings.NewReplacer("{", "", "}", "").Replace(e.text))) {
				used[p.Rule] = true
			}
		}
	}
	for _, name := range when.Rules() {
		if !used[name] {
			t.Errorf("rule %q has no example", name)
		}
	}
}

func phraseAt(text string, start int) (when.Phrase, bool) {
	for _, p := range when.Find(sentence.Split(text)) {
		if p.Span.Start == start {
			return p, true
		}
	}
	return when.Phrase{}, false
}

func found(text string) []string {
	var out []string
	for _, p := range when.Find(sentence.Split(text)) {
		out = append(out, text[p.Span.Start:p.Span.End])
	}
	return out
}

func show(w parley.When) string {
	switch {
	case !w.Known():
		return "?"
	case w.Start == w.End:
		return string(w.Start)
	}
	return string(w.Start + ".." + w.End)
}
