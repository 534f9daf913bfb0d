#!/usr/bin/env bash
# What a flood of new series takes from known ones. In turns: known series alone, the flood alone, both; a million new
# series pushed at full speed. Two questions: how much of their rate known series keep (which also says how generator,
# sinks and gateway share the cores), and what the gateway itself pays: known samples per CPU second of the gateway,
# what it spends on new series taken off. The last line is the result as JSON; the goal is 0.9.
set -euo pipefail

# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: new_series.sh [options]

  --workers N       worker threads of the gateway (2)
  --replication N   copies of each series (2)
  --new-series N    of the flood, in all (1000000)
  --rate N          points a second of known series, by schedule; 0: as fast as it goes (200000)
  --rates N,N,...   instead: tries one after the other, and tells the highest that keeps 0.9 of its rate
  --turns N         of each kind and rate (3)
  --pin yes|no      gateway on the first core, all else on the others (no)
  --help            this text

Environment: TG_SECONDS of a turn (10), TG_WARMUP seconds (10), TG_BUILD_DIR (build/release), TG_GATEWAY: another program.
Exit codes: 0 known series keep 0.9 of their rate (with --rates: at the lowest one), 1 they do not or nothing was
measured, 2 usage.
TEXT
}

workers=2 replication=2 new_series=1000000 rate=200000 rates='' turns=3 pin=no
seconds=${TG_SECONDS:-10} warmup=${TG_WARMUP:-10}
while (($#)); do
    [[ $1 != --help ]] || { usage; exit 0; }
    (($# >= 2)) || usage_error "$1: unknown, or its value is missing (--help shows the usage)"
    case $1 in
        --workers) workers=$2 ;;
        --replication) replication=$2 ;;
        --new-series) new_series=$2 ;;
        --rate) rate=$2 ;;
        --rates) rates=$2 ;;
        --turns) turns=$2 ;;
        --pin) pin=$2 ;;
        *) usage_error "unknown option $1 (--help shows the usage)" ;;
    esac
    shift 2
done
IFS=, read -r -a rates <<<"${rates:-$rate}"
for number in "$workers" "$replication" "$new_series" "${rates[@]}" "$turns" "$seconds" "$warmup"; do
    [[ $number =~ ^[0-9]+$ ]] || usage_error "not a whole number: $number"
done
((turns > 0 && seconds > 0)) || usage_error 'at least one turn of one second'
((new_series >= 2000 && new_series % 2000 == 0)) || usage_error "--new-series: a multiple of 2000"
[[ $pin == yes || $pin == no ]] || usage_error "--pin: yes or no, not $pin"

known_series=20000

learns_known_series() {
    (($(metric timeless_gateway_series) >= known_series)) || {
        known 1 0 >/dev/null
        false
    }
}

# known SECONDS RATE: how many samples were answered.
known() {
    local pace=()
    (($2 == 0)) || pace=(--rate "$2")
    run_load --format text --series "$known_series" --lines-per-body 1000 --connections 4 "${pace[@]}" --duration "$1" \
        --allow-errors | jq .samples
}

# Until it is ended: bodies of 2,000 series each that nobody has seen, refused ones too. Returns once it has really
# begun: a million series take the generator a while to lay out.
begin_flood() {
    local before
    before=$(metric timeless_gateway_series)
    "$loadgen_program" --url "$gateway_url" --json --format text --shape vary --seed "$1" --series "$new_series" \
        --lines-per-body 2000 --connections 8 --duration 3600 --allow-errors \
        >"$bench_dir/flood.json" 2>>"$bench_dir/flood.log" &
    flood_pid=$!
    bench_pids+=("$flood_pid")
    poll_until 300 has_more_series_than "$before" || fail 'the flood has not begun'
}

has_more_series_than() {
    (($(metric timeless_gateway_series) > $1))
}

end_flood() {
    kill -TERM "$flood_pid"
    end_process "$flood_pid" 10
    wait_rest 60
}

# watched NAME COMMAND...: what the command prints as .samples, and the gateway's CPU seconds and new series meanwhile.
watched() {
    local name=$1 cpu_before series_before samples cpu series
    shift
    series_before=$(metric timeless_gateway_series)
    cpu_before=$(cpu_seconds "$gateway_pid")
    samples=$("$@")
    cpu=$(cpu_seconds "$gateway_pid")
    series=$(metric timeless_gateway_series)
    jq -nc --arg name "$name" --argjson samples "${samples:-0}" --argjson before "$cpu_before" --argjson after "$cpu" \
        --argjson series "$((series - series_before))" \
        '{($name): {samples: $samples, cpu: ($after - $before), series: $series}}'
}

# turn RATE SEED: one of each.
turn() {
    local at=$1 seed=$2
    watched alone known "$seconds" "$at"
    begin_flood "$seed"
    watched flood sleep "$seconds"
    watched both known "$seconds" "$at"
    end_flood
}

# Of the turns at one rate. Idle costs are in each figure and taken off once.
summary() {
    jq -cs --argjson rate "$1" --argjson idle "$idle" --argjson seconds "$seconds" '
        def middle: sort | .[(length - 1) / 2 | floor];
        def turn_figures:
            (if .flood.series > 0 then ([.flood.cpu - $idle, 0] | max) / .flood.series else 0 end) as $each
            | {ratio: (.both.samples / .alone.samples),
               known_per_cpu_alone: (.alone.samples / (.alone.cpu - $idle)),
               known_per_cpu_both: (.both.samples / (.both.cpu - $idle - $each * .both.series)),
               cpu_us_a_new_series: ($each * 1e6),
               cpu_ns_a_known_sample_alone: (.alone.cpu / .alone.samples * 1e9),
               cpu_ns_a_known_sample_both: (.both.cpu / .both.samples * 1e9),
               new_series_a_second_flood: (.flood.series / $seconds),
               new_series_a_second_both: (.both.series / $seconds)}
            | .cpu_ratio = .known_per_cpu_both / .known_per_cpu_alone;
        map(turn_figures) as $turns
        | ($turns[0] | keys) as $keys
        | {rate: $rate, alone_a_second: (map(.alone.samples) | add / length / $seconds | floor)}
          + ($keys | map(. as $key | {($key): ($turns | map(.[$key]) | middle)}) | add)
        ' "$bench_dir/turns.$1.json"
}

bench_begin
gateway_program=${TG_GATEWAY:-$gateway_program}
if [[ $pin == yes ]]; then
    (($(nproc) >= 2)) || fail '--pin yes needs two cores'
    taskset -pc "1-$(($(nproc) - 1))" $$ >/dev/null
fi
start_sinks 3
# Sinks that share the cores may be late: that must not become gaps, whose filling would be measured as well.
start_gateway "$workers" "$replication" all 'automatic_failover = false
[limits]
late_copy_ms = 30_000
new_series_wait_ms = 60_000
[health]
hung_degraded_ms = 60_000
hung_down_ms = 100_000'
[[ $pin == no ]] || taskset -apc 0 "$gateway_pid" >/dev/null
say "gateway $gateway_url; warming up $warmup s"
known "$warmup" 0 >/dev/null
poll_until 300 learns_known_series || fail "of $known_series series the gateway knows $(metric timeless_gateway_series)"
wait_rest 60
idle=$(watched idle sleep "$seconds" | jq .idle.cpu)
floods=0
for at in "${rates[@]}"; do
    for ((number = 1; number <= turns; ++number)); do
        turn "$at" "$((++floods))" >"$bench_dir/turn.json"
        jq -cs add "$bench_dir/turn.json" >>"$bench_dir/turns.$at.json"
        say "rate $at, turn $number: $(tail -n 1 "$bench_dir/turns.$at.json")"
    done
    summary "$at" >>"$bench_dir/rates.json"
done
dropped=$(metric timeless_gateway_points_dropped_total || true)
say "dropped points: ${dropped:-none}"
result=$(jq -cs --argjson new "$new_series" --argjson idle "$idle" --argjson seconds "$seconds" --arg pin "$pin" \
    --argjson workers "$workers" --argjson replication "$replication" \
    --argjson gaps "$(metric timeless_gateway_copies_gap_total)" --argjson series "$(metric timeless_gateway_series)" \
    --argjson rss "$(metric process_resident_memory_bytes)" '
    {highest_rate_kept: (map(select(.ratio >= 0.9) | .rate) | max), rates: ., new_series: $new, pin: $pin, seconds: $seconds,
     workers: $workers, replication: $replication, idle_cpu: $idle, gap_copies: $gaps, series: $series, rss_bytes: $rss}' "$bench_dir/rates.json")
jq -e '.gap_copies == 0' <<<"$result" >/dev/null ||
    say 'a sink was starved and told no ids in time: copies became gaps, and filling them is in the CPU figures'
printf '%s\n' "$result"
jq -e '.rates[0].ratio >= 0.9' <<<"$result" >/dev/null || fail 'known series lost more than a tenth of their rate'
