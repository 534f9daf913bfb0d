%% Which series of a range answer are kept whole: by threshold, then the first few by last value.
-module(devnode_series_filter).

-export([apply/2, threshold/3]).

apply(Params, Series) ->
    Above = threshold('>', devnode_params:number(<<"threshold_gt">>, Params), Series),
    Kept = threshold('<', devnode_params:number(<<"threshold_lt">>, Params), Above),
    case devnode_params:integer(<<"limit">>, Params, none) of
        Limit when is_integer(Limit), Limit >= 0 -> top(Limit, Kept);
        _ -> Kept
    end.

%% One bucket beyond the threshold keeps the whole series.
threshold(_Op, none, Series) -> Series;
threshold(Op, X, Series) ->
    [S || {_, Buckets} = S <- Series, lists:any(fun({_, V}) -> erlang:Op(V, X) end, Buckets)].

top(Limit, Series) ->
    Last = fun({_, Buckets}) -> element(2, lists:last(Buckets)) end,
    Sorted = lists:sort(fun(A, B) -> Last(A) >= Last(B) end,
                        [S || {_, [_ | _]} = S <- Series]),
    lists:sublist(Sorted, Limit).
