// Who may do what at the operators' doors (admin and control): each role includes the ones before
// it. Pure values, any thread.
#pragma once

#include <optional>
#include <string_view>

#include <QString>

#include "shared/protocol/role.h"

namespace tg {

// Viewer: every read. Operator: plans, maintenance, audits, backfills. Admin: may override a BLOCK.
using Role = protocol::Role;

std::string_view nameOf(Role role);
std::optional<Role> roleNamed(std::string_view name);

struct Caller {
    Role role = Role::Viewer;
    QString name; // for the event journal; never the token
};

} // namespace tg
