# shellcheck shell=bash disable=SC2154,SC2034
# Scenes in which nodes fail and one gateway stays. Each begins a cluster, loads it, and ends with finish_scene.

scene_healthy() {
    begin_scene healthy
    untouched=(a b c)
    run_fault 15 : :
    finish_scene
}

stop_b() { stop_node b; }
continue_b() { continue_node b; }
kill_b() { kill_node b; }
restart_b() { restart_node b; }
clear_b() { node_call b 'devnode_faults clear []' >/dev/null; }
fault_on_b() { node_call b "devnode_faults set [$1]" >/dev/null; }
raise_on_b() { fault_on_b '{badrpc,out_of_order}'; }
lose_replies_of_b() { fault_on_b lose_replies; }
swallow_on_b() { fault_on_b '{swallow,5}'; }

scene_sigstop_20s() {
    begin_scene sigstop_20s
    run_fault 20 stop_b continue_b
    finish_scene
}

scene_sigkill_return_30s() {
    begin_scene sigkill_return_30s
    run_fault 30 kill_b restart_b
    finish_scene
}

# What was written since the last flush is gone with the process, though it was confirmed.
scene_crash_loses_unflushed() {
    begin_scene crash_loses_unflushed --fault volatile
    run_fault 10 kill_b restart_b
    finish_scene
}

scene_badrpc_10s() {
    begin_scene badrpc_10s
    run_fault 10 raise_on_b clear_b
    finish_scene
}

scene_lost_replies() {
    begin_scene lost_replies
    run_fault 10 lose_replies_of_b clear_b
    finish_scene
}

# The copies differ and no gap says so: only an audit can tell, and one copy still has every point. It is the bench's own
# proof, too: it must find missing exactly what the node says it swallowed.
scene_swallow_batches() {
    local swallowed audit
    begin_scene swallow_batches
    lost_means=both
    run_fault 10 swallow_on_b clear_b
    swallowed=$(node_call b 'devnode_faults swallowed []')
    settle
    audit=$(audit_copies 0)
    add_member swallowed "$swallowed"
    add_member audit_found "$(jq '.result | [capture("(?<n>[0-9]+) differ").n | tonumber][0] // 0' <<<"$audit")"
    add_member audit "$(jq -c .result <<<"$audit")"
    finish_scene
}

# audit_copies GATEWAY: starts an audit, waits for its end, prints the operation.
audit_copies() {
    local id
    id=$(tell "$1" audit '{"node":"b"}' | jq -r .id)
    poll_until 60 has_ended "$1" "$id" || fail "the audit $id did not end"
    ask "$1" "operations/$id"
}

has_ended() {
    ask "$1" "operations/$2" | jq -e '.state != "running"' >/dev/null
}

kill_all() {
    local id
    for id in "${node_ids[@]}"; do kill_node "$id"; done
}

restart_all() {
    local id
    for id in "${node_ids[@]}"; do spawn_node "$id"; done
    for id in "${node_ids[@]}"; do await_node "$id"; done
}

# Requests fail meanwhile; what was answered is still there.
scene_all_nodes_dead_and_back() {
    begin_scene all_nodes_dead_and_back
    untouched=() promises_answers=0
    run_fault 8 kill_all restart_all
    finish_scene
}

flap_b() {
    local turn begin
    for ((turn = 0; turn < 10; ++turn)); do
        begin=$(now)
        kill_node b
        pass_until "$begin" 2
        restart_node b
        pass_until "$begin" 6
    done
}

scene_flapping() {
    begin_scene flapping
    settle_limit=240
    run_fault 60 flap_b :
    finish_scene
}

restart_wiped_b() {
    rm -rf "$scene_dir/node-b"
    restart_node b
}

# Three days old, and written before the gateway was started: nothing in its memory says that node b had these points.
write_history() {
    start_load 0 3 --start-time "$((EPOCHSECONDS - 259200))"
    wait_loads
    settle
    mv "$scene_dir/load-0.record" "$scene_dir/load-history.record"
    mv "$scene_dir/load-0.json" "$scene_dir/history.json"
    load_pids=() load_started=()
    stop_gateway
}

scene_wiped_node_back() {
    begin_scene wiped_node_back
    write_history
    add_gateway g1
    run_fault 10 kill_b restart_wiped_b
    finish_scene
}

# No gateway runs while node b loses its data: the next one meets a node that looks new, beside series that are not.
scene_wiped_behind_gateway() {
    begin_scene wiped_behind_gateway
    untouched=(a b c)
    write_history
    kill_b
    restart_wiped_b
    add_gateway g1
    run_fault 8 : :
    finish_scene
}
