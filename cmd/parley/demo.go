package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parley-talks/parley/demo"
	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store"
)

// loadDemo reads the demonstration set into a store, marked as such.
func loadDemo(ctx context.Context, in *ingest.Ingester) error {
	lines := bufio.NewScanner(bytes.NewReader(demo.Dispatches))
	for lines.Scan() {
		var r article.Record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("read the demo set: %w", err)
		}
		a, err := article.FromRecord(r)
		if err != nil {
			return fmt.Errorf("read %s of the demo set: %w", r.ID, err)
		}
		a.Demo = true
		if _, err := in.Article(ctx, a); err != nil {
			return fmt.Errorf("load %s of the demo set: %w", r.ID, err)
		}
	}
	return lines.Err()
}

// temporaryStore is an embedded store in a folder that remove deletes.
func temporaryStore(ctx context.Context) (s parley.Store, remove func(), err error) {
	folder, err := os.MkdirTemp("", "parley-demo-")
	if err != nil {
		return nil, nil, fmt.Errorf("make a folder for the demo store: %w", err)
	}
	remove = func() { _ = os.RemoveAll(folder) }
	if s, err = store.Open(ctx, "sqlite:"+filepath.Join(folder, "demo.db")); err != nil {
		remove()
	}
	return s, remove, err
}

// demoGreeting is a query to try. It finds an actor by name, so it can be
// pasted as it is.
func demoGreeting(addr string) string {
	body, err := json.Marshal(map[string]string{"query": demo.Query})
	if err != nil { // a string always has a JSON form
		panic(err)
	}
	return fmt.Sprintf(`
%s What came before the latest talks that Vladimir Medinsky took part in?
Paste this there:

%s
or run:

  curl -s %s/graphql -H 'Content-Type: application/json' -d '%s'
`, demoNotice, demo.Query, addr, body)
}
