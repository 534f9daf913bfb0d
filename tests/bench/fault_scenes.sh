#!/usr/bin/env bash
# Gateways and storing development nodes, taken through faults under load: one line of JSON for each scene, and a summary.
# shellcheck disable=SC2034,SC2154
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/bench/lib.sh disable=SC1091
source "$here/lib.sh"
for part in cluster watch compare scene report node_faults gateway_faults; do
    # shellcheck source=/dev/null
    source "$here/scenes/$part.sh"
done

scenes=(healthy sigstop_20s sigkill_return_30s crash_loses_unflushed badrpc_10s lost_replies swallow_batches
    all_nodes_dead_and_back flapping wiped_node_back wiped_behind_gateway two_gateways_new_series
    manual_failover_and_resume gateway_killed_during_backfill)

usage() {
    cat <<TEXT
Usage: fault_scenes.sh [scene...]

Scenes (all of them if none is named):
$(printf '  %s\n' "${scenes[@]}")

A line of JSON for each scene: lost counts points answered 204 that are missing on a copy that should have them once
the gaps are closed, foreign_series those on a node that does not own them, broken the promises that did not hold. The
longest pause and the detection are looked for every 50 ms; answered_ratio comes from the senders' count of each second.

Environment: TG_BIN folder of the programs (build/release/bin), TG_RATE points/s of each gateway's load (20000),
TG_SERIES (2000), TG_BEFORE and TG_AFTER seconds of load around a fault (10, 6), TG_KEEP folder for logs and evidence.
Exit codes: 0 every promise held, 1 one was broken or nothing was measured, 2 usage.
TEXT
}

rate=${TG_RATE:-20000} series=${TG_SERIES:-2000}
before_seconds=${TG_BEFORE:-10} after_seconds=${TG_AFTER:-6}
wanted=()

while (($#)); do
    case $1 in
        --help) usage; exit 0 ;;
        -*) usage_error "unknown option $1 (--help shows the usage)" ;;
    esac
    [[ " ${scenes[*]} " == *" $1 "* ]] || usage_error "no such scene: $1 (--help lists them)"
    wanted+=("$1")
    shift
done
((${#wanted[@]})) || wanted=("${scenes[@]}")
for number in "$rate" "$series" "$before_seconds" "$after_seconds"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || usage_error "not a positive whole number: $number"
done
((series % 100 == 0 && before_seconds >= 5)) || usage_error 'TG_SERIES is a multiple of 100, TG_BEFORE at least 5'

# Copies: what is built meanwhile must not change under a run.
take_programs() {
    local folder=${TG_BIN:-$bench_root/build/release/bin} program
    mkdir "$bench_dir/bin"
    for program in timeless-gatewayd timeless-loadgen; do
        [[ -x $folder/$program ]] || fail "$folder/$program is not there; build it, or set TG_BIN"
        cp "$folder/$program" "$bench_dir/bin/"
    done
    gateway_program=$bench_dir/bin/timeless-gatewayd
    loadgen_program=$bench_dir/bin/timeless-loadgen
}

# Read as a whole before it runs, so that the file may change meanwhile.
main() {
    local name
    command -v erl_call >/dev/null || fail 'erl_call is needed; install erlang-base'
    bench_open
    take_programs
    prepare_cluster
    for name in "${wanted[@]}"; do
        say "scene $name"
        "scene_$name"
    done
    jq -cs '{scenes: length, broken: ([.[] | select(.broken != []) | {(.scene): .broken}] | add // {}),
        answered: (map(.answered) | add), lost: (map(.lost) | add), foreign_series: (map(.foreign_series) | add),
        ledger_difference: (map(.ledger_difference) | add), passed: all(.broken == [])}' "$bench_dir/lines.json"
    jq -es 'all(.broken == [])' "$bench_dir/lines.json" >/dev/null
}

main; exit
