// Package parley_test holds the map of who may import whom.
package parley_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/parley-talks/parley/"

// vocabulary is what everything may speak; it speaks only the standard library.
const vocabulary = "internal/parley"

// imports says which packages of this module each package may import beside
// the vocabulary. A stage takes from earlier stages, never from later ones; a
// nested folder belongs to its parent, and exceptions say why. Tests are
// freer: they may bring stages and stores together.
var imports = map[string][]string{
	vocabulary:                  {},
	"internal/spelling":         {}, // how names are compared: a leaf that every stage may use
	"internal/article":          {"internal/spelling"},
	"internal/sentence":         {"internal/spelling"},
	"internal/entity":           {"internal/spelling", "internal/sentence", "internal/entity/gazetteer", "internal/entity/when"},
	"internal/entity/gazetteer": {"internal/spelling"},
	"internal/entity/when":      {"internal/sentence"},
	// mention resolves the date phrases that entity found, so it also speaks when.
	"internal/mention": {"internal/spelling", "internal/sentence", "internal/entity", "internal/entity/when"},
	// llm holds a model's answers against the same entities and date phrases.
	"internal/llm":     {"internal/spelling", "internal/sentence", "internal/entity", "internal/entity/when"},
	"internal/labels":  {"internal/spelling"},
	"internal/shingle": {"internal/spelling"}, // which texts are copies
	"internal/resolve": {"internal/spelling", "internal/shingle"},
	// invented writes import records.
	"internal/invented": {"internal/labels"},
	"internal/ingest":   {"internal/spelling", "internal/shingle", "internal/article", "internal/resolve", "internal/labels"},
	// curate derives again by the code that takes articles in.
	"internal/curate": {"internal/ingest", "internal/resolve"},
	// review says how far from enough a merge was.
	"internal/review":   {"internal/resolve"},
	"internal/snapshot": {"internal/resolve"},
	// background asks resolve whether a draft means an event.
	"internal/background": {"internal/spelling", "internal/resolve"},

	// export says how researchers code an event.
	"internal/export":    {"internal/codes"},
	"internal/assistant": {"internal/background", "internal/export"},

	// network answers some questions of a store, in its orders.
	"internal/network": {"internal/store/listing"},

	"internal/store": {"internal/store/sqlite", "internal/store/neo4j"},
	// listing is what both engines must do alike: orders, cursors, folding.
	"internal/store/sqlite":  {"internal/spelling", "internal/observe", "internal/store/listing"},
	"internal/store/neo4j":   {"internal/spelling", "internal/observe", "internal/store/listing"},
	"internal/store/cached":  {},
	"internal/store/listing": {"internal/spelling"},
	// The next two are themselves imported by tests only.
	"internal/store/storetest":       {"internal/spelling", "internal/store/listing"},
	"internal/store/neo4j/neo4jtest": {"internal/store/neo4j"},

	// article makes what the ingest mutation is given an article.
	"graph": {"graph/resolver", "internal/access", "internal/observe", "internal/spelling", "internal/article", "internal/background", "internal/ingest", "internal/curate", "internal/network", "internal/export", "internal/snapshot"},
	// A quote is shown with the whole sentence around it, which sentence finds.
	"graph/resolver":  {"internal/spelling", "internal/sentence", "internal/background", "internal/codes", "internal/curate", "internal/review", "internal/network", "internal/export"},
	"internal/codes":  {},
	"internal/access": {},
	// What runs is seen by those who run it.
	"internal/observe": {},
	"demo":             {},
	// bench is a tool of developers that fills a store and asks over HTTP.
	"bench": {"internal/store"},
	// Only cmd wires: it may import everything but what is nested elsewhere.
	"cmd/parley": {
		"demo", "graph", "internal/access", "internal/article", "internal/assistant", "internal/background", "internal/entity", "internal/export", "internal/ingest", "internal/invented", "internal/labels", "internal/llm",
		"internal/mention", "internal/network", "internal/observe", "internal/resolve", "internal/review", "internal/snapshot", "internal/store", "internal/store/cached",
	},
}

// The files are parsed here, not by the go command: the test cache then sees
// that they were read, and a changed import runs the test again.
func TestPackagesImportOnlyWhatTheMapAllows(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		pkg := path.Dir(filepath.ToSlash(name))
		allowed, known := imports[pkg]
		if !known {
			t.Errorf("%s: the package %s is not in the map; say here what it may import", name, pkg)
			return nil
		}
		seen[pkg] = true
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			inside, ours := strings.CutPrefix(imported, module)
			switch {
			case ours && inside != vocabulary && !slices.Contains(allowed, inside):
				t.Errorf("%s imports %s, which %s may not", name, inside, pkg)
			case !ours && pkg == vocabulary && strings.Contains(strings.Split(imported, "/")[0], "."):
				t.Errorf("%s imports %s: the vocabulary speaks only the standard library", name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !seen[vocabulary] || !seen["cmd/parley"] {
		t.Errorf("only %d packages were found: is the test run in the root of the project?", len(seen))
	}
}

// Nested packages belong to their parent. The map above lists the exceptions;
// this holds the map to the rule.
func TestNestedPackagesBelongToTheirParent(t *testing.T) {
	exceptions := map[string]string{
		"internal/mention":         "internal/entity/when",
		"internal/llm":             "internal/entity/when",
		"internal/store/sqlite":    "internal/store/listing",
		"internal/store/neo4j":     "internal/store/listing",
		"internal/store/storetest": "internal/store/listing",
		"internal/network":         "internal/store/listing",
		"cmd/parley":               "internal/store/cached", // wired there
		// It is about the engine that it lies in.
		"internal/store/neo4j/neo4jtest": "internal/store/neo4j",
	}
	for pkg, allowed := range imports {
		for _, other := range allowed {
			nested := imports[path.Dir(other)] != nil // its parent is a package too
			if nested && path.Dir(other) != pkg && exceptions[pkg] != other {
				t.Errorf("%s may import %s, which belongs to %s", pkg, other, path.Dir(other))
			}
		}
	}
}
