// timeless-console: options and exit codes only (0 ok, 2 usage, 3 a file it was told of cannot be
// read or written).
#include <cstdio>

#include <QApplication>
#include <QLocale>
#include <QLoggingCategory>
#include <QTranslator>

#include "console/app/console_options.h"
#include "console/app/main_window.h"
#include "console/app/screenshots.h"

namespace {

int complain(const tg::Error &error, int code)
{
    std::fprintf(stderr, "timeless-console: %s\n", error.text.c_str());
    return code;
}

int takePictures(const tg::console::ConsoleOptions &options)
{
    tg::ManualClock clock(tg::SystemClock().unixMilliseconds());
    tg::console::MainWindow window(clock);
    window.resize(options.size);
    if (!options.demoFile.isEmpty()) {
        if (auto played = window.connection().playDemo(options.demoFile, clock); !played)
            return complain(played.error(), 3);
    }
    window.show();
    if (auto saved = savePictures(window, options.screenshotFolder); !saved)
        return complain(saved.error(), 3);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("timeless-console"));
    QApplication::setApplicationVersion(QStringLiteral(TG_VERSION));
    QCommandLineParser parser;
    tg::console::describeOptions(parser);
    parser.process(app);
    const auto options = tg::console::readOptions(parser);
    if (!options)
        return complain(options.error(), 2);
    if (!options->logRules.isEmpty())
        QLoggingCategory::setFilterRules(QString(options->logRules).replace(u';', u'\n'));
    if (!options->language.isEmpty())
        QLocale::setDefault(QLocale(options->language));
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("console"), QStringLiteral("_"),
                        QStringLiteral(":/i18n")))
        QApplication::installTranslator(&translator);
    tg::console::applyPalette(options->palette);
    if (!options->screenshotFolder.isEmpty())
        return takePictures(*options);

    const tg::SystemClock clock;
    tg::console::MainWindow window(clock);
    window.setReadOnlyWanted(parser.isSet(QStringLiteral("read-only")));
    window.resize(options->size);
    window.showPage(options->page);
    if (!options->recordFile.isEmpty()) {
        if (auto recording = window.connection().recordTo(options->recordFile); !recording)
            return complain(recording.error(), 3);
    }
    if (!options->demoFile.isEmpty()) {
        if (auto opened = window.connection().openDemo(options->demoFile); !opened)
            return complain(opened.error(), 3);
    } else if (options->connection) {
        window.connection().connectTo(*options->connection);
    }
    window.show();
    return QApplication::exec();
}
