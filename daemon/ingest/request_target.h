// The request target of RFC 9112 section 3.2 and the Host field. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

namespace tg::ingest {

// Splits a target into path and query. Absolute URLs lose scheme and authority; `*` is for OPTIONS,
// an authority for CONNECT only. False: no such target.
bool splitTarget(std::string_view method, std::string_view target, std::string &path,
                 std::string &query);

// Whether the characters of a Host field can be a host with an optional port. An empty one is
// allowed by the RFC.
bool isHostText(std::string_view text);

} // namespace tg::ingest
