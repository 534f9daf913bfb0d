#!/usr/bin/env bash
# Builds and runs every test. Installs from apt what is missing.
#   tests/run.sh           as released, then the same tests under AddressSanitizer and UndefinedBehaviorSanitizer; beside the tests,
#                          in the processor time they leave, the fuzz targets (tests/fuzz.sh)
#   tests/run.sh tsan      another build of the same tests: release | asan | tsan | dev, several at once too; fuzz for the targets
# The console is built under a sanitizer only when asked for: TG_CONSOLE=ON tests/run.sh asan
# Environment: TG_JOBS (parallel compile jobs, default: cores), TG_TEST_JOBS (ctest -j, a test counts as two), CTEST_ARGS (further arguments of ctest).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

presets=("$@")
[ "${#presets[@]}" -gt 0 ] || presets=(release asan fuzz)
for preset in "${presets[@]}"; do
    case $preset in
    release | asan | tsan | dev | fuzz) ;;
    *)
        echo "usage: $0 [release|asan|tsan|dev|fuzz]..." >&2
        exit 2
        ;;
    esac
done
resources/packages.sh test

mkdir -p build
started=$SECONDS
fuzz_pid=
trap '[ -z "$fuzz_pid" ] || kill "$fuzz_pid" 2>/dev/null || true' EXIT
if [[ " ${presets[*]} " == *" fuzz "* ]]; then
    echo "== fuzz: configure, build"
    tests/fuzz.sh --build
fi
for preset in "${presets[@]}"; do
    [ "$preset" != fuzz ] || continue
    echo "== $preset: configure, build"
    console=()
    [[ $preset == [at]san ]] && console=(-DTG_BUILD_CONSOLE="${TG_CONSOLE:-OFF}")
    cmake --preset "$preset" "${console[@]}" >"build/$preset.configure.log" 2>&1 || { cat "build/$preset.configure.log"; exit 1; }
    cmake --build --preset "$preset" -j "${TG_JOBS:-$(nproc)}"
    if [[ " ${presets[*]} " == *" fuzz "* && -z $fuzz_pid ]]; then
        tests/fuzz.sh >build/fuzz.log 2>&1 &
        fuzz_pid=$!
    fi
    echo "== $preset: test"
    tests=6 # "processors": three tests that work or six that wait, see tests/TgTest.cmake
    [ "$preset" = tsan ] && tests=2 # its threads are slow enough by themselves
    # shellcheck disable=SC2086
    ctest --preset "$preset" -j "${TG_TEST_JOBS:-$tests}" ${CTEST_ARGS:-}
done
if [[ " ${presets[*]} " == *" fuzz "* ]]; then
    echo "== fuzz: what is left after $((SECONDS - started)) s"
    if [ -n "$fuzz_pid" ]; then
        wait "$fuzz_pid" || { cat build/fuzz.log; exit 1; }
        fuzz_pid=
        cat build/fuzz.log
    else
        tests/fuzz.sh
    fi
fi
[[ " ${presets[*]} " != *" tsan "* ]] || echo "== NOT RUN under ThreadSanitizer: the tests labelled qt_http (threads inside Qt)"
[[ " ${presets[*]} " != *" "[at]san" "* ]] ||
    echo "== LESS under a sanitizer: the differential tests of the parsers read 100,000 lines a format there, not a million"
[[ ${TG_CONSOLE:-OFF} = ON || " ${presets[*]} " != *" "[at]san* ]] ||
    echo "== NOT RUN under a sanitizer: the tests of the console (TG_CONSOLE=ON)"
echo "== all tests passed (${presets[*]}) in $((SECONDS - started)) s"
for preset in release asan tsan fuzz; do
    [[ " ${presets[*]} " == *" $preset "* ]] || echo "== NOT RUN: the build $preset (tests/run.sh $preset)"
done
