package access

import (
	"net/netip"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
	"golang.org/x/time/rate"
)

// remembered is how many addresses or tokens are counted at once; whoever
// asked longest ago is forgotten first.
const remembered = 10_000

// So many wrong tokens may a source send in a window; then it hears no more why
// they are wrong, until the window's end.
const (
	maxFailures   = 20
	failureWindow = time.Minute
)

// lockout counts wrong tokens by source.
type lockout struct {
	now func() time.Time

	mu      sync.Mutex
	sources *expirable.LRU[netip.Prefix, failures]
}

type failures struct {
	since time.Time
	count int
}

func newLockout(now func() time.Time) *lockout {
	return &lockout{now: now, sources: expirable.NewLRU[netip.Prefix, failures](remembered, nil, 2*failureWindow)}
}

// left is for how long the source stays so, 0 when it is not.
func (l *lockout) left(source netip.Prefix) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	f, _ := l.sources.Peek(source)
	if f.count <= maxFailures {
		return 0
	}
	return max(0, f.since.Add(failureWindow).Sub(l.now()))
}

// failed counts a wrong token.
func (l *lockout) failed(source netip.Prefix) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f, _ := l.sources.Get(source)
	if now := l.now(); now.Sub(f.since) >= failureWindow {
		f = failures{since: now}
	}
	f.count++
	l.sources.Add(source, f)
}

// pace is a rate limit for each of many keys.
type pace struct {
	rate rate.Limit
	now  func() time.Time

	mu   sync.Mutex
	keys *expirable.LRU[string, *rate.Limiter]
}

// burst is how many seconds' worth of requests may come at once.
const burst = 2

func newPace(perSecond float64, now func() time.Time) *pace {
	return &pace{rate: rate.Limit(perSecond), now: now, keys: expirable.NewLRU[string, *rate.Limiter](remembered, nil, time.Minute)}
}

// wait is how long a key has to wait with one more request, 0 when it may.
func (p *pace) wait(key string) time.Duration {
	p.mu.Lock()
	limiter, known := p.keys.Get(key)
	if !known {
		limiter = rate.NewLimiter(p.rate, max(1, int(burst*float64(p.rate))))
	}
	p.keys.Add(key, limiter) // again, so that it stays
	p.mu.Unlock()
	now := p.now()
	r := limiter.ReserveN(now, 1)
	delay := r.DelayFrom(now)
	if delay > 0 {
		r.CancelAt(now)
	}
	return delay
}
