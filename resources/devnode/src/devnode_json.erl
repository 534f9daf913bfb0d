%% Writes JSON. Objects are lists of pairs or maps, arrays are {array, List}, so that no list is
%% ambiguous; true, false and nil are themselves. Text that is not UTF-8 raises, and
%% the request is answered 500, as on a node.
-module(devnode_json).

-export([encode/1]).

encode(true) -> <<"true">>;
encode(false) -> <<"false">>;
encode(nil) -> <<"null">>;
encode(Number) when is_integer(Number) -> integer_to_binary(Number);
encode(Number) when is_float(Number) -> float_to_binary(Number, [short]);
encode(Text) when is_binary(Text) ->
    case is_plain(Text) of
        true -> [$", Text, $"];
        false -> [$", escaped(Text), $"]
    end;
encode({array, Items}) -> [$[, lists:join($,, [encode(I) || I <- Items]), $]];
encode(Object) when is_map(Object) -> encode(lists:sort(maps:to_list(Object)));
encode(Pairs) when is_list(Pairs) ->
    [${, lists:join($,, [[encode(K), $:, encode(V)] || {K, V} <- Pairs]), $}].

%% Nearly all text is ASCII without anything to escape, and then goes out as it is.
is_plain(<<C, Rest/binary>>) when C >= 16#20, C < 16#7f, C =/= $", C =/= $\\ -> is_plain(Rest);
is_plain(Rest) -> Rest =:= <<>>.

escaped(<<C/utf8, Rest/binary>>) -> [escape(C) | escaped(Rest)];
escaped(<<>>) -> [].

escape($") -> <<"\\\"">>;
escape($\\) -> <<"\\\\">>;
escape($\n) -> <<"\\n">>;
escape($\r) -> <<"\\r">>;
escape($\t) -> <<"\\t">>;
escape(C) when C < 16#20 -> io_lib:format("\\u~4.16.0b", [C]);
escape(C) -> <<C/utf8>>.
