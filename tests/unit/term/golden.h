// Reads the golden terms of tests/golden/term: what a node's own encoder wrote.
#pragma once

#include <QDir>
#include <QFile>
#include <QStringList>

#include "term/bytes.h"

namespace tg::test {

inline QDir goldenDir()
{
    return QDir(qEnvironmentVariable("TG_SOURCE_DIR") + QLatin1String("/tests/golden/term"));
}

inline QStringList goldenNames()
{
    QStringList names;
    for (const auto &file : goldenDir().entryList({QStringLiteral("*.etf")}))
        names << file.chopped(4);
    return names;
}

// With the version byte. Empty if there is no such file.
inline term::Bytes golden(const QString &name)
{
    QFile file(goldenDir().filePath(name + QLatin1String(".etf")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = file.readAll();
    return {bytes.begin(), bytes.end()};
}

inline term::Bytes goldenTerm(const QString &name)
{
    auto bytes = golden(name);
    if (!bytes.empty())
        bytes.erase(bytes.begin());
    return bytes;
}

} // namespace tg::test
