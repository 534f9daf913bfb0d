# shellcheck shell=bash
# What the bench scripts share: sinks, gateway, load, and the figures taken from them. To be sourced under
# `set -euo pipefail`. Everything started is ended by its process id when the script exits; files live in $bench_dir.
# Environment: TG_BUILD_DIR (default build/release).

bench_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bench_dir=''
bench_pids=()
gateway_pid=''
gateway_url=''
sink_http_urls=()
sink_dist_ports=()

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$(basename "$0"): $*"
    exit 1
}

usage_error() {
    say "$(basename "$0"): $*"
    exit 2
}

# A private folder, the clean-up, and the programs. Call first.
bench_begin() {
    bench_open
    find_build
}

bench_open() {
    local program
    for program in curl jq awk; do
        command -v "$program" >/dev/null || fail "$program is needed; install it"
    done
    bench_dir=$(mktemp -d)
    trap bench_end EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

bench_end() {
    local code=$? pid
    trap - EXIT
    if ((code != 0)); then
        show_logs
    fi
    for pid in "${bench_pids[@]}"; do
        kill -CONT "$pid" 2>/dev/null || true
        kill -TERM "$pid" 2>/dev/null || true
    done
    for pid in "${bench_pids[@]}"; do
        end_process "$pid" 10
    done
    rm -rf "$bench_dir"
    exit "$code"
}

# Waits for a process that was told to end; after the deadline it is killed.
end_process() {
    local pid=$1 seconds=$2
    if ! poll_until "$seconds" process_is_gone "$pid"; then
        kill -KILL "$pid" 2>/dev/null || true
    fi
    wait "$pid" 2>/dev/null || true
}

process_is_gone() {
    ! kill -0 "$1" 2>/dev/null || [[ $(process_state "$1") == Z ]]
}

process_state() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    stat=${stat##*) }
    printf '%s' "${stat%% *}"
}

show_logs() {
    local log
    for log in "$bench_dir"/*.log; do
        [[ -s $log ]] || continue
        say "--- $(basename "$log"), last lines:"
        tail -n 15 "$log" >&2
    done
}

# poll_until SECONDS COMMAND...: true as soon as the command is, false after the deadline.
poll_until() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < deadline)) || return 1
        sleep 0.1
    done
}

# Sets gateway_program and loadgen_program; builds them if they are not there.
find_build() {
    local build=${TG_BUILD_DIR:-$bench_root/build/release}
    if [[ ! -x $build/bin/timeless-gatewayd || ! -x $build/bin/timeless-loadgen ]]; then
        say "building into $build"
        cmake -S "$bench_root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release >"$bench_dir/build.log" 2>&1 ||
            fail "cmake could not configure $build"
        cmake --build "$build" --target timeless-gatewayd timeless-loadgen >>"$bench_dir/build.log" 2>&1 ||
            fail "the build in $build failed"
    fi
    grep -Eq '^CMAKE_BUILD_TYPE:[A-Z]+=(Release|RelWithDebInfo)$' "$build/CMakeCache.txt" ||
        fail "$build is no release build: its figures would mean nothing"
    gateway_program=$build/bin/timeless-gatewayd
    loadgen_program=$build/bin/timeless-loadgen
}

# start_sinks N: nodes that count points and keep none. Fills sink_http_urls, sink_dist_ports and the cookie file.
start_sinks() {
    local index sink_pids=()
    cookie_file=$bench_dir/cookie
    (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$cookie_file")
    "$bench_root/resources/devnode/devnode" --build 2>"$bench_dir/devnode-build.log" ||
        fail 'the development node could not be built'
    for ((index = 1; index <= $1; ++index)); do
        "$bench_root/resources/devnode/devnode" --name "n$index@127.0.0.1" --cookie-file "$cookie_file" \
            --data "$bench_dir/n$index" --dist-port 0 --http-port 0 --sink \
            >"$bench_dir/n$index.out" 2>"$bench_dir/n$index.log" &
        sink_pids+=("$!")
        bench_pids+=("$!")
    done
    for ((index = 1; index <= $1; ++index)); do
        wait_for_line "$bench_dir/n$index.out" '^ready ' 60 "${sink_pids[index - 1]}" || fail "sink n$index did not start"
        sink_dist_ports+=("$(sed -n 's/^ready .*dist_port=\([0-9]*\).*/\1/p' "$bench_dir/n$index.out")")
        sink_http_urls+=("http://127.0.0.1:$(sed -n 's/^ready .*http_port=\([0-9]*\).*/\1/p' "$bench_dir/n$index.out")")
    done
}

# wait_for_line FILE PATTERN SECONDS PID: false after the deadline, or at once when the process that writes it has ended.
wait_for_line() {
    poll_until "$3" has_line_or_ended "$1" "$2" "$4" && grep -Eqs "$2" "$1"
}

has_line_or_ended() {
    grep -Eqs "$2" "$1" || process_is_gone "$3"
}

# start_gateway WORKERS REPLICATION ACK [extra config text]: over all sinks. Sets gateway_pid and gateway_url.
start_gateway() {
    write_gateway_config "$@" >"$bench_dir/gateway.toml"
    "$gateway_program" --config "$bench_dir/gateway.toml" >"$bench_dir/gateway.out" 2>"$bench_dir/gateway.log" &
    gateway_pid=$!
    bench_pids+=("$gateway_pid")
    wait_for_line "$bench_dir/gateway.out" '^listening data=' 30 "$gateway_pid" || fail 'the gateway did not start listening'
    gateway_url=http://$(sed -n 's/^listening data=//p' "$bench_dir/gateway.out" | head -n 1)
    wait_ready "$gateway_url/ready" 30 || fail "the gateway did not become ready at $gateway_url/ready"
}

write_gateway_config() {
    local index
    cat <<TOML
[data]
listen = "127.0.0.1:0"
workers = $1
[cluster]
replication = $2
ack = "$3"
cookie_file = "$cookie_file"
${4:-}
[admin]
listen = "127.0.0.1:0"
TOML
    for index in "${!sink_http_urls[@]}"; do
        cat <<TOML
[[node]]
id = "n$((index + 1))"
node = "n$((index + 1))@127.0.0.1"
host = "127.0.0.1"
port = ${sink_dist_ports[index]}
http = "${sink_http_urls[index]}"
TOML
    done
}

# wait_ready URL SECONDS
wait_ready() {
    poll_until "$2" curl -fsS -o /dev/null --max-time 2 "$1" 2>/dev/null
}

# CPU seconds, user and system, of a process with all its threads and children, ended ones included.
cpu_seconds() {
    local ticks=0 pid stat fields
    for pid in $(process_tree "$1"); do
        stat=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
        read -r -a fields <<<"${stat##*) }"
        # utime stime cutime cstime: fields 14 to 17 of the line, the first one here being the third.
        ((ticks += fields[11] + fields[12] + fields[13] + fields[14])) || true
    done
    awk -v ticks="$ticks" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.2f\n", ticks / hz }'
}

process_tree() {
    local child
    printf '%s\n' "$1"
    while read -r child; do
        process_tree "$child"
    done < <(cat "/proc/$1/task"/*/children 2>/dev/null | tr -s ' ' '\n' | sed '/^$/d')
}

# metric NAME: the value of a gateway metric without labels; empty if there is none.
metric() {
    curl -fsS --max-time 5 "$gateway_url/metrics" |
        awk -v name="$1" '$1 == name { value = $2 } END { if (value != "") printf "%.0f\n", value }'
}

# Points that all sinks took in since they started.
sink_points() {
    local url points sum=0
    for url in "${sink_http_urls[@]}"; do
        points=$(curl -fsS --max-time 5 "$url/devnode/counts" | jq -e .points) || fail "no counts from $url"
        sum=$((sum + points))
    done
    printf '%s\n' "$sum"
}

is_at_rest() {
    local name
    for name in points_queued points_in_flight copies_open; do
        [[ $(metric "timeless_gateway_$name") == 0 ]] || return 1
    done
}

# wait_rest SECONDS: until the gateway has nothing underway; only then are ledger and sinks comparable.
wait_rest() {
    poll_until "$1" is_at_rest || fail "the gateway did not come to rest: queued $(metric \
        timeless_gateway_points_queued), in flight $(metric timeless_gateway_points_in_flight) points, open copies $(metric \
        timeless_gateway_copies_open)"
}

# run_load ARGUMENTS...: timeless-loadgen against the gateway; its result as one JSON line.
run_load() {
    "$loadgen_program" --url "$gateway_url" --json "$@" 2>>"$bench_dir/loadgen.log"
}

# median_by FIELD: of JSON lines on stdin the one in the middle when sorted by the field.
median_by() {
    jq -cs --arg field "$1" 'sort_by(.[$field]) | .[(length - 1) / 2 | floor]'
}
