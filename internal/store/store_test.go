package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

func TestOpenTellsEnginesApartByTheAddress(t *testing.T) {
	s, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "talks.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Coverage(t.Context()); err != nil {
		t.Error(err)
	}
	for _, address := range []string{"", "talks.db", "sqlite:", "mysql://localhost", "bolt:localhost", "bolt://", "bolt://%zz"} {
		if s, err := Open(t.Context(), address); !errors.Is(err, parley.ErrInvalid) || s != nil {
			t.Errorf("%q: store %v and error %v, want none and ErrInvalid", address, s, err)
		}
	}
}

func TestAPasswordInTheAddressIsRefusedAndNotRepeated(t *testing.T) {
	_, err := Open(t.Context(), "neo4j://somebody:geheim@localhost")
	if !errors.Is(err, parley.ErrInvalid) || strings.Contains(err.Error(), "geheim") {
		t.Errorf("error %v", err)
	}
}

func TestThePasswordIsReadFromTheEnvironmentOrAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("from the file\r\nrest"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ variable, file, want string }{
		{"", "", ""}, {"direct", "", "direct"}, {"", file, "from the file"}, {"direct", file, "direct"},
	} {
		t.Setenv("NEO4J_PASSWORD", c.variable)
		t.Setenv("NEO4J_PASSWORD_FILE", c.file)
		if got, err := password(); got != c.want || err != nil {
			t.Errorf("%+v: got %q, error %v", c, got, err)
		}
	}
	t.Setenv("NEO4J_PASSWORD", "")
	t.Setenv("NEO4J_PASSWORD_FILE", file+".missing")
	if _, err := password(); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("a file that is missing: error %v", err)
	}
}
