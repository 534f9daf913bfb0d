// The commands of consoles that are requests of the admin API: reads their parameters as strictly,
// and hands them to the same desk. Pure but for what the desk does; control thread.
#pragma once

#include <initializer_list>

#include <QJsonObject>
#include <QLatin1String>

#include "admin/admin_services.h"
#include "shared/base/result.h"
#include "shared/protocol/messages.h"

namespace tg::app {

// A method of protocol/commands.h but alarm.ack, history.get and config.get; NotFound: none of
// them. Whether the caller has the role (protocol::roleFor) the control door has asked before.
Result<QJsonObject> giveOrder(admin::AdminServices &admin, const protocol::Command &command,
                              const Caller &caller, qint64 nowSeconds);

// BadValue: a member that is none of these, which it names.
Result<void> knowsOnly(const QJsonObject &object, std::initializer_list<QLatin1String> members);

} // namespace tg::app
