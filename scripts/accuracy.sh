#!/usr/bin/env bash
# Score the reader: extract the labelled texts and compare with their labels.
#
# Takes the corpus of $PARLEY_SHARED when it is set, else testdata/accuracy.
# Arguments go to score.py: accuracy.sh --json
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
corpus=${PARLEY_SHARED:+$PARLEY_SHARED/corpus}
corpus=${corpus:-testdata/accuracy}
[ -d "$corpus/labels" ] || { echo "accuracy.sh: no labels in $corpus; set PARLEY_SHARED" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The index with the texts in it: the records that parley reads.
python3 - "$corpus" >"$work/records.jsonl" <<'PYTHON'
import json, pathlib, sys

corpus = pathlib.Path(sys.argv[1])
for line in (corpus / "index.jsonl").read_text().splitlines():
    record = json.loads(line)
    record["text"] = (corpus / "texts" / f"{record['id']}.txt").read_text()
    print(json.dumps(record))
PYTHON
go build -o "$work/parley" ./cmd/parley
"$work/parley" extract --format labels --out "$work/labels" "$work/records.jsonl"
python3 scripts/score.py "$corpus/labels" "$work/labels" --same "$corpus/same.json" --tracks "$corpus/tracks.json" "$@"
