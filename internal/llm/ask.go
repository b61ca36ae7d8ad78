package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/shared"

	"github.com/parley-talks/parley/internal/parley"
)

const (
	firstWait     = time.Second
	longestWait   = time.Minute // a server that asks for more is given up
	longestAnswer = 4 << 20     // bytes of one response
	bytesPerToken = 3           // a low estimate for English, so that the budget holds
)

// newService is the client without its own retries and without what it would
// take from variables that are not Parley's.
func newService(c Config) openai.ChatCompletionService {
	base := strings.TrimSuffix(c.BaseURL, "/") + "/"
	o := []option.RequestOption{
		option.WithBaseURL(base),
		option.WithMaxRetries(0),
		option.WithHTTPClient(&http.Client{
			Transport: limited{http.DefaultTransport},
			// the text goes to the host the user named and to no other
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}),
	}
	if c.Key != "" {
		o = append(o, option.WithAPIKey(c.Key))
	}
	return openai.NewChatCompletionService(o...)
}

// limited bounds what is read of a response.
type limited struct{ next http.RoundTripper }

func (l limited) RoundTrip(q *http.Request) (*http.Response, error) {
	res, err := l.next.RoundTrip(q)
	if err == nil {
		res.Body = &limitedBody{ReadCloser: res.Body, left: longestAnswer}
	}
	return res, err
}

var errHuge = fmt.Errorf("%w: the answer is longer than %d bytes", parley.ErrInvalid, longestAnswer)

type limitedBody struct {
	io.ReadCloser
	left int
}

func (b *limitedBody) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errHuge
	}
	n, err := b.ReadCloser.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// failure is one attempt that gave no answer.
type failure struct {
	err   error
	again bool          // another attempt may help
	after time.Duration // not before; zero: the server does not say
}

// ask asks until there is an answer, another attempt would not help, or the
// attempts or the tokens are used up.
func (r *Reader) ask(ctx context.Context, text string) ([]byte, *answer, error) {
	select {
	case r.places <- struct{}{}:
		defer func() { <-r.places }()
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	for n := 1; ; n++ {
		raw, said, f := r.attempt(ctx, text)
		switch {
		case f == nil:
			return raw, said, nil
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case !f.again:
			return nil, nil, f.err
		case n >= r.c.Attempts:
			return nil, nil, fmt.Errorf("%w: no answer in %d attempts; the last one: %w", parley.ErrUnavailable, n, f.err)
		case f.after > longestWait:
			return nil, nil, fmt.Errorf("%w: the server asks to wait %s; try later: %w", parley.ErrUnavailable, f.after.Round(time.Second), f.err)
		}
		wait := f.after
		if wait == 0 {
			// half to all of a doubling wait, so that many readers don't return together
			wait = min(firstWait<<(n-1), longestWait)
			wait -= rand.N(wait / 2)
		}
		if err := r.c.Sleep(ctx, wait); err != nil {
			return nil, nil, err
		}
	}
}

// attempt sends one request, if the budget has room for the longest answer.
func (r *Reader) attempt(ctx context.Context, text string) ([]byte, *answer, *failure) {
	asked := (len(question()) + len(text)) / bytesPerToken
	if err := r.reserve(asked + r.c.Answer); err != nil {
		return nil, nil, &failure{err: err}
	}
	prompt, completion := 0, 0
	defer func() { r.settle(asked+r.c.Answer, prompt, completion) }()

	ctx, cancel := context.WithTimeout(ctx, r.c.Timeout)
	defer cancel()
	var res *http.Response
	got, err := r.chat.New(ctx, r.request(text), option.WithResponseInto(&res))
	if err != nil || res.StatusCode >= 300 { // a redirection is no error to the client
		f := r.failed(ctx, res, err)
		if res == nil || res.StatusCode < 400 {
			prompt = asked // the server may have begun to answer
		}
		return nil, nil, f
	}
	if len(got.Choices) == 0 {
		prompt = asked
		return nil, nil, &failure{err: fmt.Errorf("%w: the answer has no choice; is this a chat completions server?", parley.ErrInvalid), again: true}
	}
	choice := got.Choices[0]
	prompt, completion = int(got.Usage.PromptTokens), int(got.Usage.CompletionTokens)
	if prompt <= 0 || completion < 0 {
		prompt, completion = asked, len(choice.Message.Content)/bytesPerToken
	}
	switch {
	case choice.Message.Refusal != "":
		return nil, nil, &failure{err: fmt.Errorf("%w: the model refuses to read this article: %s", parley.ErrInvalid, short(choice.Message.Refusal))}
	case choice.FinishReason == "content_filter":
		return nil, nil, &failure{err: fmt.Errorf("%w: the server's filter refuses this article", parley.ErrInvalid)}
	case choice.FinishReason == "length":
		return nil, nil, &failure{err: fmt.Errorf("%w: the answer is cut off at %d tokens: this model writes too much", parley.ErrInvalid, r.c.Answer)}
	}
	raw := []byte(choice.Message.Content)
	said, err := parseAnswer(raw)
	if err != nil {
		return nil, nil, &failure{err: err, again: true}
	}
	return raw, said, nil
}

func (r *Reader) request(text string) openai.ChatCompletionNewParams {
	return openai.ChatCompletionNewParams{
		Model:               r.c.Model,
		Messages:            []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(instructions), openai.UserMessage(text)},
		MaxCompletionTokens: openai.Int(int64(r.c.Answer)),
		ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{OfJSONSchema: &shared.ResponseFormatJSONSchemaParam{
			JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{Name: "events", Strict: openai.Bool(true), Schema: json.RawMessage(schema)},
		}},
	}
}

// failed says what an error means and whether to try again.
func (r *Reader) failed(ctx context.Context, res *http.Response, err error) *failure {
	switch {
	case errors.Is(err, errHuge):
		return &failure{err: err}
	case ctx.Err() != nil:
		return &failure{err: fmt.Errorf("no answer within %s", r.c.Timeout), again: true}
	case res == nil || res.StatusCode >= 200 && res.StatusCode < 300:
		return &failure{err: err, again: true} // no connection, cut off, or not JSON
	}
	said := fmt.Sprintf("the server says %d %s", res.StatusCode, http.StatusText(res.StatusCode))
	var body *openai.Error
	if errors.As(err, &body) && body.Message != "" {
		said += ": " + short(strings.ReplaceAll(body.Message, r.c.Key, ""))
	}
	switch code := res.StatusCode; {
	case code == http.StatusTooManyRequests, code == http.StatusRequestTimeout, code == http.StatusConflict, code >= 500:
		return &failure{err: errors.New(said), again: true, after: r.retryAfter(res)}
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		said += "; check PARLEY_LLM_KEY"
	case code == http.StatusNotFound:
		said += "; check PARLEY_LLM_BASE_URL and PARLEY_LLM_MODEL"
	case code < 400:
		said += "; Parley sends articles nowhere else: set PARLEY_LLM_BASE_URL to the address it leads to, if you trust that"
	}
	return &failure{err: fmt.Errorf("%w: %s", parley.ErrInvalid, said)}
}

// retryAfter is how long the server asks to wait: seconds or an instant.
func (r *Reader) retryAfter(res *http.Response) time.Duration {
	v := res.Header.Get("Retry-After")
	if s, err := strconv.Atoi(v); err == nil && s > 0 {
		return time.Duration(min(s, 1<<30)) * time.Second
	}
	if t, err := http.ParseTime(v); err == nil {
		return max(0, t.Sub(r.c.Now()))
	}
	return 0
}

// reserve takes tokens from the budget before they are used.
func (r *Reader) reserve(tokens int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.spent+tokens > r.c.Budget {
		return fmt.Errorf("%w: %d of %d are spent or reserved and the next request may take %d; PARLEY_LLM_BUDGET raises it, and answers so far are kept", ErrBudget, r.spent, r.c.Budget, tokens)
	}
	r.spent += tokens
	r.report.Requests++
	return nil
}

// settle replaces what was reserved by what was used.
func (r *Reader) settle(reserved, prompt, completion int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.spent += prompt + completion - reserved
	r.report.PromptTokens += prompt
	r.report.AnswerTokens += completion
}

// short is a server's text, cut for a message of one line.
func short(s string) string {
	s = strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "")
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "") + "…"
	}
	return s
}
