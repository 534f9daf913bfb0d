// The methods of Command, and the role each needs. Parameters and results are the JSON objects of
// the admin API (openapi.json of that release), member for member: PROTOCOL.md. Pure data, any
// thread.
#pragma once

#include <span>

#include <QJsonObject>
#include <QLatin1String>
#include <QStringView>

#include "shared/protocol/role.h"

namespace tg::protocol {

inline constexpr QLatin1String kPlanMake("plan.make");
inline constexpr QLatin1String kPlanRun("plan.run");
inline constexpr QLatin1String kOperationAbort("operation.abort");
inline constexpr QLatin1String kOperationGet("operation.get");
inline constexpr QLatin1String kMaintenanceSet("maintenance.set");
inline constexpr QLatin1String kAuditStart("audit.start");
inline constexpr QLatin1String kBackfillStart("backfill.start");
inline constexpr QLatin1String kExplainSeries("explain.series");
inline constexpr QLatin1String kExplainRead("explain.read");
inline constexpr QLatin1String kAlarmAck("alarm.ack");
inline constexpr QLatin1String kHistoryGet("history.get");
inline constexpr QLatin1String kConfigGet("config.get"); // without secrets

struct Method {
    QLatin1String name;
    Role role;      // the least that may call it
    bool isAnOrder; // changes something: never sent again by itself when no reply came
};

std::span<const Method> methods();
const Method *findMethod(QStringView name); // null: no such method

// The least role for this very command: Admin where override_block is true, else the method's.
Role roleFor(const Method &method, const QJsonObject &parameters);

// Members that many of them have.
namespace member {
inline constexpr QLatin1String kId("id");         // of a plan or operation
inline constexpr QLatin1String kNode("node");     // logical id
inline constexpr QLatin1String kAction("action"); // of a plan
inline constexpr QLatin1String kReason("reason");
inline constexpr QLatin1String kOperation("operation"); // to undo
inline constexpr QLatin1String kMapVersion("map_version");
inline constexpr QLatin1String kConfirm("confirm");
inline constexpr QLatin1String kOverrideBlock("override_block");
inline constexpr QLatin1String kOn("on");
inline constexpr QLatin1String kSeries("series");
inline constexpr QLatin1String kQuery("query");
inline constexpr QLatin1String kStart("start");
inline constexpr QLatin1String kEnd("end");
inline constexpr QLatin1String kAlarm("alarm"); // key of its row
inline constexpr QLatin1String kNote("note");
} // namespace member

} // namespace tg::protocol
