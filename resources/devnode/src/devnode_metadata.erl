%% Type, unit and description of a metric, over HTTP.
-module(devnode_metadata).

-export([get/1]).

-define(STORE, timeless_metrics).

%% A metric that nobody described is a gauge.
get(#{params := Params}) ->
    devnode_native:with_metric(Params, fun(Metric) ->
        #{type := Type, unit := Unit, description := Description} =
            case devnode_db:metadata(?STORE, Metric) of
                nil -> #{type => gauge, unit => nil, description => nil};
                Known -> Known
            end,
        devnode_answers:json([{<<"metric">>, Metric}, {<<"type">>, atom_to_binary(Type)},
                              {<<"unit">>, Unit}, {<<"description">>, Description}])
    end).
