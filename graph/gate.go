package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/rs/cors"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
)

// needs are the fields of Mutation that ask for more than the role of an
// editor.
var needs = map[string]parley.Role{"removeArticle": parley.RoleAdmin}

// admitted is the request with who makes it, or the answer to one that is not
// let in.
func (s *server) admitted(w http.ResponseWriter, r *http.Request) (*http.Request, *answer, int) {
	caller, err := s.Gate.Admit(r)
	if err == nil {
		return r.WithContext(access.With(r.Context(), caller)), nil, 0
	}
	code, status := codeInternal, http.StatusInternalServerError
	message := "internal error"
	if why := (*access.RefusedError)(nil); errors.As(err, &why) {
		message = why.Message
		switch why.Reason {
		case access.Unauthenticated:
			code, status = codeUnknownCaller, http.StatusUnauthorized
			w.Header().Set("WWW-Authenticate", `Bearer realm="parley"`)
		case access.WrongToken:
			code, status = codeUnknownCaller, http.StatusUnauthorized
			w.Header().Set("WWW-Authenticate", `Bearer realm="parley", error="invalid_token"`)
		case access.Limited:
			code, status = codeLimitExceeded, http.StatusTooManyRequests
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(why.RetryAfter.Seconds()))))
		case access.Unavailable:
			code, status = codeUnavailable, http.StatusServiceUnavailable
		}
		if why.Reason != access.Unauthenticated {
			s.log.WarnContext(r.Context(), "request refused", "request", requestOf(r.Context()).id, "from", r.RemoteAddr, "why", message, "cause", errors.Unwrap(why))
		}
	} else {
		s.log.ErrorContext(r.Context(), "gate failed", "request", requestOf(r.Context()).id, "error", err)
	}
	s.Observer.Refused(code)
	return r, refused(code, "%s", message), status
}

// crossOrigin lets pages of the listed sites ask. Without any no page but ours
// can read an answer.
func (s *server) crossOrigin(next http.Handler) http.Handler {
	if len(s.Origins) == 0 {
		return next
	}
	return cors.New(cors.Options{
		AllowedOrigins: s.Origins,
		AllowedMethods: []string{http.MethodGet, http.MethodPost},
		AllowedHeaders: []string{"Accept", "Authorization", "Content-Type", "If-None-Match"},
		ExposedHeaders: []string{"ETag", "Retry-After", "X-Request-Id"},
		MaxAge:         600,
	}).Handler(next)
}

// forbidden says what of an operation its caller may not do, nil when it may
// all of it. Fields count wherever fragments and aliases put them.
func (s *server) forbidden(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	caller := access.CallerOf(ctx)
	for _, f := range rootFields(op) {
		needed := parley.RoleReader
		if op.Operation.Operation == ast.Mutation {
			needed = parley.RoleEditor
			if more := needs[f.Name]; more.Allows(needed) {
				needed = more
			}
		}
		switch {
		case !caller.Role.Allows(needed) && caller.Unsure:
			return refusal(codeUnavailable, "%s", away)
		case !caller.Role.Allows(needed):
			why := caller.Why
			if why == "" {
				why = fmt.Sprintf("%s needs the role %s, and the token has %s", f.Name, needed, cmp.Or(string(caller.Role), "none"))
			}
			return refusal(codeForbidden, "%s", why)
		case (f.Name == "__schema" || f.Name == "__type") && !s.mayIntrospect(ctx):
			return refusal(codeForbidden, "the schema is shown to those who have a token")
		}
	}
	return nil
}

// mayIntrospect reports whether who asks may read the schema: whoever has a
// name.
func (s *server) mayIntrospect(ctx context.Context) bool {
	return s.Introspection || access.CallerOf(ctx).Name != ""
}

// rootFields are the fields that an operation asks of its root type, also those
// that a directive would leave out.
func rootFields(op *graphql.OperationContext) []*ast.Field {
	var out []*ast.Field
	seen := map[string]bool{} // fragments
	var collect func(ast.SelectionSet)
	collect = func(set ast.SelectionSet) {
		for _, selection := range set {
			switch f := selection.(type) {
			case *ast.Field:
				out = append(out, f)
			case *ast.InlineFragment:
				collect(f.SelectionSet)
			case *ast.FragmentSpread:
				if !seen[f.Name] {
					seen[f.Name] = true
					collect(f.Definition.SelectionSet)
				}
			}
		}
	}
	collect(op.Operation.SelectionSet)
	return out
}

// withoutSuggestions takes out of messages what a word that is no field or
// argument might have meant: it would tell the schema word by word.
func withoutSuggestions(problems gqlerror.List) gqlerror.List {
	out := make(gqlerror.List, len(problems))
	for i, p := range problems {
		shown := *p
		shown.Message, _, _ = strings.Cut(p.Message, " Did you mean")
		out[i] = &shown
	}
	return out
}

// audit logs who changed what, or tried to: the fields and the ids that they
// were given, no text.
func (s *server) audit(ctx context.Context, op *graphql.OperationContext, began time.Time, code string) {
	if op.Operation.Operation != ast.Mutation {
		return
	}
	var fields, ids []string
	for _, f := range rootFields(op) {
		fields = append(fields, f.Name)
		values := f.ArgumentMap(op.Variables)
		for _, argument := range f.Definition.Arguments {
			if argument.Type.Name() == "ID" && values[argument.Name] != nil {
				ids = append(ids, clip(fmt.Sprint(values[argument.Name])))
			}
		}
	}
	outcome := cmp.Or(code, "done")
	caller := access.CallerOf(ctx)
	s.log.LogAttrs(ctx, slog.LevelInfo, "audit", slog.String("request", requestOf(ctx).id), slog.String("by", caller.Name), slog.String("token", caller.Token),
		slog.Any("did", fields), slog.Any("ids", ids), slog.String("outcome", outcome), slog.Duration("took", time.Since(began).Round(time.Millisecond)))
}

// clip bounds what a client can put into a line of the log.
func clip(text string) string { return text[:min(len(text), 200)] }
