#!/usr/bin/env bash
# Pictures of every page of the console, taken from a cluster under load: three storing nodes, a gateway with two copies of
# each series, and a node that dies meanwhile.
# shellcheck disable=SC2034,SC2119
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../bench" && pwd)
# shellcheck source=tests/bench/lib.sh
source "$here/lib.sh"
# shellcheck source=tests/bench/scenes/cluster.sh
source "$here/scenes/cluster.sh"

usage() {
    cat <<'TEXT'
Usage: screens.sh FOLDER [--size WxH]... [--lang xx]

Writes FOLDER/SIZE-PALETTE-STATE/PAGE.png: every page, light and dark, with all nodes up and with one of them down, at
1100x720 and 1920x1080 if no size is named.

Environment: TG_RATE points/s (20000), TG_SECONDS of load before the first picture (75: the charts have something to
show), TG_BUILD_DIR (build/release).
Exit codes: 0 every picture was taken, 1 not, 2 usage.
TEXT
}

folder='' sizes=() language=en
while (($#)); do
    case $1 in
        --help) usage; exit 0 ;;
        --size) (($# >= 2)) || usage_error '--size wants WxH'; sizes+=("$2"); shift ;;
        --lang) (($# >= 2)) || usage_error '--lang wants a language'; language=$2; shift ;;
        -*) usage_error "unknown option $1 (--help shows the usage)" ;;
        *) [[ -z $folder ]] || usage_error 'one folder is enough'; folder=$1 ;;
    esac
    shift
done
[[ -n $folder ]] || usage_error 'where to? name a folder'
((${#sizes[@]})) || sizes=(1100x720 1920x1080)
seconds=${TG_SECONDS:-75}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

start_cluster() {
    local pid
    scene_dir=$bench_dir/scene
    mkdir "$scene_dir"
    prepare_cluster
    start_nodes_of_scene
    scene_config gw-1 >"$scene_dir/gw-1.toml"
    # Tables of an array come last in a file: the section goes before them.
    sed -i "0,/^\[\[node\]\]/s||[control]\nsocket = \"$bench_dir/control.sock\"\n\n&|" "$scene_dir/gw-1.toml"
    "$gateway_program" --config "$scene_dir/gw-1.toml" >"$scene_dir/gw-1.out" 2>"$bench_dir/gw-1.log" &
    pid=$!
    bench_pids+=("$pid")
    wait_for_line "$scene_dir/gw-1.out" '^ready' 60 "$pid" || fail 'the gateway did not become ready'
    gateway_url=http://$(sed -n 's/^listening data=//p' "$scene_dir/gw-1.out")
    admin_urls=("http://$(sed -n 's/^listening admin=//p' "$scene_dir/gw-1.out")")
}

# A few lines that are wrong, so that the page of rejected lines has something to show.
send_nonsense() {
    printf '%s\n' 'up{job="a" 1' '9metric 1' 'cpu{x="1"} notanumber' |
        curl -sS -o /dev/null --max-time 10 --data-binary @- "$gateway_url/api/v1/import/prometheus"
}

load_for() {
    "$loadgen_program" --url "$gateway_url" --json --format text --connections 2 --series 5000 --rate "${TG_RATE:-20000}" \
        --duration "$1" >"$bench_dir/load.json" 2>>"$bench_dir/loadgen.log" &
    load_pid=$!
    bench_pids+=("$load_pid")
}

take_pictures() {
    local size palette watch
    for size in "${sizes[@]}"; do
        for palette in light dark; do
            watch=10
            [[ $palette-$1 != light-up ]] || watch=65 # a minute for the little charts of the nodes
            QT_QPA_PLATFORM=offscreen "$console_program" --connect "unix:$bench_dir/control.sock" --palette "$palette" \
                --lang "$language" --settings "$bench_dir/console.ini" --size "$size" --after "$watch" \
                --screenshot "$folder/$size-$palette-$1" 2>>"$bench_dir/console.log" ||
                fail "the pictures of $size $palette $1 could not be taken"
        done
    done
}

is_down() { ask 0 cluster | jq -e '.nodes[] | select(.id == "b") | .state == "down"' >/dev/null; }

bench_begin
console_program=${TG_BUILD_DIR:-$bench_root/build/release}/bin/timeless-console
[[ -x $console_program ]] || fail "$console_program is not there; build it with -DTG_BUILD_CONSOLE=ON"
start_cluster
load_for 3600
send_nonsense
say "load for $seconds s before the first picture"
poll_until "$seconds" process_is_gone "$load_pid" && fail "the load ended early: $(tail -n 3 "$bench_dir/loadgen.log")"
take_pictures up
kill_node b
poll_until 30 is_down || fail 'node b was killed and is not down'
take_pictures down
find "$folder" -name '*.png' | sort
