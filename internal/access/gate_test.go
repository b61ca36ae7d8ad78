package access

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// store is tokens in memory, with what they answer.
type store struct {
	tokens []parley.Token
	failed error
	asked  int
}

func (s *store) Tokens(context.Context) ([]parley.Token, error) {
	s.asked++
	return s.tokens, s.failed
}
func (s *store) PutToken(context.Context, parley.Token) error         { panic("not asked") }
func (s *store) RevokeToken(context.Context, string, time.Time) error { panic("not asked") }

// clock stands still until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func start() *clock { return &clock{time.Date(2025, 4, 1, 10, 0, 0, 0, time.UTC)} }

func (s *store) add(t *testing.T, role parley.Role, created, expires time.Time) string {
	t.Helper()
	text, kept, err := NewToken("desk", role, created, expires)
	if err != nil {
		t.Fatal(err)
	}
	s.tokens = append(s.tokens, kept)
	return text
}

// from is a request from an address to a host; headers are pairs.
func from(address, host string, headers ...string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
	r.RemoteAddr, r.Host = address, host
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	return r
}

func reason(err error) Reason {
	var r *RefusedError
	if errors.As(err, &r) {
		return r.Reason
	}
	return -1
}

func TestWhoComesInWithoutAToken(t *testing.T) {
	const out = parley.Role("refused")
	here, away := "127.0.0.1:5000", "192.0.2.1:5000"
	for _, c := range []struct {
		name                                     string
		ask                                      *http.Request
		open, guarded, openPublic, guardedPublic parley.Role // store without and with tokens, without and with --public-read
	}{
		{"this machine", from(here, "localhost:8080"), parley.RoleAdmin, out, parley.RoleAdmin, parley.RoleReader},
		{"this machine by IPv6", from("[::1]:5000", "[::1]:8080"), parley.RoleAdmin, out, parley.RoleAdmin, parley.RoleReader},
		{"this machine by mapped IPv4", from("[::ffff:127.0.0.1]:5000", "127.0.0.1"), parley.RoleAdmin, out, parley.RoleAdmin, parley.RoleReader},
		{"our own page", from(here, "localhost:8080", "Origin", "http://localhost:8080"), parley.RoleAdmin, out, parley.RoleAdmin, parley.RoleReader},
		{"a page of another site", from(here, "localhost:8080", "Origin", "https://evil.example"), parley.RoleReader, out, parley.RoleReader, parley.RoleReader},
		{"a name that was made to point here", from(here, "evil.example"), parley.RoleReader, out, parley.RoleReader, parley.RoleReader},
		{"through a proxy", from(here, "localhost", "X-Forwarded-For", "192.0.2.1"), parley.RoleReader, out, parley.RoleReader, parley.RoleReader},
		{"another machine", from(away, "localhost:8080"), out, out, parley.RoleReader, parley.RoleReader},
		{"another machine that says it is this one", from(away, "localhost:8080", "X-Forwarded-For", "127.0.0.1"), out, out, parley.RoleReader, parley.RoleReader},
	} {
		for i, want := range []parley.Role{c.open, c.guarded, c.openPublic, c.guardedPublic} {
			s := &store{}
			if i%2 == 1 {
				s.add(t, parley.RoleReader, start().at, time.Time{})
				s.tokens[0].Revoked = start().at // a store that ever had one stays shut
			}
			got, err := newGate(Config{Tokens: s, Public: i > 1}, start().now).Admit(c.ask)
			if err != nil {
				got.Role = out
				if reason(err) != Unauthenticated {
					t.Errorf("%s: refused with %v, want Unauthenticated", c.name, err)
				}
			}
			if got.Role != want {
				t.Errorf("%s, tokens %v, public %v: role %q, want %q", c.name, i%2 == 1, i > 1, got.Role, want)
			}
			if got.Role == parley.RoleReader && got.Why == "" {
				t.Errorf("%s: is not told why it may not change things", c.name)
			}
		}
	}
}

func TestATokenHoldsUntilItsEndAlsoWhereItIsInUse(t *testing.T) {
	for name, end := range map[string]func(*store, *clock){
		"expiry":     func(_ *store, c *clock) { c.at = c.at.Add(time.Hour) },
		"revocation": func(s *store, _ *clock) { s.tokens[0].Revoked = start().at },
		"removal":    func(s *store, _ *clock) { s.tokens = nil },
		"exchange":   func(s *store, _ *clock) { s.tokens[0].Hash = strings.Repeat("0", 64) },
	} {
		t.Run(name, func(t *testing.T) {
			s, c := &store{}, start()
			text := s.add(t, parley.RoleEditor, c.at, c.at.Add(time.Hour))
			g := newGate(Config{Tokens: s}, c.now)
			ask := from("192.0.2.1:5000", "parley.example", "Authorization", "bearer "+text)
			caller, err := g.Admit(ask)
			if err != nil || caller.Role != parley.RoleEditor || caller.Name != "desk" || caller.Token != s.tokens[0].ID {
				t.Fatalf("%+v, %v; want the editor of the token", caller, err)
			}
			if err := caller.Valid(t.Context()); err != nil {
				t.Fatal(err)
			}
			end(s, c)
			c.at = c.at.Add(freshness)
			if err := caller.Valid(t.Context()); reason(err) != WrongToken {
				t.Errorf("what is open: %v, want WrongToken", err)
			}
			if _, err := g.Admit(ask); reason(err) != WrongToken {
				t.Errorf("what comes: %v, want WrongToken", err)
			}
		})
	}
}

func TestTheFirstTokenShutsTheStoreToThisMachineToo(t *testing.T) {
	s, c := &store{}, start()
	g := newGate(Config{Tokens: s}, c.now)
	caller, err := g.Admit(from("127.0.0.1:5000", "localhost"))
	if err != nil || caller.Name != parley.Local {
		t.Fatalf("%+v, %v", caller, err)
	}
	s.add(t, parley.RoleAdmin, c.at, time.Time{})
	c.at = c.at.Add(freshness)
	if err := caller.Valid(t.Context()); reason(err) != Unauthenticated {
		t.Errorf("what is open: %v, want Unauthenticated", err)
	}
}

func TestWrongTokens(t *testing.T) {
	s, c := &store{}, start()
	text := s.add(t, parley.RoleAdmin, c.at, time.Time{})
	other := (&store{}).add(t, parley.RoleAdmin, c.at, time.Time{})
	secret := text[strings.LastIndex(text, "_"):]
	for name, headers := range map[string][]string{
		"empty":                     {""},
		"no scheme":                 {text},
		"Basic":                     {"Basic " + text},
		"another store's":           {"Bearer " + other},
		"id with another secret":    {"Bearer " + other[:strings.LastIndex(other, "_")] + secret},
		"cut":                       {"Bearer " + text[:len(text)-1]},
		"padded":                    {"Bearer " + text + "="},
		"upper case":                {"Bearer " + strings.ToUpper(text)},
		"blank behind":              {"Bearer " + text + " "},
		"the hash":                  {"Bearer " + s.tokens[0].Hash},
		"two headers, both right":   {"Bearer " + text, "Bearer " + text},
		"two headers, one wrong":    {"Bearer " + text, "Bearer x"},
		"a signed one, no provider": {"Bearer a.b.c"},
	} {
		r := from("192.0.2.1:5000", "parley.example")
		r.Header["Authorization"] = headers
		caller, err := newGate(Config{Tokens: s, Public: true}, c.now).Admit(r)
		if reason(err) != WrongToken || caller.Role != parley.RoleNone {
			t.Errorf("%s: %+v, %v; want WrongToken, in public too", name, caller, err)
		}
		if err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("%s: the error tells the token: %v", name, err)
		}
	}
}

func TestTokensInTheAddressOrACookieCountForNothing(t *testing.T) {
	s, c := &store{}, start()
	text := s.add(t, parley.RoleAdmin, c.at, time.Time{})
	r := from("192.0.2.1:5000", "parley.example", "Cookie", "token="+text)
	r.URL.RawQuery = "access_token=" + text
	if _, err := newGate(Config{Tokens: s}, c.now).Admit(r); reason(err) != Unauthenticated {
		t.Errorf("%v, want Unauthenticated", err)
	}
}

func TestManyWrongTokensFromOnePlace(t *testing.T) {
	s, c := &store{}, start()
	text := s.add(t, parley.RoleAdmin, c.at, time.Time{})
	g := newGate(Config{Tokens: s}, c.now)
	try := func(address, token string) error {
		_, err := g.Admit(from(address, "parley.example", "Authorization", "Bearer "+token))
		return err
	}
	for range maxFailures {
		if err := try("192.0.2.1:5000", "wrong"); reason(err) != WrongToken {
			t.Fatalf("%v, want WrongToken", err)
		}
	}
	err := try("192.0.2.1:6000", "wrong")
	var r *RefusedError
	if !errors.As(err, &r) || r.Reason != Limited || r.RetryAfter < time.Second || r.RetryAfter > failureWindow {
		t.Errorf("one more: %v, want Limited for up to a minute", err)
	}
	if err := try("192.0.2.1:6000", text); err != nil {
		t.Errorf("a token that holds, from there: %v", err)
	}
	if err := try("192.0.2.2:5000", "wrong"); reason(err) != WrongToken {
		t.Errorf("another address: %v, want WrongToken", err)
	}
	c.at = c.at.Add(failureWindow)
	if err := try("192.0.2.1:5000", "wrong"); reason(err) != WrongToken {
		t.Errorf("a minute later: %v, want WrongToken", err)
	}
}

func TestRates(t *testing.T) {
	s, c := &store{}, start()
	a, b := s.add(t, parley.RoleReader, c.at, time.Time{}), s.add(t, parley.RoleReader, c.at, time.Time{})
	g := newGate(Config{Tokens: s, Public: true, Rate: 5, Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}, c.now)
	ask := func(address string, headers ...string) *http.Request {
		return from(address, "parley.example", headers...)
	}
	for name, c := range map[string]struct{ one, other *http.Request }{
		"a token, from anywhere":      {ask("192.0.2.1:1", "Authorization", "Bearer "+a), ask("192.0.2.1:1", "Authorization", "Bearer "+b)},
		"an address":                  {ask("192.0.2.2:1"), ask("192.0.2.3:1")},
		"a network of IPv6":           {ask("[2001:db8::1]:1"), ask("[2001:db8:0:1::1]:1")},
		"an address behind our proxy": {ask("10.0.0.1:1", "X-Forwarded-For", "192.0.2.9, 192.0.2.4"), ask("10.0.0.1:1", "X-Forwarded-For", "192.0.2.9, 192.0.2.5")},
	} {
		t.Run(name, func(t *testing.T) {
			for i := range 5 * burst {
				if _, err := g.Admit(c.one); err != nil {
					t.Fatalf("request %d: %v", i+1, err)
				}
			}
			_, err := g.Admit(c.one)
			var r *RefusedError
			if !errors.As(err, &r) || r.Reason != Limited || r.RetryAfter != time.Second {
				t.Errorf("one more: %v, want Limited for a second", err)
			}
			if _, err := g.Admit(c.other); err != nil {
				t.Errorf("the other: %v", err)
			}
		})
	}
	c.at = c.at.Add(time.Second)
	if _, err := g.Admit(ask("192.0.2.2:1")); err != nil {
		t.Errorf("a second later: %v", err)
	}
	for range 100 {
		if _, err := g.Admit(from("127.0.0.1:1", "localhost")); err != nil {
			t.Fatalf("this machine: %v", err)
		}
	}
}

func TestAStoreThatDoesNotAnswerLetsNobodyIn(t *testing.T) {
	s, c := &store{}, start()
	text := s.add(t, parley.RoleAdmin, c.at, time.Time{})
	s.failed = parley.ErrUnavailable
	g := newGate(Config{Tokens: s}, c.now)
	for _, r := range []*http.Request{from("127.0.0.1:5000", "localhost"), from("192.0.2.1:5000", "parley.example", "Authorization", "Bearer "+text)} {
		if _, err := g.Admit(r); reason(err) != Unavailable || !errors.Is(err, parley.ErrUnavailable) {
			t.Errorf("%v, want Unavailable with its cause", err)
		}
	}
	public := newGate(Config{Tokens: s, Public: true}, c.now)
	for ask, unsure := range map[*http.Request]bool{from("127.0.0.1:5000", "localhost"): true, from("192.0.2.1:5000", "parley.example"): false} {
		got, err := public.Admit(ask)
		if err != nil || got.Role != parley.RoleReader || got.Unsure != unsure {
			t.Errorf("in public from %s: %+v, %v; want a reader, unsure %v", ask.RemoteAddr, got, err, unsure)
		}
	}
	s.asked--
	if s.asked != 1 {
		t.Errorf("the store was asked %d times within a moment, want once", s.asked)
	}
	s.failed = nil
	c.at = c.at.Add(freshness)
	if _, err := g.Admit(from("192.0.2.1:5000", "parley.example", "Authorization", "Bearer "+text)); err != nil {
		t.Errorf("once it answers: %v", err)
	}
}

func TestNewTokensAreRefusedWhereTheyMakeNoSense(t *testing.T) {
	now := start().at
	for name, c := range map[string]struct {
		owner   string
		role    parley.Role
		expires time.Time
	}{
		"no name":         {" ", parley.RoleReader, time.Time{}},
		"two lines":       {"a\nb", parley.RoleReader, time.Time{}},
		"a long name":     {strings.Repeat("a", 201), parley.RoleReader, time.Time{}},
		"no role":         {"desk", "", time.Time{}},
		"an unknown role": {"desk", "owner", time.Time{}},
		"an end before":   {"desk", parley.RoleReader, now},
	} {
		if _, _, err := NewToken(c.owner, c.role, now, c.expires); !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("%s: %v, want ErrInvalid", name, err)
		}
	}
}

func TestOriginsOfWebsockets(t *testing.T) {
	for origin, want := range map[string]bool{
		"": true, "http://parley.example": true, "https://parley.example": true, "https://desk.example": true,
		"https://evil.example": false, "null": false, "https://parley.example.evil.example": false, "https://parley.example:444": false,
	} {
		r := from("192.0.2.1:1", "parley.example")
		if origin != "" {
			r.Header.Set("Origin", origin)
		}
		if got := SameOrigin(r, []string{"https://desk.example"}); got != want {
			t.Errorf("%q: %v, want %v", origin, got, want)
		}
	}
}
