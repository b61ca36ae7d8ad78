package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
)

// migrations bring the data of an older version to the next; the number of
// them is the version that this Parley reads and writes. Constraints and
// indexes need none: whatever of schema.cypher is missing is made at Open.
var migrations = []func(context.Context, *tx) error{
	func(context.Context, *tx) error { return nil }, // 1: the first
	markUnknown, // 2: decisions
	dateTexts,   // 3: earlier texts of articles are kept
}

// prepare makes what of the schema is missing and migrates older data.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.makeSchema(ctx); err != nil {
		return fmt.Errorf("make constraints and indexes: %w", err)
	}
	version, err := s.version(ctx)
	switch {
	case err != nil:
		return err
	case version > len(migrations):
		return fmt.Errorf("%w: this database is of version %d and this Parley knows versions up to %d; use a newer Parley", parley.ErrInvalid, version, len(migrations))
	case version == len(migrations):
		return nil
	}
	return s.Update(ctx, func(t parley.Tx) error { return t.(*tx).migrate(ctx) })
}

// version of the data; 0 in a database that is new to us.
func (r reader) version(ctx context.Context) (int, error) {
	records, err := r.run(ctx, query{"version", "OPTIONAL MATCH (s:Store {id: 1}) RETURN coalesce(s.version, 0) AS version", params{}})
	if err != nil {
		return 0, err
	}
	return number(records[0], "version"), nil
}

func (s *Store) makeSchema(ctx context.Context) error {
	missing, err := s.missingSchema(ctx)
	if err != nil || len(missing) == 0 {
		return err
	}
	for _, m := range missing {
		if err := s.alone(ctx, query{name: m.name, text: m.text}); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return s.alone(ctx, query{name: "await indexes", text: "CALL db.awaitIndexes(300)"})
}

// missingSchema are the sections of schema.cypher that the database has no
// index for. A uniqueness constraint owns an index of its name.
func (s *Store) missingSchema(ctx context.Context) ([]section, error) {
	records, err := s.read(ctx, query{name: "indexes", text: "SHOW INDEXES YIELD name RETURN collect(name) AS names"})
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, name := range texts(records[0], "names") {
		have[name] = true
	}
	var missing []section
	for _, m := range sections("schema.cypher") {
		if !have[m.name] {
			missing = append(missing, m)
		}
	}
	return missing, nil
}

// alone runs one statement in a transaction of its own, which schema changes
// ask for. Building an index over a full database takes its time, so only the
// caller's context bounds it.
func (s *Store) alone(ctx context.Context, q query) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	_, err := neo4j.ExecuteWrite(ctx, session, func(t neo4j.ManagedTransaction) ([]*neo4j.Record, error) { return run(ctx, t, q) })
	return translate(ctx, err)
}

// migrate asks for the version again, since another process may have been
// faster.
func (t *tx) migrate(ctx context.Context) error {
	version, err := t.version(ctx)
	if err != nil {
		return err
	}
	for ; version < len(migrations); version++ {
		if err := migrations[version](ctx, t); err != nil {
			return fmt.Errorf("migrate to version %d: %w", version+1, err)
		}
	}
	_, err = t.run(ctx, query{"set version", "MATCH (s:Store {id: 1}) SET s.version = $version", params{"version": version}})
	return err
}

// markUnknown marks the people of whom nobody knows who they are, for which an
// older version kept no property.
func markUnknown(ctx context.Context, t *tx) error {
	_, err := t.run(ctx, query{"mark unknown", `MATCH (a:Person) WHERE a.name IS NOT NULL
		SET a.unknown = NOT EXISTS { (a)-[:REPRESENTS {current: true}]->() } OR NOT trim(a.name) CONTAINS ' '`, params{}})
	return err
}
