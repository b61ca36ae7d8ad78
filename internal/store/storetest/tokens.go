package storetest

import (
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

var created = time.Date(2025, 4, 1, 10, 0, 0, 0, time.UTC)

// token that was made so many seconds after created.
func token(id string, after int) parley.Token {
	return parley.Token{ID: id, Hash: strings.Repeat("0f", 32), Name: "Name of " + id, Role: parley.RoleEditor, Created: created.Add(time.Duration(after) * time.Second)}
}

var tokenCases = []testCase{
	{"a token comes back whole, in order of making, then of id", func(t *testing.T, s parley.Store) {
		late, b, a := token("late", 9), token("b", 1), token("a", 1)
		late.Expires, a.Role, a.Revoked, b.Name = created.Add(time.Hour), parley.RoleAdmin, created.Add(time.Minute), `"}) DETACH DELETE n // é`
		for _, k := range []parley.Token{late, b, a} {
			if err := s.PutToken(ctx(t), k); err != nil {
				t.Fatal(err)
			}
		}
		same(t, "tokens", must[[]parley.Token](t)(s.Tokens(ctx(t))), []parley.Token{a, b, late})
	}},
	{"a second token with the same id is a conflict and changes nothing", func(t *testing.T, s parley.Store) {
		first, second := token("a", 1), token("a", 2)
		if err := s.PutToken(ctx(t), first); err != nil {
			t.Fatal(err)
		}
		wantError(t, "put again", s.PutToken(ctx(t), second), parley.ErrConflict)
		same(t, "tokens", must[[]parley.Token](t)(s.Tokens(ctx(t))), []parley.Token{first})
	}},
	{"a token is revoked once: the first instant stays", func(t *testing.T, s parley.Store) {
		for _, k := range []parley.Token{token("a", 1), token("b", 2)} {
			if err := s.PutToken(ctx(t), k); err != nil {
				t.Fatal(err)
			}
		}
		wantError(t, "an unknown token", s.RevokeToken(ctx(t), "c", created), parley.ErrNotFound)
		for after := range 2 {
			if err := s.RevokeToken(ctx(t), "a", created.Add(time.Duration(after+5)*time.Second)); err != nil {
				t.Fatal(err)
			}
		}
		revoked := token("a", 1)
		revoked.Revoked = created.Add(5 * time.Second)
		same(t, "tokens", must[[]parley.Token](t)(s.Tokens(ctx(t))), []parley.Token{revoked, token("b", 2)})
	}},
	{"tokens are no part of the graph: they are not found, counted or taken away with it", func(t *testing.T, s parley.Store) {
		if err := s.PutToken(ctx(t), token("a", 1)); err != nil {
			t.Fatal(err)
		}
		put(t, s, having(talks("e", "2025-04-01", party(russia))))
		update(t, s, func(tx parley.Tx) error {
			return tx.PutDerived(t.Context(), parley.Derived{RemovedEvents: []string{"evt_e"}})
		})
		same(t, "hits", len(must[parley.PageOf[parley.Hit]](t)(s.Search(ctx(t), "Name of a", parley.Page{})).Items), 0)
		same(t, "tokens", must[[]parley.Token](t)(s.Tokens(ctx(t))), []parley.Token{token("a", 1)})
	}},
}
