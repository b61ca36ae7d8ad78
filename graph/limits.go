package graph

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/network"
	"github.com/parley-talks/parley/internal/parley"
)

// What one request may ask. Everything is counted before it is worked on.
const (
	maxTokens             = 1000
	maxDepth              = 12
	maxIntrospectionDepth = 16 // the introspection query of GraphiQL has 13
	maxAliases            = 30
	maxDirectives         = 50
	maxCost               = 5000  // see cost
	maxTrustedCost        = 20000 // of whoever has a token, or may also write
)

// listSize is what a list without a page size counts for: participants, topics
// or quotes of an event are few.
const listSize = 3

// timelineSize is what a timeline counts for: some eight years in months.
const timelineSize = 100

// limits refuses what asks too much: by shape before the query is validated,
// by cost, for which the fields' types must be known, before it is executed.
// gqlgen's own complexity limit expands a fragment at each of its uses, which
// takes time exponential in the length of the query; here each fragment is
// counted once.
type limits struct {
	schema  *ast.Schema
	checked graphql.Cache[*ast.QueryDocument] // the executor's: what it holds was found in shape
}

// ExtensionName is for gqlgen's error messages.
func (*limits) ExtensionName() string { return "Limits" }

// Validate has nothing to check of the schema.
func (*limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters checks the query's shape, and the variables where
// gqlgen would take a text for a number.
func (l *limits) MutateOperationParameters(ctx context.Context, p *graphql.RawParams) *gqlerror.Error {
	doc, ok := l.checked.Get(ctx, p.Query)
	if !ok {
		var err error
		doc, err = parser.ParseQueryWithTokenLimit(&ast.Source{Input: p.Query}, maxTokens)
		if err != nil {
			if strings.Contains(err.Error(), "exceeded token limit") {
				return exceeded("tokens", countTokens(p.Query), maxTokens)
			}
			return nil // the executor says what is wrong
		}
		if err := checkShape(doc); err != nil {
			return err
		}
	}
	if op := doc.Operations.ForName(p.OperationName); op != nil {
		return checkVariables(l.schema, op, p.Variables)
	}
	return nil
}

// MutateOperationContext checks the cost of a valid query.
func (l *limits) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	c := coster{schema: l.schema, variables: op.Variables, memo: map[string]int{}}
	cost, allowed := c.of(op.Operation.SelectionSet, 1), maxCost
	if caller := access.CallerOf(ctx); caller.Token != "" || caller.Role.Allows(parley.RoleEditor) {
		allowed = maxTrustedCost
	}
	if cost > allowed {
		return exceeded("cost", cost, allowed)
	}
	op.Stats.SetExtension(costExtension, map[string]int{"asked": cost, "allowed": allowed})
	return nil
}

// costExtension is in the extensions of an answer when the request has it, set
// to true, in its own.
const costExtension = "cost"

// countTokens counts until it is a hundred times too many.
func countTokens(query string) int {
	lex := lexer.New(&ast.Source{Input: query})
	for n := range 100 * maxTokens {
		if t, err := lex.ReadToken(); err != nil || t.Kind == lexer.EOF {
			return n
		}
	}
	return 100 * maxTokens
}

// exceeded says which limit, what was asked and what is allowed.
func exceeded(limit string, asked, allowed int) *gqlerror.Error {
	e := refusal(codeLimitExceeded, "the query has %d %s, of which %d are allowed", asked, limit, allowed)
	switch limit {
	case "cost":
		e.Message = fmt.Sprintf("the query costs %d, of which %d are allowed: ask for fewer items with first, or nest fewer lists", asked, allowed)
	case "depth":
		e.Message = fmt.Sprintf("the query is %d fields deep, of which %d are allowed", asked, allowed)
	}
	e.Extensions["limit"], e.Extensions["asked"], e.Extensions["allowed"] = limit, asked, allowed
	return e
}

// shape is what a selection amounts to with its fragments expanded.
type shape struct{ depth, introspection, aliases, directives int }

func (s *shape) add(o shape) {
	s.depth, s.introspection = max(s.depth, o.depth), max(s.introspection, o.introspection)
	s.aliases, s.directives = plus(s.aliases, o.aliases), plus(s.directives, o.directives)
}

// edgesOfNode is how many edges of a network count for each of its nodes.
const edgesOfNode = 10

// enough is where counting stops, so that nothing overflows.
const enough = math.MaxInt32

func plus(a, b int) int  { return min(a+b, enough) }
func times(a, b int) int { return min(a*b, enough) }

func checkShape(doc *ast.QueryDocument) *gqlerror.Error {
	m := measurer{doc: doc, memo: map[string]*shape{}}
	var s shape
	for _, op := range doc.Operations {
		s.add(m.of(op.SelectionSet))
		s.directives = plus(s.directives, len(op.Directives))
	}
	switch {
	case s.depth > maxDepth:
		return exceeded("depth", s.depth, maxDepth)
	case s.introspection > maxIntrospectionDepth:
		return exceeded("depth", s.introspection, maxIntrospectionDepth)
	case s.aliases > maxAliases:
		return exceeded("aliases", s.aliases, maxAliases)
	case s.directives > maxDirectives:
		return exceeded("directives", s.directives, maxDirectives)
	}
	return nil
}

// measurer measures each fragment once.
type measurer struct {
	doc  *ast.QueryDocument
	memo map[string]*shape
}

func (m *measurer) of(set ast.SelectionSet) shape {
	var s shape
	for _, selection := range set {
		var part shape
		switch f := selection.(type) {
		case *ast.Field:
			part = m.of(f.SelectionSet)
			if f.Name == "__schema" || f.Name == "__type" {
				part.depth, part.introspection = 0, part.depth+1
			} else {
				part.depth++
			}
			if f.Alias != f.Name {
				part.aliases = plus(part.aliases, 1)
			}
			part.directives = plus(part.directives, len(f.Directives))
		case *ast.InlineFragment:
			part = m.of(f.SelectionSet)
			part.directives = plus(part.directives, len(f.Directives))
		case *ast.FragmentSpread:
			part = m.fragment(f.Name)
			part.directives = plus(part.directives, len(f.Directives))
		}
		s.add(part)
	}
	return s
}

func (m *measurer) fragment(name string) shape {
	if known := m.memo[name]; known != nil {
		return *known
	}
	var s shape
	m.memo[name] = &s // a fragment within itself counts nothing; validation refuses it
	if f := m.doc.Fragments.ForName(name); f != nil {
		s = m.of(f.SelectionSet)
		s.directives = plus(s.directives, len(f.Directives))
	}
	return s
}

// coster counts the objects that an answer may hold: each field that gives an
// object costs 1 and what is asked of it, times the number of objects that it
// may give.
type coster struct {
	schema    *ast.Schema
	variables map[string]any
	memo      map[string]int
}

// of counts a selection on a page of the given size, 1 outside connections.
func (c *coster) of(set ast.SelectionSet, page int) int {
	sum := 0
	for _, selection := range set {
		switch f := selection.(type) {
		case *ast.Field:
			sum = plus(sum, c.field(f, page))
		case *ast.InlineFragment:
			sum = plus(sum, c.of(f.SelectionSet, page))
		case *ast.FragmentSpread:
			key := f.Name + " " + strconv.Itoa(page)
			if _, known := c.memo[key]; !known {
				c.memo[key] = c.of(f.Definition.SelectionSet, page)
			}
			sum = plus(sum, c.memo[key])
		}
	}
	return sum
}

func (c *coster) field(f *ast.Field, page int) int {
	if strings.HasPrefix(f.Name, "__") || f.Definition == nil {
		return 0 // introspection is bounded by its depth
	}
	name := f.Definition.Type.Name()
	if !c.schema.Types[name].IsCompositeType() {
		return 0
	}
	switch {
	case name == "Network":
		return plus(1, c.of(f.SelectionSet, c.asked(f, 100, network.MaxFirst)))
	case name == "NetworkNode":
		return times(page, plus(1, c.of(f.SelectionSet, 1)))
	case name == "NetworkEdge":
		return times(edgesOfNode*page, plus(1, c.of(f.SelectionSet, 1)))
	case strings.HasSuffix(name, "Connection"), name == "EventFacets":
		return plus(1, c.of(f.SelectionSet, c.pageSize(f)))
	case name == "PageInfo":
		return 0
	case strings.HasSuffix(name, "Edge"):
		return times(page, c.of(f.SelectionSet, 1))
	}
	count, in := 1, f.ObjectDefinition.Name
	switch {
	case f.Definition.Type.Elem == nil:
	case strings.HasSuffix(in, "Connection"), in == "EventFacets":
		count = page
	case name == "TimelineBucket":
		count = timelineSize
	case name == "EventStat":
		count = c.asked(f, 1000, enough)
	case f.Arguments.ForName("ids") != nil:
		ids, _ := f.ArgumentMap(c.variables)["ids"].([]any)
		count = len(ids)
	case f.Definition.Arguments.ForName("first") != nil:
		count = c.pageSize(f)
	default:
		count = listSize
	}
	return times(count, plus(1, c.of(f.SelectionSet, 1)))
}

// pageSize is what first or last ask, 20 without; what is out of bounds is
// refused later.
func (c *coster) pageSize(f *ast.Field) int { return c.asked(f, 20, 100) }

// asked is the number in first or last, no more than most.
func (c *coster) asked(f *ast.Field, without, most int) int {
	args := f.ArgumentMap(c.variables)
	for _, name := range []string{"first", "last"} {
		if n, err := strconv.Atoi(fmt.Sprint(args[name])); err == nil {
			return min(max(n, 1), most)
		}
	}
	return without
}
