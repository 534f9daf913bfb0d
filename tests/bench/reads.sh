#!/usr/bin/env bash
# Reads through the gateway: are they right, what does the way through it add, how many a second of its CPU serves.
# The last line is the result as JSON.
set -euo pipefail

# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: reads.sh [--queries N] [--seconds N] [--shard-key KEY]

Three development nodes with two copies of each of some 2,100 series, and a fourth that has everything. First N random
questions (2000) over every read endpoint are held against the fourth; then those that one node answers are asked of
that node and through the gateway in turns, over connections that are kept, for so many seconds (10).
reads_per_cpu_second counts those through the gateway, answers of 1 KB to 1 MB; added_p50_ms is the median of the differences.

Environment: TG_BUILD_DIR (build/release), TG_QUERIES, TG_SECONDS and TG_SHARD_KEY (metric) as the options.
Exit codes: 0 fine, 1 a wrong answer or nothing measured, 2 usage.
TEXT
}

queries=${TG_QUERIES:-2000} seconds=${TG_SECONDS:-10} shard_key=${TG_SHARD_KEY:-metric}
while (($#)); do
    [[ $1 != --help ]] || { usage; exit 0; }
    (($# >= 2)) || usage_error "$1: unknown, or its value is missing (--help shows the usage)"
    case $1 in
        --queries) queries=$2 ;;
        --seconds) seconds=$2 ;;
        --shard-key) shard_key=$2 ;;
        *) usage_error "unknown option $1 (--help shows the usage)" ;;
    esac
    shift 2
done
for number in "$queries" "$seconds"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || usage_error "not a positive whole number: $number"
done

bench_begin
build=${TG_BUILD_DIR:-$bench_root/build/release}
cmake --build "$build" --target timeless-readbench >"$bench_dir/build.log" 2>&1 || fail "the build in $build failed"
TG_SOURCE_DIR=$bench_root TG_QUERIES=$queries TG_SECONDS=$seconds TG_SHARD_KEY=$shard_key QT_NO_GLIB=1 \
    "$build/bin/timeless-readbench"
