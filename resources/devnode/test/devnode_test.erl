%% Runs every exported test of the suites, each in a process of its own with an empty directory, and
%% ends with `N passed, N failed`.
-module(devnode_test).

-export([main/0]).

-define(SUITES, [devnode_api_tests, devnode_registry_tests, devnode_durability_tests,
                 devnode_fault_tests, devnode_http_tests, devnode_native_tests, devnode_promql_tests,
                 devnode_admin_tests, devnode_outlook_tests,
                 devnode_rate_tests]).
-define(TEST_MS, 120000).

main() ->
    register(?MODULE, self()),
    Results = [run(Suite, Test) || Suite <- suites(), Test <- Suite:tests()],
    Failed = length([failed || failed <- Results]),
    io:format("~b passed, ~b failed~n", [length(Results) - Failed, Failed]),
    init:stop(min(Failed, 1)).

suites() ->
    case string:lexemes(os:getenv("DEVNODE_SUITES", ""), " ") of
        [] -> ?SUITES;
        Names -> [list_to_existing_atom(Name) || Name <- Names]
    end.

run(Suite, Test) ->
    Dir = filename:join([os:getenv("DEVNODE_SCRATCH"), Suite, Test]),
    ok = filelib:ensure_path(Dir),
    Result = watch(Suite, Test, Dir),
    end_nodes(Result),
    Result.

watch(Suite, Test, Dir) ->
    {Pid, Monitor} = spawn_monitor(fun() -> Suite:Test(Dir) end),
    receive
        {'DOWN', Monitor, process, Pid, normal} ->
            io:format("ok    ~s: ~s~n", [Suite, Test]),
            passed;
        {'DOWN', Monitor, process, Pid, Reason} ->
            io:format("FAIL  ~s: ~s~n      ~tp~n", [Suite, Test, Reason]),
            failed
    after ?TEST_MS ->
            exit(Pid, kill),
            io:format("FAIL  ~s: ~s~n      not finished in time~n", [Suite, Test]),
            failed
    end.

%% A failed test leaves its nodes running; a passed one has ended them and the pid may be another's.
end_nodes(Result) ->
    receive
        {started, _, OsPid} ->
            [os:cmd("kill -KILL " ++ binary_to_list(OsPid)) || Result =:= failed],
            end_nodes(Result)
    after 0 ->
            ok
    end.
