#!/usr/bin/env bash
# Builds and runs every test. Installs from apt what is missing.
#   tests/run.sh           release build with all tests, then the same tests under AddressSanitizer + UBSan
#   tests/run.sh release   one of them: release | asan | tsan | dev
# Environment: TG_JOBS (parallel compile jobs, default: cores), CTEST_ARGS (further arguments of ctest).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
resources/packages.sh test

run() {
    local preset=$1
    echo "== $preset: configure, build"
    cmake --preset "$preset" >"build/$preset.configure.log" 2>&1 || { cat "build/$preset.configure.log"; exit 1; }
    cmake --build --preset "$preset" -j "${TG_JOBS:-$(nproc)}"
    echo "== $preset: test"
    # shellcheck disable=SC2086
    ctest --preset "$preset" ${CTEST_ARGS:-}
}

mkdir -p build
presets=("$@")
[ "${#presets[@]}" -gt 0 ] || presets=(release asan)
started=$SECONDS
for preset in "${presets[@]}"; do
    case $preset in
    release | asan | tsan | dev) run "$preset" ;;
    *)
        echo "usage: $0 [release|asan|tsan|dev]..." >&2
        exit 2
        ;;
    esac
done
echo "== all tests passed (${presets[*]}) in $((SECONDS - started)) s"
