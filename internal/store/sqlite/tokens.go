package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// Tokens implements parley.Tokens.
func (s *Store) Tokens(ctx context.Context) ([]parley.Token, error) {
	var out []parley.Token
	err := s.view(ctx, "list tokens", func(c *conn) error {
		out = nil
		return c.query(ctx, ask("SELECT id, hash, name, role, created, expires, revoked FROM tokens ORDER BY created, id"), func(scan func(...any) error) error {
			var t parley.Token
			var created, expires, revoked sql.NullInt64
			if err := scan(&t.ID, &t.Hash, &t.Name, &t.Role, &created, &expires, &revoked); err != nil {
				return err
			}
			t.Created, t.Expires, t.Revoked = instant(created), instant(expires), instant(revoked)
			out = append(out, t)
			return nil
		})
	})
	return out, err
}

// PutToken implements parley.Tokens.
func (s *Store) PutToken(ctx context.Context, t parley.Token) error {
	return s.change(ctx, "keep the token", func(c *conn) error {
		return c.exec(ctx, "INSERT INTO tokens (id, hash, name, role, created, expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?)",
			t.ID, t.Hash, t.Name, string(t.Role), t.Created.Unix(), seconds(t.Expires), seconds(t.Revoked))
	})
}

// RevokeToken implements parley.Tokens.
func (s *Store) RevokeToken(ctx context.Context, id string, at time.Time) error {
	return s.change(ctx, "revoke the token", func(c *conn) error {
		found, err := c.one(ctx, ask("SELECT 1 FROM tokens WHERE id = ?", id), new(int))
		if err != nil {
			return err
		}
		if !found {
			return fmt.Errorf("%w: there is no token %q", parley.ErrNotFound, id)
		}
		return c.exec(ctx, "UPDATE tokens SET revoked = ? WHERE id = ? AND revoked IS NULL", at.Unix(), id)
	})
}

// change runs fn with the store's write lock.
func (s *Store) change(ctx context.Context, doing string, fn func(c *conn) error) error {
	c, err := s.lend(ctx, s.writer)
	if err != nil {
		return translate(ctx, doing, err)
	}
	defer func() { s.writer <- c }()
	_, err = c.transaction(ctx, func() (bool, error) { return true, fn(c) })
	return translate(ctx, doing, err)
}

func seconds(t time.Time) sql.NullInt64 { return sql.NullInt64{Int64: t.Unix(), Valid: !t.IsZero()} }

func instant(seconds sql.NullInt64) time.Time {
	if !seconds.Valid {
		return time.Time{}
	}
	return time.Unix(seconds.Int64, 0).UTC()
}
