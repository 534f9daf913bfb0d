%% Query strings as a node reads them: the last of a repeated parameter wins, and every parameter
%% that has no meaning of its own is a label filter.
-module(devnode_params).

-export([parse/1, filter/1, range/1, range/2, integer/3, number/2, list/2, step/1]).

-define(RESERVED,
        [<<"metric">>, <<"from">>, <<"to">>, <<"start">>, <<"end">>, <<"step">>, <<"aggregate">>,
         <<"width">>, <<"height">>, <<"label_key">>, <<"theme">>, <<"transform">>, <<"token">>,
         <<"forecast">>, <<"anomalies">>, <<"sensitivity">>, <<"horizon">>]).
-define(RESERVED_C2,
        [<<"metrics">>, <<"group_by">>, <<"cross_aggregate">>, <<"threshold_gt">>,
         <<"threshold_lt">>, <<"limit">>]).

%% `match[]` is a list to a node, which then looks at the first only.
parse(Text) ->
    Pairs = [{K, text(V)} || {K, V} <- uri_string:dissect_query(Text), {K, V} =/= {<<>>, true}],
    Last = maps:from_list(Pairs),
    case lists:keyfind(<<"match[]">>, 1, Pairs) of
        {_, First} -> Last#{<<"match[]">> := First};
        false -> Last
    end.

filter(Params) ->
    Reserved = case devnode_grammar:has(c2) of
                   true -> ?RESERVED ++ ?RESERVED_C2;
                   false -> ?RESERVED
               end,
    maps:without(Reserved, Params).

%% The last hour, unless said otherwise.
range(Params) -> range(Params, 3600).

range(Params, Seconds) ->
    Now = erlang:system_time(second),
    [{from, time([<<"start">>, <<"from">>], Params, Now, Now - Seconds)},
     {to, time([<<"end">>, <<"to">>], Params, Now, Now)}].

%% The leading digits; what follows them is not looked at.
integer(Key, Params, Default) ->
    case string:to_integer(maps:get(Key, Params, <<>>)) of
        {N, _} when is_integer(N) -> N;
        _ -> Default
    end.

%% none where the parameter is absent or does not begin with a number. As Elixir reads it, an
%% exponent needs no fraction before it: 1e3 is 1000.0.
number(Key, Params) ->
    Number = "^([-+]?[0-9]+)(\\.[0-9]+)?([eE][-+]?[0-9]+)?",
    case re:run(maps:get(Key, Params, <<>>), Number, [{capture, all_but_first, list}]) of
        {match, [Whole]} -> list_to_integer(Whole);
        {match, [Whole, Fraction]} -> list_to_float(Whole ++ Fraction);
        {match, [Whole, [], Exponent]} -> list_to_float(Whole ++ ".0" ++ Exponent);
        {match, [Whole, Fraction, Exponent]} -> list_to_float(Whole ++ Fraction ++ Exponent);
        nomatch -> none
    end.

list(Key, Params) ->
    [string:trim(Item) || Item <- binary:split(maps:get(Key, Params, <<>>), <<",">>, [global]),
                          Item =/= <<>>].

step(Params) -> integer(<<"step">>, Params, 60).

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
