// The log category of this room. Any thread.
#pragma once

#include <QLoggingCategory>

namespace tg::admin {

Q_DECLARE_LOGGING_CATEGORY(lcAdmin)

} // namespace tg::admin
