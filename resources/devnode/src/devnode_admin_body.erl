%% Bodies of admin requests: one JSON object with some fields that must be there.
-module(devnode_admin_body).

-export([with/3, id/1]).

-define(MAX_BYTES, 64000).

%% A longer body raises, and is a 500, as on a node.
with(#{body := Body}, Required, Answer) when byte_size(Body) =< ?MAX_BYTES ->
    case devnode_json_decode:object(Body) of
        {ok, Object} ->
            case [Name || {Name, IsGood} <- Required, not IsGood(maps:get(Name, Object, nil))] of
                [] -> Answer(Object);
                [Name | _] ->
                    devnode_answers:refused(400, <<"missing or invalid field: ", Name/binary>>)
            end;
        error ->
            devnode_answers:refused(400, <<"body is no JSON object">>)
    end.

%% Leading digits are enough; none raise.
id(#{key := Text}) ->
    {Id, _} = string:to_integer(Text),
    true = is_integer(Id),
    Id.
