#!/usr/bin/env bash
# The layering check must be able to fail: a planted back arrow is found.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r "$root/daemon" "$root/shared" "$copy/"
mkdir -p "$copy/console"
echo '#include "erl/node_link.h"' >> "$copy/daemon/parse/point.h"
if output=$("$root/tests/layering/check_includes.sh" "$copy"); then
    echo "a back arrow parse -> erl was not found"
    exit 1
fi
grep -q 'daemon/parse/point.h: includes "erl/node_link.h"' <<< "$output" || { echo "wrong complaint: $output"; exit 1; }
echo "the layering check finds a planted back arrow"
