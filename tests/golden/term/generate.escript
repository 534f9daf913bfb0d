#!/usr/bin/env escript
%% Writes the golden files of this folder with the node's own encoder. Run it here; commit what it writes.
-mode(compile).

main(_) ->
    [ok = file:write_file(Name ++ ".etf", term_to_binary(Term, [{minor_version, 2}])) || {Name, Term} <- terms()],
    %% The forms that older nodes write and ours only reads.
    [ok = file:write_file(Name ++ ".etf", Bytes) || {Name, Bytes} <- old_forms()].

terms() ->
    [{"atom", 'Elixir.TimelessMetrics'},
     {"atom_empty", ''},
     {"atom_utf8", binary_to_atom(<<"grün"/utf8>>)},
     {"int_0", 0}, {"int_255", 255}, {"int_256", 256}, {"int_minus_1", -1},
     {"int_max32", 16#7fffffff}, {"int_min32", -16#80000000}, {"int_above32", 16#80000000},
     {"int_below32", -16#80000001}, {"int_max64", 16#7fffffffffffffff}, {"int_min64", -16#8000000000000000},
     {"int_above64", 16#8000000000000000}, {"int_max_unsigned", 16#ffffffffffffffff},
     {"int_huge", 1 bsl 80},
     {"float", 1.5}, {"float_minus_0", -0.0}, {"float_tiny", 5.0e-324},
     {"nil", []}, {"binary", <<"caf", 195, 169, 0>>}, {"binary_empty", <<>>},
     {"tuple", {a, 1}}, {"tuple_large", list_to_tuple(lists:duplicate(256, 7))},
     {"list", [300, <<"x">>]}, {"string", "\1\2\377"}, {"string_list", lists:duplicate(65536, $a)},
     {"map", #{<<"k">> => <<"v">>}},
     {"fun", fun 'Elixir.TimelessMetrics':resolve_series/3},
     {"resolve_arguments",
      [fun 'Elixir.TimelessMetrics':resolve_series/3,
       [timeless_metrics, timeless_metrics],
       [<<"cpu">>, <<"up">>],
       [#{<<"host">> => <<"a">>, <<"mode">> => <<"idle">>}, #{}]]},
     {"ids_small", [1, 2, 255]}, {"ids_large", [1, 256, 16#7fffffffffffffff]}, {"ids_none", []},
     {"ids_zero", [0]}, {"ids_negative", [-1]}, {"ids_other", [{ok, 1}]},
     {"badrpc", {badrpc, {'EXIT', {undef, [{'Elixir.TimelessMetrics', resolve_series, [], []}]}}}},
     {"forward_map",
      #{{<<"cpu">>, #{<<"host">> => <<"a">>}} => 1, {<<"up">>, #{}} => 300,
        {24, #{}} => 5, {<<"odd">>, #{<<"n">> => 5}} => 6}},
     {"overflow_rows",
      [{{<<"cpu">>, #{<<"host">> => <<"a">>}}, 1}, {{reverse, 1}, <<"cpu">>, #{<<"host">> => <<"a">>}},
       {{<<"up">>, #{}}, 2}, {{<<"odd">>, #{n => 5}}, 3}]},
     {"sql_rows", {ok, [[1, <<"cpu">>, <<"host=a,mode=idle">>], [300, <<"up">>, <<>>], [301, <<"x">>, nil]]}},
     {"sql_none", {ok, []}}, {"sql_error", {error, no_such_table}},
     {"nested", {{[[#{a => [1.5, {<<"deep">>, 'q w'}]}]], fun erlang:node/0, <<5:3>>}}}].

old_forms() ->
    [{"atom_old", <<131, 100, 0, 2, "ok">>}, {"atom_small_old", <<131, 115, 2, "ok">>},
     {"atom_long", <<131, 118, 0, 2, "ok">>},
     {"float_old", <<131, 99, "1.50000000000000000000e+00", 0, 0, 0, 0, 0>>},
     {"int_large_big", <<131, 111, 9:32, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0>>},
     {"pid_old", <<131, 103, 119, 3, "a@b", 10:32, 2:32, 3>>},
     {"pid_new", <<131, 88, 119, 3, "a@b", 10:32, 2:32, 16#12345678:32>>},
     {"ref_oldest", <<131, 101, 119, 3, "a@b", 7:32, 1>>},
     {"ref_old", <<131, 114, 3:16, 119, 3, "a@b", 2, 7:32, 8:32, 9:32>>},
     {"ref_new", <<131, 90, 2:16, 119, 3, "a@b", 16#12345678:32, 7:32, 8:32>>}].
