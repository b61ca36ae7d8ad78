// Package store opens a store by its address: the one place that knows which
// engines there are.
package store

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/neo4j"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// Open opens the store at an address: sqlite:PATH for a file, or an address of
// Neo4j with one of the schemes bolt, bolt+s, bolt+ssc, neo4j, neo4j+s and
// neo4j+ssc. The user of Neo4j is NEO4J_USERNAME ("neo4j" when empty), the
// password NEO4J_PASSWORD or the first line of the file NEO4J_PASSWORD_FILE,
// the database NEO4J_DATABASE (the user's own when empty).
//
// ErrInvalid for an address of another form, or one that carries a password;
// ErrUnavailable when nothing answers there.
func Open(ctx context.Context, address string) (parley.Store, error) {
	scheme, rest, _ := strings.Cut(address, ":")
	switch scheme {
	case "sqlite":
		s, err := sqlite.Open(ctx, rest)
		if err != nil {
			return nil, err // not s: a nil *sqlite.Store is no nil Store
		}
		return s, nil
	case "bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc":
		return openNeo4j(ctx, address)
	}
	return nil, errScheme
}

// Memory is a store that is held in memory and gone when it is closed.
type Memory interface {
	parley.Store
	// Size of it in bytes.
	Size(ctx context.Context) (int64, error)
}

// OpenMemory opens a new, empty one. A write that would make it larger than
// limit bytes fails with ErrUnavailable, which nothing else makes of an open one.
func OpenMemory(ctx context.Context, limit int64) (Memory, error) {
	s, err := sqlite.OpenMemory(ctx, limit)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func openNeo4j(ctx context.Context, address string) (parley.Store, error) {
	c, err := neo4jConfig(address)
	if err != nil {
		return nil, err
	}
	s, err := neo4j.Open(ctx, c)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Inspect looks at the store at an address without changing it. Errors are
// those of Open, and ErrNotFound when there is no file.
func Inspect(ctx context.Context, address string) ([]parley.Finding, error) {
	scheme, rest, _ := strings.Cut(address, ":")
	switch scheme {
	case "sqlite":
		return sqlite.Inspect(ctx, rest)
	case "bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc":
		c, err := neo4jConfig(address)
		if err != nil {
			return nil, err
		}
		return neo4j.Inspect(ctx, c)
	}
	return nil, errScheme
}

// Backup writes the store at an address into a new file, Restore makes a store
// of one. Both know files of SQLite only: Neo4j has tools of its own.
func Backup(ctx context.Context, address, file string) error {
	path, ok := strings.CutPrefix(address, "sqlite:")
	if !ok {
		return errOwnTools
	}
	return sqlite.Backup(ctx, path, file)
}

// Restore is the way back of Backup.
func Restore(ctx context.Context, file, address string) error {
	path, ok := strings.CutPrefix(address, "sqlite:")
	if !ok {
		return errOwnTools
	}
	return sqlite.Restore(ctx, file, path)
}

var (
	errScheme   = fmt.Errorf("%w: a store is sqlite:PATH, bolt://HOST or neo4j://HOST", parley.ErrInvalid)
	errOwnTools = fmt.Errorf("%w: this is for sqlite:PATH; back Neo4j up with neo4j-admin database dump, or what articles say with parley export (docs/running.md)", parley.ErrInvalid)
)

func neo4jConfig(address string) (neo4j.Config, error) {
	// The address itself stays out of these errors: it may hold a password.
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return neo4j.Config{}, fmt.Errorf("%w: this is no address of Neo4j; one looks like bolt://localhost:7687", parley.ErrInvalid)
	}
	if u.User != nil {
		return neo4j.Config{}, fmt.Errorf("%w: leave user and password out of the store's address; set NEO4J_USERNAME and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE", parley.ErrInvalid)
	}
	password, err := password()
	if err != nil {
		return neo4j.Config{}, err
	}
	return neo4j.Config{
		URI: address, Username: cmp.Or(os.Getenv("NEO4J_USERNAME"), "neo4j"), Password: password, Database: os.Getenv("NEO4J_DATABASE"),
	}, nil
}

func password() (string, error) {
	file := os.Getenv("NEO4J_PASSWORD_FILE")
	if p := os.Getenv("NEO4J_PASSWORD"); p != "" || file == "" {
		return p, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("%w: read NEO4J_PASSWORD_FILE: %w", parley.ErrInvalid, err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimSuffix(line, "\r"), nil
}
