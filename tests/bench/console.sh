#!/usr/bin/env bash
# What the console costs: its own tick and scrolling, and what attached consoles take from the gateway's ingest.
# The last line is the result as JSON.
set -euo pipefail

# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: console.sh [--consoles N]

  --consoles N    attached to the gateway, every topic subscribed (20)
  --help          this text

The loss is that of points per CPU second of the gateway: pairs of runs, one with and one without consoles, in turns, the
median of their ratios. Each run's points are checked against the sinks' own count.

Environment: TG_WARMUP seconds (20), TG_SECONDS of one run (10), TG_PAIRS (5), TG_FORMAT (text), TG_TICK_FACTOR: how
often the console's budget may be taken (1; more on a slower machine), TG_BUILD_DIR (build/release).
Exit codes: 0 fine, 1 over budget, a figure that cannot be trusted, or nothing measured, 2 usage.
TEXT
}

consoles=20
while (($#)); do
    case $1 in
        --help) usage; exit 0 ;;
        --consoles) (($# >= 2)) || usage_error '--consoles wants a number'; consoles=$2; shift 2 ;;
        *) usage_error "unknown option $1 (--help shows the usage)" ;;
    esac
done
warmup=${TG_WARMUP:-20} seconds=${TG_SECONDS:-10} pairs=${TG_PAIRS:-5} format=${TG_FORMAT:-text}
for number in "$consoles" "$warmup" "$seconds" "$pairs"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || usage_error "not a positive whole number: $number"
done

# Settles too: a run begins and ends at rest.
samples_per_cpu_second() {
    local cpu_before cpu_after sink_before sink_after result samples
    wait_rest 15
    sink_before=$(sink_points)
    cpu_before=$(cpu_seconds "$gateway_pid")
    result=$(run_load --format "$format" --connections 4 --ack all --series 20000 --duration "$seconds") ||
        fail "not every request was answered 204: ${result:-nothing sent}"
    wait_rest 15
    cpu_after=$(cpu_seconds "$gateway_pid")
    sink_after=$(sink_points)
    samples=$(jq .samples <<<"$result")
    ((samples > 0 && sink_after - sink_before == samples)) ||
        fail "the nodes counted $((sink_after - sink_before)) samples, answered were $samples"
    awk -v n="$samples" -v a="$cpu_after" -v b="$cpu_before" 'BEGIN { printf "%.0f\n", n / (a - b) }'
}

# CPU seconds of the gateway's thread of that name: beside the noise of two runs, what the control door itself takes.
thread_cpu_seconds() {
    local stat
    for stat in "/proc/$gateway_pid/task"/*/stat; do
        grep -Eqs "^[0-9]+ \\($1\\) " "$stat" && cut -d ' ' -f 14,15 "$stat"
    done | awk -v hz="$(getconf CLK_TCK)" '{ ticks += $1 + $2 } END { printf "%.2f\n", ticks / hz }'
}

attach_consoles() {
    rm -f "$bench_dir/consoles.log" # of those before: they were live, too
    "$console_load" --socket "$bench_dir/control.sock" --consoles "$consoles" --seconds 3600 \
        >"$bench_dir/consoles.out" 2>"$bench_dir/consoles.log" &
    consoles_pid=$!
    bench_pids+=("$consoles_pid")
    wait_for_line "$bench_dir/consoles.log" '^live' 30 "$consoles_pid" || fail 'the consoles did not come to life'
}

# Their own report says whether each was live all the time.
detach_consoles() {
    kill -TERM "$consoles_pid"
    wait "$consoles_pid" || fail "a console was refused, lost or misled: $(tail -n 3 "$bench_dir/consoles.log")"
    jq -e --argjson n "$consoles" '.live == $n and .failures == 0 and .deltas > 0' "$bench_dir/consoles.out" >/dev/null ||
        fail "not all consoles were kept up to date: $(cat "$bench_dir/consoles.out")"
    say "consoles: $(cat "$bench_dir/consoles.out")"
}

measure_pair() {
    local with without control all
    if (($1 % 2)); then
        without=$(samples_per_cpu_second)
    fi
    attach_consoles
    control=$(thread_cpu_seconds control) all=$(cpu_seconds "$gateway_pid")
    with=$(samples_per_cpu_second)
    control=$(awk -v a="$(thread_cpu_seconds control)" -v b="$control" -v c="$(cpu_seconds "$gateway_pid")" -v d="$all" \
        'BEGIN { printf "%.2f\n", 100 * (a - b) / (c - d) }')
    detach_consoles
    if (($1 % 2 == 0)); then
        without=$(samples_per_cpu_second)
    fi
    jq -cn --argjson with "$with" --argjson without "$without" --argjson control "$control" \
        '{$with, $without, control_thread_percent: $control, loss_percent: (100 * (1 - $with / $without))}' | tee -a "$bench_dir/pairs.json" >&2
}

bench_begin
build=${TG_BUILD_DIR:-$bench_root/build/release}
console_load=$build/bin/timeless-console-load tick=$build/bin/bench_tick
for program in "$console_load" "$tick"; do
    [[ -x $program ]] || fail "$program is not there; build it with -DTG_BUILD_CONSOLE=ON -DTG_BUILD_BENCH=ON"
done
tick_status=0
QT_QPA_PLATFORM=offscreen "$tick" --factor "${TG_TICK_FACTOR:-1}" >"$bench_dir/tick.out" || tick_status=$?
((tick_status <= 1)) || fail 'the tick could not be measured'
tail -n 1 "$bench_dir/tick.out" >"$bench_dir/tick.json"
say "tick: $(cat "$bench_dir/tick.json")"

start_sinks 3
start_gateway 1 1 all "[control]
socket = \"$bench_dir/control.sock\""
run_load --format "$format" --connections 4 --ack all --series 20000 --duration "$warmup" --allow-errors >/dev/null ||
    fail 'the warm-up could not be sent'
for ((pair = 1; pair <= pairs; ++pair)); do measure_pair "$pair"; done
median_by loss_percent <"$bench_dir/pairs.json" >"$bench_dir/median.json"
jq -cs --argjson consoles "$consoles" --argjson pairs "$(jq -cs 'map(.loss_percent * 100 | round / 100)' "$bench_dir/pairs.json")" '
    .[0] + {("ingest_loss_percent_\($consoles)_consoles"): (.[1].loss_percent * 100 | round / 100),
            control_thread_percent: .[1].control_thread_percent, samples_per_cpu_second: .[1].without, loss_percent_of_pairs: $pairs}' \
    "$bench_dir/tick.json" "$bench_dir/median.json"
((tick_status == 0)) || fail 'the console takes longer than its budget (40 ms a tick, 8 ms a step of scrolling): see above'
