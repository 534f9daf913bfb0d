%% The export: one JSON object a series, line feeds between them and none at the end. Sent in slices,
%% so the memory it takes is the points of one series, whatever the whole amounts to.
-module(devnode_export).

-export([parts/3]).

-define(SLICE, 4000).

%% Answers a function that calls its argument with one piece after another.
parts(Store, Metric, Params) ->
    Series = devnode_query:matching(Store, Metric, devnode_params:filter(Params)),
    Range = devnode_params:range(Params),
    Unit = unit(devnode_grammar:current()),
    fun(Send) ->
            lists:foldl(fun({Id, Labels}, Before) ->
                                one(devnode_query:points(Id, Range), Metric, Labels, Unit,
                                    Before, Send)
                        end, <<>>, Series)
    end.

%% Milliseconds from 3.0.6 on, though imports still take seconds there.
unit(c1) -> 1;
unit(c2) -> 1000.

one([], _Metric, _Labels, _Unit, Before, _Send) -> Before;
one(Points, Metric, Labels, Unit, Before, Send) ->
    Name = [{<<"__name__">>, Metric} | lists:sort(maps:to_list(Labels))],
    Send([Before, "{\"metric\":", devnode_json:encode(Name), ",\"values\":["]),
    slices(Points, fun({_, V}) -> devnode_json:encode(V) end, <<>>, Send),
    Send("],\"timestamps\":["),
    slices(Points, fun({T, _}) -> integer_to_binary(T * Unit) end, <<>>, Send),
    Send("]}"),
    <<"\n">>.

slices([], _Text, _Before, _Send) -> ok;
slices(Points, Text, Before, Send) ->
    {Slice, Rest} = split(Points, ?SLICE, []),
    Send([Before | lists:join($,, [Text(P) || P <- Slice])]),
    slices(Rest, Text, <<",">>, Send).

split([P | Rest], N, Slice) when N > 0 -> split(Rest, N - 1, [P | Slice]);
split(Rest, _N, Slice) -> {lists:reverse(Slice), Rest}.
