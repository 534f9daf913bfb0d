# shellcheck shell=bash disable=SC2016,SC2154
# The quick start's sample: writes it in each format, posts it, and compares what the nodes hold with it. To be sourced.
# Uses: root, folder, gateway, gateway_url, node_ids, node_urls. Files in the folder: posted, placed, stored, compared
# (one JSON object a series).

samples() { jq -L "$root/resources/quickstart" "$@"; }

write_samples() {
    local now
    now=$(date +%s)
    samples -n -r --argjson now "$now" 'include "samples"; text_series($now) | text_body' >"$folder/sample.prom"
    samples -n -r --argjson now "$now" 'include "samples"; openmetrics_series($now) | openmetrics_body' \
        >"$folder/sample.om"
    samples -n -r --argjson now "$now" 'include "samples"; json_series($now) | json_body' >"$folder/sample.jsonl"
    samples -n -c --argjson now "$now" \
        'include "samples"; (text_series($now), openmetrics_series($now), json_series($now))[]' >"$folder/posted"
}

# post NAME FILE PATH CONTENT-TYPE
post() {
    local answer level
    answer=$(curl -sS --max-time 60 -D "$folder/head" -o "$folder/body" -w '%{http_code}' \
        -H "Content-Type: $4" --data-binary @"$2" "$gateway_url$3") || fail "posting the $1 sample failed"
    level=$(sed -n 's/^x-timeless-ack: *\([^\r]*\)\r*$/\1/Ip' "$folder/head")
    [[ $answer == 204 ]] || fail "the $1 sample was answered $answer: $(cat "$folder/body")"
    printf '%-16s %3d lines -> %-28s %s, ack %s\n' "$1" "$(wc -l <"$2")" "$3" "$answer" "$level"
}

# The gateway's figures as they are now, for metric().
read_metrics() {
    curl -fsS --max-time 10 -o "$folder/metrics" "$gateway_url/metrics" || fail 'the gateway does not show its metrics'
}

# metric NAME: one figure; where it has labels, their sum.
metric() {
    awk -v name="timeless_gateway_$1" \
        '{ bare = $1; sub(/\{.*/, "", bare) } bare == name { sum += $2 } END { print sum + 0 }' "$folder/metrics"
}

# A late copy may still be under way when a request has been answered.
wait_rest() {
    local left=300
    read_metrics
    until [[ $(metric copies_open)$(metric points_queued)$(metric points_in_flight) == 000 ]]; do
        ((left-- > 0)) || return 1
        sleep 0.1
        read_metrics
    done
}

# Adds to each posted series where `explain` says it goes.
explain_all() {
    local line text told
    while IFS= read -r line; do
        text=$(samples -r 'include "samples"; series_text' <<<"$line")
        told=$("$gateway" explain --config "$folder/gateway.toml" "$text") || fail "explain refused $text"
        jq -c --arg primary "$(sed -n 's/^primary  *\([^ ]*\).*/\1/p' <<<"$told")" \
            --arg replica "$(sed -n 's/^replica  *\([^ ]*\).*/\1/p' <<<"$told")" \
            '. + {$primary, $replica}' <<<"$line"
    done <"$folder/posted" >"$folder/placed"
}

# Everything the nodes export under the posted names, as {node, name, labels, points}.
read_back() {
    local index name
    for index in "${!node_ids[@]}"; do
        while IFS= read -r name; do
            curl -fsS --max-time 30 -G --data-urlencode "metric=$name" "${node_urls[index]}/api/v1/export" |
                samples -c --arg node "${node_ids[index]}" 'include "samples"; {$node} + exported' ||
                fail "node ${node_ids[index]} did not export $name"
        done < <(jq -r .name "$folder/posted" | sort -u)
    done >"$folder/stored"
}

# One object a series. `equal`: both copies, and no third node, hold exactly the posted points; else `differs` names nodes.
compare() {
    samples -n -c --slurpfile placed "$folder/placed" --slurpfile stored "$folder/stored" '
        include "samples";
        ($stored | map({key: (.node + " " + key), value: (.points | sort)}) | from_entries) as $held
        | ($placed | map(key) | map({key: ., value: true}) | from_entries) as $known
        | ( $placed[] | . as $s | key as $key | (.points | sort) as $points
            | { text: series_text, points: ($points | length), primary, replica,
                differs: ( [.primary, .replica | select($held[. + " " + $key] != $points)]
                           + ([$stored[] | select(key == $key) | .node] - [.primary, .replica]) ) }
            | .equal = (.primary != .replica and .differs == []) ),
          ( $stored[] | select($known[key] | not)
            | {text: series_text, points: (.points | length), primary: .node, replica: "?", differs: [.node],
               equal: false} )' \
        >"$folder/compared"
}

table() {
    printf '%-86s%-8s%-19s%s\n' series points 'primary / replica' equal
    samples -r 'include "samples";
        (.text | shortened(84) | padded(86)) + (.points | tostring | padded(8))
        + (.primary + " / " + .replica | padded(19)) + (if .equal then "yes" else "NO: " + (.differs | join(", ")) end)' "$folder/compared"
    samples -s -r '"\n\(map(select(.equal)) | length) of \(length) series are equal on both copies."' "$folder/compared"
}

# Every series equal, every point confirmed, nothing unaccounted for.
is_all_equal() {
    local points
    points=$(jq -s 'map(.points | length) | add' "$folder/posted")
    jq -s -e 'length > 0 and all(.equal)' "$folder/compared" >/dev/null &&
        [[ $(metric points_confirmed_total) == "$points" ]] &&
        [[ $(metric ledger_points_difference)/$(metric ledger_copies_difference) == 0/0 ]]
}
