%% The SQL statements this node understands, by their exact text. Runs inside devnode_db.
-module(devnode_sql).

-export([read/2, write/2, select_series/0, upsert_metadata/0, select_metadata_of/0]).

-define(ALL_SERIES, <<"SELECT id, metric_name, labels FROM series">>).
-define(SERIES_PAGE,
        <<"SELECT id, metric_name, labels FROM series WHERE id > ?1 ORDER BY id LIMIT ?2">>).
-define(INSERT_SERIES,
        <<"INSERT OR IGNORE INTO series (id, metric_name, labels, created_at) "
          "VALUES (?1, ?2, ?3, ?4)">>).
-define(ALL_METADATA, <<"SELECT metric_name, type, unit, description FROM metric_metadata">>).
-define(METADATA_OF,
        <<"SELECT metric_name, type, unit, description FROM metric_metadata "
          "WHERE metric_name = ?1">>).
-define(UPSERT_METADATA,
        <<"INSERT OR REPLACE INTO metric_metadata (metric_name, type, unit, description) "
          "VALUES (?1, ?2, ?3, ?4)">>).

select_series() -> ?ALL_SERIES.

upsert_metadata() -> ?UPSERT_METADATA.

select_metadata_of() -> ?METADATA_OF.

read(?ALL_SERIES, []) ->
    {ok, ets:select(devnode_series, [{{'$1', '$2', '$3', '_'}, [], [['$1', '$2', '$3']]}])};
read(?SERIES_PAGE, [After, Limit])
  when is_integer(After), is_integer(Limit), Limit >= 0 ->
    {ok, page(ets:next(devnode_series, After), Limit)};
read(?ALL_METADATA, []) ->
    {ok, [tuple_to_list(Row) || Row <- ets:tab2list(devnode_metadata)]};
read(?METADATA_OF, [Metric]) ->
    {ok, [tuple_to_list(Row) || Row <- ets:lookup(devnode_metadata, Metric)]};
read(Sql, Params) ->
    unknown(Sql, Params).

%% Answers the records to keep; none if the row is ignored.
write(?INSERT_SERIES, [Id, Metric, Text, Created])
  when is_integer(Id), is_binary(Metric), is_binary(Text) ->
    IsTaken = ets:member(devnode_series, Id)
        orelse ets:member(devnode_series_index, {Metric, Text}),
    {ok, [{series, Id, Metric, Text, Created} || not IsTaken]};
write(?UPSERT_METADATA, [Metric, Type, Unit, Description]) ->
    {ok, [{metadata, Metric, Type, Unit, Description}]};
write(Sql, Params) ->
    unknown(Sql, Params).

page('$end_of_table', _Limit) -> [];
page(_Id, 0) -> [];
page(Id, Limit) ->
    [{_, Metric, Text, _}] = ets:lookup(devnode_series, Id),
    [[Id, Metric, Text] | page(ets:next(devnode_series, Id), Limit - 1)].

unknown(Sql, Params) -> {error, {unknown_statement, Sql, Params}}.
