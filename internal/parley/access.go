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
