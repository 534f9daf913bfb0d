%% Reads JSON into maps, lists, binaries, numbers, true, false and nil. Anything else raises.
-module(devnode_json_decode).

-export([decode/1, object/1]).

-define(MAX_DEPTH, 64).

decode(Text) ->
    {Value, Rest} = value(skip(Text), ?MAX_DEPTH),
    <<>> = skip(Rest),
    Value.

%% error for what is no JSON object.
object(Text) ->
    try decode(Text) of
        Object when is_map(Object) -> {ok, Object};
        _ -> error
    catch
        error:_ -> error
    end.

value(<<"{", Rest/binary>>, Depth) when Depth > 0 -> members(skip(Rest), #{}, Depth - 1);
value(<<"[", Rest/binary>>, Depth) when Depth > 0 -> items(skip(Rest), [], Depth - 1);
value(<<"\"", Rest/binary>>, _) -> string(Rest, []);
value(<<"true", Rest/binary>>, _) -> {true, Rest};
value(<<"false", Rest/binary>>, _) -> {false, Rest};
value(<<"null", Rest/binary>>, _) -> {nil, Rest};
value(Text, _) -> number(Text).

members(<<"}", Rest/binary>>, Object, _Depth) when map_size(Object) =:= 0 -> {Object, Rest};
members(<<"\"", Text/binary>>, Object, Depth) ->
    {Key, AfterKey} = string(Text, []),
    <<":", Next/binary>> = skip(AfterKey),
    {Value, Rest} = value(skip(Next), Depth),
    More = maps:merge(#{Key => Value}, Object),
    case skip(Rest) of
        <<",", Following/binary>> ->
            <<"\"", _/binary>> = Member = skip(Following),
            members(Member, More, Depth);
        <<"}", End/binary>> -> {More, End}
    end.

items(<<"]", Rest/binary>>, [], _Depth) -> {[], Rest};
items(Text, Items, Depth) ->
    {Value, Rest} = value(Text, Depth),
    case skip(Rest) of
        <<",", Next/binary>> -> items(skip(Next), [Value | Items], Depth);
        <<"]", End/binary>> -> {lists:reverse([Value | Items]), End}
    end.

string(<<"\"", Rest/binary>>, Text) -> {unicode:characters_to_binary(lists:reverse(Text)), Rest};
string(<<"\\u", High:4/binary, "\\u", Low:4/binary, Rest/binary>>, Text) ->
    case {binary_to_integer(High, 16), binary_to_integer(Low, 16)} of
        {H, L} when H >= 16#d800, H < 16#dc00, L >= 16#dc00, L < 16#e000 ->
            string(Rest, [16#10000 + ((H - 16#d800) bsl 10) + L - 16#dc00 | Text]);
        {H, L} ->
            string(Rest, [L, H | Text])
    end;
string(<<"\\u", Digits:4/binary, Rest/binary>>, Text) ->
    string(Rest, [binary_to_integer(Digits, 16) | Text]);
string(<<"\\", C, Rest/binary>>, Text) -> string(Rest, [unescaped(C) | Text]);
string(<<C/utf8, Rest/binary>>, Text) when C >= 16#20 -> string(Rest, [C | Text]).

unescaped($n) -> $\n;
unescaped($r) -> $\r;
unescaped($t) -> $\t;
unescaped($b) -> $\b;
unescaped($f) -> $\f;
unescaped(C) when C =:= $"; C =:= $\\; C =:= $/ -> C.

number(Text) ->
    {match, [{0, Size}]} = re:run(Text, "^-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?",
                                  [{capture, first}]),
    <<Digits:Size/binary, Rest/binary>> = Text,
    Number = case re:run(Digits, "^(-?[0-9]+)([eE].*)$", [{capture, all_but_first, binary}]) of
                 {match, [Whole, Exponent]} -> <<Whole/binary, ".0", Exponent/binary>>;
                 nomatch -> Digits
             end,
    case binary:match(Number, <<".">>) of
        nomatch -> {binary_to_integer(Number), Rest};
        _ -> {binary_to_float(Number), Rest}
    end.

skip(<<C, Rest/binary>>) when C =:= $\s; C =:= $\t; C =:= $\n; C =:= $\r -> skip(Rest);
skip(Text) -> Text.
