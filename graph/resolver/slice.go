package resolver

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// marshalSlice is graphql.MarshalSliceConcurrently without the concurrency.
// What a list asks of the store is one call for all of it (siblings), which the
// first element makes, so a goroutine for each of the others would only wait
// for it, and cost more than the element itself.
func marshalSlice(ctx context.Context, length int, _ int64, _ bool, marshalElement func(ctx context.Context, i int) graphql.Marshaler) graphql.Array {
	out := make(graphql.Array, length)
	for i := range out {
		marshalOne(graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &i}), out, i, marshalElement)
	}
	return out
}

// marshalOne turns a panic of one element into an error of its own.
func marshalOne(ctx context.Context, out graphql.Array, i int, marshalElement func(ctx context.Context, i int) graphql.Marshaler) {
	defer func() {
		if cause := recover(); cause != nil {
			graphql.AddError(ctx, graphql.Recover(ctx, cause))
			out[i] = graphql.Null
		}
	}()
	out[i] = marshalElement(ctx, i)
}
