// Who may do what: each role includes the ones before it. Pure values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <QString>

namespace tg::admin {

enum class Role : std::uint8_t {
    Viewer,   // every read
    Operator, // plans, maintenance, audits, backfills
    Admin     // may override a BLOCK check
};

std::string_view nameOf(Role role);
std::optional<Role> roleNamed(std::string_view name);

struct Caller {
    Role role = Role::Viewer;
    QString name; // for the event journal; never the token
};

} // namespace tg::admin
