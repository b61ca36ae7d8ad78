package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Inspect looks at a database without changing it: the server, the version of
// the data, constraints and indexes, and whether the graph holds together.
// Errors are those of Open.
func Inspect(ctx context.Context, c Config) (found []parley.Finding, err error) {
	s, err := dial(c)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	for _, look := range []func(context.Context) (parley.Finding, error){s.inspectServer, s.inspectVersion, s.inspectIndexes, s.inspectContent} {
		f, err := look(ctx)
		if err != nil {
			return nil, fmt.Errorf("inspect Neo4j at %s: %w", c.URI, err)
		}
		found = append(found, f)
	}
	return found, nil
}

func (s *Store) inspectServer(ctx context.Context) (parley.Finding, error) {
	records, err := s.run(ctx, query{"server", "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version, edition", nil})
	if err != nil || len(records) == 0 {
		return parley.Finding{What: "server", Is: "of an unknown version"}, err
	}
	f := parley.Finding{What: "server", Is: fmt.Sprintf("Neo4j %s, %s", get[string](records[0], "version"), get[string](records[0], "edition"))}
	var major, minor int
	if _, err := fmt.Sscanf(get[string](records[0], "version"), "%d.%d", &major, &minor); err == nil && (major < 5 || major == 5 && minor < 26) {
		f.Wrong = "Parley needs 5.26 or newer"
	}
	return f, nil
}

func (s *Store) inspectVersion(ctx context.Context) (parley.Finding, error) {
	version, err := s.version(ctx)
	f := parley.Finding{What: "version", Is: fmt.Sprintf("data of version %d, this program writes %d", version, len(migrations))}
	switch {
	case version > len(migrations):
		f.Wrong = "it was written by a newer Parley; use that one"
	case version < len(migrations):
		f.Is += "; it is brought up to date when it is next opened"
	}
	return f, err
}

func (s *Store) inspectIndexes(ctx context.Context) (parley.Finding, error) {
	missing, err := s.missingSchema(ctx)
	if err != nil {
		return parley.Finding{}, err
	}
	records, err := s.run(ctx, query{"index states", "SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN collect(name + ' ' + state) AS names", nil})
	if err != nil {
		return parley.Finding{}, err
	}
	f := parley.Finding{What: "constraints and indexes", Is: fmt.Sprint(len(sections("schema.cypher")))}
	var wrong []string
	for _, m := range missing {
		wrong = append(wrong, m.name+" missing")
	}
	if wrong = append(wrong, texts(records[0], "names")...); len(wrong) > 0 {
		f.Wrong = strings.Join(wrong, ", ") + "; opening the store makes what is missing, and an index that failed is to be dropped first"
	}
	return f, nil
}

// inspectContent looks for what no update leaves behind. It reads everything.
func (s *Store) inspectContent(ctx context.Context) (parley.Finding, error) {
	records, err := s.run(ctx, query{"content", `
		RETURN COUNT { (a:Article) } AS articles, COUNT { (m:Mention) } AS mentions, COUNT { (e:Event) } AS events,
		  COUNT { (m:Mention) WHERE NOT EXISTS { (:Article)-[:TELLS]->(m) } } AS untold,
		  COUNT { (m:Mention) WHERE m.eventId IS NOT NULL AND NOT EXISTS { (:Event {id: m.eventId}) } } AS lost`, nil})
	if err != nil {
		return parley.Finding{}, err
	}
	r := records[0]
	f := parley.Finding{What: "content", Is: fmt.Sprintf("%d articles, %d mentions, %d events", number(r, "articles"), number(r, "mentions"), number(r, "events"))}
	if untold, lost := number(r, "untold"), number(r, "lost"); untold+lost > 0 {
		f.Wrong = fmt.Sprintf("%d mentions are of no article and %d of events that are not there; run parley rederive, or restore a backup", untold, lost)
	}
	return f, nil
}
