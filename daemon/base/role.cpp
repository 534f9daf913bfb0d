#include "base/role.h"

namespace tg {

std::string_view nameOf(Role role)
{
    switch (role) {
    case Role::Viewer:
        return "viewer";
    case Role::Operator:
        return "operator";
    case Role::Admin:
        break;
    }
    return "admin";
}

std::optional<Role> roleNamed(std::string_view name)
{
    for (const Role role : {Role::Viewer, Role::Operator, Role::Admin}) {
        if (nameOf(role) == name)
            return role;
    }
    return std::nullopt;
}

} // namespace tg
