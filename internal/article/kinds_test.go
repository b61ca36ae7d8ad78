package article

import "testing"

// Lines that look like clutter but are news, beside clutter of the same make.
func TestKindsOfLines(t *testing.T) {
	text := []kind{prose, sentence, short, item}
	for _, c := range []struct {
		line string
		want []kind
	}{
		{"By Friday the talks had ended without a word.", text},
		{"By Ada Kern and Jon Falk", []kind{byline}},
		{"Both sides sign up for a truce in Vienna", text},
		{"Sign up for our newsletter", []kind{ask}},
		{"Moscow made a limited offer of a truce on Friday.", text},
		{"The same terms apply to Sylvania.", text},
		{"Winter tyres: 30% off until Friday", []kind{noise}},
		{"He came — briefly — and left.", text},
		{"Home — News — Sport", []kind{menu}},
		{"World | Sport | Weather", []kind{menu}},
		{"World   Sport   Weather   Video", []kind{menu}},
		{"This report was rejected by Sylvania.", text},
		{"This report was updated on Friday.", []kind{note}},
		{"Editor's note: the time of the meeting was corrected.", []kind{note}},
		{"IMF agrees Credit line for Ruritania", text},
		{"The delegations in Vienna. Photo: Jo Lind", []kind{caption}},
		{"Brandt and Soran in Vienna. (Jo Lind/AFP/Getty Images)", []kind{caption}},
		{"Soran at a press conference on May 5, 2025 [Jo Lind/Reuters]", []kind{caption}},
		{"[PICTURE: two flags]", []kind{caption}},
		{"Joint statement on the talks of 1 April 2025 published", text},
		{"Brandt and Soran spoke by phone on 2 May 2025.", text},
		{"Sunday, January 25, 2026 - 11:45 GST", []kind{byline}},
		{"by Jon Falk April 10, 2025 10:08 AM (Updated: ) 2 min read", []kind{byline}},
		{"Already a third round is planned.", text},
		{"Already a subscriber? Log in", []kind{ask}},
		{"UPDATED: Brandt and Soran agree to free prisoners", text},
		{"Opinion: Deadlines are no policy", text},
		{"Related: Brandt to meet the king", []kind{pointer}},
		{"ALSO READ: Brandt to meet the king", []kind{pointer}},
		{"MORE FROM WORLD", []kind{relatedHead}},
		{"You may also like", []kind{relatedHead}},
		{"Most read", []kind{relatedHead}},
		{"Comments (3)", []kind{endHead}},
		{"News Feed", []kind{endHead}},
		{"7:04 PM", []kind{clock}},
		{"23:41", []kind{clock}},
		{"* indicates required", []kind{ask}},
		{"© 2025 Danube Wire. All rights reserved.", []kind{ask}},
		{"(c) the return of archives.", text},
		{"Reporting by Ada Kern; editing by Tom Hale", []kind{credit}},
		{"Why did they meet?", text},
	} {
		got := kindOf(block{text: squeeze(c.line), raw: c.line})
		ok := false
		for _, k := range c.want {
			ok = ok || got == k
		}
		if !ok {
			t.Errorf("%q is of kind %d, want one of %d", c.line, got, c.want)
		}
	}
}
