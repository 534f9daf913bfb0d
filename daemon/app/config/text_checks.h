// What the words in text keys must look like. Pure functions; the error's text says what would be
// right and carries the offending value. Any thread.
#pragma once

#include <string_view>

#include "app/config/config.h"
#include "shared/base/result.h"

namespace tg::app {

Result<void> checkWord(std::string_view text);       // letters, digits, _ and -
Result<void> checkNodeId(std::string_view text);     // the same and dots
Result<void> checkErlangName(std::string_view text); // name@host
Result<void> checkHost(std::string_view text);       // a name or an address
Result<void> checkHttpUrl(std::string_view text);    // http[s]://host[:port][/path]
Result<void> checkShardKey(std::string_view text);   // series | metric | labels:a,b

// Empty, or as parseListenAddress() takes it.
Result<void> checkOptionalListen(std::string_view text);

// "address:port", "[v6]:port" or "localhost:port".
Result<ListenAddress> parseListenAddress(std::string_view text);
std::string listenText(const ListenAddress &address);
bool isLoopback(const ListenAddress &address);

} // namespace tg::app
