// The diagnostic bundle: a folder that can be sent to whoever helps. Versions, the gateway's
// configuration as it tells it (without secrets), the last events, every table. Tokens are never in
// it, and refused lines neither: those are data of clients. Main thread.
#pragma once

#include <optional>

#include <QJsonObject>

#include "console/models/cluster_view.h"

namespace tg::console {

struct BundleParts {
    QString versions;                                   // lines "name: value"
    std::optional<QJsonObject> config;                  // of config.get
    QString whyNoConfig;                                // if there is none
    std::vector<std::pair<QString, QByteArray>> tables; // file name, CSV
};

// All but the configuration, which has to be asked for.
BundleParts bundleOf(ClusterView &view);
// "timeless-bundle-gw-1-20261125-140231Z"
QString bundleName(const QString &gatewayId, qint64 unixMs);
// Makes the folder, which must not be there yet. System, with the file's name: it cannot be
// written.
Result<void> writeBundle(const QString &folder, const BundleParts &parts);
// Whole or not at all.
Result<void> writeFile(const QString &path, const QByteArray &bytes);

} // namespace tg::console
