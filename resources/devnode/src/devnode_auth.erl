%% The bearer token, if one is configured: a header beats the query's `token`, and what is no single
%% Bearer header counts as none.
-module(devnode_auth).

-export([init/0, check/3]).

init() ->
    Token = case os:getenv("TIMELESS_BEARER_TOKEN", "") of
                "" -> none;
                Text -> unicode:characters_to_binary(Text)
            end,
    persistent_term:put(?MODULE, Token).

%% Answers ok, missing or wrong. Only /health is open.
check(<<"/health">>, _Headers, _Params) -> ok;
check(_Path, Headers, Params) ->
    case {persistent_term:get(?MODULE), given(Headers, Params)} of
        {none, _} -> ok;
        {_, none} -> missing;
        {Token, Token} -> ok;
        _ -> wrong
    end.

given(Headers, Params) ->
    case [Value || {'Authorization', Value} <- Headers] of
        [<<"Bearer ", Token/binary>>] -> string:trim(Token, both, " ");
        _ -> maps:get(<<"token">>, Params, none)
    end.
