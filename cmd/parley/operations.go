package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/parley"
)

// maxOperationFile is the largest file of operations that is read, in bytes.
const maxOperationFile = 16 << 20

// readOperations reads the operations that a server is to know from a file or
// from those of a folder: .graphql and .gql, one a file, known by the SHA-256
// of their text; .json as client compilers write it, an object of texts by id
// (Relay) or a manifest (Apollo).
func readOperations(path string) (graph.Operations, error) {
	if path == "" {
		return nil, nil
	}
	out := graph.Operations{}
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		kind := filepath.Ext(name)
		if !d.Type().IsRegular() || kind != ".json" && kind != ".graphql" && kind != ".gql" {
			if name == path && !d.IsDir() {
				return fmt.Errorf("%w: %s is no .graphql or .json file", parley.ErrInvalid, name)
			}
			return nil
		}
		if info, err := d.Info(); err != nil || info.Size() > maxOperationFile {
			return errors.Join(fmt.Errorf("%w: %s is larger than %d MiB", parley.ErrInvalid, name, maxOperationFile>>20), err)
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if kind != ".json" {
			query := strings.TrimSpace(string(text))
			sum := sha256.Sum256([]byte(query))
			out[hex.EncodeToString(sum[:])] = query
			return nil
		}
		if err := addManifest(out, text); err != nil {
			return fmt.Errorf("%w: %s: %w", parley.ErrInvalid, name, err)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read --operations: %w", err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: --operations %s has no operation", parley.ErrInvalid, path)
	}
	return out, nil
}

func addManifest(to graph.Operations, text []byte) error {
	var manifest struct {
		Format     string `json:"format"`
		Operations []struct {
			ID   string `json:"id"`
			Body string `json:"body"`
		} `json:"operations"`
	}
	if err := json.Unmarshal(text, &manifest); err == nil && manifest.Format == "apollo-persisted-query-manifest" {
		for _, o := range manifest.Operations {
			to[o.ID] = o.Body
		}
		return nil
	}
	var byID map[string]string
	if err := json.Unmarshal(text, &byID); err != nil {
		return errors.New("it is neither an object of queries by id nor a manifest of persisted queries")
	}
	for id, query := range byID {
		to[id] = query
	}
	return nil
}
