package article

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/parley-talks/parley/internal/parley"
)

// Limits of one fetch. A news page takes a second and a few hundred
// kilobytes; these are far above that.
const (
	connectTime  = 5 * time.Second
	headerTime   = 10 * time.Second
	fetchTime    = 30 * time.Second
	maxHeader    = 256 << 10
	maxRedirects = 5
	maxRatio     = 100 // of the body to what came over the wire
	hostPause    = time.Second
	userAgent    = "Parley (reads news pages for its user)"
)

// Fetch gets the page at address and reads it as an article. Unless
// o.AllowPrivate it connects to public addresses and ports 80 and 443 only;
// redirects are vetted likewise. What a site's robots.txt forbids is ErrInvalid. Errors wrap parley.ErrInvalid for what will
// stay wrong, ErrNotFound for pages that are gone, ErrUnavailable for what may
// work later.
func Fetch(ctx context.Context, address string, o Options) (*parley.Article, error) {
	f, err := o.fetcher().get(ctx, address)
	if err != nil {
		return nil, err
	}
	if f.isFeed() {
		return nil, fmt.Errorf("fetch %s: %w: it is a feed, not an article", shown(address), parley.ErrInvalid)
	}
	a, err := f.article(Record{}, o)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", shown(address), err)
	}
	return a, nil
}

// fetched is an answer: the address it came from in the end, and its body.
type fetched struct {
	url     string
	body    []byte
	media   string // without parameters, sniffed when the answer named none
	charset string // as the answer declared it
}

func (f fetched) isFeed() bool {
	return kindOfContent(f.body) == feedContent || strings.HasSuffix(f.media, "feed+json")
}

// article reads the page; known is what is known of it from elsewhere.
func (f fetched) article(known Record, o Options) (*parley.Article, error) {
	rawType := mediaHTML
	if f.media == mediaText {
		rawType = mediaText
	} else if f.charset != "" {
		rawType = mime.FormatMediaType(mediaHTML, map[string]string{"charset": f.charset})
	}
	known.URL = f.url
	return source{record: known, raw: f.body, rawType: rawType, options: o}.article()
}

// Fetcher gets pages, those of one host one after the other and with a pause in
// between, where the site's robots.txt lets it. It is safe for use by many
// goroutines, which then share the pauses.
type Fetcher struct {
	client       *http.Client
	allowPrivate bool
	pause        time.Duration

	mu    sync.Mutex
	hosts *lru.Cache[string, *host]
}

// maxHosts is how many hosts are remembered.
const maxHosts = 10_000

var errTooManyHops = fmt.Errorf("%w: more than %d redirects", parley.ErrInvalid, maxRedirects)

// NewFetcher makes a fetcher. With allowPrivate it gets pages from any address
// and port, and makes no pauses.
func NewFetcher(allowPrivate bool) *Fetcher {
	dialer := &net.Dialer{Timeout: connectTime, Control: refusePrivate}
	hosts, _ := lru.New[string, *host](maxHosts) // the number is a valid one
	f := &Fetcher{allowPrivate: allowPrivate, pause: hostPause, hosts: hosts}
	if allowPrivate {
		dialer.Control = nil
		f.pause = 0
	}
	f.client = &http.Client{
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    connectTime,
			ResponseHeaderTimeout:  headerTime,
			MaxResponseHeaderBytes: maxHeader,
			DisableCompression:     true, // so that the ratio can be seen
			DisableKeepAlives:      true, // every request is vetted by its own dial
			ForceAttemptHTTP2:      true,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return errTooManyHops
			}
			if via[len(via)-1].URL.Scheme == "https" && r.URL.Scheme != "https" {
				return fmt.Errorf("%w: redirected from https to %s", parley.ErrInvalid, clip(r.URL.Scheme, 20))
			}
			r.Header.Del("Referer")
			if err := checkURL(r.URL, allowPrivate); err != nil || r.Context().Value(askingRobots{}) != nil {
				return err
			}
			return f.allows(r.Context(), f.host(r.URL), r.URL)
		},
	}
	return f
}

// host of an address, as it is remembered.
func (f *Fetcher) host(u *url.URL) *host {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	h, known := f.hosts.Get(key)
	if !known {
		h = &host{turn: make(chan struct{}, 1)}
		h.turn <- struct{}{}
		f.hosts.Add(key, h)
	}
	return h
}

func (f *Fetcher) get(ctx context.Context, address string) (fetched, error) {
	u, err := url.Parse(address)
	if err != nil || strings.ContainsAny(address, "\t\r\n\\") {
		return fetched{}, fmt.Errorf("fetch %s: %w: it is no valid address", shown(address), parley.ErrInvalid)
	}
	if err := checkURL(u, f.allowPrivate); err != nil {
		return fetched{}, fmt.Errorf("fetch %s: %w", shown(address), err)
	}
	h := f.host(u)
	select {
	case <-ctx.Done():
		return fetched{}, ctx.Err()
	case <-h.turn:
	}
	defer func() { h.turn <- struct{}{} }()
	select {
	case <-ctx.Done():
		return fetched{}, ctx.Err()
	case <-time.After(time.Until(h.asked.Add(f.pause))):
	}
	defer func() { h.asked = time.Now() }()
	err = f.allows(ctx, h, u)
	var got fetched
	if err == nil {
		got, err = f.do(ctx, u)
	}
	if err != nil {
		return fetched{}, fmt.Errorf("fetch %s: %w", shown(address), err)
	}
	return got, nil
}

func (f *Fetcher) do(ctx context.Context, u *url.URL) (fetched, error) {
	timed, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	request, err := http.NewRequestWithContext(timed, http.MethodGet, u.String(), nil)
	if err != nil {
		return fetched{}, fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/plain;q=0.8,application/xml;q=0.7")
	request.Header.Set("Accept-Encoding", "gzip")
	response, err := f.client.Do(request)
	if err != nil {
		return fetched{}, peerError(ctx, err)
	}
	defer response.Body.Close()
	if err := statusError(response.StatusCode); err != nil {
		return fetched{}, err
	}
	got := fetched{url: response.Request.URL.String()}
	if got.media, got.charset, err = mediaOf(response.Header.Get("Content-Type")); err != nil {
		return fetched{}, err
	}
	if got.body, err = readLimited(response.Body, response.Header.Get("Content-Encoding")); err != nil {
		return fetched{}, peerError(ctx, err)
	}
	if got.media == "" {
		if got.media, _, err = mediaOf(http.DetectContentType(got.body)); err != nil {
			return fetched{}, err
		}
	}
	return got, nil
}

// peerError tells what will stay wrong from what the network did today. The
// caller's own cancellation passes through.
func peerError(ctx context.Context, err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err // u would repeat the address
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, parley.ErrInvalid) || errors.Is(err, parley.ErrUnavailable) {
		return err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w: no full answer within %s", parley.ErrUnavailable, fetchTime)
	}
	return fmt.Errorf("%w: %w", parley.ErrUnavailable, err)
}

func statusError(status int) error {
	switch {
	case status == http.StatusOK:
		return nil
	case status == http.StatusNotFound || status == http.StatusGone:
		return fmt.Errorf("%w: the site answered %d", parley.ErrNotFound, status)
	case status == http.StatusTooManyRequests || status == http.StatusRequestTimeout || status >= 500:
		return fmt.Errorf("%w: the site answered %d", parley.ErrUnavailable, status)
	}
	return fmt.Errorf("%w: the site answered %d; save the page and read the file instead", parley.ErrInvalid, status)
}

// mediaOf takes a Content-Type apart and refuses what holds no article. An
// empty one gives an empty media type.
func mediaOf(contentType string) (media, charset string, err error) {
	if strings.TrimSpace(contentType) == "" {
		return "", "", nil
	}
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(contentType), ";")
		media = strings.TrimSpace(media)
	}
	switch media {
	case "text/html", "application/xhtml+xml", "text/plain", "application/rss+xml", "application/atom+xml",
		"application/rdf+xml", "application/xml", "text/xml", "application/feed+json", "application/json":
		return media, params["charset"], nil
	}
	return "", "", fmt.Errorf("%w: its content type is %q, not a page, text or feed", parley.ErrInvalid, clip(media, 60))
}

// readLimited reads a body up to MaxText bytes after decompression and no
// more than maxRatio times what came over the wire.
func readLimited(body io.Reader, encoding string) ([]byte, error) {
	wire := &counter{r: io.LimitReader(body, MaxText+1)}
	var r io.Reader = wire
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(wire)
		if err != nil {
			return nil, fmt.Errorf("decompress: %w", err)
		}
		r = z
	default:
		return nil, fmt.Errorf("%w: content encoding %q was not asked for", parley.ErrInvalid, clip(encoding, 20))
	}
	var out bytes.Buffer
	for {
		n, err := io.CopyN(&out, r, 64<<10)
		if out.Len() > MaxText {
			return nil, fmt.Errorf("%w: the page is larger than %d MiB", parley.ErrInvalid, MaxText>>20)
		}
		if out.Len() > 64<<10 && out.Len() > maxRatio*wire.n {
			return nil, fmt.Errorf("%w: the page is compressed more than %d times", parley.ErrInvalid, maxRatio)
		}
		if errors.Is(err, io.EOF) {
			return out.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, io.ErrNoProgress
		}
	}
}

// counter counts the bytes read through it.
type counter struct {
	r io.Reader
	n int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

// shown is an address fit for a message: short, without user and password.
func shown(address string) string {
	if u, err := url.Parse(address); err == nil {
		address = u.Redacted()
	}
	return clip(squeeze(address), 200)
}
