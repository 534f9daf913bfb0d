%% Computes a parsed query: every step's bucket of every series, groups of them if asked for.
-module(devnode_promql_eval).

-export([range/2, instant/2, series/1]).

-define(STORE, timeless_metrics).
-define(INSTANT_SECONDS, 300).

%% [{Labels, Buckets}] with the metric's name among the labels, whatever was computed.
range(_Plan, #{step := Step, grammar := c2}) when Step =< 0 -> [];
range(#{agg := Agg, by := By, threshold := Threshold} = Plan, Window) ->
    Series = [S || Metric <- metrics(Plan), S <- grouped(By, Agg, buckets(Metric, Plan, Window))],
    case Threshold of
        none -> Series;
        {Op, X} -> devnode_series_filter:threshold(Op, X, Series)
    end.

%% One bucket of five minutes that ends around now; its time is where the bucket starts.
instant(Plan, Time) ->
    Window = #{range => [{from, Time - ?INSTANT_SECONDS}, {to, Time}], step => ?INSTANT_SECONDS,
               grammar => c2},
    [{Labels, lists:last(Buckets)} || {Labels, [_ | _] = Buckets} <- range(Plan, Window)].

%% Names only, and only here the negative matchers work.
series(#{matchers := Matchers} = Plan) ->
    [Labels#{<<"__name__">> => Metric}
     || Metric <- metrics(Plan), {_, Labels} <- devnode_query:matching(?STORE, Metric, Matchers)].

metrics(#{name := {equal, Metric}}) -> [Metric];
metrics(#{name := {regex, Pattern}}) ->
    [M || M <- devnode_db:metrics(?STORE), re:run(M, Pattern, [{capture, none}]) =:= match].

buckets(Metric, #{func := Func, matchers := Matchers}, #{range := Range, step := Step}) ->
    Opts = [{bucket, {Step, seconds}}, {aggregate, Func}],
    [{Labels#{<<"__name__">> => Metric}, Buckets}
     || {Labels, Buckets} <- devnode_query:multi(
                               ?STORE, Metric, positive(Matchers), Range,
                               fun(Points) -> devnode_aggregate:buckets(Points, Opts) end)].

%% Negative matchers select nothing in queries of 3.4.0.
positive(Matchers) ->
    [case Op of
         _ when Op =:= equal; Op =:= regex -> M;
         _ -> {Key, never, none}
     end || {Key, Op, _} = M <- Matchers].

%% Without `by` an aggregation is not applied at all.
grouped(none, _Agg, Series) -> Series;
grouped(By, none, Series) -> grouped(By, max, Series);
grouped(By, Agg, Series) -> devnode_groups:merge([<<"__name__">> | By], Agg, Series).
