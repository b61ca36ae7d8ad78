package article

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"github.com/parley-talks/parley/internal/parley"
)

// What sites say of programs in robots.txt is kept to, by RFC 9309: a site
// without one allows all, one that fails allows nothing now.
const (
	maxRobots  = 512 << 10      // of a file in bytes; the rest says nothing
	robotsTime = 24 * time.Hour // for which what it said holds
	failedTime = time.Minute    // for which a failure does
	agent      = "Parley"       // the name of this program there
)

// host is a site that pages are got from, one after the other.
type host struct {
	turn  chan struct{} // has an item while nobody asks
	asked time.Time     // last

	mu     sync.Mutex
	until  time.Time // what is below holds
	rules  *robotstxt.RobotsData
	failed error
}

// allows is nil where the site lets programs read a page.
func (f *Fetcher) allows(ctx context.Context, h *host, u *url.URL) error {
	h.mu.Lock() // for as long as one fetch may take
	defer h.mu.Unlock()
	if now := time.Now(); now.After(h.until) {
		h.rules, h.failed = f.robots(ctx, u)
		if ctx.Err() != nil {
			return ctx.Err() // that is no word of the site
		}
		h.until = now.Add(robotsTime)
		if h.failed != nil {
			h.until = now.Add(failedTime)
		}
	}
	if h.failed != nil {
		return h.failed
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !h.rules.TestAgent(path, agent) {
		return fmt.Errorf("%w: the site asks programs not to read this page (robots.txt); save the page and read the file instead", parley.ErrInvalid)
	}
	return nil
}

// robots asks a site for its rules.
func (f *Fetcher) robots(ctx context.Context, of *url.URL) (*robotstxt.RobotsData, error) {
	timed, cancel := context.WithTimeout(context.WithValue(ctx, askingRobots{}, true), fetchTime)
	defer cancel()
	u := url.URL{Scheme: of.Scheme, Host: of.Host, Path: "/robots.txt"}
	request, err := http.NewRequestWithContext(timed, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	request.Header.Set("User-Agent", userAgent)
	response, err := f.client.Do(request)
	if err != nil {
		if err = peerError(ctx, err); errors.Is(err, errTooManyHops) {
			return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
		}
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxRobots))
	if err != nil {
		return nil, peerError(ctx, err)
	}
	if response.StatusCode >= http.StatusInternalServerError {
		return nil, fmt.Errorf("%w: the site answered %d for its robots.txt", parley.ErrUnavailable, response.StatusCode)
	}
	rules, err := robotstxt.FromStatusAndBytes(response.StatusCode, body)
	if err != nil { // a page in place of rules, or lines that are none
		return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return rules, nil
}

// askingRobots marks the requests for rules, which rules do not hold for.
type askingRobots struct{}
