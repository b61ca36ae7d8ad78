#!/usr/bin/env bash
# A Neo4j 5.26 Community server for development and tests.
#
#   scripts/neo4j.sh start   start one, or reuse the running one, and print how to reach it:
#                            NEO4J_URI=… NEO4J_USERNAME=… NEO4J_PASSWORD=…, one a line
#   scripts/neo4j.sh stop    end the one that start began
#   scripts/neo4j.sh restart [SETTING...]
#                            kill it and start it again on the same data, for tests of faults, with
#                            more lines for its neo4j.conf; ends with 3 where start began none
#
# A Docker engine runs it where one answers; else Java 17 or newer with Maven;
# else the server that NEO4J_URI already names is taken. Its files and its
# random password are kept in $PARLEY_NEO4J_DIR (default: .cache/neo4j of the
# project), its ports are $PARLEY_NEO4J_PORT (default: 7687) for bolt and 213
# less for HTTP, both on loopback alone. To load the lines into a shell:
#
#   set -a; eval "$(scripts/neo4j.sh start)"; set +a
set -euo pipefail

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${PARLEY_NEO4J_DIR:-$scripts/../.cache/neo4j}
port=${PARLEY_NEO4J_PORT:-7687}
http=$((port - 213)) # 7474, the usual pair of 7687
image=neo4j:5.26-community
patience=120 # seconds from start to the first answer

say() { echo "neo4j.sh: $*" >&2; }
fail() { say "$*"; exit 1; }

# answers: the server runs a query with our password. Asked over HTTP with
# bash alone: an open port says nothing, the database behind it starts later.
answers() {
  [ -s "$dir/password" ] || return 1
  local statement='{"statement":"RETURN 1"}' login status
  login=$(printf 'neo4j:%s' "$(cat "$dir/password")" | base64 | tr -d '\n')
  status=$( (
    exec 3<>"/dev/tcp/127.0.0.1/$http" || exit
    printf 'POST /db/neo4j/query/v2 HTTP/1.0\r\nAuthorization: Basic %s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
      "$login" "${#statement}" "$statement" >&3
    read -r -t 5 _ code _ <&3 && echo "$code"
  ) 2>/dev/null)
  [ "$status" = 200 ] || [ "$status" = 202 ]
}

# ours: the process in the pid file is the server of this folder, not another
# one that was given the same number since.
ours() {
  [ -s "$dir/pid" ] || return 1
  case "$(ps -p "$(cat "$dir/pid")" -o args= 2>/dev/null)" in
    *"--home-dir=$dir/home"*) return 0 ;;
  esac
  return 1
}

alive() {
  if [ -s "$dir/container" ]; then
    [ "$(docker inspect -f '{{.State.Running}}' "$(cat "$dir/container")" 2>/dev/null)" = true ]
  else
    ours
  fi
}

wait_for_answer() {
  local i
  for ((i = 0; i < patience; i++)); do
    answers && return
    sleep 1 # before the first look too: a process just made is not yet a server
    alive || break
  done
  if [ -s "$dir/container" ]; then
    docker logs --tail 20 "$(cat "$dir/container")" >&2 || true
  else
    grep -h -e ERROR -e 'Caused by' "$dir/home/logs/neo4j.log" | tail -n 5 >&2 || true
    tail -n 20 "$dir/server.log" >&2 || true
  fi
  stop
  fail "the server gave no answer on 127.0.0.1:$port; its last words are above. Is the port taken? PARLEY_NEO4J_PORT chooses another"
}

# print_address URI USERNAME PASSWORD, quoted for the shell that reads it.
print_address() { printf 'NEO4J_URI=%q\nNEO4J_USERNAME=%q\nNEO4J_PASSWORD=%q\n' "$@"; }

have_docker() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

have_java() {
  command -v java >/dev/null && command -v mvn >/dev/null || return 1
  local version
  version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ]
}

make_password() {
  [ -s "$dir/password" ] && return
  (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$dir/password")
}

start_docker() {
  say "starting $image with Docker"
  make_password
  (umask 077 && printf 'NEO4J_AUTH=neo4j/%s\n' "$(cat "$dir/password")" >"$dir/container.env")
  docker run --detach --env-file "$dir/container.env" \
    --env NEO4J_dbms_usage__report_enabled=false \
    --env NEO4J_server_memory_heap_max__size=1g --env NEO4J_server_memory_pagecache_size=512m \
    --publish "127.0.0.1:$port:7687" --publish "127.0.0.1:$http:7474" "$image" >"$dir/container"
}

start_java() {
  if [ ! -e "$dir/lib/complete" ]; then
    say "fetching the server from Maven, about 125 MB, once"
    mvn -q -B -f "$scripts/neo4j/pom.xml" dependency:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory="$dir/lib" >&2
    touch "$dir/lib/complete"
  fi
  mkdir -p "$dir/home/conf"
  cat >"$dir/home/conf/neo4j.conf" <<CONF
server.bolt.listen_address=127.0.0.1:$port
server.http.listen_address=127.0.0.1:$http
server.memory.heap.max_size=1g
server.memory.pagecache.size=512m
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=keep_none
dbms.usage_report.enabled=false
CONF
  [ $# = 0 ] || printf '%s\n' "$@" >>"$dir/home/conf/neo4j.conf"
  # A password can be set only before the first start: without one that we
  # know, the old data cannot be entered any more and begins anew.
  if [ ! -s "$dir/password" ]; then
    rm -rf "$dir/home/data"
    make_password
    NEO4J_HOME="$dir/home" NEO4J_CONF="$dir/home/conf" java -cp "$dir/lib/*" \
      org.neo4j.cli.AdminTool dbms set-initial-password "$(cat "$dir/password")" >&2 ||
      { rm -f "$dir/password"; fail "could not set the server's first password"; }
  fi
  local package opens=()
  for package in java.nio java.io sun.nio.ch java.util.concurrent; do
    opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
  done
  say "starting the server with Java"
  nohup java -Xmx1g -cp "$dir/lib/*" "${opens[@]}" org.neo4j.server.CommunityEntryPoint \
    --home-dir="$dir/home" --config-dir="$dir/home/conf" >"$dir/server.log" 2>&1 </dev/null &
  echo $! >"$dir/pid"
}

start() {
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
  if alive; then
    say "reusing the running server"
  elif have_docker; then
    start_docker
  elif have_java; then
    start_java
  elif [ -n "${NEO4J_URI:-}" ]; then
    say "taking the server of NEO4J_URI"
    print_address "$NEO4J_URI" "${NEO4J_USERNAME:-neo4j}" "${NEO4J_PASSWORD:-}"
    return
  else
    fail "no Neo4j can be started: install Docker, or Java 17 or newer with Maven, or set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD to a server of yours"
  fi
  wait_for_answer
  print_address "bolt://127.0.0.1:$port" neo4j "$(cat "$dir/password")"
}

stop() {
  [ -d "$dir" ] || return 0
  dir=$(cd "$dir" && pwd)
  if [ -s "$dir/container" ]; then
    docker rm --force --volumes "$(cat "$dir/container")" >/dev/null 2>&1 || true
  elif ours; then
    local pid i
    pid=$(cat "$dir/pid")
    kill "$pid"
    for ((i = 0; i < patience * 5; i++)); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.2
    done
    ! kill -0 "$pid" 2>/dev/null || fail "process $pid does not end"
  fi
  rm -f "$dir/container" "$dir/container.env" "$dir/pid"
}

restart() {
  dir=$(cd "$dir" && pwd)
  alive || { say "there is no server of ours to restart"; exit 3; }
  if [ -s "$dir/container" ]; then
    local container lines=
    container=$(cat "$dir/container")
    [ $# = 0 ] || lines=$(printf '%s\n' "$@")
    docker exec "$container" sh -c 'cd conf && cp -n neo4j.conf /tmp && { cat /tmp/neo4j.conf; echo "$1"; } >neo4j.conf' sh "$lines"
    docker kill "$container" >/dev/null
    docker start "$container" >/dev/null
  else
    kill -9 "$(cat "$dir/pid")"
    while ours; do sleep 0.1; done
    start_java "$@"
  fi
  wait_for_answer
}

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  restart) restart "${@:2}" ;;
  *) sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
