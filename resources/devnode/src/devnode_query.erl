%% Reads of stored points, in the caller's process, sorted by time; equal times in order of arrival.
-module(devnode_query).

-export([series/4, multi/4, points/2, table_of/1]).

%% One series by its exact labels. Registers the series if there is none, as a node does.
series(Store, Metric, Labels, Opts) ->
    points(devnode_registry:resolve(Store, Metric, Labels), Opts).

%% All series of a metric whose labels contain the filter's: [{Labels, Points}], empty ones left out.
multi(Store, Metric, Filter, Opts) ->
    [{Labels, Points} || {Id, Labels} <- devnode_db:series_of(Store, Metric),
                         maps:with(maps:keys(Filter), Labels) =:= Filter,
                         Points <- [points(Id, Opts)],
                         Points =/= []].

table_of(Id) ->
    Count = persistent_term:get({'Elixir.TimelessMetrics', timeless_metrics, shard_count}),
    devnode_tables:points(abs(Id) rem Count).

points(Id, Opts) ->
    From = proplists:get_value(from, Opts, none),
    To = proplists:get_value(to, Opts, none),
    Guards = [{'>=', '$1', From} || From =/= none] ++ [{'=<', '$1', To} || To =/= none],
    lists:keysort(1, ets:select(table_of(Id), [{{Id, '$1', '$2'}, Guards, [{{'$1', '$2'}}]}])).
