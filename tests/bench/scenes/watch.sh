# shellcheck shell=bash disable=SC2154
# Load and what is watched while it runs: answers, states and each node's own count, as lines with the time in front.
# To be sourced. Times are seconds since 1970 with a fraction; marks of a scene: fault_from and fault_until.

load_pids=()
load_started=()
watch_pids=()
fault_from=0
fault_until=0

now() { printf '%s\n' "$EPOCHREALTIME"; }

# pass SECONDS: lets the load run so long; nothing waits for another process by this.
pass() { sleep "$1"; }

# start_load GATEWAY SECONDS [ARGUMENTS...], of which the last of a kind counts: each load has its own values; times end about now, an hour apart.
start_load() {
    local gateway=$1 seconds=$2 index=${#load_pids[@]} start
    shift 2
    start=$((EPOCHSECONDS - rate * seconds / series - 3600 * index))
    load_started+=("$EPOCHREALTIME")
    "$loadgen_program" --url "${data_urls[gateway]}" --json --per-second --allow-errors --unique --connections 16 \
        --rate "$rate" --series "$series" --lines-per-body 100 --timeout 60 --seed "$((index + 1))" --duration "$seconds" \
        --start-time "$start" --record "$scene_dir/load-$index.record" "$@" \
        >"$scene_dir/load-$index.json" 2>>"$scene_dir/loadgen.log" &
    load_pids+=("$!")
    bench_pids+=("$!")
}

wait_loads() {
    local pid
    for pid in "${load_pids[@]}"; do
        poll_until 130 process_is_gone "$pid" || fail 'the load did not end'
        forget_process "$pid"
    done
}

# watch NAME PER-SECOND URL FILTER...: each line that FILTER makes of the answers, with its time, in NAME.seen.
watch() {
    local file=$scene_dir/$1.seen rate=$2 url=$3
    shift 3
    curl -sN --rate "$rate/s" --max-time 2 -w '\n' "$url#[1-10000]" 2>/dev/null > >("$@" | stamp >"$file") &
    watch_pids+=("$!")
    bench_pids+=("$!")
}

stop_watching() {
    local pid
    for pid in "${watch_pids[@]}"; do
        kill "$pid" 2>/dev/null || true
        forget_process "$pid"
    done
    watch_pids=()
}

stamp() {
    local line
    while read -r line; do
        printf '%s %s\n' "$EPOCHREALTIME" "$line"
    done
}

watch_all() {
    local index id
    for index in $(live_gateways); do
        watch "answers-$index" 20 "${admin_urls[index]}/metrics" \
            grep --line-buffered '^timeless_gateway_http_answers_total{class="2xx"}'
        watch "states-$index" 20 "${admin_urls[index]}/api/v1/cluster" \
            jq --unbuffered -r '[.nodes[] | .id + "=" + .state] | join(" ")'
    done
    for id in "${node_ids[@]}"; do
        watch "points-$id" 4 "http://127.0.0.1:${node_http[$id]}/devnode/counts" jq --unbuffered -r .points
    done
}

# The longest time, in ms, between two looks (50 ms apart) that saw further answers; of all gateways the worst.
longest_pause_ms() {
    awk 'FNR == 1 { seen = $NF; at = 0 }
        $NF > seen { if (at && $1 - at > longest) longest = $1 - at; seen = $NF; at = $1 }
        END { printf "%.0f\n", 1000 * longest }' "$scene_dir"/answers-*.seen
}

# detect_ms NODE: from the fault to the first look that does not show the node as up; null if it always was.
detect_ms() {
    awk -v from="$fault_from" -v node="$1" '
        $1 >= from && !found {
            for (i = 2; i <= NF; ++i)
                if (index($i, node "=") == 1 && $i != node "=up") { printf "%.0f\n", 1000 * ($1 - from); found = 1 }
        }
        END { if (!found) print "null" }' "$scene_dir/states-0.seen"
}

# Points answered each second during the fault, as a part of those before it; the first two seconds make the series.
answered_ratio() {
    jq -s --argjson from "$(since_start "$fault_from")" --argjson until "$(since_start "$fault_until")" '
        def mean: if length == 0 then null else add / length end;
        [.[].per_second] | transpose | map(map(. // 0) | add)
        | (.[2:($from | floor)] | mean) as $before | (.[($from | ceil):($until | floor)] | mean) as $during
        | if $before and $during and $before > 0 then ($during / $before * 1000 | round / 1000) else null end' \
        "$scene_dir"/load-*.json
}

since_start() {
    awk -v at="$1" -v start="${load_started[0]}" 'BEGIN { printf "%.3f\n", at - start }'
}

# untouched_rate_ratio NODE...: points that these nodes counted each second during the fault, as a part of those before.
untouched_rate_ratio() {
    local id files=()
    (($#)) || { printf 'null\n'; return; }
    for id in "$@"; do files+=("$scene_dir/points-$id.seen"); done
    awk -v start="${load_started[0]}" -v from="$fault_from" -v until="$fault_until" '
        function rate(first, last) { return last[1] > first[1] ? (last[2] - first[2]) / (last[1] - first[1]) : 0 }
        function close_file() { before += rate(b0, b1); during += rate(d0, d1) }
        FNR == 1 { if (NR > 1) close_file(); delete b0; delete b1; delete d0; delete d1 }
        $1 >= start + 2 && $1 < from { if (!(1 in b0)) { b0[1] = $1; b0[2] = $2 } b1[1] = $1; b1[2] = $2 }
        $1 >= from && $1 < until { if (!(1 in d0)) { d0[1] = $1; d0[2] = $2 } d1[1] = $1; d1[2] = $2 }
        END { close_file(); if (before > 0) printf "%.3f\n", during / before; else print "null" }' "${files[@]}"
}
