package article

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

func TestPublicAddresses(t *testing.T) {
	for _, s := range []string{"8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"} {
		if !isPublic(netip.MustParseAddr(s)) {
			t.Errorf("%s is refused", s)
		}
	}
	for _, s := range []string{
		"127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
		"100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1",
		"2001:db8::1", "100::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
	} {
		if isPublic(netip.MustParseAddr(s)) {
			t.Errorf("%s is taken for public", s)
		}
	}
	if isPublic(netip.Addr{}) {
		t.Error("no address is taken for public")
	}
}

// Every answer of DNS comes through refusePrivate before a connection.
func TestAddressesAreVettedAtConnectTime(t *testing.T) {
	if err := refusePrivate("tcp", "8.8.8.8:443", nil); err != nil {
		t.Error(err)
	}
	for _, s := range []string{"127.0.0.1:80", "[::1]:80", "[::ffff:7f00:1]:443", "169.254.169.254:80", "localhost:80", ""} {
		if err := refusePrivate("tcp", s, nil); !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("%s: %v, want ErrInvalid", s, err)
		}
	}
}

func TestURLsRefusedByTheirLook(t *testing.T) {
	for _, s := range []string{
		"http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://0/", "http://[::1]/",
		"http://[::ffff:7f00:1]/", "http://[fe80::1%25eth0]/", "http://0.0.0.0/", "http://localhost/", "http://localhost./", "http://LOCALHOST/", "http://x.localhost/",
		"http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "gopher://example.org/", "ftp://example.org/", "http:///a", "http:opaque",
		"http://user:pass@example.org/", "http://example.org:22/", "http://example.org:6379/", "http://example.org:7687/",
		"http://1.2.3/", "http://example.org.:8080/",
	} {
		u, err := url.Parse(s)
		if err != nil {
			continue // refused even earlier
		}
		if err := checkURL(u, false); !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("%s: %v, want ErrInvalid", s, err)
		}
	}
	for _, s := range []string{"https://example.org/a", "http://example.org:80/", "https://example.org:443/", "https://8.8.8.8/", "https://münchen.example/"} {
		u, err := url.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := checkURL(u, false); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
}

// A public page cannot lead into a private network, neither by a redirect to
// an address nor by one to a name that DNS points there.
func TestRedirectsAreVetted(t *testing.T) {
	var target string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/secret" {
			t.Error("the private page was asked")
		}
		http.Redirect(w, r, target, http.StatusFound)
	}))
	defer server.Close()
	address := server.Listener.Addr().String()
	f := NewFetcher(false)
	f.pause = 0
	transport := f.client.Transport.(*http.Transport)
	vetted := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, to string) (net.Conn, error) {
		if to == "public.example:80" { // stands for a public server
			return (&net.Dialer{}).DialContext(ctx, network, address)
		}
		return vetted(ctx, network, address) // DNS points all others here
	}
	for _, target = range []string{
		"http://rebound.example/secret", "https://rebound.example/secret", "http://127.0.0.1/secret", "http://" + address + "/secret",
		"http://[::ffff:7f00:1]/secret", "http://0x7f000001/secret", "//localhost/secret", "file:///secret",
	} {
		if _, err := f.get(t.Context(), "http://public.example/"); !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("redirect to %s: %v, want ErrInvalid", target, err)
		}
	}
}

func TestNoWayFromHTTPSToHTTP(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the http page was asked") }))
	defer plain.Close()
	secure := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusFound))
	defer secure.Close()
	f := NewFetcher(true)
	if _, err := f.get(t.Context(), secure.URL); !errors.Is(err, parley.ErrUnavailable) {
		t.Errorf("an unknown certificate: %v, want ErrUnavailable", err)
	}
	f = NewFetcher(true)
	f.client.Transport = secure.Client().Transport
	if _, err := f.get(t.Context(), secure.URL); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("redirect to http: %v, want ErrInvalid", err)
	}
}
