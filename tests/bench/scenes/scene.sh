# shellcheck shell=bash disable=SC2154,SC2034
# One scene from a fresh cluster until it is at rest again: begin, load and fault, settle. To be sourced after watch.sh.

# The scene's own part; reset for each.
untouched=()   # nodes without a fault, whose rate must not change
watched_node=b # whose state detect_ms looks at
settle_limit=120
lost_means=copy     # or both: a point counts as lost when neither copy has it
promises_answers=1  # with one node out no request fails, none waits long
extra_members='{}'  # further members of the scene's line
load_options=()      # of every load
settled=true
settle_seconds=0
settled_looks=0

# begin_scene NAME [OPTIONS OF NODE b...]: three nodes, empty, and one gateway.
begin_scene() {
    scene=$1
    scene_dir=$bench_dir/$scene
    shift
    mkdir -p "$scene_dir"
    untouched=(a c) watched_node=b settle_limit=120 lost_means=copy promises_answers=1 extra_members='{}'
    load_pids=() load_started=()
    start_nodes_of_scene "$@"
    add_gateway g1
}

# add_member NAME JSON
add_member() {
    extra_members=$(jq -c --arg name "$1" --argjson value "$2" '.[$name] = $value' <<<"$extra_members")
}

# run_fault SECONDS BEGIN END: load before, during and after; BEGIN and END are functions or `:`.
run_fault() {
    begin_load $((before_seconds + $1 + after_seconds))
    pass "$before_seconds"
    fault_from=$(now)
    "$2"
    pass_until "$fault_from" "$1"
    fault_until=$(now)
    "$3"
    wait_loads
}

begin_load() {
    local index
    watch_all
    for index in $(live_gateways); do start_load "$index" "$1" "${load_options[@]}"; done
}

# pass_until TIME SECONDS: until so long after the time.
pass_until() {
    local left
    left=$(awk -v at="$1" -v now="$EPOCHREALTIME" -v seconds="$2" 'BEGIN { d = at + seconds - now; printf "%.3f\n", (d > 0 ? d : 0) }')
    pass "$left"
}

# Five looks in a row, for a gap may be a moment older than what the admin API shows.
is_settled() {
    if looks_settled; then ((++settled_looks)); else settled_looks=0; fi
    ((settled_looks >= 5))
}

looks_settled() {
    local index
    for index in $(live_gateways); do
        ask "$index" gaps | jq -e '[.items[] | select(.state == "open")] == []' >/dev/null || return 1
        ask "$index" cluster | jq -e 'all(.nodes[]; .state == "up" and .open_gaps == 0)' >/dev/null || return 1
        ask "$index" ledger | jq -e .at_rest >/dev/null || return 1
    done
}

# Until nothing is under way, no gap is open and every node serves; a deadline that passes is told, not fatal.
settle() {
    local begin=$SECONDS
    settled=true settled_looks=0
    poll_until "$settle_limit" is_settled || settled=false
    settle_seconds=$((SECONDS - begin))
}
