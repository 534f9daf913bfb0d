%% Annotations: marks in time, over HTTP and as the functions of the public module.
-module(devnode_annotations).

-export([get/1, post/1, delete/1, add/4, between/4]).

-define(STORE, timeless_metrics).
-define(DAY, 86400).

get(#{params := Params}) ->
    [{from, From}, {to, To}] = devnode_params:range(Params, ?DAY),
    Found = between(?STORE, From, To, devnode_params:list(<<"tags">>, Params)),
    devnode_answers:json([{<<"data">>, {array, [shown(A) || A <- Found]}}]).

post(Request) ->
    Required = [{<<"title">>, fun is_binary/1}],
    devnode_admin_body:with(Request, Required, fun(#{<<"title">> := Title} = Body) ->
        Time = maps:get(<<"timestamp">>, Body, erlang:system_time(second)),
        true = is_integer(Time),
        Id = add(?STORE, Time, Title, [{description, maps:get(<<"description">>, Body, nil)},
                                       {tags, maps:get(<<"tags">>, Body, [])}]),
        devnode_answers:json(201, [{<<"id">>, Id}, {<<"status">>, <<"created">>}])
    end).

delete(Request) ->
    ok = devnode_rows:delete(?STORE, annotation, devnode_admin_body:id(Request)),
    devnode_answers:json([{<<"status">>, <<"deleted">>}]).

add(Store, Time, Title, Opts) ->
    devnode_rows:insert(Store, annotation,
                        #{timestamp => Time, title => Title,
                          description => proplists:get_value(description, Opts, nil),
                          tags => proplists:get_value(tags, Opts, [])}).

%% One common tag is enough; no tags asked for means all.
between(Store, From, To, Tags) ->
    [Row#{id => Id} || {Id, #{timestamp := T} = Row} <- devnode_rows:all(Store, annotation),
                       T >= From, T =< To,
                       Tags =:= [] orelse lists:any(fun(Tag) -> lists:member(Tag, Tags) end,
                                                    map_get(tags, Row))].

shown(#{id := Id, timestamp := T, title := Title, description := Description, tags := Tags}) ->
    [{<<"id">>, Id}, {<<"timestamp">>, T}, {<<"title">>, Title},
     {<<"description">>, Description}, {<<"tags">>, {array, Tags}}].
