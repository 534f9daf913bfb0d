%% The process `timeless_metrics_shard_N`: owns the shard's file. Writers put the rows into the
%% table themselves, after the file has them.
-module(devnode_shard).
-behaviour(gen_server).

-export([start_link/2, append/2, appended/3, keep/2, flush/1]).
-export([init/1, handle_call/3, handle_cast/2, terminate/2]).

start_link(Shard, Data) ->
    gen_server:start_link({local, devnode_names:shard(Shard)}, ?MODULE, {Shard, Data}, []).

%% Starts to write the rows to the file; appended/3 waits for it and shows them.
append(Shard, Rows) ->
    devnode_faults:is_on(restart_overwrite) andalso devnode_builder:overwrite(Shard, Rows),
    gen_server:send_request(devnode_names:shard(Shard),
                            {append, devnode_store_log:frame(Rows)}).

appended(Shard, Rows, Request) ->
    {reply, ok} = gen_server:receive_response(Request, infinity),
    case devnode_faults:argument(visible_after) of
        none ->
            ets:insert(devnode_tables:points(Shard), Rows),
            ok;
        Delay ->
            devnode_builder:hide(Shard, Rows, Delay)
    end.

keep(Shard, Record) ->
    gen_server:call(devnode_names:shard(Shard), {append, devnode_store_log:frame(Record)},
                    infinity).

%% On disk, then visible.
flush(Shard) ->
    ok = gen_server:call(devnode_names:shard(Shard), flush, infinity),
    devnode_builder:flush(Shard).

init({_Shard, none}) -> {ok, {none, []}};
init({Shard, Data}) ->
    process_flag(trap_exit, true),
    {ok, {devnode_store_log:open(devnode_tables:shard_file(Data, Shard)), []}}.

handle_call({append, Frame}, _From, {Log, Unwritten}) ->
    case devnode_faults:is_on(volatile) of
        true ->
            {reply, ok, {Log, [Unwritten, Frame]}};
        false ->
            devnode_store_log:append(Log, [Unwritten, Frame]),
            {reply, ok, {Log, []}}
    end;
handle_call(flush, _From, State) ->
    {reply, ok, write_all(State)}.

handle_cast(_Message, State) -> {noreply, State}.

terminate(_Reason, State) ->
    {Log, []} = write_all(State),
    devnode_store_log:close(Log).

write_all({Log, Unwritten}) ->
    devnode_store_log:append(Log, Unwritten),
    {Log, []}.
