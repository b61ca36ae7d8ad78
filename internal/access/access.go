// Package access decides who may do what over HTTP: by tokens that the store
// keeps, by those of an identity provider, or by the machine that asks.
package access

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// Caller is who asks.
type Caller struct {
	Name  string // what decisions record; empty for whoever reads in public
	Role  parley.Role
	Token string // id of its token, which is no secret; empty without one
	Why   string // it has no greater role, when that is not what its token says
	// Unsure is set when it may have a greater role, which only the store could
	// say, and the store did not answer.
	Unsure bool

	key   string // what its rate is counted by; empty: it is not
	valid func(context.Context) error
}

// Valid is an error once the caller may no longer do what its role says: its
// token expired or was revoked, or the store got its first token. What stays
// open, like a subscription, asks at least once a second and ends with the
// error. That is a *RefusedError too when the store cannot be asked.
func (c Caller) Valid(ctx context.Context) error {
	if c.valid == nil {
		return nil
	}
	return c.valid(ctx)
}

// Share is what that is counted by of which one caller may have no more than its
// share: its token, or the address that it comes from; empty on this machine, which
// may have all.
func (c Caller) Share() string { return cmp.Or(c.Token, c.key) }

type callerKey struct{}

// With says who asks, and so in whose name decisions are made.
func With(ctx context.Context, c Caller) context.Context {
	return context.WithValue(parley.WithPrincipal(ctx, c.Name), callerKey{}, c)
}

// CallerOf is who asks; nobody, who has no role, where With was not called.
func CallerOf(ctx context.Context) Caller {
	c, _ := ctx.Value(callerKey{}).(Caller)
	return c
}

// Reason is why a request is refused.
type Reason int

// The reasons.
const (
	Unauthenticated Reason = iota // no token where one is needed
	WrongToken                    // one that is unknown, expired, revoked or malformed
	Limited                       // too many requests, or too many wrong tokens
	Unavailable                   // the store or the identity provider does not answer
)

// RefusedError is the error of a request that does not come in. Its message is fit
// for the client.
type RefusedError struct {
	Reason     Reason
	Message    string
	RetryAfter time.Duration // of Limited

	cause error // for the log
}

func (r *RefusedError) Error() string { return r.Message }

// Unwrap gives what is behind it, which is for the log alone.
func (r *RefusedError) Unwrap() error { return r.cause }

func refuse(why Reason, format string, args ...any) *RefusedError {
	return &RefusedError{Reason: why, Message: fmt.Sprintf(format, args...)}
}

// SameOrigin reports whether a request comes from a page of this server, of one
// of the listed origins, or of none at all: what a websocket's handshake must
// be asked, which browsers send without asking first.
func SameOrigin(r *http.Request, listed []string) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || slices.Contains(listed, origin) {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}
