%% Numbered rows of annotations, alert rules and scrape targets, kept by devnode_db. Ids are this
%% node's own.
-module(devnode_rows).

-export([insert/3, replace/4, delete/3, all/2, find/3, next_id/1, apply_record/1]).

insert(Store, Kind, Row) -> call(Store, {insert_row, Kind, Row}).

replace(Store, Kind, Id, Row) -> call(Store, {keep_row, {row, Kind, Id, Row}}).

%% An unknown id is no error.
delete(Store, Kind, Id) -> call(Store, {keep_row, {delete_row, Kind, Id}}).

all(Store, Kind) -> call(Store, {rows, Kind, '$1'}).

find(Store, Kind, Id) -> call(Store, {rows, Kind, Id}).

%% Inside devnode_db: an atom sorts behind every number, so the row before this key is the last.
next_id(Kind) ->
    case ets:prev(devnode_rows, {Kind, last}) of
        {Kind, Id} -> Id + 1;
        _ -> 1
    end.

apply_record({row, Kind, Id, Row}) -> ets:insert(devnode_rows, {{Kind, Id}, Row});
apply_record({delete_row, Kind, Id}) -> ets:delete(devnode_rows, {Kind, Id}).

call(Store, Request) -> gen_server:call(devnode_names:db(Store), Request, infinity).
