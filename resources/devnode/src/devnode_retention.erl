%% Retention keeps everything, unless the switch `id_reuse` asks for the fault of a 0.7.0 node: it
%% then deletes the rows of all series without visible points, also of those whose points are only
%% hidden yet, while the registry in memory keeps answering the old ids.
-module(devnode_retention).

-export([enforce/1]).

enforce(Store) ->
    case devnode_faults:is_on(id_reuse) of
        true -> devnode_db:delete_series(Store, [Id || Id <- ids(Store), not has_points(Id)]);
        false -> ok
    end.

ids(Store) ->
    {ok, Rows} = 'Elixir.TimelessMetrics.DB':read(
                   devnode_names:db(Store),
                   <<"SELECT id, metric_name, labels FROM series">>, []),
    [Id || [Id, _, _] <- Rows].

has_points(Id) -> ets:member(devnode_query:table_of(Id), Id).
