#!/usr/bin/env bash
# What a flood of new series takes from known ones: their rate in turns without and with a million new series being
# pushed at full speed. The last line is the result as JSON; the goal is a ratio of 0.9.
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
  --turns N         of each kind (3)
  --help            this text

Environment: TG_SECONDS of a turn (10), TG_WARMUP seconds (10), TG_BUILD_DIR (build/release).
Exit codes: 0 the ratio is 0.9 or more, 1 it is less or nothing was measured, 2 usage.
TEXT
}

workers=2 replication=2 new_series=1000000 rate=200000 turns=3
seconds=${TG_SECONDS:-10} warmup=${TG_WARMUP:-10}
while (($#)); do
    [[ $1 != --help ]] || { usage; exit 0; }
    (($# >= 2)) || usage_error "$1: unknown, or its value is missing (--help shows the usage)"
    case $1 in
        --workers) workers=$2 ;;
        --replication) replication=$2 ;;
        --new-series) new_series=$2 ;;
        --rate) rate=$2 ;;
        --turns) turns=$2 ;;
        *) usage_error "unknown option $1 (--help shows the usage)" ;;
    esac
    shift 2
done
for number in "$workers" "$replication" "$new_series" "$rate" "$turns" "$seconds" "$warmup"; do
    [[ $number =~ ^[0-9]+$ ]] || usage_error "not a whole number: $number"
done
((new_series >= 2000 && new_series % 2000 == 0)) || usage_error "--new-series: a multiple of 2000"

known() {
    local pace=()
    ((rate == 0)) || pace=(--rate "$rate")
    run_load --format text --series 20000 --lines-per-body 1000 --connections 4 "${pace[@]}" --duration "$1" \
        --allow-errors | jq .samples_per_second
}

# Until it is ended: bodies of 2,000 series each that nobody has seen, refused ones too.
begin_flood() {
    "$loadgen_program" --url "$gateway_url" --json --format text --shape vary --seed "$1" --series "$new_series" \
        --lines-per-body 2000 --connections 8 --duration 3600 --allow-errors \
        >"$bench_dir/flood.json" 2>>"$bench_dir/flood.log" &
    flood_pid=$!
    bench_pids+=("$flood_pid")
}

bench_begin
start_sinks 3
start_gateway "$workers" "$replication" all
say "gateway $gateway_url; warming up $warmup s"
known "$warmup" >/dev/null
for ((turn = 1; turn <= turns; ++turn)); do
    alone=$(known "$seconds")
    begin_flood "$turn"
    beside=$(known "$seconds")
    kill -TERM "$flood_pid"
    end_process "$flood_pid" 10
    printf '{"alone":%s,"beside":%s}\n' "$alone" "$beside" >>"$bench_dir/turns.json"
    say "turn $turn: known series $alone points/s alone, $beside beside the flood; $(metric timeless_gateway_series) series"
    wait_rest 60
done
dropped=$(metric timeless_gateway_points_dropped_total || true)
result=$(jq -cs --argjson new "$new_series" --argjson rate "$rate" --argjson series "$(metric timeless_gateway_series)" \
    --argjson rss "$(metric process_resident_memory_bytes)" '
    (map(.beside / .alone) | sort) as $ratios
    | {ratio: ($ratios[($ratios | length - 1) / 2 | floor]), ratios: $ratios, alone: (map(.alone) | add / length),
       beside: (map(.beside) | add / length), new_series: $new, rate: $rate, series: $series, rss_bytes: $rss}' \
    "$bench_dir/turns.json")
say "dropped points: ${dropped:-none}"
printf '%s\n' "$result"
jq -e '.ratio >= 0.9' <<<"$result" >/dev/null || fail 'known series lost more than a tenth of their rate'
