// Every key with its value, as JSON: what an operator sees of a running gateway's configuration.
// Secrets are not among the keys, only the files they come from. Pure function, any thread.
#pragma once

#include <QJsonObject>

#include "app/config/config.h"

namespace tg::app {

// By full name: "limits.labels", "node.<id>.port".
QJsonObject configValues(const Config &config);

} // namespace tg::app
