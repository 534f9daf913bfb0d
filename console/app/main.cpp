// timeless-console: options and exit codes only (0 ok, 2 usage, 3 a file it was told of cannot be
// read or written, 4 no gateway to take pictures of).
#include <cstdio>
#include <cstring>

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QTranslator>

#include "console/app/console_options.h"
#include "console/app/main_window.h"
#include "console/app/quit_signals.h"
#include "console/app/screenshots.h"
#include "console/link/console_clock.h"

namespace {

using namespace Qt::StringLiterals;
using namespace tg::console;

constexpr QSize kFirstSize{1100, 720};

enum ExitCode { Ok = 0, Usage = 2, BadFile = 3, NoGateway = 4 };

int complain(const tg::Error &error, int code)
{
    std::fprintf(stderr, "timeless-console: %s\n", error.text.c_str());
    if (code == Usage)
        std::fprintf(stderr, "See timeless-console --help.\n");
    return code;
}

void name(QCoreApplication &app)
{
    app.setApplicationName(u"timeless-console"_s);
    app.setApplicationVersion(QStringLiteral(TG_VERSION));
}

// These work without a display.
bool wantsOnlyText(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        for (const char *option : {"--help", "-h", "--version", "-v"}) {
            if (std::strcmp(argv[i], option) == 0)
                return true;
        }
    }
    return false;
}

int showText(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    name(app);
    QCommandLineParser parser;
    describeOptions(parser);
    parser.process(app); // prints, and exits with 0
    return Ok;
}

int takePictures(const ConsoleOptions &options)
{
    tg::ManualClock clock(tg::SystemClock().unixMilliseconds());
    MainWindow window(clock);
    window.resize(options.size.value_or(kFirstSize));
    if (auto played =
            window.connection().playDemos(options.demoFiles, clock, options.wantsReadOnly);
        !played)
        return complain(played.error(), BadFile);
    window.show();
    if (auto saved = savePictures(window, options.screenshotFolder); !saved)
        return complain(saved.error(), BadFile);
    return Ok;
}

// Of gateways as they are now; nothing of the window is remembered.
int takeLivePictures(const ConsoleOptions &options, Settings &settings)
{
    const auto wishes = resolveConnections(options, settings);
    if (!wishes)
        return complain(wishes.error(), Usage);
    const ConsoleClock clock;
    MainWindow window(clock);
    window.resize(options.size.value_or(kFirstSize));
    window.setReadOnlyWanted(options.wantsReadOnly);
    window.setCaFile(options.caFile);
    window.show();
    for (const auto &wish : *wishes)
        window.connectTo(wish.connection, wish.token);
    if (auto watched = watchFor(window, options.watched); !watched)
        return complain(watched.error(), NoGateway);
    if (auto saved = savePictures(window, options.screenshotFolder); !saved)
        return complain(saved.error(), BadFile);
    return Ok;
}

tg::Result<void> openAll(MainWindow &window, const ConsoleOptions &options)
{
    if (!options.recordFile.isEmpty()) {
        if (auto recording = window.connection().recordTo(options.recordFile); !recording)
            return recording;
    }
    return window.connection().openDemos(options.demoFiles, options.wantsReadOnly);
}

int run(const ConsoleOptions &options, Settings &settings)
{
    const auto wishes = resolveConnections(options, settings);
    if (!wishes)
        return complain(wishes.error(), Usage);
    const ConsoleClock clock;
    MainWindow window(clock, settings);
    window.resize(kFirstSize);
    window.rememberLayout();
    if (options.size)
        window.resize(*options.size);
    window.setReadOnlyWanted(options.wantsReadOnly);
    window.setCaFile(options.caFile);
    if (options.page)
        window.showPage(*options.page);
    if (auto opened = openAll(window, options); !opened)
        return complain(opened.error(), BadFile);
    for (const auto &wish : *wishes)
        window.connectTo(wish.connection, wish.token);
    if (wishes->empty() && options.demoFiles.isEmpty())
        window.connectAtStart();
    window.show();
    const QuitSignals signals;
    QObject::connect(&signals, &QuitSignals::quitWanted, qApp, &QApplication::quit);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (wantsOnlyText(argc, argv))
        return showText(argc, argv);
    QApplication app(argc, argv);
    name(app);
    QCommandLineParser parser;
    describeOptions(parser);
    if (!parser.parse(QApplication::arguments()))
        return complain({tg::ErrorCode::BadSyntax, parser.errorText().toStdString()}, Usage);
    const auto options = readOptions(parser);
    if (!options)
        return complain(options.error(), Usage);
    if (!options->logRules.isEmpty())
        QLoggingCategory::setFilterRules(QString(options->logRules).replace(u';', u'\n'));
    Settings settings(options->settingsFile);
    const auto language = options->language.isEmpty() ? settings.language() : options->language;
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(language));
    QTranslator translator;
    if (translator.load(QLocale(), u"console"_s, u"_"_s, u":/i18n"_s) ||
        translator.load(u":/i18n/console_en.qm"_s)) // the plural forms
        QApplication::installTranslator(&translator);
    QTranslator ofQt; // standard buttons and keys, where Qt's own translations are installed
    if (ofQt.load(QLocale(), u"qtbase"_s, u"_"_s,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&ofQt);
    applyPalette(options->palette.value_or(settings.palette()));
    if (options->screenshotFolder.isEmpty())
        return run(*options, settings);
    return options->connections.isEmpty() ? takePictures(*options)
                                          : takeLivePictures(*options, settings);
}
