package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-talks/parley/graph/resolver"
	"github.com/parley-talks/parley/internal/network"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/snapshot"
)

// Codes in the extensions of errors. A text that does not parse or does not fit
// the schema has gqlgen's GRAPHQL_PARSE_FAILED or GRAPHQL_VALIDATION_FAILED.
const (
	codeBadInput      = "BAD_USER_INPUT" // will stay wrong when tried again
	codeNotFound      = "NOT_FOUND"
	codeAmbiguous     = "AMBIGUOUS"       // candidates are in the extensions
	codeLimitExceeded = "LIMIT_EXCEEDED"  // what it asked and what is allowed are in the extensions
	codeUnknownCaller = "UNAUTHENTICATED" // a token is missing or does not hold
	codeForbidden     = "FORBIDDEN"
	codeNotRemembered = "PERSISTED_QUERY_NOT_FOUND" // send it whole
	codeUnavailable   = "UNAVAILABLE"               // try again later
	codeInternal      = "INTERNAL"                  // the log has more under the request's id
)

// What clients are told of trouble with the store.
const (
	away        = "The store does not answer now. Try again."
	tookTooLong = "The answer took too long. Ask for less, or try again."
)

// errPanic is what a panic becomes.
var errPanic = errors.New("panic")

// recovered logs a panic where its stack is still known.
func (s *server) recovered(ctx context.Context, cause any) error {
	if r := requestOf(ctx); r.first(fmt.Sprint(cause)) {
		s.log.ErrorContext(ctx, "panic in a resolver", "request", r.id, "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
	}
	return errPanic
}

// present turns an error into what a client may know of it: what the client
// can act on keeps its words, the rest is masked and goes to the log.
func (s *server) present(ctx context.Context, err error) *gqlerror.Error {
	out := graphql.DefaultErrorPresenter(ctx, err)
	if out.Extensions["code"] != nil {
		return out
	}
	shown := *out // errors of shared loads are presented several times
	shown.Extensions = map[string]any{}
	out = &shown

	var ambiguous *resolver.AmbiguousError
	var large *snapshot.TooLargeError
	var notYet *snapshot.NotYetError
	var crowded *network.TooLargeError
	switch {
	case errors.As(err, &large):
		out.Message, out.Extensions["code"] = large.Error(), codeLimitExceeded
		out.Extensions["limit"], out.Extensions["allowed"] = "bytes", large.Limit
	case errors.As(err, &notYet):
		out.Message, out.Extensions["code"] = notYet.Error(), codeUnavailable
	case errors.As(err, &crowded):
		out.Message, out.Extensions["code"] = crowded.Error(), codeLimitExceeded
		out.Extensions["limit"], out.Extensions["allowed"] = "network", crowded.Allowed
	case errors.As(err, &ambiguous):
		out.Message, out.Extensions["code"] = ambiguous.Error(), codeAmbiguous
		out.Extensions["candidates"] = ambiguous.Candidates
	case errors.Is(err, parley.ErrInvalid):
		out.Message, out.Extensions["code"] = message(err, parley.ErrInvalid), codeBadInput
	case errors.Is(err, parley.ErrNotFound):
		out.Message, out.Extensions["code"] = message(err, parley.ErrNotFound), codeNotFound
	case errors.Is(err, context.DeadlineExceeded):
		out.Message, out.Extensions["code"] = tookTooLong, codeUnavailable
	case errors.Is(err, context.Canceled):
		out.Message, out.Extensions["code"] = "The request was cancelled.", codeUnavailable
	case errors.Is(err, parley.ErrUnavailable), errors.Is(err, parley.ErrConflict):
		s.logOnce(ctx, slog.LevelWarn, "store does not answer", out.Path, err)
		out.Message, out.Extensions["code"] = away, codeUnavailable
		if graphql.HasOperationContext(ctx) && graphql.GetOperationContext(ctx).Operation.Operation == ast.Mutation { // it runs
			out.Message = "The store does not take changes now. Try again." // it may be full, or read-only
		}
	default:
		if !errors.Is(err, errPanic) { // logged where it happened
			s.logOnce(ctx, slog.LevelError, "internal error", out.Path, err)
		}
		out.Message, out.Extensions["code"] = "internal error", codeInternal
		out.Extensions["request"] = requestOf(ctx).id
	}
	return out
}

// logOnce logs an error the first time that a request has it: what fails for
// one item of a list fails for its siblings in the same call.
func (s *server) logOnce(ctx context.Context, level slog.Level, what string, path ast.Path, err error) {
	cause := err
	var g *gqlerror.Error
	if errors.As(err, &g) && g.Err != nil {
		cause = g.Err // without the path
	}
	if r := requestOf(ctx); r.first(cause.Error()) {
		s.log.Log(ctx, level, what, "request", r.id, "path", path.String(), "error", cause)
	}
}

// message is the error without the name of its kind, which the code says, and
// without what a store was doing.
func message(err, kind error) string {
	msg := err.Error()
	var g *gqlerror.Error
	if errors.As(err, &g) {
		msg = g.Message // Error() puts the path in front
	}
	if doing, rest, ok := strings.Cut(msg, kind.Error()+": "); ok && (strings.HasPrefix(doing, "sqlite: ") || strings.HasPrefix(doing, "neo4j: ")) {
		msg = rest
	}
	return strings.ReplaceAll(msg, kind.Error()+": ", "")
}

// refusal is a request error with a code.
func refusal(code, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": code}}
}

func discardIfNil(log *slog.Logger) *slog.Logger {
	if log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return log
}
