package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	neturl "net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/demo"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
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
	return regexp.MustCompile(`https?://[^/ ]+`).FindString(first)
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

func TestParleyListensElsewhereOnlyWhenItKnowsWhoMayAsk(t *testing.T) {
	s := openTest(t, emptySQLite(t))
	_, token, err := access.NewToken("desk", parley.RoleReader, time.Now(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	open := access.NewGate(access.Config{Tokens: s})
	allowed := func(addr string, gate *access.Gate, public bool) bool {
		at, err := resolveAddress(context.Background(), addr)
		return err == nil && (&reach{public: public}).mayListen(context.Background(), gate, at) == nil
	}
	here, away, wrong := []string{"127.0.0.1:8080", "localhost:0", "[::1]:8080"}, []string{"0.0.0.0:8080", ":8080", "192.0.2.1:8080", "[::]:0"}, []string{"8080", "127.0.0.1:nowhere"}
	for _, addr := range slices.Concat(here, away, wrong) {
		if got, want := allowed(addr, open, false), slices.Contains(here, addr); got != want {
			t.Errorf("--addr %s without tokens: %v, want %v", addr, got, want)
		}
		if got, want := allowed(addr, open, true), !slices.Contains(wrong, addr); got != want {
			t.Errorf("--addr %s --public-read: %v, want %v", addr, got, want)
		}
	}
	if err := s.PutToken(context.Background(), token); err != nil {
		t.Fatal(err)
	}
	for _, addr := range away {
		if !allowed(addr, access.NewGate(access.Config{Tokens: s}), false) {
			t.Errorf("--addr %s is refused although the store has a token", addr)
		}
	}
}

func TestATokenOpensARunningServerAndItsRevocationShutsIt(t *testing.T) {
	for engine, empty := range engines {
		t.Run(engine, func(t *testing.T) {
			url := empty(t)
			address := served(t, "--store", url)
			ask := func(token string) int {
				request, err := http.NewRequest(http.MethodGet, address+"/graphql?query="+neturl.QueryEscape("{ coverage { articles } }"), nil)
				if err != nil {
					t.Fatal(err)
				}
				if token != "" {
					request.Header.Set("Authorization", "Bearer "+token)
				}
				response, err := http.DefaultClient.Do(request)
				if err != nil {
					t.Fatal(err)
				}
				response.Body.Close()
				return response.StatusCode
			}
			within := func(what, token string, want int) {
				t.Helper()
				begin := time.Now()
				for ask(token) != want {
					if time.Since(begin) > time.Second {
						t.Fatalf("%s: not %d after a second", what, want)
					}
					time.Sleep(20 * time.Millisecond)
				}
			}
			within("before there is a token", "", http.StatusOK)
			var out, errs bytes.Buffer
			if code := run(context.Background(), []string{"token", "create", "--store", url, "--name", "desk"}, nil, &out, &errs); code != exitDone {
				t.Fatal(errs.String())
			}
			lines := strings.Split(strings.TrimSpace(out.String()), "\n")
			token := lines[len(lines)-1]
			within("without it", "", http.StatusUnauthorized)
			within("with it", token, http.StatusOK)
			if code := run(context.Background(), []string{"token", "revoke", "--store", url, token}, nil, &out, &errs); code != exitDone {
				t.Fatal(errs.String())
			}
			within("after its revocation", token, http.StatusUnauthorized)
			within("without it, as before", "", http.StatusUnauthorized)
		})
	}
}

func TestServingWithTLS(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	pool := selfSigned(t, cert, key)
	address := served(t, "--store", emptySQLite(t), "--tls-cert", cert, "--tls-key", key)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
	response, err := client.Get(address + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK || response.ProtoMajor != 2 || !strings.HasPrefix(address, "https://") {
		t.Errorf("%s: %s %s, want 200 over HTTP/2", address, response.Status, response.Proto)
	}
	old := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MaxVersion: tls.VersionTLS11}}}
	if response, err := old.Get(address + "/readyz"); err == nil {
		response.Body.Close()
		t.Error("TLS 1.1 is answered")
	}
	var errs bytes.Buffer
	if code := run(t.Context(), []string{"serve", "--store", emptySQLite(t), "--addr", "127.0.0.1:0", "--tls-cert", key, "--tls-key", cert}, nil, io.Discard, &errs); code != exitFailed || !strings.Contains(errs.String(), "--tls-cert") {
		t.Errorf("a certificate that is none: %d %q", code, errs.String())
	}
}

// selfSigned writes a certificate of this machine with its key, and gives the
// pool that trusts it.
func selfSigned(t *testing.T, cert, key string) *x509.CertPool {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: pkcs8}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return pool
}

// A signal lets what runs finish, takes nothing new and ends; also what has
// become a websocket.
func TestAnEndingServerFinishesWhatItBegan(t *testing.T) {
	for name, take := range map[string]func(http.ResponseWriter) io.Writer{
		"an answer": func(w http.ResponseWriter) io.Writer { return w },
		"a websocket": func(w http.ResponseWriter) io.Writer {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return w
			}
			t.Cleanup(func() { conn.Close() })
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
			return conn
		},
	} {
		t.Run(name, func(t *testing.T) {
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			began, finish := make(chan struct{}), make(chan struct{})
			handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				to := take(w)
				close(began)
				<-finish
				_, _ = io.WriteString(to, "whole")
			})
			ctx, signal := context.WithCancel(context.Background())
			ended := make(chan error, 1)
			go func() { ended <- serve(ctx, listener, handler, slog.New(slog.DiscardHandler)) }()
			answer := make(chan string, 1)
			go func() {
				response, err := http.Get("http://" + listener.Addr().String())
				if err != nil {
					answer <- err.Error()
					return
				}
				defer response.Body.Close()
				body, _ := io.ReadAll(response.Body)
				answer <- string(body)
			}()
			<-began
			signal()
			for { // until it hears nobody any more
				c, err := net.Dial("tcp", listener.Addr().String())
				if err != nil {
					break
				}
				c.Close()
				time.Sleep(5 * time.Millisecond)
			}
			select {
			case err := <-ended:
				t.Errorf("it ended while a request ran: %v", err)
				ended <- nil
			case <-time.After(100 * time.Millisecond):
			}
			close(finish)
			if got := <-answer; got != "whole" {
				t.Errorf("the request that ran is answered with %q", got)
			}
			if err := <-ended; err != nil {
				t.Error(err)
			}
		})
	}
}

// Whoever sends its header or its body without end is cut off, as is whoever
// does not read. The times are shortened alike.
func TestSlowClientsAreCutOff(t *testing.T) {
	const shorter = 50
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			w.WriteHeader(http.StatusRequestTimeout)
			return
		}
		for { // an answer without end
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
	})
	server, _ := newServer(handler, slog.New(slog.DiscardHandler))
	for _, limit := range []*time.Duration{&server.ReadHeaderTimeout, &server.ReadTimeout, &server.WriteTimeout, &server.IdleTimeout} {
		*limit /= shorter
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { server.Close() })
	for name, c := range map[string]struct{ first, again string }{
		"header":  {"POST / HTTP/1.1\r\nHost: x\r\n", "X: y\r\n"},
		"body":    {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n", "x"},
		"chunks":  {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"},
		"reading": {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n"},
		"idle":    {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn, err := net.Dial("tcp", listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			_, err = io.WriteString(conn, c.first)
			for begin := time.Now(); err == nil && time.Since(begin) < 30*time.Second; time.Sleep(10 * time.Millisecond) {
				if _, err = io.WriteString(conn, c.again); c.again == "" {
					_, err = conn.Read(make([]byte, 1))
				}
			}
			if err == nil {
				t.Error("it is still listened to")
			}
		})
	}
}
