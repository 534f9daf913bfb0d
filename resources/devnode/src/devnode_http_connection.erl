%% One HTTP/1.x connection. Bodies are read and dropped, since only reads are served; every limit is
%% checked before waiting for more.
-module(devnode_http_connection).

-export([serve/1]).

-define(IDLE_MS, 60000).
-define(MAX_HEADERS, 100).
-define(MAX_BODY, 10485760).

serve(Socket) ->
    case gen_tcp:recv(Socket, 0, ?IDLE_MS) of
        {ok, {http_request, Method, {abs_path, Target}, Version}} ->
            case headers(Socket, #{}, ?MAX_HEADERS) of
                {ok, Headers} -> request(Socket, Method, Target, Version, Headers);
                error -> gen_tcp:close(Socket)
            end;
        {ok, {http_error, Blank}} when Blank =:= <<"\r\n">>; Blank =:= <<"\n">> ->
            serve(Socket);
        _ ->
            gen_tcp:close(Socket)
    end.

headers(_Socket, _Headers, 0) -> error;
headers(Socket, Headers, Left) ->
    case gen_tcp:recv(Socket, 0, ?IDLE_MS) of
        {ok, {http_header, _, Name, _, Value}} ->
            headers(Socket, Headers#{Name => string:lowercase(Value)}, Left - 1);
        {ok, http_eoh} -> {ok, Headers};
        _ -> error
    end.

request(Socket, Method, Target, Version, Headers) ->
    case skip_body(Socket, Headers) of
        ok ->
            KeepAlive = keeps_alive(Version, Headers),
            case respond(Socket, for_method(Method, answer(Method, Target)), Version) of
                ok when KeepAlive -> serve(Socket);
                _ -> gen_tcp:close(Socket)
            end;
        error ->
            gen_tcp:close(Socket)
    end.

skip_body(_Socket, #{'Transfer-Encoding' := _}) -> error;
skip_body(Socket, #{'Content-Length' := Text}) ->
    case string:to_integer(Text) of
        {0, <<>>} -> ok;
        {N, <<>>} when N > 0, N =< ?MAX_BODY ->
            ok = inet:setopts(Socket, [{packet, raw}]),
            case gen_tcp:recv(Socket, N, ?IDLE_MS) of
                {ok, _} -> inet:setopts(Socket, [{packet, http_bin}]);
                {error, _} -> error
            end;
        _ -> error
    end;
skip_body(_Socket, _Headers) -> ok.

keeps_alive({1, 1}, Headers) -> maps:get('Connection', Headers, <<>>) =/= <<"close">>;
keeps_alive(_Version, Headers) -> maps:get('Connection', Headers, <<>>) =:= <<"keep-alive">>.

%% The answer to HEAD has no body: the client would take it for the start of the next answer.
for_method('HEAD', {Status, Type, _Body}) -> {Status, Type, <<>>};
for_method(_Method, Answer) -> Answer.

%% An exception in a handler is a 500 with an empty body.
answer(Method, Target) ->
    try
        {Path, Query} = case binary:split(Target, <<"?">>) of
                            [P, Q] -> {P, Q};
                            [P] -> {P, <<>>}
                        end,
        Pieces = [uri_string:percent_decode(S)
                  || S <- binary:split(Path, <<"/">>, [global]), S =/= <<>>],
        case devnode_routes:handle(Method, Pieces, devnode_params:parse(Query)) of
            {stream, _, _} = Stream -> Stream;
            {Status, Type, Body} -> {Status, Type, iolist_to_binary(Body)}
        end
    catch
        Class:Reason:Stack ->
            logger:error("~s: ~p:~tp ~tp", [Target, Class, Reason, Stack]),
            {500, <<"text/plain; charset=utf-8">>, <<>>}
    end.

respond(Socket, {stream, Type, Parts}, {1, 1}) ->
    send(Socket, [head(200, Type), "transfer-encoding: chunked\r\n\r\n"]),
    streamed(fun() ->
                     Parts(fun(Part) -> send(Socket, chunk(Part)) end),
                     send(Socket, <<"0\r\n\r\n">>)
             end);
respond(Socket, {stream, Type, Parts}, _Version) ->
    send(Socket, [head(200, Type), "connection: close\r\n\r\n"]),
    _ = streamed(fun() -> Parts(fun(Part) -> send(Socket, Part) end) end),
    close;
respond(Socket, {Status, Type, Body}, _Version) ->
    gen_tcp:send(Socket, [head(Status, Type), "content-length: ",
                          integer_to_binary(byte_size(Body)), "\r\n\r\n", Body]).

%% The status is out already: a failure can only be shown by ending the connection early.
streamed(Fun) ->
    try Fun() of _ -> ok catch _:_ -> close end.

send(Socket, Data) ->
    case gen_tcp:send(Socket, Data) of
        ok -> ok;
        {error, Reason} -> throw({closed, Reason})
    end.

chunk(Part) -> [integer_to_binary(iolist_size(Part), 16), "\r\n", Part, "\r\n"].

head(Status, Type) ->
    [<<"HTTP/1.1 ">>, integer_to_binary(Status), $\s, reason(Status), "\r\n",
     "content-type: ", Type, "\r\n", "cache-control: max-age=0, private, must-revalidate\r\n"].

reason(200) -> <<"OK">>;
reason(400) -> <<"Bad Request">>;
reason(404) -> <<"Not Found">>;
reason(500) -> <<"Internal Server Error">>.
