package llm

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parley-talks/parley/internal/parley"
)

// Cache keeps answers by what was asked. It is used by several goroutines.
type Cache interface {
	// Get gives the answer kept under a key, nil when there is none.
	Get(key string) ([]byte, error)
	Put(key string, answer []byte) error
}

// Folder is a cache of one file an answer. It may be deleted at any time; then
// the model is asked again.
type Folder string

// Get reads the file of a key.
func (f Folder) Get(key string) ([]byte, error) {
	name, err := f.file(key)
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for a kept answer: %w", err)
	}
	return b, nil
}

// Put writes the file of a key whole or not at all, readable by its owner
// only: an answer tells what somebody reads.
func (f Folder) Put(key string, answer []byte) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("keep an answer: %w", err)
		}
	}()
	name, err := f.file(key)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	t, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	_, err = t.Write(answer)
	if err = errors.Join(err, t.Close()); err == nil {
		err = os.Rename(t.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(t.Name()))
	}
	return nil
}

// file is where the answer of a key lies; a key is a hash in hex.
func (f Folder) file(key string) (string, error) {
	if b, err := hex.DecodeString(key); err != nil || len(b) < 2 {
		return "", fmt.Errorf("%w: %q is no key of an answer", parley.ErrInvalid, key)
	}
	return filepath.Join(string(f), key[:2], key+".json"), nil
}
