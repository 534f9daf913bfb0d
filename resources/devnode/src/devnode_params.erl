%% Query strings as a node reads them: the last of a repeated parameter wins, and every parameter
%% that has no meaning of its own is a label filter.
-module(devnode_params).

-export([parse/1, filter/1, range/1, integer/3]).

-define(RESERVED,
        [<<"metric">>, <<"from">>, <<"to">>, <<"start">>, <<"end">>, <<"step">>, <<"aggregate">>,
         <<"width">>, <<"height">>, <<"label_key">>, <<"theme">>, <<"transform">>, <<"token">>,
         <<"forecast">>, <<"anomalies">>, <<"sensitivity">>, <<"horizon">>]).

parse(Text) ->
    maps:from_list([{K, text(V)} || {K, V} <- uri_string:dissect_query(Text)]).

filter(Params) -> maps:without(?RESERVED, Params).

%% The last hour, unless said otherwise.
range(Params) ->
    Now = erlang:system_time(second),
    [{from, time([<<"start">>, <<"from">>], Params, Now, Now - 3600)},
     {to, time([<<"end">>, <<"to">>], Params, Now, Now)}].

integer(Key, Params, Default) ->
    case string:to_integer(maps:get(Key, Params, <<>>)) of
        {N, _} when is_integer(N) -> N;
        _ -> Default
    end.

time(Names, Params, Now, Default) ->
    case [V || Name <- Names, #{Name := V} <- [Params]] of
        [] -> Default;
        [<<"now">> | _] -> Now;
        [<<"-", Ago/binary>> | _] -> ago(string:to_integer(Ago), Now, Default);
        [Text | _] -> whole(string:to_integer(Text), Default)
    end.

ago({N, Unit}, Now, Default) when is_integer(N) ->
    Seconds = #{<<>> => 1, <<"s">> => 1, <<"m">> => 60, <<"h">> => 3600, <<"d">> => 86400,
                <<"w">> => 604800},
    case Seconds of
        #{Unit := Each} -> Now - N * Each;
        _ -> Default
    end;
ago(_, _Now, Default) ->
    Default.

%% A decimal fraction is cut off.
whole({N, <<>>}, _Default) when is_integer(N) -> N;
whole({N, <<".", _/binary>>}, _Default) when is_integer(N) -> N;
whole(_, Default) -> Default.

text(true) -> <<>>;
text(Value) -> Value.
