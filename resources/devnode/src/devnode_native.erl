%% The native reads under /api/v1. Every one but the lists of names selects by `metric` and takes
%% the parameters that mean nothing else as label filters.
-module(devnode_native).

-export([query/1, query_range/1, export/1, series/1, metric_names/1, label_values/1, labels/1]).
-export([with_metric/2]).

-define(STORE, timeless_metrics).

%% The newest point of each series, of all time. One match is not a list.
query(#{params := Params}) ->
    with_metric(Params, fun(Metric) ->
        Found = devnode_query:latest_multi(?STORE, Metric, devnode_params:filter(Params)),
        case [[{<<"labels">>, L}, {<<"timestamp">>, T}, {<<"value">>, V}] || {L, {T, V}} <- Found] of
            [One] -> devnode_answers:json(One);
            Several -> devnode_answers:json([{<<"data">>, {array, Several}}])
        end
    end).

query_range(#{params := Params}) -> devnode_native_range:answer(devnode_grammar:current(), Params).

export(#{params := Params}) ->
    with_metric(Params, fun(Metric) ->
        {stream, <<"text/plain; charset=utf-8">>, devnode_export:parts(?STORE, Metric, Params)}
    end).

series(#{params := Params}) ->
    with_metric(Params, fun(Metric) ->
        Series = devnode_query:shuffled(devnode_db:series_of(?STORE, Metric)),
        devnode_answers:success([[{<<"labels">>, L}] || {_Id, L} <- Series])
    end).

metric_names(_Request) -> devnode_answers:success(devnode_db:metrics(?STORE)).

label_values(#{params := #{<<"metric">> := Metric}, key := Key}) ->
    {ok, Values} = 'Elixir.TimelessMetrics':label_values(?STORE, Metric, Key),
    devnode_answers:success(Values);
label_values(#{key := Key}) ->
    case devnode_grammar:has(c2) of
        true -> devnode_answers:success(lists:usort([V || #{Key := V} <- all_labels()]));
        false -> devnode_answers:missing(<<"metric">>)
    end.

labels(_Request) ->
    Keys = lists:usort(lists:flatmap(fun maps:keys/1, all_labels())),
    devnode_answers:success([<<"__name__">> | Keys]).

with_metric(#{<<"metric">> := Metric}, Answer) -> Answer(Metric);
with_metric(_Params, _Answer) -> devnode_answers:missing(<<"metric">>).

all_labels() -> [Labels || {_Metric, Labels} <- devnode_db:all_series(?STORE)].
