%% Owns the tables of series, metadata and points, filled from the files at start. Outlives crashes
%% of the processes that work on them.
-module(devnode_tables).
-behaviour(gen_server).

-export([start_link/1, points/1, buffer/1, shard_file/2, series_file/1]).
-export([init/1, handle_call/3, handle_cast/2]).

-define(STORE, timeless_metrics).

start_link(Options) -> gen_server:start_link({local, ?MODULE}, ?MODULE, Options, []).

%% Visible points of one shard: rows {Id, Time, Value}, duplicates kept in order of arrival.
points(Shard) -> devnode_names:atom("timeless_metrics_shard_", Shard, "_points").

%% Accepted points that no read may show yet: rows {{Id, Time, {Due, Unique}}, Value}.
buffer(Shard) -> devnode_names:atom("timeless_metrics_shard_", Shard, "_buf").

series_file(Data) -> filename:join(Data, "series.log").

shard_file(Data, Shard) -> filename:join(Data, "shard-" ++ integer_to_list(Shard) ++ ".log").

init(#{data := Data, sink := Sink, shards := Wanted}) ->
    devnode_db:create_tables(),
    devnode_poison:init(),
    Count = shard_count(Data, Wanted),
    Indexes = lists:seq(0, Count - 1),
    [create(I) || I <- Indexes],
    Data =/= none andalso replay(Data, Indexes),
    devnode_counts:init(),
    persistent_term:put(devnode_sink, Sink),
    persistent_term:put({'Elixir.TimelessMetrics', ?STORE, shard_count}, Count),
    persistent_term:put({'Elixir.TimelessMetrics', ?STORE, data_dir}, dir(Data)),
    {ok, none}.

handle_call(_Request, _From, State) -> {reply, ok, State}.

handle_cast(_Message, State) -> {noreply, State}.

create(Shard) ->
    _ = ets:new(points(Shard), [duplicate_bag, public, named_table]),
    _ = ets:new(buffer(Shard), [ordered_set, public, named_table]),
    ok.

replay(Data, Indexes) ->
    devnode_store_log:replay(series_file(Data), fun devnode_db:apply_record/1),
    lists:foreach(fun(I) ->
                          Table = points(I),
                          devnode_store_log:replay(shard_file(Data, I),
                                                   fun(R) -> apply_record(Table, R) end)
                  end, Indexes).

apply_record(Table, {drop_window, Id, Window}) -> devnode_builder:drop_rows(Table, Id, Window);
apply_record(Table, Rows) -> ets:insert(Table, Rows).

%% Ids are spread over shards by remainder, so the first start fixes the count for this directory.
shard_count(none, Wanted) -> Wanted;
shard_count(Data, Wanted) ->
    ok = filelib:ensure_path(Data),
    File = filename:join(Data, "shards"),
    case file:read_file(File) of
        {ok, Text} ->
            binary_to_integer(string:trim(Text));
        {error, enoent} ->
            ok = file:write_file(File, integer_to_list(Wanted)),
            Wanted
    end.

dir(none) -> <<>>;
dir(Data) -> Data.
