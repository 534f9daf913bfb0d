%% PromQL over HTTP, held against pairs of query and answer that were seen on running nodes.
-module(devnode_promql_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, metrics/3, http/2]).

-define(START, 1700002800).

tests() -> [a_node_of_0_7_knows_names_and_exact_matchers, times_and_steps_are_read_leniently,
            a_node_of_3_4_answers_the_observed_pairs, what_3_4_does_not_know_is_empty,
            selectors_may_be_broken, instant_queries_are_one_bucket,
            names_are_listed_for_prometheus].

%% Six points a series, one a minute; a step of 900 puts two into the first bucket, four into the next.
filled(Name, Dir, Grammar) ->
    Node = start(Name, ["--data", Dir, "--grammar", Grammar]),
    Series = [{<<"q1">>, <<"a">>, <<"d1">>}, {<<"q1">>, <<"b">>, <<"d1">>},
              {<<"q1">>, <<"c">>, <<"d2">>}, {<<"q2">>, <<"a">>, <<"d1">>}],
    ok = metrics(Node, write_batch,
                 [[{M, #{<<"host">> => H, <<"dc">> => D}, 10 * I, ?START + 780 + 60 * I}
                   || {M, H, D} <- Series, I <- lists:seq(0, 5)]]),
    Node.

path(Kind, Query, More) ->
    ["/prometheus/api/v1/", Kind, "?query=", uri_string:quote(Query), More].

window(Step) -> ["&start=", integer_to_list(?START), "&end=", integer_to_list(?START + 1799),
                 "&step=", Step].

%% The result's series as {Labels, Values}, written in short and sorted.
range(Node, Query) -> range(Node, Query, "900").
range(Node, Query, Step) ->
    {200, Body} = http(Node, path("query_range", Query, window(Step))),
    results(Body, <<"{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[">>).

results(Body, Head) ->
    Size = byte_size(Head),
    <<Head:Size/binary, Rest/binary>> = Body,
    {match, Found} = re:run([Rest, $.], "\\{\"metric\":\\{([^}]*)\\},\"values?\":(\\[[^}]*\\])\\}|\\.$",
                            [global, {capture, all_but_first, binary}]),
    lists:sort([list_to_tuple([binary:replace(P, <<"\"">>, <<>>, [global]) || P <- Parts])
                || [_, _] = Parts <- Found]).

a_node_of_0_7_knows_names_and_exact_matchers(Dir) ->
    Node = filled("promql1", Dir, "c1"),
    Values = <<"[[1700002800,5.0],[1700003700,35.0]]">>,
    A = {<<"__name__:q1,dc:d1,host:a">>, Values},
    B = {<<"__name__:q1,dc:d1,host:b">>, Values},
    C = {<<"__name__:q1,dc:d2,host:c">>, Values},
    [A] = range(Node, "q1{host=\"a\"}"),
    [A] = range(Node, " q1{ host = \"a\" , dc=\"d1\", } "),
    [A, B, C] = range(Node, "q1"),
    [A, B, C] = range(Node, "q1{host=~\"a\"}"),
    [A, B] = range(Node, "q1{host!=\"a\",dc=\"d1\"}"),
    [[] = range(Node, Query) || Query <- ["sum(q1)", "rate(q1[5m])", "q1 + q1", "1+1", "none",
                                          "{__name__=\"q1\"}", ""]],
    {400, <<"{\"error\":\"missing required parameter: query\"}">>} =
        http(Node, "/prometheus/api/v1/query_range?step=60"),
    {500, <<>>} = http(Node, path("query_range", "q1", window("0"))),
    [{404, _} = http(Node, path(Path, "q1", "")) || Path <- ["query", "labels", "label/host/values"]],
    0 = stop(Node).

times_and_steps_are_read_leniently(Dir) ->
    Node = filled("promtimes", Dir, "c1"),
    Sixty = range(Node, "q1{host=\"a\"}", "60"),
    [Sixty = range(Node, "q1{host=\"a\"}", Step) || Step <- ["60s", "1m", "1d", "abc", ""]],
    [{_, <<"[[1700002800,25.0]]">>}] = range(Node, "q1{host=\"a\"}", "1h"),
    {200, Fraction} = http(Node, path("query_range", "q1{host=\"a\"}",
                                      "&start=1700003700.9&end=1700003760.2&step=900")),
    {_, _} = binary:match(Fraction, <<"[[1700003700,\"25.0\"]]">>),
    {200, Year} = http(Node, path("query_range", "q1{host=\"a\"}",
                                  "&start=2026-01-01T00:00:00Z&end=1700003760&step=1h")),
    {_, _} = binary:match(Year, <<"[[1700002800,\"15.0\"]]">>),
    0 = stop(Node).

a_node_of_3_4_answers_the_observed_pairs(Dir) ->
    Node = filled("promql2", Dir, "c2"),
    V = <<"[[1700002800,5.0],[1700003700,35.0]]">>,
    S = fun(M, H, D) -> <<"__name__:", M/binary, ",dc:", D/binary, ",host:", H/binary>> end,
    A = S(<<"q1">>, <<"a">>, <<"d1">>),
    B = S(<<"q1">>, <<"b">>, <<"d1">>),
    C = S(<<"q1">>, <<"c">>, <<"d2">>),
    All = [{A, V}, {B, V}, {C, V}],
    [{A, V}] = range(Node, "q1{host=\"a\"}"),
    [{A, V}] = range(Node, "q1 { host = 'a' } [5m]"),
    [{A, <<"[[1700002800,0.16666666666666666],[1700003700,0.16666666666666666]]">>} = R] =
        range(Node, "rate(q1{host=\"a\"}[5m])"),
    [R] = range(Node, "irate( q1{host=\"a\"}[1h] )"),
    All = range(Node, "sum(q1)"),
    [{<<"__name__:q1,dc:d1">>,
      <<"[[1700002800,0.3333333333333333],[1700003700,0.3333333333333333]]">>},
     {<<"__name__:q1,dc:d2">>,
      <<"[[1700002800,0.16666666666666666],[1700003700,0.16666666666666666]]">>}] =
        range(Node, "sum(rate(q1[5m])) by (dc)"),
    [{<<"__name__:q1,dc:d1">>, <<"[[1700002800,2.0],[1700003700,2.0]]">>},
     {<<"__name__:q1,dc:d2">>, <<"[[1700002800,1.0],[1700003700,1.0]]">>}] =
        range(Node, "count(count_over_time(q1[5m])) by (dc)"),
    All = range(Node, "avg_over_time(q1[5m]) > 20"),
    All = range(Node, "avg_over_time(q1[5m]) < 1e3"),
    [] = range(Node, "avg_over_time(q1[5m]) < 5"),
    [{<<"__name__:q1,dc:d1">>, _}] = range(Node, "sum(q1) by(dc) > 69.5"),
    [{<<"__name__:q1">>, <<"[[1700002800,10.0],[1700003700,50.0]]">>}] =
        range(Node, "max_over_time(q1) by ()"),
    [{A, V}, {<<"__name__:q2,dc:d1,host:a">>, V}] =
        range(Node, "{__name__=~\"q.*\",host=\"a\"}"),
    [{A, V}] = range(Node, "{__name__=\"q1\",host=~\"a|x\"}"),
    {200, Native} = http(Node, ["/api/v1/query_range?query=", uri_string:quote("q1{host=\"a\"}"),
                                window("900")]),
    [{A, V}] = results(Native, <<"{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\","
                                 "\"result\":[">>),
    0 = stop(Node).

what_3_4_does_not_know_is_empty(Dir) ->
    Node = filled("promempty", Dir, "c2"),
    [[] = range(Node, Query)
     || Query <- ["sum by (dc) (rate(q1[5m]))", "q1 + q2", "topk(2,q1)", "q1 offset 5m",
                  "histogram_quantile(0.9,q1)", "1+1", "absent(q1)", "sum(q1) without (dc)",
                  "q1 >= 5", "q1 == 5", "q1 and q2", "q1 @ 1700000000", "quantile_over_time(0.5,q1)",
                  "rate(q1[5m:1m])", "q1{host=\"a\"} + q2{host=\"a\"}",
                  "q1{host!=\"a\"}", "q1{host!~\"a\"}", "q1{zone=~\".*\"}"]],
    [] = range(Node, "q1", "0"),
    {400, <<"{\"error\":\"PromQL parse error: ", _/binary>>} =
        http(Node, "/prometheus/api/v1/query_range?query="),
    {400, <<"{\"error\":\"missing required parameter: query\"}">>} =
        http(Node, "/prometheus/api/v1/query"),
    Sixty = range(Node, "q1", "60"),
    [Sixty = range(Node, "q1", Step) || Step <- ["1d", "abc"]],
    0 = stop(Node).

selectors_may_be_broken(Dir) ->
    Node = filled("prombroken", Dir, "c2"),
    [{500, <<>>} = http(Node, path("query_range", Query, window("900")))
     || Query <- ["{host=\"a\"}", "q1{host=~\"[\"}", "{__name__!=\"q1\"}"]],
    3 = length(range(Node, "q1{host=\"a,b\"}")),
    0 = stop(Node).

instant_queries_are_one_bucket(Dir) ->
    Node = filled("prominstant", Dir, "c2"),
    Ask = fun(Query, Time) ->
                  {200, Body} = http(Node, path("query", Query, ["&time=", Time])),
                  results(Body, <<"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\","
                                  "\"result\":[">>)
          end,
    [{<<"__name__:q1,dc:d1,host:a">>, <<"[1700003700,35.0]">>} = A] =
        Ask("q1{host=\"a\"}", "1700003880"),
    [A] = Ask("q1{host=\"a\"}", "1700003880.9"),
    [] = Ask("q1{host=\"a\"}", "1700009999"),
    [{<<"__name__:q1,dc:d1">>, <<"[1700003700,2.0]">>}, {_, <<"[1700003700,1.0]">>}] =
        Ask("count(q1) by (dc)", "1700003880"),
    0 = stop(Node).

names_are_listed_for_prometheus(Dir) ->
    Node = filled("promnames", Dir, "c2"),
    Ask = fun(Path) ->
                  {200, <<"{\"status\":\"success\",\"data\":", Body/binary>>} =
                      http(Node, ["/prometheus/api/v1/", Path]),
                  Body
          end,
    <<"[\"__name__\",\"dc\",\"host\"]}">> = Ask("labels"),
    <<"[\"q1\",\"q2\"]}">> = Ask("label/__name__/values"),
    <<"[\"d1\",\"d2\"]}">> = Ask("label/dc/values"),
    C = <<"[{\"__name__\":\"q1\",\"dc\":\"d2\",\"host\":\"c\"}]}">>,
    Not = uri_string:quote("q1{host!~\"a|b\"}"),
    C = Ask(["series?match[]=", Not]),
    C = Ask(["series?match=", Not]),
    C = Ask(["series?match%5B%5D=", Not, "&match[]=q2"]),
    {400, <<"{\"error\":\"missing required parameter: match[]\"}">>} =
        http(Node, "/prometheus/api/v1/series"),
    0 = stop(Node).
