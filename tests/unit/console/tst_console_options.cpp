// The command line: what it says, what it refuses, and that the manual page names all of it.
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QtTest>

#include "console/app/console_options.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

class TestConsoleOptions : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static Result<ConsoleOptions> read(const QStringList &arguments)
    {
        QCommandLineParser parser;
        describeOptions(parser);
        if (!parser.parse(QStringList{u"timeless-console"_s} + arguments))
            return Error{ErrorCode::BadSyntax, parser.errorText().toStdString()};
        return readOptions(parser);
    }
    QString file(const QString &name, const QByteArray &text, QFile::Permissions mode)
    {
        QFile one(m_folder.filePath(name));
        if (one.open(QFile::WriteOnly))
            one.write(text);
        one.setPermissions(mode);
        return one.fileName();
    }
    struct Ended {
        int code = -1;
        QString out;
        QString err;
    };
    Ended run(const QStringList &arguments, const QString &platform = u"offscreen"_s)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, platform);
        environment.insert(u"HOME"_s, m_folder.path());
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.path());
        environment.remove(u"DISPLAY"_s);
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("TG_BINARY_DIR") + u"/bin/timeless-console"_s,
                      arguments);
        if (!process.waitForFinished())
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void saysNothingWithoutOptions()
    {
        const auto options = read({});
        QVERIFY(options);
        QVERIFY(options->connections.isEmpty());
        QVERIFY(!options->palette && !options->page && !options->size);
    }

    void takesAllOfThem()
    {
        const auto token = file(u"token"_s, "secret\n", QFile::ReadOwner | QFile::WriteOwner);
        const auto options =
            read({u"--connect"_s, u"tls://h:1"_s, u"--token-file"_s, token, u"--pin"_s,
                  QString(64, u'a'), u"--read-only"_s, u"--page"_s, u"alarms"_s, u"--palette"_s,
                  u"dark"_s, u"--lang"_s, u"en"_s, u"--size"_s, u"800x600"_s, u"--settings"_s,
                  u"/tmp/x.ini"_s, u"--log"_s, u"tg.*.debug=true;qt.*=false"_s});
        QVERIFY2(options, options ? "" : options.error().text.c_str());
        QCOMPARE(options->token, u"secret"_s);
        QCOMPARE(options->pinnedSha256, QByteArray(32, '\xAA'));
        QVERIFY(options->wantsReadOnly);
        QCOMPARE(*options->page, 4);
        QCOMPARE(*options->palette, PaletteChoice::Dark);
        QCOMPARE(*options->size, QSize(800, 600));
        Settings settings(m_folder.filePath(u"none.ini"_s));
        const auto wishes = resolveConnections(*options, settings);
        QVERIFY(wishes);
        QCOMPARE(wishes->size(), 1U);
        QCOMPARE(wishes->front().connection.address.host, u"h"_s);
        QCOMPARE(wishes->front().connection.pinnedSha256, QByteArray(32, '\xAA'));
        QVERIFY(wishes->front().connection.wantsReadOnly);
        QCOMPARE(wishes->front().token, u"secret"_s);
    }

    void savedConnectionsAreNamed()
    {
        Settings settings(m_folder.filePath(u"saved.ini"_s));
        SavedConnection one;
        one.name = u"production"_s;
        one.address = *parseGatewayAddress(u"tls://gw:9430"_s);
        one.pinnedSha256 = QByteArray(32, 'x');
        QVERIFY(settings.keepConnection(one));
        ConsoleOptions options;
        options.connections = {u"production"_s, u"unix:/run/x.sock"_s};
        const auto wishes = resolveConnections(options, settings);
        QVERIFY(wishes);
        QCOMPARE(wishes->size(), 2U);
        QCOMPARE((*wishes)[0].connection.pinnedSha256, one.pinnedSha256);
        QCOMPARE((*wishes)[1].connection.address.path, u"/run/x.sock"_s);
        options.connections = {u"prod"_s};
        const auto refused = resolveConnections(options, settings);
        QVERIFY(!refused);
        QVERIFY(refused.error().text.find("production") != std::string::npos);
        options.connections = {u"unix:/x"_s};
        options.pinnedSha256 = QByteArray(32, 'y');
        QVERIFY(!resolveConnections(options, settings));
    }

    void refusesWhatMakesNoSense_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const QStringList &arguments, const QString &named) {
            QTest::newRow(name) << arguments << named;
        };
        row("unknown", {u"--nonsense"_s}, u"nonsense"_s);
        row("value missing", {u"--page"_s}, u"page"_s);
        row("page", {u"--page"_s, u"cellar"_s}, u"'cellar'"_s);
        row("palette", {u"--palette"_s, u"pink"_s}, u"'pink'"_s);
        row("language", {u"--lang"_s, u"tlh"_s}, u"'tlh'"_s);
        row("size", {u"--size"_s, u"10x10"_s}, u"'10x10'"_s);
        row("size, words", {u"--size"_s, u"large"_s}, u"'large'"_s);
        row("size, trailing", {u"--size"_s, u"800x600x3"_s}, u"800x600x3"_s);
        row("log", {u"--log"_s, u"tg.debug"_s}, u"'tg.debug'"_s);
        row("token file missing",
            {u"--connect"_s, u"unix:/x"_s, u"--token-file"_s, u"/nowhere/token"_s},
            u"/nowhere/token"_s);
        row("ca", {u"--ca"_s, u"/nowhere/ca.pem"_s}, u"/nowhere/ca.pem"_s);
        row("pin", {u"--connect"_s, u"tls://h:1"_s, u"--pin"_s, u"12"_s}, u"'12'"_s);
        row("pin for nobody", {u"--pin"_s, QString(64, u'a')}, u"--connect"_s);
        row("pin for two",
            {u"--connect"_s, u"tls://a:1"_s, u"--connect"_s, u"tls://b:1"_s, u"--pin"_s,
             QString(64, u'a')},
            u"exactly one"_s);
        row("demo and gateway", {u"--demo"_s, u"x"_s, u"--connect"_s, u"unix:/x"_s}, u"--demo"_s);
        row("after what", {u"--after"_s, u"5"_s, u"--connect"_s, u"unix:/x"_s}, u"--after"_s);
        row("after too long",
            {u"--screenshot"_s, u"x"_s, u"--connect"_s, u"unix:/x"_s, u"--after"_s, u"3601"_s},
            u"'3601'"_s);
        row("settings in a folder", {u"--settings"_s, u"/tmp"_s}, u"'/tmp'"_s);
        row("no option", {u"gw-1"_s}, u"'gw-1'"_s);
    }
    void refusesWhatMakesNoSense()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto options = read(arguments);
        QVERIFY(!options);
        QVERIFY2(QString::fromStdString(options.error().text).contains(named),
                 options.error().text.c_str());
    }

    void aTokenFileThatOthersReadIsRefused()
    {
        const auto token =
            file(u"open"_s, "secret\n", QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        const auto options = read({u"--connect"_s, u"unix:/x"_s, u"--token-file"_s, token});
        QVERIFY(!options);
        QVERIFY(options.error().text.find("chmod 600") != std::string::npos);
        QVERIFY(options.error().text.find("secret") == std::string::npos);
    }

    void theProgramEndsWithTwoOnWrongOptions_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s};
        QTest::newRow("wrong value") << QStringList{u"--page"_s, u"cellar"_s};
        QTest::newRow("unknown connection") << QStringList{u"--connect"_s, u"nobody"_s};
        QTest::newRow("bad address") << QStringList{u"--connect"_s, u"tcp://10.0.0.1:1"_s};
    }
    void theProgramEndsWithTwoOnWrongOptions()
    {
        QFETCH(QStringList, arguments);
        const auto ended = run(arguments);
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.startsWith(u"timeless-console: "_s) ||
                     ended.err.contains(u"\ntimeless-console: "_s),
                 qPrintable(ended.err));
        QVERIFY(ended.err.contains(arguments.last().remove(u'-')));
    }

    void aRecordingThatIsNoneEndsWithThree()
    {
        const auto ended =
            run({u"--demo"_s, u"/nowhere/x.tgrec"_s, u"--screenshot"_s, m_folder.path()});
        QCOMPARE(ended.code, 3);
        QVERIFY(ended.err.contains(u"/nowhere/x.tgrec"_s));
    }

    void helpAndVersionNeedNoDisplay()
    {
        const auto help = run({u"--help"_s}, u"xcb"_s);
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains(u"--token-file"_s));
        const auto version = run({u"--version"_s}, u"xcb"_s);
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.contains(QStringLiteral(TG_VERSION)));
    }

    void sigtermKeepsTheLayoutAndEndsWell()
    {
        QLocalServer gateway;
        QVERIFY(gateway.listen(m_folder.filePath(u"quit.sock"_s)));
        const auto settings = m_folder.filePath(u"quit.ini"_s);
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("TG_BINARY_DIR") + u"/bin/timeless-console"_s,
                      {u"--settings"_s, settings, u"--page"_s, u"events"_s, u"--connect"_s,
                       QString(u"unix:"_s + gateway.fullServerName())});
        // Its greeting is sent by the loop of events, so the window is there by then.
        QTRY_VERIFY_WITH_TIMEOUT(gateway.hasPendingConnections(), 30'000);
        auto *console = gateway.nextPendingConnection();
        QTRY_VERIFY_WITH_TIMEOUT(console->bytesAvailable() > 0, 30'000);
        QVERIFY(!QFile::exists(settings) ||
                !QSettings(settings, QSettings::IniFormat).contains(u"window/geometry"_s));
        process.terminate();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const QSettings kept(settings, QSettings::IniFormat);
        QVERIFY2(kept.contains(u"window/geometry"_s), qPrintable(kept.allKeys().join(u' ')));
    }

    void theManualNamesEveryOption()
    {
        QFile page(qEnvironmentVariable("TG_SOURCE_DIR") + u"/resources/man/timeless-console.1"_s);
        QVERIFY(page.open(QFile::ReadOnly));
        const auto manual = QString::fromUtf8(page.readAll());
        static const QRegularExpression kOption(u"--([a-z-]+)"_s);
        auto options = kOption.globalMatch(run({u"--help"_s}).out);
        int seen = 0;
        while (options.hasNext()) {
            const auto name = options.next().captured(1);
            if (name == "help-all"_L1) // Qt's own
                continue;
            ++seen;
            QVERIFY2(manual.contains(QString(u".It Fl -"_s + name)), qPrintable(name));
        }
        QVERIFY(seen >= 15);
    }

    void theManualIsFreeOfFormattingErrors()
    {
        const auto groff = QStandardPaths::findExecutable(u"groff"_s);
        QVERIFY2(!groff.isEmpty(), "groff checks the manual pages: apt-get install groff-base");
        QProcess process;
        process.start(groff, {u"-mdoc"_s, u"-Tutf8"_s, u"-ww"_s, u"-z"_s,
                              QString(qEnvironmentVariable("TG_SOURCE_DIR") +
                                      u"/resources/man/timeless-console.1"_s)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
    }
};

QTEST_MAIN(TestConsoleOptions)
#include "tst_console_options.moc"
