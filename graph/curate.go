package graph

import "github.com/parley-talks/parley/internal/curate"

// curator records decisions, where this server takes changes.
func (s *server) curator() (*curate.Curator, error) {
	if s.Ingest == nil {
		return nil, refusal(codeForbidden, "this server takes no decisions")
	}
	return &curate.Curator{Ingester: s.Ingest}, nil
}
