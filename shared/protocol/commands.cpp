#include "shared/protocol/commands.h"

#include <algorithm>
#include <array>

namespace tg::protocol {

namespace {

constexpr std::array kMethods{
    Method{kPlanMake, Role::Operator, true},       Method{kPlanRun, Role::Operator, true},
    Method{kOperationAbort, Role::Operator, true}, Method{kOperationGet, Role::Viewer, false},
    Method{kMaintenanceSet, Role::Operator, true}, Method{kAuditStart, Role::Operator, true},
    Method{kBackfillStart, Role::Operator, true},  Method{kExplainSeries, Role::Viewer, false},
    Method{kExplainRead, Role::Viewer, false},     Method{kAlarmAck, Role::Operator, true},
    Method{kHistoryGet, Role::Viewer, false},      Method{kConfigGet, Role::Viewer, false},
};

} // namespace

std::span<const Method> methods()
{
    return kMethods;
}

const Method *findMethod(QStringView name)
{
    const auto *found =
        std::ranges::find_if(kMethods, [name](const Method &one) { return name == one.name; });
    return found == kMethods.end() ? nullptr : found;
}

Role roleFor(const Method &method, const QJsonObject &parameters)
{
    return parameters.value(member::kOverrideBlock).toBool() ? Role::Admin : method.role;
}

} // namespace tg::protocol
