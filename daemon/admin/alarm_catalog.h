// Every alarm the gateway can raise, with what to do about it: the one table behind console, admin
// API and resources/docs/errors.md. Ids are stable. Pure data, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tg::admin {

enum class Severity : std::uint8_t { Notice, Warning, Critical };

struct AlarmEntry {
    std::string_view id;
    Severity severity;
    std::string_view title;
    std::string_view whatToDo;
};

std::span<const AlarmEntry> alarmCatalog();
const AlarmEntry *findAlarm(std::string_view id); // null: no such alarm
std::string_view nameOf(Severity severity);

} // namespace tg::admin
