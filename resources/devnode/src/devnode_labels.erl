%% Labels as the registry's SQL table keeps them: keys sorted, `k=v` joined by commas, nothing
%% escaped. So a comma or equals sign in a value does not survive a reload, and label sets that
%% differ may share one text, one row and one id. Both are how a 0.7.0 node behaves.
-module(devnode_labels).

-export([to_text/1, from_text/1, text/1]).

%% Only maps: anything else must crash the registry, as it does on a node.
to_text(Labels) when is_map(Labels) ->
    Pairs = lists:sort([{text(K), text(V)} || {K, V} <- maps:to_list(Labels)]),
    iolist_to_binary(lists:join($,, [[K, $=, V] || {K, V} <- Pairs])).

from_text(<<>>) -> #{};
from_text(Text) ->
    maps:from_list([pair(Piece) || Piece <- binary:split(Text, <<",">>, [global])]).

text(Value) when is_binary(Value) -> Value;
text(nil) -> <<>>;
text(Value) when is_atom(Value) -> atom_to_binary(Value);
text(Value) when is_integer(Value) -> integer_to_binary(Value);
text(Value) when is_float(Value) -> float_to_binary(Value, [short]).

pair(Piece) ->
    case binary:split(Piece, <<"=">>) of
        [Key, Value] -> {Key, Value};
        [Key] -> {Key, <<>>}
    end.
