%% The SQL door that gateways use for bulk registry reads. A node keeps its registry in SQLite; this
%% one answers a fixed list of statements (see devnode_sql) from tables of its own.
-module('Elixir.TimelessMetrics.DB').

-export([read/3, write/3]).

%% One process serialises all statements and nothing limits the wait: a bulk read holds back
%% discovery and new series, here as on a real node.
read(Db, Sql, Params) -> gen_server:call(Db, {read, Sql, Params}, infinity).

write(Db, Sql, Params) -> gen_server:call(Db, {write, Sql, Params}, infinity).
