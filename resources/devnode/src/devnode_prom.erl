%% The paths under /prometheus, and the same engine behind the native range query of 3.4.0.
-module(devnode_prom).

-export([query/1, query_range/1, native_range/2, series/1]).

query_range(#{params := Params}) ->
    with_query(Params, fun(Plan) ->
        Now = erlang:system_time(second),
        matrix(Plan, [{from, time(<<"start">>, Params, Now - 3600)},
                      {to, time(<<"end">>, Params, Now)}], Params)
    end).

native_range(Params, Range) ->
    with_query(Params, fun(Plan) -> matrix(Plan, Range, Params) end).

query(#{params := Params}) ->
    with_query(Params, fun(Plan) ->
        Time = time(<<"time">>, Params, erlang:system_time(second)),
        devnode_answers:prometheus(
          <<"vector">>, [[{<<"metric">>, Labels}, {<<"value">>, sample(Sample)}]
                         || {Labels, Sample} <- devnode_promql_eval:instant(Plan, Time)])
    end).

%% Of several matches only the first is looked at.
series(#{params := #{<<"match[]">> := Match}}) -> matched(Match);
series(#{params := #{<<"match">> := Match}}) -> matched(Match);
series(_Request) -> devnode_answers:missing(<<"match[]">>).

matched(Match) ->
    Plan = devnode_promql_parse:selector(Match),
    devnode_answers:success(devnode_promql_eval:series(Plan)).

with_query(#{<<"query">> := Query}, Answer) -> parsed(Query, Answer);
with_query(_Params, _Answer) -> devnode_answers:missing(<<"query">>).

parsed(Query, Answer) ->
    case parse(devnode_grammar:current(), Query) of
        {ok, Plan} -> Answer(Plan);
        {error, Text} ->
            devnode_answers:refused(400, <<"PromQL parse error: ", Text/binary>>)
    end.

parse(c1, Query) -> devnode_promql_plain:parse(Query);
parse(c2, Query) -> devnode_promql_parse:parse(Query).

matrix(Plan, Range, Params) ->
    Window = #{range => Range, step => step(maps:get(<<"step">>, Params, <<>>)),
               grammar => devnode_grammar:current()},
    devnode_answers:prometheus(
      <<"matrix">>, [[{<<"metric">>, Labels}, {<<"values">>, {array, [sample(S) || S <- Buckets]}}]
                     || {Labels, Buckets} <- devnode_promql_eval:range(Plan, Window)]).

%% Values are texts, and always have a fraction.
sample({Time, Value}) -> {array, [Time, float_to_binary(float(Value), [short])]}.

step(Text) ->
    case string:to_integer(Text) of
        {N, Unit} when is_integer(N), (Unit =:= <<>> orelse Unit =:= <<"s">>) -> N;
        {N, <<"m">>} when is_integer(N) -> N * 60;
        {N, <<"h">>} when is_integer(N) -> N * 3600;
        _ -> 60
    end.

%% The leading digits: a fraction is cut, and of a date only the year is left.
time(Key, Params, Default) -> devnode_params:integer(Key, Params, Default).
