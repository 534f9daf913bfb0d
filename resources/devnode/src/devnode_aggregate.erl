%% Buckets over the points of one series: aligned to the epoch, empty ones left out.
-module(devnode_aggregate).

-export([buckets/2, tier/2, known/1, value/2]).

buckets(Points, Opts) ->
    Seconds = seconds(required(bucket, Opts)),
    Aggregate = required(aggregate, Opts),
    [{Bucket, value(Aggregate, Of)} || {Bucket, Of} <- group(Points, Seconds)].

%% The aggregate of this name; avg for any other.
known(Name) ->
    case [A || A <- [avg, min, max, sum, count, last, first, rate], atom_to_binary(A) =:= Name] of
        [rate] -> rate(devnode_grammar:current());
        [A] -> A;
        [] -> avg
    end.

rate(c1) -> rate;
rate(c2) -> rise.

%% A rollup tier, computed from the raw points.
tier(Tier, Points) ->
    [maps:from_list([{bucket, Bucket}
                     | [{A, value(A, Of)} || A <- [avg, min, max, count, sum, last]]])
     || {Bucket, Of} <- group(Points, tier_seconds(Tier))].

required(Key, Opts) ->
    case lists:keyfind(Key, 1, Opts) of
        {_, Value} -> Value;
        false -> error({badkey, Key})
    end.

group(_Points, Seconds) when Seconds =< 0 -> error({bad_step, Seconds});
group([], _Seconds) -> [];
group([{First, _} | _] = Points, Seconds) ->
    Bucket = First - ((First rem Seconds) + Seconds) rem Seconds,
    {Of, Rest} = lists:splitwith(fun({T, _}) -> T < Bucket + Seconds end, Points),
    [{Bucket, Of} | group(Rest, Seconds)].

value(avg, Of) -> value(sum, Of) / length(Of);
value(min, Of) -> lists:min([V || {_, V} <- Of]);
value(max, Of) -> lists:max([V || {_, V} <- Of]);
value(sum, Of) -> lists:sum([V || {_, V} <- Of]);
value(count, Of) -> length(Of);
value(first, [{_, V} | _]) -> V;
value(last, Of) -> element(2, lists:last(Of));
value(rise, Of) -> rate(fun rises/1, Of);
value(rate, Of) -> rate(fun increase/1, Of).

rate(Gain, [{First, _} | _] = Of) ->
    case element(1, lists:last(Of)) - First of
        0 -> 0.0;
        Seconds -> Gain(Of) / Seconds
    end.

%% A 3.4.0 node counts rises only; what a counter shows after a reset is not added.
rises(Of) -> lists:sum([max(0.0, B - A) || {{_, A}, {_, B}} <- lists:zip(lists:droplast(Of), tl(Of))]).

%% A falling counter was reset and starts again from zero.
increase([{_, A}, {_, B} = Next | Rest]) when B >= A -> B - A + increase([Next | Rest]);
increase([_, {_, B} = Next | Rest]) -> B + increase([Next | Rest]);
increase(_) -> 0.0.

seconds(minute) -> 60;
seconds(hour) -> 3600;
seconds(day) -> 86400;
seconds(week) -> 604800;
seconds({N, seconds}) -> N;
seconds({N, minutes}) -> N * 60;
seconds({N, hours}) -> N * 3600;
seconds({N, days}) -> N * 86400.

tier_seconds(hourly) -> 3600;
tier_seconds(daily) -> 86400;
tier_seconds(monthly) -> 30 * 86400.
