// The logging category of this room ("tg.ingest"). What a client can trigger is logged at debug
// level only.
#pragma once

#include <QLoggingCategory>

namespace tg::ingest {

Q_DECLARE_LOGGING_CATEGORY(lcIngest)

} // namespace tg::ingest
