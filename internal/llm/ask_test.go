package llm_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/llm"
	"github.com/parley-talks/parley/internal/parley"
)

func TestWhatIsSent(t *testing.T) {
	s := serve(t, says(truth))
	r, _ := reader(t, s, nil)
	if s.count() != 0 {
		t.Fatal("a request was sent before anything was read")
	}
	if _, err := r.Read(t.Context(), story(t)); err != nil {
		t.Fatal(err)
	}
	q := s.requests[0]
	if q.path != "/v1/chat/completions" || q.key != "Bearer secret-key" || q.body["model"] != "test-model" {
		t.Errorf("asked %s for %v with %q", q.path, q.body["model"], q.key)
	}
	messages := q.body["messages"].([]any)
	last := messages[len(messages)-1].(map[string]any)["content"].(string)
	if last != "Published: 2025-05-16 (Friday)\n\n"+story(t).Text {
		t.Errorf("the article is sent as %q", last)
	}
	format := q.body["response_format"].(map[string]any)
	if format["type"] != "json_schema" || format["json_schema"].(map[string]any)["strict"] != true {
		t.Errorf("the answer is asked for in the form %v", format["type"])
	}
}

func TestFailuresThatPassAreTriedAgain(t *testing.T) {
	cutOff := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", "5000")
		_, _ = io.WriteString(w, `{"choices":[{"index":0,`)
	}
	slow := func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(2 * time.Second):
		}
	}
	page := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<h1>Welcome</h1>")
	}
	badGateway := func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusBadGateway)
		_, _ = io.WriteString(w, "<h1>Bad gateway</h1>")
	}
	for name, c := range map[string]struct {
		fail     reply
		min, max time.Duration // of the wait
	}{
		"429 that names seconds":    {status(429, "Retry-After", "7"), 7 * time.Second, 7 * time.Second},
		"429 that names an instant": {status(429, "Retry-After", "Fri, 16 May 2025 12:00:20 GMT"), 20 * time.Second, 20 * time.Second},
		"429 that names nothing":    {status(429), time.Second / 2, time.Second},
		"500":                       {status(500), time.Second / 2, time.Second},
		"502 with a page":           {badGateway, time.Second / 2, time.Second},
		"too slow":                  {slow, time.Second / 2, time.Second},
		"cut off":                   {cutOff, time.Second / 2, time.Second},
		"a page":                    {page, time.Second / 2, time.Second},
		"an answer that is prose":   {says("Here are the events:"), time.Second / 2, time.Second},
		"an answer without events":  {says(`{"actors":[]}`), time.Second / 2, time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, c.fail, says(truth))
			r, w := reader(t, s, func(c *llm.Config) { c.Timeout = 300 * time.Millisecond })
			ms, err := r.Read(t.Context(), story(t))
			if err != nil || len(ms) != 2 || s.count() != 2 {
				t.Fatalf("%d mentions after %d requests, error %v", len(ms), s.count(), err)
			}
			if len(w.list) != 1 || w.list[0] < c.min || w.list[0] > c.max {
				t.Errorf("waited %v, not %s to %s", w.list, c.min, c.max)
			}
		})
		t.Run(name+" for good", func(t *testing.T) {
			s := serve(t, c.fail)
			r, w := reader(t, s, func(c *llm.Config) { c.Attempts, c.Timeout = 3, 100*time.Millisecond })
			_, err := r.Read(t.Context(), story(t))
			if !errors.Is(err, parley.ErrUnavailable) || s.count() != 3 || len(w.list) != 2 {
				t.Errorf("%d requests, %d waits, error %v", s.count(), len(w.list), err)
			}
		})
	}
}

func TestFailuresThatStayAreNotTriedAgain(t *testing.T) {
	elsewhere := serve(t, says(truth))
	huge := strings.Repeat("a", 5<<20)
	for name, c := range map[string]struct {
		fail reply
		says string
		is   error
	}{
		"a wrong key":         {status(401), "check PARLEY_LLM_KEY", parley.ErrInvalid},
		"no such model":       {status(404), "PARLEY_LLM_MODEL", parley.ErrInvalid},
		"a bad request":       {status(400), "no luck", parley.ErrInvalid},
		"a long wait":         {status(429, "Retry-After", "7200"), "2h0m0s", parley.ErrUnavailable},
		"a refusal":           {choice("", "I can't help with that.", "stop"), "I can't help", parley.ErrInvalid},
		"a filter":            {choice("", "", "content_filter"), "filter", parley.ErrInvalid},
		"an answer cut off":   {choice(truth[:200], "", "length"), "cut off", parley.ErrInvalid},
		"a huge answer":       {says(huge), "longer than", parley.ErrInvalid},
		"a way to other host": {status(307, "Location", elsewhere.URL+"/v1/chat/completions"), "nowhere else", parley.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, c.fail)
			r, _ := reader(t, s, nil)
			_, err := r.Read(t.Context(), story(t))
			if !errors.Is(err, c.is) || s.count() != 1 {
				t.Fatalf("%d requests, error %v", s.count(), err)
			}
			mustContain(t, err.Error(), c.says)
			if strings.Contains(err.Error(), "secret-key") {
				t.Errorf("the key is in the message %q", err)
			}
		})
	}
	if elsewhere.count() != 0 {
		t.Error("the article was sent to a host that the user did not name")
	}
}

func TestTheBudgetHolds(t *testing.T) {
	s := serve(t, says(truth))
	r, _ := reader(t, s, func(c *llm.Config) { c.Budget, c.Answer = 5000, 1000 })
	read := 0
	for {
		_, err := r.Read(t.Context(), story(t))
		if errors.Is(err, llm.ErrBudget) {
			mustContain(t, err.Error(), "PARLEY_LLM_BUDGET")
			break
		}
		if err != nil || read > 50 {
			t.Fatalf("after %d articles: %v", read, err)
		}
		read++
	}
	if read == 0 || read != s.count() {
		t.Errorf("%d articles were read by %d requests", read, s.count())
	}
	if p := r.Report(); p.PromptTokens+p.AnswerTokens != 150*read || p.PromptTokens+p.AnswerTokens > 5000 {
		t.Errorf("%d tokens are counted for %d articles", p.PromptTokens+p.AnswerTokens, read)
	}
}

func TestAKeptAnswerCostsNothing(t *testing.T) {
	folder := llm.Folder(filepath.Join(t.TempDir(), "kept"))
	s := serve(t, says(truth))
	with := func(c *llm.Config) { c.Cache = folder }
	first, _ := reader(t, s, with)
	want, err := first.Read(t.Context(), story(t))
	if err != nil {
		t.Fatal(err)
	}
	second, _ := reader(t, s, func(c *llm.Config) { with(c); c.Budget = 1 })
	got, err := second.Read(t.Context(), story(t))
	if err != nil || s.count() != 1 || len(got) != len(want) || got[0].ID != want[0].ID {
		t.Fatalf("the second time there were %d mentions after %d requests, error %v", len(got), s.count(), err)
	}
	if p := second.Report(); p.Cached != 1 || p.Requests != 0 || p.PromptTokens != 0 {
		t.Errorf("the report of the second time is %s", p)
	}

	t.Run("another model is asked", func(t *testing.T) {
		r, _ := reader(t, s, func(c *llm.Config) { with(c); c.Model = "another" })
		if _, err := r.Read(t.Context(), story(t)); err != nil || s.count() != 2 {
			t.Errorf("%d requests, error %v", s.count(), err)
		}
	})
	t.Run("a damaged answer is asked for again", func(t *testing.T) {
		files, err := filepath.Glob(filepath.Join(string(folder), "*", "*.json"))
		if err != nil || len(files) != 2 {
			t.Fatalf("%d files are kept, error %v", len(files), err)
		}
		for _, f := range files {
			if err := os.WriteFile(f, []byte(`{"actors":[`), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		before := s.count()
		r, _ := reader(t, s, with)
		if ms, err := r.Read(t.Context(), story(t)); err != nil || len(ms) != 2 || s.count() != before+1 {
			t.Errorf("%d mentions, %d requests more, error %v", len(ms), s.count()-before, err)
		}
	})
}

func TestWhatFailedIsNotKept(t *testing.T) {
	folder := t.TempDir()
	s := serve(t, choice("", "no", "stop"))
	r, _ := reader(t, s, func(c *llm.Config) { c.Cache = llm.Folder(folder) })
	if _, err := r.Read(t.Context(), story(t)); err == nil {
		t.Fatal("a refusal is no error")
	}
	if kept, err := os.ReadDir(folder); err != nil || len(kept) != 0 {
		t.Errorf("%d things are kept, error %v", len(kept), err)
	}
}

func TestCancelling(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	r, w := reader(t, s, nil)
	if _, err := r.Read(ctx, story(t)); !errors.Is(err, context.Canceled) || len(w.list) != 0 {
		t.Errorf("cancelled after %d waits with %v", len(w.list), err)
	}
	if _, err := r.Read(ctx, story(t)); !errors.Is(err, context.Canceled) || s.count() != 1 {
		t.Errorf("a cancelled reader sent %d requests, error %v", s.count(), err)
	}
}

func TestRequestsAtATimeAreBounded(t *testing.T) {
	var now, most atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		time.Sleep(20 * time.Millisecond)
		now.Add(-1)
		says(truth)(w, r)
	})
	r, _ := reader(t, s, func(c *llm.Config) { c.Parallel = 2 })
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := r.Read(t.Context(), story(t)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() > 2 || s.count() != 8 {
		t.Errorf("%d requests, %d at a time", s.count(), most.Load())
	}
}

func TestConfiguration(t *testing.T) {
	file := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(file, []byte("from-file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := func(pairs ...string) func(string) string {
		return func(name string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == name {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	const base, model = "PARLEY_LLM_BASE_URL", "PARLEY_LLM_MODEL"
	c, err := llm.FromEnv(env(base, "https://llm.example.org/v1", model, "m", "PARLEY_LLM_KEY_FILE", file, "PARLEY_LLM_BUDGET", "5000"))
	if err != nil || c.Key != "from-file" || c.Budget != 5000 {
		t.Errorf("the environment gives %+v, error %v", c, err)
	}
	for name, c := range map[string]struct {
		env  func(string) string
		says string
	}{
		"nothing":           {env(), "PARLEY_LLM_BASE_URL and PARLEY_LLM_MODEL"},
		"no model":          {env(base, "https://llm.example.org"), "PARLEY_LLM_MODEL"},
		"no address":        {env(base, "llm.example.org", model, "m"), "no address"},
		"a password in it":  {env(base, "https://u:pw@llm.example.org", model, "m"), "password"},
		"a key in clear":    {env(base, "http://llm.example.org", model, "m", "PARLEY_LLM_KEY", "k"), "unencrypted"},
		"no such key file":  {env(base, "https://llm.example.org", model, "m", "PARLEY_LLM_KEY_FILE", file+"x"), "PARLEY_LLM_KEY_FILE"},
		"a budget in words": {env(base, "https://llm.example.org", model, "m", "PARLEY_LLM_BUDGET", "much"), "PARLEY_LLM_BUDGET"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := llm.FromEnv(c.env)
			if err == nil {
				got.Names = entity.DefaultNames()
				_, err = llm.New(got)
			}
			if err == nil {
				t.Fatal("it is taken")
			}
			mustContain(t, err.Error(), c.says)
			if strings.Contains(err.Error(), "pw@") {
				t.Errorf("the password is in the message %q", err)
			}
		})
	}
}
