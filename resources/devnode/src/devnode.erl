%% Start of the VM, and helpers for tests over rpc that no real node has.
-module(devnode).

-export([main/0, dump/1, dump_to/2, register/2, counts/0, stop/0]).

%% Called by the start script. Prints the one line that tells a test where this node is.
main() ->
    load_all(),
    ok = devnode_grammar:load_application(),
    devnode_grammar:init(),
    devnode_auth:init(),
    case application:ensure_all_started(timeless_metrics, permanent) of
        {ok, _} ->
            forget_cookie_file(),
            io:format("ready node=~s dist_port=~b http_port=~b pid=~s~n",
                      [node(), devnode_epmd:own_port(), devnode_http:port(), os:getpid()]);
        {error, Reason} ->
            io:format(standard_error, "devnode: cannot start: ~tp~n", [Reason]),
            init:stop(1)
    end.

%% Everything stored, hidden points too, as {Metric, Labels, Time, Value}. Points under an id that
%% no series has come under the metric devnode_orphan.
dump(Store) ->
    Count = persistent_term:get({'Elixir.TimelessMetrics', Store, shard_count}),
    lists:append([rows(I) || I <- lists:seq(0, Count - 1)]).

%% The same as text, one line `metric{k="v",...} time value` a point, sorted by bytes.
dump_to(Store, File) ->
    Lines = [line(Row) || Row <- dump(Store)],
    file:write_file(File, lists:sort(Lines)).

%% Registers [{Metric, Labels}] in one go: a million series within seconds.
register(Store, Series) -> devnode_registry:register(Store, Series).

counts() -> maps:without([swallowed, overwritten], devnode_counts:all()).

stop() -> init:stop().

rows(Shard) ->
    [row(Id, T, V) || {Id, T, V} <- ets:tab2list(devnode_tables:points(Shard))]
        ++ [row(Id, T, V) || {{Id, T, _}, V} <- ets:tab2list(devnode_tables:buffer(Shard))].

row(Id, Time, Value) ->
    case devnode_registry:name_of(Id) of
        {Metric, Labels} -> {Metric, Labels, Time, Value};
        none -> {<<"devnode_orphan">>, #{<<"id">> => integer_to_binary(Id)}, Time, Value}
    end.

line({Metric, Labels, Time, Value}) ->
    Pairs = [[devnode_labels:text(K), "=\"", escaped(devnode_labels:text(V)), $"]
             || {K, V} <- lists:sort(maps:to_list(Labels))],
    iolist_to_binary([devnode_labels:text(Metric), ${, lists:join($,, Pairs), "} ",
                      integer_to_binary(Time), $\s, devnode_labels:text(Value), $\n]).

escaped(Text) ->
    << <<(escape(C))/binary>> || <<C>> <= Text >>.

escape($\\) -> <<"\\\\">>;
escape($") -> <<"\\\"">>;
escape($\n) -> <<"\\n">>;
escape(C) -> <<C>>.

%% A test asks for exported functions right after the start; none may look absent for being unloaded.
load_all() ->
    Beams = filelib:wildcard(filename:join(filename:dirname(code:which(?MODULE)), "*.beam")),
    ok = code:ensure_modules_loaded([list_to_atom(filename:basename(B, ".beam")) || B <- Beams]).

%% The cookie reaches the VM through a private home directory, which has served its purpose now.
forget_cookie_file() ->
    case devnode_options:flag(devnode_private_home, none) of
        none -> ok;
        Dir ->
            _ = file:delete(filename:join(Dir, ".erlang.cookie")),
            _ = file:del_dir(Dir),
            ok
    end.
