package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

const clients = "../../testdata/clients"

// Clients that people use work with parley as it is served, and the audits of
// the specification of GraphQL over HTTP hold. scripts/clients.sh installs them.
func TestRealClients(t *testing.T) {
	address := served(t, "--demo", "--store", emptySQLite(t))
	for _, script := range []string{"audits.mjs", "apollo.mjs", "urql.mjs", "request.mjs", "relay.mjs", "streams.test.js", "gql_client.py", "ariadne_client.py", "exports.py", "timelinejs.mjs", "followthemoney.mjs", "assistant.mjs", "genqlient"} {
		t.Run(script, func(t *testing.T) {
			program, installed := []string{"node", script}, "node_modules/.installed"
			switch {
			case script == "ariadne_client.py":
				program, installed = []string{"venv-ariadne/bin/python", script}, "venv-ariadne/installed"
			case filepath.Ext(script) == ".py":
				program, installed = []string{"venv/bin/python", script}, "venv/installed"
			case filepath.Ext(script) == "":
				program, installed = []string{"go", "run", "-C", script, "."}, "venv/installed"
			}
			if _, err := os.Stat(filepath.Join(clients, installed)); err != nil {
				const why = "the clients are not installed: run scripts/clients.sh, which needs Node 20 or newer and Python 3"
				if os.Getenv("PARLEY_REQUIRE_NODE") == "1" {
					t.Fatal(why)
				}
				t.Skip(why)
			}
			parley, err := exec.LookPath("parley") // this program, for those that start it themselves
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, program[0], append(program[1:], address+"/graphql")...)
			cmd.Dir, cmd.Env = clients, append(os.Environ(), "PARLEY="+parley)
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, said)
			}
		})
	}
}
