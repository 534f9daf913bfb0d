%% Start options, as the start script passes them: `-devnode_<name> value` for the VM's init.
-module(devnode_options).

-export([read/0, flag/2, grammar/0]).

read() ->
    IsSink = flag(devnode_sink, "false") =:= "true",
    Data = case flag(devnode_data, none) of
               Dir when Dir =:= none; IsSink -> none;
               Dir -> unicode:characters_to_binary(Dir)
           end,
    #{data => Data,
      sink => IsSink,
      shards => list_to_integer(flag(devnode_shards, "2")),
      http_port => list_to_integer(flag(devnode_http_port, "0")),
      faults => [term(Text) || Text <- flags(devnode_fault)]}.

grammar() ->
    case flag(devnode_grammar, "c1") of
        "c1" -> c1;
        "c2" -> c2
    end.

flag(Name, Default) ->
    case flags(Name) of
        [] -> Default;
        Values -> lists:last(Values)
    end.

flags(Name) ->
    case init:get_argument(Name) of
        {ok, Values} -> [V || [V] <- Values];
        error -> []
    end.

term(Text) ->
    {ok, Tokens, _} = erl_scan:string(Text ++ "."),
    {ok, Term} = erl_parse:parse_term(Tokens),
    Term.
