%% A copy of the node's files on the node's own disk, after a flush.
-module(devnode_backup).

-export([post/1, copy/2]).

-define(STORE, timeless_metrics).

post(#{body := <<>>}) -> shown(copy(?STORE, default_dir()));
post(Request) ->
    devnode_admin_body:with(Request, [], fun(Body) ->
        shown(copy(?STORE, maps:get(<<"path">>, Body, default_dir())))
    end).

%% A file that is there already raises.
copy(Store, Dir) ->
    _ = 'Elixir.TimelessMetrics':flush(Store),
    Data = persistent_term:get({'Elixir.TimelessMetrics', Store, data_dir}),
    ok = filelib:ensure_path(Dir),
    Names = [unicode:characters_to_binary(N) || N <- filelib:wildcard("{series,shard-*}.log",
                                                                      binary_to_list(Data))],
    Sizes = [begin
                 {ok, To} = file:open(filename:join(Dir, N), [write, exclusive, raw, binary]),
                 {ok, Size} = file:copy(filename:join(Data, N), To),
                 ok = file:close(To),
                 Size
             end || N <- Names],
    #{path => Dir, files => Names, total_bytes => lists:sum(Sizes)}.

default_dir() ->
    Data = persistent_term:get({'Elixir.TimelessMetrics', ?STORE, data_dir}),
    filename:join([Data, <<"backups">>, integer_to_binary(erlang:system_time(second))]).

shown(#{path := Path, files := Files, total_bytes := Bytes}) ->
    devnode_answers:json([{<<"status">>, <<"ok">>}, {<<"path">>, Path},
                          {<<"files">>, {array, Files}}, {<<"total_bytes">>, Bytes}]).
