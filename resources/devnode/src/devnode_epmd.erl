%% Stands in for the epmd client, so that a node needs no epmd: the system may choose the port, and
%% this module learns which one it became. With `-devnode_epmd true` it passes everything on to the
%% real client and only remembers the port.
-module(devnode_epmd).

-export([start_link/0, register_node/2, register_node/3, listen_port_please/2]).
-export([address_please/3, port_please/2, port_please/3, names/1]).
-export([own_port/0, know/2]).

-define(VERSION, 6).

own_port() -> persistent_term:get({?MODULE, own_port}, 0).

%% Tells this VM where another node listens: what epmd would have answered.
know(Name, Port) -> persistent_term:put({?MODULE, peer, Name}, Port).

start_link() ->
    case uses_epmd() of
        true -> erl_epmd:start_link();
        false -> ignore
    end.

listen_port_please(_Name, _Host) ->
    {ok, list_to_integer(devnode_options:flag(devnode_dist_port, "0"))}.

register_node(Name, Port) -> register_node(Name, Port, inet).

register_node(Name, Port, Driver) ->
    persistent_term:put({?MODULE, own_port}, Port),
    case uses_epmd() of
        true -> erl_epmd:register_node(Name, Port, Driver);
        false -> {ok, creation()}
    end.

address_please(Name, Host, Family) ->
    case {persistent_term:get({?MODULE, peer, Name}, none), uses_epmd()} of
        {none, true} -> erl_epmd:address_please(Name, Host, Family);
        {none, false} -> {error, nxdomain};
        {Port, _} -> {ok, {127, 0, 0, 1}, Port, ?VERSION}
    end.

port_please(Name, Host) -> port_please(Name, Host, infinity).

port_please(Name, Host, Timeout) ->
    case {persistent_term:get({?MODULE, peer, Name}, none), uses_epmd()} of
        {none, true} -> erl_epmd:port_please(Name, Host, Timeout);
        {none, false} -> noport;
        {Port, _} -> {port, Port, ?VERSION}
    end.

names(Host) ->
    case uses_epmd() of
        true -> erl_epmd:names(Host);
        false -> {error, address}
    end.

uses_epmd() -> devnode_options:flag(devnode_epmd, "false") =:= "true".

%% A restarted node must differ from its former self; values up to 3 are reserved.
creation() -> 4 + erlang:phash2({os:getpid(), erlang:system_time()}, 16#fffffff0).
