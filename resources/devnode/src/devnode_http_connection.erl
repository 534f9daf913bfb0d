%% One HTTP/1.x connection: reads requests, has them answered, and keeps the connection where both
%% sides want it. Every limit is checked before waiting for more.
-module(devnode_http_connection).

-export([serve/1]).

-define(IDLE_MS, 60000).
-define(MAX_HEADERS, 100).
-define(TEXT, <<"text/plain; charset=utf-8">>).

serve(Socket) ->
    case gen_tcp:recv(Socket, 0, ?IDLE_MS) of
        {ok, {http_request, Method, {abs_path, Target}, Version}} ->
            case headers(Socket, [], ?MAX_HEADERS) of
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
            headers(Socket, [{Name, Value} | Headers], Left - 1);
        {ok, http_eoh} -> {ok, lists:reverse(Headers)};
        _ -> error
    end.

request(Socket, Method, Target, Version, Headers) ->
    case devnode_http_body:read(Socket, Headers) of
        {ok, Body} ->
            KeepAlive = keeps_alive(Version, Headers),
            {Status, Type, Content} = answer(Method, Target, Headers, Body),
            To = {Socket, Method, Version},
            case devnode_http_answer:send(To, Headers, Status, {Type, Content}) of
                ok when KeepAlive -> serve(Socket);
                _ -> gen_tcp:close(Socket)
            end;
        error ->
            gen_tcp:close(Socket)
    end.

keeps_alive(Version, Headers) ->
    Wish = [string:lowercase(V) || {'Connection', V} <- Headers],
    case Version of
        {1, 1} -> Wish =/= [<<"close">>];
        _ -> Wish =:= [<<"keep-alive">>]
    end.

%% An exception in a handler is a 500 with an empty body.
answer(Method, Target, Headers, Body) ->
    try
        {Path, Query} = case binary:split(Target, <<"?">>) of
                            [P, Q] -> {P, Q};
                            [P] -> {P, <<>>}
                        end,
        Params = devnode_params:parse(Query),
        case devnode_auth:check(Path, Headers, Params) of
            ok -> materialised(devnode_routes:handle(Method, pieces(Path), Params, Body));
            missing -> devnode_answers:refused(401, <<"unauthorized">>);
            wrong -> devnode_answers:refused(403, <<"forbidden">>)
        end
    catch
        Class:Reason:Stack ->
            logger:error("~s: ~p:~tp ~tp", [path_of(Target), Class, Reason, Stack]),
            {500, ?TEXT, <<>>}
    end.

pieces(Path) ->
    [uri_string:percent_decode(S) || S <- binary:split(Path, <<"/">>, [global]), S =/= <<>>].

%% Text that cannot be encoded must raise before the status is out.
materialised({stream, _, _} = Stream) -> Stream;
materialised({Status, Type, Body}) -> {Status, Type, iolist_to_binary(Body)}.

%% Without the query, which may hold a token.
path_of(Target) -> hd(binary:split(Target, <<"?">>)).
