// What the command line says. Tokens never stand there: --token-file names a file that only its
// owner can read. A plain value.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include <QCommandLineParser>
#include <QSize>
#include <QString>

#include "console/app/watched_gateway.h"
#include "console/settings/settings.h"

namespace tg::console {

struct ConsoleOptions {
    QStringList connections; // addresses, or names of saved connections
    QString token;           // of the token file
    QString caFile;
    QByteArray pinnedSha256;
    bool wantsReadOnly = false;
    QStringList demoFiles; // one gateway each
    QString recordFile;
    QString screenshotFolder;
    std::chrono::seconds watched{5}; // at a gateway, before the pictures
    std::optional<QSize> size;
    std::optional<int> page;
    std::optional<PaletteChoice> palette;
    QString language; // empty: the settings' or the system's
    QString settingsFile;
    QString logRules;
};

void describeOptions(QCommandLineParser &parser);
// Of a parser that has parsed. BadValue, BadSyntax, Refused: names the option, its value, and what
// to write. Files that options name are looked at.
Result<ConsoleOptions> readOptions(const QCommandLineParser &parser);
// NotFound: neither an address nor the name of a saved connection.
Result<std::vector<GatewayWish>> resolveConnections(const ConsoleOptions &options,
                                                    Settings &settings);

} // namespace tg::console
