%% Top supervisor. The tables live beside the store and not in it, so that a crashed registry or
%% builder comes back within milliseconds instead of replaying every file.
-module(devnode_top_sup).
-behaviour(supervisor).

-export([start_link/1, init/1]).

start_link(Options) ->
    supervisor:start_link({local, 'Elixir.TimelessMetrics.AppSupervisor'}, ?MODULE, Options).

init(Options) ->
    Children = [worker(devnode_faults, Options),
                worker(devnode_tables, Options),
                #{id => devnode_sup, start => {devnode_sup, start_link, [Options]},
                  type => supervisor},
                worker(devnode_http, Options)],
    {ok, {#{strategy => one_for_one, intensity => 3, period => 5}, Children}}.

worker(Module, Options) -> #{id => Module, start => {Module, start_link, [Options]}}.
