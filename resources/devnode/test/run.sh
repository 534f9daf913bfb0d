#!/usr/bin/env bash
# Runs the devnode's own tests against real nodes; the last line is `N passed, N failed`.
# With arguments only those suites: run.sh devnode_http_tests
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

export DEVNODE_SUITES="$*" DEVNODE_SCRIPT=$here/../devnode DEVNODE_EBIN=$scratch/ebin
export DEVNODE_COOKIE=$scratch/cookie DEVNODE_SCRATCH=$scratch/data

"$DEVNODE_SCRIPT" --build --ebin "$DEVNODE_EBIN"
mkdir "$scratch/tests" "$scratch/home"
erlc -Werror -o "$scratch/tests" "$here"/*.erl
printf 'cookie%s\n' "$RANDOM$RANDOM" >"$DEVNODE_COOKIE"
install -m 400 "$DEVNODE_COOKIE" "$scratch/home/.erlang.cookie"

# Hidden, as a gateway's C node is: a visible caller would make the nodes mesh.
HOME=$scratch/home erl -noshell -noinput -hidden +sbwt none -name "tester$$@127.0.0.1" \
    -epmd_module devnode_epmd -start_epmd false -kernel inet_dist_use_interface '{127,0,0,1}' \
    -pa "$DEVNODE_EBIN" "$scratch/tests" -s devnode_test main
