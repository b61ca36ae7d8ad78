package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/demo"
)

// served starts "parley serve" on a free port and gives its address.
func served(t *testing.T, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, w := io.Pipe()
	var errs bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), nil, w, &errs)
		w.Close()
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case code := <-ended:
			if code != exitDone {
				t.Errorf("an interrupted server ended with %d, not %d; it said %q", code, exitDone, errs.String())
			}
		case <-time.After(20 * time.Second):
			t.Error("an interrupted server does not end")
		}
	})
	first, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server did not start: %s", errs.String())
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return regexp.MustCompile(`http://[^/ ]+`).FindString(first)
}

func TestServeAnswersTheQueryThatItPrints(t *testing.T) {
	url := emptySQLite(t)
	address := served(t, "--demo", "--store", url)

	ready, err := http.Get(address + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	ready.Body.Close()
	if ready.StatusCode != http.StatusOK {
		t.Errorf("/readyz is %d, not 200", ready.StatusCode)
	}

	body, err := json.Marshal(map[string]string{"query": demo.Query})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(address+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct {
		Errors     []any
		Extensions struct{ Demo string }
		Data       struct {
			Actor struct {
				Events struct {
					Nodes []struct {
						When           struct{ Start string }
						PreviousRounds struct {
							Nodes []struct {
								When     struct{ Start string }
								Status   string
								Mentions struct {
									Nodes []struct{ Quotes []struct{ Text string } }
								}
							}
						}
					}
				}
			}
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Errors) > 0 || len(answer.Data.Actor.Events.Nodes) != 1 {
		t.Fatalf("the query of the greeting has no answer: %+v", answer)
	}
	if answer.Extensions.Demo == "" {
		t.Error("the answer does not say that it rests on demonstration data")
	}
	var events bytes.Buffer
	if code := run(context.Background(), []string{"events", "--store", url}, nil, &events, io.Discard); code != exitDone || !strings.Contains(events.String(), demoNotice) {
		t.Errorf("parley events ended with %d and does not say that it shows demonstration data:\n%s", code, events.String())
	}
	latest := answer.Data.Actor.Events.Nodes[0]
	if latest.When.Start != "2025-07-23" {
		t.Errorf("the latest talks were on %s, not on 2025-07-23", latest.When.Start)
	}
	var rounds []string
	for _, round := range latest.PreviousRounds.Nodes {
		rounds = append(rounds, round.When.Start+" "+round.Status)
		if len(round.Mentions.Nodes) == 0 || len(round.Mentions.Nodes[0].Quotes) == 0 {
			t.Errorf("the round of %s has no quote", round.When.Start)
		}
	}
	want := "2025-06-02 HELD, 2025-05-16 HELD, 2025-05-15 CANCELLED"
	if got := strings.Join(rounds, ", "); !strings.HasPrefix(got, want) {
		t.Errorf("the earlier rounds are %s, not %s", got, want)
	}
}

func TestASignalEndsServing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no interrupt that one process can send to another")
	}
	cmd := exec.Command("parley", "serve", "--demo", "--addr", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("the server did not start: %v", err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("an interrupted server ended with %v", err)
	}
}

func TestServeRefusesNamesThatPointHere(t *testing.T) {
	address := served(t, "--store", "sqlite:"+t.TempDir()+"/empty.db")
	for host, want := range map[string]int{
		"localhost:8080": http.StatusOK, "127.0.0.1": http.StatusOK, "[::1]:80": http.StatusOK,
		"rebound.example": http.StatusForbidden, "192.0.2.1:8080": http.StatusForbidden,
	} {
		request, err := http.NewRequest(http.MethodGet, address+"/healthz", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = host
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("a request to the host %q is answered with %d, not %d", host, response.StatusCode, want)
		}
	}
}

func TestListenAddressIsLoopbackUnlessReadingIsPublic(t *testing.T) {
	for _, c := range []struct {
		addr    string
		public  bool
		allowed bool
	}{
		{"127.0.0.1:8080", false, true},
		{"localhost:0", false, true},
		{"[::1]:8080", false, true},
		{"0.0.0.0:8080", false, false},
		{":8080", false, false},
		{"192.0.2.1:8080", false, false},
		{"0.0.0.0:8080", true, true},
		{":8080", true, true},
		{"8080", true, false},
		{"127.0.0.1:nowhere", true, false},
	} {
		_, err := listenAddress(context.Background(), c.addr, c.public)
		if (err == nil) != c.allowed {
			t.Errorf("--addr %s, public %v: %v", c.addr, c.public, err)
		}
	}
}
