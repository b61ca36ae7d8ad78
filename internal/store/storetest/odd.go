package storetest

import (
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

// oddTexts must come back byte for byte wherever a text can stand, and do
// nothing else.
var oddTexts = map[string]string{
	"NUL":                   "a\x00b",
	"control characters":    "tab\tnewline\nreturn\rbell\x07",
	"composed accents":      "Ž\u00e9",
	"decomposed accents":    "Z\u030ce\u0301",
	"Turkish letters":       "İıIi",
	"right to left":         "\u202eمرحبا\u202c שלום",
	"zero width":            "a\u200bb\ufeffc",
	"emoji":                 "👩‍👩‍👧‍👦 🇺🇳 𝔘",
	"quotes":                `'"` + "`" + `\'\"$1 {x} %s :name @name ?1`,
	"SQL":                   `'); DROP TABLE events; --`,
	"Cypher":                `"}) DETACH DELETE n //`,
	"full-text syntax":      `NEAR("a" b) OR NOT title:* ^x -y +z (a~2)`,
	"blanks":                "   ",
	"a megabyte":            strings.Repeat("é", 1<<19),
	"a megabyte of words":   strings.Repeat("word ", 1<<20/5),
	"JSON":                  `{"id":"evt_x"}\u0000`,
	"HTML":                  "<script>alert(1)</script>&amp;\u2028",
	"the highest character": "\U0010ffff\uffff",
}

var oddCases = []testCase{
	{"odd texts come back byte for byte, are found by their words and do no harm", func(t *testing.T, s parley.Store) {
		for name, text := range oddTexts {
			t.Run(name, func(t *testing.T) {
				name, key := "odd_"+name, text
				if len(key) > 1000 {
					key = name // engines index no key of any length
				}
				a := article(1, text)
				a.ID, a.Key, a.ExternalID = "art_"+name, key, key
				a.Title, a.Outlet, a.Byline = text, key, text
				e := talks("e "+name, "2025-04-01", party(&parley.Actor{ID: "act_" + name}))
				e.Title, e.Terms, e.VenueID, e.MentionIDs = text, []string{text}, "ven_"+name, []string{"men_" + name}
				actor := &parley.Actor{ID: "act_" + name, Kind: parley.State, Name: text, Aliases: []string{text}, EventCount: 1}
				venue := &parley.Venue{ID: "ven_" + name, Name: text, City: key}
				m := mention(name, a, 1, key)
				m.Mention.Terms, m.Mention.AttributedTo = text, key
				w := world{articles: []*parley.Article{a}, mentions: []parley.BlockedMention{m}}
				w.Events, w.Actors, w.Venues = []*parley.Event{e}, []*parley.Actor{actor}, []*parley.Venue{venue}
				put(t, s, w)

				same(t, "article", must[[]*parley.Article](t)(s.Articles(ctx(t), []string{a.ID}))[0], a)
				same(t, "article by key", must[*parley.Article](t)(s.FindArticle(ctx(t), parley.ArticleRef{Key: key})).ID, a.ID)
				same(t, "event", must[[]*parley.Event](t)(s.Events(ctx(t), []string{e.ID}))[0], e)
				same(t, "actor", must[[]*parley.Actor](t)(s.Actors(ctx(t), []string{actor.ID}))[0], actor)
				same(t, "venue", must[[]*parley.Venue](t)(s.Venues(ctx(t), []string{venue.ID}))[0], venue)
				got := must[[]*parley.Mention](t)(s.Mentions(ctx(t), []string{"men_" + name}))[0]
				same(t, "words of the mention", []string{got.Terms, got.AttributedTo, got.EventID}, []string{text, key, e.ID})
				found := must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{AttributedTo: []string{key}, Outlets: []string{key}}, "", parley.Page{}))
				same(t, "found by exact text", pageIDs(found, eventID), []string{e.ID})
				if text = short(text); holds(text, text) {
					q := parley.EventFilter{Text: text, Venues: []string{venue.ID}}
					same(t, "found by its words", pageIDs(must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), q, "", parley.Page{})), eventID), []string{e.ID})
				}
			})
		}
		same(t, "events", must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, "", parley.Page{})).Total, len(oddTexts))
	}},
	{"the same name composed, decomposed or in capitals is found by each of them", func(t *testing.T, s parley.Store) {
		e := talks("e", "2025-04-01")
		e.Title = "Talks in Žilina\u0301"
		put(t, s, having(e))
		for _, text := range []string{"Žiliná", "Z\u030cilina", "ZILINA", "zilina"} {
			walk(t, text, []string{e.ID}, eventID, 1, eventsIn(t, s, parley.EventFilter{Text: text}, ""))
		}
	}},
	{"ids with odd characters name only themselves", func(t *testing.T, s parley.Store) {
		e := talks("e' OR '1'='1", "2025-04-01", party(russia))
		put(t, s, having(e, talks("other", "2025-04-02", party(america))))
		same(t, "event", must[[]*parley.Event](t)(s.Events(ctx(t), []string{e.ID, "evt_e"})), []*parley.Event{e, nil})
		walk(t, "by an actor that is none", nil, eventID, 2, eventsIn(t, s, parley.EventFilter{Actors: []string{"x' OR 1=1 --", `"]`}}, ""))
	}},
}

// short is a text that one may ask for: a question has few words.
func short(text string) string {
	if len(text) > 200 {
		return strings.Fields(text)[0]
	}
	return text
}
