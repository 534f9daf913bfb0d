%% Forecasts and anomalies of the series of one metric.
-module(devnode_outlook).

-export([forecast/1, anomalies/1, series/3, horizon/1, limit/1]).

-define(STORE, timeless_metrics).
-define(STEP, 300).

forecast(#{params := Params}) ->
    devnode_native:with_metric(Params, fun(Metric) ->
        Step = step(Params),
        Horizon = horizon(maps:get(<<"horizon">>, Params, <<"1h">>)),
        answer(Metric, [[{<<"labels">>, Labels}, {<<"data">>, devnode_answers:pairs(Buckets)},
                         {<<"forecast">>, devnode_answers:pairs(
                                            devnode_trend:forecast(Buckets, Step, Horizon))}]
                        || {Labels, Buckets} <- series(Metric, Params, Step)])
    end).

anomalies(#{params := Params}) ->
    devnode_native:with_metric(Params, fun(Metric) ->
        Limit = limit(maps:get(<<"sensitivity">>, Params, <<>>)),
        answer(Metric, [[{<<"labels">>, Labels},
                         {<<"analysis">>, {array, [shown(A) || A <- devnode_trend:analysis(B, Limit)]}}]
                        || {Labels, B} <- series(Metric, Params, step(Params))])
    end).

%% [{Labels, Buckets}]; a step that is no step is met as in a range query.
series(Metric, Params, Step) ->
    case Step > 0 orelse devnode_grammar:current() =:= c1 of
        true ->
            Aggregate = devnode_aggregate:known(maps:get(<<"aggregate">>, Params, <<"avg">>)),
            Opts = [{bucket, {Step, seconds}}, {aggregate, Aggregate}],
            Transform = devnode_transform:of_params(Params),
            devnode_query:multi(?STORE, Metric, devnode_params:filter(Params),
                                devnode_params:range(Params),
                                fun(P) -> Transform(devnode_aggregate:buckets(P, Opts)) end);
        false -> []
    end.

horizon(Text) ->
    Seconds = #{<<>> => 1, <<"s">> => 1, <<"m">> => 60, <<"h">> => 3600, <<"d">> => 86400,
                <<"w">> => 604800},
    case string:to_integer(Text) of
        {N, Unit} when is_integer(N), is_map_key(Unit, Seconds) -> max(0, N * map_get(Unit, Seconds));
        _ -> 3600
    end.

%% Standard deviations beyond which a bucket is an anomaly.
limit(<<"low">>) -> 3.0;
limit(<<"high">>) -> 2.0;
limit(_Medium) -> 2.5.

step(Params) -> devnode_params:integer(<<"step">>, Params, ?STEP).

answer(Metric, Series) ->
    devnode_answers:json([{<<"metric">>, Metric}, {<<"series">>, {array, Series}}]).

shown({Time, Value, Expected, Score, IsAnomaly}) ->
    [{<<"timestamp">>, Time}, {<<"value">>, Value}, {<<"expected">>, Expected},
     {<<"score">>, Score}, {<<"anomaly">>, IsAnomaly}].
