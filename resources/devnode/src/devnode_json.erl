%% Writes JSON. Objects are lists of pairs or maps, arrays are {array, List}, so that no list is
%% ambiguous. Text that is not UTF-8 raises, and the request is answered 500, as on a node.
-module(devnode_json).

-export([encode/1]).

encode(nil) -> <<"null">>;
encode(Number) when is_integer(Number) -> integer_to_binary(Number);
encode(Number) when is_float(Number) -> float_to_binary(Number, [short]);
encode(Text) when is_binary(Text) -> [$", escaped(Text), $"];
encode({array, Items}) -> [$[, lists:join($,, [encode(I) || I <- Items]), $]];
encode(Object) when is_map(Object) -> encode(lists:sort(maps:to_list(Object)));
encode(Pairs) when is_list(Pairs) ->
    [${, lists:join($,, [[encode(K), $:, encode(V)] || {K, V} <- Pairs]), $}].

escaped(<<C/utf8, Rest/binary>>) -> [escape(C) | escaped(Rest)];
escaped(<<>>) -> [].

escape($") -> <<"\\\"">>;
escape($\\) -> <<"\\\\">>;
escape($\n) -> <<"\\n">>;
escape($\r) -> <<"\\r">>;
escape($\t) -> <<"\\t">>;
escape(C) when C < 16#20 -> io_lib:format("\\u~4.16.0b", [C]);
escape(C) -> <<C/utf8>>.
