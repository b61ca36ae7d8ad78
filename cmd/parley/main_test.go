package main

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets tests start this program as a process of its own: "parley" is
// the program, "acknowledge" what the kill tests end.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main, "acknowledge": acknowledge})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("LocalAppData", e.WorkDir+"/data")
			e.Setenv("PARLEY_STORE", "")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits CODE COMMAND... runs a command that must end with CODE.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s ended with %d, not %d", strings.Join(args[1:], " "), got, want)
	}
}

func TestEveryCommandShowsAnExample(t *testing.T) {
	for _, command := range []string{"", "serve", "ingest", "extract", "explain", "events", "rounds", "show", "reread", "import", "export", "mcp", "token", "token create", "token list", "token revoke", "doctor", "backup", "restore", "version"} {
		t.Run("parley "+command, func(t *testing.T) {
			var out, errs bytes.Buffer
			code := run(context.Background(), append(strings.Fields(command), "--help"), nil, &out, &errs)
			if code != exitDone || errs.Len() > 0 {
				t.Fatalf("--help ended with %d and said %q", code, errs.String())
			}
			if !strings.Contains(out.String(), "Examples:\n  ") || !strings.Contains(out.String(), "parley "+command) {
				t.Errorf("--help has no example of the command:\n%s", out.String())
			}
		})
	}
}

func TestAnInterruptEndsWith130(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs bytes.Buffer
	if code := run(ctx, []string{"extract", "testdata"}, nil, &out, &errs); code != exitInterrupted {
		t.Errorf("an interrupted command ended with %d, not %d; it said %q", code, exitInterrupted, errs.String())
	}
}
