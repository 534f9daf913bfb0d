# shellcheck shell=bash disable=SC2154
# Nodes that store and gateways over them, for the fault scenes: start, stop, kill, ask. To be sourced after lib.sh.
# Uses: bench_dir, scene_dir, gateway_program. Ports are chosen by the system once a scene and kept over restarts.

node_ids=(a b c)
declare -A node_pid node_dist node_http node_options
gateway_pids=()
data_urls=()
admin_urls=()
devnode=$bench_root/resources/devnode/devnode

prepare_cluster() {
    cookie_file=$bench_dir/cookie
    (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$cookie_file")
    # erl_call reads the cookie from its home folder: so it is in no argument list.
    mkdir -p "$bench_dir/home"
    (umask 077 && cp "$cookie_file" "$bench_dir/home/.erlang.cookie" && chmod 400 "$bench_dir/home/.erlang.cookie")
    "$devnode" --build 2>"$bench_dir/devnode-build.log" || fail 'the development node could not be built'
}

# start_nodes_of_scene [OPTIONS OF b...]
start_nodes_of_scene() {
    local id
    node_pid=() node_dist=() node_http=() node_options=([b]="$*")
    for id in "${node_ids[@]}"; do spawn_node "$id"; done
    for id in "${node_ids[@]}"; do await_node "$id"; done
}

spawn_node() {
    local id=$1 options=()
    [[ -z ${node_options[$id]:-} ]] || read -r -a options <<<"${node_options[$id]}"
    rm -f "$scene_dir/$id.out"
    "$devnode" --name "$id@127.0.0.1" --cookie-file "$cookie_file" --data "$scene_dir/node-$id" \
        --dist-port "${node_dist[$id]:-0}" --http-port "${node_http[$id]:-0}" "${options[@]}" \
        >"$scene_dir/$id.out" 2>>"$scene_dir/$id.log" &
    node_pid[$id]=$!
    bench_pids+=("$!")
}

await_node() {
    wait_for_line "$scene_dir/$1.out" '^ready ' 60 "${node_pid[$1]}" || fail "node $1 did not start"
    node_dist[$1]=$(sed -n 's/^ready .*dist_port=\([0-9]*\).*/\1/p' "$scene_dir/$1.out")
    node_http[$1]=$(sed -n 's/^ready .*http_port=\([0-9]*\).*/\1/p' "$scene_dir/$1.out")
}

restart_node() { spawn_node "$1" && await_node "$1"; }
stop_node() { kill -STOP "${node_pid[$1]}"; }
continue_node() { kill -CONT "${node_pid[$1]}"; }
kill_node() { kill_process "${node_pid[$1]}"; }

kill_process() {
    kill -KILL "$1" 2>/dev/null || true
    forget_process "$1"
}

# Waits for a process that ends, and drops it from those that are ended at the exit.
forget_process() {
    local pid left=()
    { wait "$1" || true; } 2>/dev/null
    for pid in "${bench_pids[@]}"; do
        [[ $pid == "$1" ]] || left+=("$pid")
    done
    bench_pids=("${left[@]}")
}

# node_call ID 'MODULE FUNCTION [ARGUMENTS]': its result.
node_call() {
    HOME=$bench_dir/home erl_call -address "127.0.0.1:${node_dist[$1]}" -r -timeout 120 -a "$2" ||
        fail "node $1 did not answer: $2"
}

# add_gateway INSTANCE: over the three nodes, replication 2, ack all.
add_gateway() {
    local name=$1 pid
    scene_config "$name" >"$scene_dir/$name.toml"
    rm -f "$scene_dir/$name.out" # of one that was stopped: it said ready, too
    "$gateway_program" --config "$scene_dir/$name.toml" >"$scene_dir/$name.out" 2>"$scene_dir/$name.log" &
    pid=$!
    bench_pids+=("$pid")
    wait_for_line "$scene_dir/$name.out" '^ready' 60 "$pid" || fail "gateway $name did not become ready"
    gateway_pids+=("$pid")
    data_urls+=("http://$(sed -n 's/^listening data=//p' "$scene_dir/$name.out")")
    admin_urls+=("http://$(sed -n 's/^listening admin=//p' "$scene_dir/$name.out")")
}

scene_config() {
    local id
    cat <<TOML
instance = "$1"
[data]
listen = "127.0.0.1:0"
[admin]
listen = "127.0.0.1:0"
[cluster]
replication = 2
ack = "all"
cookie_file = "$cookie_file"
TOML
    for id in "${node_ids[@]}"; do
        cat <<TOML
[[node]]
id = "$id"
node = "$id@127.0.0.1"
host = "127.0.0.1"
port = ${node_dist[$id]}
http = "http://127.0.0.1:${node_http[$id]}"
TOML
    done
}

kill_gateway() {
    kill_process "${gateway_pids[$1]}"
    gateway_pids[$1]=''
}

# Ends the only gateway in order; the next one begins with nothing in memory.
stop_gateway() {
    kill -TERM "${gateway_pids[0]}"
    poll_until 40 process_is_gone "${gateway_pids[0]}" || fail 'the gateway did not end'
    forget_process "${gateway_pids[0]}"
    gateway_pids=() data_urls=() admin_urls=()
}

# Indexes of the gateways that run.
live_gateways() {
    local index
    for index in "${!gateway_pids[@]}"; do
        [[ -z ${gateway_pids[index]} ]] || printf '%s\n' "$index"
    done
}

# ask GATEWAY PATH; tell GATEWAY PATH JSON: the admin API.
ask() {
    curl -fsS --max-time 10 "${admin_urls[$1]}/api/v1/$2"
}

tell() {
    curl -sS --fail-with-body --max-time 20 -H 'Content-Type: application/json' -d "$3" "${admin_urls[$1]}/api/v1/$2"
}

end_scene_processes() {
    local pid
    for pid in "${bench_pids[@]}"; do
        kill -CONT "$pid" 2>/dev/null || true
        kill -TERM "$pid" 2>/dev/null || true
    done
    for pid in "${bench_pids[@]}"; do end_process "$pid" 10; done
    bench_pids=() gateway_pids=() data_urls=() admin_urls=()
}
