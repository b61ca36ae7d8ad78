package article

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"github.com/parley-talks/parley/internal/parley"
)

// internal are the ranges of the IANA special-purpose registries that no
// public page lives in, and the IPv6 ranges that can stand for them.
var internal = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

// globalV6 is all of IPv6 that is handed out for public use; what lies outside
// (loopback, mapped, translated, unique local, link-local, multicast) is refused.
var globalV6 = netip.MustParsePrefix("2000::/3")

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// isPublic reports whether a page on the open internet may have this address.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if a.Is6() && (!globalV6.Contains(a) || a.Zone() != "") {
		return false
	}
	for _, p := range internal {
		if p.Contains(a) {
			return false
		}
	}
	return a.IsValid()
}

var errPrivate = fmt.Errorf("%w: it is an address of a private or internal network; --allow-private fetches it all the same", parley.ErrInvalid)

// refusePrivate vets an address right before the connection is made, after
// DNS, so that no name can point past it.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: address %q: %w", parley.ErrInvalid, address, err)
	}
	if !isPublic(ap.Addr()) {
		return fmt.Errorf("connect to %s: %w", ap.Addr(), errPrivate)
	}
	return nil
}

// checkURL refuses addresses that are no public web page by their look alone.
func checkURL(u *url.URL, allowPrivate bool) error {
	host := strings.TrimSuffix(u.Hostname(), ".")
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: only http and https addresses are fetched, not %q", parley.ErrInvalid, clip(u.Scheme, 20))
	case host == "":
		return fmt.Errorf("%w: the address has no host", parley.ErrInvalid)
	case u.User != nil:
		return fmt.Errorf("%w: the address holds a user name; leave it out", parley.ErrInvalid)
	case strings.ContainsAny(host, " \t\r\n\\\x00%"):
		return fmt.Errorf("%w: the host of the address is malformed", parley.ErrInvalid)
	case allowPrivate:
		return nil
	case u.Port() != "" && u.Port() != "80" && u.Port() != "443":
		return fmt.Errorf("%w: only ports 80 and 443 are fetched, not %s; --allow-private lifts this", parley.ErrInvalid, u.Port())
	}
	if a, err := netip.ParseAddr(host); err == nil {
		if !isPublic(a) {
			return errPrivate
		}
		return nil
	}
	if last := host[strings.LastIndex(host, ".")+1:]; last[0] >= '0' && last[0] <= '9' {
		// 127.1, 0x7f000001, 0177.0.0.1: resolvers read these as addresses.
		return fmt.Errorf("%w: %q is neither a name nor a plain address", parley.ErrInvalid, clip(host, 60))
	}
	if host = strings.ToLower(host); host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return errPrivate
	}
	return nil
}
