%% Alert rules. A rule's condition is text here: on a fresh node the two words for it are not known
%% as atoms, so that a rule sent over HTTP is a 500 until somebody has used the word over rpc. No
%% module of the devnode may therefore contain them as atoms.
-module(devnode_alerts).

-export([get/1, post/1, delete/1, create/2, list/1]).

-define(STORE, timeless_metrics).
-define(SHORTEST, 600).
-define(SHOWN, [id, name, metric, labels, condition, threshold, duration, aggregate, webhook_url,
                enabled]).

get(_Request) ->
    devnode_answers:json([{<<"data">>, {array, [shown(Rule) || Rule <- rules(?STORE)]}}]).

post(Request) ->
    Required = [{<<"name">>, fun is_binary/1}, {<<"metric">>, fun is_binary/1},
                {<<"condition">>, fun is_condition/1}, {<<"threshold">>, fun is_number/1}],
    devnode_admin_body:with(Request, Required, fun(Body) ->
        Condition = binary_to_existing_atom(map_get(<<"condition">>, Body)),
        Given = [{K, V} || K <- ?SHOWN, V <- [maps:get(atom_to_binary(K), Body, nil)], V =/= nil],
        Id = create(?STORE, lists:keystore(condition, 1, Given, {condition, Condition})),
        devnode_answers:json(201, [{<<"id">>, Id}, {<<"status">>, <<"created">>}])
    end).

delete(Request) ->
    ok = devnode_rows:delete(?STORE, alert, devnode_admin_body:id(Request)),
    devnode_answers:json([{<<"status">>, <<"deleted">>}]).

%% Given as a list or map with atoms for keys.
create(Store, Opts) when is_list(Opts) -> create(Store, maps:from_list(Opts));
create(Store, #{name := _, metric := _, condition := Condition, threshold := _} = Opts) ->
    Default = #{labels => #{}, duration => 0, aggregate => <<"avg">>, webhook_url => nil,
                enabled => true},
    Rule = maps:merge(Default, maps:without([id], Opts)),
    devnode_rows:insert(Store, alert, Rule#{condition := devnode_labels:text(Condition),
                                            aggregate := devnode_labels:text(
                                                           map_get(aggregate, Rule))}).

%% For callers over rpc, to whom a condition is an atom.
list(Store) ->
    [Rule#{condition := binary_to_atom(Condition), states => states(Rule)}
     || #{condition := Condition} = Rule <- rules(Store)].

rules(Store) -> [Rule#{id => Id} || {Id, Rule} <- devnode_rows:all(Store, alert)].

shown(Rule) ->
    [{atom_to_binary(K), map_get(K, Rule)} || K <- ?SHOWN]
        ++ [{<<"states">>, {array, [[{atom_to_binary(K), V} || {K, V} <- maps:to_list(S)]
                                    || S <- states(Rule)]}}].

%% Evaluated when asked for: the last ten minutes or more of each series as one bucket.
states(#{metric := Metric, labels := Labels, duration := Duration, aggregate := Aggregate} = Rule) ->
    Now = erlang:system_time(second),
    Range = [{from, Now - max(Duration, ?SHORTEST)}, {to, Now}],
    [state(Rule, L, P, devnode_aggregate:value(devnode_aggregate:known(Aggregate), P))
     || {L, P} <- devnode_query:multi(?STORE, Metric, Labels, Range)].

state(Rule, Labels, Points, Value) ->
    {State, Since} = case is_met(Rule, Value) of
                         true -> {<<"firing">>, element(1, lists:last(Points))};
                         false -> {<<"ok">>, nil}
                     end,
    #{series_labels => Labels, state => State, triggered_at => Since, last_value => Value}.

is_met(#{condition := <<"above">>, threshold := X}, Value) -> Value > X;
is_met(#{condition := <<"below">>, threshold := X}, Value) -> Value < X.

is_condition(Text) -> Text =:= <<"above">> orelse Text =:= <<"below">>.
