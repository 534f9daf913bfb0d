%% The read API.
-module(devnode_http_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, metrics/3, http/2]).

tests() -> [paths_answer_as_on_a_node, connections_are_kept_and_export_is_chunked].

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

read_to(Socket, End, Sofar) ->
    case binary:longest_common_suffix([Sofar, End]) =:= byte_size(End) of
        true -> Sofar;
        false ->
            {ok, More} = gen_tcp:recv(Socket, 0, 10000),
            read_to(Socket, End, <<Sofar/binary, More/binary>>)
    end.
