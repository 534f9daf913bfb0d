// What the operator may choose about log lines. A value; filled from the config, read once by
// installLog().
#pragma once

#include <cstdint>

namespace tg::app {

enum class LogLevel : std::uint8_t { Debug, Info, Warning, Error };
enum class LogFormat : std::uint8_t { Text, Json };

struct LogSettings {
    LogLevel level = LogLevel::Info;
    LogFormat format = LogFormat::Text;
};

} // namespace tg::app
