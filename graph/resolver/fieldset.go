package resolver

import (
	"context"
	"io"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
)

// fieldSet is graphql.FieldSet for objects that come in lists. Of a list, what
// the first object asks of the store is there for all others (siblings), so
// only the fields of the first are resolved at the same time; and an object is
// written without a map of what was written, since CollectFields has put
// together what is asked twice.
type fieldSet struct {
	*graphql.FieldSet
	fields  []graphql.CollectedField
	delayed []delayedField
}

type delayedField struct {
	i       int
	nonNull bool
	resolve func(context.Context) graphql.Marshaler
}

func newFieldSet(fields []graphql.CollectedField) *fieldSet {
	return &fieldSet{FieldSet: graphql.NewFieldSet(fields), fields: fields}
}

// newDeferredGroup holds only what a group is made of: most objects have no
// deferred field.
func newDeferredGroup(ctx context.Context) graphql.DeferredGroup {
	return graphql.DeferredGroup{Context: ctx}
}

// ResolveConcurrently keeps a field for Dispatch.
func (f *fieldSet) ResolveConcurrently(oc *graphql.OperationContext, deferred *graphql.DeferredGroup, i int, recoverFromPanic, nonNull bool,
	resolve func(ctx context.Context) graphql.Marshaler,
) {
	if f.fields[i].IsDeferred() {
		if deferred.FieldSet == nil {
			*deferred = graphql.NewDeferredGroup(deferred.Context)
		}
		f.FieldSet.ResolveConcurrently(oc, deferred, i, recoverFromPanic, nonNull, resolve)
		return
	}
	f.delayed = append(f.delayed, delayedField{i, nonNull, func(ctx context.Context) (out graphql.Marshaler) {
		defer func() {
			if cause := recover(); cause != nil {
				oc.Error(ctx, oc.Recover(ctx, cause))
				out = graphql.Null
			}
		}()
		return resolve(ctx)
	}})
}

// Dispatch resolves the fields that were kept.
func (f *fieldSet) Dispatch(ctx context.Context) {
	f.FieldSet.Dispatch(ctx)
	if len(f.delayed) == 0 {
		return
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	at := graphql.GetFieldContext(ctx)
	inTurn := at != nil && at.Index != nil && *at.Index > 0
	for _, d := range f.delayed[1:] {
		if inTurn {
			f.run(ctx, d)
		} else {
			wg.Go(func() { f.run(ctx, d) })
		}
	}
	f.run(ctx, f.delayed[0])
}

func (f *fieldSet) run(ctx context.Context, d delayedField) {
	result := d.resolve(ctx)
	f.Values[d.i] = result
	missing := graphql.RequiredNull
	if d.nonNull {
		missing = graphql.Null
	}
	if result == missing {
		atomic.AddUint32(&f.Invalids, 1)
	}
}

// The punctuation of an object.
var (
	opened = []byte{'{'}
	comma  = []byte{','}
	colon  = []byte{':'}
	closed = []byte{'}'}
)

// MarshalGQL implements graphql.Marshaler.
func (f *fieldSet) MarshalGQL(w io.Writer) {
	write := func(b []byte) { _, _ = w.Write(b) } // a buffer: it takes all
	write(opened)
	for i := range f.fields {
		if i > 0 {
			write(comma)
		}
		graphql.MarshalString(f.fields[i].Alias).MarshalGQL(w)
		write(colon)
		f.Values[i].MarshalGQL(w)
	}
	write(closed)
}
