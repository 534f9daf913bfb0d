#!/usr/bin/env bash
# Each header compiles alone: it includes what it uses. Needs the flags of a configured build (compile_commands.json
# is not read: the few include folders are named here once). A header that the .cpp of its name includes first is left
# out, for the build without precompiled headers (tests/run.sh dev) proves that; `check_headers.sh --all` takes all: 8 min.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
flags=(-std=c++20 -fsyntax-only -fPIC -x c++ -I. -Idaemon -DQT_NO_KEYWORDS -DXXH_INLINE_ALL '-DTG_VERSION="0"')
read -ra qt <<< "$(pkg-config --cflags Qt6Core Qt6Network Qt6Widgets Qt6Charts)"
[ "${#qt[@]}" -gt 0 ] || { echo "pkg-config knows no Qt6Core: is qt6-base-dev installed?"; exit 1; }
export FLAGS="${flags[*]} ${qt[*]} -isystem /usr/lib/erlang/usr/include"
all=${1:-}
own_source_comes_first() {
    [ -e "${1%.h}.cpp" ] && [ "$(grep -m1 -o '^#include "[^"]*"' "${1%.h}.cpp")" = "#include \"${1#daemon/}\"" ]
}
mapfile -t headers < <(find daemon shared console -name '*.h' | sort | while read -r header; do
    [ "$all" != --all ] && own_source_comes_first "$header" || echo "$header"
done)
[ "${#headers[@]}" -gt 20 ] || { echo "only ${#headers[@]} headers found"; exit 1; }
# shellcheck disable=SC2016
printf '%s\n' "${headers[@]}" | xargs -P "$(nproc)" -I{} bash -c \
    'g++ $FLAGS -include {} /dev/null || { echo "{}: does not compile alone"; exit 255; }'
echo "headers: ${#headers[@]} compile alone"
