%% The read API: what each path answers. Answers {Status, Type, Body}, or {stream, Type, Parts}
%% where Parts is called with a function that sends one piece.
-module(devnode_routes).

-export([handle/3]).

-define(STORE, timeless_metrics).
-define(JSON, <<"application/json; charset=utf-8">>).
-define(TEXT, <<"text/plain; charset=utf-8">>).

handle('GET', [<<"health">>], _) ->
    json(devnode_info:health(?STORE));
handle('GET', [<<"devnode">>, <<"counts">>], _) ->
    #{points := P, batches := B, series := S} = devnode:counts(),
    json([{<<"points">>, P}, {<<"batches">>, B}, {<<"series">>, S}]);
handle('GET', [<<"api">>, <<"v1">>, <<"label">>, <<"__name__">>, <<"values">>], _) ->
    {ok, Metrics} = 'Elixir.TimelessMetrics':list_metrics(?STORE),
    success(Metrics);
handle('GET', [<<"api">>, <<"v1">> | Route], #{<<"metric">> := Metric} = Params) ->
    read(Route, Metric, Params);
handle('GET', [<<"api">>, <<"v1">> | Route], Params) ->
    case read(Route, none, Params) of
        {404, _, _} = NotFound -> NotFound;
        _ -> {400, ?JSON, <<"{\"error\":\"missing required parameter: metric\"}">>}
    end;
handle(_Method, _Path, _Params) ->
    not_found().

read([<<"query">>], Metric, Params) ->
    Multi = devnode_query:multi(?STORE, Metric, devnode_params:filter(Params), []),
    case [latest(Series) || Series <- Multi] of
        [One] -> json(One);
        Several -> json([{<<"data">>, {array, Several}}])
    end;
read([<<"query_range">>], none, _Params) ->
    json([]);
read([<<"query_range">>], Metric, Params) ->
    Opts = [{bucket, {step(Params), seconds}}, {aggregate, aggregate(Params)}],
    Multi = devnode_query:multi(?STORE, Metric, devnode_params:filter(Params),
                                devnode_params:range(Params)),
    json([{<<"metric">>, Metric},
          {<<"series">>, {array, [[{<<"labels">>, L},
                                   {<<"data">>, pairs(devnode_aggregate:buckets(P, Opts))}]
                                  || {L, P} <- Multi]}}]);
read([<<"export">>], Metric, Params) ->
    Multi = devnode_db:series_of(?STORE, Metric),
    {stream, ?TEXT, fun(Send) -> export(Multi, Metric, Params, Send) end};
read([<<"series">>], Metric, _Params) ->
    {ok, Series} = 'Elixir.TimelessMetrics':list_series(?STORE, Metric),
    success([[{<<"labels">>, L}] || #{labels := L} <- Series]);
read([<<"label">>, Key, <<"values">>], Metric, _Params) ->
    {ok, Values} = 'Elixir.TimelessMetrics':label_values(?STORE, Metric, Key),
    success(Values);
read([<<"metadata">>], Metric, _Params) ->
    metadata(Metric, devnode_db:metadata(?STORE, Metric));
read(_Route, _Metric, _Params) ->
    not_found().

%% One JSON object a series, line feeds between them and none at the end.
export(Series, Metric, Params, Send) ->
    Filter = devnode_params:filter(Params),
    Range = devnode_params:range(Params),
    Matching = [S || {_, L} = S <- Series, maps:with(maps:keys(Filter), L) =:= Filter],
    lists:foldl(fun({Id, Labels}, Separator) ->
                        case devnode_query:points(Id, Range) of
                            [] -> Separator;
                            Points ->
                                Send([Separator, export_line(Metric, Labels, Points)]),
                                <<"\n">>
                        end
                end, <<>>, Matching).

export_line(Metric, Labels, Points) ->
    devnode_json:encode([{<<"metric">>, [{<<"__name__">>, Metric} | maps:to_list(Labels)]},
                         {<<"values">>, {array, [V || {_, V} <- Points]}},
                         {<<"timestamps">>, {array, [T || {T, _} <- Points]}}]).

latest({Labels, Points}) ->
    {Time, Value} = lists:last(Points),
    [{<<"labels">>, Labels}, {<<"timestamp">>, Time}, {<<"value">>, Value}].

metadata(Metric, nil) -> metadata(Metric, #{type => gauge, unit => nil, description => nil});
metadata(Metric, #{type := Type, unit := Unit, description := Description}) ->
    json([{<<"metric">>, Metric}, {<<"type">>, atom_to_binary(Type)}, {<<"unit">>, Unit},
          {<<"description">>, Description}]).

step(Params) -> devnode_params:integer(<<"step">>, Params, 60).

aggregate(Params) ->
    Known = [avg, min, max, sum, count, last, first, rate],
    case [A || A <- Known, atom_to_binary(A) =:= maps:get(<<"aggregate">>, Params, <<>>)] of
        [A] -> A;
        [] -> avg
    end.

pairs(Points) -> {array, [{array, [T, V]} || {T, V} <- Points]}.

success(Items) -> json([{<<"status">>, <<"success">>}, {<<"data">>, {array, Items}}]).

json(Object) -> {200, ?JSON, devnode_json:encode(Object)}.

not_found() -> {404, ?TEXT, <<"not found">>}.
