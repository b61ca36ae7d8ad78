package llm

import (
	"context"
	"fmt"
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// FromEnv takes BaseURL, Model, Key and Budget from the environment, where
// other users of the machine don't see them as they do a command line:
// PARLEY_LLM_BASE_URL, PARLEY_LLM_MODEL, PARLEY_LLM_KEY or PARLEY_LLM_KEY_FILE,
// and PARLEY_LLM_BUDGET. getenv is os.Getenv, but for tests.
func FromEnv(getenv func(string) string) (Config, error) {
	c := Config{BaseURL: getenv("PARLEY_LLM_BASE_URL"), Model: getenv("PARLEY_LLM_MODEL"), Key: getenv("PARLEY_LLM_KEY")}
	if file := getenv("PARLEY_LLM_KEY_FILE"); c.Key == "" && file != "" {
		b, err := os.ReadFile(file)
		if err != nil {
			return Config{}, fmt.Errorf("read the file of PARLEY_LLM_KEY_FILE: %w", err)
		}
		c.Key = strings.TrimSpace(string(b))
	}
	if s := getenv("PARLEY_LLM_BUDGET"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return Config{}, fmt.Errorf("%w: PARLEY_LLM_BUDGET is %q, not a number of tokens such as 200000", parley.ErrInvalid, s)
		}
		c.Budget = n
	}
	return c, nil
}

// check says what is missing or would give the key away. The address itself is
// never repeated whole: it may hold a secret.
func (c *Config) check() error {
	if c.BaseURL == "" || c.Model == "" {
		return fmt.Errorf("%w: a model reads only when PARLEY_LLM_BASE_URL and PARLEY_LLM_MODEL name the server and the model", parley.ErrInvalid)
	}
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("%w: PARLEY_LLM_BASE_URL is no address like https://llm.example.org/v1", parley.ErrInvalid)
	}
	if u.User != nil {
		return fmt.Errorf("%w: PARLEY_LLM_BASE_URL holds a password; the key belongs in PARLEY_LLM_KEY or PARLEY_LLM_KEY_FILE", parley.ErrInvalid)
	}
	if c.Key != "" && u.Scheme == "http" && u.Hostname() != "localhost" && !net.ParseIP(u.Hostname()).IsLoopback() {
		return fmt.Errorf("%w: the key would be sent to %s unencrypted; use its https address, or no key", parley.ErrInvalid, u.Hostname())
	}
	return nil
}

func (c *Config) defaults() {
	for _, d := range []struct {
		value    *int
		standard int
	}{{&c.Budget, 1_000_000}, {&c.Answer, 8192}, {&c.Parallel, 4}, {&c.Attempts, 5}} {
		if *d.value <= 0 {
			*d.value = d.standard
		}
	}
	if c.Timeout <= 0 {
		c.Timeout = 2 * time.Minute
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Sleep == nil {
		c.Sleep = sleep
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
