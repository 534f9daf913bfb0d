%% What a node keeps besides points: metadata, annotations, alert rules, scrape targets, backups.
-module(devnode_admin_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, call/4, metrics/3, http/2, request/3, request/5]).

tests() -> [metadata_is_set_over_http, annotations_are_kept_and_filtered,
            an_alert_on_a_fresh_node_is_a_500, alert_rules_are_evaluated,
            scrape_targets_came_with_3_4, a_backup_copies_the_files, bodies_are_checked,
            a_node_of_3_4_shows_its_own_metrics].

send(Node, Method, Path, Body) ->
    {Status, _Head, Answer} = request(Node, Method, "/api/v1/" ++ Path, [], Body),
    {Status, Answer}.

delete(Node, Path) ->
    {Status, _Head, Answer} = request(Node, "DELETE", "/api/v1/" ++ Path),
    {Status, Answer}.

metadata_is_set_over_http(Dir) ->
    One = start("meta1", ["--data", Dir]),
    Ok = {200, <<"{\"status\":\"ok\"}">>},
    Ok = send(One, "POST", "metadata", "{\"metric\":\"m\",\"type\":\"counter\",\"unit\":\"s\","
                                       "\"description\":\"a \\\"b\\\" \\u00e9\"}"),
    {200, <<"{\"metric\":\"m\",\"type\":\"counter\",\"unit\":\"s\",\"description\":\"a \\\"b\\\" é\"}"/utf8>>} =
        http(One, "/api/v1/metadata?metric=m"),
    {400, _} = send(One, "POST", "metadata", "{\"metric\":\"m\",\"type\":\"summary\"}"),
    Histogram = "{\"metric\":\"h\",\"type\":\"histogram\"}",
    Ok = send(One, "POST", "metadata", Histogram),
    0 = stop(One),
    Two = start("meta2", ["--data", Dir ++ "/two", "--grammar", "c2"]),
    {500, <<>>} = send(Two, "POST", "metadata", Histogram),
    {ok, []} = metrics(Two, register_metric, [<<"other">>, histogram]),
    Ok = send(Two, "POST", "metadata", Histogram),
    0 = stop(Two).

annotations_are_kept_and_filtered(Dir) ->
    Node = start("marks", ["--data", Dir]),
    {201, <<"{\"id\":1,\"status\":\"created\"}">>} =
        send(Node, "POST", "annotations", "{\"title\":\"a\",\"timestamp\":100,\"tags\":[\"x\",\"y\"]}"),
    {201, <<"{\"id\":2,\"status\":\"created\"}">>} = send(Node, "POST", "annotations", "{\"title\":\"b\"}"),
    {400, _} = send(Node, "POST", "annotations", "{\"timestamp\":100}"),
    0 = stop(Node),
    Again = start("marks", ["--data", Dir]),
    First = <<"{\"data\":[{\"id\":1,\"timestamp\":100,\"title\":\"a\",\"description\":null,"
              "\"tags\":[\"x\",\"y\"]}]}">>,
    {200, First} = http(Again, "/api/v1/annotations?from=0&to=100"),
    {200, First} = http(Again, "/api/v1/annotations?from=0&tags=z,y"),
    {200, <<"{\"data\":[{\"id\":2,", _/binary>>} = http(Again, "/api/v1/annotations"),
    {ok, [#{id := 1, title := <<"a">>}]} = metrics(Again, annotations, [0, 200]),
    {ok, 3} = metrics(Again, annotate, [150, <<"c">>, [{tags, [<<"x">>]}]]),
    Deleted = {200, <<"{\"status\":\"deleted\"}">>},
    [Deleted = delete(Again, "annotations/" ++ Id) || Id <- ["1abc", "3", "77"]],
    {500, <<>>} = delete(Again, "annotations/abc"),
    {200, <<"{\"data\":[]}">>} = http(Again, "/api/v1/annotations?from=0&to=200"),
    0 = stop(Again).

an_alert_on_a_fresh_node_is_a_500(Dir) ->
    [begin
         Node = start("fresh" ++ Grammar, ["--data", Dir ++ Grammar, "--grammar", Grammar]),
         Rule = "{\"name\":\"r\",\"metric\":\"m\",\"condition\":\"above\",\"threshold\":5}",
         {500, <<>>} = send(Node, "POST", "alerts", Rule),
         call(Node, erlang, binary_to_atom, [<<"above">>, utf8]),
         {201, <<"{\"id\":1,\"status\":\"created\"}">>} = send(Node, "POST", "alerts", Rule),
         {400, _} = send(Node, "POST", "alerts", "{\"name\":\"r\",\"metric\":\"m\","
                                                "\"condition\":\"beside\",\"threshold\":5}"),
         {400, _} = send(Node, "POST", "alerts", "{\"name\":\"r\",\"metric\":\"m\","
                                                "\"condition\":\"above\",\"threshold\":\"5\"}"),
         0 = stop(Node)
     end || Grammar <- ["c1", "c2"]].

alert_rules_are_evaluated(Dir) ->
    Node = start("alerts", ["--data", Dir]),
    L = #{<<"k">> => <<"v">>},
    ok = metrics(Node, write, [<<"m">>, L, 7.0]),
    {ok, 1} = metrics(Node, create_alert, [[{name, <<"r">>}, {metric, <<"m">>}, {condition, above},
                                            {threshold, 5}, {labels, L}]]),
    {ok, 2} = metrics(Node, create_alert, [[{name, <<"s">>}, {metric, <<"m">>}, {condition, below},
                                            {threshold, 5}, {aggregate, max}]]),
    0 = stop(Node),
    Again = start("alerts", ["--data", Dir]),
    {200, Body} = http(Again, "/api/v1/alerts"),
    [{_, _} = binary:match(Body, Part)
     || Part <- [<<"{\"data\":[{\"id\":1,\"name\":\"r\",\"metric\":\"m\",\"labels\":{\"k\":\"v\"},"
                   "\"condition\":\"above\",\"threshold\":5,\"duration\":0,\"aggregate\":\"avg\","
                   "\"webhook_url\":null,\"enabled\":true,\"states\":[{">>,
                 <<"\"state\":\"firing\"">>, <<"\"state\":\"ok\"">>]],
    {ok, [#{condition := above, states := [#{series_labels := L, last_value := 7.0}]}, #{id := 2}]} =
        metrics(Again, list_alerts, []),
    {200, <<"{\"status\":\"deleted\"}">>} = delete(Again, "alerts/1"),
    ok = metrics(Again, delete_alert, [2]),
    {200, <<"{\"data\":[]}">>} = http(Again, "/api/v1/alerts"),
    0 = stop(Again).

scrape_targets_came_with_3_4(Dir) ->
    One = start("scrape1", ["--data", Dir]),
    {404, <<"not found">>} = send(One, "POST", "scrape_targets", "{}"),
    0 = stop(One),
    Two = start("scrape2", ["--data", Dir, "--grammar", "c2"]),
    {400, _} = send(Two, "POST", "scrape_targets", "{\"job_name\":\"j\"}"),
    Target = "{\"job_name\":\"j\",\"address\":\"h:9100\",\"labels\":{\"a\":\"b\"}}",
    {201, <<"{\"id\":1,\"status\":\"created\"}">>} = send(Two, "POST", "scrape_targets", Target),
    Updated = {200, <<"{\"status\":\"updated\"}">>},
    Updated = send(Two, "PUT", "scrape_targets/1", "{\"job_name\":\"k\",\"address\":\"h:9100\"}"),
    Updated = send(Two, "PUT", "scrape_targets/9", Target),
    {200, Body} = http(Two, "/api/v1/scrape_targets/1"),
    [{_, _} = binary:match(Body, Part) || Part <- [<<"{\"id\":1,">>, <<"\"job_name\":\"k\"">>,
                                                   <<"\"labels\":{}">>, <<"\"health\":{">>]],
    {200, <<"{\"data\":[{\"id\":1,", _/binary>>} = http(Two, "/api/v1/scrape_targets"),
    {404, <<"{\"error\":\"target not found\"}">>} = http(Two, "/api/v1/scrape_targets/9"),
    {200, <<"{\"status\":\"deleted\"}">>} = delete(Two, "scrape_targets/1"),
    {200, <<"{\"data\":[]}">>} = http(Two, "/api/v1/scrape_targets"),
    0 = stop(Two).

a_backup_copies_the_files(Dir) ->
    Node = start("backup", ["--data", Dir]),
    ok = metrics(Node, write_batch, [[{<<"m">>, #{}, 1.0, 5}]]),
    Copy = Dir ++ "-copy",
    {200, Body} = send(Node, "POST", "backup", ["{\"path\":\"", Copy, "\"}"]),
    {_, _} = binary:match(Body, <<"\"files\":[\"series.log\",\"shard-0.log\",\"shard-1.log\"]">>),
    {500, <<>>} = send(Node, "POST", "backup", ["{\"path\":\"", Copy, "\"}"]),
    {200, <<"{\"status\":\"ok\",\"path\":", _/binary>>} = send(Node, "POST", "backup", ""),
    {ok, #{files := [_, _, _]}} = metrics(Node, backup, [list_to_binary(Copy ++ "2")]),
    0 = stop(Node),
    Restored = start("restored", ["--data", Copy]),
    {ok, [{5, 1.0}]} = metrics(Restored, query, [<<"m">>, #{}]),
    0 = stop(Restored).

bodies_are_checked(Dir) ->
    Node = start("bodies2", ["--data", Dir]),
    [{400, _} = send(Node, "POST", "annotations", Body)
     || Body <- ["", "[]", "{\"title\":\"a\"} x", "{\"title\":5}", "{\"title\":\"a\",}", "{\"title\"}",
                 lists:duplicate(100, $[)]],
    Exactly = fun(Size) -> ["{\"title\":\"", lists:duplicate(Size - 12, $a), "\"}"] end,
    {201, _} = send(Node, "POST", "annotations", Exactly(64000)),
    {500, <<>>} = send(Node, "POST", "annotations", Exactly(64001)),
    0 = stop(Node).

a_node_of_3_4_shows_its_own_metrics(Dir) ->
    Node = start("own", ["--data", Dir, "--grammar", "c2"]),
    {200, Body} = http(Node, "/metrics"),
    [{match, _} = re:run(Body, ["^", Name, "\\{host=\"[^\"]*\"\\} [0-9]+$"], [multiline])
     || Name <- ["vm_memory_total_bytes", "vm_process_count", "vm_run_queue_io",
                 "timeless_series_count"]],
    0 = stop(Node).
