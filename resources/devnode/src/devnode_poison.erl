%% What becomes of entries that a node accepts and later chokes on: the answer is still ok.
-module(devnode_poison).

-export([init/0, apply/2, window/1, window_seconds/0]).

%% As on a node, the environment may make segments shorter than four hours.
init() ->
    persistent_term:put(?MODULE, list_to_integer(os:getenv("TIMELESS_SEGMENT_DURATION", "14400"))).

window_seconds() -> persistent_term:get(?MODULE).

%% Start of the window (a node's segment) that holds this time.
window(Time) ->
    Length = window_seconds(),
    Time - ((Time rem Length) + Length) rem Length.

%% Odd holds {Shard, Id, Time} of each such entry, Shares the sound rows of each shard.
apply([], Shares) -> Shares;
apply([{Shard, Id, Time} | Rest], Shares) when is_integer(Time) ->
    %% An unusable value: the whole window of that series is never written.
    Window = window(Time),
    ok = devnode_builder:drop_window(Shard, Id, Window),
    Kept = [{S, [Row || {I, T, _} = Row <- Rows, not (I =:= Id andalso window(T) =:= Window)]}
            || {S, Rows} <- Shares],
    ?MODULE:apply(Rest, Kept);
apply([{Shard, _Id, _Time} | Rest], Shares) ->
    %% A time that is no integer crashes the builder, and the share goes down with it.
    devnode_builder:crash(Shard),
    ?MODULE:apply(Rest, lists:keyreplace(Shard, 1, Shares, {Shard, []})).
