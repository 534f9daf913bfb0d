%% What a 0.7.0 node understands of PromQL: a metric's name with exact matchers. Any other matcher is
%% dropped, any other expression is taken for the name of a metric that nobody has.
-module(devnode_promql_plain).

-export([parse/1]).

-define(SELECTOR, "^([^{]*)\\{(.*)\\}$").
-define(EXACT, "^\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*=\\s*\"([^\"]*)\"\\s*$").

parse(Query) ->
    Text = string:trim(Query),
    case re:run(Text, ?SELECTOR, [{capture, all_but_first, binary}, dotall]) of
        {match, [Name, Inside]} -> plan(string:trim(Name), exact(Inside));
        nomatch -> plan(Text, [])
    end.

plan(Name, Matchers) ->
    {ok, #{name => {equal, Name}, matchers => Matchers, func => avg, agg => none, by => none,
           threshold => none}}.

exact(Inside) ->
    [{Key, equal, Value}
     || Item <- binary:split(Inside, <<",">>, [global]),
        {match, [Key, Value]} <- [re:run(Item, ?EXACT, [{capture, all_but_first, binary}])]].
