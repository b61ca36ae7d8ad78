#!/usr/bin/env bash
# Score the reader: extract the labelled texts and compare with their labels.
#
#   accuracy.sh [--json | --show]   print the figures of score.py
#   accuracy.sh --write             write them into docs/accuracy.md
#
# Takes the corpus of $PARLEY_SHARED when it is set, else testdata/accuracy.
# --write takes testdata/accuracy and, from the corpus of $PARLEY_SHARED, the
# texts held out: those numbered 3, 6, 9, ..., which no rule was written on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
own=testdata/accuracy
shared=${PARLEY_SHARED:+$PARLEY_SHARED/corpus}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# read_corpus CORPUS DIR ID_PATTERN: copies the labels of the texts whose id
# matches to DIR/gold and writes what parley reads to DIR/read and DIR/read.jsonl.
read_corpus() {
  [ -d "$1/labels" ] || { echo "accuracy.sh: no labels in $1; set PARLEY_SHARED to the folder that holds corpus/" >&2; exit 1; }
  mkdir -p "$2/gold"
  python3 - "$@" >"$2/records.jsonl" <<'PYTHON'
import json, pathlib, re, shutil, sys

corpus, work, pattern = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
for line in (corpus / "index.jsonl").read_text().splitlines():
    record = json.loads(line)
    if re.fullmatch(pattern, record["id"]):
        record["text"] = (corpus / "texts" / f"{record['id']}.txt").read_text()
        shutil.copy(corpus / "labels" / f"{record['id']}.json", work / "gold")
        print(json.dumps(record))
PYTHON
  "$work/parley" extract --format labels --out "$2/read" "$2/records.jsonl"
  "$work/parley" extract --format json "$2/records.jsonl" >"$2/read.jsonl"
}

go build -o "$work/parley" ./cmd/parley
if [ "${1-}" = --write ]; then
  held_out='d(03|06|09|12|15|18|21|24|27|30|33|36|39|42|45|48)'
  read_corpus "$own" "$work/own" '.*'
  sets=("texts worked on=$work/own")
  if [ -n "$shared" ]; then
    read_corpus "$shared" "$work/apart" "$held_out"
    sets+=("texts held out=$work/apart")
  fi
  python3 -B scripts/accuracy_tables.py docs/accuracy.md "${sets[@]}"
else
  corpus=${shared:-$own}
  read_corpus "$corpus" "$work/all" '.*'
  python3 scripts/score.py "$corpus/labels" "$work/all/read" --same "$corpus/same.json" --tracks "$corpus/tracks.json" "$@"
fi
