package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
)

// Sent is a statement on its way to the server.
type Sent struct {
	Name, Text string
	Params     map[string]any
}

// Watch is a view of s that shows every statement before it is sent.
func (s *Store) Watch(see func(Sent)) parley.Reader {
	return &Store{reader: reader{run: watched(s.read, see)}}
}

// WatchTx shows every statement of a transaction of this package.
func WatchTx(t parley.Tx, see func(Sent)) {
	own := t.(*tx)
	own.run = watched(own.run, see)
}

func watched(run func(context.Context, query) ([]*neo4j.Record, error), see func(Sent)) func(context.Context, query) ([]*neo4j.Record, error) {
	return func(ctx context.Context, q query) ([]*neo4j.Record, error) {
		see(Sent{q.name, q.text, q.params})
		return run(ctx, q)
	}
}

// StatementNames are those of the statements, not those of fragments, which
// are named for what they are part of.
func StatementNames() map[string]string { return statements }

// Version that this package reads and writes.
func Version() int { return len(migrations) }

// Sortable is the form in which texts of any language are put into keys.
func Sortable(key string) string { return sortable(key) }

// Translate is what becomes of an error of the driver.
func Translate(ctx context.Context, err error) error { return translate(ctx, err) }
