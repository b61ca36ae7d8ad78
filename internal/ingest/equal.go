package ingest

import (
	"errors"
	"reflect"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// equal compares values as a store keeps them: empty and missing lists are
// one, and instants are equal when they are the same moment.
func equal(x, y reflect.Value) bool {
	if x.Type() == reflect.TypeFor[time.Time]() {
		return x.Interface().(time.Time).Equal(y.Interface().(time.Time))
	}
	switch x.Kind() {
	case reflect.Struct:
		for i := range x.NumField() {
			if !equal(x.Field(i), y.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if x.Len() != y.Len() {
			return false
		}
		for i := range x.Len() {
			if !equal(x.Index(i), y.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		if x.IsNil() || y.IsNil() {
			return x.IsNil() == y.IsNil()
		}
		return equal(x.Elem(), y.Elem())
	}
	return x.Interface() == y.Interface()
}

// same is equal for two values of one type.
func same[T any](x, y T) bool { return equal(reflect.ValueOf(x), reflect.ValueOf(y)) }

func isMissing(err error) bool { return errors.Is(err, parley.ErrNotFound) }
