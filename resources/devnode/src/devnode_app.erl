%% The OTP application `timeless_metrics`. Its top supervisor bears the name a real node's has.
-module(devnode_app).
-behaviour(application).

-export([start/2, stop/1]).

start(_Type, _Args) -> devnode_top_sup:start_link(devnode_options:read()).

stop(_State) -> ok.
