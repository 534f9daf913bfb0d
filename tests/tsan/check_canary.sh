#!/usr/bin/env bash
# The planted race must be reported (ThreadSanitizer exits 66). It is a race, so it may hide once; not eight times.
set -euo pipefail
canary=$1
for attempt in 1 2 3 4 5 6 7 8; do
    code=0
    "$canary" >/dev/null 2>&1 || code=$?
    if [ "$code" -eq 66 ]; then
        echo "the planted race was reported at attempt $attempt"
        exit 0
    fi
done
echo "ThreadSanitizer did not report the planted race in 8 runs: the suppressions hide too much"
exit 1
