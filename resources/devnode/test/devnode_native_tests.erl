%% The native read API of both generations.
-module(devnode_native_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, call/4, metrics/3, http/2]).

tests() -> [a_node_of_0_7_takes_what_it_does_not_know_for_labels,
            range_queries_of_3_4_filter_group_and_limit, a_step_of_nothing_is_refused_or_empty,
            transforms_change_every_bucket, names_and_labels_are_listed,
            exports_are_in_seconds_and_later_in_milliseconds, many_series_answer_soon,
            a_long_series_is_exported_whole, the_order_of_series_is_random].

%% Three hosts in two data centres; one point a minute; values 0, 10, .. 50 plus the host's own.
filled(Name, Dir, Grammar) ->
    Node = start(Name, ["--data", Dir, "--grammar", Grammar]),
    Rows = [{<<"m">>, #{<<"host">> => H, <<"dc">> => D}, Base + 10.0 * I, 6000 + 60 * I}
            || {H, D, Base} <- [{<<"a">>, <<"d1">>, 0}, {<<"b">>, <<"d1">>, 1},
                                {<<"c">>, <<"d2">>, 2}], I <- lists:seq(0, 5)],
    ok = metrics(Node, write_batch, [Rows]),
    Node.

range(Node, Rest) -> http(Node, "/api/v1/query_range?from=6000&to=6300&step=180&" ++ Rest).

a_node_of_0_7_takes_what_it_does_not_know_for_labels(Dir) ->
    Node = filled("native1", Dir, "c1"),
    {ok, "0.7.0"} = call(Node, application, get_key, [timeless_metrics, vsn]),
    {200, <<"{\"metric\":\"m\",\"series\":[{\"labels\":{\"dc\":\"d1\",\"host\":\"a\"},"
            "\"data\":[[5940,5.0],[6120,30.0],[6300,50.0]]}]}">>} = range(Node, "metric=m&host=a"),
    Empty = {200, <<"{\"metric\":\"m\",\"series\":[]}">>},
    [Empty = range(Node, "metric=m&" ++ More)
     || More <- ["group_by=dc", "limit=1", "threshold_gt=1", "host==~a", "nocache=1", "host=~a"]],
    {400, <<"{\"error\":\"missing required parameter: metric\"}">>} = range(Node, "metrics=m"),
    {400, <<"{\"error\":\"missing required parameter: metric\"}">>} =
        http(Node, "/api/v1/label/host/values"),
    [{404, <<"not found">>} = http(Node, Path)
     || Path <- ["/api/v1/labels", "/prometheus/api/v1/query?query=m", "/prometheus/api/v1/labels",
                 "/prometheus/api/v1/series?match[]=m", "/api/v1/scrape_targets", "/metrics"]],
    0 = stop(Node).

range_queries_of_3_4_filter_group_and_limit(Dir) ->
    Node = filled("native2", Dir, "c2"),
    {ok, "3.4.0"} = call(Node, application, get_key, [timeless_metrics, vsn]),
    A = <<"{\"metric\":\"m\",\"series\":[{\"labels\":{\"dc\":\"d1\",\"host\":\"a\"},"
          "\"data\":[[5940,10.0],[6120,40.0],[6300,50.0]]}]}">>,
    {200, A} = range(Node, "metric=m&aggregate=max&host==~a|x"),
    C = <<"{\"metric\":\"m\",\"series\":[{\"labels\":{\"dc\":\"d2\",\"host\":\"c\"},"
          "\"data\":[[5940,12.0],[6120,42.0],[6300,52.0]]}]}">>,
    [{200, C} = range(Node, "metric=m&aggregate=max&" ++ More)
     || More <- ["limit=1", "threshold_gt=51.5", "threshold_gt=515e-1", "dc==~.2", "dc=d2"]],
    {200, <<"{\"metric\":\"m\",\"series\":[]}">>} = range(Node, "metric=m&threshold_lt=-1"),
    {200, Groups} = range(Node, "metric=m&aggregate=max&group_by=dc&cross_aggregate=sum"),
    [{_, _} = binary:match(Groups, Part)
     || Part <- [<<"{\"metric\":\"m\",\"groups\":[">>,
                 <<"{\"group\":{\"dc\":\"d1\"},\"data\":[[5940,21.0],[6120,81.0],[6300,101.0]]}">>,
                 <<"{\"group\":{\"dc\":\"d2\"},\"data\":[[5940,12.0],[6120,42.0],[6300,52.0]]}">>]],
    {200, <<"{\"metric\":[\"m\",\"none\"],\"groups\":[{\"group\":{\"__name__\":\"m\"},"
            "\"data\":[[5940,12.0],[6120,42.0],[6300,52.0]]}]}">>} =
        range(Node, "metrics=m,none&aggregate=max&group_by=__name__"),
    {200, <<"{\"series\":[{\"metric\":\"m\",\"labels\":{\"dc\":\"d2\",\"host\":\"c\"},"
            "\"data\":[[5940,2],[6120,3],[6300,1]]}]}">>} =
        range(Node, "metrics=m,none&aggregate=count&host=c"),
    {400, <<"{\"error\":\"missing required parameter: metric or metrics\"}">>} = range(Node, ""),
    {500, <<>>} = range(Node, "metric=m&host==~["),
    0 = stop(Node).

a_step_of_nothing_is_refused_or_empty(Dir) ->
    One = filled("step1", Dir, "c1"),
    [{500, <<>>} = http(One, "/api/v1/query_range?metric=m&from=6000&to=6300&step=" ++ S)
     || S <- ["0", "-60"]],
    0 = stop(One),
    Two = start("step2", ["--data", Dir, "--grammar", "c2"]),
    {200, <<"{\"metric\":\"m\",\"series\":[]}">>} =
        http(Two, "/api/v1/query_range?metric=m&from=6000&to=6300&step=0"),
    0 = stop(Two).

transforms_change_every_bucket(Dir) ->
    Node = filled("transform", Dir, "c1"),
    Plain = range(Node, "metric=m&host=a&aggregate=last"),
    [Plain = range(Node, "metric=m&host=a&aggregate=last&transform=" ++ T)
     || T <- ["nonsense", "multiply", "multiply:x"]],
    Expect = fun(T, Values) ->
                     {200, Body} = range(Node, "metric=m&host=a&aggregate=last&transform=" ++ T),
                     {_, _} = binary:match(Body, Values)
             end,
    Expect("multiply:2", <<"[[5940,20.0],[6120,80.0],[6300,100.0]]">>),
    Expect("divide:10", <<"[[5940,1.0],[6120,4.0],[6300,5.0]]">>),
    Expect("offset:-1.5", <<"[[5940,8.5],[6120,38.5],[6300,48.5]]">>),
    Expect("scale:2:1", <<"[[5940,21.0],[6120,81.0],[6300,101.0]]">>),
    Expect("log10", <<"[[5940,1.0],">>),
    0 = stop(Node).

names_and_labels_are_listed(Dir) ->
    Node = filled("names", Dir, "c2"),
    ok = metrics(Node, write_batch, [[{<<"n">>, #{<<"zone">> => <<"z">>}, 1.0, 1}]]),
    Ask = fun(Path) -> {200, Body} = http(Node, "/api/v1/" ++ Path), Body end,
    <<"{\"status\":\"success\",\"data\":[\"__name__\",\"dc\",\"host\",\"zone\"]}">> = Ask("labels"),
    <<"{\"status\":\"success\",\"data\":[\"a\",\"b\",\"c\"]}">> = Ask("label/host/values"),
    <<"{\"status\":\"success\",\"data\":[]}">> = Ask("label/host/values?metric=n"),
    <<"{\"status\":\"success\",\"data\":[{\"labels\":{\"zone\":\"z\"}}]}">> = Ask("series?metric=n"),
    <<"{\"status\":\"success\",\"data\":[]}">> = Ask("series?metric=none"),
    {ok, [<<"m">>, <<"n">>]} = metrics(Node, list_metrics, []),
    0 = stop(Node).

exports_are_in_seconds_and_later_in_milliseconds(Dir) ->
    One = filled("export1", Dir, "c1"),
    Path = "/api/v1/export?metric=m&host=a&from=6240&to=6300",
    {200, <<"{\"metric\":{\"__name__\":\"m\",\"dc\":\"d1\",\"host\":\"a\"},"
            "\"values\":[40.0,50.0],\"timestamps\":[6240,6300]}">>} = http(One, Path),
    0 = stop(One),
    Two = start("export2", ["--data", Dir, "--grammar", "c2"]),
    {200, <<"{\"metric\":{\"__name__\":\"m\",\"dc\":\"d1\",\"host\":\"a\"},"
            "\"values\":[40.0,50.0],\"timestamps\":[6240000,6300000]}">>} = http(Two, Path),
    0 = stop(Two).

many_series_answer_soon(Dir) ->
    Node = start("many", ["--data", Dir, "--grammar", "c2"]),
    Count = 2000,
    ok = metrics(Node, write_batch, [[{<<"m">>, #{<<"k">> => integer_to_binary(K)}, K * 1.5, T}
                                      || K <- lists:seq(1, Count), T <- lists:seq(60, 600, 60)]]),
    [begin
         {200, Body} = http(Node, Path),
         Count = length(binary:matches(Body, <<"\"k\":">>)),
         Micros = [element(1, timer:tc(fun() -> http(Node, Path) end)) || _ <- [1, 2, 3]],
         io:format("      ~s: ~b ms~n", [Path, lists:min(Micros) div 1000]),
         true = lists:min(Micros) < 300000
     end || Path <- ["/api/v1/query?metric=m", "/api/v1/query_range?metric=m&from=0&to=600",
                     "/api/v1/export?metric=m&from=0"]],
    0 = stop(Node).

a_long_series_is_exported_whole(Dir) ->
    Node = start("long", ["--data", Dir]),
    Id = metrics(Node, resolve_series, [<<"m">>, #{}]),
    ok = metrics(Node, write_batch_resolved, [[{Id, T * 1.0, T} || T <- lists:seq(1, 20001)]]),
    {200, Body} = http(Node, "/api/v1/export?metric=m&from=0"),
    Times = iolist_to_binary(lists:join($,, [integer_to_binary(T) || T <- lists:seq(1, 20001)])),
    <<"{\"metric\":{\"__name__\":\"m\"},\"values\":[1.0,2.0,", _/binary>> = Body,
    {_, _} = binary:match(Body, <<",20001.0],\"timestamps\":[", Times/binary, "]}">>),
    0 = stop(Node).

the_order_of_series_is_random(Dir) ->
    Node = filled("order", Dir, "c1"),
    devnode_test_node:until(
      fun() -> http(Node, "/api/v1/query?metric=m") =/= http(Node, "/api/v1/query?metric=m") end),
    0 = stop(Node).
