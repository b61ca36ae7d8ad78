package listing

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
	"pgregory.net/rapid"
)

func event(id string, w parley.When) *parley.Event { return &parley.Event{ID: id, When: w} }

func TestUndatedEventsSortLastInBothDirections(t *testing.T) {
	dated, long, undated := event("evt_z", parley.On("2025-04-01")), event("evt_a", parley.Between("2025-04-01", "2025-04-09")), event("evt_m", parley.When{})
	for _, c := range []struct {
		key  func(*parley.Event) string
		want []*parley.Event
	}{
		{TimeAsc, []*parley.Event{dated, long, undated}},
		{TimeDesc, []*parley.Event{undated, dated, long}}, // read from the end
	} {
		got := []*parley.Event{undated, long, dated}
		slices.SortFunc(got, func(a, b *parley.Event) int { return strings.Compare(c.key(a), c.key(b)) })
		if !slices.Equal(got, c.want) {
			t.Errorf("got %s, %s, %s", got[0].ID, got[1].ID, got[2].ID)
		}
	}
}

func TestNamesSortByWholeFoldedNameThenID(t *testing.T) {
	want := []string{Named("Ab", "2"), Named("ÀB", "3"), Named("ab c", "1"), Named("abc", "0")}
	if !slices.IsSorted(want) {
		t.Errorf("%q", want)
	}
}

func TestHitsSortByTitleThenDate(t *testing.T) {
	want := []string{Hit(false, "", "x"), Hit(false, "2025-04-01", "a"), Hit(true, "", "x"), Hit(true, "2025-04-01", "a"), Hit(true, "2025-04-01", "b"), Hit(true, Timeless, "a")}
	if !slices.IsSorted(want) {
		t.Errorf("%q", want)
	}
}

func TestTermsAreTheSameHoweverTextsAreSpelt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		for _, term := range Terms(text, strings.ToUpper(text)) {
			if term == "" || len(term) > termBytes || !utf8.ValidString(term) || strings.ContainsAny(term, " \"") {
				t.Fatalf("term %q", term)
			}
		}
		again := Terms(text)
		if twice := Terms(strings.Join(again, " ")); len(text) < termBytes && !slices.Equal(again, twice) {
			t.Fatalf("terms %q become %q", again, twice)
		}
	})
}

func TestALongWordIsFoundByItself(t *testing.T) {
	long := strings.Repeat("é", 1000) + "я"
	if asked, none, err := Asked(long); none || err != nil || !slices.Equal(asked, Terms(long)) || len(asked[0]) > termBytes {
		t.Errorf("%q, %v, %v", asked, none, err)
	}
	if _, none, err := Asked(" ?! "); !none || err != nil {
		t.Error("punctuation has terms")
	}
	if _, none, err := Asked(""); none || err != nil {
		t.Error("an empty question asks nothing")
	}
}

func TestAPageIsCutInTheOrderOfItsList(t *testing.T) {
	fetched := []string{"c", "b", "a"} // from the end, one more than asked for
	w, err := NewWindow(Venues, parley.Page{Last: 2, Before: parley.EncodeCursor(Venues, "d")})
	if err != nil {
		t.Fatal(err)
	}
	p := Cut(w, slices.Clone(fetched), slices.Clone(fetched), 9)
	if !slices.Equal(p.Items, []string{"b", "c"}) || !p.HasNext || !p.HasPrev || p.Total != 9 || p.Cursors[0] != parley.EncodeCursor(Venues, "b") {
		t.Errorf("%+v", p)
	}
	if _, err := NewWindow(Topics, parley.Page{Before: p.Cursors[0]}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("a cursor of another list: error %v", err)
	}
}
