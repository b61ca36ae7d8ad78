package parley_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Queries that worked with the last release go on working: a release copies
// schema.graphqls to testdata/released.graphqls.
func TestSchemaBreaksNothingReleased(t *testing.T) {
	released, now := schema(t, "testdata/released.graphqls"), schema(t, "schema.graphqls")
	for _, b := range breaks(released, now) {
		t.Error(b)
	}
}

// Clients and benchmarks are written against a contract; it is read where
// PARLEY_SHARED names the folder that holds design/contract.graphqls.
func TestSchemaHoldsTheContract(t *testing.T) {
	shared := os.Getenv("PARLEY_SHARED")
	if shared == "" {
		t.Skip("PARLEY_SHARED is not set, so there is no contract to hold the schema against")
	}
	for _, b := range breaks(schema(t, filepath.Join(shared, "design", "contract.graphqls")), schema(t, "schema.graphqls")) {
		t.Error(b)
	}
}

func TestBreaks(t *testing.T) {
	const old = `
		type Query { a(x: Int, y: [ID!]): String! b: Thing }
		type Thing { id: ID! kind: Kind }
		enum Kind { ONE TWO }
		input In { p: Int q: Int! }
		union Any = Thing | Query`
	tests := []struct {
		name, from, to string // one change to the schema above
		want           string // the break; none when empty
	}{
		{"a field more", "b: Thing", "b: Thing c: Int", ""},
		{"a field less", "b: Thing", "", "Query.b is gone"},
		{"a type less", "union Any = Thing | Query", "", "Any is gone"},
		{"an argument less", "x: Int, ", "", "Query.a(x:) is gone"},
		{"an argument more", "x: Int,", "x: Int, z: Int,", ""},
		{"a needed argument more", "x: Int,", "x: Int, z: Int!,", "Query.a(z:) is new and required"},
		{"an argument that is needed now", "x: Int,", "x: Int!,", "Query.a(x:) takes Int!, took Int"},
		{"an argument with a default", "x: Int,", "x: Int = 3,", ""},
		{"an answer that may be null now", "String!", "String", "Query.a is String, was String!"},
		{"an answer that is never null now", "kind: Kind", "kind: Kind!", ""},
		{"another type", "id: ID!", "id: Int!", "Thing.id is Int!, was ID!"},
		{"an enum value less", "TWO", "", "Kind.TWO is gone"},
		{"an enum value more", "TWO", "TWO THREE", ""},
		{"an input field that is needed no more", "q: Int!", "q: Int", ""},
		{"a needed input field more", "q: Int!", "q: Int! r: Int!", "In.r is new and required"},
		{"a union member less", "Thing | Query", "Thing", "Query is no longer one of Any"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			changed := strings.Replace(old, tt.from, tt.to, 1)
			if changed == old {
				t.Fatalf("%q is not in the schema", tt.from)
			}
			got := strings.Join(breaks(parse(t, "old", old), parse(t, "new", changed)), "\n")
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func schema(t *testing.T, file string) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, file, string(text))
}

func parse(t *testing.T, name, text string) *ast.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Name: name, Input: text})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

// breaks lists, in text order, what a client of the old schema can no longer do.
func breaks(old, now *ast.Schema) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for name, was := range old.Types {
		is := now.Types[name]
		switch {
		case was.BuiltIn:
			continue
		case is == nil:
			say("%s is gone", name)
			continue
		case is.Kind != was.Kind:
			say("%s is %s, was %s", name, is.Kind, was.Kind)
			continue
		}
		for _, v := range was.EnumValues {
			if is.EnumValues.ForName(v.Name) == nil {
				say("%s.%s is gone", name, v.Name)
			}
		}
		for _, member := range was.Types {
			if !slices.Contains(is.Types, member) {
				say("%s is no longer one of %s", member, name)
			}
		}
		for _, face := range was.Interfaces {
			if !slices.Contains(is.Interfaces, face) {
				say("%s is no longer a %s", name, face)
			}
		}
		for _, f := range was.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			g := is.Fields.ForName(f.Name)
			switch {
			case g == nil:
				say("%s.%s is gone", name, f.Name)
				continue
			case was.Kind == ast.InputObject:
				if !accepts(g.Type, f.Type) {
					say("%s.%s takes %s, took %s", name, f.Name, g.Type, f.Type)
				}
			case !accepts(f.Type, g.Type):
				say("%s.%s is %s, was %s", name, f.Name, g.Type, f.Type)
			}
			for _, a := range f.Arguments {
				b := g.Arguments.ForName(a.Name)
				switch {
				case b == nil:
					say("%s.%s(%s:) is gone", name, f.Name, a.Name)
				case !accepts(b.Type, a.Type):
					say("%s.%s(%s:) takes %s, took %s", name, f.Name, a.Name, b.Type, a.Type)
				}
			}
			for _, b := range g.Arguments {
				if f.Arguments.ForName(b.Name) == nil && b.Type.NonNull && b.DefaultValue == nil {
					say("%s.%s(%s:) is new and required", name, f.Name, b.Name)
				}
			}
		}
		if was.Kind == ast.InputObject {
			for _, g := range is.Fields {
				if was.Fields.ForName(g.Name) == nil && g.Type.NonNull && g.DefaultValue == nil {
					say("%s.%s is new and required", name, g.Name)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

// accepts reports whether whoever expects a wide value can be given a narrow
// one: the same type, with null in no more places.
func accepts(wide, narrow *ast.Type) bool {
	if wide.NonNull && !narrow.NonNull {
		return false
	}
	if wide.Elem == nil || narrow.Elem == nil {
		return wide.Elem == nil && narrow.Elem == nil && wide.NamedType == narrow.NamedType
	}
	return accepts(wide.Elem, narrow.Elem)
}
