#!/usr/bin/env bash
# Run tests with a Neo4j server: with-neo4j.sh COMMAND [ARGUMENT...]
#
# The command gets NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, and
# PARLEY_REQUIRE_NEO4J=1, which turns a skipped test of that store into a
# failed one. Tests remove everything from the server. It is stopped
# afterwards, unless it ran before.
set -euo pipefail
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

ran_before=
(exec 3<>"/dev/tcp/127.0.0.1/${PARLEY_NEO4J_PORT:-7687}") 2>/dev/null && ran_before=1
if ! environment=$("$scripts/neo4j.sh" start); then
  cat >&2 <<'ADVICE'

These tests need a Neo4j 5.26 server, and none could be started. Any one of these will do:
  - a Docker engine                 https://docs.docker.com/engine/install/
  - Java 17 or newer, and Maven     e.g. apt-get install openjdk-17-jdk-headless maven
  - an empty server of your own     export NEO4J_URI=bolt://... NEO4J_USERNAME=... NEO4J_PASSWORD=...
"go test ./..." alone runs every test that needs no server and says what it skipped.
ADVICE
  exit 1
fi
[ -n "$ran_before" ] || trap '"$scripts/neo4j.sh" stop' EXIT
set -a
eval "$environment"
PARLEY_REQUIRE_NEO4J=1
set +a
"$@"
