package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store"
)

// acknowledge is a process of its own: it reads a file of records into a store
// and prints the id of each article once the store has acknowledged it.
func acknowledge() {
	err := func() error {
		ctx := context.Background()
		s, err := store.Open(ctx, os.Args[1])
		if err != nil {
			return err
		}
		defer s.Close()
		r, err := newReader("")
		if err != nil {
			return err
		}
		in := r.ingester(s)
		for loaded, err := range article.Load(ctx, os.Args[2], article.Options{}) {
			if err != nil {
				return err
			}
			result, err := in.Article(ctx, loaded.Article)
			if err != nil {
				return err
			}
			fmt.Println(result.ArticleID)
		}
		return nil
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// writeRecords makes a file of records that another process can read.
func writeRecords(t *testing.T, records []article.Record) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "records.jsonl")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, r := range records {
		if err := json.NewEncoder(f).Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	return name
}

func TestAKilledProcessLosesNoAcknowledgedArticle(t *testing.T) {
	const kills = 4
	rounds := 1 // with a store each
	if os.Getenv("PARLEY_TEST_FULL") != "" {
		rounds = 50
	}
	records := demoRecords(t)
	file, want := writeRecords(t, records), reference(t, records)
	for engine, empty := range engines {
		for round := range rounds {
			t.Run(fmt.Sprint(engine, " ", round+1), func(t *testing.T) { killAgainAndAgain(t, empty(t), file, kills, records, want) })
		}
	}
}

// killAgainAndAgain kills readers of the file, each further on, and looks after
// each for what it acknowledged.
func killAgainAndAgain(t *testing.T, url, file string, kills int, records []article.Record, want string) {
	t.Helper()
	var acknowledged []string
	for kill := range kills {
		// A moment between the first articles and the last: after some of
		// them, and somewhere inside the next.
		acknowledged = append(acknowledged, killedAfter(t, url, file, 2+4*kill, time.Duration(rand.IntN(20))*time.Millisecond)...)
		s := openTest(t, url)
		found, err := s.Articles(context.Background(), acknowledged)
		if err != nil {
			t.Fatalf("after kill %d the store does not answer: %v", kill+1, err)
		}
		for i, a := range found {
			if a == nil {
				t.Errorf("after kill %d the acknowledged article %s is gone", kill+1, acknowledged[i])
			}
		}
	}
	if len(acknowledged) == 0 {
		t.Fatal("nothing was acknowledged before the kills: the test tells nothing")
	}
	// Nothing half-written is left: reading all again gives what an
	// undisturbed store holds.
	s := openTest(t, url)
	ingestRecords(t, s, records)
	if diff := cmp.Diff(want, answers(t, handlerOf(t, s))); diff != "" {
		t.Errorf("after the kills the store answers otherwise:\n%s", diff)
	}
}

// killedAfter kills a reading process some time after it acknowledged n
// articles and returns what it acknowledged until then.
func killedAfter(t *testing.T, url, file string, n int, wait time.Duration) []string {
	t.Helper()
	cmd := exec.Command("acknowledge", url, file)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var ids []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		ids = append(ids, lines.Text())
		if len(ids) == n {
			time.Sleep(wait)
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = cmd.Wait() // it was killed
	if len(ids) < n {
		t.Fatalf("the process ended by itself after %d articles: %s", len(ids), errs.String())
	}
	return ids
}

func TestTwoProcessesAtOnceLeaveNoDuplicate(t *testing.T) {
	records := demoRecords(t)
	file, want := writeRecords(t, records), reference(t, records)
	for engine, empty := range engines {
		t.Run(engine, func(t *testing.T) {
			url := empty(t)
			var both []*exec.Cmd
			var said [2]strings.Builder
			for i := range said {
				cmd := exec.Command("parley", "ingest", "--store", url, file)
				cmd.Stdout, cmd.Stderr = &said[i], &said[i]
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				both = append(both, cmd)
			}
			for i, cmd := range both {
				if err := cmd.Wait(); err != nil {
					t.Errorf("process %d failed: %v: %s", i+1, err, said[i].String())
				}
			}
			s := openTest(t, url)
			page, err := s.ArticlePage(context.Background(), parley.ArticleFilter{}, parley.Page{})
			if err != nil {
				t.Fatal(err)
			}
			if page.Total != len(records) {
				t.Errorf("%d articles are stored, not %d", page.Total, len(records))
			}
			if diff := cmp.Diff(want, answers(t, handlerOf(t, s))); diff != "" {
				t.Errorf("the store answers otherwise than one that a single process filled:\n%s", diff)
			}
		})
	}
}
