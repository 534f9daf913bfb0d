%% Type, unit and description of a metric, over HTTP.
-module(devnode_metadata).

-export([get/1, post/1]).

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

post(Request) ->
    Required = [{<<"metric">>, fun is_binary/1}, {<<"type">>, fun is_type/1}],
    devnode_admin_body:with(Request, Required, fun(#{<<"metric">> := Metric} = Body) ->
        Type = type(devnode_grammar:current(), map_get(<<"type">>, Body)),
        {ok, []} = devnode_db:set_metadata(?STORE, Metric, Type, maps:get(<<"unit">>, Body, nil),
                                           maps:get(<<"description">>, Body, nil)),
        devnode_answers:json([{<<"status">>, <<"ok">>}])
    end).

is_type(Type) -> lists:member(Type, [<<"gauge">>, <<"counter">>, <<"histogram">>]).

%% A fresh 3.4.0 node has never seen this word as an atom, and raises: so nothing here may either.
type(c2, <<"histogram">> = Type) -> binary_to_existing_atom(Type);
type(_, Type) -> binary_to_atom(Type).
