%% The `transform` parameter: arithmetic on every bucket's value.
-module(devnode_transform).

-export([of_params/1]).

%% A function for bucket lists; unknown transforms change nothing.
of_params(#{<<"transform">> := Text}) ->
    Each = each(binary:split(Text, <<":">>, [global])),
    fun(Buckets) -> [{T, Each(V)} || {T, V} <- Buckets] end;
of_params(_Params) ->
    fun(Buckets) -> Buckets end.

each([<<"log10">>]) -> fun(V) when V > 0 -> math:log10(V); (_) -> 0.0 end;
each([Name | Numbers]) ->
    case {Name, [number(N) || N <- Numbers]} of
        {<<"multiply">>, [N]} when is_number(N) -> fun(V) -> V * N end;
        {<<"divide">>, [N]} when is_number(N) -> fun(V) -> V / N end;
        {<<"offset">>, [N]} when is_number(N) -> fun(V) -> V + N end;
        {<<"scale">>, [M, B]} when is_number(M), is_number(B) -> fun(V) -> V * M + B end;
        _ -> fun(V) -> V end
    end.

number(Text) -> devnode_params:number(text, #{text => Text}).
