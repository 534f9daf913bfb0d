%% The store: a crash restarts everything started after the crashed process, so a registry crash
%% takes all builders and shards along. Three crashes in five seconds end the store, and soon the VM.
-module(devnode_sup).
-behaviour(supervisor).

-export([start_link/1, init/1]).

start_link(Options) ->
    supervisor:start_link({local, timeless_metrics_sup}, ?MODULE, Options).

init(#{data := Data}) ->
    Count = persistent_term:get({'Elixir.TimelessMetrics', timeless_metrics, shard_count}),
    Indexes = lists:seq(0, Count - 1),
    Children = [#{id => db, start => {devnode_db, start_link, [Data]}},
                #{id => registry, start => {devnode_registry, start_link, []}}]
        ++ [#{id => {builder, I}, start => {devnode_builder, start_link, [I]}} || I <- Indexes]
        ++ [#{id => {shard, I}, start => {devnode_shard, start_link, [I, Data]}} || I <- Indexes],
    {ok, {#{strategy => rest_for_one, intensity => 3, period => 5}, Children}}.
