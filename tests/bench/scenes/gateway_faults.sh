# shellcheck shell=bash disable=SC2154,SC2034
# Scenes of several gateways, and of the admin API under load. Each ends with finish_scene.

# Two gateways are sent the same new series at the same time: each must end up with one id on each owner.
scene_two_gateways_new_series() {
    begin_scene two_gateways_new_series
    untouched=(a b c)
    add_gateway g2
    load_options=(--new-series-per-second 100)
    run_fault 15 : :
    load_options=()
    settle
    read_nodes
    owners 0 >"$scene_dir/owners-0.tsv"
    owners 1 >"$scene_dir/owners-1.tsv"
    add_member series_known "$(wc -l <"$scene_dir/all-series")"
    add_member owners_differ "$(comm -23 <(sort "$scene_dir/owners-0.tsv") <(sort "$scene_dir/owners-1.tsv") | wc -l)"
    finish_scene
}

# run_plan GATEWAY ACTION NODE: makes a plan, runs it, waits for its operation.
run_plan() {
    local plan id
    plan=$(tell "$1" plans "{\"action\":\"$2\",\"node\":\"$3\",\"reason\":\"fault scene\"}")
    id=$(tell "$1" "plans/$(jq -r .id <<<"$plan")/run" "$(jq -c '{map_version, confirm}' <<<"$plan")" | jq -r .id)
    poll_until 30 has_ended "$1" "$id" || say "the operation $id ($2 of $3) has not ended yet"
}

fail_over_b() { run_plan 0 failover b; }
resume_b() { run_plan 0 resume b; }

scene_manual_failover_and_resume() {
    begin_scene manual_failover_and_resume
    run_fault 10 fail_over_b resume_b
    finish_scene
}

backfill_runner() {
    local index
    for index in $(live_gateways); do
        if ask "$index" operations |
            jq -e 'any(.items[]; .plan.action == "backfill" and .state == "running")' >/dev/null; then
            runner=$index
            return 0
        fi
    done
    return 1
}

# poll_closely SECONDS COMMAND...: as poll_until, for what is over in a moment.
poll_closely() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do ((SECONDS < deadline)) || return 1; done
}

# The gateway that fills node b is killed at it; the other one finishes the work.
scene_gateway_killed_during_backfill() {
    local runner=''
    begin_scene gateway_killed_during_backfill
    promises_answers=0
    add_gateway g2
    begin_load $((before_seconds + 25 + 25))
    pass "$before_seconds"
    fault_from=$(now)
    kill_b
    pass_until "$fault_from" 20
    fault_until=$(now)
    restart_b
    poll_closely 60 backfill_runner || say 'no backfill was seen to run'
    if [[ -n $runner ]]; then
        say "gateway $((runner + 1)) fills node b and is killed"
        kill_gateway "$runner"
    fi
    wait_loads
    add_member killed_at_backfill "$([[ -n $runner ]] && echo true || echo false)"
    finish_scene
}
