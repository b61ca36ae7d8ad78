package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// graphqlBlock is a query in a document and, where one stands below it, the
// answer.
var graphqlBlock = regexp.MustCompile("(?s)```graphql\n(.*?)```(?:\n*```json\n(.*?)```)?")

// hollow is an answer that shows nothing: an empty list, or an item of which
// no field was asked for.
var hollow = regexp.MustCompile(`^\{"data":\{"\w+":(?:\{"nodes":)?\[\]|\{\}`)

var update = flag.Bool("update", false, "write the real answers into the documents")

// Queries in the documents work as they stand there, on the demonstration
// set; where an answer is printed below one, it is the real one.
func TestDocumentedQueriesAreAnswered(t *testing.T) {
	documents, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, document := range append(documents, "../../README.md") {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		s := openTest(t, emptySQLite(t)) // a document may change it
		ingestRecords(t, s, demoRecords(t))
		h := handlerOf(t, s)
		for _, block := range graphqlBlock.FindAllStringSubmatch(string(text), -1) {
			asked++
			var answer string
			if strings.HasPrefix(block[1], "subscription") {
				answer = told(t, h, block[1])
			} else {
				answer = ask(t, h, block[1], variablesOf(t, s, block[1]))
			}
			if strings.Contains(answer, `"errors"`) || hollow.MatchString(answer) {
				t.Errorf("%s: the query\n%s\nis answered with\n%s", document, block[1], answer)
			}
			if block[2] == "" || data(t, answer) == data(t, block[2]) {
				continue
			}
			if !*update {
				t.Errorf("%s: the printed answer is not the real one (go test ./cmd/parley -update writes it), which is\n%s", document, data(t, answer))
				continue
			}
			text = []byte(strings.Replace(string(text), block[2], data(t, answer)+"\n", 1))
			if err := os.WriteFile(document, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if asked == 0 {
		t.Error("the documents show no query")
	}
}

// shellBlock holds commands in a document, and exported the address of one.
var (
	shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")
	exported   = regexp.MustCompile(`(?m)^GET (/export\?\S+)$`)
)

// Commands and addresses in the pages about taking things elsewhere work as
// they stand there, on the demonstration set, and give something.
func TestDocumentedExportsWork(t *testing.T) {
	var text []byte
	for _, page := range []string{"exporting", "assistants"} {
		more, err := os.ReadFile("../../docs/" + page + ".md")
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, more...)
	}
	address := emptySQLite(t)
	s := openTest(t, address)
	ingestRecords(t, s, demoRecords(t))
	h := handlerOf(t, s)
	blocks, addresses := shellBlock.FindAllStringSubmatch(string(text), -1), exported.FindAllStringSubmatch(string(text), -1)
	if len(blocks) == 0 || len(addresses) == 0 {
		t.Errorf("%d blocks of commands and %d addresses", len(blocks), len(addresses))
	}
	for _, block := range blocks {
		folder := t.TempDir()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, "sh", "-ec", block[1])
		cmd.WaitDelay = time.Second
		cmd.Dir, cmd.Env = folder, append(os.Environ(), "PARLEY_STORE="+address)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", block[1], err, said)
		}
		written, err := filepath.Glob(folder + "/*")
		if err != nil || len(written) == 0 {
			t.Errorf("%s: nothing is written, %v", block[1], err)
		}
		for _, file := range written {
			if document, err := os.ReadFile(file); err != nil || !strings.Contains(string(document), "evt_") {
				t.Errorf("%s: no event in %s: %v, %.300s", block[1], file, err, document)
			}
		}
	}
	for _, a := range addresses {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, a[1], nil))
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "evt_") {
			t.Errorf("%s: %d %.300s", a[1], w.Code, w.Body)
		}
	}
}

// told is what a subscription tells first.
func told(t *testing.T, h http.Handler, query string) string {
	t.Helper()
	server := httptest.NewServer(h)
	defer server.Close()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			return data
		}
	}
	t.Fatal("the stream tells nothing")
	return ""
}

// variablesOf gives a query the id of the latest decision, where it asks for one.
func variablesOf(t *testing.T, s parley.Store, query string) map[string]any {
	t.Helper()
	if !strings.Contains(query, "$decision") {
		return nil
	}
	page, err := s.DecisionPage(t.Context(), parley.Page{First: 1})
	if err != nil || len(page.Items) == 0 {
		t.Fatalf("no decision to ask for: %v", err)
	}
	return map[string]any{"decision": page.Items[0].ID}
}

// data is the data of an answer in the order of the query, with what fits into
// a line in one.
func data(t *testing.T, answer string) string {
	t.Helper()
	var a struct {
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal([]byte(answer), &a); err != nil {
		t.Fatalf("the answer is no JSON: %v", err)
	}
	whole, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return folded(t, whole, "", 0)
}

// folded prints a value from a column on, over several lines where one of 120
// columns does not hold it.
func folded(t *testing.T, value json.RawMessage, margin string, column int) string {
	t.Helper()
	if column+len(value) <= 120 || value[0] != '{' && value[0] != '[' {
		return string(value)
	}
	d := json.NewDecoder(bytes.NewReader(value))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	inner := margin + "  "
	var lines []string
	for d.More() {
		line := inner
		if value[0] == '{' {
			key, err := d.Token()
			if err != nil {
				t.Fatal(err)
			}
			line += fmt.Sprintf("%q: ", key)
		}
		var item json.RawMessage
		if err := d.Decode(&item); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line+folded(t, item, inner, len(line)))
	}
	return string(value[0]) + "\n" + strings.Join(lines, ",\n") + "\n" + margin + string(value[len(value)-1])
}
