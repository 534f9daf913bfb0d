%% Names of processes and tables, built the way a node builds them from its store's name.
-module(devnode_names).

-export([db/1, registry/1, shard/1, builder/1, atom/3]).

db(timeless_metrics) -> timeless_metrics_db;
db(Store) -> derived(Store, <<"_db">>).

registry(timeless_metrics) -> timeless_metrics_registry;
registry(Store) -> derived(Store, <<"_registry">>).

shard(0) -> timeless_metrics_shard_0;
shard(1) -> timeless_metrics_shard_1;
shard(I) -> atom("timeless_metrics_shard_", I, "").

builder(0) -> timeless_metrics_builder_0;
builder(1) -> timeless_metrics_builder_1;
builder(I) -> atom("timeless_metrics_builder_", I, "").

atom(Prefix, I, Suffix) -> list_to_atom(Prefix ++ integer_to_list(I) ++ Suffix).

derived(Store, Suffix) -> binary_to_atom(<<(atom_to_binary(Store))/binary, Suffix/binary>>).
