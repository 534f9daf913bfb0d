%% The chart of a metric as SVG: a line a series, annotations as upright lines, on request forecasts
%% dashed and anomalies circled. And the page that shows one chart a metric.
-module(devnode_chart).

-export([get/1, dashboard/1]).

-define(STORE, timeless_metrics).
-define(COLOURS, {"#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b"}).
-define(LARGEST, 4000).

get(#{params := Params}) ->
    devnode_native:with_metric(Params, fun(Metric) ->
        {Width, Height} = {size(<<"width">>, Params, 800), size(<<"height">>, Params, 300)},
        [{from, From}, {to, To}] = devnode_params:range(Params),
        Step = devnode_params:integer(<<"step">>, Params, max(60, (To - From) div Width)),
        Series = [line(S, Step, Params) || S <- devnode_outlook:series(Metric, Params, Step)],
        Marks = devnode_annotations:between(?STORE, From, To, []),
        {200, <<"image/svg+xml">>, svg(Metric, Params, Series, Marks,
                                       scale(Width, Height, From, To, Series))}
    end).

%% Filters given to the page hold for every chart on it.
dashboard(#{params := Params}) ->
    Filter = maps:to_list(devnode_params:filter(Params)),
    Charts = [["<p><img alt=\"", escaped(M), "\" src=\"chart?",
               escaped(uri_string:compose_query([{<<"metric">>, M} | Filter])), "\"></p>\n"]
              || M <- devnode_db:metrics(?STORE)],
    {200, <<"text/html; charset=utf-8">>,
     ["<!DOCTYPE html>\n<title>devnode</title>\n", Charts]}.

%% {Buckets, Forecast, Anomalies} of one series.
line({_Labels, Buckets}, Step, Params) ->
    Forecast = case Params of
                   #{<<"forecast">> := Horizon} ->
                       devnode_trend:forecast(Buckets, Step, devnode_outlook:horizon(Horizon));
                   _ -> []
               end,
    Odd = case Params of
              #{<<"anomalies">> := Sensitivity} ->
                  Limit = devnode_outlook:limit(Sensitivity),
                  [{T, V} || {T, V, _, _, true} <- devnode_trend:analysis(Buckets, Limit)];
              _ -> []
          end,
    {Buckets, Forecast, Odd}.

%% Places {Time, Value} in the picture.
scale(Width, Height, From, To, Series) ->
    Values = [V || {B, F, _} <- Series, {_, V} <- B ++ F],
    Ends = [T || {_, F, _} <- Series, {T, _} <- F],
    {Low, High} = case Values of
                      [] -> {0.0, 1.0};
                      _ -> {lists:min(Values), lists:max(Values)}
                  end,
    Span = max(1, lists:max([To | Ends]) - From),
    Rise = case High - Low of Flat when Flat == 0 -> 1.0; Some -> Some end,
    #{width => Width, height => Height, low => Low, high => High,
      x => fun(T) -> fixed((T - From) / Span * Width) end,
      y => fun(V) -> fixed(Height - 5 - (V - Low) / Rise * (Height - 30)) end}.

svg(Metric, Params, Series, Marks, #{width := W, height := H} = Scale) ->
    {Ground, Ink} = theme(Params),
    ["<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", integer_to_list(W), "\" height=\"",
     integer_to_list(H), "\">\n<rect width=\"100%\" height=\"100%\" fill=\"", Ground, "\"/>\n",
     text(5, 15, Ink, [Metric, "  ", number(map_get(low, Scale)), " .. ", number(map_get(high, Scale))]),
     [mark(M, Ink, Scale) || M <- Marks],
     [drawn(S, element(1 + I rem tuple_size(?COLOURS), ?COLOURS), Scale)
      || {I, S} <- lists:zip(lists:seq(1, length(Series)), Series)],
     "</svg>\n"].

theme(#{<<"theme">> := <<"dark">>}) -> {"#222", "#ddd"};
theme(_) -> {"#fff", "#333"}.

drawn({Buckets, Forecast, Odd}, Colour, #{x := X, y := Y} = Scale) ->
    [polyline(Buckets, Colour, "", Scale),
     polyline(lists:sublist(lists:reverse(Buckets), length([x || Forecast =/= []])) ++ Forecast,
              Colour, " stroke-dasharray=\"4 3\"", Scale),
     [["<circle cx=\"", X(T), "\" cy=\"", Y(V), "\" r=\"4\" fill=\"none\" stroke=\"red\"/>\n"]
      || {T, V} <- Odd]].

polyline([], _Colour, _Extra, _Scale) -> [];
polyline(Points, Colour, Extra, #{x := X, y := Y}) ->
    ["<polyline fill=\"none\" stroke=\"", Colour, $", Extra, " points=\"",
     lists:join($\s, [[X(T), $,, Y(V)] || {T, V} <- Points]), "\"/>\n"].

mark(#{timestamp := T, title := Title}, Ink, #{x := X, height := H}) ->
    ["<line x1=\"", X(T), "\" x2=\"", X(T), "\" y1=\"0\" y2=\"", integer_to_list(H),
     "\" stroke=\"", Ink, "\"><title>", escaped(Title), "</title></line>\n"].

text(X, Y, Ink, Text) ->
    ["<text x=\"", integer_to_list(X), "\" y=\"", integer_to_list(Y), "\" fill=\"", Ink,
     "\" font-family=\"sans-serif\" font-size=\"12\">", escaped(iolist_to_binary(Text)), "</text>\n"].

size(Key, Params, Default) -> min(max(devnode_params:integer(Key, Params, Default), 1), ?LARGEST).

fixed(Number) -> float_to_binary(float(Number), [{decimals, 1}]).

number(Number) -> float_to_binary(float(Number), [short]).

escaped(Text) ->
    << <<(case C of
              $& -> <<"&amp;">>;
              $< -> <<"&lt;">>;
              $> -> <<"&gt;">>;
              $" -> <<"&quot;">>;
              _ -> <<C>>
          end)/binary>> || <<C>> <= iolist_to_binary(Text) >>.
