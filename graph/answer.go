package graph

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// answer is a response; without data when nothing was executed.
type answer struct {
	Errors     gqlerror.List  `json:"errors,omitempty"`
	Extensions map[string]any `json:"extensions,omitempty"`

	// Data is JSON already. It is written as it is, since encoding/json would
	// read it once more.
	Data []byte `json:"-"`
}

func refused(code, format string, args ...any) *answer {
	return &answer{Errors: gqlerror.List{refusal(code, format, args...)}}
}

// tooMany refuses what would go beyond a limit of what runs at once.
func tooMany(what string, allowed int) *answer {
	e := refusal(codeLimitExceeded, "%d %s are running; try again", allowed, what)
	e.Extensions["limit"], e.Extensions["allowed"] = what, allowed
	return &answer{Errors: gqlerror.List{e}}
}

// entered waits for one of the places that a channel has room for, but not for
// long; whoever has it leaves by taking an item out. It reports whether there is
// one.
func entered(places chan<- struct{}) bool {
	select {
	case places <- struct{}{}:
		return true
	case <-time.After(maxWait):
		return false
	}
}

// code of the first error, empty without one. Nothing at all is what a panic
// leaves.
func (a *answer) code() string {
	switch {
	case a == nil:
		return codeInternal
	case len(a.Errors) == 0:
		return ""
	}
	code, _ := a.Errors[0].Extensions["code"].(string)
	return code
}

// extend adds something that is no part of the data.
func (a *answer) extend(name string, value any) {
	if a.Extensions == nil {
		a.Extensions = map[string]any{}
	}
	a.Extensions[name] = value
}

// body is the JSON of the answer in pieces.
func (a *answer) body() [][]byte {
	rest, err := json.Marshal(a)
	if err != nil {
		rest = []byte(`{"errors":[{"message":"internal error"}]}`)
	}
	rest = append(rest, '\n')
	if a.Data == nil {
		return [][]byte{rest}
	}
	if rest = rest[1:]; rest[0] != '}' {
		rest = slices.Concat([]byte{','}, rest)
	}
	return [][]byte{[]byte(`{"data":`), a.Data, rest}
}

// respond writes an answer. Whoever asked by GET may keep it, and is told with
// an empty 304 when it is still the same.
func respond(w http.ResponseWriter, r *http.Request, media string, status int, a *answer) {
	body, h := a.body(), w.Header()
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodGet && a.Data != nil && len(a.Errors) == 0 {
		h.Set("Cache-Control", "private, no-cache")
		h.Set("ETag", tag(media, body))
		if unchanged(r, h.Get("ETag")) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Type", media+"; charset=utf-8")
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime)) // where there is no such thing, nobody waits
	var to io.Writer = w
	if len(a.Data) >= worthPacking && accepts(r, "Accept-Encoding", "gzip") {
		h.Set("Content-Encoding", "gzip")
		packed, _ := gzip.NewWriterLevel(w, gzip.BestSpeed) // the level is a valid one
		defer packed.Close()
		to = packed
	}
	w.WriteHeader(status)
	for _, part := range body {
		_, _ = to.Write(part) // the only error is that the client left
	}
}

// answerTime is how long a client may take to read an answer.
const answerTime = 30 * time.Second

// worthPacking is the size of data in bytes from which answers are compressed.
const worthPacking = 1400 // what a packet holds

// tag names an answer. It is weak: packed or not, the answer is the same.
func tag(media string, body [][]byte) string {
	hash := sha256.New()
	_, _ = io.WriteString(hash, media)
	for _, part := range body {
		_, _ = hash.Write(part)
	}
	return fmt.Sprintf(`W/"%x"`, hash.Sum(nil)[:12])
}

// unchanged reports whether the client has the answer with this tag.
func unchanged(r *http.Request, tag string) bool {
	for known := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if known = strings.TrimSpace(known); known == "*" || known == tag {
			return true
		}
	}
	return false
}
