%% Scrape targets: kept and shown, and never scraped.
-module(devnode_scrape_targets).

-export([list/1, get/1, post/1, put/1, delete/1]).

-define(STORE, timeless_metrics).
-define(REQUIRED, [{<<"job_name">>, fun is_binary/1}, {<<"address">>, fun is_binary/1}]).

list(_Request) ->
    Targets = [shown(T) || T <- devnode_rows:all(?STORE, scrape_target)],
    devnode_answers:json([{<<"data">>, {array, Targets}}]).

get(Request) ->
    case devnode_rows:find(?STORE, scrape_target, devnode_admin_body:id(Request)) of
        [Target] -> devnode_answers:json(shown(Target));
        [] -> devnode_answers:refused(404, <<"target not found">>)
    end.

post(Request) ->
    devnode_admin_body:with(Request, ?REQUIRED, fun(Body) ->
        Id = devnode_rows:insert(?STORE, scrape_target, target(Body)),
        devnode_answers:json(201, [{<<"id">>, Id}, {<<"status">>, <<"created">>}])
    end).

%% Replaces the whole definition; an id that nobody has is answered alike.
put(Request) ->
    devnode_admin_body:with(Request, ?REQUIRED, fun(Body) ->
        Id = devnode_admin_body:id(Request),
        [ok = devnode_rows:replace(?STORE, scrape_target, Id,
                                   (target(Body))#{<<"created_at">> => Created})
         || {_, #{<<"created_at">> := Created}} <- devnode_rows:find(?STORE, scrape_target, Id)],
        devnode_answers:json([{<<"status">>, <<"updated">>}])
    end).

delete(Request) ->
    ok = devnode_rows:delete(?STORE, scrape_target, devnode_admin_body:id(Request)),
    devnode_answers:json([{<<"status">>, <<"deleted">>}]).

target(Body) ->
    Now = erlang:system_time(second),
    Default = #{<<"scheme">> => <<"http">>, <<"metrics_path">> => <<"/metrics">>,
                <<"scrape_interval">> => 30, <<"scrape_timeout">> => 10, <<"labels">> => #{},
                <<"honor_labels">> => false, <<"honor_timestamps">> => true,
                <<"relabel_configs">> => nil, <<"metric_relabel_configs">> => nil,
                <<"enabled">> => true},
    Known = maps:with([<<"job_name">>, <<"address">> | maps:keys(Default)], Body),
    maps:merge(maps:merge(Default, Known), #{<<"created_at">> => Now, <<"updated_at">> => Now}).

shown({Id, Target}) ->
    Health = [{<<"health">>, <<"unknown">>}, {<<"last_scrape">>, nil}, {<<"last_duration_ms">>, nil},
              {<<"last_error">>, nil}, {<<"samples_scraped">>, 0}],
    [{<<"id">>, Id} | lists:sort([{K, encodable(V)} || {K, V} <- maps:to_list(Target)])]
        ++ [{<<"health">>, Health}].

%% Arrays as the JSON writer wants them.
encodable(List) when is_list(List) -> {array, [encodable(V) || V <- List]};
encodable(Map) when is_map(Map) -> maps:map(fun(_, V) -> encodable(V) end, Map);
encodable(Value) -> Value.
