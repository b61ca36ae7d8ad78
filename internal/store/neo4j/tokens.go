package neo4j

import (
	"context"
	"fmt"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// Tokens implements parley.Tokens.
func (s *Store) Tokens(ctx context.Context) ([]parley.Token, error) {
	records, err := s.run(ctx, statement("tokens.all", nil))
	if err != nil {
		return nil, err
	}
	var out []parley.Token
	for _, r := range records {
		out = append(out, parley.Token{
			ID: get[string](r, "id"), Hash: get[string](r, "hash"), Name: get[string](r, "name"), Role: parley.Role(get[string](r, "role")),
			Created: get[time.Time](r, "created"), Expires: get[time.Time](r, "expires"), Revoked: get[time.Time](r, "revoked"),
		})
	}
	return out, nil
}

// PutToken implements parley.Tokens.
func (s *Store) PutToken(ctx context.Context, k parley.Token) error {
	return s.Update(ctx, func(t parley.Tx) error {
		_, err := t.(*tx).run(ctx, statement("tokens.put", params{"id": k.ID, "props": params{
			"hash": k.Hash, "name": k.Name, "role": string(k.Role),
			"created": instant(k.Created.Truncate(time.Second)), "expires": instant(k.Expires.Truncate(time.Second)), "revoked": instant(k.Revoked.Truncate(time.Second)),
		}}))
		return err
	})
}

// RevokeToken implements parley.Tokens.
func (s *Store) RevokeToken(ctx context.Context, id string, at time.Time) error {
	return s.Update(ctx, func(t parley.Tx) error {
		found, err := t.(*tx).run(ctx, statement("tokens.revoke", params{"id": id, "at": instant(at.Truncate(time.Second))}))
		if err == nil && len(found) == 0 {
			err = fmt.Errorf("%w: there is no token %q", parley.ErrNotFound, id)
		}
		return err
	})
}
