// The logging category of this room.
#pragma once

#include <QLoggingCategory>

namespace tg::erl {

Q_DECLARE_LOGGING_CATEGORY(lcErl)

} // namespace tg::erl
