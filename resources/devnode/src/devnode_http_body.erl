%% Reads the body of one request, sized or chunked, and leaves the socket at the next request.
-module(devnode_http_body).

-export([read/2]).

-define(IDLE_MS, 60000).
-define(MAX_BODY, 10485760).

read(Socket, Headers) ->
    [gen_tcp:send(Socket, <<"HTTP/1.1 100 Continue\r\n\r\n">>)
     || values(<<"Expect">>, Headers) =:= [<<"100-continue">>]],
    case {values('Transfer-Encoding', Headers), values('Content-Length', Headers)} of
        {[], []} -> {ok, <<>>};
        {[], [Text]} -> sized(Socket, string:to_integer(Text));
        {[<<"chunked">>], []} -> in(raw, Socket, fun() -> chunks(Socket, <<>>) end);
        _ -> error
    end.

values(Name, Headers) -> [V || {N, V} <- Headers, N =:= Name].

sized(_Socket, {0, <<>>}) -> {ok, <<>>};
sized(Socket, {N, <<>>}) when is_integer(N), N > 0, N =< ?MAX_BODY ->
    in(raw, Socket, fun() -> gen_tcp:recv(Socket, N, ?IDLE_MS) end);
sized(_Socket, _) -> error.

in(Mode, Socket, Read) ->
    ok = inet:setopts(Socket, [{packet, Mode}]),
    Result = Read(),
    ok = inet:setopts(Socket, [{packet, http_bin}]),
    Result.

chunks(Socket, Sofar) ->
    case in(line, Socket, fun() -> gen_tcp:recv(Socket, 0, ?IDLE_MS) end) of
        {ok, Line} ->
            [Digits | _] = binary:split(string:trim(Line), <<";">>),
            chunk(Socket, Sofar, catch binary_to_integer(Digits, 16));
        _ -> error
    end.

%% Trailer lines end with an empty one.
chunk(Socket, Sofar, 0) ->
    case in(line, Socket, fun() -> gen_tcp:recv(Socket, 0, ?IDLE_MS) end) of
        {ok, Blank} when Blank =:= <<"\r\n">>; Blank =:= <<"\n">> -> {ok, Sofar};
        {ok, _Trailer} -> chunk(Socket, Sofar, 0);
        _ -> error
    end;
chunk(Socket, Sofar, N) when is_integer(N), N > 0, N + byte_size(Sofar) =< ?MAX_BODY ->
    case in(raw, Socket, fun() -> gen_tcp:recv(Socket, N + 2, ?IDLE_MS) end) of
        {ok, <<Piece:N/binary, "\r\n">>} -> chunks(Socket, <<Sofar/binary, Piece/binary>>);
        _ -> error
    end;
chunk(_Socket, _Sofar, _) -> error.
