package parley

import "context"

// Local is whoever uses the machine itself, without a name of its own.
const Local = "local"

type principalKey struct{}

// WithPrincipal says in whose name something is done: the name of a token.
func WithPrincipal(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, principalKey{}, name)
}

// PrincipalOf is in whose name something is done, Local where nobody said.
func PrincipalOf(ctx context.Context) string {
	if name, ok := ctx.Value(principalKey{}).(string); ok && name != "" {
		return name
	}
	return Local
}
