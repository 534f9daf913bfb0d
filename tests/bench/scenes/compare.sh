# shellcheck shell=bash disable=SC2154,SC2016
# What the nodes hold, held against what was answered: by exact series, time and value, on each of a series' two copies.
# To be sourced. A series is a number from here on; owners.tsv says which: series, primary, replica.

# One program for both sides: lines `series T V` become `number T V`. MODE expected writes a file for each owner, MODE
# stored writes what NODE has of its own series, and the others' names to foreign.NODE.
points_program='
    FILENAME == owners { split($0, part, "\t"); number[part[1]] = FNR; first[FNR] = part[2]; second[FNR] = part[3]; next }
    {
        name = substr($0, 1, length($0) - length($NF) - length($(NF - 1)) - 2)
        n = number[name]
        if (mode == "expected") {
            if (n == "") { print name > (folder "/unowned"); next }
            print n, $(NF - 1), $NF > (folder "/expected." first[n])
            print n, $(NF - 1), $NF > (folder "/expected." second[n])
        } else if (n != "" && (first[n] == node || second[n] == node)) {
            printf "%d %s %.0f\n", n, $(NF - 1), $NF > (folder "/stored." node)
        } else {
            print name > (folder "/foreign." node)
        }
    }'

# The registry of a node, as `metric{label="value",...}` lines.
registry_program='
    Store = timeless_metrics, Module = list_to_atom("Elixir.TimelessMetrics"),
    {ok, Metrics} = Module:list_metrics(Store),
    Text = fun(Labels) -> lists:join(",", [[K, "=\"", V, "\""] || {K, V} <- lists:sort(maps:to_list(Labels))]) end,
    Of = fun(Metric) ->
        {ok, Series} = Module:list_series(Store, Metric),
        [[Metric, "{", Text(Labels), "}\n"] || #{labels := Labels} <- Series]
    end,
    file:write_file("FILE", lists:map(Of, Metrics)).'

read_nodes() {
    local id
    for id in "${node_ids[@]}"; do
        [[ $(node_call "$id" "devnode dump_to [timeless_metrics, \"$scene_dir/dump.$id\"]") == ok ]] ||
            fail "node $id could not be read"
        HOME=$bench_dir/home erl_call -address "127.0.0.1:${node_dist[$id]}" -r -timeout 120 -e \
            <<<"${registry_program/FILE/$scene_dir/registry.$id}" >/dev/null || fail "the registry of $id could not be read"
    done
    sort -u "$scene_dir"/registry.* >"$scene_dir/all-series"
}

# owners GATEWAY: of all series that any node knows, as this gateway explains them.
owners() {
    jq -Rr --arg url "${admin_urls[$1]}/api/v1/explain?series=" '"url = \"" + $url + @uri + "\""' "$scene_dir/all-series" |
        curl -fsS -w '\n' -K - |
        jq -r '[.series, (.primary.node // .map_primary), (.replica.node // .map_replica)] | join("\t")'
}

points_as() {
    local mode=$1 node=$2
    awk -v mode="$mode" -v node="$node" -v folder="$scene_dir" -v owners="$scene_dir/owners.tsv" "$points_program" \
        "$scene_dir/owners.tsv" -
}

# compare_copies GATEWAY: writes missing.NODE, foreign.NODE and doubled.NODE, one line for each.
compare_copies() {
    local id record
    read_nodes
    owners "$1" >"$scene_dir/owners.tsv"
    for record in "$scene_dir"/load-*.record; do
        "$loadgen_program" --expand "$record" --status 204
    done | points_as expected ''
    for id in "${node_ids[@]}"; do
        touch "$scene_dir/expected.$id" "$scene_dir/stored.$id" "$scene_dir/foreign.$id"
        points_as stored "$id" <"$scene_dir/dump.$id"
        awk -F '\t' -v node="$id" 'NR == FNR { owned[$1] = $2 == node || $3 == node; next } !owned[$0]' \
            "$scene_dir/owners.tsv" "$scene_dir/registry.$id" >>"$scene_dir/foreign.$id"
        sort -o "$scene_dir/expected.$id" "$scene_dir/expected.$id"
        sort -o "$scene_dir/stored.$id" "$scene_dir/stored.$id"
        uniq -d "$scene_dir/stored.$id" >"$scene_dir/doubled.$id"
        comm -23 "$scene_dir/expected.$id" <(uniq "$scene_dir/stored.$id") >"$scene_dir/missing.$id"
        rm -f "$scene_dir/dump.$id"
    done
    [[ ! -s $scene_dir/unowned ]] || cp "$scene_dir/unowned" "$scene_dir/missing.unowned"
}

# Points missing on a copy that should have them; points on neither copy; series where they do not belong; doubled points.
lost_points() { cat "$scene_dir"/missing.* | wc -l; }
lost_on_both() { cat "$scene_dir"/missing.* | sort | uniq -d | wc -l; }
foreign_series() { for_each_node_unique foreign; }
doubled_points() { cat "$scene_dir"/doubled.* | wc -l; }

for_each_node_unique() {
    local file
    for file in "$scene_dir/$1".*; do sort -u "$file"; done | wc -l
}
