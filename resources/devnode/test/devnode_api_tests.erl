%% Return shapes and errors of the public functions.
-module(devnode_api_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, call/4, metrics/3]).

tests() -> [every_function_answers_in_its_shape, aggregates_follow_the_epoch,
            only_functions_of_this_generation_exist, malformed_calls_fail_as_on_a_node,
            unusable_values_are_answered_ok_and_lost, metadata_round_trips].

every_function_answers_in_its_shape(Dir) ->
    Node = start("api", ["--data", Dir]),
    L = #{<<"host">> => <<"a">>},
    {ok, "0.7.0"} = call(Node, application, get_key, [timeless_metrics, vsn]),
    Id = metrics(Node, resolve_series, [<<"cpu">>, L]),
    1 = Id,
    ok = metrics(Node, write_batch_resolved, [[{Id, 1.5, 100}, {Id, 2, 90}, {Id, 3.0, 100}]]),
    {ok, [{90, 2.0}, {100, 1.5}, {100, 3.0}]} = metrics(Node, query, [<<"cpu">>, L]),
    {ok, [{90, 2.0}]} = metrics(Node, query, [<<"cpu">>, L, [{from, 90}, {to, 99}]]),
    {ok, {100, 3.0}} = metrics(Node, latest, [<<"cpu">>, L]),
    {ok, nil} = metrics(Node, latest, [<<"mem">>, #{}]),
    {ok, []} = metrics(Node, query, [<<"disk">>, L]),
    {ok, [<<"cpu">>, <<"disk">>, <<"mem">>]} = metrics(Node, list_metrics, []),
    ok = metrics(Node, write_resolved, [Id, 4.0, [{timestamp, 110}]]),
    ok = metrics(Node, write_resolved, [Id, 4.0]),
    ok = metrics(Node, write, [<<"cpu">>, #{<<"host">> => <<"b">>}, 5.0]),
    ok = metrics(Node, write, [<<"cpu">>, #{<<"host">> => <<"b">>}, 5.0, [{timestamp, 7}]]),
    ok = metrics(Node, write_batch, [[{<<"net">>, #{}, 1.0, 5}, {<<"net">>, #{}, 2.0}]]),
    {ok, [#{labels := L, points := [{90, 2.0}]}]} =
        metrics(Node, query_multi, [<<"cpu">>, L, [{to, 99}]]),
    {ok, [_, _]} = metrics(Node, query_multi, [<<"cpu">>]),
    {ok, [#{labels := L}, #{labels := #{<<"host">> := <<"b">>}}]} =
        metrics(Node, list_series, [<<"cpu">>]),
    {ok, []} = metrics(Node, list_series, [<<"none">>]),
    {ok, [<<"a">>, <<"b">>]} = metrics(Node, label_values, [<<"cpu">>, <<"host">>]),
    #{series_count := 5, total_points := 9, buffer_shards := 2} = metrics(Node, info, []),
    [ok, ok] = metrics(Node, flush, []),
    ok = metrics(Node, enforce_retention, []),
    {ok, [<<"cpu">>, <<"disk">>, <<"mem">>, <<"net">>]} = metrics(Node, list_metrics, []),
    ok = metrics(Node, write_batch_resolved, [[{77, 1.0, 1}, {-3, 1.0, 1}]]),
    2 = length([orphan || {<<"devnode_orphan">>, _, _, _}
                              <- call(Node, devnode, dump, [timeless_metrics])]),
    0 = stop(Node).

aggregates_follow_the_epoch(Dir) ->
    Node = start("aggregate", ["--data", Dir]),
    Points = [{<<"m">>, #{}, V, T} || {T, V} <- [{59, 1.0}, {60, 2.0}, {90, 4.0}, {200, 8.0}]],
    ok = metrics(Node, write_batch, [Points]),
    Ask = fun(A) -> {ok, B} = metrics(Node, query_aggregate,
                                      [<<"m">>, #{}, [{bucket, minute}, {aggregate, A}]]), B end,
    [{0, 1.0}, {60, 3.0}, {180, 8.0}] = Ask(avg),
    [{0, 1}, {60, 2}, {180, 1}] = Ask(count),
    [{0, 1.0}, {60, 4.0}, {180, 8.0}] = Ask(last),
    [{0, 0.0}, {60, Rate}, {180, 0.0}] = Ask(rate),
    true = abs(Rate - 2 / 30) < 1.0e-12,
    {ok, [#{labels := #{}, data := [{0, 15.0}]}]} =
        metrics(Node, query_aggregate_multi, [<<"m">>, #{}, [{bucket, {1, hours}},
                                                            {aggregate, sum}]]),
    {ok, [#{bucket := 0, count := 4, max := 8.0}]} =
        metrics(Node, query_tier, [hourly, <<"m">>, #{}]),
    {badrpc, {'EXIT', _}} = metrics(Node, query_aggregate, [<<"m">>, #{}, []]),
    0 = stop(Node).

only_functions_of_this_generation_exist(Dir) ->
    Node = start("probe", ["--data", Dir]),
    Has = fun(F, A) -> call(Node, erlang, function_exported, ['Elixir.TimelessMetrics', F, A]) end,
    [true, true, true, true, true] =
        [Has(F, A) || {F, A} <- [{write_batch_resolved, 2}, {resolve_series, 3},
                                 {write_resolved, 3}, {write_resolved, 4}, {query_tier, 5}]],
    [false, false, false, false] =
        [Has(F, A) || {F, A} <- [{write_each, 2}, {latest_multi, 3}, {write_text_batch, 2},
                                 {update_alert, 3}]],
    {badrpc, {'EXIT', {undef, _}}} = metrics(Node, write_each, [[]]),
    Dir8 = list_to_binary(Dir),
    Dir8 = call(Node, persistent_term, get,
                [{'Elixir.TimelessMetrics', timeless_metrics, data_dir}]),
    2 = call(Node, persistent_term, get,
             [{'Elixir.TimelessMetrics', timeless_metrics, shard_count}]),
    [true = is_pid(call(Node, erlang, whereis, [Name]))
     || Name <- ['Elixir.TimelessMetrics.AppSupervisor', timeless_metrics_sup, timeless_metrics_db,
                 timeless_metrics_registry, timeless_metrics_shard_0, timeless_metrics_shard_1,
                 timeless_metrics_builder_0, timeless_metrics_builder_1]],
    0 = stop(Node).

malformed_calls_fail_as_on_a_node(Dir) ->
    Node = start("malformed", ["--data", Dir]),
    Module = 'Elixir.TimelessMetrics',
    {badrpc, {'EXIT', {badarg, _}}} = call(Node, Module, resolve_series, [wrong, <<"m">>, #{}]),
    {badrpc, {'EXIT', {badarg, _}}} = call(Node, Module, write_batch_resolved, [wrong, []]),
    {badrpc, {'EXIT', {noproc, _}}} = call(Node, Module, list_metrics, [wrong]),
    Batch = fun(Entries) -> metrics(Node, write_batch_resolved, [Entries]) end,
    {badrpc, {'EXIT', {badarith, _}}} = Batch([{1, 1.0, 1}, {1.5, 1.0, 1}]),
    {badrpc, {'EXIT', {badarg, _}}} = Batch([{1, 1.0, 1}, {<<"1">>, 1.0, 1}]),
    {badrpc, {'EXIT', {function_clause, _}}} = Batch([{1, 1.0, 1}, {1, 1.0, 1, 1}]),
    {badrpc, {'EXIT', {function_clause, _}}} = Batch(no_list),
    [] = call(Node, devnode, dump, [timeless_metrics]),
    0 = stop(Node).

unusable_values_are_answered_ok_and_lost(Dir) ->
    Node = start("poison", ["--data", Dir]),
    Id = metrics(Node, resolve_series, [<<"m">>, #{}]),
    Batch = fun(Entries) -> metrics(Node, write_batch_resolved, [Entries]) end,
    ok = Batch([{Id, 1.0, 10}, {Id, 1.0, 20000}]),
    ok = Batch([{Id, nil, 20}, {Id, 2.0, 30}, {Id, 2.0, 20001}]),
    {ok, [{20000, 1.0}, {20001, 2.0}]} = metrics(Node, query, [<<"m">>, #{}]),
    Builder = call(Node, erlang, whereis, [timeless_metrics_builder_1]),
    Monitor = erlang:monitor(process, Builder),
    ok = Batch([{Id, 1.0, 1.5}]),
    receive {'DOWN', Monitor, process, Builder, _} -> ok end,
    devnode_test_node:until(fun() -> Batch([{Id, 3.0, 20002}]) =:= ok end),
    0 = stop(Node),
    Again = start("poison", ["--data", Dir]),
    {ok, [{20000, 1.0}, {20001, 2.0} | _]} = metrics(Again, query, [<<"m">>, #{}]),
    0 = stop(Again).

metadata_round_trips(Dir) ->
    Node = start("metadata", ["--data", Dir]),
    {ok, nil} = metrics(Node, get_metadata, [<<"m">>]),
    {ok, []} = metrics(Node, register_metric, [<<"m">>, gauge]),
    {ok, []} = metrics(Node, register_metric, [<<"f">>, counter, [{unit, <<"s">>},
                                                                 {description, <<"d">>}]]),
    0 = stop(Node),
    Again = start("metadata", ["--data", Dir]),
    {ok, #{type := gauge, unit := nil, description := nil}} =
        metrics(Again, get_metadata, [<<"m">>]),
    {ok, #{type := counter, unit := <<"s">>, description := <<"d">>}} =
        metrics(Again, get_metadata, [<<"f">>]),
    {ok, [[<<"f">>, <<"counter">>, <<"s">>, <<"d">>], [<<"m">> | _]]} =
        call(Again, 'Elixir.TimelessMetrics.DB', read,
             [timeless_metrics_db,
              <<"SELECT metric_name, type, unit, description FROM metric_metadata">>, []]),
    0 = stop(Again).
