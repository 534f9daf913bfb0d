#!/usr/bin/env bash
# Samples per CPU second of the gateway, from the client's bytes to counting nodes: the figure of the README's table.
# The last line is the result as JSON: the run that is the median of several, each checked against the sinks' own count.
set -euo pipefail

# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: end_to_end.sh text|json1|json10|influx|remote_write [options]

influx (or influx8): lines of eight fields, as Telegraf's cpu plugin sends them; a sample is a field. remote_write: 2,000
time series a request, as Prometheus sends them.

  --workers N       worker threads of the gateway (1)
  --replication N   copies of each series (1)
  --connections N   of the load generator (4)
  --ack LEVEL       all, one or queued (all)
  --nodes N         counting nodes (3)
  --shape NAME      fixed or vary (fixed)
  --series N        (20000)
  --encoding NAME   identity, gzip, deflate, zstd, snappy, x-snappy-framed (identity; remote_write: snappy). Packed
                    bodies are made before the load begins and sent in turn: values and times change from body to
                    body and come again after two to eight rounds over all series, which counting nodes do not mind
  --help            this text

Environment: TG_WARMUP seconds (20), TG_SECONDS of one run (10), TG_RUNS (3), TG_BUILD_DIR (build/release),
TG_WORKERS, TG_REPLICATION and TG_CONNECTIONS as the options.
Exit codes: 0 fine, 1 a figure that cannot be trusted or nothing measured, 2 usage.
TEXT
}

format=''
workers=${TG_WORKERS:-1} replication=${TG_REPLICATION:-1} connections=${TG_CONNECTIONS:-4}
ack=all nodes=3 shape=fixed series=20000 encoding=''
warmup=${TG_WARMUP:-20} seconds=${TG_SECONDS:-10} runs=${TG_RUNS:-3}
new_series=200000 # a second and node: only so that learning them takes no longer than it must

while (($#)); do
    case $1 in
        --help) usage; exit 0 ;;
        text | json1 | json10 | influx | influx8 | remote_write) format=$1; shift; continue ;;
    esac
    (($# >= 2)) || usage_error "$1: unknown, or its value is missing (--help shows the usage)"
    case $1 in
        --workers) workers=$2 ;;
        --replication) replication=$2 ;;
        --connections) connections=$2 ;;
        --ack) ack=$2 ;;
        --nodes) nodes=$2 ;;
        --shape) shape=$2 ;;
        --series) series=$2 ;;
        --encoding) encoding=$2 ;;
        *) usage_error "unknown option $1 (--help shows the usage)" ;;
    esac
    shift 2
done

[[ -n $format ]] || usage_error 'which body? text, json1, json10, influx or remote_write'
for number in "$workers" "$replication" "$connections" "$nodes" "$series" "$runs"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || usage_error "not a positive whole number: $number"
done
if [[ -z $encoding ]]; then
    encoding=identity
    [[ $format != remote_write ]] || encoding=snappy
fi
case $encoding in
    identity | gzip | deflate | zstd | snappy | x-snappy-framed) ;;
    *) usage_error "--encoding $encoding: identity, gzip, deflate, zstd, snappy or x-snappy-framed" ;;
esac
((replication <= nodes)) || usage_error "--replication $replication needs as many nodes, there are $nodes"

load() {
    run_load --format "$format" --encoding "$encoding" --connections "$connections" --ack "$ack" --shape "$shape" --series "$series" "$@"
}

# One measured run: CPU and sink counts are read at rest, so they belong to exactly these requests.
measure() {
    local cpu_before cpu_after sink_before sink_after sink_samples result samples difference known
    wait_rest 15
    sink_before=$(sink_points)
    cpu_before=$(cpu_seconds "$gateway_pid")
    result=$(load --duration "$seconds") || fail "not every request was answered 204: ${result:-nothing sent}"
    wait_rest 15
    cpu_after=$(cpu_seconds "$gateway_pid")
    sink_after=$(sink_points)
    sink_samples=$((sink_after - sink_before))
    samples=$(jq .samples <<<"$result")
    difference=$(metric timeless_gateway_ledger_points_difference)
    ((samples > 0)) || fail 'no sample was answered'
    known=$(metric timeless_gateway_series)
    ((known == series)) || fail "the gateway knows $known series, sent were $series: some were learnt while it was measured"
    ((sink_samples == samples * replication)) ||
        fail "the nodes counted $sink_samples samples, answered were $samples with $replication copies each"
    [[ $difference == 0 ]] || fail "the points ledger is open by ${difference:-(no such metric)} at rest"
    jq -c --argjson cpu "$(awk -v a="$cpu_after" -v b="$cpu_before" 'BEGIN { print a - b }')" \
        --argjson sink "$sink_samples" --argjson rss "$(metric process_resident_memory_bytes)" \
        --argjson workers "$workers" --argjson replication "$replication" --arg ack "$ack" \
        --argjson connections "$connections" --arg shape "$shape" --arg encoding "$encoding" --argjson series "$series" \
        --argjson nodes "$nodes" --argjson difference "$difference" '
        {format, encoding: $encoding, samples_per_cpu_second: (.samples / $cpu | floor), samples, sink_samples: $sink, p50_ms, p99_ms,
         rss_bytes: $rss, workers: $workers, replication: $replication, ack: $ack, ledger_difference: $difference,
         cpu_seconds: $cpu, seconds, samples_per_second, generator_cpu_seconds, connections: $connections,
         nodes: $nodes, shape: $shape, series: $series}' <<<"$result"
}

# A series is learnt once; what is measured is the load of a gateway that knows them all.
learn_series() {
    local known=0 before idle=0
    [[ $format != influx* ]] || series=$((series / 8 * 8))
    until ((known >= series)); do
        before=$known
        run_load --format "$format" --encoding identity --lines-per-body 20000 --shape "$shape" --series "$series" \
            --duration 2 --allow-errors >/dev/null || fail 'nothing could be sent'
        known=$(metric timeless_gateway_series)
        say "$known of $series series are known"
        idle=$((known > before ? 0 : idle + 1))
        ((idle < 10)) || fail "of $series series the gateway knows $known, and no further one after 20 s"
    done
}

bench_begin
start_sinks "$nodes"
start_gateway "$workers" "$replication" "$ack" "$(printf '[limits]\nnew_series_per_second = %d' "$new_series")"
say "gateway $gateway_url, $nodes sinks, $workers worker(s), replication $replication, ack $ack"
learn_series
say "warming up $warmup s"
load --duration "$warmup" --allow-errors >/dev/null || fail 'the warm-up could not be sent'

for ((run = 1; run <= runs; ++run)); do
    measure >>"$bench_dir/runs.json"
    say "run $run: $(tail -n 1 "$bench_dir/runs.json")"
done
median_by samples_per_cpu_second <"$bench_dir/runs.json"
