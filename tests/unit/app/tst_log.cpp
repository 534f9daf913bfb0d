// Log lines as operators and collectors see them.
#include <array>
#include <fcntl.h>
#include <unistd.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QtTest>

#include "app/runtime/log.h"

using namespace tg::app;

namespace {
Q_LOGGING_CATEGORY(lcErl, "tg.erl")
constexpr std::int64_t kTime = 1795366800123; // 2026-11-22T17:00:00.123Z
} // namespace

class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void writesOneTextLineAnEvent();
    void writesOneJsonObjectAnEvent();
    void escapesWhatCouldForgeALine_data();
    void escapesWhatCouldForgeALine();
    void writesWhatIsAsImportantAsTheLevel_data();
    void writesWhatIsAsImportantAsTheLevel();
    void sendsQtMessagesToItsSink();

private:
    QByteArray written();

    std::array<int, 2> m_pipe{-1, -1};
};

void TestLog::init()
{
    QCOMPARE(::pipe2(m_pipe.data(), O_NONBLOCK | O_CLOEXEC), 0);
}

void TestLog::cleanup()
{
    uninstallLog();
    for (int fd : m_pipe)
        ::close(fd);
}

QByteArray TestLog::written()
{
    QByteArray bytes(65536, '\0');
    bytes.resize(std::max<ssize_t>(
        0, ::read(m_pipe[0], bytes.data(), static_cast<std::size_t>(bytes.size()))));
    return bytes;
}

void TestLog::writesOneTextLineAnEvent()
{
    QCOMPARE(
        formatLogLine(LogFormat::Text, {kTime, "info", "tg.erl", "node=a event=up name=\"x\""}),
        std::string("2026-11-22T17:00:00.123Z info tg.erl node=a event=up name=\"x\"\n"));
}

void TestLog::writesOneJsonObjectAnEvent()
{
    QCOMPARE(
        formatLogLine(LogFormat::Json,
                      {kTime, "warning", "tg.erl", "node=a text=\"x\\y\"\n\x01 \xc3\xa4"}),
        std::string(
            "{\"time\":\"2026-11-22T17:00:00.123Z\",\"level\":\"warning\",\"category\":\"tg.erl\","
            "\"message\":\"node=a text=\\\"x\\\\y\\\"\\n\\u0001 \xc3\xa4\"}\n"));
}

void TestLog::escapesWhatCouldForgeALine_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("newline") << QByteArray("a\n2026-11-22T17:00:00.123Z error tg.erl forged");
    QTest::newRow("carriage return") << QByteArray("a\rb");
    QTest::newRow("terminal sequence") << QByteArray("a\x1b[2Jb");
    QTest::newRow("zero") << QByteArray("a\0b", 3);
    QTest::newRow("delete") << QByteArray("a\x7f"
                                          "b");
}

void TestLog::escapesWhatCouldForgeALine()
{
    QFETCH(QByteArray, message);
    const std::string_view view(message.constData(), static_cast<std::size_t>(message.size()));
    const QByteArray text =
        QByteArray::fromStdString(formatLogLine(LogFormat::Text, {kTime, "info", "tg.x", view}));
    QCOMPARE(text.count('\n'), 1);
    QVERIFY(
        std::all_of(text.begin(), text.end() - 1, [](char c) { return c >= ' ' && c != '\x7f'; }));

    const QByteArray json =
        QByteArray::fromStdString(formatLogLine(LogFormat::Json, {kTime, "info", "tg.x", view}));
    QCOMPARE(json.count('\n'), 1);
    QCOMPARE(QJsonDocument::fromJson(json).object().value(QStringLiteral("message")).toString(),
             QString::fromUtf8(message));
}

void TestLog::writesWhatIsAsImportantAsTheLevel_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("debug") << static_cast<int>(LogLevel::Debug)
                           << QByteArray("debug info warning error");
    QTest::newRow("info") << static_cast<int>(LogLevel::Info) << QByteArray("info warning error");
    QTest::newRow("warning") << static_cast<int>(LogLevel::Warning) << QByteArray("warning error");
    QTest::newRow("error") << static_cast<int>(LogLevel::Error) << QByteArray("error");
}

void TestLog::writesWhatIsAsImportantAsTheLevel()
{
    QFETCH(int, level);
    QFETCH(QByteArray, expected);
    installLog({static_cast<LogLevel>(level), LogFormat::Text}, m_pipe[1]);
    qCDebug(lcErl) << "d";
    qCInfo(lcErl) << "i";
    qCWarning(lcErl) << "w";
    qCCritical(lcErl) << "e";
    QByteArrayList levels;
    for (const QByteArray &line : written().split('\n')) {
        const auto words = line.split(' ');
        if (words.size() == 4)
            levels << words[1];
    }
    QCOMPARE(levels.join(' '), expected);
}

void TestLog::sendsQtMessagesToItsSink()
{
    installLog({LogLevel::Info, LogFormat::Json}, m_pipe[1]);
    qCInfo(lcErl, "node=%s event=up", "a");
    qWarning("plain");
    const auto lines = written().split('\n');
    QCOMPARE(lines.size(), 3);
    const auto first = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(first.value(QStringLiteral("category")).toString(), QStringLiteral("tg.erl"));
    QCOMPARE(first.value(QStringLiteral("message")).toString(), QStringLiteral("node=a event=up"));
    QVERIFY(QDateTime::fromString(first.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs)
                .isValid());
    QCOMPARE(
        QJsonDocument::fromJson(lines[1]).object().value(QStringLiteral("category")).toString(),
        QStringLiteral("default"));
}

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
