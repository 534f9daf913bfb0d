%% What each path answers, and since which generation it exists. Answers {Status, Type, Body}, or
%% {stream, Type, Parts} where Parts is called with a function that sends one piece.
-module(devnode_routes).

-export([handle/4]).

-define(STORE, timeless_metrics).

handle(Method, Path, Params, Body) ->
    case route(Method, Path) of
        {Since, Answer} -> since(Since, Answer, #{params => Params, body => Body});
        {Since, Answer, Key} ->
            since(Since, Answer, #{params => Params, body => Body, key => Key});
        none -> devnode_answers:not_found()
    end.

since(Since, Answer, Request) ->
    case devnode_grammar:has(Since) of
        true -> Answer(Request);
        false -> devnode_answers:not_found()
    end.

%% A HEAD or OPTIONS meets no route, so it is answered 404 everywhere, as on a node.
route('GET', [<<"health">>]) -> {c1, fun health/1};
route('GET', [<<"devnode">>, <<"counts">>]) -> {c1, fun counts/1};
route('GET', []) -> {c1, fun devnode_chart:dashboard/1};
route('GET', [<<"chart">>]) -> {c1, fun devnode_chart:get/1};
route('GET', [<<"metrics">>]) -> {c2, fun devnode_self_metrics:get/1};
route(Method, [<<"api">>, <<"v1">> | Rest]) -> native(Method, Rest);
route('GET', [<<"prometheus">>, <<"api">>, <<"v1">> | Rest]) -> prometheus(Rest);
route(_Method, _Path) -> none.

native('GET', [<<"query">>]) -> {c1, fun devnode_native:query/1};
native('GET', [<<"query_range">>]) -> {c1, fun devnode_native:query_range/1};
native('GET', [<<"export">>]) -> {c1, fun devnode_native:export/1};
native('GET', [<<"series">>]) -> {c1, fun devnode_native:series/1};
native('GET', [<<"labels">>]) -> {c2, fun devnode_native:labels/1};
native('GET', [<<"label">>, <<"__name__">>, <<"values">>]) ->
    {c1, fun devnode_native:metric_names/1};
native('GET', [<<"label">>, Key, <<"values">>]) -> {c1, fun devnode_native:label_values/1, Key};
native('GET', [<<"metadata">>]) -> {c1, fun devnode_metadata:get/1};
native('GET', [<<"forecast">>]) -> {c1, fun devnode_outlook:forecast/1};
native('GET', [<<"anomalies">>]) -> {c1, fun devnode_outlook:anomalies/1};
native(Method, Path) -> admin(Method, Path).

admin('POST', [<<"metadata">>]) -> {c1, fun devnode_metadata:post/1};
admin('GET', [<<"annotations">>]) -> {c1, fun devnode_annotations:get/1};
admin('POST', [<<"annotations">>]) -> {c1, fun devnode_annotations:post/1};
admin('DELETE', [<<"annotations">>, Id]) -> {c1, fun devnode_annotations:delete/1, Id};
admin('GET', [<<"alerts">>]) -> {c1, fun devnode_alerts:get/1};
admin('POST', [<<"alerts">>]) -> {c1, fun devnode_alerts:post/1};
admin('DELETE', [<<"alerts">>, Id]) -> {c1, fun devnode_alerts:delete/1, Id};
admin('POST', [<<"backup">>]) -> {c1, fun devnode_backup:post/1};
admin('GET', [<<"scrape_targets">>]) -> {c2, fun devnode_scrape_targets:list/1};
admin('POST', [<<"scrape_targets">>]) -> {c2, fun devnode_scrape_targets:post/1};
admin('GET', [<<"scrape_targets">>, Id]) -> {c2, fun devnode_scrape_targets:get/1, Id};
admin('PUT', [<<"scrape_targets">>, Id]) -> {c2, fun devnode_scrape_targets:put/1, Id};
admin('DELETE', [<<"scrape_targets">>, Id]) -> {c2, fun devnode_scrape_targets:delete/1, Id};
admin(_Method, _Path) -> none.

prometheus([<<"query_range">>]) -> {c1, fun devnode_prom:query_range/1};
prometheus([<<"query">>]) -> {c2, fun devnode_prom:query/1};
prometheus([<<"series">>]) -> {c2, fun devnode_prom:series/1};
prometheus([<<"labels">>]) -> {c2, fun devnode_native:labels/1};
prometheus([<<"label">>, <<"__name__">>, <<"values">>]) ->
    {c2, fun devnode_native:metric_names/1};
prometheus([<<"label">>, Key, <<"values">>]) -> {c2, fun devnode_native:label_values/1, Key};
prometheus(_Path) -> none.

health(_Request) -> devnode_answers:json(devnode_info:health(?STORE)).

counts(_Request) ->
    #{points := P, batches := B, series := S} = devnode:counts(),
    devnode_answers:json([{<<"points">>, P}, {<<"batches">>, B}, {<<"series">>, S}]).
