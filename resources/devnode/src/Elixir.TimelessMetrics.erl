%% The public door of a 0.7.0 node: the functions a gateway calls over rpc, with their arities and
%% return shapes. Nothing is decided here, and no function is exported that 0.7.0 does not have:
%% gateways tell the generations apart by what this module exports.
-module('Elixir.TimelessMetrics').

-export([resolve_series/3, write_batch_resolved/2, write_resolved/3, write_resolved/4]).
-export([write/4, write/5, write_batch/2]).
-export([query/3, query/4, query_multi/2, query_multi/3, query_multi/4]).
-export([query_aggregate/4, query_aggregate_multi/3, query_aggregate_multi/4]).
-export([query_tier/4, query_tier/5, latest/3]).
-export([list_metrics/1, list_series/2, label_values/3, info/1, get_schema/1]).
-export([flush/1, rollup/1, catch_up/1, compact/1, enforce_retention/1]).
-export([register_metric/3, register_metric/4, get_metadata/2, backup/2]).
-export([annotate/3, annotate/4, annotations/3, annotations/4, delete_annotation/2]).
-export([create_alert/2, list_alerts/1, delete_alert/2, evaluate_alerts/1]).

resolve_series(Store, Metric, Labels) ->
    devnode_faults:before_resolve(),
    devnode_registry:resolve(Store, Metric, Labels).

write_batch_resolved(Store, Entries) -> devnode_write:batch(Store, Entries).

write_resolved(Store, Id, Value) -> write_resolved(Store, Id, Value, []).

write_resolved(Store, Id, Value, Opts) ->
    devnode_write:one(Store, {Id, Value, timestamp(Opts)}).

write(Store, Metric, Labels, Value) -> write(Store, Metric, Labels, Value, []).

write(Store, Metric, Labels, Value, Opts) ->
    Id = devnode_registry:resolve(Store, Metric, Labels),
    devnode_write:one(Store, {Id, Value, timestamp(Opts)}).

write_batch(Store, Entries) ->
    devnode_write:batch(Store, lists:map(fun(Entry) -> resolved(Store, Entry) end, Entries)).

query(Store, Metric, Labels) -> query(Store, Metric, Labels, []).
query(Store, Metric, Labels, Opts) -> {ok, devnode_query:series(Store, Metric, Labels, Opts)}.

query_multi(Store, Metric) -> query_multi(Store, Metric, #{}, []).
query_multi(Store, Metric, Filter) -> query_multi(Store, Metric, Filter, []).
query_multi(Store, Metric, Filter, Opts) ->
    {ok, [#{labels => L, points => P} || {L, P} <- devnode_query:multi(Store, Metric, Filter, Opts)]}.

query_aggregate(Store, Metric, Labels, Opts) ->
    {ok, devnode_aggregate:buckets(devnode_query:series(Store, Metric, Labels, Opts), Opts)}.

query_aggregate_multi(Store, Metric, Opts) -> query_aggregate_multi(Store, Metric, #{}, Opts).
query_aggregate_multi(Store, Metric, Filter, Opts) ->
    {ok, [#{labels => L, data => devnode_aggregate:buckets(P, Opts)}
          || {L, P} <- devnode_query:multi(Store, Metric, Filter, Opts)]}.

query_tier(Store, Tier, Metric, Labels) -> query_tier(Store, Tier, Metric, Labels, []).
query_tier(Store, Tier, Metric, Labels, Opts) ->
    {ok, devnode_aggregate:tier(Tier, devnode_query:series(Store, Metric, Labels, Opts))}.

latest(Store, Metric, Labels) ->
    case devnode_query:series(Store, Metric, Labels, []) of
        [] -> {ok, nil};
        Points -> {ok, lists:last(Points)}
    end.

list_metrics(Store) -> {ok, devnode_db:metrics(Store)}.

list_series(Store, Metric) ->
    {ok, [#{labels => Labels} || {_Id, Labels} <- devnode_db:series_of(Store, Metric)]}.

label_values(Store, Metric, Key) ->
    {ok, lists:usort([V || {_Id, #{Key := V}} <- devnode_db:series_of(Store, Metric)])}.

info(Store) -> devnode_info:info(Store).

%% Answers once every shard has written and shown all it was given.
get_schema(_Store) -> devnode_info:schema().

flush(Store) -> [devnode_shard:flush(I) || I <- lists:seq(0, shard_count(Store) - 1)].

%% Rollup tiers are computed when asked for, so there is nothing to roll up, catch up or compact.
rollup(Store) -> checked(Store, ok).
catch_up(Store) -> checked(Store, ok).
compact(Store) -> checked(Store, #{}).

enforce_retention(Store) ->
    _ = shard_count(Store),
    devnode_retention:enforce(Store).

register_metric(Store, Metric, Type) -> register_metric(Store, Metric, Type, []).
register_metric(Store, Metric, Type, Opts) when is_atom(Type) ->
    devnode_db:set_metadata(Store, Metric, Type, option(unit, Opts, nil),
                            option(description, Opts, nil)).

get_metadata(Store, Metric) -> {ok, devnode_db:metadata(Store, Metric)}.

backup(Store, Dir) -> {ok, devnode_backup:copy(Store, Dir)}.

annotate(Store, Time, Title) -> annotate(Store, Time, Title, []).
annotate(Store, Time, Title, Opts) -> {ok, devnode_annotations:add(Store, Time, Title, Opts)}.

annotations(Store, From, To) -> annotations(Store, From, To, []).
annotations(Store, From, To, Opts) ->
    {ok, devnode_annotations:between(Store, From, To, option(tags, Opts, []))}.

delete_annotation(Store, Id) -> devnode_rows:delete(Store, annotation, Id).

create_alert(Store, Opts) -> {ok, devnode_alerts:create(Store, Opts)}.

list_alerts(Store) -> {ok, devnode_alerts:list(Store)}.

delete_alert(Store, Id) -> devnode_rows:delete(Store, alert, Id).

%% Rules are evaluated when they are listed.
evaluate_alerts(Store) -> checked(Store, ok).

resolved(Store, {Metric, Labels, Value}) ->
    {devnode_registry:resolve(Store, Metric, Labels), Value};
resolved(Store, {Metric, Labels, Value, Time}) ->
    {devnode_registry:resolve(Store, Metric, Labels), Value, Time}.

timestamp(Opts) -> option(timestamp, Opts, erlang:system_time(second)).

option(Key, Opts, Default) -> proplists:get_value(Key, Opts, Default).

shard_count(Store) -> persistent_term:get({?MODULE, Store, shard_count}).

checked(Store, Answer) ->
    _ = shard_count(Store),
    Answer.
