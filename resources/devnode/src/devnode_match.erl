%% Which series a filter selects: those whose labels contain what it names.
-module(devnode_match).

-export([exact/1, native/1, regex/1, matches/2]).

%% Filters are lists of {Key, Op, Value} with Op equal, regex, not_equal, not_regex or never.
exact(Labels) -> [{K, equal, V} || {K, V} <- maps:to_list(Labels)].

%% A value `=~re` is a regular expression, in the native range query of 3.x only.
native(Labels) ->
    [case V of
         <<"=~", Pattern/binary>> -> {K, regex, regex(Pattern)};
         _ -> {K, equal, V}
     end || {K, V} <- maps:to_list(Labels)].

%% A bad pattern raises, and the request is a 500, as on a node.
regex(Pattern) ->
    {ok, Compiled} = re:compile(<<"^(?:", Pattern/binary, ")$">>, [unicode]),
    Compiled.

matches(Labels, Filter) -> lists:all(fun(Matcher) -> holds(Matcher, Labels) end, Filter).

holds({_, never, _}, _Labels) -> false;
holds({Key, Op, Value}, Labels) ->
    case Labels of
        #{Key := Is} -> compare(Op, Value, Is);
        _ -> Op =:= not_equal orelse Op =:= not_regex
    end.

compare(equal, Value, Is) -> Is =:= Value;
compare(not_equal, Value, Is) -> Is =/= Value;
compare(regex, Pattern, Is) -> re:run(Is, Pattern, [{capture, none}]) =:= match;
compare(not_regex, Pattern, Is) -> not compare(regex, Pattern, Is).
