%% Listens on loopback and hands each connection to a process of its own.
-module(devnode_http).
-behaviour(gen_server).

-export([start_link/1, port/0]).
-export([init/1, handle_call/3, handle_cast/2]).

%% A long export makes much garbage in one process; it must not outlive the piece that is sent.
-define(FULLSWEEP_AFTER, 10).

start_link(#{http_port := Port}) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, Port, []).

port() -> persistent_term:get({?MODULE, port}).

%% A restarted listener takes the port it had: clients know no other.
init(Wanted) ->
    Port = persistent_term:get({?MODULE, port}, Wanted),
    Options = [binary, {ip, {127, 0, 0, 1}}, {active, false}, {reuseaddr, true}, {nodelay, true},
               {backlog, 128}, {packet, http_bin}, {packet_size, 16384},
               {send_timeout, 30000}, {send_timeout_close, true}],
    case gen_tcp:listen(Port, Options) of
        {ok, Listen} ->
            {ok, Real} = inet:port(Listen),
            persistent_term:put({?MODULE, port}, Real),
            spawn_link(fun() -> accept(Listen) end),
            {ok, Listen};
        {error, Reason} ->
            {stop, {cannot_listen, Port, Reason}}
    end.

handle_call(_Request, _From, State) -> {reply, ok, State}.

handle_cast(_Message, State) -> {noreply, State}.

accept(Listen) ->
    case gen_tcp:accept(Listen) of
        {ok, Socket} -> hand_over(Socket), accept(Listen);
        {error, closed} -> closed
    end.

hand_over(Socket) ->
    Serve = fun() -> receive start -> devnode_http_connection:serve(Socket) end end,
    Pid = spawn_opt(Serve, [{fullsweep_after, ?FULLSWEEP_AFTER}]),
    case gen_tcp:controlling_process(Socket, Pid) of
        ok -> Pid ! start;
        {error, _} -> exit(Pid, kill)
    end.
