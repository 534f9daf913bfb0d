%% What a 3.4.0 node understands of PromQL, read as it reads it, by peeling from the outside:
%%   [agg(] [func(] selector [[range]] [)] [)] [by (l1,l2)] [> num | < num]
%% What is left when nothing more peels off is a selector, or else the name of a metric that nobody
%% has: that is why binary operators, offset and the like are answered with an empty success.
-module(devnode_promql_parse).

-export([parse/1, selector/1]).

-define(THRESHOLD, "^(.*?)\\s*([<>])\\s*(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)$").
-define(BY, "^(.*)(?:(?<=\\))|\\s)\\s*by\\s*\\(([^()]*)\\)$").
-define(AGG, "^(avg|min|max|sum|count)\\s*\\((.*)\\)$").
-define(FUNC, "^((?:avg|min|max|sum|count)_over_time|rate|irate)\\s*\\((.*)\\)$").
-define(RANGE, "^(.*)\\[\\s*[0-9]+[smhd]\\s*\\]$").
-define(BRACES, "^([^{]*)\\{(.*)\\}$").
-define(MATCHER, "^\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*([\"'])(.*)\\3\\s*$").

parse(Query) ->
    case string:trim(Query) of
        <<>> -> {error, <<"empty query">>};
        Text -> {ok, threshold(Text)}
    end.

threshold(Text) ->
    case peel(?THRESHOLD, Text) of
        [Inner, Op, Number] ->
            X = devnode_params:number(x, #{x => Number}),
            (by(Inner))#{threshold := {binary_to_existing_atom(Op), X}};
        none -> by(Text)
    end.

by(Text) ->
    case peel(?BY, Text) of
        [Inner, Labels] -> (aggregation(Inner))#{by := devnode_params:list(by, #{by => Labels})};
        none -> aggregation(Text)
    end.

aggregation(Text) ->
    case peel(?AGG, Text) of
        [Name, Inner] -> (function(Inner))#{agg := devnode_groups:known(Name)};
        none -> function(Text)
    end.

%% No function is avg. rate and irate are the same.
function(Text) ->
    case peel(?FUNC, Text) of
        [Name, Inner] ->
            [Aggregate | _] = binary:split(Name, <<"_">>),
            (window(Inner))#{func := computes(Aggregate)};
        none -> window(Text)
    end.

computes(<<"irate">>) -> devnode_aggregate:known(<<"rate">>);
computes(Name) -> devnode_aggregate:known(Name).

%% The range is read and not used: the window of every function is the step.
window(Text) ->
    case peel(?RANGE, Text) of
        [Inner] -> selector(Inner);
        none -> selector(Text)
    end.

%% Commas inside a value split it, and what no longer reads as a matcher is left out.
selector(Text) ->
    case peel(?BRACES, Text) of
        [Name, Inside] ->
            Found = [matcher(M) || Item <- binary:split(Inside, <<",">>, [global]),
                                   M <- [peel(?MATCHER, Item)], M =/= none],
            {Names, Matchers} = lists:partition(fun is_name/1, Found),
            plan(name(Name, Names), Matchers);
        none ->
            plan({equal, Text}, [])
    end.

is_name({<<"__name__">>, Op, _}) -> Op =:= equal orelse Op =:= regex;
is_name(_) -> false.

name(<<>>, [{_, Op, Value} | _]) -> {Op, Value};
name(<<>>, []) -> error(selector_without_a_name);
name(Name, _Names) -> {equal, Name}.

matcher([Key, <<"=">>, _, Value]) -> {Key, equal, Value};
matcher([Key, <<"=~">>, _, Value]) -> {Key, regex, devnode_match:regex(Value)};
matcher([Key, <<"!=">>, _, Value]) -> {Key, not_equal, Value};
matcher([Key, <<"!~">>, _, Value]) -> {Key, not_regex, devnode_match:regex(Value)}.

plan(Name, Matchers) ->
    #{name => Name, matchers => Matchers, func => avg, agg => none, by => none, threshold => none}.

%% What the pattern captures in the trimmed text, each trimmed except what stands in quotes.
peel(Pattern, Text) ->
    case re:run(string:trim(Text), Pattern, [{capture, all_but_first, binary}, dotall]) of
        {match, [_, _, _, _] = Matcher} -> Matcher;
        {match, Parts} -> [string:trim(P) || P <- Parts];
        nomatch -> none
    end.
