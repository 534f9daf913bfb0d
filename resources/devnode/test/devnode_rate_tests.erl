%% How fast the node takes points. Prints what it measured; only the floor is a test.
-module(devnode_rate_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, call/4, metrics/3]).

-define(BATCH, 10000).
-define(FLOOR, 200000).

tests() -> [a_sink_only_counts, stored_points_per_second].

a_sink_only_counts(_Dir) ->
    Node = start("sink", ["--sink"]),
    1 = metrics(Node, resolve_series, [<<"m">>, #{}]),
    PerSecond = written(Node, 500),
    #{points := Points, batches := 500, series := 1} = call(Node, devnode, counts, []),
    Points = 500 * ?BATCH,
    [] = call(Node, devnode, dump, [timeless_metrics]),
    {200, <<"{\"points\":5000000,\"batches\":500,\"series\":1}">>} =
        devnode_test_node:http(Node, "/devnode/counts"),
    io:format("      sink: ~b points/s~n", [PerSecond]),
    0 = stop(Node).

stored_points_per_second(Dir) ->
    Node = start("rate", ["--data", Dir]),
    Before = call(Node, erlang, memory, [total]),
    PerSecond = written(Node, 200),
    PerPoint = (call(Node, erlang, memory, [total]) - Before) / (200 * ?BATCH),
    io:format("      stored: ~b points/s, ~.1f bytes of memory a point~n", [PerSecond, PerPoint]),
    true = PerSecond > ?FLOOR,
    0 = stop(Node),
    {Micros, Again} = timer:tc(fun() -> start("rate", ["--data", Dir]) end),
    io:format("      restart with ~b points: ~.1f s~n", [200 * ?BATCH, Micros / 1.0e6]),
    Expected = 200 * ?BATCH,
    #{total_points := Expected} = metrics(Again, info, []),
    0 = stop(Again).

%% Four calls in flight, as a gateway's link has.
written(#{node := Name}, Batches) ->
    Now = erlang:system_time(second),
    Entries = [{Id, Id * 0.5, Now} || Id <- lists:seq(1, ?BATCH)],
    Call = fun() -> rpc:async_call(Name, 'Elixir.TimelessMetrics', write_batch_resolved,
                                   [timeless_metrics, Entries]) end,
    {Micros, ok} = timer:tc(fun() -> keep_four(Call, Batches, []) end),
    Batches * ?BATCH * 1000000 div Micros.

keep_four(_Call, 0, []) -> ok;
keep_four(Call, Left, Keys) when Left > 0, length(Keys) < 4 ->
    keep_four(Call, Left - 1, Keys ++ [Call()]);
keep_four(Call, Left, [Oldest | Keys]) ->
    ok = rpc:yield(Oldest),
    keep_four(Call, Left, Keys).
