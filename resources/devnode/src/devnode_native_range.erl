%% The native range query: buckets of each series, or of groups of series. A 0.7.0 node knows the
%% step, the aggregate and the transform; the rest came with 3.x, and is a label filter before.
-module(devnode_native_range).

-export([answer/2]).

-define(STORE, timeless_metrics).

answer(c1, Params) ->
    devnode_native:with_metric(Params, fun(Metric) ->
        Filter = devnode_match:exact(devnode_params:filter(Params)),
        plain(Metric, buckets(Metric, Filter, Params))
    end);
answer(c2, #{<<"query">> := _} = Params) ->
    devnode_prom:native_range(Params, devnode_params:range(Params));
answer(c2, #{<<"metrics">> := _} = Params) ->
    Metrics = devnode_params:list(<<"metrics">>, Params),
    Rows = [{{M, L}, B} || M <- Metrics, {L, B} <- selected(M, Params)],
    case devnode_params:list(<<"group_by">>, Params) of
        [] ->
            Series = [[{<<"metric">>, M}, {<<"labels">>, L}, {<<"data">>, devnode_answers:pairs(B)}]
                      || {{M, L}, B} <- devnode_series_filter:apply(Params, Rows)],
            devnode_answers:json([{<<"series">>, {array, Series}}]);
        Keys ->
            groups({array, Metrics}, Keys, Rows, Params)
    end;
answer(c2, #{<<"metric">> := Metric} = Params) ->
    Series = selected(Metric, Params),
    case devnode_params:list(<<"group_by">>, Params) of
        [] -> plain(Metric, devnode_series_filter:apply(Params, Series));
        Keys -> groups(Metric, Keys, [{{Metric, L}, B} || {L, B} <- Series], Params)
    end;
answer(c2, _Params) ->
    devnode_answers:missing(<<"metric or metrics">>).

plain(Metric, Series) ->
    devnode_answers:json(
      [{<<"metric">>, Metric},
       {<<"series">>, {array, [[{<<"labels">>, L}, {<<"data">>, devnode_answers:pairs(B)}]
                               || {L, B} <- Series]}}]).

groups(Name, Keys, Rows, Params) ->
    Named = [{L#{<<"__name__">> => M}, B} || {{M, L}, B} <- Rows],
    Groups = devnode_groups:merge(Keys, devnode_groups:known(cross(Params)), Named),
    devnode_answers:json(
      [{<<"metric">>, Name},
       {<<"groups">>, {array, [[{<<"group">>, G}, {<<"data">>, devnode_answers:pairs(B)}]
                               || {G, B} <- devnode_series_filter:apply(Params, Groups)]}}]).

cross(Params) -> maps:get(<<"cross_aggregate">>, Params, <<"max">>).

%% A step that is no step kills the processes of the matched series of a 3.4.0 node; what a client
%% sees is that they are missing.
selected(Metric, Params) ->
    case devnode_params:step(Params) of
        Step when Step > 0 ->
            buckets(Metric, devnode_match:native(devnode_params:filter(Params)), Params);
        _ -> []
    end.

buckets(Metric, Filter, Params) ->
    Aggregate = devnode_aggregate:known(maps:get(<<"aggregate">>, Params, <<"avg">>)),
    Opts = [{bucket, {devnode_params:step(Params), seconds}}, {aggregate, Aggregate}],
    Transform = devnode_transform:of_params(Params),
    devnode_query:multi(?STORE, Metric, Filter, devnode_params:range(Params),
                        fun(P) -> Transform(devnode_aggregate:buckets(P, Opts)) end).
