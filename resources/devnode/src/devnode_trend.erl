%% A straight line through the buckets of a series (least squares), what it says of the time to come,
%% and which buckets lie far from it. Simple on purpose, and honest: a node's own model is better.
-module(devnode_trend).

-export([forecast/3, analysis/2]).

-define(FEWEST, 3).
-define(MOST_POINTS, 10000).

%% One point a step behind the last bucket, as far as the horizon; none if there is too little to go by.
forecast(Buckets, _Step, _Horizon) when length(Buckets) < ?FEWEST -> [];
forecast(Buckets, Step, Horizon) ->
    At = line(Buckets),
    {Last, _} = lists:last(Buckets),
    [{Last + K * Step, At(Last + K * Step)}
     || K <- lists:seq(1, min(Horizon div Step, ?MOST_POINTS))].

%% [{Time, Value, Expected, Score, IsAnomaly}]; the score counts standard deviations.
analysis(Buckets, _Limit) when length(Buckets) < ?FEWEST ->
    [{T, V, V, 0.0, false} || {T, V} <- Buckets];
analysis(Buckets, Limit) ->
    At = line(Buckets),
    Squares = lists:sum([math:pow(V - At(T), 2) || {T, V} <- Buckets]),
    Deviation = math:sqrt(Squares / length(Buckets)),
    [begin
         Score = score(abs(V - At(T)), Deviation, V),
         {T, V, At(T), Score, Score > Limit}
     end || {T, V} <- Buckets].

%% What differs by rounding only does not differ.
score(_Distance, Deviation, Value) when Deviation =< 1.0e-9 * (1 + abs(Value)) -> 0.0;
score(Distance, Deviation, _Value) -> Distance / Deviation.

%% Times are taken from the first bucket on, so that their squares stay exact.
line([{Origin, _} | _] = Buckets) ->
    N = length(Buckets),
    MeanT = lists:sum([T - Origin || {T, _} <- Buckets]) / N,
    MeanV = lists:sum([V || {_, V} <- Buckets]) / N,
    Spread = lists:sum([math:pow(T - Origin - MeanT, 2) || {T, _} <- Buckets]),
    Slope = lists:sum([(T - Origin - MeanT) * (V - MeanV) || {T, V} <- Buckets]) / Spread,
    fun(T) -> MeanV + Slope * (T - Origin - MeanT) end.
