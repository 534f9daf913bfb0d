%% Append-only files of length- and checksum-framed terms. One append is one write(2), so what was
%% answered survives kill -9; nothing is synced, so it does not survive the machine.
-module(devnode_store_log).

-export([replay/2, open/1, append/2, frame/1, close/1]).

-define(CHUNK, 4 * 1024 * 1024).

%% Calls Apply for every whole record. A torn last record is cut off, for appends to follow on.
replay(File, Apply) ->
    case file:open(File, [read, write, raw, binary]) of
        {ok, Fd} ->
            Good = read(Fd, Apply, <<>>, 0),
            {ok, End} = file:position(Fd, eof),
            [cut(File, Fd, Good, End) || End > Good],
            ok = file:close(Fd);
        {error, Reason} ->
            error({cannot_open, File, Reason})
    end.

open(File) ->
    {ok, Fd} = file:open(File, [append, raw, binary]),
    Fd.

append(none, _Frame) -> ok;
append(Fd, Frame) -> ok = file:write(Fd, Frame).

close(none) -> ok;
close(Fd) -> file:close(Fd).

%% Made by the writer, not by the process that owns the file: encoding is the larger part.
frame(Term) ->
    Bin = term_to_binary(Term),
    [<<(byte_size(Bin)):32, (erlang:crc32(Bin)):32>>, Bin].

read(Fd, Apply, Rest, Good) ->
    {Left, Used} = records(Rest, Apply, 0),
    case file:read(Fd, ?CHUNK) of
        {ok, More} -> read(Fd, Apply, <<Left/binary, More/binary>>, Good + Used);
        eof -> Good + Used
    end.

records(<<Size:32, Crc:32, Bin:Size/binary, Rest/binary>> = All, Apply, Used) ->
    case erlang:crc32(Bin) of
        Crc ->
            Apply(binary_to_term(Bin)),
            records(Rest, Apply, Used + 8 + Size);
        _ ->
            {All, Used}
    end;
records(Rest, _Apply, Used) ->
    {Rest, Used}.

cut(File, Fd, Good, End) ->
    logger:warning("~ts: ~b bytes of a torn record dropped", [File, End - Good]),
    {ok, Good} = file:position(Fd, Good),
    ok = file:truncate(Fd).
