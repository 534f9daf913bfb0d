# shellcheck shell=bash disable=SC2154,SC2016
# A scene's line of JSON: its figures, and which promises they break. To be sourced after the others.

# The gateways of the scene, summed or the worst of them.
ledger_difference() {
    local index
    for index in $(live_gateways); do ask "$index" ledger; done |
        jq -s 'map([.points.difference, .copies.difference] | map(fabs)) | flatten | add // 0'
}

open_gaps() {
    local index
    for index in $(live_gateways); do ask "$index" gaps; done |
        jq -s 'map([.items[] | select(.state == "open")] | length) | max // 0'
}

failovers() {
    local index
    for index in $(live_gateways); do ask "$index" operations; done |
        jq -s 'map([.items[] | select(.plan.action == "failover")] | length) | max // 0'
}

# Requests that were not answered 204; the ones to a gateway that was killed are not asked for.
failed_requests() {
    local index
    for index in $(live_gateways); do cat "$scene_dir/load-$index.json"; done |
        jq -s 'map(([.status | to_entries[] | select(.key != "204") | .value] | add // 0) + .unanswered) | add'
}

# What must hold in every scene, and what besides while only one node is out.
promises='
    def broken_if(condition; name): if condition then name else empty end;
    .broken = ([ broken_if(.lost > 0; "lost"), broken_if(.foreign_series > 0; "foreign_series"),
        broken_if(.ledger_difference != 0; "ledger_difference"), broken_if(.settled | not; "settled"),
        broken_if(.audit_found == 0; "audit_found"), broken_if(.missing_on_one != .swallowed; "missing_on_one"),
        broken_if((.owners_differ // 0) > 0; "owners_differ"), broken_if(.killed_at_backfill == false; "killed_at_backfill"),
        broken_if(.scene == "flapping" and .failovers > 1; "failovers") ]
        + if $promises_answers == 1 then [ broken_if(.failed > 0; "failed"),
            broken_if(.answered_ratio != null and .answered_ratio < 0.95; "answered_ratio"),
            broken_if(.longest_pause_ms > 1000; "longest_pause_ms") ] else [] end)'

# Waits for rest, reads the nodes, prints the line, ends the cluster.
finish_scene() {
    local line lost
    settle
    stop_watching
    compare_copies "$(live_gateways | head -n 1)"
    lost=$(lost_points)
    if [[ $lost_means == both ]]; then
        add_member missing_on_one "$lost"
        lost=$(lost_on_both)
    fi
    line=$(figures "$lost" | jq -c --argjson promises_answers "$promises_answers" "$promises")
    keep_evidence "$line"
    end_scene_processes
    rm -rf "$scene_dir"
    printf '%s\n' "$line" | tee -a "$bench_dir/lines.json"
}

figures() {
    jq -cn --arg scene "$scene" --argjson answered "$(jq -s 'map(.samples) | add' "$scene_dir"/load-*.json)" \
        --argjson lost "$1" --argjson foreign "$(foreign_series)" --argjson difference "$(ledger_difference)" \
        --argjson answered_ratio "$(answered_ratio)" --argjson untouched "$(untouched_rate_ratio "${untouched[@]}")" \
        --argjson pause "$(longest_pause_ms)" --argjson detect "$(detect_ms "$watched_node")" \
        --argjson failed "$(failed_requests)" --argjson failovers "$(failovers)" --argjson doubled "$(doubled_points)" \
        --argjson gaps "$(open_gaps)" --argjson settled "$settled" --argjson settle_s "$settle_seconds" \
        --argjson extra "$extra_members" '
        {$scene, $answered, $lost, foreign_series: $foreign, ledger_difference: $difference, $answered_ratio,
         untouched_rate_ratio: $untouched, longest_pause_ms: $pause, detect_ms: $detect, $failed, $failovers, $doubled,
         open_gaps: $gaps, $settled, $settle_s} + $extra'
}

# With TG_KEEP=FOLDER the gateways' logs, what they said last and what is missing stay there.
keep_evidence() {
    local folder=${TG_KEEP:-} index
    [[ -n $folder ]] || return 0
    mkdir -p "$folder/$scene"
    for index in $(live_gateways); do
        ask "$index" cluster >"$folder/$scene/cluster-$index.json"
        ask "$index" operations >"$folder/$scene/operations-$index.json"
        ask "$index" gaps >"$folder/$scene/gaps-$index.json"
        ask "$index" ledger >"$folder/$scene/ledger-$index.json"
    done
    cp "$scene_dir"/*.log "$scene_dir"/*.out "$scene_dir"/*.seen "$scene_dir"/load-*.json "$scene_dir"/owners.tsv "$folder/$scene"
    for index in "$scene_dir"/missing.* "$scene_dir"/foreign.*; do
        head -n 1000 "$index" >"$folder/$scene/$(basename "$index")"
    done
    printf '%s\n' "$1" >"$folder/$scene/line.json"
}
