%% Which generation's read API is served: `c1` as a 0.7.0 node, `c2` as a 3.4.0 node. The write path
%% over Erlang distribution is that of 0.7.0 in both.
-module(devnode_grammar).

-export([init/0, current/0, has/1, load_application/0]).

init() -> persistent_term:put(?MODULE, devnode_options:grammar()).

current() -> persistent_term:get(?MODULE).

%% Whether what came with this generation is there.
has(Since) -> Since =< current().

%% Gateways ask the application for its version before anything else.
load_application() ->
    {ok, [{application, Name, Keys}]} =
        file:consult(code:where_is_file("timeless_metrics.app")),
    application:load({application, Name,
                      lists:keystore(vsn, 1, Keys, {vsn, version(devnode_options:grammar())})}).

version(c1) -> "0.7.0";
version(c2) -> "3.4.0".
