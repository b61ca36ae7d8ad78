package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

const meetingText = "GENEVA, May 16 - Russian Foreign Minister Sergei Lavrov met U.S. Secretary of State Marco Rubio in Geneva on Friday."

const meetingAnswer = `{"actors":[],"events":[{"key":"e1","kind":"meeting","quotes":["Sergei Lavrov met U.S. Secretary of State Marco Rubio in Geneva"],` +
	`"start":null,"end":null,"date_words":null,"status":"held","people":["Sergei Lavrov","Jane Doe"],"parties":["Russia","United States"],"mediators":[],` +
	`"place":"Geneva","site":null,"topics":[],"previous":[],"about":[],"round_words":null,"round_number":null,"terms":null,"positions":[]}]}`

// modelServer speaks the chat completions protocol and counts its requests.
// It answers with status where that is not 200. The environment names it.
func modelServer(t *testing.T, status int) *atomic.Int32 {
	t.Helper()
	count := &atomic.Int32{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		count.Add(1)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		fmt.Fprintf(w, `{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":%q}}],"usage":{"prompt_tokens":100,"completion_tokens":50}}`, meetingAnswer)
	}))
	t.Cleanup(s.Close)
	t.Setenv("PARLEY_LLM_BASE_URL", s.URL+"/v1")
	t.Setenv("PARLEY_LLM_MODEL", "test-model")
	t.Setenv("PARLEY_LLM_KEY", "secret-key")
	t.Setenv("PARLEY_LLM_CACHE", t.TempDir())
	return count
}

// meetingFile is an article of one meeting.
func meetingFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "meeting.txt")
	if err := os.WriteFile(name, []byte(meetingText), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// command runs parley in this process.
func command(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), args, nil, &out, &errs)
	return code, out.String(), errs.String()
}

func TestNoModelIsAskedUnlessChosen(t *testing.T) {
	count := modelServer(t, http.StatusOK)
	file := meetingFile(t)
	for _, args := range [][]string{{"extract"}, {"extract", "--reader", "rules"}, {"ingest", "--store", "sqlite:" + filepath.Join(t.TempDir(), "s.db")}} {
		if code, _, errs := command(t, append(args, "--published", "2025-05-16", file)...); code != exitDone {
			t.Errorf("%v ended with %d and said %q", args, code, errs)
		}
	}
	if n := count.Load(); n != 0 {
		t.Errorf("%d requests were sent", n)
	}
}

func TestExtractWithAModel(t *testing.T) {
	count := modelServer(t, http.StatusOK)
	file := meetingFile(t)
	for kind, rules := range map[string][]string{"llm": {`"rule":"llm"`}, "both": {`"rule":"llm"`, `"rule":"rules:`}} {
		code, out, errs := command(t, "extract", "--reader", kind, "--format", "json", "--published", "2025-05-16", file)
		if code != exitDone || strings.Contains(out, "Jane Doe") || !strings.Contains(errs, "dropped 1 actors that the text does not name") {
			t.Errorf("--reader %s ended with %d and said %q:\n%s", kind, code, errs, out)
		}
		for _, rule := range rules {
			if !strings.Contains(out, rule) {
				t.Errorf("--reader %s gives no %s:\n%s", kind, rule, out)
			}
		}
	}
	if n := count.Load(); n != 1 {
		t.Errorf("%d requests were sent for one article", n)
	}
}

func TestIngestWithAModel(t *testing.T) {
	count := modelServer(t, http.StatusOK)
	file := meetingFile(t)
	for i, want := range []string{"1 read, 0 unchanged", "0 read, 1 unchanged"} {
		store := "sqlite:" + filepath.Join(filepath.Dir(file), "s.db")
		code, out, errs := command(t, "ingest", "--reader", "llm", "--store", store, "--published", "2025-05-16", file)
		if code != exitDone || !strings.Contains(out, want) {
			t.Errorf("time %d ended with %d and said %q, %q", i+1, code, out, errs)
		}
	}
	if n := count.Load(); n != 1 {
		t.Errorf("%d requests were sent for one article", n)
	}
}

func TestAnArticleThatTheModelFailsOnIsNotStored(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		budget string
		says   string
	}{
		"a wrong key":     {http.StatusUnauthorized, "", "check PARLEY_LLM_KEY"},
		"no tokens left":  {http.StatusOK, "10", "token budget is used up"},
		"no such request": {http.StatusBadRequest, "", "400"},
	} {
		t.Run(name, func(t *testing.T) {
			modelServer(t, c.status)
			t.Setenv("PARLEY_LLM_BUDGET", c.budget)
			file, store := meetingFile(t), "sqlite:"+filepath.Join(t.TempDir(), "s.db")
			code, _, errs := command(t, "ingest", "--reader", "llm", "--store", store, "--published", "2025-05-16", file)
			if code != exitFailed || !strings.Contains(errs, c.says) || strings.Contains(errs, "secret-key") {
				t.Errorf("it ended with %d and said %q", code, errs)
			}
			if code, out, errs := command(t, "export", "--store", store); code != exitDone || out != "" {
				t.Errorf("the store holds %q; the export ended with %d and said %q", out, code, errs)
			}
		})
	}
}

func TestAReaderThatCannotBeIsRefused(t *testing.T) {
	t.Setenv("PARLEY_LLM_BASE_URL", "")
	for kind, says := range map[string]string{"oracle": "take rules, llm or both", "llm": "PARLEY_LLM_BASE_URL", "both": "PARLEY_LLM_BASE_URL"} {
		if code, _, errs := command(t, "extract", "--reader", kind, meetingFile(t)); code != exitFailed || !strings.Contains(errs, says) {
			t.Errorf("--reader %s ended with %d and said %q", kind, code, errs)
		}
	}
}
