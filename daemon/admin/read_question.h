// Reads which read is to be explained from a request's query: `query`, and `start` and `end` in
// unix seconds, by default the hour before now. Pure function, any thread.
#pragma once

#include <QUrlQuery>

#include "admin/admin_services.h"
#include "shared/base/result.h"

namespace tg::admin {

// A parameter decoded as browsers and curl encode it: '+' is a blank, a plus sign is %2B. Empty:
// not given.
QString parameter(const QUrlQuery &query, const QString &name);

// BadValue: a time that is no whole number of seconds, or an end before the start.
Result<ReadQuestion> readQuestion(const QUrlQuery &query, qint64 nowSeconds);

} // namespace tg::admin
