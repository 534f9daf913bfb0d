// The roles and callers of all operators' doors, by this room's name. Pure values, any thread.
#pragma once

#include "base/role.h"

namespace tg::admin {

using tg::Caller;
using tg::nameOf;
using tg::Role;
using tg::roleNamed;

} // namespace tg::admin
