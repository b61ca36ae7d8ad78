#!/usr/bin/env bash
# Asks a running Parley with the client libraries that people use (Node.js).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if ! command -v npm >/dev/null; then
  echo "clients.sh: there is no npm, so no client of Node.js is tried"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/parley" ./cmd/parley
npm --prefix testdata/clients ci --no-audit --no-fund --loglevel=error
PARLEY="$work/parley" npm --prefix testdata/clients test
