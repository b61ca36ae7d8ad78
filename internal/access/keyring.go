package access

import (
	"context"
	"sync"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// Tokens are asked for again after freshness, so that a revocation acts within
// a second; the store has storeTime to answer.
const (
	freshness = 500 * time.Millisecond
	storeTime = 3 * time.Second
)

// keyring keeps the tokens of a store for a moment.
type keyring struct {
	store parley.Tokens // nil: there are none
	now   func() time.Time

	mu     sync.Mutex
	read   time.Time
	tokens map[string]parley.Token // by id
	failed error
}

// load gives the tokens as they were at most freshness ago. What the store did
// not answer is not asked again for as long.
func (k *keyring) load(ctx context.Context) (map[string]parley.Token, error) {
	if k.store == nil {
		return nil, nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if since := k.now().Sub(k.read); since >= 0 && since < freshness {
		return k.tokens, k.failed
	}
	// Others wait for this answer too, so it does not end with one's request.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), storeTime)
	defer cancel()
	all, err := k.store.Tokens(ctx)
	k.tokens, k.failed, k.read = nil, nil, k.now()
	if err != nil {
		k.failed = &RefusedError{Reason: Unavailable, Message: "The store does not answer now. Try again.", cause: err}
		return nil, k.failed
	}
	k.tokens = make(map[string]parley.Token, len(all))
	for _, t := range all {
		k.tokens[t.ID] = t
	}
	return k.tokens, nil
}
