// What the command line says. Tokens never stand there: --token-file names a file that only its
// owner can read. A plain value.
#pragma once

#include <optional>

#include <QCommandLineParser>
#include <QSize>
#include <QString>

#include "console/link/gateway_link.h"
#include "console/widgets/theme.h"

namespace tg::console {

struct ConsoleOptions {
    std::optional<LinkOptions> connection;
    QString demoFile;
    QString recordFile;
    QString screenshotFolder;
    QSize size{1100, 720};
    int page = 0;
    PaletteChoice palette = PaletteChoice::Auto;
    QString language;
    QString settingsFile;
    QString logRules;
};

void describeOptions(QCommandLineParser &parser);
Result<ConsoleOptions> readOptions(const QCommandLineParser &parser);

} // namespace tg::console
