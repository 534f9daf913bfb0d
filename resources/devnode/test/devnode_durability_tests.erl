%% What survives a restart and kill -9.
-module(devnode_durability_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, kill/1, call/4, metrics/3]).

tests() -> [ids_and_points_survive_stop_and_kill, a_torn_record_is_dropped,
            the_dump_is_sorted_and_exact, three_nodes_keep_apart].

ids_and_points_survive_stop_and_kill(Dir) ->
    Node = start("durable", ["--data", Dir, "--shards", "3"]),
    Names = [integer_to_binary(N) || N <- lists:seq(1, 100)],
    Resolve = fun(On) -> [metrics(On, resolve_series, [M, #{<<"k">> => M}]) || M <- Names] end,
    Ids = Resolve(Node),
    ok = metrics(Node, write_batch_resolved, [[{Id, 0.1 * Id, 1000 + Id} || Id <- Ids]]),
    Dump = lists:sort(call(Node, devnode, dump, [timeless_metrics])),
    100 = length(Dump),
    137 = kill(Node),
    Killed = start("durable", ["--data", Dir]),
    3 = call(Killed, persistent_term, get,
             [{'Elixir.TimelessMetrics', timeless_metrics, shard_count}]),
    Ids = Resolve(Killed),
    Dump = lists:sort(call(Killed, devnode, dump, [timeless_metrics])),
    ok = metrics(Killed, write_batch_resolved, [[{Id, 1.0, 2000} || Id <- Ids]]),
    0 = stop(Killed),
    Stopped = start("durable", ["--data", Dir]),
    Ids = Resolve(Stopped),
    200 = length(call(Stopped, devnode, dump, [timeless_metrics])),
    101 = metrics(Stopped, resolve_series, [<<"new">>, #{}]),
    0 = stop(Stopped).

a_torn_record_is_dropped(Dir) ->
    Node = start("torn", ["--data", Dir, "--shards", "1"]),
    Id = metrics(Node, resolve_series, [<<"m">>, #{}]),
    ok = metrics(Node, write_batch_resolved, [[{Id, 1.0, 1}]]),
    ok = metrics(Node, write_batch_resolved, [[{Id, 2.0, 2}]]),
    137 = kill(Node),
    File = filename:join(Dir, "shard-0.log"),
    {ok, Bytes} = file:read_file(File),
    ok = file:write_file(File, binary:part(Bytes, 0, byte_size(Bytes) - 3)),
    Again = start("torn", ["--data", Dir]),
    {ok, [{1, 1.0}]} = metrics(Again, query, [<<"m">>, #{}]),
    ok = metrics(Again, write_batch_resolved, [[{Id, 3.0, 3}]]),
    0 = stop(Again),
    Third = start("torn", ["--data", Dir]),
    {ok, [{1, 1.0}, {3, 3.0}]} = metrics(Third, query, [<<"m">>, #{}]),
    0 = stop(Third).

the_dump_is_sorted_and_exact(Dir) ->
    Node = start("dump", ["--data", Dir]),
    ok = metrics(Node, write_batch, [[{<<"b">>, #{<<"z">> => <<"1">>, <<"a">> => <<"x\"y">>}, 0.1, 5},
                                      {<<"b">>, #{<<"z">> => <<"1">>, <<"a">> => <<"x\"y">>}, -0.0, 5},
                                      {<<"a">>, #{}, 1.0e300, -7}]]),
    File = filename:join(Dir, "dump.txt"),
    ok = call(Node, devnode, dump_to, [timeless_metrics, list_to_binary(File)]),
    {ok, <<"a{} -7 1.0e300\n"
           "b{a=\"x\\\"y\",z=\"1\"} 5 -0.0\n"
           "b{a=\"x\\\"y\",z=\"1\"} 5 0.1\n">>} = file:read_file(File),
    0 = stop(Node).

three_nodes_keep_apart(Dir) ->
    Nodes = [start(N, ["--data", filename:join(Dir, N)]) || N <- ["one", "two", "three"]],
    [1 = metrics(N, resolve_series, [atom_to_binary(map_get(node, N)), #{}]) || N <- Nodes],
    [[] = call(N, erlang, nodes, []) || N <- Nodes],
    3 = length(lists:usort([call(N, erlang, system_info, [creation]) || N <- Nodes])),
    [0 = stop(N) || N <- Nodes].
