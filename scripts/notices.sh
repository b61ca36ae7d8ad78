#!/usr/bin/env bash
# Print the licences of everything that is linked into parley, as Markdown.
set -euo pipefail
export LC_ALL=C # one order of names everywhere
shopt -s nocaseglob # License.txt
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cat <<'HEAD'
# Third-party notices

Parley is licensed under the Apache License 2.0 (see LICENSE). The `parley` binary contains the Go standard library and
the modules below, each under its own licence, printed here in full. `make generate` writes this file.
HEAD

section() { # NAME FOLDER
  local file found=
  for file in "$2"/license* "$2"/licence* "$2"/copying* "$2"/notice*; do
    [ -f "$file" ] || continue
    found=1
    printf '\n## %s: %s\n\n```text\n' "$1" "$(basename "$file")"
    tr -d '\r' <"$file" | sed -e 's/[[:space:]]*$//' -e 's/```/'"'''"'/g'
    printf '```\n'
  done
  [ -n "$found" ] || { echo "notices.sh: $1 has no licence file in $2" >&2; exit 1; }
}

section "Go standard library" "$(go env GOROOT)"
# The platforms link different modules, so all of them are asked.
for os in linux darwin windows; do
  GOOS=$os CGO_ENABLED=0 go list -deps \
    -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/parley
done | sort -u | while read -r path version dir; do section "$path $version" "$dir"; done
