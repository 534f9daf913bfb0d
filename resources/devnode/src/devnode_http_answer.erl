%% Writes one answer, packed with gzip where the client allows it. A stream is sent piece by piece
%% as it is made, so its size costs no memory.
-module(devnode_http_answer).

-export([send/4]).

%% How much of a stream is gathered before it is sent.
-define(PIECE, 65536).
-define(GZIP_WINDOW_BITS, 31).
-define(TEXT, <<"text/plain; charset=utf-8">>).

%% To = {Socket, Method, Version}. Answers ok, or close where the connection cannot go on.
send({Socket, 'HEAD', _}, _Headers, Status, {Type, Body}) ->
    plain(Socket, Status, Type, [], iolist_size(Body), <<>>);
send({Socket, _Method, Version}, Headers, stream, {Type, Parts}) ->
    stream(Socket, Type, Parts, allows_gzip(Headers), Version >= {1, 1});
send({Socket, _Method, _}, Headers, Status, {Type, Body}) ->
    case iolist_size(Body) > 0 andalso allows_gzip(Headers) of
        true ->
            Packed = zlib:gzip(Body),
            plain(Socket, Status, Type, gzip_head(), byte_size(Packed), Packed);
        false ->
            plain(Socket, Status, Type, [], iolist_size(Body), Body)
    end.

plain(Socket, Status, Type, Extra, Size, Body) ->
    gen_tcp:send(Socket, [head(Status, Type, Extra), "content-length: ", integer_to_binary(Size),
                          "\r\n\r\n", Body]).

%% HTTP/1.0 knows no chunks: there the end of the connection is the end of the stream.
stream(Socket, Type, Parts, IsPacked, IsChunked) ->
    Framing = case IsChunked of
                  true -> "transfer-encoding: chunked\r\n";
                  false -> "connection: close\r\n"
              end,
    Zip = IsPacked andalso open_zip(),
    To = #{socket => Socket, zip => Zip, chunked => IsChunked},
    put(?MODULE, {0, []}),
    put({?MODULE, head}, [head(200, Type, [Framing | [gzip_head() || IsPacked]]), "\r\n"]),
    try
        Parts(fun(Part) -> gather(To, Part) end),
        {_, Rest} = get(?MODULE),
        emit(To, packed(Zip, Rest, finish)),
        IsChunked andalso transmit(Socket, <<"0\r\n\r\n">>),
        end_of(IsChunked)
    catch
        Class:Reason:Stack -> broken(Socket, {Class, Reason, Stack})
    after
        erase(?MODULE),
        erase({?MODULE, head}),
        IsPacked andalso zlib:close(Zip)
    end.

end_of(true) -> ok;
end_of(false) -> close.

%% Once the status is out, a failure can only be shown by ending the connection early.
broken(Socket, What) ->
    logger:error("stream: ~tp", [What]),
    case get({?MODULE, head}) of
        sent -> close;
        _ -> plain(Socket, 500, ?TEXT, [], 0, <<>>)
    end.

gather(#{zip := Zip} = To, Part) ->
    {Size, Sofar} = get(?MODULE),
    case Size + iolist_size(Part) of
        Small when Small < ?PIECE ->
            put(?MODULE, {Small, [Sofar, Part]});
        _ ->
            put(?MODULE, {0, []}),
            emit(To, packed(Zip, [Sofar, Part], none))
    end.

open_zip() ->
    Zip = zlib:open(),
    ok = zlib:deflateInit(Zip, default, deflated, ?GZIP_WINDOW_BITS, 8, default),
    Zip.

packed(false, Data, _Flush) -> Data;
packed(Zip, Data, Flush) -> zlib:deflate(Zip, Data, Flush).

emit(#{socket := Socket} = To, Data) ->
    case put({?MODULE, head}, sent) of
        sent -> ok;
        Head -> transmit(Socket, Head)
    end,
    framed(To, Data, iolist_size(Data)).

%% An empty chunk would end the stream.
framed(_To, _Data, 0) -> ok;
framed(#{socket := Socket, chunked := true}, Data, Size) ->
    transmit(Socket, [integer_to_binary(Size, 16), "\r\n", Data, "\r\n"]);
framed(#{socket := Socket}, Data, _Size) ->
    transmit(Socket, Data).

transmit(Socket, Data) ->
    case gen_tcp:send(Socket, Data) of
        ok -> ok;
        {error, Reason} -> throw({closed, Reason})
    end.

allows_gzip(Headers) ->
    Wanted = [string:trim(C) || {'Accept-Encoding', V} <- Headers,
                                C <- binary:split(string:lowercase(V), <<",">>, [global])],
    lists:any(fun(Coding) ->
                      case binary:split(Coding, <<";">>) of
                          [<<"gzip">>] -> true;
                          [<<"gzip">>, Weight] -> string:trim(Weight) =/= <<"q=0">>;
                          _ -> false
                      end
              end, Wanted).

gzip_head() -> "content-encoding: gzip\r\nvary: accept-encoding\r\n".

head(Status, Type, Extra) ->
    Cache = case Type of
                <<"image/svg+xml">> -> "public, max-age=60";
                _ -> "max-age=0, private, must-revalidate"
            end,
    [<<"HTTP/1.1 ">>, integer_to_binary(Status), $\s, reason(Status), "\r\n",
     "content-type: ", Type, "\r\ncache-control: ", Cache, "\r\n", Extra].

reason(200) -> <<"OK">>;
reason(201) -> <<"Created">>;
reason(204) -> <<"No Content">>;
reason(400) -> <<"Bad Request">>;
reason(401) -> <<"Unauthorized">>;
reason(403) -> <<"Forbidden">>;
reason(404) -> <<"Not Found">>;
reason(500) -> <<"Internal Server Error">>.
