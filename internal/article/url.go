package article

import (
	"net"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// tracking are query parameters that say where a reader came from, not what
// is shown.
var tracking = regexp.MustCompile(`(?i)^(?:utm_.+|at_.+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|igsh|_ga|_gl|_hs\w+|mkt_tok|ref|ref_src|ref_url|referrer|cmpid?|smid|smtyp|ocid|ito|xtor|icid|ncid|cid|ftag|partner|guccounter|guce_\w+|wt_mc|rss|s_cid|sh|shareadraft|share|src|spm|traffic_source|feature)$`)

var ampPath = regexp.MustCompile(`(?:/amp/?|\.amp)+$`)

// canonicalURL is the address under which the same article is the same again:
// no tracking, fragment, default port or user, host in lower case, query in
// order, and none of the usual AMP marks. It is empty when s is no absolute
// http or https address. Hosts like m.example.org stay: only the page itself
// can say which host is its own.
func canonicalURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || len(s) > 2000 {
		return ""
	}
	host := strings.ToLower(strings.TrimRight(u.Hostname(), "."))
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	if host == "" {
		return ""
	}
	port := u.Port()
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port != "" && (u.Scheme != "http" || port != "80") && (u.Scheme != "https" || port != "443") {
		host = net.JoinHostPort(strings.Trim(host, "[]"), port)
	}
	u.Host, u.User, u.Fragment, u.RawFragment, u.ForceQuery = host, nil, "", "", false
	q := u.Query()
	for k, v := range q {
		if tracking.MatchString(k) || strings.EqualFold(k, "amp") || strings.EqualFold(k, "outputType") && v[0] == "amp" {
			q.Del(k)
		}
	}
	u.RawQuery = q.Encode()
	if bare := ampPath.ReplaceAllString(u.Path, ""); bare != "" && bare != u.Path {
		u.Path, u.RawPath = bare, ""
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// ownURL chooses between the address a page was found at and the one it
// claims for itself. The claim counts when it is on the same site and names a
// page; many sites claim their front page for everything.
func ownURL(found, claimed string) string {
	found = canonicalURL(found)
	base, _ := url.Parse(found)
	if ref, err := url.Parse(strings.TrimSpace(claimed)); err == nil && base != nil && found != "" {
		claimed = base.ResolveReference(ref).String()
	}
	claimed = canonicalURL(claimed)
	c, err := url.Parse(claimed)
	if claimed == "" || err != nil || c.Path == "/" && c.RawQuery == "" {
		return found
	}
	if found != "" && site(base.Hostname()) != site(c.Hostname()) {
		return found
	}
	return claimed
}

// site is the registered domain of a host.
func site(host string) string {
	if s, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return s
	}
	return host
}
