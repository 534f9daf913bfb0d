%% Reads of stored points, in the caller's process, sorted by time; equal times in order of arrival.
-module(devnode_query).

-export([series/4, multi/4, multi/5, matching/3, latest_multi/3, points/2, table_of/1, shuffled/1]).

%% One series by its exact labels. Registers the series if there is none, as a node does.
series(Store, Metric, Labels, Opts) ->
    points(devnode_registry:resolve(Store, Metric, Labels), Opts).

%% All series of a metric that the filter selects: [{Labels, Points}], empty ones left out. The
%% filter is a map of exact values or a list for devnode_match.
multi(Store, Metric, Filter, Opts) -> multi(Store, Metric, Filter, Opts, fun(Points) -> Points end).

%% With what is computed of the points in their place: the points of one series at a time are held.
multi(Store, Metric, Filter, Opts, Compute) ->
    [{Labels, Compute(Points)} || {Id, Labels} <- matching(Store, Metric, Filter),
                         Points <- [points(Id, Opts)],
                         Points =/= []].

%% [{Id, Labels}], in no order: a node reads its series in parallel.
matching(Store, Metric, Filter) when is_map(Filter) ->
    matching(Store, Metric, devnode_match:exact(Filter));
matching(Store, Metric, Filter) ->
    shuffled([Series || {_, Labels} = Series <- devnode_db:series_of(Store, Metric),
                        devnode_match:matches(Labels, Filter)]).

%% The newest point of each series: [{Labels, {Time, Value}}].
latest_multi(Store, Metric, Filter) ->
    [{Labels, newest(Rows)} || {Id, Labels} <- matching(Store, Metric, Filter),
                               Rows <- [ets:lookup(table_of(Id), Id)],
                               Rows =/= []].

newest([{_, T, V} | Rest]) ->
    lists:foldl(fun({_, Time, Value}, {Latest, _}) when Time >= Latest -> {Time, Value};
                   (_, Newest) -> Newest
                end, {T, V}, Rest).

table_of(Id) ->
    Count = persistent_term:get({'Elixir.TimelessMetrics', timeless_metrics, shard_count}),
    devnode_tables:points(abs(Id) rem Count).

points(Id, Opts) ->
    From = proplists:get_value(from, Opts, none),
    To = proplists:get_value(to, Opts, none),
    Rows = [{T, V} || {_, T, V} <- ets:lookup(table_of(Id), Id),
                      From =:= none orelse T >= From, To =:= none orelse T =< To],
    lists:keysort(1, Rows).

shuffled(Items) -> [Item || {_, Item} <- lists:sort([{rand:uniform(), I} || I <- Items])].
