%% The process `timeless_metrics_registry`: series <-> id. Readers find a series in the published
%% maps, or in the overflow table if it is younger than the last publication; only new series cost
%% a call. Labels that are no map crash this process, and with it every shard.
-module(devnode_registry).
-behaviour(gen_server).

-export([start_link/0, resolve/3, register/2, name_of/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

-define(NAME, timeless_metrics_registry).
-define(OVERFLOW, timeless_metrics_registry_series_overflow).
-define(KEY(Name, Map), {'Elixir.TimelessMetrics.SeriesRegistry', Name, Map}).
-define(PUBLISH_MS, 5000).
-define(RESOLVE_MS, 5000).

start_link() -> gen_server:start_link({local, ?NAME}, ?MODULE, none, []).

resolve(Store, Metric, Labels) ->
    Name = devnode_names:registry(Store),
    Key = {Metric, Labels},
    case find(Name, Key) of
        {ok, Id} -> Id;
        error -> gen_server:call(Name, {resolve, Store, Key}, ?RESOLVE_MS)
    end.

%% Many new series at once, for tests that need a large registry soon. Answers how many.
register(Store, Keys) ->
    gen_server:call(devnode_names:registry(Store), {register, Store, Keys}, infinity).

%% The series that an id belongs to in memory; none for an orphan id.
name_of(Id) ->
    case ets:lookup(?OVERFLOW, {reverse, Id}) of
        [{_, Metric, Labels}] -> {Metric, Labels};
        [] -> maps:get(Id, persistent_term:get(?KEY(?NAME, reverse)), none)
    end.

init(none) ->
    ?OVERFLOW = ets:new(?OVERFLOW, [set, public, named_table, {read_concurrency, true}]),
    {ok, Rows} = 'Elixir.TimelessMetrics.DB':read(
                   timeless_metrics_db, <<"SELECT id, metric_name, labels FROM series">>, []),
    Series = [{Id, {Metric, devnode_labels:from_text(Text)}} || [Id, Metric, Text] <- Rows],
    publish(maps:from_list([{Key, Id} || {Id, Key} <- Series]), maps:from_list(Series)),
    {ok, #{is_publishing => false}}.

handle_call({resolve, Store, {Metric, Labels} = Key}, _From, State) ->
    case find(?NAME, Key) of
        {ok, Id} ->
            {reply, Id, State};
        error ->
            [Id] = add(Store, [{Metric, Labels}]),
            {reply, Id, schedule(State)}
    end;
handle_call({register, Store, Keys}, _From, State) ->
    {reply, length(add(Store, Keys)), schedule(State)}.

handle_cast(_Message, State) -> {noreply, State}.

handle_info(publish, State) ->
    New = ets:tab2list(?OVERFLOW),
    Forward = maps:from_list([{Key, Id} || {Key, Id} <- New]),
    Reverse = maps:from_list([{Id, {M, L}} || {{reverse, Id}, M, L} <- New]),
    publish(maps:merge(persistent_term:get(?KEY(?NAME, forward)), Forward),
            maps:merge(persistent_term:get(?KEY(?NAME, reverse)), Reverse)),
    ets:delete_all_objects(?OVERFLOW),
    {noreply, State#{is_publishing := false}, hibernate}.

add(Store, Keys) ->
    Ids = devnode_db:series_ids(Store, [{devnode_labels:text(Metric), devnode_labels:to_text(Labels)}
                                        || {Metric, Labels} <- Keys]),
    ets:insert(?OVERFLOW, lists:flatmap(
                            fun({Id, {Metric, Labels} = Key}) ->
                                    [{Key, Id}, {{reverse, Id}, Metric, Labels}]
                            end, lists:zip(Ids, Keys))),
    Ids.

schedule(#{is_publishing := true} = State) -> State;
schedule(State) ->
    erlang:send_after(?PUBLISH_MS, self(), publish),
    State#{is_publishing := true}.

publish(Forward, Reverse) ->
    persistent_term:put(?KEY(?NAME, forward), Forward),
    persistent_term:put(?KEY(?NAME, reverse), Reverse).

find(Name, Key) ->
    case persistent_term:get(?KEY(Name, forward)) of
        #{Key := Id} -> {ok, Id};
        _ ->
            case ets:lookup(?OVERFLOW, Key) of
                [{_, Id}] -> {ok, Id};
                [] -> error
            end
    end.
