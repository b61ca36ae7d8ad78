package sentence_test

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/sentence"
)

// TestSentences: a bar stands where one sentence ends and the next begins.
func TestSentences(t *testing.T) {
	for _, text := range []string{
		"They met.| They talked.",
		"The U.S. delegation left.| The Russian one stayed.",
		"They met in the U.S.| The talks went well.",
		"The U.S. Secretary of State and U.N. envoy met.",
		"They met on Feb. 27 and Sept. 3.| No deal came of it.",
		"It ended in Feb.| The next round is open.",
		"Gen. Mark Milley met Lt. Gen. Ali Khan and Mr. Lee.| Sen. Roe did not.",
		"He met Hun Sen.| The two talked.",
		"He met Hun Sen.| Their talks went well.",
		"He met Mr. He and Dr. No.| They talked.",
		"J. D. Vance met J.D. Roe.| They talked.",
		"It is No. 4 on the list.| No.| Yes.",
		"It began at 10 a.m. in Rome.| It ended at 4 p.m. Moscow time.",
		"It began at 10 a.m.| Lavrov came late.",
		"It began at 5 p.m. Monday.| He left.",
		"He put it at 2.5 million.| She did not.",
		"It began at 09.41 GMT.| It ended soon.",
		"They watched a front of 2,000km?| They did.",
		"\"We agreed.\"| He left.",
		"“We agreed.”| He left.",
		"«Мы согласны.»| He left.",
		"„Wir sind einig.“| He left.",
		"‘We agreed.’| He left.",
		"\"We agreed,\" he said.| \"They did not.\"| Nobody did.",
		"\"Will they come?\" Mr. Lavrov asked.| Nobody knew.",
		"\"Will they come?\" he asked.| Nobody knew.",
		"\"First. | Then the other,\" he said.",
		"They waited ... and waited.| Then they left.",
		"They waited ...| Then they left.",
		"He said (it was late.)| She left.",
		"He works for Acme Inc. and Sons.| She does not.",
		"1. On 23 November they met.| They talked.",
		"He met de Mistura.| al-Assad came too.",
		"See example.org for more.| Then leave.",
		"What?!| Nothing.",
		"St. Petersburg is big.| So is Rome.",
	} {
		plain := strings.ReplaceAll(text, "|", "")
		var got []string
		for _, s := range sentence.Split(plain) {
			got = append(got, plain[s.Span.Start:s.Span.End])
		}
		var want []string
		for part := range strings.SplitSeq(text, "|") {
			want = append(want, strings.TrimSpace(part))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), strings.Join(want, "|"))
		}
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"The U.S.-Russia talks":                       "The U.S. - Russia talks",
		"the Lavrov-Kerry call":                       "the Lavrov - Kerry call",
		"a Russia-Ukraine-U.S. round":                 "a Russia - Ukraine - U.S. round",
		"Iran–Israel talks":                           "Iran – Israel talks",
		"Musaed al-Aiban":                             "Musaed al-Aiban",
		"co-operation on a 30-day truce":              "co-operation on a 30-day truce",
		"Kim Jong-Un met Kim Il-Sung":                 "Kim Jong-Un met Kim Il-Sung",
		"Kim Jong-un met Jean-Luc and Abdel-Fattah":   "Kim Jong-un met Jean-Luc and Abdel-Fattah",
		"the Secretary-General and the Vice-Premier":  "the Secretary-General and the Vice-Premier",
		"at Mar-a-Lago and the Ritz-Carlton":          "at Mar-a-Lago and the Ritz-Carlton",
		"U.S.-brokered, Saudi-led, Hanoi-based":       "U.S. - brokered , Saudi - led , Hanoi-based",
		"pro-Russian ex-Soviet":                       "pro-Russian ex-Soviet",
		"Russia's talks, the U.S.'s plan":             "Russia 's talks , the U.S. 's plan",
		"Russia’s talks":                              "Russia ’s talks",
		"they'll, he'd and we don't":                  "they 'll , he 'd and we don't",
		"O'Brien and Qur'an":                          "O'Brien and Qur'an",
		"the ministers' plan":                         "the ministers ' plan",
		"2,000km, 1.5 and $50":                        "2,000km , 1.5 and $ 50",
		"March 23-25 at 10:30am":                      "March 23 - 25 at 10:30am",
		"on 2025-03-24 or 25.03.2025":                 "on 2025 - 03 - 24 or 25.03.2025",
		"the 16th at 09.41 GMT":                       "the 16th at 09.41 GMT",
		"KYIV/MOSCOW":                                 "KYIV / MOSCOW",
		"Q&A with AT&T":                               "Q&A with AT&T",
		"wait ... and -- go":                          "wait ... and -- go",
		"F-16 and COVID-19":                           "F-16 and COVID-19",
		"Elysée, Erdoğan, Владимир":                   "Elysée , Erdoğan , Владимир",
		"Feb. 27 at the U.N. in Washington, D.C. now": "Feb. 27 at the U.N. in Washington , D.C. now",
		"a\u00a0b\u200bc":                             "a b c",
	} {
		var got []string
		for _, s := range sentence.Split(text) {
			for _, tok := range s.Tokens {
				got = append(got, tok.Text)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s", text, strings.Join(got, " "))
		}
	}
}

func TestTokenKindsAndLower(t *testing.T) {
	s := sentence.Split("Russia’s 2,000 troops, 30-day TRUCE")[0]
	want := []struct {
		lower string
		kind  sentence.TokenKind
	}{
		{"russia", sentence.Word},
		{"'s", sentence.Word},
		{"2,000", sentence.Number},
		{"troops", sentence.Word},
		{",", sentence.Punct},
		{"30-day", sentence.Word},
		{"truce", sentence.Word},
	}
	for i, tok := range s.Tokens {
		if tok.Lower != want[i].lower || tok.Kind != want[i].kind {
			t.Errorf("token %d: %q of kind %d, want %+v", i, tok.Lower, tok.Kind, want[i])
		}
	}
}

func TestDatelines(t *testing.T) {
	for text, want := range map[string]string{
		"RIYADH, Feb 18 (Meridian) - The top diplomats met.":        "RIYADH , Feb 18 ( Meridian ) -",
		"ISTANBUL (Reuters) — The envoys met.":                      "ISTANBUL ( Reuters ) —",
		"Cairo, 5 March 2024 – The envoys met.":                     "Cairo , 5 March 2024 –",
		"GENEVA -- The envoys met.":                                 "GENEVA --",
		"GENEVA, July 14 (Xinhua) -- The envoys met.":               "GENEVA , July 14 ( Xinhua ) --",
		"DOHA/CAIRO (Reuters) – Negotiators met.":                   "DOHA / CAIRO ( Reuters ) –",
		"MOSCOW (Sputnik) Negotiations will resume soon.":           "MOSCOW ( Sputnik )",
		"Geneva, July 15: The envoys met.":                          "Geneva , July 15 :",
		"RIMBO, Sweden, 13 December 2018. For a week they met.":     "RIMBO , Sweden , 13 December 2018 .",
		"RIYADH: The envoys met on Monday.":                         "RIYADH :",
		"14:32 GMT Lavrov has arrived at the hotel.":                "14:32 GMT",
		"7:04 PM - Lavrov has arrived at the hotel.":                "7:04 PM -",
		"Q. Who was in the room?":                                   "Q .",
		"A: Three on each side.":                                    "A :",
		"LIVE: Trump and Putin agreed on Monday to halt strikes.":   "",
		"The talks - the first since May - went well.":              "",
		"Sergei Lavrov - the foreign minister - met them.":          "",
		"A deal was signed.":                                        "",
		"NATO allies - all of them - agreed on Tuesday.":            "",
		"Russia and Ukraine agreed on March 5 - a Tuesday - to go.": "",
		"In March 2022 - the first month - they talked.":            "",
	} {
		s := sentence.Split("Headline\n\n" + text)[1]
		var got []string
		for _, tok := range s.Dateline {
			got = append(got, tok.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q", text, got)
		}
		if len(s.Tokens) == 0 {
			t.Errorf("%s: no tokens left", text)
		}
	}
}

func TestKinds(t *testing.T) {
	const body, heading, byline = sentence.Body, sentence.Heading, sentence.Byline
	for text, want := range map[string]sentence.Kind{
		"Who is Steve Witkoff":               heading,
		"The Kremlin version":                heading,
		"SUMMARY":                            heading,
		"Swap confirmed for 19 March":        heading,
		"Zelensky: I want the details first": heading,
		"The talks went on.":                 body,
		"The talks went on:":                 body,
		"- Strikes are to stop for 30 days, both capitals say": body,
		"What comes next?":                                     body,
		"By Helena Marsh and Karim Dabbagh":                    byline,
		"by Iryna Holub   April 27, 2025 9:30 AM   3 min read": byline,
		"Fri 14 Mar 2025 09.41 GMT":                            byline,
		"April 11, 2025, 11:20 AM":                             byline,
		"Geneva, Wednesday 18 February 2026, 17:30 CET":        byline,
		"YEREVAN/BAKU, 9 August 2025":                          byline,
		"Last updated: Tuesday 18 March 2025, 23:58 Kyiv time": byline,
		"14:32": byline,
		"By then the talks had failed, and so they left the hotel": heading,
	} {
		if s := sentence.Split("Headline\n\n" + text + "\n\nThey met."); s[1].Kind != want {
			t.Errorf("%s: kind %d, want %d", text, s[1].Kind, want)
		}
	}
	if s := sentence.Split("Who was in the room?\n\nThey met."); s[0].Kind != heading {
		t.Errorf("a headline may be a question; got kind %d", s[0].Kind)
	}
}

func TestLastParagraphBreaksOff(t *testing.T) {
	for text, want := range map[string]sentence.Kind{
		"On Friday, Quispe and Leiva signed a pact": sentence.Body, // begins as sentences do
		"Talks had stalled since the spring":        sentence.Body, // small words that headlines leave out
		"Quispe meets Leiva in Quito on Friday":     sentence.Heading,
		"The latest on Peru":                        sentence.Heading,
	} {
		if s := sentence.Split("They met.\n\n" + text); s[len(s)-1].Kind != want {
			t.Errorf("%s: kind %d, want %d", text, s[len(s)-1].Kind, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for text, want := range map[string]string{
		"One.\n\nTwo.":                          "0 1",
		"One. Two.\n \nThree.":                  "0 0 1",
		"SUMMARY\n- One thing\n- Another thing": "0 1 2",
		"23:41\nZelensky speaks\nHe said so.":   "0 1 2",
		"The talks in\nthe city failed.":        "0",
		"\n\n\nOne.\r\n\r\nTwo.\n":              "0 1",
		"The delegations met again in Geneva on Tuesday, and then\nPresident Karis and the others had dinner at the residence\nUntil late. They left.": "0 0",
		// paragraphs wrapped to a width, with no empty lines between them
		"Two delegations met in the hall of the old port on Tuesday\nAfternoon, said an aide who had been there from the start of\nTalks.\nThe envoy of Togo, who chairs the round, told the reporters in\nLome that he would go on asking both of them for more of the\nSame on Friday, when they are all to be back at the table.": "0 1",
	} {
		var got []string
		for _, s := range sentence.Split(text) {
			got = append(got, string(rune('0'+s.Paragraph)))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %s, want %s", text, strings.Join(got, " "), want)
		}
	}
}

// TestQuoted: the words in [brackets] are quoted, and no others.
func TestQuoted(t *testing.T) {
	for _, text := range []string{
		`He said "[we agreed]," and left`,
		`He said “[we agreed],” and left`,
		`He said «[we agreed]», and left`,
		`He said »[we agreed]«, and left`,
		`He said „[wir sind einig]“ and left`,
		`He said ‘[we agreed]’ and left`,
		`He said '[we agreed]' and left`,
		`He said '[it isn't Russia's]' and left`,
		`He said "[they call it 'a deal' here]" and left`,
		`The ministers' plan and the envoys' plan`,
		`Russia's plan, in the '90s`,
		`"[We agreed. They did not. So be it]," he said`,
		"\"[First]\n\n\"[Second],\" he said",
		"\"[An unclosed one]\n\nThe next paragraph",
		`The plan (“[a deal]”) and—"[so]"—on`,
		`"[One]" and "[two]"`,
	} {
		plain := strings.NewReplacer("[", "", "]", "").Replace(text)
		inside := make([]bool, 0, len(plain)) // for each byte of plain
		in := false
		for _, b := range []byte(text) {
			if b == '[' || b == ']' {
				in = b == '['
				continue
			}
			inside = append(inside, in)
		}
		for _, s := range sentence.Split(plain) {
			for _, tok := range s.Tokens {
				if tok.Kind != sentence.Punct && tok.Quoted != inside[tok.Span.Start] {
					t.Errorf("%s: %q has Quoted %v", text, tok.Text, tok.Quoted)
				}
			}
		}
	}
}

// check fails unless the sentences keep what Split promises.
func check(t interface{ Fatalf(string, ...any) }, text string, sents []sentence.Sentence) {
	at, paragraph := 0, 0
	for _, s := range sents {
		ts := append(append([]sentence.Token{}, s.Dateline...), s.Tokens...)
		if len(s.Tokens) == 0 || s.Span.Start != ts[0].Span.Start || s.Span.End != ts[len(ts)-1].Span.End || s.Paragraph < paragraph {
			t.Fatalf("bad sentence %+v in %q", s, text)
		}
		paragraph = s.Paragraph
		for _, tok := range ts {
			if tok.Span.Start < at || tok.Span.End <= tok.Span.Start || text[tok.Span.Start:tok.Span.End] != tok.Text {
				t.Fatalf("bad token %+v in %q", tok, text)
			}
			for _, r := range text[at:tok.Span.Start] {
				if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r) {
					t.Fatalf("%q is in no token of %q", r, text)
				}
			}
			at = tok.Span.End
		}
	}
	if strings.ContainsFunc(text[at:], unicode.IsLetter) {
		t.Fatalf("%q is in no token", text[at:])
	}
}

func TestSpansAreExact(t *testing.T) {
	pieces := []string{
		"Lavrov", "U.S.", "Feb.", "27", "2,000km", "a.m.", "J.", ".", "...", "…", ",", "\"", "“", "”", "‘", "’", "'", "'s", "«", "»", "(", ")", "-", "--", "—", ":", ";",
		"\n", "\n\n", " ", "\t", "\r\n", "\xff", "\xe2\x80", "é", "é", "😀", "\u200b", "\x00", "RIYADH", "14:32", "GMT", "By", "Q.", "1.", "al-Aiban", "?", "!",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(pieces), rapid.String())).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " "}).Draw(t, "glue"))
		check(t, text, sentence.Split(text))
	})
}

// TestTimeIsLinear: a megabyte of anything takes well under a second.
func TestTimeIsLinear(t *testing.T) {
	const size = 1 << 20
	for _, piece := range []string{
		"a", ".", ". ", "\"", "“", "“a ", "'", " '", "-", "a-", "A-", "a.", "A.", "A. ", "1", "1,", "1-", "\n", "a\n", "A b\n", " ", "'s", "a'", "&", "A&", "\xff", "é", "(", "Q. ",
		"14:32 ", "RIYADH ", "Mr. ", "U.S. ", "\"? ", "a. ", "A, ",
	} {
		text := strings.Repeat(piece, size/len(piece))
		start := time.Now()
		sentence.Split(text)
		if d := time.Since(start); d > 10*time.Second { // slack for busy machines: quadratic time would be minutes
			t.Errorf("%q: %v", piece, d)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("RIYADH, Feb 18 (Meridian) - The top diplomats met. \"We agreed,\" Gen. Lee said.\n\nBy A. Writer\n14:32 GMT\nQ. Who?")
	f.Add("«Мы» „so“ ‘it’ 'is' U.S.-Russia J. D. Vance ... 2,000km\xff\xfe")
	f.Fuzz(func(t *testing.T, text string) { check(t, text, sentence.Split(text)) })
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("U.S. and Russian delegations met in Istanbul on Feb. 27, Gen. Lee said. \"We agreed on much,\" he added, \"but not on all of it.\"\n\n", 16)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		sentence.Split(text)
	}
}
