// Who may do what over the control socket: each role includes the ones before it. Numbers are the
// wire's. Any thread.
#pragma once

#include <cstdint>

namespace tg::protocol {

enum class Role : std::uint8_t {
    Viewer,   // sees every topic but clients' lines
    Operator, // plans, maintenance, audits, backfills, rejected lines
    Admin     // may override a BLOCK check
};

inline constexpr std::uint8_t kLastRole = static_cast<std::uint8_t>(Role::Admin);

} // namespace tg::protocol
