package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-talks/parley/internal/access"
)

// gqlgen's own websocket transport closes with other codes than the protocol
// says, lets a second operation take the id of a running one, completes what
// it ended with an error, and knows no limits. This is the protocol
// graphql-transport-ws by its text.

// socketProtocol is the one subprotocol spoken.
const socketProtocol = "graphql-transport-ws"

// What one socket may take.
const (
	initTimeout      = 5 * time.Second // from opening to connection_init
	maxSubscriptions = 100             // operations that run at once
	maxReason        = 120             // bytes in the reason of a close frame
)

// Codes with which a socket is closed, beside those of websockets.
const (
	closeBadMessage   websocket.StatusCode = 4400
	closeUnauthorized websocket.StatusCode = 4401 // it did not begin with connection_init
	closeForbidden    websocket.StatusCode = 4403
	closeProtocol     websocket.StatusCode = 4406
	closeInitTimeout  websocket.StatusCode = 4408
	closeTaken        websocket.StatusCode = 4409 // an id that is in use
	closeSecondInit   websocket.StatusCode = 4429
)

// socket is an open connection.
type socket struct {
	*server
	conn    *websocket.Conn
	request *http.Request // as whom operations run
	begun   bool          // connection_init was taken; only the reader asks
	left    func()        // gives back its caller's share, once begun

	mu      sync.Mutex
	running map[string]*operation // by id
}

// operation runs on a socket.
type operation struct{ cancel context.CancelFunc }

// closing says why a socket is closed.
type closing struct {
	code   websocket.StatusCode
	reason string
}

func closed(code websocket.StatusCode, format string, args ...any) *closing {
	reason := fmt.Sprintf(format, args...)
	if len(reason) > maxReason {
		reason = string(bytes.ToValidUTF8([]byte(reason[:maxReason]), nil))
	}
	return &closing{code, reason}
}

// serveSocket speaks with one client until either ends it. A page of another
// site is refused by its Origin.
func (s *server) serveSocket(w http.ResponseWriter, r *http.Request) {
	ctx, done, ok := s.open(r)
	if !ok {
		w.Header().Set("Retry-After", "5")
		respond(w, r, plainJSON, http.StatusServiceUnavailable, tooMany("streams", maxStreams))
		return
	}
	defer done()
	if !access.SameOrigin(r, s.Origins) {
		respond(w, r, plainJSON, http.StatusForbidden, refused(codeForbidden, "pages of this site may not open a websocket here"))
		return
	}
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{socketProtocol}, InsecureSkipVerify: true}) // the origin is checked
	if err != nil {
		return // it said so to the client
	}
	defer conn.CloseNow() //nolint:errcheck // it is closed already, or the client is gone
	if conn.Subprotocol() == "" {
		_ = conn.Close(closeProtocol, "Subprotocol not acceptable")
		return
	}
	conn.SetReadLimit(maxBody)
	// What changes something over a socket must be allowed to do so as a POST.
	request := r.WithContext(ctx)
	request.Method = http.MethodPost
	c := &socket{server: s, conn: conn, request: request, running: map[string]*operation{}}
	c.serve(ctx)
	if c.left != nil {
		c.left()
	}
}

func (c *socket) serve(ctx context.Context) {
	// Reading goes on while the other end is told that this is the end, so that
	// it hears it.
	read, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	late := time.AfterFunc(initTimeout, func() { c.close(closed(closeInitTimeout, "Connection initialisation timeout")) })
	defer late.Stop()
	go c.watch(ctx)
	for {
		kind, data, err := c.conn.Read(read)
		if err != nil {
			return
		}
		end := closed(closeBadMessage, "Messages are text")
		if kind == websocket.MessageText {
			end = c.take(data, late)
		}
		if end != nil {
			c.close(end)
			return
		}
	}
}

func (c *socket) close(why *closing) {
	_ = c.conn.Close(why.code, why.reason) // the client may be gone already
}

// watch asks whether the client is still there, and says goodbye when the
// server ends.
func (c *socket) watch(ctx context.Context) {
	beat := time.NewTicker(keepAliveTime)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			c.close(closed(websocket.StatusGoingAway, "The server ends"))
			return
		case <-beat.C:
			asked, cancel := context.WithTimeout(ctx, sendTimeout)
			err := c.conn.Ping(asked)
			cancel()
			if err != nil && ctx.Err() == nil {
				_ = c.conn.CloseNow()
				return
			}
		}
	}
}

// frame is what a client sends. The protocol names the types.
type frame struct {
	Type    *string         `json:"type"`
	ID      *string         `json:"id"`
	Payload json.RawMessage `json:"payload"`
}

// take acts on a message; what it gives closes the socket.
func (c *socket) take(data []byte, late *time.Timer) *closing {
	var m frame
	if err := decodeJSON(bytes.NewReader(data), &m); err != nil || m.Type == nil || data[0] == 'n' {
		return closed(closeBadMessage, "A message is a JSON object with a type")
	}
	switch *m.Type {
	case "connection_init":
		payload, ok := object(m.Payload)
		switch {
		case !ok:
			return closed(closeBadMessage, "The payload of connection_init is an object")
		case c.begun:
			return closed(closeSecondInit, "Too many initialisation requests")
		}
		late.Stop()
		caller, err := c.Gate.Admit(c.request, authorization(payload)...)
		if err != nil {
			return closed(closeForbidden, "Forbidden")
		}
		done, ok := c.shares.take(caller)
		if !ok {
			return closed(websocket.StatusTryAgainLater, "%d streams of this caller are open; try again", maxShare)
		}
		c.left = done
		c.request = c.request.WithContext(access.With(c.request.Context(), caller))
		go whileValid(c.request.Context(), func() { c.close(closed(closeForbidden, "Forbidden")) })
		c.begun = true
		c.mu.Lock()
		defer c.mu.Unlock()
		c.say(map[string]any{"type": "connection_ack"})
	case "ping":
		if _, ok := object(m.Payload); !ok {
			return closed(closeBadMessage, "The payload of ping is an object")
		}
		pong := map[string]any{"type": "pong"}
		if len(m.Payload) > 0 {
			pong["payload"] = m.Payload
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.say(pong)
	case "pong":
		if _, ok := object(m.Payload); !ok {
			return closed(closeBadMessage, "The payload of pong is an object")
		}
	case "subscribe":
		if m.ID == nil || *m.ID == "" {
			return closed(closeBadMessage, "subscribe has an id")
		}
		params, documentID := operationOf(m.Payload)
		if params == nil {
			return closed(closeBadMessage, "The payload of subscribe is an object with query, and where needed operationName, variables and extensions")
		}
		if !c.begun {
			return closed(closeUnauthorized, "Unauthorized")
		}
		params.Headers = c.request.Header
		return c.subscribe(*m.ID, params, documentID)
	case "complete":
		if m.ID == nil || *m.ID == "" {
			return closed(closeBadMessage, "complete has an id")
		}
		c.complete(*m.ID) // one that is unknown ended by itself meanwhile
	default:
		return closed(closeBadMessage, "Clients send connection_init, ping, pong, subscribe and complete")
	}
	return nil
}

// authorization is what the payload of connection_init says in place of the
// header, which browsers cannot set for websockets.
func authorization(payload map[string]any) []string {
	for _, name := range []string{"Authorization", "authorization"} {
		if text, given := payload[name].(string); given {
			return []string{text}
		}
	}
	return nil
}

// object reads an optional payload.
func object(payload json.RawMessage) (map[string]any, bool) {
	if len(payload) == 0 {
		return nil, true
	}
	var out map[string]any
	err := json.Unmarshal(payload, &out)
	return out, err == nil
}

// operationOf reads the payload of subscribe, whole or by its id; nil when it
// is none.
func operationOf(payload json.RawMessage) (params *graphql.RawParams, documentID string) {
	var p struct {
		Query         *string        `json:"query"`
		DocumentID    string         `json:"documentId"`
		OperationName *string        `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	if err := decodeJSON(bytes.NewReader(payload), &p); err != nil || p.Query == nil && p.DocumentID == "" && p.Extensions["persistedQuery"] == nil {
		return nil, ""
	}
	now := graphql.Now()
	params = &graphql.RawParams{Variables: p.Variables, Extensions: p.Extensions, ReadTime: graphql.TraceTiming{Start: now, End: now}}
	if p.Query != nil {
		params.Query = *p.Query
	}
	if p.OperationName != nil {
		params.OperationName = *p.OperationName
	}
	return params, p.DocumentID
}

func (c *socket) subscribe(id string, params *graphql.RawParams, documentID string) *closing {
	ctx, cancel := context.WithCancel(c.request.Context())
	op := &operation{cancel}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.running[id] != nil:
		cancel()
		return closed(closeTaken, "Subscriber for %s already exists", id)
	case len(c.running) >= maxSubscriptions:
		cancel()
		c.say(map[string]any{"type": "error", "id": id, "payload": tooMany("subscriptions", maxSubscriptions).Errors})
		return nil
	}
	if err := c.Gate.Allow(access.CallerOf(ctx)); err != nil {
		cancel()
		c.say(map[string]any{"type": "error", "id": id, "payload": refused(codeLimitExceeded, "%s", err).Errors})
		return nil
	}
	if err := c.persisted.find(ctx, params, documentID); err != nil {
		cancel()
		c.say(map[string]any{"type": "error", "id": id, "payload": gqlerror.List{err}})
		return nil
	}
	c.running[id] = op
	request := c.request.WithContext(ctx)
	go func() {
		defer cancel()
		refused := c.stream(request, params, func(a *answer) error { return c.next(id, op, a) })
		c.end(id, op, refused)
	}()
	return nil
}

var errEnded = errors.New("the operation was ended")

// next tells an answer, unless the client ended the operation meanwhile.
func (c *socket) next(id string, op *operation, a *answer) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running[id] != op {
		return errEnded
	}
	return c.send(map[string]any{"type": "next", "id": id, "payload": json.RawMessage(bytes.Join(a.body(), nil))})
}

// end says that an operation is over: by itself, or with what was refused, after
// which the protocol has no complete.
func (c *socket) end(id string, op *operation, refused *answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running[id] != op {
		return
	}
	delete(c.running, id)
	switch {
	case c.request.Context().Err() != nil: // the socket ends, not the operation
	case refused != nil:
		c.say(map[string]any{"type": "error", "id": id, "payload": refused.Errors})
	default:
		c.say(map[string]any{"type": "complete", "id": id})
	}
}

// complete ends an operation that the client has enough of.
func (c *socket) complete(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if op := c.running[id]; op != nil {
		delete(c.running, id)
		op.cancel()
	}
}

// say is send for what is said once: who is gone shows when reading.
func (c *socket) say(m map[string]any) { _ = c.send(m) }

// send writes a message; the caller has the lock. A client that does not read
// is cut off.
func (c *socket) send(m map[string]any) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), sendTimeout)
	defer cancel()
	if err := c.conn.Write(ctx, websocket.MessageText, data); err != nil {
		_ = c.conn.CloseNow()
		return err
	}
	return nil
}
