// Package llm reads an article's mentions with a language model that the user
// runs or rents: any server that speaks the chat completions protocol. It takes
// the place of the rules and gives the same mentions. What the model says counts
// only as far as the article's own words bear it out; the rest is dropped and
// counted. Nothing is sent before Read is called, and only to Config.BaseURL.
package llm

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/openai/openai-go/v3"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

// ErrBudget ends a run whose tokens are used up.
var ErrBudget = errors.New("the token budget is used up")

// Config says which model reads, and how. BaseURL, Model and Names are needed;
// a zero elsewhere takes the default.
type Config struct {
	BaseURL string // of the server, with its version: "http://localhost:11434/v1"
	Model   string
	Key     string // empty for servers that ask for none
	Names   *entity.Names
	Cache   Cache // nil: every article is asked about each time

	Budget   int           // tokens that one Reader may use, questions and answers; default 1,000,000
	Answer   int           // tokens that one answer may have; default 8192
	Parallel int           // requests at a time; default 4
	Attempts int           // requests for one article before giving up; default 5
	Timeout  time.Duration // for one request; default 2 minutes

	Now   func() time.Time                                 // for a Retry-After that names an instant
	Sleep func(ctx context.Context, d time.Duration) error // waits between attempts, less when ctx ends
}

// Reader reads articles with one model. It is safe for several goroutines.
type Reader struct {
	c      Config
	chat   openai.ChatCompletionService
	places chan struct{} // one for each request under way

	mu     sync.Mutex
	report Report
	spent  int // tokens, those reserved for requests under way included
}

// New makes a reader. It sends nothing. ErrInvalid says what of the
// configuration is missing or unsafe.
func New(c Config) (*Reader, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	c.defaults()
	return &Reader{c: c, chat: newService(c), places: make(chan struct{}, c.Parallel), report: Report{Dropped: map[Reason]int{}}}, nil
}

// Version names the model and the question. A store reads articles again that
// another version has read.
func (r *Reader) Version() string {
	sum := sha256.Sum256([]byte(r.c.Model + "\x00" + question()))
	return "llm." + hex.EncodeToString(sum[:4])
}

// Report is what the reader did so far.
func (r *Reader) Report() Report {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.report.clone()
}

// Read gives the article's mentions in order of first mention. It asks the
// model unless the cache has its answer to the same text. The error is
// ErrBudget when no tokens are left, parley.ErrUnavailable when the server
// failed on every attempt, parley.ErrInvalid when another attempt would not
// help, or that of ctx.
func (r *Reader) Read(ctx context.Context, a *parley.Article) ([]*parley.Mention, error) {
	if strings.TrimSpace(a.Text) == "" {
		return nil, nil
	}
	if len(a.Text) > longestText {
		return nil, fmt.Errorf("%w: the text has %d bytes and a model is sent %d at most; read it by the rules", parley.ErrInvalid, len(a.Text), longestText)
	}
	said, err := r.answer(ctx, a)
	if err != nil {
		return nil, fmt.Errorf("ask the model %s: %w", r.c.Model, err)
	}
	ms, dropped := verify(a, said, r.c.Names)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.report.Articles++
	r.report.Events += len(ms)
	for why, n := range dropped {
		r.report.Dropped[why] += n
	}
	return ms, nil
}

// answer takes the model's answer from the cache, else from the model.
func (r *Reader) answer(ctx context.Context, a *parley.Article) (*answer, error) {
	text := userMessage(a)
	sum := sha256.Sum256([]byte(strings.Join([]string{r.c.Model, question(), text}, "\x00")))
	key := hex.EncodeToString(sum[:])
	if r.c.Cache != nil {
		kept, err := r.c.Cache.Get(key)
		if err != nil {
			return nil, err
		}
		// what is kept but damaged is asked for again
		if said, err := parseAnswer(kept); kept != nil && err == nil {
			r.count(func(p *Report) { p.Cached++ })
			return said, nil
		}
	}
	raw, said, err := r.ask(ctx, text)
	if err != nil {
		return nil, err
	}
	if r.c.Cache != nil {
		if err := r.c.Cache.Put(key, raw); err != nil {
			return nil, err
		}
	}
	return said, nil
}

func (r *Reader) count(f func(*Report)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f(&r.report)
}
