package access

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// forwarded are the headers by which a proxy shows itself.
var forwarded = []string{"Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via"}

// FromThisMachine reports whether a request comes from this machine and was
// meant for it; else why says so. A page of a foreign site that the user's
// browser shows could reach a loopback address too: its requests carry another
// origin, or another host when its name was made to point here. A proxy in front
// must not pass the address it forwards to as the host, as it then speaks for
// everybody.
func FromThisMachine(r *http.Request) (why string, ok bool) {
	switch {
	case !peer(r).IsLoopback():
		return "changes are taken only from the machine that Parley runs on", false
	case !LoopbackName(r.Host):
		return "changes are taken only at a loopback address: use localhost or 127.0.0.1", false
	case http.NewCrossOriginProtection().Check(r) != nil:
		return "changes are not taken from pages of other sites", false
	case throughProxy(r):
		return "changes are not taken through a proxy", false
	}
	return "", true
}

func throughProxy(r *http.Request) bool {
	for _, name := range forwarded {
		if r.Header.Get(name) != "" {
			return true
		}
	}
	return false
}

// peer is the address that the connection comes from.
func peer(r *http.Request) netip.Addr {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return at.Addr().Unmap().WithZone("")
}

// LoopbackName reports whether a host, with or without port, names this
// machine to itself.
func LoopbackName(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

// source is where a request comes from, looking through the proxies that are
// trusted: the last address in X-Forwarded-For that is none of theirs. Of IPv6
// it is the network, since one host has all its addresses.
func (g *Gate) source(r *http.Request) netip.Prefix {
	at := peer(r)
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && g.trusts(at); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		at = hop.Unmap().WithZone("")
	}
	bits := 32
	if at.Is6() {
		bits = 64
	}
	network, err := at.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return network
}

func (g *Gate) trusts(at netip.Addr) bool {
	for _, proxies := range g.Proxies {
		if proxies.Contains(at) {
			return true
		}
	}
	return false
}
