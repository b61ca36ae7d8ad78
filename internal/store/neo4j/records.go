package neo4j

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// Every node keeps, beside the native properties that people and filters
// read, the whole of its struct as JSON: what comes back is what was put.

// encode is the JSON of v. ErrInvalid for what JSON has no form for, such as
// NaN or a year beyond 9999.
func encode(v any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	return b.String(), nil
}

func decode[T any](v any) (*T, error) {
	s, ok := v.(string)
	if !ok {
		return nil, nil // a node that is named but was never put
	}
	return listing.Decode[T](s)
}

// column is the value of a column, nil for null.
func column(r *neo4j.Record, name string) any {
	v, _ := r.Get(name)
	return v
}

// get is the value of a column, the zero value for null.
func get[T any](r *neo4j.Record, name string) T {
	t, _ := column(r, name).(T)
	return t
}

func number(r *neo4j.Record, name string) int { return int(get[int64](r, name)) }

func texts(r *neo4j.Record, name string) []string {
	var out []string
	for _, v := range get[[]any](r, name) {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// item is one of the lists [json, key, …] that statements of pages return.
type item []any

func (i item) at(n int) any {
	if n < len(i) {
		return i[n]
	}
	return nil
}

// pageOf makes the page of one record with the columns items and total.
func pageOf[T any](w listing.Window, r *neo4j.Record, read func(item) (T, error)) (parley.PageOf[T], error) {
	var items []T
	var keys []string
	for _, v := range get[[]any](r, "items") {
		i := item(v.([]any))
		t, err := read(i)
		if err != nil {
			return parley.PageOf[T]{}, err
		}
		items, keys = append(items, t), append(keys, i.at(1).(string))
	}
	return listing.Cut(w, items, keys, number(r, "total")), nil
}

// pagesOf makes the pages of records that come one for each parent, in order.
func pagesOf[T any](w listing.Window, records []*neo4j.Record, read func(item) (T, error)) ([]parley.PageOf[T], error) {
	out := make([]parley.PageOf[T], len(records))
	for i, r := range records {
		var err error
		if out[i], err = pageOf(w, r, read); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// inPlace puts what the records have into the n places that their column row
// tells.
func inPlace[T any](n int, records []*neo4j.Record, read func(*neo4j.Record) (T, error)) ([]T, error) {
	out := make([]T, n)
	for _, r := range records {
		v, err := read(r)
		if err != nil {
			return nil, err
		}
		out[number(r, "row")] = v
	}
	return out, nil
}

// grouped appends what the records have to the n lists that their column row
// tells.
func grouped[T any](n int, records []*neo4j.Record, read func(*neo4j.Record) (T, error)) ([][]T, error) {
	out := make([][]T, n)
	for _, r := range records {
		v, err := read(r)
		if err != nil {
			return nil, err
		}
		row := number(r, "row")
		out[row] = append(out[row], v)
	}
	return out, nil
}

// The native forms of values; nil leaves a property out.

func orNil[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}

func date(d parley.Date) any {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return nil
	}
	return dbtype.Date(t)
}

// instant with its offset; the driver takes a zone of this name for one.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	_, offset := t.Zone()
	return t.In(time.FixedZone("Offset", offset))
}

func point(p *parley.Point) any {
	if p == nil || !(p.Latitude >= -90 && p.Latitude <= 90 && p.Longitude >= -180 && p.Longitude <= 180) {
		return nil
	}
	const wgs84 = 4326
	return dbtype.Point2D{X: p.Longitude, Y: p.Latitude, SpatialRefId: wgs84}
}

// sortable is a key whose order is the same for the server as for Go. The
// server compares some texts by their bytes and others by UTF-16 units, which
// differ in runes from U+E000 on; those are written out.
func sortable(key string) string {
	const last = '\uD7FF' // before the surrogates
	var b strings.Builder
	for _, r := range key {
		if r < last {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "%c%06x", last, r)
		}
	}
	return b.String()
}

func asDate(v any) parley.Date {
	d, ok := v.(dbtype.Date)
	if !ok {
		return ""
	}
	return parley.DateOf(d.Time())
}

// list is never nil: a missing property answers no question.
func list[S ~string](items []S) []string {
	out := make([]string, len(items))
	for i, s := range items {
		out[i] = string(s)
	}
	return out
}
