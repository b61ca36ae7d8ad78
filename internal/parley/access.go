package parley

import (
	"context"
	"time"
)

// Role says how much somebody may do. Each may do what those before it may.
type Role string

// The roles.
const (
	RoleNone   Role = ""       // nothing
	RoleReader Role = "reader" // ask
	RoleEditor Role = "editor" // also add articles and decide
	RoleAdmin  Role = "admin"  // also remove articles, and make and revoke tokens
)

// roles in order of what they may do.
var roles = map[Role]int{RoleNone: 0, RoleReader: 1, RoleEditor: 2, RoleAdmin: 3}

// Known reports whether somebody can have the role.
func (r Role) Known() bool { return roles[r] > 0 }

// Allows reports whether whoever has the role may do what needs another. An
// unknown role allows nothing.
func (r Role) Allows(needed Role) bool {
	n, known := roles[needed]
	return known && roles[r] >= n
}

// Principal is on whose behalf something is done.
type Principal struct {
	Name  string // what decisions record as By; empty for whoever reads in public
	Role  Role
	Token string // id of the token that it came with, not secret; empty without one
	// Check says why the principal may no longer do what its role allows: nil
	// while it may. A subscription asks it before each event, and at least once
	// a second. A nil Check: for as long as the process runs.
	Check func(ctx context.Context) error
}

// Valid is Check where there is one.
func (p Principal) Valid(ctx context.Context) error {
	if p.Check == nil {
		return nil
	}
	return p.Check(ctx)
}

type principalKey struct{}

// WithPrincipal says on whose behalf what runs with the context is done.
func WithPrincipal(ctx context.Context, p Principal) context.Context {
	return context.WithValue(ctx, principalKey{}, p)
}

// PrincipalOf is on whose behalf the context runs: without one it is nobody,
// who has no role.
func PrincipalOf(ctx context.Context) Principal {
	p, _ := ctx.Value(principalKey{}).(Principal)
	return p
}

// Token is a key to a store as the store knows it: not the secret itself.
type Token struct {
	ID      string // the part of it that is not secret
	Hash    string // SHA-256 of the whole token, in hexadecimal
	Name    string // whose it is
	Role    Role
	Created time.Time
	Expires time.Time // zero: never
	Revoked time.Time // zero: not
}

// Tokens are the keys to a store, which are kept in it and are no part of what
// is exported. Instants are kept to the second.
type Tokens interface {
	// Tokens lists all, also the expired and revoked, in order of Created, ties
	// by id.
	Tokens(ctx context.Context) ([]Token, error)
	// PutToken keeps a new token; ErrConflict when there is one with its id.
	PutToken(ctx context.Context, t Token) error
	// RevokeToken ends a token at an instant. One that was revoked before keeps
	// its first instant. ErrNotFound when there is none with the id.
	RevokeToken(ctx context.Context, id string, at time.Time) error
}
