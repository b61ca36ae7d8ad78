package graph_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var write = flag.Bool("write", false, "write the answers in testdata anew; read the difference before you keep them")

// Each testdata/NAME.graphql has its answer, from the world of world_test.go in
// an embedded store, in NAME.json.
func TestGoldenAnswers(t *testing.T) {
	h := handler(t, stored(t, handMade()))
	questions, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(questions) == 0 {
		t.Fatalf("no questions in testdata: %v", err)
	}
	for _, file := range questions {
		name := strings.TrimSuffix(file, ".graphql")
		t.Run(filepath.Base(name), func(t *testing.T) {
			query, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := json.Indent(&got, post(t, h, string(query), nil), "", "  "); err != nil {
				t.Fatal(err)
			}
			if *write {
				if err := os.WriteFile(name+".json", got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("the answer differs; go test ./graph -run Golden -write takes it over (-want +got):\n%s", diff)
			}
		})
	}
}
