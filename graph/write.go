package graph

import (
	"errors"
	"net"
	"net/http"
)

// FromThisMachine lets a request change something only when it comes from this
// machine and was meant for it. A page of a foreign site that the user's
// browser shows could reach a loopback address too: its requests carry another
// origin, or another host when its name was made to point here. A proxy in front
// must not pass the address it forwards to as the host, as it then speaks for
// everybody.
func FromThisMachine(r *http.Request) error {
	peer, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		peer = r.RemoteAddr
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	switch {
	case !loopback(peer):
		return errors.New("changes are taken only from the machine that Parley runs on")
	case host != "localhost" && !loopback(host):
		return errors.New("changes are taken only at a loopback address: use localhost or 127.0.0.1")
	case http.NewCrossOriginProtection().Check(r) != nil:
		return errors.New("changes are not taken from pages of other sites")
	}
	for _, forwarded := range []string{"Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via"} {
		if r.Header.Get(forwarded) != "" {
			return errors.New("changes are not taken through a proxy")
		}
	}
	return nil
}

func loopback(host string) bool {
	if len(host) > 1 && host[0] == '[' && host[len(host)-1] == ']' {
		host = host[1 : len(host)-1]
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
