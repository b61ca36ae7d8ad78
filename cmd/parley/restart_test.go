package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/article"
)

// crash kills the Neo4j server and starts it again on the same data, with more
// settings.
func crash(t *testing.T, settings ...string) {
	t.Helper()
	said, err := exec.Command("../../scripts/neo4j.sh", append([]string{"restart"}, settings...)...).CombinedOutput()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == 3 {
		t.Skipf("this server is not one to be killed: %s", said)
	}
	if err != nil {
		t.Fatalf("restart Neo4j: %v: %s", err, said)
	}
}

// client asks a served store and checks what every answer must be: there within
// ten seconds, and right or an error that says to try again.
type client struct {
	t    *testing.T
	http http.Client
	url  string

	mu           sync.Mutex
	acknowledged []string // ids of articles
}

func (c *client) ask(query string) (data json.RawMessage, ok bool) {
	began := time.Now()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		c.t.Error(err)
	}
	response, err := c.http.Post(c.url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		c.t.Errorf("%s: %v", query, err)
		return nil, false
	}
	defer response.Body.Close()
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		c.t.Errorf("%s: %v", query, err)
	}
	if took := time.Since(began); took > 10*time.Second {
		c.t.Errorf("%s: took %s, more than 10 s", query, took)
	}
	for _, e := range answer.Errors {
		if e.Extensions.Code != "UNAVAILABLE" {
			c.t.Errorf("%s: the code %q, want UNAVAILABLE", query, e.Extensions.Code)
		}
	}
	return answer.Data, len(answer.Errors) == 0
}

func (c *client) read() bool {
	_, ok := c.ask("{ events { nodes { title participants { actor { name } } } } }")
	return ok
}

// save adds an article of its own.
func (c *client) save() bool {
	data, ok := c.ask(fmt.Sprintf(`mutation { ingest(input: {text: "Nothing new on %d.", publishedAt: "2025-03-01T10:00:00Z"}) { article { id } } }`, time.Now().UnixNano()))
	var saved struct {
		Ingest struct{ Article struct{ ID string } }
	}
	if !ok {
		return false
	}
	if err := json.Unmarshal(data, &saved); err != nil {
		c.t.Error(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.acknowledged = append(c.acknowledged, saved.Ingest.Article.ID)
	return true
}

// again waits until something is right again.
func (c *client) again(what string, right func() bool) {
	c.t.Helper()
	for began := time.Now(); !right(); time.Sleep(100 * time.Millisecond) {
		if time.Since(began) > 30*time.Second {
			c.t.Fatalf("%s: not right again", what)
		}
	}
}

// A server that dies under those who ask and write, comes back and takes no
// writes, dies once more and is right again.
func TestNeo4jDiesAndComesBack(t *testing.T) {
	url := emptyNeo4j(t)
	c := &client{t: t, http: http.Client{Timeout: 20 * time.Second}, url: served(t, "--store", url)}
	c.again("the first article", c.save)

	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for _, call := range []func() bool{c.read, c.read, c.save, c.save} {
		all.Go(func() {
			for ; ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
				call()
			}
		})
	}
	defer all.Wait()
	defer stop()

	crash(t, "server.databases.default_to_read_only=true")
	t.Cleanup(func() {
		if t.Failed() {
			crash(t) // other tests write
		}
	})
	c.again("questions to a read-only database", c.read)
	if c.save() {
		t.Error("a read-only database took an article")
	}

	records := make([]article.Record, 100)
	for i := range records {
		records[i] = article.Record{ID: fmt.Sprint(i), Published: "2025-03-02", Text: strings.Repeat(fmt.Sprintf("Nothing new in case %d. ", i), 300)}
	}
	file := writeRecords(t, records)
	ingest := exec.Command("parley", "ingest", "--store", url, file)
	var out bytes.Buffer
	ingest.Stdout = &out
	said, err := ingest.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := ingest.Start(); err != nil {
		t.Fatal(err)
	}
	errs := bufio.NewReader(said)
	first, err := errs.ReadString('\n') // the database takes nothing yet
	if err != nil {
		t.Fatal(err)
	}
	crash(t)
	c.again("questions", c.read)
	c.again("changes", c.save)
	stop()
	all.Wait()
	rest, err := io.ReadAll(errs)
	if err != nil {
		t.Fatal(err)
	}
	if err := ingest.Wait(); err == nil {
		t.Error("ingest does not say that some failed")
	}
	failures := first + string(rest)

	var read, failed int
	if _, err := fmt.Sscanf(out.String(), "%d read, 0 unchanged, %d failed", &read, &failed); err != nil || read == 0 || failed == 0 || read+failed != len(records) {
		t.Errorf("ingest says %q and %s; want some of %d read and some failed", out.String(), failures, len(records))
	}
	if n := len(regexp.MustCompile(`(?m)^parley: read .*unavailable`).FindAllString(failures, -1)); n != failed {
		t.Errorf("%d of %d failures say that the store is away:\n%s", n, failed, failures)
	}
	s := openTest(t, url)
	found, err := s.Articles(t.Context(), c.acknowledged)
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range found {
		if a == nil {
			t.Errorf("the acknowledged article %s is gone", c.acknowledged[i])
		}
	}
	if held, err := s.Coverage(t.Context()); err != nil || held.Articles < read+len(c.acknowledged) {
		t.Errorf("%d articles, error %v; want the %d and %d that were acknowledged", held.Articles, err, read, len(c.acknowledged))
	}
	t.Logf("%d articles acknowledged over HTTP; ingest: %s", len(c.acknowledged), strings.TrimSpace(out.String()))
}
