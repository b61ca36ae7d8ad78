package main

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// decisionID is each store's own: it is made from the time.
var decisionID = regexp.MustCompile(`dec_[a-z2-7]+`)

// What analysts decide has the same outcome in both stores, and derived again
// nothing changes.
func TestStoresObeyDecisionsAlike(t *testing.T) {
	decisions := []string{
		`mergeEvents(ids: ["evt_fvns4q3dccywrfmcj5zr", "evt_a32dsdesi6umyyb3egkc"])`,
		`splitEvent(id: "evt_ar3odfbbg4kipvniqolx", mentions: ["men_n6xwksxgxq2gfk5ubhye"])`,
		`correctEvent(id: "evt_feas3k5sbg6a7xosdzvn", input: { city: "Ankara", start: "2025-05-17", topics: ["ceasefire"] })`,
		`confirmEvent(id: "evt_qjr66j4a2mic66hd7ch6")`,
		`rejectMentions(ids: ["men_rooyoclpnrhvxkmkz33c"])`,
		`placeInTrack(event: "evt_kt4n5rxqk45ws6bwu4il", track: null)`,
		`correctActor(id: "act_3rmv56m7fmot2lry63sz", input: { name: "V. R. Medinsky" })`,
		`mergeActors(ids: ["act_qlhcl5yktwiizafvzafa", "act_x73qvbqe7vurrh2ybdoj"])`,
		`removeArticle(id: "art_nyvjrcvtvij37ggyyxlf")`,
	}
	var want string
	for _, engine := range []string{"sqlite", "neo4j"} {
		empty, ok := engines[engine]
		if !ok {
			t.Fatalf("there is no engine %s", engine)
		}
		t.Run(engine, func(t *testing.T) {
			s := openTest(t, empty(t))
			ingestRecords(t, s, demoRecords(t))
			h := handlerOf(t, s)
			for _, d := range decisions {
				if answer := ask(t, h, "mutation { "+d+" { id } }", nil); !decisionID.MatchString(answer) {
					t.Fatalf("%s is answered with %s", d, answer)
				}
			}
			got := answers(t, h)
			if want == "" {
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("other answers than the first engine (-) gives:\n%s", diff)
			}
			r, err := newReader("")
			if err != nil {
				t.Fatal(err)
			}
			if err := r.ingester(s).Rederive(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(got, answers(t, h)); diff != "" {
				t.Errorf("deriving again changes answers:\n%s", diff)
			}
		})
	}
}
