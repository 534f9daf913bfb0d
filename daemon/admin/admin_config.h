// What the composition root tells the admin door. Plain values, any thread.
#pragma once

#include <QString>
#include <QStringList>

#include "admin/admin_bounds.h"

namespace tg::admin {

struct AdminConfig {
    QString host = QStringLiteral("127.0.0.1"); // admin.listen: a numeric address or localhost
    quint16 port = 9428;                        // 0: the system chooses
    QString tokenFile;                          // admin.token_file; empty only on loopback
    QStringList hosts;                          // admin.hosts: further names clients may call us
    AdminBounds bounds;
};

} // namespace tg::admin
