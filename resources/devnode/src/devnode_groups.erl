%% Series merged into groups by the labels they share: bucket by bucket, across series.
-module(devnode_groups).

-export([merge/3, known/1]).

%% The cross-series aggregate of this name; max for any other.
known(Name) ->
    case [A || A <- [avg, min, max, sum, count], atom_to_binary(A) =:= Name] of
        [A] -> A;
        [] -> max
    end.

%% Series is [{Labels, Buckets}], the answer [{GroupLabels, Buckets}] in no order. A label that a
%% series lacks is not in its group's labels.
merge(Keys, Aggregate, Series) ->
    Groups = lists:foldl(fun({Labels, Buckets}, Acc) ->
                                 Group = maps:with(Keys, Labels),
                                 Sofar = maps:get(Group, Acc, #{}),
                                 Acc#{Group => lists:foldl(fun gather/2, Sofar, Buckets)}
                         end, #{}, Series),
    devnode_query:shuffled(
      [{Group, [{T, across(Aggregate, Values)} || {T, Values} <- lists:sort(maps:to_list(Times))]}
       || {Group, Times} <- maps:to_list(Groups)]).

gather({Time, Value}, Times) ->
    maps:update_with(Time, fun(Values) -> [Value | Values] end, [Value], Times).

across(avg, Values) -> lists:sum(Values) / length(Values);
across(min, Values) -> lists:min(Values);
across(max, Values) -> lists:max(Values);
across(sum, Values) -> lists:sum(Values);
across(count, Values) -> length(Values).
