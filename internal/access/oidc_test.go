package access

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"maps"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/coreos/go-oidc/v3/oidc/oidctest"

	"github.com/parley-talks/parley/internal/parley"
)

// issuer is an identity provider on this machine.
type issuer struct {
	url  string
	key  *rsa.PrivateKey
	down func()
}

func newIssuer(t *testing.T) issuer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	s := &oidctest.Server{PublicKeys: []oidctest.PublicKey{{PublicKey: key.Public(), KeyID: "k", Algorithm: oidc.RS256}}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.SetIssuer(server.URL)
	return issuer{server.URL, key, server.Close}
}

// token with the usual claims and others; a nil value leaves one out.
func (i issuer) token(t *testing.T, key *rsa.PrivateKey, claims map[string]any) string {
	t.Helper()
	all := map[string]any{
		"iss": i.url, "aud": "parley", "sub": "anna", "exp": time.Now().Add(time.Hour).Unix(), "iat": time.Now().Unix(), "roles": []string{"editor"},
	}
	maps.Copy(all, claims)
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return oidctest.SignIDToken(key, "k", oidc.RS256, string(text))
}

func TestTokensOfAnIdentityProvider(t *testing.T) {
	i := newIssuer(t)
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	identity, err := NewOIDC(t.Context(), OIDC{Issuer: i.url, Audience: "parley", RoleClaim: "realm.roles", NameClaim: "sub"})
	if err != nil {
		t.Fatal(err)
	}
	flat, err := NewOIDC(t.Context(), OIDC{Issuer: i.url, Audience: "parley", RoleClaim: "roles", NameClaim: "sub"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		by     Identity
		token  string
		role   parley.Role
		refuse bool
	}{
		{"a list of roles: the greatest counts", flat, i.token(t, i.key, map[string]any{"roles": []string{"reader", "admin", "superuser"}}), parley.RoleAdmin, false},
		{"one role", flat, i.token(t, i.key, map[string]any{"roles": "reader"}), parley.RoleReader, false},
		{"roles in one text", flat, i.token(t, i.key, map[string]any{"roles": "mail editor"}), parley.RoleEditor, false},
		{"roles inside an object", identity, i.token(t, i.key, map[string]any{"realm": map[string]any{"roles": []string{"editor"}}}), parley.RoleEditor, false},
		{"no such claim", identity, i.token(t, i.key, nil), parley.RoleNone, false},
		{"a claim of another form", flat, i.token(t, i.key, map[string]any{"roles": map[string]any{"admin": true}}), parley.RoleNone, false},
		{"no name", flat, i.token(t, i.key, map[string]any{"sub": ""}), "", true},
		{"for somebody else", flat, i.token(t, i.key, map[string]any{"aud": "mail"}), "", true},
		{"by another issuer", flat, i.token(t, i.key, map[string]any{"iss": "https://evil.example"}), "", true},
		{"expired", flat, i.token(t, i.key, map[string]any{"exp": time.Now().Add(-time.Hour).Unix()}), "", true},
		{"signed by another", flat, i.token(t, stranger, nil), "", true},
		{"unsigned", flat, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", "", true},
	} {
		g := NewGate(Config{Identity: c.by})
		caller, err := g.Admit(from("192.0.2.1:1", "parley.example", "Authorization", "Bearer "+c.token))
		if c.refuse {
			if reason(err) != WrongToken {
				t.Errorf("%s: %v, want WrongToken", c.name, err)
			}
			continue
		}
		if err != nil || caller.Name != "anna" || caller.Role != c.role {
			t.Errorf("%s: %+v, %v; want anna with the role %q", c.name, caller, err, c.role)
		}
	}
	if _, err := NewGate(Config{Identity: flat}).Admit(from("127.0.0.1:1", "localhost")); reason(err) != Unauthenticated {
		t.Errorf("with a provider this machine is nobody special: %v", err)
	}
}

func TestATokenOfAProviderEndsWhileInUse(t *testing.T) {
	i, c := newIssuer(t), &clock{time.Now()}
	identity, err := NewOIDC(t.Context(), OIDC{Issuer: i.url, Audience: "parley", RoleClaim: "roles", NameClaim: "sub"})
	if err != nil {
		t.Fatal(err)
	}
	caller, err := newGate(Config{Identity: identity}, c.now).Admit(from("192.0.2.1:1", "parley.example", "Authorization", "Bearer "+i.token(t, i.key, nil)))
	if err != nil || caller.Valid(t.Context()) != nil {
		t.Fatal(err, caller.Valid(t.Context()))
	}
	c.at = c.at.Add(time.Hour)
	if err := caller.Valid(t.Context()); reason(err) != WrongToken {
		t.Errorf("%v, want WrongToken", err)
	}
}

func TestAProviderThatDoesNotAnswer(t *testing.T) {
	i := newIssuer(t)
	identity, err := NewOIDC(t.Context(), OIDC{Issuer: i.url, Audience: "parley", RoleClaim: "roles", NameClaim: "sub"})
	if err != nil {
		t.Fatal(err)
	}
	i.down()
	if _, err := NewGate(Config{Identity: identity}).Admit(from("192.0.2.1:1", "parley.example", "Authorization", "Bearer "+i.token(t, i.key, nil))); reason(err) != Unavailable {
		t.Errorf("its keys: %v, want Unavailable", err)
	}
	if _, err := NewOIDC(t.Context(), OIDC{Issuer: i.url, Audience: "parley", RoleClaim: "roles", NameClaim: "sub"}); !errors.Is(err, parley.ErrUnavailable) {
		t.Errorf("its configuration: %v, want ErrUnavailable", err)
	}
	for _, bad := range []OIDC{{Issuer: "http://id.example", Audience: "parley", RoleClaim: "r", NameClaim: "sub"}, {Issuer: i.url, RoleClaim: "r", NameClaim: "sub"}} {
		if _, err := NewOIDC(t.Context(), bad); !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("%+v: %v, want ErrInvalid", bad, err)
		}
	}
}
