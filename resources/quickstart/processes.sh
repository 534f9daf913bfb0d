# shellcheck shell=bash disable=SC2154,SC2034
# The quick start's processes: builds the daemon, starts three nodes and a gateway, ends them in order. To be sourced.
# Uses: root, folder. Sets: gateway, gateway_pid, gateway_url, node_ids, node_pids, node_urls.

gateway=''     # program
gateway_pid='' # empty unless it runs
gateway_url=''
node_ids=(a b c)
node_pids=()
node_urls=()

# A build that is there is brought up to date; otherwise the daemon alone is built, in a folder of its own.
build() {
    local build=$root/build/release
    if [[ -n ${TG_BUILD_DIR:-} ]]; then
        gateway=$(realpath -m "$TG_BUILD_DIR/bin/timeless-gatewayd")
        [[ -x $gateway ]] || fail "$gateway is not there"
        return
    fi
    if [[ ! -e $build/CMakeCache.txt ]]; then
        build=$root/build/quickstart
        (cd "$root" && cmake --preset release -B "$build" -DTG_BUILD_TESTS=OFF -DTG_BUILD_CONSOLE=OFF -DTG_WERROR=OFF) \
            >"$folder/configure.log" 2>&1 || fail 'cmake could not configure the build'
    fi
    say "building timeless-gatewayd in ${build#"$root"/} (the first time this takes some minutes)"
    cmake --build "$build" --target timeless-gatewayd -j "${TG_JOBS:-$(nproc)}" >"$folder/build.log" 2>&1 ||
        fail 'the build failed'
    gateway=$build/bin/timeless-gatewayd
}

# wait_for FILE PATTERN SECONDS PID: until the process has written such a line.
wait_for() {
    local left=$((10 * $3))
    until grep -qs "$2" "$1"; do
        if is_gone "$4" || ((left-- == 0)); then
            grep -qs "$2" "$1"
            return
        fi
        sleep 0.1
    done
}

# start_nodes [FAULT]: node b gets the fault. setsid: Ctrl-C is for the script alone, which then stops all in order.
start_nodes() {
    local fault=$1 id index faults
    "$root/resources/devnode/devnode" --build 2>"$folder/devnode.log" || fail 'the development node could not be built'
    for id in "${node_ids[@]}"; do
        faults=()
        [[ $id != b || -z $fault ]] || faults=(--fault "$fault")
        setsid "$root/resources/devnode/devnode" --name "$id@127.0.0.1" --cookie-file "$folder/cookie" \
            --data "$folder/node-$id" "${faults[@]}" >"$folder/$id.out" 2>"$folder/$id.log" &
        node_pids+=("$!")
    done
    for index in "${!node_ids[@]}"; do
        id=${node_ids[index]}
        wait_for "$folder/$id.out" '^ready ' 60 "${node_pids[index]}" || fail "node $id did not start"
        node_urls+=("http://127.0.0.1:$(sed -n 's/^ready .*http_port=\([0-9]*\).*/\1/p' "$folder/$id.out")")
    done
}

write_config() {
    local index id
    cat <<TOML
instance = "quickstart"
[data]
listen = "127.0.0.1:0"
[admin]
listen = "127.0.0.1:0"
[control]
socket = "control.sock"
[cluster]
replication = 2
ack = "all"
cookie_file = "cookie"
TOML
    for index in "${!node_ids[@]}"; do
        id=${node_ids[index]}
        cat <<TOML
[[node]]
id = "$id"
node = "$id@127.0.0.1"
host = "127.0.0.1"
port = $(sed -n 's/^ready .*dist_port=\([0-9]*\).*/\1/p' "$folder/$id.out")
http = "${node_urls[index]}"
TOML
    done
}

start_gateway() {
    write_config >"$folder/gateway.toml"
    setsid "$gateway" --config "$folder/gateway.toml" >"$folder/gateway.out" 2>"$folder/gateway.log" &
    gateway_pid=$!
    wait_for "$folder/gateway.out" '^listening data=' 30 "$gateway_pid" || fail 'the gateway did not start'
    wait_for "$folder/gateway.out" '^ready$' 60 "$gateway_pid" || fail 'the gateway did not become ready'
    gateway_url=http://$(sed -n 's/^listening data=//p' "$folder/gateway.out")
}

is_gone() { ! kill -0 "$1" 2>/dev/null; }

# end_process PID SECONDS: asks a process of ours to end and waits for it; its exit status is ours.
end_process() {
    local pid=$1 left=$((10 * $2))
    kill -TERM "$pid" 2>/dev/null || true
    until is_gone "$pid" || ((left-- == 0)); do sleep 0.1; done
    is_gone "$pid" || kill -KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null
}

# The gateway prints its ledger when it ends; the exit status is its own.
end_gateway() {
    local code=0
    [[ -n $gateway_pid ]] || return 0
    end_process "$gateway_pid" 40 || code=$?
    gateway_pid=''
    grep '^ledger ' "$folder/gateway.out" || true
    return "$code"
}

end_nodes() {
    local pid
    for pid in "${node_pids[@]}"; do
        kill -TERM "$pid" 2>/dev/null || true
    done
    for pid in "${node_pids[@]}"; do
        end_process "$pid" 10 || true
    done
    node_pids=()
}
