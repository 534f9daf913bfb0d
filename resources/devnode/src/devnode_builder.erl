%% The process `timeless_metrics_builder_N`: shows points that were held back, and removes windows.
%% Gateways read its mailbox length to see a node fall behind.
-module(devnode_builder).
-behaviour(gen_server).

-export([start_link/1, hide/3, flush/1, crash/1, drop_window/3, overwrite/2, drop_rows/3]).
-export([stall/2, resume/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

start_link(Shard) ->
    gen_server:start_link({local, devnode_names:builder(Shard)}, ?MODULE, Shard, []).

%% Keeps rows out of every read until their delay is over or the store is flushed.
hide(Shard, Rows, DelayMs) ->
    Due = erlang:monotonic_time(millisecond) + DelayMs,
    ets:insert(devnode_tables:buffer(Shard),
               [{{Id, T, {Due, erlang:unique_integer([monotonic])}}, V} || {Id, T, V} <- Rows]),
    gen_server:cast(devnode_names:builder(Shard), {hidden, DelayMs}).

flush(Shard) -> call(Shard, flush).

crash(Shard) -> gen_server:cast(devnode_names:builder(Shard), poison).

%% Makes the process stand still with this many messages waiting, until resume/1.
stall(Shard, Messages) ->
    Pid = whereis(devnode_names:builder(Shard)),
    Pid ! stall,
    [Pid ! filler || _ <- lists:seq(1, Messages)],
    ok.

resume(Shard) -> devnode_names:builder(Shard) ! resume.

drop_window(Shard, Id, Window) -> call(Shard, {drop_window, Id, Window}).

%% The first write of a series after a start replaces what its current window held before.
overwrite(Shard, Rows) ->
    Window = devnode_poison:window(erlang:system_time(second)),
    Ids = lists:usort([Id || {Id, T, _} <- Rows, devnode_poison:window(T) =:= Window]),
    [call(Shard, {overwrite, Id, Window}) || Id <- Ids],
    ok.

drop_rows(Table, Id, Window) ->
    End = Window + devnode_poison:window_seconds(),
    ets:select_delete(Table, [{{Id, '$1', '_'}, [{'>=', '$1', Window}, {'<', '$1', End}], [true]}]).

call(Shard, Request) -> gen_server:call(devnode_names:builder(Shard), Request, infinity).

init(Shard) -> {ok, #{shard => Shard, written => #{}}}.

handle_call(flush, _From, State) ->
    show(State, infinity),
    {reply, ok, State};
handle_call({drop_window, Id, Window}, _From, State) ->
    drop(State, Id, Window),
    {reply, ok, State};
handle_call({overwrite, Id, Window}, _From, #{written := Written} = State) ->
    is_map_key({Id, Window}, Written) orelse
        devnode_counts:overwritten(drop(State, Id, Window)),
    {reply, ok, State#{written := Written#{{Id, Window} => true}}}.

handle_cast({hidden, DelayMs}, State) ->
    erlang:send_after(DelayMs, self(), show),
    {noreply, State};
handle_cast(poison, _State) ->
    error(timestamp_is_no_integer).

handle_info(show, State) ->
    show(State, erlang:monotonic_time(millisecond)),
    {noreply, State};
handle_info(stall, State) ->
    receive resume -> {noreply, State} end;
handle_info(_FillerOrResume, State) ->
    {noreply, State}.

%% An atom is larger than any number: `infinity` shows all.
show(#{shard := Shard}, Until) ->
    Buffer = devnode_tables:buffer(Shard),
    Due = ets:select(Buffer, [{{{'$1', '$2', {'$3', '_'}}, '_'}, [{'=<', '$3', Until}], ['$_']}]),
    ets:insert(devnode_tables:points(Shard), [{Id, T, V} || {{Id, T, _}, V} <- Due]),
    [ets:delete(Buffer, Key) || {Key, _} <- Due],
    ok.

drop(#{shard := Shard}, Id, Window) ->
    Dropped = drop_rows(devnode_tables:points(Shard), Id, Window),
    devnode_shard:keep(Shard, {drop_window, Id, Window}),
    Dropped.
