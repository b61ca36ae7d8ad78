package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
)

// reach is how others reach what is served, and what of it they may.
type reach struct {
	public, introspection bool
	origins, proxies      []string
	cert, key             string
	rate                  float64
	oidc                  access.OIDC
	logFormat             string
	operations            string
	onlyOperations        bool
}

// defaultRate is how many requests a second another machine may make: more than
// a dashboard with a dozen panels does, far below what a process answers.
const defaultRate = 100

func reachFlags(cmd *cobra.Command) *reach {
	r, f := &reach{}, cmd.Flags()
	f.BoolVar(&r.public, "public-read", false, "anybody may read, without a token; also listen where other machines can reach it")
	f.BoolVar(&r.introspection, "introspection", false, "with --public-read: the public may also read the schema")
	f.StringArrayVar(&r.origins, "cors-origin", nil, "a site whose pages may ask, like https://desk.example.org; may be repeated")
	f.StringVar(&r.cert, "tls-cert", "", "serve https with this certificate (PEM, with its chain)")
	f.StringVar(&r.key, "tls-key", "", "the key of --tls-cert (PEM)")
	f.Float64Var(&r.rate, "rate", defaultRate, "requests a second for each token, or address without one; given, it holds for this machine too; 0: no limit")
	f.StringArrayVar(&r.proxies, "trusted-proxy", nil, "address or network of a proxy whose X-Forwarded-For is believed; may be repeated")
	f.StringVar(&r.oidc.Issuer, "oidc-issuer", "", "also take bearer tokens of this OpenID Connect provider")
	f.StringVar(&r.oidc.Audience, "oidc-audience", "parley", "for whom such a token must be made out")
	f.StringVar(&r.oidc.RoleClaim, "oidc-role-claim", "roles", "its claim with reader, editor or admin; dots lead into objects")
	f.StringVar(&r.oidc.NameClaim, "oidc-name-claim", "sub", "its claim that decisions record")
	f.StringVar(&r.operations, "operations", "", "file or folder of operations that clients name by id (documentId) or SHA-256: .graphql, or .json of a client compiler")
	f.BoolVar(&r.onlyOperations, "operations-only", false, "take the operations of --operations alone")
	f.StringVar(&r.logFormat, "log-format", "text", "text or json")
	return r
}

func (r *reach) logger(w io.Writer) (*slog.Logger, error) {
	switch r.logFormat {
	case "text":
		return slog.New(slog.NewTextHandler(w, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil)), nil
	}
	return nil, fmt.Errorf("%w: --log-format is text or json, not %q", parley.ErrInvalid, r.logFormat)
}

func (r *reach) gate(cmd *cobra.Command, tokens parley.Tokens) (*access.Gate, error) {
	c := access.Config{Tokens: tokens, Public: r.public, Rate: r.rate, RateHere: cmd.Flags().Changed("rate")}
	for _, text := range r.proxies {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			var one netip.Addr
			if one, err = netip.ParseAddr(text); err != nil {
				return nil, fmt.Errorf("%w: --trusted-proxy %q is no address or network; one looks like 10.0.0.0/8", parley.ErrInvalid, text)
			}
			network = netip.PrefixFrom(one, one.BitLen())
		}
		c.Proxies = append(c.Proxies, network)
	}
	if r.oidc.Issuer != "" {
		identity, err := access.NewOIDC(cmd.Context(), r.oidc)
		if err != nil {
			return nil, fmt.Errorf("--oidc-issuer: %w", err)
		}
		c.Identity = identity
	}
	return access.NewGate(c), nil
}

// resolveAddress is where to listen.
func resolveAddress(ctx context.Context, addr string) (*net.TCPAddr, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("%w: --addr %q is not HOST:PORT", parley.ErrInvalid, addr)
	}
	number, err := net.DefaultResolver.LookupPort(ctx, "tcp", port)
	if err != nil {
		return nil, fmt.Errorf("%w: --addr %q has no such port", parley.ErrInvalid, addr)
	}
	at := &net.TCPAddr{Port: number}
	if host != "" {
		ips, err := net.DefaultResolver.LookupIPAddr(ctx, host)
		if err != nil {
			return nil, fmt.Errorf("look up the host of --addr: %w", err)
		}
		at.IP, at.Zone = ips[0].IP, ips[0].Zone
	}
	return at, nil
}

// mayListen refuses an address that other machines reach when nothing says who
// of them may ask.
func (r *reach) mayListen(ctx context.Context, gate *access.Gate, at *net.TCPAddr) error {
	if r.public || at.IP.IsLoopback() {
		return nil
	}
	guarded, err := gate.Guarded(ctx)
	if err != nil {
		return fmt.Errorf("look for tokens in the store: %w", err)
	}
	if !guarded {
		return fmt.Errorf("%w: other machines reach %s, and the store has no token: make one with \"parley token create\", listen on 127.0.0.1, or add --public-read if anybody may read", parley.ErrInvalid, at)
	}
	return nil
}

// encrypted puts TLS around what is heard, where a certificate is given.
func (r *reach) encrypted(l net.Listener) (net.Listener, error) {
	if r.cert == "" && r.key == "" {
		return l, nil
	}
	pair, err := tls.LoadX509KeyPair(r.cert, r.key)
	if err != nil {
		_ = l.Close() // the certificate is what to tell of
		return nil, fmt.Errorf("%w: read --tls-cert and --tls-key: %w", parley.ErrInvalid, err)
	}
	return tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: []string{"h2", "http/1.1"}, MinVersion: tls.VersionTLS12}), nil
}

func (r *reach) scheme() string {
	if r.cert != "" {
		return "https://"
	}
	return "http://"
}

// onlyLoopbackNames refuses requests that reached this machine under another
// name while it may do everything without a token: a page on the web can point
// its own name here (DNS rebinding) and would then speak for the person at the
// browser.
func onlyLoopbackNames(next http.Handler, gate *access.Gate) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !access.LoopbackName(r.Host) {
			if guarded, err := gate.Guarded(r.Context()); err != nil || !guarded {
				http.Error(w, "parley answers to localhost only; make a token, or start it with --public-read, to serve other names", http.StatusForbidden)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}
