%% The process `timeless_metrics_db`: keeps series, metadata and numbered rows, one record each, in
%% tables and in an append-only file. Every statement of every caller passes through this one process.
-module(devnode_db).
-behaviour(gen_server).

-export([start_link/1, create_tables/0, apply_record/1]).
-export([series_ids/2, delete_series/2, metrics/1, series_of/2, all_series/1]).
-export([set_metadata/5, metadata/2]).
-export([init/1, handle_call/3, handle_cast/2, terminate/2]).

start_link(Data) -> gen_server:start_link({local, timeless_metrics_db}, ?MODULE, Data, []).

create_tables() ->
    [Name = ets:new(Name, [ordered_set, public, named_table])
     || Name <- [devnode_series, devnode_series_index, devnode_metadata, devnode_rows]],
    ok.

%% The ids of series given as [{Metric, LabelText}]; those without a row are registered now.
series_ids(Store, Keys) -> call(Store, {series_ids, Keys}).

delete_series(Store, Ids) -> call(Store, {delete_series, Ids}).

metrics(Store) -> call(Store, metrics).

%% Labels come from the stored text, so a value with a comma shows its broken form at once.
series_of(Store, Metric) ->
    [{Id, devnode_labels:from_text(Text)} || {Id, Text} <- call(Store, {series_of, Metric})].

all_series(Store) ->
    {ok, Rows} = 'Elixir.TimelessMetrics.DB':read(devnode_names:db(Store),
                                                  devnode_sql:select_series(), []),
    [{Metric, devnode_labels:from_text(Text)} || [_Id, Metric, Text] <- Rows].

set_metadata(Store, Metric, Type, Unit, Description) ->
    'Elixir.TimelessMetrics.DB':write(devnode_names:db(Store), devnode_sql:upsert_metadata(),
                                      [Metric, atom_to_binary(Type), Unit, Description]).

metadata(Store, Metric) ->
    {ok, Rows} = 'Elixir.TimelessMetrics.DB':read(devnode_names:db(Store),
                                                  devnode_sql:select_metadata_of(), [Metric]),
    case Rows of
        [] -> nil;
        [[_, Type, Unit, Description]] ->
            #{type => binary_to_atom(Type), unit => Unit, description => Description}
    end.

call(Store, Request) -> gen_server:call(devnode_names:db(Store), Request, infinity).

init(none) -> {ok, none};
init(Data) ->
    process_flag(trap_exit, true),
    {ok, devnode_store_log:open(devnode_tables:series_file(Data))}.

handle_call({series_ids, Keys}, _From, Log) ->
    {Ids, Frames} = lists:unzip([series_id(Key) || Key <- Keys]),
    devnode_store_log:append(Log, Frames),
    {reply, Ids, Log};
handle_call({delete_series, Ids}, _From, Log) ->
    keep(Log, {delete_series, Ids}),
    {reply, ok, Log};
handle_call(metrics, _From, Log) ->
    {reply, metrics_after(ets:first(devnode_series_index)), Log};
handle_call({series_of, Metric}, _From, Log) ->
    Rows = ets:select(devnode_series_index, [{{{Metric, '$1'}, '$2'}, [], [{{'$2', '$1'}}]}]),
    {reply, Rows, Log};
handle_call({insert_row, Kind, Row}, _From, Log) ->
    Id = devnode_rows:next_id(Kind),
    keep(Log, {row, Kind, Id, Row}),
    {reply, Id, Log};
handle_call({keep_row, Record}, _From, Log) ->
    keep(Log, Record),
    {reply, ok, Log};
handle_call({rows, Kind, Id}, _From, Log) ->
    Found = ets:select(devnode_rows, [{{{Kind, Id}, '_'}, [], ['$_']}]),
    {reply, [{RowId, Row} || {{_, RowId}, Row} <- Found], Log};
handle_call({read, Sql, Params}, _From, Log) ->
    {reply, devnode_sql:read(Sql, Params), Log};
handle_call({write, Sql, Params}, _From, Log) ->
    case devnode_sql:write(Sql, Params) of
        {ok, Records} ->
            [keep(Log, R) || R <- Records],
            {reply, {ok, []}, Log};
        {error, _} = Error ->
            {reply, Error, Log}
    end.

handle_cast(_Message, Log) -> {noreply, Log}.

terminate(_Reason, Log) -> devnode_store_log:close(Log).

%% Answers the id and what the file lacks.
series_id({Metric, Text} = Key) ->
    case ets:lookup(devnode_series_index, Key) of
        [{_, Id}] ->
            {Id, []};
        [] ->
            Id = next_id(),
            Record = {series, Id, Metric, Text, erlang:system_time(second)},
            apply_record(Record),
            devnode_counts:series(),
            {Id, devnode_store_log:frame(Record)}
    end.

keep(Log, Record) ->
    devnode_store_log:append(Log, devnode_store_log:frame(Record)),
    apply_record(Record).

apply_record({series, Id, Metric, Text, Created}) ->
    ets:insert(devnode_series, {Id, Metric, Text, Created}),
    ets:insert(devnode_series_index, {{Metric, Text}, Id});
apply_record({delete_series, Ids}) ->
    [ets:delete(devnode_series_index, {M, T})
     || Id <- Ids, {_, M, T, _} <- ets:take(devnode_series, Id)];
apply_record({metadata, Metric, Type, Unit, Description}) ->
    ets:insert(devnode_metadata, {Metric, Type, Unit, Description});
apply_record(Record) ->
    devnode_rows:apply_record(Record).

%% SQLite's rule for a plain primary key: one more than the largest there is. After the newest rows
%% were deleted their ids come again.
next_id() ->
    case ets:last(devnode_series) of
        '$end_of_table' -> 1;
        Largest -> Largest + 1
    end.

%% No label text starts with byte 255, so this jumps from metric to metric.
metrics_after('$end_of_table') -> [];
metrics_after({Metric, _}) ->
    [Metric | metrics_after(ets:next(devnode_series_index, {Metric, <<255>>}))].
