package llm_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/llm"
	"github.com/parley-talks/parley/internal/parley"
)

const text = `GENEVA - Russian Foreign Minister Sergei Lavrov met U.S. Secretary of State Marco Rubio in Geneva on Thursday to discuss prisoners.

Rubio said after the meeting that Washington would wait for an answer.

The two sides agreed to hold the next round in Istanbul on May 20.`

// truth is an answer that the text bears out.
const truth = `{"actors":[
 {"name":"Sergei Lavrov","kind":"person","represents":"Russia","role":"Foreign Minister"},
 {"name":"Marco Rubio","kind":"person","represents":"United States","role":"Secretary of State"},
 {"name":"Russia","kind":"state","represents":null,"role":null},
 {"name":"United States","kind":"state","represents":null,"role":null}],
"events":[
 {"key":"e1","kind":"meeting","quotes":["Russian Foreign Minister Sergei Lavrov met U.S. Secretary of State Marco Rubio in Geneva on Thursday"],
  "start":"2025-05-15","end":"2025-05-15","date_words":"on Thursday","status":"held","people":["Sergei Lavrov","Marco Rubio"],"parties":["Russia","United States"],
  "mediators":[],"place":"Geneva","site":null,"topics":["prisoners"],"previous":[],"about":[],"round_words":null,"round_number":null,"terms":null,"positions":[]},
 {"key":"e2","kind":"statement","quotes":["Rubio said after the meeting that Washington would wait for an answer."],
  "start":null,"end":null,"date_words":null,"status":"held","people":["Marco Rubio"],"parties":["United States"],
  "mediators":[],"place":null,"site":null,"topics":[],"previous":[],"about":["e1"],"round_words":null,"round_number":null,"terms":null,"positions":[]}]}`

func story(t *testing.T) *parley.Article {
	t.Helper()
	a, err := article.FromRecord(article.Record{ID: "story", Published: "2025-05-16", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// reply writes one response of the server.
type reply func(w http.ResponseWriter, r *http.Request)

// says is a well-formed response with the model's words in it.
func says(content string) reply { return choice(content, "", "stop") }

func choice(content, refusal, reason string) reply {
	return func(w http.ResponseWriter, _ *http.Request) {
		message := map[string]any{"role": "assistant", "content": content}
		if refusal != "" {
			message["refusal"] = refusal
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{
			"id": "1", "object": "chat.completion", "model": "test-model",
			"choices": []any{map[string]any{"index": 0, "finish_reason": reason, "message": message}},
			"usage":   map[string]int{"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150},
		})
	}
}

func status(code int, header ...string) reply {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(code)
		_, _ = io.WriteString(w, `{"error":{"message":"no luck","type":"x","code":"y","param":null}}`)
	}
}

// server replies in turn, and goes on with its last reply.
type server struct {
	*httptest.Server
	mu       sync.Mutex
	requests []request
}

type request struct {
	path, key string
	body      map[string]any
}

func serve(t *testing.T, replies ...reply) *server {
	t.Helper()
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got := request{path: r.URL.Path, key: r.Header.Get("Authorization")}
		if err := json.NewDecoder(r.Body).Decode(&got.body); err != nil {
			t.Errorf("the request is no JSON: %v", err)
		}
		s.mu.Lock()
		s.requests = append(s.requests, got)
		next := replies[min(len(s.requests), len(replies))-1]
		s.mu.Unlock()
		next(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.requests)
}

// waits remembers what a reader would have slept.
type waits struct {
	mu   sync.Mutex
	list []time.Duration
}

func (w *waits) sleep(ctx context.Context, d time.Duration) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, d)
	return ctx.Err()
}

// reader reads from s; change may be nil.
func reader(t *testing.T, s *server, change func(*llm.Config)) (*llm.Reader, *waits) {
	t.Helper()
	w := &waits{}
	c := llm.Config{
		BaseURL: s.URL + "/v1", Model: "test-model", Key: "secret-key", Names: entity.DefaultNames(), Sleep: w.sleep,
		Now: func() time.Time { return time.Date(2025, 5, 16, 12, 0, 0, 0, time.UTC) },
	}
	if change != nil {
		change(&c)
	}
	r, err := llm.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

func mustContain(t *testing.T, what, part string) {
	t.Helper()
	if !strings.Contains(what, part) {
		t.Errorf("%q does not say %q", what, part)
	}
}
