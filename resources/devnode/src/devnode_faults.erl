%% Fault switches for tests, set over rpc. The active ones lie in a persistent term, so that a node
%% without faults pays one look-up per write. devnode_switches lists what there is.
-module(devnode_faults).
-behaviour(gen_server).

-export([start_link/1, set/1, set/2, clear/0, clear/1, get/0, swallowed/0, overwritten/0]).
-export([active/0, is_on/1, argument/1, around_write/3, before_resolve/0, rest/0]).
-export([init/1, handle_call/3, handle_cast/2]).

start_link(#{faults := Faults}) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, Faults, []).

%% One switch (`hang`, `{delay, 100}`) or a list of them; they add to those already set.
set(Switches) when is_list(Switches) ->
    Parsed = [devnode_switches:parse(S) || S <- Switches],
    gen_server:call(?MODULE, {set, maps:from_list(Parsed)});
set(Switch) ->
    set([Switch]).

set(Name, Argument) -> set([{Name, Argument}]).

clear() -> gen_server:call(?MODULE, clear).

clear(Name) -> gen_server:call(?MODULE, {clear, Name}).

get() ->
    case active() of
        none -> [];
        Faults -> maps:to_list(Faults)
    end.

%% Points that were answered ok and not stored, since start.
swallowed() -> maps:get(swallowed, devnode_counts:all()).

%% Points that the switch restart_overwrite has removed, since start.
overwritten() -> maps:get(overwritten, devnode_counts:all()).

active() -> persistent_term:get(?MODULE, none).

is_on(Name) -> argument(Name) =/= none.

argument(Name) ->
    case active() of
        #{Name := Argument} -> Argument;
        _ -> none
    end.

around_write(Faults, Entries, Store) ->
    is_map_key(hang, Faults) andalso wait_until_cleared(hang),
    raise(badrpc, Faults),
    Answer = case is_hit(swallow, Faults) of
                 true ->
                     devnode_counts:swallowed(length(Entries)),
                     ok;
                 false ->
                     Store()
             end,
    delay(delay, Faults),
    is_hit(lose_replies, Faults) andalso erlang:hibernate(?MODULE, rest, []),
    Answer.

%% Once per calling process, which is once per rpc: a batch of 2,000 look-ups is delayed once.
before_resolve() ->
    case active() of
        none -> ok;
        Faults -> erlang:get(?MODULE) =:= undefined andalso resolve_faults(Faults)
    end.

resolve_faults(Faults) ->
    put(?MODULE, seen),
    is_map_key(resolve_hang, Faults) andalso wait_until_cleared(resolve_hang),
    raise(resolve_badrpc, Faults),
    delay(resolve_delay, Faults).

%% The end of a call whose reply is lost: hibernating has freed its memory, nothing wakes it.
rest() ->
    receive never -> ok end.

raise(Name, Faults) ->
    case is_hit(Name, Faults) of
        true -> erlang:error(element(1, map_get(Name, Faults)));
        false -> ok
    end.

delay(Name, Faults) ->
    case Faults of
        #{Name := Ms} -> timer:sleep(Ms);
        _ -> ok
    end.

is_hit(Name, Faults) ->
    case Faults of
        #{Name := {_Reason, Every}} -> devnode_switches:count(Name) rem Every =:= 0;
        #{Name := Every} -> devnode_switches:count(Name) rem Every =:= 0;
        _ -> false
    end.

wait_until_cleared(Name) -> gen_server:call(?MODULE, {wait, Name}, infinity).

init(Faults) ->
    devnode_switches:reset(),
    publish(maps:from_list([devnode_switches:parse(S) || S <- Faults])),
    {ok, []}.

handle_call({set, New}, _From, Waiting) ->
    [devnode_switches:reset(Name) || Name <- maps:keys(New)],
    change(fun(Faults) -> maps:merge(Faults, New) end, Waiting);
handle_call(clear, _From, Waiting) ->
    change(fun(_) -> #{} end, Waiting);
handle_call({clear, Name}, _From, Waiting) ->
    change(fun(Faults) -> maps:remove(Name, Faults) end, Waiting);
handle_call({wait, Name}, From, Waiting) ->
    case is_on(Name) of
        true -> {noreply, [{Name, From} | Waiting]};
        false -> {reply, ok, Waiting}
    end.

handle_cast(_Message, Waiting) -> {noreply, Waiting}.

change(Change, Waiting) ->
    Queue = argument(builder_queue),
    publish(Change(maps:from_list(?MODULE:get()))),
    argument(builder_queue) =:= Queue orelse queue(Queue, argument(builder_queue)),
    {Still, Free} = lists:partition(fun({Name, _}) -> is_on(Name) end, Waiting),
    [gen_server:reply(From, ok) || {_, From} <- lists:reverse(Free)],
    {reply, ok, Still}.

%% The only switch that acts when it is set and not when it is met.
queue(Before, Now) ->
    Shards = persistent_term:get({'Elixir.TimelessMetrics', timeless_metrics, shard_count}),
    [begin
         Before =:= none orelse devnode_builder:resume(I),
         Now =:= none orelse devnode_builder:stall(I, Now)
     end || I <- lists:seq(0, Shards - 1)].

publish(Faults) when map_size(Faults) =:= 0 -> persistent_term:put(?MODULE, none);
publish(Faults) -> persistent_term:put(?MODULE, Faults).
