%% GET /metrics of a 3.4.0 node: gauges of the VM and of the store. Its being there tells clients
%% without distribution which generation they speak to.
-module(devnode_self_metrics).

-export([get/1]).

-define(STORE, timeless_metrics).

get(_Request) ->
    {ok, Host} = inet:gethostname(),
    Lines = [["# TYPE ", Name, " gauge\n", Name, "{host=\"", Host, "\"} ",
              devnode_labels:text(Value), $\n] || {Name, Value} <- vm() ++ store()],
    {200, <<"text/plain; charset=utf-8">>, Lines}.

vm() ->
    Memory = [{["vm_memory_", atom_to_list(Kind), "_bytes"], erlang:memory(Kind)}
              || Kind <- [total, processes, ets, binary, atom, system]],
    System = [{["vm_", atom_to_list(Item)], erlang:system_info(Item)}
              || Item <- [process_count, process_limit, port_count, port_limit, atom_count,
                          atom_limit]],
    Cpu = erlang:statistics(total_run_queue_lengths),
    All = erlang:statistics(total_run_queue_lengths_all),
    Memory ++ System ++ [{"vm_run_queue_total", All}, {"vm_run_queue_cpu", Cpu},
                         {"vm_run_queue_io", max(0, All - Cpu)}].

store() ->
    #{series_count := Series, total_points := Points, storage_bytes := Bytes,
      buffer_points := Buffered} = devnode_info:info(?STORE),
    [{"timeless_series_count", Series}, {"timeless_total_points", Points},
     {"timeless_storage_bytes", Bytes}, {"timeless_buffer_points", Buffered}].
