%% Series and ids: how a gateway reads the registry in bulk, and how the registry breaks.
-module(devnode_registry_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, call/4, metrics/3, until/1]).

-define(MAP(Name), {'Elixir.TimelessMetrics.SeriesRegistry', timeless_metrics_registry, Name}).
-define(OVERFLOW, timeless_metrics_registry_series_overflow).
-define(SELECT, <<"SELECT id, metric_name, labels FROM series">>).
-define(PAGE,
        <<"SELECT id, metric_name, labels FROM series WHERE id > ?1 ORDER BY id LIMIT ?2">>).
-define(INSERT, <<"INSERT OR IGNORE INTO series (id, metric_name, labels, created_at) "
                  "VALUES (?1, ?2, ?3, ?4)">>).

tests() -> [a_batch_is_resolved_in_one_call, new_series_move_from_overflow_to_the_map,
            sql_reads_and_pages, sql_inserts_are_ignored_where_taken,
            labels_that_are_no_map_crash_the_registry, equal_label_texts_share_an_id,
            unescaped_labels_split_after_a_restart, labels_without_a_comma_survive_a_restart,
         a_large_registry_is_read_at_once].

a_batch_is_resolved_in_one_call(Dir) ->
    Node = start("zipwith", ["--data", Dir]),
    Names = [integer_to_binary(N rem 150) || N <- lists:seq(1, 300)],
    Ids = call(Node, lists, zipwith3,
               [fun 'Elixir.TimelessMetrics':resolve_series/3,
                [timeless_metrics || _ <- Names], Names, [#{<<"k">> => N} || N <- Names]]),
    300 = length(Ids),
    150 = length(lists:usort(Ids)),
    Ids = lists:sublist(Ids, 150) ++ lists:sublist(Ids, 150),
    0 = stop(Node).

new_series_move_from_overflow_to_the_map(Dir) ->
    Node = start("overflow", ["--data", Dir]),
    L = #{<<"k">> => <<"v">>},
    Key = {<<"m">>, L},
    Map = fun(Name) -> call(Node, persistent_term, get, [?MAP(Name)]) end,
    Rows = fun() -> lists:sort(call(Node, ets, tab2list, [?OVERFLOW])) end,
    true = Map(forward) =:= #{},
    1 = metrics(Node, resolve_series, [<<"m">>, L]),
    [{Key, 1}, {{reverse, 1}, <<"m">>, L}] = Rows(),
    until(fun() -> Map(forward) =:= #{Key => 1} end),
    true = Map(reverse) =:= #{1 => Key},
    until(fun() -> Rows() =:= [] end),
    1 = metrics(Node, resolve_series, [<<"m">>, L]),
    0 = stop(Node).

sql_reads_and_pages(Dir) ->
    Node = start("sql", ["--data", Dir]),
    [metrics(Node, resolve_series, [<<"m">>, #{<<"z">> => <<"1">>, <<"a">> => integer_to_binary(N)}])
     || N <- lists:seq(1, 25)],
    Read = fun(Sql, Params) -> call(Node, 'Elixir.TimelessMetrics.DB', read,
                                    [timeless_metrics_db, Sql, Params]) end,
    {ok, All} = Read(?SELECT, []),
    25 = length(All),
    [1, <<"m">>, <<"a=1,z=1">>] = hd(All),
    {ok, First} = Read(?PAGE, [0, 10]),
    {ok, Second} = Read(?PAGE, [10, 10]),
    {ok, Third} = Read(?PAGE, [20, 10]),
    {ok, []} = Read(?PAGE, [25, 10]),
    All = First ++ Second ++ Third,
    {error, _} = Read(<<"SELECT 1">>, []),
    0 = stop(Node).

sql_inserts_are_ignored_where_taken(Dir) ->
    Node = start("insert", ["--data", Dir]),
    1 = metrics(Node, resolve_series, [<<"m">>, #{}]),
    Write = fun(Params) -> call(Node, 'Elixir.TimelessMetrics.DB', write,
                                [timeless_metrics_db, ?INSERT, Params]) end,
    {ok, []} = Write([1, <<"other">>, <<>>, 0]),
    {ok, []} = Write([9, <<"m">>, <<>>, 0]),
    {ok, []} = Write([41, <<"given">>, <<"k=v">>, 0]),
    {ok, [<<"given">>, <<"m">>]} = metrics(Node, list_metrics, []),
    41 = metrics(Node, resolve_series, [<<"given">>, #{<<"k">> => <<"v">>}]),
    42 = metrics(Node, resolve_series, [<<"next">>, #{}]),
    {error, _} = call(Node, 'Elixir.TimelessMetrics.DB', write,
                      [timeless_metrics_db, <<"DELETE FROM series">>, []]),
    0 = stop(Node).

labels_that_are_no_map_crash_the_registry(Dir) ->
    Node = start("crash", ["--data", Dir]),
    Id = metrics(Node, resolve_series, [<<"m">>, #{}]),
    ok = metrics(Node, write_batch_resolved, [[{Id, 1.0, 1}]]),
    Names = [timeless_metrics_registry, timeless_metrics_shard_0, timeless_metrics_builder_1],
    Before = [call(Node, erlang, whereis, [N]) || N <- Names],
    Monitors = [erlang:monitor(process, Pid) || Pid <- Before],
    {badrpc, {'EXIT', {{function_clause, _}, _}}} =
        metrics(Node, resolve_series, [<<"m">>, [{<<"k">>, <<"v">>}]]),
    [receive {'DOWN', M, process, _, _} -> ok end || M <- Monitors],
    until(fun() -> metrics(Node, resolve_series, [<<"m">>, #{}]) =:= Id end),
    until(fun() -> metrics(Node, write_batch_resolved, [[{Id, 2.0, 2}]]) =:= ok end),
    [] = [Pid || Pid <- Before, call(Node, erlang, is_process_alive, [Pid])],
    {ok, [{1, 1.0}, {2, 2.0}]} = metrics(Node, query, [<<"m">>, #{}]),
    0 = stop(Node).

equal_label_texts_share_an_id(Dir) ->
    Node = start("collide", ["--data", Dir]),
    Id = metrics(Node, resolve_series, [<<"m">>, #{<<"a">> => <<"1,b=2">>}]),
    Id = metrics(Node, resolve_series, [<<"m">>, #{<<"a">> => <<"1">>, <<"b">> => <<"2">>}]),
    Other = metrics(Node, resolve_series, [<<"n">>, #{<<"a">> => 5}]),
    Other = metrics(Node, resolve_series, [<<"n">>, #{<<"a">> => <<"5">>}]),
    0 = stop(Node).

unescaped_labels_split_after_a_restart(Dir) ->
    Node = start("split", ["--data", Dir]),
    Whole = #{<<"path">> => <<"a,b=c">>},
    Broken = #{<<"path">> => <<"a">>, <<"b">> => <<"c">>},
    1 = metrics(Node, resolve_series, [<<"m">>, Whole]),
    {ok, [#{labels := Broken}]} = metrics(Node, list_series, [<<"m">>]),
    0 = stop(Node),
    Again = start("split", ["--data", Dir]),
    true = #{{<<"m">>, Broken} => 1} =:= call(Again, persistent_term, get, [?MAP(forward)]),
    0 = stop(Again).

labels_without_a_comma_survive_a_restart(Dir) ->
    Node = start("whole", ["--data", Dir]),
    Labels = #{<<"path">> => <<"a%2Cb=c">>, <<"q">> => <<"x=y==">>, <<"r">> => <<"=">>},
    1 = metrics(Node, resolve_series, [<<"m,=">>, Labels]),
    0 = stop(Node),
    Again = start("whole", ["--data", Dir]),
    true = #{{<<"m,=">>, Labels} => 1} =:= call(Again, persistent_term, get, [?MAP(forward)]),
    1 = metrics(Again, resolve_series, [<<"m,=">>, Labels]),
    0 = stop(Again).

a_large_registry_is_read_at_once(Dir) ->
    Node = start("large", ["--data", Dir]),
    Count = 100000,
    Series = [{<<"m">>, #{<<"k">> => integer_to_binary(N)}} || N <- lists:seq(1, Count)],
    {Micros, Count} = timer:tc(fun() -> call(Node, devnode, register, [timeless_metrics, Series]) end),
    io:format("      ~b series registered in ~.1f s~n", [Count, Micros / 1.0e6]),
    7 = metrics(Node, resolve_series, [<<"m">>, #{<<"k">> => <<"7">>}]),
    Map = fun() -> call(Node, persistent_term, get, [?MAP(forward)]) end,
    until(fun() -> map_size(Map()) =:= Count end),
    137 = devnode_test_node:kill(Node),
    Again = start("large", ["--data", Dir]),
    Count = map_size(call(Again, persistent_term, get, [?MAP(forward)])),
    {ok, Rows} = call(Again, 'Elixir.TimelessMetrics.DB', read, [timeless_metrics_db, ?SELECT, []]),
    Count = length(Rows),
    0 = stop(Again).
