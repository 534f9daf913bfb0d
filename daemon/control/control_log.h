// The log category of this room. Any thread.
#pragma once

#include <QLoggingCategory>

namespace tg::control {

Q_DECLARE_LOGGING_CATEGORY(lcControl)

} // namespace tg::control
