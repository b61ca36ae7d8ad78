package neo4j

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/observe"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// reader answers the questions of parley.Reader through run: each in a
// transaction of its own for a Store, in the one transaction of a tx.
type reader struct {
	run     func(ctx context.Context, q query) ([]*neo4j.Record, error)
	decoded *listing.Decoded
}

// KeepDecoded lets readers share what they decode: what they give is not to be
// changed from then on. It is called before anything is asked.
func (s *Store) KeepDecoded() { s.decoded = listing.NewDecoded() }

// event of its JSON, which is null where one is named but was never put.
func (r reader) event(json any) (*parley.Event, error) {
	s, ok := json.(string)
	if !ok {
		return nil, nil
	}
	return r.decoded.Event(s)
}

// tx is a parley.Tx.
type tx struct {
	reader
	managed neo4j.ManagedTransaction
	failed  error // the driver's own error of the statement that failed; none works after it
	// patience with one statement.
	patience time.Duration
}

var (
	_ parley.Store = (*Store)(nil)
	_ parley.Tx    = (*tx)(nil)
)

func newTx(managed neo4j.ManagedTransaction) *tx {
	t := &tx{managed: managed, patience: patience}
	t.reader = reader{run: t.ask}
	return t
}

// ask runs one statement. An error that only a caller of fn sees is no secret
// to the driver: see cause.
func (t *tx) ask(ctx context.Context, q query) (records []*neo4j.Record, err error) {
	ctx, seen := observe.StoreCall(ctx, "neo4j", q.name)
	defer func() { seen(err) }()
	ctx, cancel := context.WithTimeoutCause(ctx, t.patience, errSilent)
	defer cancel()
	records, err = run(ctx, t.managed, q)
	if err != nil {
		t.failed = err
		return nil, fmt.Errorf("%s: %w", q.name, translate(ctx, err))
	}
	return records, nil
}

// cause is what the driver judges by whether to run again: its own error if
// there was one, since it does not look into wrapped ones.
func (t *tx) cause(err error) error {
	if t.failed != nil {
		return t.failed
	}
	return err
}

// lock takes the one write lock of the store, the Store node, before anything
// is read. It also makes that node, and numbers updates in the order of their
// commits.
func (t *tx) lock(ctx context.Context) error {
	_, err := t.run(ctx, query{"lock", "MERGE (s:Store {id: 1}) SET s.seq = coalesce(s.seq, 0) + 1", nil})
	return err
}

// batch is how many rows one statement writes: enough to make trips cheap, few
// enough to end well within patience.
const batch = 500

// write runs a statement for rows, in batches, and returns all its records.
func (t *tx) write(ctx context.Context, name string, rows []params) ([]*neo4j.Record, error) {
	var out []*neo4j.Record
	for len(rows) > 0 {
		n := min(batch, len(rows))
		records, err := t.run(ctx, statement(name, params{"rows": rows[:n]}))
		if err != nil {
			return nil, err
		}
		out, rows = append(out, records...), rows[n:]
	}
	return out, nil
}
