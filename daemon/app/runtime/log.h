// The daemon's log: one line an event to stderr, from every QLoggingCategory ("tg.ingest",
// "tg.erl", ...), for people or as JSON. installLog() on the main thread before others start; lines
// are written from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/runtime/log_settings.h"

namespace tg::app {

struct LogRecord {
    std::int64_t unixMs = 0;
    std::string_view level;    // debug, info, warning, error, fatal
    std::string_view category; // "tg.erl"
    std::string_view message;  // UTF-8
};

// One line with its newline. Line breaks and control characters of the message are escaped, so that
// nobody outside can forge a line.
std::string formatLogLine(LogFormat format, const LogRecord &record);

// From now on Qt's messages go to fd, those below the level are not even built. May be called again
// (reload).
void installLog(const LogSettings &settings, int fd = 2);
// Back to Qt's own handler and rules.
void uninstallLog();

} // namespace tg::app
