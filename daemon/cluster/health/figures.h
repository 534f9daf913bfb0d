// Numbers as an operator reads them: "2.1 s", "10 min", "12,000", "1 flap". Pure, any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace tg::cluster::figures {

std::string duration(std::chrono::microseconds time);
std::string count(std::uint64_t number);
std::string percent(double fraction);

} // namespace tg::cluster::figures
