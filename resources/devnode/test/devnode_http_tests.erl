%% The read API.
-module(devnode_http_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, start/3, stop/1, metrics/3, http/2, request/3, request/4,
                            request/5]).

tests() -> [paths_answer_as_on_a_node, connections_are_kept_and_export_is_chunked,
            a_token_closes_all_but_health, answers_are_packed_where_allowed,
            other_methods_are_not_found, bodies_leave_the_connection_usable,
            a_failing_handler_answers_500_without_a_body].

filled(Name, Dir) ->
    Node = start(Name, ["--data", Dir]),
    A = #{<<"host">> => <<"a">>, <<"dc">> => <<"x">>},
    ok = metrics(Node, write_batch, [[{<<"cpu">>, A, 1, 100}, {<<"cpu">>, A, 2.5, 160},
                                      {<<"cpu">>, #{<<"host">> => <<"b">>}, 3.0, 100}]]),
    Node.

paths_answer_as_on_a_node(Dir) ->
    Node = filled("http", Dir),
    {200, <<"{\"status\":\"ok\",\"series\":2,\"points\":3,\"storage_bytes\":", _/binary>>} =
        http(Node, "/health"),
    {200, <<"{\"points\":3,\"batches\":1,\"series\":2}">>} = http(Node, "/devnode/counts"),
    {404, <<"not found">>} = http(Node, "/api/v1/labels"),
    {404, <<"not found">>} = http(Node, "/write"),
    {400, <<"{\"error\":\"missing required parameter: metric\"}">>} = http(Node, "/api/v1/export"),
    {200, <<>>} = http(Node, "/api/v1/export?metric=cpu"),
    {200, <<"{\"metric\":{\"__name__\":\"cpu\",\"dc\":\"x\",\"host\":\"a\"},"
            "\"values\":[1.0,2.5],\"timestamps\":[100,160]}">>} =
        http(Node, "/api/v1/export?metric=cpu&from=0&host=a"),
    {200, Both} = http(Node, "/api/v1/export?metric=cpu&from=0&to=120"),
    [_, _] = binary:split(Both, <<"\n">>, [global]),
    {200, <<"{\"labels\":{\"host\":\"b\"},\"timestamp\":100,\"value\":3.0}">>} =
        http(Node, "/api/v1/query?metric=cpu&host=%62"),
    {200, <<"{\"data\":[]}">>} = http(Node, "/api/v1/query?metric=cpu&nocache=1"),
    {200, <<"{\"data\":[{\"labels\"", _/binary>>} = http(Node, "/api/v1/query?metric=cpu"),
    {200, <<"{\"status\":\"success\",\"data\":[\"cpu\"]}">>} =
        http(Node, "/api/v1/label/__name__/values"),
    {200, <<"{\"status\":\"success\",\"data\":[\"a\",\"b\"]}">>} =
        http(Node, "/api/v1/label/host/values?metric=cpu"),
    {200, <<"{\"status\":\"success\",\"data\":[{\"labels\":{", _/binary>>} =
        http(Node, "/api/v1/series?metric=cpu"),
    {200, <<"{\"metric\":\"cpu\",\"series\":[{\"labels\":{\"host\":\"b\"},"
            "\"data\":[[60,3.0]]}]}">>} =
        http(Node, "/api/v1/query_range?metric=cpu&host=b&from=0&step=60"),
    0 = stop(Node).

connections_are_kept_and_export_is_chunked(#{} = Node) ->
    #{http := Port} = Node,
    {ok, Socket} = gen_tcp:connect({127, 0, 0, 1}, Port, [binary, {active, false}]),
    Ask = fun(Path, End) ->
                  ok = gen_tcp:send(Socket, ["GET ", Path, " HTTP/1.1\r\nHost: x\r\n\r\n"]),
                  read_to(Socket, End, <<>>)
          end,
    <<"HTTP/1.1 404", _/binary>> = Ask("/nothing", <<"not found">>),
    Export = Ask("/api/v1/export?metric=cpu&from=0", <<"\r\n0\r\n\r\n">>),
    {_, _} = binary:match(Export, <<"transfer-encoding: chunked">>),
    <<"HTTP/1.1 200", _/binary>> = Ask("/api/v1/label/__name__/values", <<"\"cpu\"]}">>),
    ok = gen_tcp:close(Socket);
connections_are_kept_and_export_is_chunked(Dir) ->
    Node = filled("chunked", Dir),
    connections_are_kept_and_export_is_chunked(Node),
    0 = stop(Node).

a_token_closes_all_but_health(Dir) ->
    Node = start("token", ["--data", Dir], [{"TIMELESS_BEARER_TOKEN", "s3cret"}]),
    Ask = fun(Path, Headers) ->
                  {Status, _, Body} = request(Node, "GET", Path, Headers),
                  {Status, Body}
          end,
    Names = "/api/v1/label/__name__/values",
    Missing = {401, <<"{\"error\":\"unauthorized\"}">>},
    Wrong = {403, <<"{\"error\":\"forbidden\"}">>},
    {200, _} = Ask("/health", []),
    Missing = Ask(Names, []),
    Missing = Ask("/nothing", []),
    Missing = Ask(Names, ["Authorization: bearer s3cret"]),
    {200, _} = Ask(Names, ["Authorization: Bearer   s3cret  "]),
    {200, _} = Ask(Names ++ "?token=s3cret", []),
    Wrong = Ask(Names ++ "?token=other", []),
    Wrong = Ask(Names ++ "?token=s3cret", ["Authorization: Bearer other"]),
    {200, _} = Ask(Names ++ "?token=s3cret", ["Authorization: Basic other"]),
    {200, _} = Ask(Names ++ "?token=s3cret",
                   ["Authorization: Bearer other", "Authorization: Bearer other"]),
    0 = stop(Node).

answers_are_packed_where_allowed(Dir) ->
    Node = filled("gzip", Dir),
    Unpacked = fun(Path, Accept) ->
                       {200, Head, Body} = request(Node, "GET", Path, ["Accept-Encoding: " ++ Accept]),
                       {_, _} = binary:match(Head, <<"content-encoding: gzip\r\nvary: accept-encoding">>),
                       zlib:gunzip(Body)
               end,
    {200, Plain} = http(Node, "/api/v1/query?metric=cpu&host=a"),
    Plain = Unpacked("/api/v1/query?metric=cpu&host=a", "deflate, GZIP;q=0.5"),
    {200, Lines} = http(Node, "/api/v1/export?metric=cpu&from=0&host=a"),
    Lines = Unpacked("/api/v1/export?metric=cpu&from=0&host=a", "gzip"),
    {200, _, Plain} = request(Node, "GET", "/api/v1/query?metric=cpu&host=a",
                              ["Accept-Encoding: gzip;q=0, br"]),
    0 = stop(Node).

other_methods_are_not_found(Dir) ->
    Node = filled("methods", Dir),
    [{404, _, <<"not found">>} = request(Node, Method, "/health") || Method <- ["OPTIONS", "PUT"]],
    {404, Head, <<>>} = request(Node, "HEAD", "/api/v1/query?metric=cpu"),
    {_, _} = binary:match(Head, <<"content-length: 9">>),
    {404, _, _} = request(Node, "POST", "/prometheus/api/v1/query_range", [], "query=cpu"),
    0 = stop(Node).

bodies_leave_the_connection_usable(Dir) ->
    #{http := Port} = Node = filled("bodies", Dir),
    {ok, Socket} = gen_tcp:connect({127, 0, 0, 1}, Port, [binary, {active, false}]),
    Chunked = ["POST /nothing HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
               "4;x=y\r\n{\"a\"\r\n2\r\n:1\r\n0\r\nTrailer: t\r\n\r\n"],
    ok = gen_tcp:send(Socket, [Chunked, "POST /nothing HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc",
                               "GET /api/v1/label/__name__/values HTTP/1.1\r\n\r\n"]),
    Answers = read_to(Socket, <<"\"cpu\"]}">>, <<>>),
    [_, _] = binary:matches(Answers, <<"HTTP/1.1 404">>),
    ok = gen_tcp:close(Socket),
    0 = stop(Node).

%% A label that is no UTF-8 breaks what lists it, as on a node.
a_failing_handler_answers_500_without_a_body(Dir) ->
    Node = filled("broken", Dir),
    ok = metrics(Node, write_batch, [[{<<"bad">>, #{<<"k">> => <<255>>}, 1.0, 100}]]),
    {500, <<>>} = http(Node, "/api/v1/query?metric=bad"),
    {500, <<>>} = http(Node, "/api/v1/export?metric=bad&from=0"),
    {200, _} = http(Node, "/api/v1/query?metric=cpu"),
    0 = stop(Node).

read_to(Socket, End, Sofar) ->
    case binary:longest_common_suffix([Sofar, End]) =:= byte_size(End) of
        true -> Sofar;
        false ->
            {ok, More} = gen_tcp:recv(Socket, 0, 10000),
            read_to(Socket, End, <<Sofar/binary, More/binary>>)
    end.
