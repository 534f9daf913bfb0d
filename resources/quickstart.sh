#!/usr/bin/env bash
# The whole thing on one machine: builds the gateway, starts three development nodes and a gateway that keeps two copies
# of every series, posts a sample in each format, and compares what both copies hold with what was posted.
# Everything lives in a folder of its own that is removed at the end; nothing listens beyond loopback.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder='' # of this run
# shellcheck source=resources/quickstart/processes.sh
source "$root/resources/quickstart/processes.sh"
# shellcheck source=resources/quickstart/comparison.sh
source "$root/resources/quickstart/comparison.sh"

usage() {
    cat <<'TEXT'
Usage: resources/quickstart.sh [--once] [--fault TERM]

  --once         stop after the comparison; exit status 0 only if every point was read back equal from both copies
  --fault TERM   give node b a fault switch of the devnode, e.g. '{swallow,all}' (it says ok and stores nothing):
                 the comparison must notice
  --help         this text

Without --once it runs until Ctrl-C. Installs from apt what is missing (Debian 12).
Environment: TG_BUILD_DIR (a build to use as it is, e.g. build/dev), TG_JOBS (parallel compile jobs, default: cores).
Exit status: 0 all equal, 1 something differs or failed, 2 usage.
TEXT
}

say() { printf '%s\n' "$*"; }
title() { printf '\n== %s\n' "$*"; }

usage_error() {
    printf 'quickstart: %s\n' "$*" >&2
    usage >&2
    exit 2
}

# Says why, and what the processes had to say.
fail() {
    local log
    printf 'quickstart: %s\n' "$*" >&2
    for log in "$folder"/*.log; do
        [[ ! -s $log ]] || { printf -- '--- %s\n' "${log##*/}" && tail -n 15 "$log"; } >&2
    done
    exit 1
}

clean_up() {
    trap '' INT TERM HUP
    end_gateway || true
    end_nodes
    rm -rf "$folder"
}

tell_doors() {
    local index
    title 'Doors'
    say "gateway   $gateway_url   (writes, reads, /health, /ready, /metrics)"
    say "console   unix:$folder/control.sock   (timeless-console --connect)"
    for index in "${!node_ids[@]}"; do
        say "node ${node_ids[index]}    ${node_urls[index]}   (a development node: reads only)"
    done
    say "files     $folder   (configuration, samples, logs; removed at the end)"
}

post_samples() {
    title 'Posting a sample in each format'
    write_samples
    post 'Prometheus text' "$folder/sample.prom" /api/v1/import/prometheus 'text/plain; version=0.0.4'
    post OpenMetrics "$folder/sample.om" /api/v1/import/prometheus 'application/openmetrics-text; version=1.0.0'
    post 'JSON lines' "$folder/sample.jsonl" /api/v1/import application/json
    wait_rest || fail 'the gateway did not come to rest'
}

tell_places() {
    local text
    title 'Where series live, and why'
    for text in up '{"büro.temperatur",raum="küche","größe"="12 m²"}' \
        'node_filesystem_avail_bytes{mountpoint="/srv/{media}",fstype="ext4",instance="web-1:9100"}'; do
        "$gateway" explain --config "$folder/gateway.toml" "$text"
        say
    done
}

# read_through PATH [PARAMETER...]: one read, who answered it, and the beginning of the answer.
read_through() {
    local path=$1 parameters=() parameter answer node
    shift
    for parameter in "$@"; do
        parameters+=(--data-urlencode "$parameter")
    done
    answer=$(curl -sS -G --max-time 10 -D "$folder/head" -o "$folder/body" -w '%{http_code}' \
        "${parameters[@]}" "$gateway_url$path") || fail "reading $path failed"
    [[ $answer == 200 ]] || fail "$path was answered $answer: $(cat "$folder/body")"
    node=$(sed -n 's/^x-timeless-node: *\([^\r]*\)\r*$/node \1, untouched/Ip' "$folder/head")
    say "$path $*"
    say "    from ${node:-the registry, or several nodes}: $(head -c 200 "$folder/body" | head -n 1)"
}

tell_reads() {
    title 'Reading through the gateway'
    read_through /api/v1/label/__name__/values
    read_through /api/v1/export metric=up
    read_through /prometheus/api/v1/query 'query=sum(node_filesystem_avail_bytes) by (fstype)'
}

tell_ledger() {
    title 'Ledger'
    say "points  received $(metric points_received_total) = confirmed $(metric points_confirmed_total)" \
        "+ queued $(metric points_queued) + in flight $(metric points_in_flight)" \
        "+ rejected $(metric points_rejected_total) + dropped $(metric points_dropped_total)" \
        "  (difference $(metric ledger_points_difference))"
    say "copies  due $(metric copies_due_total) = confirmed $(metric copies_confirmed_total)" \
        "+ open $(metric copies_open) + gap $(metric copies_gap_total) + dropped $(metric copies_dropped_total)" \
        "  (difference $(metric ledger_copies_difference))"
}

tell_curl() {
    local import=$gateway_url/api/v1/import line
    line='{"metric":{"__name__":"room_humidity","room":"attic"},"values":[41],"timestamps":['$(date +%s)'000]}'
    title 'Try it'
    cat <<TEXT
curl -i --data-binary 'room_temperature{room="attic"} 21.5' $import/prometheus
curl -i --data-binary '$line' $import
curl -i --data-binary 'this is no sample' $import/prometheus
curl -s $gateway_url/ready
curl -s $gateway_url/metrics | grep ledger
curl -s '$gateway_url/api/v1/export?metric=room_temperature'   # the gateway knows who has it
curl -s '${node_urls[0]}/api/v1/export?metric=room_temperature'   # two of the three nodes have it
curl -s -G $gateway_url/api/v1/explain --data-urlencode 'query=avg(room_temperature) by (room)'
$gateway explain --config $folder/gateway.toml 'room_temperature{room="attic"}'
TEXT
}

# The verdict; 0 if all is well.
judge() {
    if is_all_equal; then
        say 'Everything was read back equal from both copies.'
    else
        say 'NOT everything was read back equal from both copies: see the table and the ledger.'
        return 1
    fi
}

# Until Ctrl-C; a gateway that ends by itself is a failure.
keep_running() {
    local result=$1 code=0
    tell_curl
    say
    say 'Running. Ctrl-C stops everything.'
    # shellcheck disable=SC2064 # the result as it is now
    trap "exit $result" INT TERM HUP
    wait "$gateway_pid" || code=$?
    gateway_pid=''
    fail "the gateway has ended by itself (exit status $code)"
}

main() {
    local once=false fault='' result=0
    while (($#)); do
        case $1 in
        --help) usage; return ;;
        --once) once=true ;;
        --fault)
            (($# >= 2)) || usage_error '--fault wants a term'
            fault=$2
            shift
            ;;
        *) usage_error "unknown option $1" ;;
        esac
        shift
    done

    "$root/resources/packages.sh" daemon
    folder=$(mktemp -d)
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$folder/cookie")
    build
    say 'starting three nodes, and a gateway that keeps two copies of each series'
    start_nodes "$fault"
    start_gateway
    tell_doors
    post_samples
    tell_places
    title 'Read back from both copies'
    explain_all
    read_back
    compare
    table
    tell_reads
    tell_ledger
    say
    judge || result=1
    $once || keep_running "$result"

    title 'Stopping the gateway'
    if ! end_gateway; then
        say 'The gateway left with an error.'
        result=1
    fi
    return "$result"
}

main "$@"
