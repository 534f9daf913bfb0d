%% The shapes that answers share.
-module(devnode_answers).

-export([json/1, json/2, success/1, prometheus/2, refused/2, missing/1, not_found/0, pairs/1]).

-define(JSON, <<"application/json; charset=utf-8">>).

json(Object) -> json(200, Object).

json(Status, Object) -> {Status, ?JSON, devnode_json:encode(Object)}.

success(Items) -> json([{<<"status">>, <<"success">>}, {<<"data">>, {array, Items}}]).

%% Kind is matrix or vector.
prometheus(Kind, Result) ->
    json([{<<"status">>, <<"success">>},
          {<<"data">>, [{<<"resultType">>, Kind}, {<<"result">>, {array, Result}}]}]).

refused(Status, Text) -> json(Status, [{<<"error">>, Text}]).

missing(Names) -> refused(400, <<"missing required parameter: ", Names/binary>>).

not_found() -> {404, <<"text/plain; charset=utf-8">>, <<"not found">>}.

pairs(Points) -> {array, [{array, [T, V]} || {T, V} <- Points]}.
