#!/usr/bin/env bash
# Fuzzes every kind of bytes from outside: builds the targets of tests/fuzz with clang, AddressSanitizer and
# UndefinedBehaviorSanitizer, and gives each its share of processor time, however busy the machine is.
#   tests/fuzz.sh                  all: those of the data door TG_FUZZ_SECONDS each (60), the others a quarter of that
#   tests/fuzz.sh influx selector  these, TG_FUZZ_SECONDS each
#   tests/fuzz.sh --build          builds and runs nothing
# An input that ends a target is named, and stays in build/fuzz/found; mend it, and put it into tests/fuzz/regression/TARGET,
# whose inputs are run first of all. Environment: TG_FUZZ_SECONDS, TG_FUZZ_JOBS (targets at a time: 2), TG_FUZZ_PRIORITY (the
# command that sets it: `chrt --idle 0`, behind everything else that runs; `env` for none), TG_JOBS (compile jobs).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

data_door=(http_grammar inflate influx prometheus_text json_lines remote_write)
others=(series_text term_reader term_registry facts selector protocol control_intake)
seconds=${TG_FUZZ_SECONDS:-60}
jobs=${TG_FUZZ_JOBS:-2}
fewest=20 # inputs a second: a target that has looked at fewer has seen nothing

mkdir -p build
started=$SECONDS
cmake --preset fuzz >build/fuzz.configure.log 2>&1 || { cat build/fuzz.configure.log; exit 1; }
cmake --build --preset fuzz -j "${TG_JOBS:-$(nproc)}" >build/fuzz.build.log 2>&1 || { tail -n 40 build/fuzz.build.log; exit 1; }
echo "== fuzz: built in $((SECONDS - started)) s"
[ "${1:-}" != --build ] || exit 0

targets=() shares=()
if [ "$#" -gt 0 ]; then
    for target in "$@"; do
        [ -x "build/fuzz/bin/fuzz_$target" ] || { echo "no target $target; there are: ${data_door[*]} ${others[*]}" >&2; exit 2; }
        targets+=("$target") shares+=("$seconds")
    done
else
    for target in "${data_door[@]}"; do targets+=("$target") shares+=("$seconds"); done
    for target in "${others[@]}"; do targets+=("$target") shares+=("$(((seconds + 3) / 4))"); done
    # A target that is built and not in these lists would never run.
    for program in build/fuzz/bin/fuzz_*; do
        [[ " ${targets[*]} " == *" ${program#build/fuzz/bin/fuzz_} "* ]] ||
            { echo "$program is in no list of tests/fuzz.sh" >&2; exit 2; }
    done
fi

python3 tests/fuzz/seeds.py build/fuzz/seeds
mkdir -p build/fuzz/found build/fuzz/log
read -r -a idle <<<"${TG_FUZZ_PRIORITY:-chrt --idle 0}"
"${idle[@]}" true 2>/dev/null || idle=(nice -n 19)

# Hundredths of a second of processor time, nothing if it has ended.
spent() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    read -r -a stat <<<"${stat##*) }"
    [ "${stat[0]}" != Z ] || return 1
    echo $((stat[11] + stat[12]))
}

# fuzz <target> <seconds>: 0 if nothing was found.
fuzz() {
    local target=$1 share=$2 log=build/fuzz/log/$1.log program=build/fuzz/bin/fuzz_$1 corpus=build/fuzz/corpus/$1 known=tests/fuzz/regression/$1
    # The time-out of an input is of the clock: much, for a process that waits for all others.
    local options=(-artifact_prefix="build/fuzz/found/$target-" -timeout=200 -rss_limit_mb=1024 -max_len=2048 -print_final_stats=1)
    mkdir -p "$corpus"
    if [ -d "$known" ] && ! "${idle[@]}" "$program" "${options[@]}" "$known"/* >"$log" 2>&1; then
        tail -n 40 "$log"
        echo "== fuzz $target: FAILED again on an input of $known, see $log"
        return 1
    fi
    "${idle[@]}" "$program" "${options[@]}" "$corpus" "build/fuzz/seeds/$target" >"$log" 2>&1 &
    local pid=$! used=0 code=0
    # shellcheck disable=SC2064
    trap "kill $pid 2>/dev/null || true" TERM EXIT
    while used=$(spent "$pid"); do
        if [ "$used" -ge $((share * 100)) ]; then
            kill -USR1 "$pid" 2>/dev/null || true # ends behind the input at hand, if that ends
            break
        fi
        sleep 0.5
    done
    wait "$pid" || code=$?
    trap - TERM EXIT
    local inputs
    inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    if ! grep -q 'exiting as requested' "$log"; then
        tail -n 40 "$log"
        echo "== fuzz $target: FAILED (exit code $code), see $log; input: $(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)"
        return 1
    fi
    if [ "${inputs:-0}" -lt $((fewest * share)) ]; then
        echo "== fuzz $target: FAILED, only ${inputs:-0} inputs in $share s"
        return 1
    fi
    echo "== fuzz $target: nothing found in $inputs inputs, $share s of processor time, $(grep -o 'cov: [0-9]*' "$log" | tail -n 1)"
}

failed=build/fuzz/log/failed
rm -f "$failed"
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
for i in "${!targets[@]}"; do
    while [ "$(jobs -pr | wc -l)" -ge "$jobs" ]; do wait -n || true; done
    { fuzz "${targets[$i]}" "${shares[$i]}" || echo "${targets[$i]}" >>"$failed"; } &
done
wait
[ ! -e "$failed" ] || { echo "== fuzz: FAILED: $(tr '\n' ' ' <"$failed")"; exit 1; }
echo "== fuzz: nothing found by ${#targets[@]} targets, $((SECONDS - started)) s with the build"
