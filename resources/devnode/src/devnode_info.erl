%% What info/1 and /health tell about the store.
-module(devnode_info).

-export([info/1, health/1, schema/0]).

info(Store) ->
    Totals = totals(Store),
    #{points := Points, bytes := Bytes, per_point := PerPoint} = Totals,
    {Oldest, Newest} = times(Store),
    #{series_count => map_get(series, Totals), total_points => Points, storage_bytes => Bytes,
      bytes_per_point => PerPoint, oldest_timestamp => Oldest, newest_timestamp => Newest,
      db_path => map_get(db_path, Totals), buffer_points => map_get(buffered, Totals),
      buffer_shards => length(shards(Store)), pending_points => 0,
      segment_count => length(shards(Store)), segment_points => Points,
      raw_compressed_bytes => Bytes, raw_retention => raw_retention(), tiers => #{}}.

%% The struct of a node's schema; what is not asked for is what a node has unless it is told.
schema() ->
    #{'__struct__' => 'Elixir.TimelessMetrics.Schema', raw_retention_seconds => raw_retention(),
      rollup_interval => 300000, retention_interval => 3600000, tiers => []}.

%% Nothing is ever deleted here, and that is what is said unless the option says otherwise.
raw_retention() ->
    case devnode_options:flag(devnode_raw_retention, "forever") of
        "forever" -> forever;
        Seconds -> list_to_integer(Seconds)
    end.

health(Store) ->
    #{series := Series, points := Points, bytes := Bytes, buffered := Buffered,
      per_point := PerPoint} = totals(Store),
    [{<<"status">>, <<"ok">>}, {<<"series">>, Series}, {<<"points">>, Points},
     {<<"storage_bytes">>, Bytes}, {<<"buffer_points">>, Buffered},
     {<<"bytes_per_point">>, PerPoint}].

totals(Store) ->
    Dir = persistent_term:get({'Elixir.TimelessMetrics', Store, data_dir}),
    Points = lists:sum([ets:info(devnode_tables:points(I), size) || I <- shards(Store)]),
    Files = [devnode_tables:series_file(Dir) | [devnode_tables:shard_file(Dir, I)
                                                || I <- shards(Store)]],
    Bytes = lists:sum([filelib:file_size(F) || F <- Files]),
    #{series => ets:info(devnode_series, size), points => Points, bytes => Bytes,
      buffered => lists:sum([ets:info(devnode_tables:buffer(I), size) || I <- shards(Store)]),
      per_point => per_point(Bytes, Points),
      db_path => iolist_to_binary(devnode_tables:series_file(Dir))}.

per_point(_Bytes, 0) -> 0.0;
per_point(Bytes, Points) -> Bytes / Points.

%% The oldest time is the start of its window, as on a node. nil while there are no points.
times(Store) ->
    Widen = fun({_Id, T, _V}, nil) -> {T, T};
               ({_Id, T, _V}, {Low, High}) -> {min(T, Low), max(T, High)}
            end,
    case lists:foldl(fun(I, Acc) -> ets:foldl(Widen, Acc, devnode_tables:points(I)) end,
                     nil, shards(Store)) of
        nil -> {nil, nil};
        {Oldest, Newest} -> {devnode_poison:window(Oldest), Newest}
    end.

shards(Store) ->
    lists:seq(0, persistent_term:get({'Elixir.TimelessMetrics', Store, shard_count}) - 1).
