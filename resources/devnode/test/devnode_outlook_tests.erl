%% Forecasts, anomalies and charts.
-module(devnode_outlook_tests).

-compile([export_all, nowarn_export_all]).
-import(devnode_test_node, [start/2, stop/1, metrics/3, http/2, request/3]).

tests() -> [a_line_is_drawn_on, too_few_points_forecast_nothing, what_sticks_out_is_an_anomaly,
            charts_are_svg, the_page_shows_a_chart_a_metric].

filled(Name, Dir, Values) ->
    Node = start(Name, ["--data", Dir]),
    ok = metrics(Node, write_batch,
                 [[{<<"m">>, #{<<"k">> => <<"v<">>}, V, 6000 + 300 * I}
                   || {I, V} <- lists:zip(lists:seq(0, length(Values) - 1), Values)]]),
    Node.

a_line_is_drawn_on(Dir) ->
    Node = filled("line", Dir, [10.0, 20.0, 30.0]),
    {200, <<"{\"metric\":\"m\",\"series\":[{\"labels\":{\"k\":\"v<\"},"
            "\"data\":[[6000,10.0],[6300,20.0],[6600,30.0]],"
            "\"forecast\":[[6900,40.0],[7200,50.0]]}]}">>} =
        http(Node, "/api/v1/forecast?metric=m&from=0&to=9000&horizon=10m"),
    {200, Hour} = http(Node, "/api/v1/forecast?metric=m&from=0&to=9000&transform=multiply:2"),
    {_, _} = binary:match(Hour, <<",[10200,300.0]]}]}">>),
    {200, <<"{\"metric\":\"m\",\"series\":[]}">>} =
        http(Node, "/api/v1/forecast?metric=m&from=0&to=9000&k=other"),
    {400, <<"{\"error\":\"missing required parameter: metric\"}">>} = http(Node, "/api/v1/forecast"),
    {500, <<>>} = http(Node, "/api/v1/forecast?metric=m&from=0&to=9000&step=0"),
    0 = stop(Node).

too_few_points_forecast_nothing(Dir) ->
    Node = filled("few", Dir, [10.0, 20.0]),
    {200, Body} = http(Node, "/api/v1/forecast?metric=m&from=0&to=9000"),
    {_, _} = binary:match(Body, <<"[6300,20.0]],\"forecast\":[]}]}">>),
    0 = stop(Node).

what_sticks_out_is_an_anomaly(Dir) ->
    Node = filled("odd", Dir, [5.0, 5.0, 5.0, 5.0, 5.0, 95.0, 5.0, 5.0, 5.0, 5.0, 5.0]),
    Odd = fun(More) ->
                  {200, Body} = http(Node, "/api/v1/anomalies?metric=m&from=0&to=9999&" ++ More),
                  11 = length(binary:matches(Body, <<"\"expected\":">>)),
                  {match, Found} = re:run(Body, "\"timestamp\":([0-9]+),[^}]*\"anomaly\":true",
                                          [global, {capture, all_but_first, binary}]),
                  Found
          end,
    [[<<"7500">>]] = Odd(""),
    [[<<"7500">>]] = Odd("sensitivity=high"),
    0 = stop(Node),
    Flat = filled("flat", Dir ++ "-flat", [5.0, 5.0, 5.0]),
    {200, Body} = http(Flat, "/api/v1/anomalies?metric=m&from=0&to=9999"),
    nomatch = binary:match(Body, <<"true">>),
    {_, _} = binary:match(Body, <<"{\"timestamp\":6000,\"value\":5.0,\"expected\":5.0,\"score\":0.0,"
                                  "\"anomaly\":false}">>),
    0 = stop(Flat).

charts_are_svg(Dir) ->
    Node = filled("chart", Dir, [5.0, 5.0, 5.0, 5.0, 5.0, 95.0, 5.0, 5.0, 5.0, 5.0, 5.0]),
    {ok, 1} = metrics(Node, annotate, [6500, <<"a<b">>]),
    Path = "/chart?metric=m&from=6000&to=9000&step=300",
    {200, Head, Svg} = request(Node, "GET", Path ++ "&forecast=1h&anomalies=high&theme=dark&width=400"),
    [{_, _} = binary:match(Head, Part) || Part <- [<<"content-type: image/svg+xml">>,
                                                   <<"cache-control: public, max-age=60">>]],
    [{_, _} = binary:match(Svg, Part) || Part <- [<<"<svg ">>, <<"width=\"400\"">>, <<"stroke-dasharray">>,
                                                  <<"<circle ">>, <<"<title>a&lt;b</title>">>]],
    {200, Plain} = http(Node, Path),
    nomatch = binary:match(Plain, <<"stroke-dasharray">>),
    {200, _} = http(Node, "/chart?metric=none"),
    {400, _} = http(Node, "/chart"),
    0 = stop(Node).

the_page_shows_a_chart_a_metric(Dir) ->
    Node = filled("page", Dir, [1.0]),
    {200, Page} = http(Node, "/?host=a"),
    {_, _} = binary:match(Page, <<"src=\"chart?metric=m&amp;host=a\"">>),
    0 = stop(Node).
