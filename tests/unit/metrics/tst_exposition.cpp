// Prometheus text, byte by byte and before the eyes of promtool.
#include <array>
#include <cfloat>
#include <cmath>
#include <fcntl.h>
#include <limits>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include "metrics/exposition.h"
#include "metrics/process_stats.h"

using namespace tg::metrics;

class TestExposition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesHelpAndTypeOnceAFamily();
    void escapesHelpAndLabelValues();
    void endsCountersInTotal();
    void writesNumbersExactly_data();
    void writesNumbersExactly();
    void cumulatesHistogramBuckets();
    void readsThisProcess();
    void readsAProgramNameWithBrackets();
    void saysWhenProcCannotBeRead();
    void pleasesPromtool();
};

void TestExposition::writesHelpAndTypeOnceAFamily()
{
    std::string text = "before\n";
    Exposition out(text);
    out.gauge("a", "An a.");
    out.add(1, {{"node", "x"}, {"kind", "y"}});
    out.gauge("a", "An a.");
    out.add(2);
    out.gauge("b", "A b.");
    out.add(std::numeric_limits<std::uint64_t>::max());
    QCOMPARE(text,
             std::string("before\n# HELP a An a.\n# TYPE a gauge\na{node=\"x\",kind=\"y\"} 1\na 2\n"
                         "# HELP b A b.\n# TYPE b gauge\nb 18446744073709551615\n"));
}

void TestExposition::escapesHelpAndLabelValues()
{
    std::string text;
    Exposition out(text);
    out.gauge("a", "say \"x\\y\"\nz");
    out.add(1, {{"l", "say \"x\\y\"\nz"}});
    QCOMPARE(
        text,
        std::string(
            "# HELP a say \"x\\\\y\"\\nz\n# TYPE a gauge\na{l=\"say \\\"x\\\\y\\\"\\nz\"} 1\n"));
}

void TestExposition::endsCountersInTotal()
{
    std::string text;
    Exposition out(text);
    out.counter("a", "A.");
    out.add(1);
    out.counter("b_total", "B.");
    out.add(1);
    QCOMPARE(text, std::string("# HELP a_total A.\n# TYPE a_total counter\na_total 1\n"
                               "# HELP b_total B.\n# TYPE b_total counter\nb_total 1\n"));
}

void TestExposition::writesNumbersExactly_data()
{
    QTest::addColumn<double>("value");
    for (double value : {0.0, -0.0, 0.1, 1.0 / 3, 123456789.125, 1e21, DBL_MAX, DBL_MIN,
                         DBL_TRUE_MIN, 9007199254740993.0})
        QTest::addRow("%.17g", value) << value;
    QTest::newRow("inf") << std::numeric_limits<double>::infinity();
    QTest::newRow("-inf") << -std::numeric_limits<double>::infinity();
    QTest::newRow("nan") << std::nan("");
}

void TestExposition::writesNumbersExactly()
{
    QFETCH(double, value);
    std::string text;
    Exposition out(text);
    out.add(value);
    const QByteArray written = QByteArray::fromStdString(text).trimmed();
    if (std::isnan(value))
        QCOMPARE(written, QByteArray("NaN"));
    else if (std::isinf(value))
        QCOMPARE(written, QByteArray(value > 0 ? "+Inf" : "-Inf"));
    else
        QVERIFY(written.toDouble() == value &&
                std::signbit(written.toDouble()) == std::signbit(value));
}

void TestExposition::cumulatesHistogramBuckets()
{
    std::string text;
    Exposition out(text);
    out.histogram("h_seconds", "H.");
    const std::array bounds{0.005, 0.5, 10.0};
    const std::array<std::uint64_t, 4> counts{1, 2, 0, 4};
    out.addHistogram(bounds, counts, 41.5, {{"node", "a"}});
    QCOMPARE(text, std::string("# HELP h_seconds H.\n# TYPE h_seconds histogram\n"
                               "h_seconds_bucket{node=\"a\",le=\"0.005\"} 1\n"
                               "h_seconds_bucket{node=\"a\",le=\"0.5\"} 3\n"
                               "h_seconds_bucket{node=\"a\",le=\"10\"} 3\n"
                               "h_seconds_bucket{node=\"a\",le=\"+Inf\"} 7\n"
                               "h_seconds_sum{node=\"a\"} 41.5\nh_seconds_count{node=\"a\"} 7\n"));
}

void TestExposition::readsThisProcess()
{
    const auto before = readProcessStats();
    QVERIFY(before);
    const int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    const auto after = readProcessStats();
    ::close(fd);
    QVERIFY(after);
    QCOMPARE(after->openFds, before->openFds + 1);
    QVERIFY(after->residentBytes > 1'000'000 && after->residentBytes < after->virtualBytes);
    QVERIFY(after->maxFds >= after->openFds);
    QVERIFY(after->threads >= 1);
    QVERIFY(after->cpuSeconds >= before->cpuSeconds);
    const auto now = static_cast<double>(QDateTime::currentSecsSinceEpoch());
    QVERIFY(after->startTimeSeconds > now - 3600 && after->startTimeSeconds < now + 60);
}

void TestExposition::readsAProgramNameWithBrackets()
{
    const QTemporaryDir proc;
    QVERIFY(QDir(proc.path()).mkdir(QStringLiteral("self")));
    QFile stat(proc.filePath(QStringLiteral("self/stat")));
    QVERIFY(stat.open(QFile::WriteOnly));
    stat.write("7 (a) R 9 (b) S 1 2 3 4 5 6 7 8 9 10 150 50 13 14 15 16 6 18 1000 4096 3 0\n");
    stat.close();
    QFile boot(proc.filePath(QStringLiteral("stat")));
    QVERIFY(boot.open(QFile::WriteOnly));
    boot.write("cpu 1 2 3\nbtime 1700000000\n");
    boot.close();
    const auto stats = readProcessStats(proc.path().toStdString());
    QVERIFY(stats);
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    QCOMPARE(stats->cpuSeconds, 200 / ticks);
    QCOMPARE(stats->threads, std::uint64_t{6});
    QCOMPARE(stats->startTimeSeconds, 1700000000 + 1000 / ticks);
    QCOMPARE(stats->virtualBytes, std::uint64_t{4096});
    QCOMPARE(stats->residentBytes, 3 * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
}

void TestExposition::saysWhenProcCannotBeRead()
{
    const QTemporaryDir proc;
    QVERIFY(!readProcessStats(proc.path().toStdString()));
}

void TestExposition::pleasesPromtool()
{
    const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
    QVERIFY2(!promtool.isEmpty(),
             "promtool is needed to check the exposition: apt-get install prometheus");

    std::string text;
    Exposition out(text);
    const auto stats = readProcessStats();
    QVERIFY(stats);
    writeProcessStats(*stats, out);
    out.counter("timeless_gateway_points_received", "Points received.");
    out.add(12, {{"format", "say \"x\\y\"\nz"}});
    out.gauge("timeless_gateway_ratio", "Odd values.\nSecond line with a \\.");
    out.add(std::nan(""), {{"l", "nan"}});
    out.add(std::numeric_limits<double>::infinity(), {{"l", "inf"}});
    out.histogram("timeless_gateway_call_duration_seconds", "Time of a call.");
    out.addHistogram(std::array{0.001, 1.0}, std::array<std::uint64_t, 3>{1, 2, 3}, 4.5,
                     {{"node", "a"}});

    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
    process.write(QByteArray::fromStdString(text));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAll(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestExposition)
#include "tst_exposition.moc"
