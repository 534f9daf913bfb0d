%% Starts and stops real devnodes for the tests and calls them over rpc. Used in the test's process,
%% which owns the port that the node's output comes through.
-module(devnode_test_node).

-export([start/2, start/3, stop/1, kill/1, call/4, metrics/3, until/1]).
-export([http/2, request/3, request/4, request/5]).

-define(READY_MS, 30000).
-define(STEP_MS, 10).

start(Name, Args) -> start(Name, Args, []).

start(Name, Args, Env) ->
    Port = open_port({spawn_executable, option("DEVNODE_SCRIPT")},
                     [{args, ["--name", Name ++ "@127.0.0.1", "--ebin", option("DEVNODE_EBIN"),
                              "--cookie-file", option("DEVNODE_COOKIE") | Args]},
                      {env, Env}, {line, 4096}, exit_status, binary]),
    receive
        {Port, {data, {eol, <<"ready ", Line/binary>>}}} ->
            Fields = maps:from_list([list_to_tuple(binary:split(F, <<"=">>))
                                     || F <- binary:split(Line, <<" ">>, [global])]),
            devnode_epmd:know(Name, number(<<"dist_port">>, Fields)),
            devnode_test ! {started, self(), map_get(<<"pid">>, Fields)},
            #{port => Port, node => binary_to_atom(map_get(<<"node">>, Fields)),
              http => number(<<"http_port">>, Fields), pid => map_get(<<"pid">>, Fields)};
        {Port, Other} ->
            error({node_did_not_start, Other})
    after ?READY_MS ->
            error(node_did_not_start)
    end.

%% SIGTERM; answers the exit status.
stop(Node) -> signal(Node, "-TERM").

kill(Node) -> signal(Node, "-KILL").

signal(#{port := Port, node := Name, pid := Pid}, Signal) ->
    erlang:monitor_node(Name, true),
    os:cmd("kill " ++ Signal ++ " " ++ binary_to_list(Pid)),
    Status = receive {Port, {exit_status, S}} -> S after ?READY_MS -> error(node_did_not_end) end,
    receive {nodedown, Name} -> Status after ?READY_MS -> error(no_nodedown) end.

call(#{node := Name}, Module, Function, Args) -> rpc:call(Name, Module, Function, Args, 60000).

%% A function of the public module on the usual store.
metrics(Node, Function, Args) ->
    call(Node, 'Elixir.TimelessMetrics', Function, [timeless_metrics | Args]).

%% Answers {Status, Body} of one GET.
http(Node, Path) ->
    {Status, _Head, Body} = request(Node, "GET", Path),
    {Status, Body}.

request(Node, Method, Path) -> request(Node, Method, Path, []).
request(Node, Method, Path, Headers) -> request(Node, Method, Path, Headers, none).

%% Answers {Status, Head, Body} of one request on a connection of its own.
request(#{http := Port}, Method, Path, Headers, Body) ->
    {ok, Socket} = gen_tcp:connect({127, 0, 0, 1}, Port, [binary, {active, false}]),
    ok = gen_tcp:send(Socket, [Method, " ", Path, " HTTP/1.0\r\n",
                               [[H, "\r\n"] || H <- Headers], content(Body)]),
    Answer = received(Socket, <<>>),
    ok = gen_tcp:close(Socket),
    [Head, Content] = binary:split(Answer, <<"\r\n\r\n">>),
    <<"HTTP/1.1 ", Status:3/binary, _/binary>> = Head,
    {binary_to_integer(Status), Head, Content}.

content(none) -> "\r\n";
content(Body) -> ["Content-Length: ", integer_to_binary(iolist_size(Body)), "\r\n\r\n", Body].

received(Socket, Sofar) ->
    case gen_tcp:recv(Socket, 0, ?READY_MS) of
        {ok, More} -> received(Socket, <<Sofar/binary, More/binary>>);
        {error, closed} -> Sofar
    end.

%% Waits for a condition that announces itself by no event.
until(Condition) -> until(Condition, ?READY_MS).

until(_Condition, Left) when Left =< 0 -> error(condition_did_not_come);
until(Condition, Left) ->
    case Condition() of
        true -> ok;
        _ -> timer:sleep(?STEP_MS), until(Condition, Left - ?STEP_MS)
    end.

number(Key, Fields) -> binary_to_integer(map_get(Key, Fields)).

option(Name) ->
    case os:getenv(Name) of
        false -> error({not_set, Name});
        Value -> Value
    end.
