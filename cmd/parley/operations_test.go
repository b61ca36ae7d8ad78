package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/graph"
)

func TestOperationsAreReadInTheFormsThatCompilersWrite(t *testing.T) {
	const query, hash = "{ __typename }", "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"
	for name, c := range map[string]struct {
		files map[string]string
		want  graph.Operations // nil: an error
	}{
		"one a file":     {map[string]string{"a/b/latest.graphql": query + "\n", "c.gql": query, "notes.txt": "no query"}, graph.Operations{hash: query}},
		"texts by id":    {map[string]string{"relay.json": `{"abc":"{ __typename }"}`}, graph.Operations{"abc": query}},
		"a manifest":     {map[string]string{"apollo.json": `{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"abc","name":"A","type":"query","body":"{ __typename }"}]}`}, graph.Operations{"abc": query}},
		"other JSON":     {map[string]string{"list.json": `[1]`}, nil},
		"no JSON":        {map[string]string{"list.json": `{`}, nil},
		"nothing at all": {map[string]string{"notes.txt": "no query"}, nil},
	} {
		dir := t.TempDir()
		for file, text := range c.files {
			path := filepath.Join(dir, filepath.FromSlash(file))
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got, err := readOperations(dir)
		if (err == nil) != (c.want != nil) || cmp.Diff(c.want, got) != "" && err == nil {
			t.Errorf("%s: %v, %v; want %v", name, got, err, c.want)
		}
	}
	if _, err := readOperations(filepath.Join(t.TempDir(), "missing")); err == nil {
		t.Error("a file that is not there is no error")
	}
}
