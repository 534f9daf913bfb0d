%% The table of fault switches: name, kind of argument, effect. A new one is a line here and its
%% effect where it acts.
-module(devnode_switches).

-export([all/0, parse/1, count/1, reset/0, reset/1]).

all() ->
    [{delay, ms, "writes store at once and answer this much later"},
     {hang, none, "writes stop before storing and go on when the switch is cleared"},
     {badrpc, reason, "writes raise the reason and store nothing"},
     {lose_replies, every, "writes store and never answer, also not when cleared"},
     {swallow, every, "writes answer ok and store nothing"},
     {resolve_delay, ms, "an rpc that resolves series is this much slower"},
     {resolve_hang, none, "resolving stops and goes on when the switch is cleared"},
     {resolve_badrpc, reason, "resolving raises the reason"},
     {visible_after, ms, "points are hidden from reads until this old or flushed"},
     {volatile, none, "points reach the file only at a flush or an orderly stop"},
     {builder_queue, count, "every builder stands still, so many messages in its mailbox"},
     {id_reuse, none, "enforce_retention forgets series without visible points; ids come again"},
     {restart_overwrite, none, "a series' first write replaces its current four-hour window"}].

%% Answers {Name, Argument} in the form that devnode_faults keeps.
parse({Name, Reason, Every}) -> parse(Name, kind(Name), {Reason, Every});
parse({Name}) -> parse(Name);
parse({Name, Argument}) -> parse(Name, kind(Name), Argument);
parse(Name) -> parse(Name, kind(Name), default).

parse(Name, none, default) -> {Name, true};
parse(Name, none, true) -> {Name, true};
parse(Name, ms, Ms) when is_integer(Ms), Ms >= 0 -> {Name, Ms};
parse(Name, count, N) when is_integer(N), N >= 0 -> {Name, N};
parse(Name, every, default) -> {Name, 1};
parse(Name, every, all) -> {Name, 1};
parse(Name, every, Every) when is_integer(Every), Every > 0 -> {Name, Every};
parse(Name, reason, default) -> {Name, {devnode_fault, 1}};
parse(Name, reason, {Reason, Every}) when is_integer(Every), Every > 0 -> {Name, {Reason, Every}};
parse(Name, reason, Reason) -> {Name, {Reason, 1}};
parse(Name, Kind, Argument) -> error({bad_switch, Name, Kind, Argument}).

kind(Name) ->
    case lists:keyfind(Name, 1, all()) of
        {_, Kind, _} -> Kind;
        false -> error({unknown_switch, Name, [N || {N, _, _} <- all()]})
    end.

%% Counts the occasions on which a switch could act, for those that act on every n-th.
count(Name) -> atomics:add_get(persistent_term:get(?MODULE), index(Name), 1).

reset() -> persistent_term:put(?MODULE, atomics:new(length(all()), [])).

reset(Name) -> atomics:put(persistent_term:get(?MODULE), index(Name), 0).

index(Name) -> index(Name, all(), 1).

index(Name, [{Name, _, _} | _], I) -> I;
index(Name, [_ | Rest], I) -> index(Name, Rest, I + 1).
