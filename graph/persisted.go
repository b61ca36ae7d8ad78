package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-talks/parley/internal/access"
)

// A client may send the hash of a query in its place: of one that this server
// was started with, or of one that it sent whole before.

const (
	maxRemembered = 1000     // queries
	longestKept   = 16 << 10 // bytes of a query that is kept, parsed or as text: longer ones come whole each time
)

// Operations are queries that a server knows from its start, by id: mostly the
// SHA-256 of the text, in hexadecimal.
type Operations map[string]string

// check says which of them is not valid.
func (o Operations) check(schema *ast.Schema) error {
	for id, text := range o {
		if _, problems := gqlparser.LoadQueryWithRules(schema, text, validationRules()); len(problems) > 0 {
			return fmt.Errorf("graph: operation %s: %w", id, problems)
		}
	}
	return nil
}

// persisted finds queries by their hash.
type persisted struct {
	registered Operations
	only       bool // nothing else is taken
	texts      map[string]bool
	remembered graphql.Cache[string] // by caller and hash: nobody runs what another sent
}

func newPersisted(registered Operations, only bool) *persisted {
	p := &persisted{registered: registered, only: only, texts: map[string]bool{}, remembered: lru.New[string](maxRemembered)}
	for _, text := range registered {
		p.texts[text] = true
	}
	return p
}

// errNotRemembered is what clients of automatic persisted queries wait for: they
// send the query whole then.
const errNotRemembered = "PersistedQueryNotFound"

// find puts the text of a query into a request that has its hash, or a
// registered id, alone.
func (p *persisted) find(ctx context.Context, params *graphql.RawParams, documentID string) *gqlerror.Error {
	hash, given, err := hashOf(params)
	if err != nil {
		return err
	}
	id := strings.TrimPrefix(documentID, "sha256:")
	if id == "" {
		id = hash
	}
	switch {
	case params.Query != "" && documentID != "":
		return refusal(codeBadInput, "send query or documentId, not both")
	case params.Query != "" && given && hash != sha(params.Query):
		return refusal(codeBadInput, "the query has another SHA-256 than extensions.persistedQuery says")
	case params.Query == "" && id == "":
		return refusal(codeBadInput, "the request has no query")
	case params.Query == "":
		if text, known := p.registered[id]; known {
			params.Query = text
		} else if text, known := p.remembered.Get(ctx, key(ctx, id)); known && !p.only {
			params.Query = text
		} else {
			return &gqlerror.Error{Message: errNotRemembered, Extensions: map[string]any{"code": codeNotRemembered}}
		}
	case p.only && !p.texts[params.Query]:
		return refusal(codeForbidden, "this server takes registered operations only")
	}
	return nil
}

// remember keeps a valid query that came whole with its hash.
func (p *persisted) remember(ctx context.Context, params *graphql.RawParams) {
	if hash, given, err := hashOf(params); err == nil && given && !p.only && len(params.Query) <= longestKept {
		p.remembered.Add(ctx, key(ctx, hash), params.Query)
	}
}

// hashOf is the hash in extensions.persistedQuery, where there is one.
func hashOf(params *graphql.RawParams) (hash string, given bool, err *gqlerror.Error) {
	extension, given := params.Extensions["persistedQuery"]
	if !given || extension == nil {
		return "", false, nil
	}
	fields, _ := extension.(map[string]any)
	hash, _ = fields["sha256Hash"].(string)
	if raw, err := hex.DecodeString(hash); err != nil || len(raw) != sha256.Size || fmt.Sprint(fields["version"]) != "1" {
		return "", true, refusal(codeBadInput, "extensions.persistedQuery has version 1 and sha256Hash, 64 hexadecimal digits")
	}
	return strings.ToLower(hash), true, nil
}

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func key(ctx context.Context, hash string) string { return access.CallerOf(ctx).Token + " " + hash }

// shortQueries is a cache that keeps no long queries, so that its size is
// bounded.
type shortQueries struct {
	graphql.Cache[*ast.QueryDocument]
}

// Add implements graphql.Cache.
func (s shortQueries) Add(ctx context.Context, text string, parsed *ast.QueryDocument) {
	if len(text) <= longestKept {
		s.Cache.Add(ctx, text, parsed)
	}
}
