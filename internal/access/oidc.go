package access

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"

	"github.com/parley-talks/parley/internal/parley"
)

// OIDC says which OpenID Connect provider is asked, and how to read its tokens.
type OIDC struct {
	Issuer    string // its address, as in the tokens
	Audience  string // for whom a token must be made out
	RoleClaim string // the claim with a role or a list of them; dots lead into objects
	NameClaim string // the claim that decisions record
}

// providerTime bounds each question to the provider.
const providerTime = 5 * time.Second

// provider is an Identity.
type provider struct {
	OIDC
	verifier *oidc.IDTokenVerifier
}

// NewOIDC asks the provider for its keys. ErrInvalid for a configuration that
// cannot work, ErrUnavailable when the provider does not answer.
func NewOIDC(ctx context.Context, c OIDC) (Identity, error) {
	u, err := url.Parse(c.Issuer)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && !LoopbackName(u.Host):
		return nil, fmt.Errorf("%w: the issuer of OpenID Connect tokens is an https address", parley.ErrInvalid)
	case c.Audience == "" || c.RoleClaim == "" || c.NameClaim == "":
		return nil, fmt.Errorf("%w: OpenID Connect needs an audience, a role claim and a name claim", parley.ErrInvalid)
	}
	// The provider keeps the context's client for later questions.
	ctx = oidc.ClientContext(context.WithoutCancel(ctx), &http.Client{Timeout: providerTime})
	p, err := oidc.NewProvider(ctx, c.Issuer)
	if err != nil {
		return nil, fmt.Errorf("%w: ask the OpenID Connect provider for its configuration: %w", parley.ErrUnavailable, err)
	}
	return &provider{c, p.VerifierContext(ctx, &oidc.Config{ClientID: c.Audience})}, nil
}

// Verify implements Identity.
func (p *provider) Verify(ctx context.Context, token string) (name string, role parley.Role, expires time.Time, err error) {
	checked, err := p.verifier.Verify(ctx, token)
	if err != nil {
		if strings.Contains(err.Error(), "fetching keys") { // the library does not wrap this one
			err = fmt.Errorf("%w: %w", parley.ErrUnavailable, err)
		}
		return "", "", time.Time{}, fmt.Errorf("verify the token: %w", err)
	}
	var claims map[string]any
	if err := checked.Claims(&claims); err != nil {
		return "", "", time.Time{}, fmt.Errorf("read the token's claims: %w", err)
	}
	if name, _ = claim(claims, p.NameClaim).(string); name == "" {
		return "", "", time.Time{}, fmt.Errorf("%w: the token has no claim %q to name its owner", parley.ErrInvalid, p.NameClaim)
	}
	return name, highest(claim(claims, p.RoleClaim)), checked.Expiry, nil
}

// claim of that name, or at the end of a path with dots.
func claim(in map[string]any, path string) any {
	if value, there := in[path]; there {
		return value
	}
	name, rest, _ := strings.Cut(path, ".")
	inner, _ := in[name].(map[string]any)
	if inner == nil {
		return nil
	}
	return claim(inner, rest)
}

// highest is the role of those in a claim, a list or a text with blanks, that
// may do most; none where it has no role.
func highest(value any) parley.Role {
	many, _ := value.([]any)
	if text, ok := value.(string); ok {
		for _, word := range strings.Fields(text) {
			many = append(many, word)
		}
	}
	best := parley.RoleNone
	for _, v := range many {
		text, _ := v.(string)
		if r := parley.Role(text); r.Known() && r.Allows(best) {
			best = r
		}
	}
	return best
}
