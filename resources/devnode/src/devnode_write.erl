%% The write path. Runs in the caller; each shard's share of a batch becomes one append to its file
%% and one insert into its table.
-module(devnode_write).

-export([batch/2, one/2]).

-define(BACKPRESSURE, 50000).

%% Always ok if the entries have the right shape: refused shards are not reported.
batch(Store, Entries) ->
    Count = persistent_term:get({'Elixir.TimelessMetrics', Store, shard_count}),
    case devnode_faults:active() of
        none ->
            _ = store(Count, Entries),
            ok;
        Faults ->
            _ = devnode_faults:around_write(Faults, Entries, fun() -> store(Count, Entries) end),
            ok
    end.

one(Store, Entry) ->
    Count = persistent_term:get({'Elixir.TimelessMetrics', Store, shard_count}),
    case devnode_faults:active() of
        none -> store(Count, [Entry]);
        Faults -> devnode_faults:around_write(Faults, [Entry], fun() -> store(Count, [Entry]) end)
    end.

store(Count, Entries) ->
    case persistent_term:get(devnode_sink) of
        true ->
            devnode_counts:batch(length(Entries));
        false ->
            {Odd, Shares} = split(Entries, Count),
            Sound = [Share || {_, [_ | _]} = Share <- devnode_poison:apply(Odd, Shares)],
            {Refused, Accepted} = lists:partition(fun({I, _}) -> is_overloaded(I) end, Sound),
            send(Accepted),
            devnode_counts:batch(points(Accepted)),
            answer(Refused)
    end.

%% Nothing is written before the whole batch has been looked at: a malformed entry raises here.
split(Entries, Count) ->
    Now = erlang:system_time(second),
    {Odd, Lists} = split(Entries, Now, Count, [], erlang:make_tuple(Count, [])),
    {Odd, lists:zip(lists:seq(0, Count - 1), [lists:reverse(L) || L <- tuple_to_list(Lists)])}.

split([{Id, Value, Time} | Rest], Now, Count, Odd, Lists)
  when is_float(Value), is_integer(Time) ->
    I = abs(Id) rem Count + 1,
    split(Rest, Now, Count, Odd, setelement(I, Lists, [{Id, Time, Value} | element(I, Lists)]));
split([{Id, Value, Time} | Rest], Now, Count, Odd, Lists) ->
    Shard = abs(Id) rem Count,
    case to_float(Value) of
        Float when is_float(Float), is_integer(Time) ->
            split([{Id, Float, Time} | Rest], Now, Count, Odd, Lists);
        _ ->
            split(Rest, Now, Count, [{Shard, Id, Time} | Odd], Lists)
    end;
split([{Id, Value} | Rest], Now, Count, Odd, Lists) ->
    split([{Id, Value, Now} | Rest], Now, Count, Odd, Lists);
split([], _Now, _Count, Odd, Lists) ->
    {Odd, Lists}.

%% An integer beyond what a float can hold is as unusable as an atom.
to_float(Value) when is_integer(Value) ->
    try float(Value) catch error:badarg -> unusable end;
to_float(Value) ->
    Value.

%% All files are written side by side before the first answer is waited for.
send(Shares) ->
    Requests = [{Shard, Rows, devnode_shard:append(Shard, Rows)} || {Shard, Rows} <- Shares],
    [ok = devnode_shard:appended(Shard, Rows, Request) || {Shard, Rows, Request} <- Requests].

answer([]) -> ok;
answer(Refused) ->
    devnode_counts:swallowed(points(Refused)),
    {error, backpressure}.

points(Shares) -> lists:sum([length(Rows) || {_, Rows} <- Shares]).

%% A node refuses a share while the builder behind the shard is too far behind.
is_overloaded(Shard) ->
    case erlang:process_info(whereis(devnode_names:builder(Shard)), message_queue_len) of
        {message_queue_len, Waiting} -> Waiting > ?BACKPRESSURE;
        undefined -> false
    end.
