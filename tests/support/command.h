// Programs of others, run to their end. Use it on one thread; blocks until done.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace tg::test {

struct Ran {
    int exitCode = -1; // -1: it did not start, or had not ended in time; err says so
    QByteArray out;
    QByteArray err;
};

Ran runCommand(const QString &program, const QStringList &arguments, const QString &folder = {},
               int patienceMs = 60'000);

} // namespace tg::test
