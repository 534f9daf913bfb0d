%% Counters since start, for tests and benches: points and batches taken in, series registered,
%% points swallowed or overwritten by a fault switch.
-module(devnode_counts).

-export([init/0, batch/1, series/0, swallowed/1, overwritten/1, all/0]).

-define(POINTS, 1).
-define(BATCHES, 2).
-define(SERIES, 3).
-define(SWALLOWED, 4).
-define(OVERWRITTEN, 5).

init() -> persistent_term:put(?MODULE, counters:new(5, [atomics])).

batch(Points) ->
    Ref = persistent_term:get(?MODULE),
    counters:add(Ref, ?POINTS, Points),
    counters:add(Ref, ?BATCHES, 1).

series() -> counters:add(persistent_term:get(?MODULE), ?SERIES, 1).

swallowed(Points) -> counters:add(persistent_term:get(?MODULE), ?SWALLOWED, Points).

overwritten(Points) -> counters:add(persistent_term:get(?MODULE), ?OVERWRITTEN, Points).

all() ->
    Ref = persistent_term:get(?MODULE),
    #{points => counters:get(Ref, ?POINTS), batches => counters:get(Ref, ?BATCHES),
      series => counters:get(Ref, ?SERIES), swallowed => counters:get(Ref, ?SWALLOWED),
      overwritten => counters:get(Ref, ?OVERWRITTEN)}.
