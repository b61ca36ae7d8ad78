package sqlite

import (
	"strings"

	"github.com/parley-talks/parley/internal/store/listing"
)

// query is a statement put together piece by piece. Pieces are constants of
// this package; whatever comes from outside is a parameter.
type query struct {
	pieces []string
	args   []any
}

// add appends a piece with the values of its parameters.
func (q *query) add(piece string, args ...any) {
	q.pieces = append(q.pieces, piece)
	q.args = append(q.args, args...)
}

// join appends another query.
func (q *query) join(o query) {
	q.pieces = append(q.pieces, o.pieces...)
	q.args = append(q.args, o.args...)
}

func (q *query) text() string { return strings.Join(q.pieces, " ") }

func ask(piece string, args ...any) query {
	var q query
	q.add(piece, args...)
	return q
}

// in appends "IN" with one parameter for each value. The last is repeated up
// to the next power of two, so that lists of many lengths share a statement.
func in[T ~string](q *query, values []T) {
	var b strings.Builder
	n := len(values)
	for n&(n-1) != 0 {
		n++
	}
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('?')
		q.args = append(q.args, string(values[min(i, len(values)-1)]))
	}
	q.pieces = append(q.pieces, "IN ("+b.String()+")")
}

// maxValues bounds one list of values: SQLite takes 32,766 parameters a
// statement, and filters have some fifteen lists.
const maxValues = 1024

// matching appends a subquery: the ids of the things whose texts have all
// terms.
func matching(q *query, terms []string) {
	q.add("(SELECT t.id FROM words JOIN texts t ON t.n = words.rowid WHERE words MATCH ?)", match(terms))
}

// inTitle appends the same for terms that are all in the title.
func inTitle(q *query, terms []string) {
	q.add("(SELECT t.id FROM words JOIN texts t ON t.n = words.rowid WHERE words MATCH ?)", "{title} : ("+match(terms)+")")
}

// match is the full-text question for all terms. Terms are letters and digits
// only, so quoting them is enough.
func match(terms []string) string { return `"` + strings.Join(terms, `" AND "`) + `"` }

// named adds the condition that a name has all words asked for.
func named(q *query, id, name string) error {
	terms, none, err := listing.Asked(name)
	switch {
	case err != nil:
		return err
	case none:
		q.add("AND 0")
	case len(terms) > 0:
		q.add("AND " + id + " IN")
		matching(q, terms)
	}
	return nil
}
