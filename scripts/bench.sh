#!/usr/bin/env bash
# Measures Parley on both stores, and the peer, with generated data; writes
# docs/performance.md. make bench calls it.
#
#   EVENTS=100000 SEED=1   how much data
#   PEER=http://…          the endpoint of a peer that is running; else bench/peer is
#                          started where npm is, on the Neo4j of the benchmark
#   SPAN=3s ROUNDS=3       how long each workload is asked, and how often
#   PARLEY_BENCH_DIR       where the stores are kept between runs (.cache/bench)
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dir=${PARLEY_BENCH_DIR:-$root/.cache/bench}
events=${EVENTS:-100000}
seed=${SEED:-1}
mkdir -p "$dir"
cd "$root"

started=()
finish() {
  for pid in ${started[@]+"${started[@]}"}; do kill "$pid" 2>/dev/null || true; done
  PARLEY_NEO4J_DIR=$dir/neo4j-$events scripts/neo4j.sh stop
}
trap finish EXIT

go build -o "$dir/parley" ./cmd/parley
go build -o "$dir/bench" ./bench
export PARLEY_NEO4J_PORT=${PARLEY_NEO4J_PORT:-7688}
address=$(PARLEY_NEO4J_DIR=$dir/neo4j-$events scripts/neo4j.sh start)
set -a
eval "$address"
set +a

"$dir/bench" fill -events "$events" -seed "$seed" -store "sqlite:$dir/$events.db"
"$dir/bench" fill -events "$events" -seed "$seed" -store "$NEO4J_URI"

# serve STORE PORT
serve() {
  "$dir/parley" serve --store "$1" --addr "127.0.0.1:$2" >"$dir/serve-$2.log" 2>&1 &
  started+=($!)
}
first=${PARLEY_BENCH_PORT:-8805} # and the two after it
serve "sqlite:$dir/$events.db" "$first"
serve "$NEO4J_URI" $((first + 1))
if [ -z "${PEER:-}" ] && command -v npm >/dev/null; then
  mkdir -p "$dir/peer"
  cp bench/peer/package.json bench/peer/package-lock.json bench/peer/server.js "$dir/peer"
  [ -d "$dir/peer/node_modules" ] || (cd "$dir/peer" && npm ci --silent --no-audit --no-fund)
  (cd "$dir/peer" && PORT=$((first + 2)) NODE_ENV=production exec node server.js) >"$dir/peer.log" 2>&1 &
  started+=($!)
  PEER=http://127.0.0.1:$((first + 2))/
fi

# answers URL: it serves queries
answers() { curl -sf -o /dev/null -H 'Content-Type: application/json' -d '{"query":"{__typename}"}' "$1"; }
urls=("http://127.0.0.1:$first/graphql" "http://127.0.0.1:$((first + 1))/graphql" ${PEER:+"$PEER"})
for url in "${urls[@]}"; do
  for _ in $(seq 120); do
    answers "$url" && break
    sleep 1
  done
done

"$dir/bench" run -events "$events" -seed "$seed" -span "${SPAN:-3s}" -rounds "${ROUNDS:-3}" \
  -sqlite "${urls[0]}" -neo4j "${urls[1]}" ${PEER:+-peer "$PEER"} -out "${OUT:-docs/performance.md}"
