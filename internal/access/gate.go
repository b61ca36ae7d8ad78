package access

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// Config says what a Gate goes by.
type Config struct {
	Tokens   parley.Tokens // nil: the store has none
	Identity Identity      // nil: no identity provider
	Public   bool          // anybody may read
	// Rate is how many requests a second one token, or one address without one,
	// may make; 0: as many as it likes. This machine itself may do so unless
	// RateHere is set.
	Rate     float64
	RateHere bool
	Proxies  []netip.Prefix // whose word on where a request comes from is taken
}

// Identity checks tokens of an identity provider.
type Identity interface {
	// Verify gives who has the token, with which role, and until when. Its
	// error wraps parley.ErrUnavailable when the provider does not answer.
	Verify(ctx context.Context, token string) (name string, role parley.Role, expires time.Time, err error)
}

// Gate lets requests in or not. It is safe for use by many goroutines.
type Gate struct {
	Config
	now     func() time.Time
	keys    *keyring
	lockout *lockout
	pace    *pace // nil: no limit
}

// NewGate makes a gate.
func NewGate(c Config) *Gate { return newGate(c, time.Now) }

func newGate(c Config, now func() time.Time) *Gate {
	g := &Gate{Config: c, now: now, keys: &keyring{store: c.Tokens, now: now}, lockout: newLockout(now)}
	if c.Rate > 0 {
		g.pace = newPace(c.Rate, now)
	}
	return g
}

// Guarded reports whether somebody without a token gets less than everything on
// this machine: from the first token on that the store ever had.
func (g *Gate) Guarded(ctx context.Context) (bool, error) {
	if g.Identity != nil {
		return true, nil
	}
	tokens, err := g.keys.load(ctx)
	return len(tokens) > 0, err
}

// Admit says who makes a request, or why it is refused: the error is a
// *RefusedError. It goes by the header Authorization, or by what is given in its
// place, such as the first message of a websocket.
func (g *Gate) Admit(r *http.Request, authorization ...string) (Caller, error) {
	if len(authorization) == 0 {
		authorization = r.Header.Values("Authorization")
	}
	source := g.source(r)
	var c Caller
	var err error
	if len(authorization) == 0 {
		c, err = g.anonymous(r)
	} else {
		if c, err = g.bearer(r.Context(), source, authorization); err != nil {
			if refusal := (*RefusedError)(nil); errors.As(err, &refusal) && refusal.Reason == WrongToken {
				g.lockout.failed(source)
				// A token of the store that holds comes in all the same: no
				// number of tries finds one, and others may sit behind the
				// same address.
				if left := g.lockout.left(source); left > 0 {
					err = locked(left)
				}
			}
		}
	}
	if err != nil {
		return Caller{}, err
	}
	if !source.Addr().IsLoopback() || throughProxy(r) || g.RateHere {
		if c.key = c.Token; c.key == "" {
			c.key = source.String()
		}
	}
	return c, g.Allow(c)
}

// Allow counts one more operation of a caller against its rate; what stays open
// and takes several calls it for each further one.
func (g *Gate) Allow(c Caller) error {
	if g.pace == nil || c.key == "" {
		return nil
	}
	if wait := g.pace.wait(c.key); wait > 0 {
		return limited(wait, fmt.Sprintf("more than %g requests a second", g.Rate))
	}
	return nil
}

func locked(left time.Duration) *RefusedError {
	return limited(left, "too many wrong tokens came from this address")
}

func limited(wait time.Duration, why string) *RefusedError {
	wait = max(wait.Round(time.Second), time.Second)
	return &RefusedError{Reason: Limited, Message: fmt.Sprintf("%s; try again in %s", why, wait), RetryAfter: wait}
}

// anonymous is who asks without a token. While the store has none, this machine
// may do everything.
func (g *Gate) anonymous(r *http.Request) (Caller, error) {
	guarded, err := g.Guarded(r.Context())
	if err != nil && !g.Public {
		return Caller{}, err
	}
	why := "changes need a token"
	if err == nil && !guarded {
		reason, here := FromThisMachine(r)
		switch {
		case here:
			return Caller{Name: parley.Local, Role: parley.RoleAdmin, valid: g.stillOpen}, nil
		case peer(r).IsLoopback() && !g.Public:
			return Caller{Name: parley.Local, Role: parley.RoleReader, Why: reason, valid: g.stillOpen}, nil
		}
		why = reason
	}
	if g.Public {
		_, here := FromThisMachine(r)
		return Caller{Role: parley.RoleReader, Why: why, Unsure: err != nil && here}, nil
	}
	return Caller{}, refuse(Unauthenticated, "say who you are: send a token as Authorization: Bearer TOKEN")
}

func (g *Gate) stillOpen(ctx context.Context) error {
	guarded, err := g.Guarded(ctx)
	if err == nil && guarded {
		err = refuse(Unauthenticated, "the store has tokens now: send one")
	}
	return err
}

// bearer is who has the token in a header.
func (g *Gate) bearer(ctx context.Context, source netip.Prefix, authorization []string) (Caller, error) {
	scheme, text, _ := strings.Cut(authorization[0], " ")
	switch {
	case len(authorization) > 1:
		return Caller{}, refuse(WrongToken, "there are several Authorization headers")
	case !strings.EqualFold(scheme, "Bearer"):
		return Caller{}, refuse(WrongToken, "send the token as Authorization: Bearer TOKEN")
	case g.Identity != nil && !strings.HasPrefix(text, tokenPrefix):
		if left := g.lockout.left(source); left > 0 {
			return Caller{}, locked(left) // checking a signature costs time
		}
		return g.identified(ctx, text)
	}
	t, err := g.find(ctx, text)
	if err != nil {
		return Caller{}, err
	}
	return Caller{Name: t.Name, Role: t.Role, Token: t.ID, valid: func(ctx context.Context) error {
		_, err := g.find(ctx, text)
		return err
	}}, nil
}

// find is what the store keeps of a token that holds now.
func (g *Gate) find(ctx context.Context, text string) (parley.Token, error) {
	id := idOf(text)
	if id == "" {
		return parley.Token{}, refuse(WrongToken, "this is not a token of this store")
	}
	tokens, err := g.keys.load(ctx)
	if err != nil {
		return parley.Token{}, err
	}
	t := tokens[id] // where there is none its hash fits nothing
	if !matches(t, text) {
		return parley.Token{}, refuse(WrongToken, "this is not a token of this store")
	}
	if why := ended(t, g.now()); why != "" {
		return parley.Token{}, refuse(WrongToken, "%s", why)
	}
	return t, nil
}

// identified is who has a token of the identity provider.
func (g *Gate) identified(ctx context.Context, text string) (Caller, error) {
	name, role, expires, err := g.Identity.Verify(ctx, text)
	switch {
	case errors.Is(err, parley.ErrUnavailable):
		return Caller{}, &RefusedError{Reason: Unavailable, Message: "The identity provider does not answer now. Try again.", cause: err}
	case err != nil:
		return Caller{}, &RefusedError{Reason: WrongToken, Message: "the identity provider's token does not hold", cause: err}
	}
	return Caller{Name: name, Role: role, Token: "oidc:" + name, valid: func(context.Context) error {
		if !g.now().Before(expires) {
			return refuse(WrongToken, "the token expired")
		}
		return nil
	}}, nil
}
