#!/usr/bin/env bash
# Install what the tests with real clients need into testdata/clients: packages
# of npm for Node 20 or newer, and of PyPI for Python. The versions are pinned
# there. What is missing is said; PARLEY_REQUIRE_NODE=1 makes that an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../testdata/clients"

missing() {
  echo "clients.sh: $*: the tests with these clients are skipped" >&2
  [ "${PARLEY_REQUIRE_NODE:-}" != 1 ] || exit 1
}

if ! command -v npm >/dev/null; then
  missing "there is no Node (https://nodejs.org, 20 or newer)"
elif ! cmp -s package-lock.json node_modules/.installed; then
  if npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2; then
    cp package-lock.json node_modules/.installed
  else
    missing "npm could not install what package-lock.json names"
  fi
fi

# in_python VENV REQUIREMENTS
in_python() {
  cmp -s "$2" "$1/installed" && return
  if python3 -m venv "$1" >&2 && "$1/bin/pip" install --quiet --disable-pip-version-check -r "$2" >&2; then
    cp "$2" "$1/installed"
  else
    missing "pip could not install what $2 names"
  fi
}
if ! command -v python3 >/dev/null; then
  missing "there is no Python 3"
else
  in_python venv requirements.txt
  in_python venv-ariadne requirements-ariadne.txt # wants an older graphql-core than gql
fi
