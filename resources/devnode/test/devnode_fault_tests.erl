%% Every fault switch does what the README says.
-module(devnode_fault_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, kill/1, call/4, metrics/3, until/1]).

tests() -> [delays_answer_late, a_hung_write_goes_on_when_cleared, badrpc_stores_nothing,
            lost_replies_are_stored, swallowed_points_are_counted, resolving_can_fail,
            points_can_be_hidden, volatile_points_die_with_the_node, ids_can_come_again,
            a_restart_can_overwrite, a_long_mailbox_refuses_silently, unknown_switches_are_refused].

node_with_series(Name, Dir, Args) ->
    Node = start(Name, ["--data", Dir | Args]),
    {Node, metrics(Node, resolve_series, [<<"m">>, #{}])}.

set(Node, Switch) -> ok = call(Node, devnode_faults, set, [Switch]).

clear(Node) -> ok = call(Node, devnode_faults, clear, []).

batch(Node, Entries) -> metrics(Node, write_batch_resolved, [Entries]).

%% The write as a call that runs on: answers what rpc:yield understands.
started(Node, Entries) ->
    rpc:async_call(map_get(node, Node), 'Elixir.TimelessMetrics', write_batch_resolved,
                   [timeless_metrics, Entries]).

points(Node) ->
    {ok, Points} = metrics(Node, query, [<<"m">>, #{}]),
    Points.

delays_answer_late(Dir) ->
    {Node, Id} = node_with_series("delay", Dir, []),
    set(Node, {delay, 300}),
    {Micros, ok} = timer:tc(fun() -> batch(Node, [{Id, 1.0, 1}]) end),
    true = Micros >= 300000,
    [{delay, 300}] = call(Node, devnode_faults, get, []),
    clear(Node),
    [] = call(Node, devnode_faults, get, []),
    ok = call(Node, devnode_faults, set, [resolve_delay, 300]),
    {Slow, Id} = timer:tc(fun() -> metrics(Node, resolve_series, [<<"m">>, #{}]) end),
    true = Slow >= 300000,
    0 = stop(Node).

a_hung_write_goes_on_when_cleared(Dir) ->
    {Node, Id} = node_with_series("hang", Dir, []),
    set(Node, hang),
    Key = started(Node, [{Id, 1.0, 1}]),
    timeout = rpc:nb_yield(Key, 100),
    [] = points(Node),
    clear(Node),
    ok = rpc:yield(Key),
    [{1, 1.0}] = points(Node),
    0 = stop(Node).

badrpc_stores_nothing(Dir) ->
    {Node, Id} = node_with_series("badrpc", Dir, ["--fault", "{badrpc,broken,2}"]),
    ok = batch(Node, [{Id, 1.0, 1}]),
    {badrpc, {'EXIT', {broken, _}}} = batch(Node, [{Id, 2.0, 2}]),
    set(Node, {badrpc, other}),
    {badrpc, {'EXIT', {other, _}}} = batch(Node, [{Id, 3.0, 3}]),
    [{1, 1.0}] = points(Node),
    0 = stop(Node).

lost_replies_are_stored(Dir) ->
    {Node, Id} = node_with_series("lose", Dir, []),
    set(Node, {lose_replies, 2}),
    ok = batch(Node, [{Id, 1.0, 1}]),
    Key = started(Node, [{Id, 2.0, 2}]),
    until(fun() -> points(Node) =:= [{1, 1.0}, {2, 2.0}] end),
    clear(Node),
    timeout = rpc:nb_yield(Key, 100),
    0 = stop(Node).

swallowed_points_are_counted(Dir) ->
    {Node, Id} = node_with_series("swallow", Dir, []),
    set(Node, {swallow, 3}),
    [ok = batch(Node, [{Id, 1.0, T}, {Id, 1.0, T}]) || T <- lists:seq(1, 6)],
    8 = length(points(Node)),
    4 = call(Node, devnode_faults, swallowed, []),
    set(Node, {swallow, all}),
    ok = metrics(Node, write, [<<"m">>, #{}, 1.0]),
    5 = call(Node, devnode_faults, swallowed, []),
    8 = length(points(Node)),
    0 = stop(Node).

resolving_can_fail(Dir) ->
    {Node, Id} = node_with_series("resolve", Dir, []),
    set(Node, resolve_badrpc),
    {badrpc, {'EXIT', {devnode_fault, _}}} = metrics(Node, resolve_series, [<<"m">>, #{}]),
    ok = batch(Node, [{Id, 1.0, 1}]),
    clear(Node),
    set(Node, {resolve_hang}),
    Key = rpc:async_call(map_get(node, Node), 'Elixir.TimelessMetrics', resolve_series,
                         [timeless_metrics, <<"m">>, #{}]),
    timeout = rpc:nb_yield(Key, 100),
    clear(Node),
    Id = rpc:yield(Key),
    0 = stop(Node).

points_can_be_hidden(Dir) ->
    {Node, Id} = node_with_series("hidden", Dir, []),
    set(Node, {visible_after, 3600000}),
    ok = batch(Node, [{Id, 1.0, 1}]),
    [] = points(Node),
    {200, <<>>} = devnode_test_node:http(Node, "/api/v1/export?metric=m&from=0"),
    [_] = call(Node, devnode, dump, [timeless_metrics]),
    [ok, ok] = metrics(Node, flush, []),
    [{1, 1.0}] = points(Node),
    set(Node, {visible_after, 50}),
    ok = batch(Node, [{Id, 2.0, 2}]),
    until(fun() -> points(Node) =:= [{1, 1.0}, {2, 2.0}] end),
    0 = stop(Node).

volatile_points_die_with_the_node(Dir) ->
    {Node, Id} = node_with_series("volatile", Dir, ["--fault", "volatile"]),
    ok = batch(Node, [{Id, 1.0, 1}]),
    [ok, ok] = metrics(Node, flush, []),
    ok = batch(Node, [{Id, 2.0, 2}]),
    137 = kill(Node),
    Again = start("volatile", ["--data", Dir, "--fault", "volatile"]),
    [{1, 1.0}] = points(Again),
    ok = batch(Again, [{Id, 3.0, 3}]),
    0 = stop(Again),
    Third = start("volatile", ["--data", Dir]),
    [{1, 1.0}, {3, 3.0}] = points(Third),
    0 = stop(Third).

ids_can_come_again(Dir) ->
    {Node, First} = node_with_series("reuse", Dir, []),
    ok = batch(Node, [{First, 1.0, 1}]),
    Victim = metrics(Node, resolve_series, [<<"victim">>, #{}]),
    ok = metrics(Node, enforce_retention, []),
    set(Node, id_reuse),
    ok = metrics(Node, enforce_retention, []),
    {ok, [<<"m">>]} = metrics(Node, list_metrics, []),
    Victim = metrics(Node, resolve_series, [<<"victim">>, #{}]),
    Victim = metrics(Node, resolve_series, [<<"thief">>, #{}]),
    ok = batch(Node, [{Victim, 5.0, 5}]),
    {ok, [{5, 5.0}]} = metrics(Node, query, [<<"victim">>, #{}]),
    {ok, [{5, 5.0}]} = metrics(Node, query, [<<"thief">>, #{}]),
    0 = stop(Node).

a_restart_can_overwrite(Dir) ->
    {Node, Id} = node_with_series("overwrite", Dir, []),
    Now = erlang:system_time(second),
    ok = batch(Node, [{Id, 1.0, Now}, {Id, 1.0, 5}]),
    0 = stop(Node),
    Again = start("overwrite", ["--data", Dir, "--fault", "restart_overwrite"]),
    ok = batch(Again, [{Id, 2.0, Now}]),
    ok = batch(Again, [{Id, 3.0, Now}]),
    1 = call(Again, devnode_faults, overwritten, []),
    [{5, 1.0}, {Now, 2.0}, {Now, 3.0}] = points(Again),
    0 = stop(Again),
    Third = start("overwrite", ["--data", Dir]),
    [{5, 1.0}, {Now, 2.0}, {Now, 3.0}] = points(Third),
    0 = stop(Third).

a_long_mailbox_refuses_silently(Dir) ->
    {Node, Id} = node_with_series("mailbox", Dir, []),
    Length = fun() ->
                     Pid = call(Node, erlang, whereis, [timeless_metrics_builder_1]),
                     {_, N} = call(Node, erlang, process_info, [Pid, message_queue_len]),
                     N
             end,
    set(Node, {builder_queue, 50001}),
    until(fun() -> Length() >= 50001 end),
    ok = batch(Node, [{Id, 1.0, 1}]),
    {error, backpressure} = metrics(Node, write_resolved, [Id, 1.0]),
    2 = call(Node, devnode_faults, swallowed, []),
    clear(Node),
    until(fun() -> Length() =:= 0 end),
    ok = batch(Node, [{Id, 2.0, 2}]),
    [{2, 2.0}] = points(Node),
    0 = stop(Node).

unknown_switches_are_refused(Dir) ->
    {Node, _} = node_with_series("unknown", Dir, []),
    {badrpc, {'EXIT', {{unknown_switch, nonsense, _}, _}}} =
        call(Node, devnode_faults, set, [nonsense]),
    {badrpc, {'EXIT', {{bad_switch, delay, _, _}, _}}} =
        call(Node, devnode_faults, set, [{delay, soon}]),
    0 = stop(Node).
