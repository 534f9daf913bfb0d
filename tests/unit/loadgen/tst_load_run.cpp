// A run books every request once and calls answered only what was.
#include <fstream>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "scripted_server.h"
#include "tests/loadgen/load_run.h"

using namespace tg::loadgen;
using namespace Qt::StringLiterals;

class TestLoadRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void booksEachEndingOnce();
    void countsOnlyAfterTheWarmup();
    void keepsToTheScheduleOfAnOpenLoop();
    void saysWhenTheServerIsNotThere();
    void checksItsOptions_data();
    void checksItsOptions();

private:
    static Options options(const QStringList &arguments)
    {
        const auto parsed = optionsOf(QStringList{u"timeless-loadgen"_s} + arguments);
        return parsed ? *parsed : Options{};
    }
};

void TestLoadRun::booksEachEndingOnce()
{
    const std::string partial = R"({"samples":150,"errors":50})";
    ScriptedServer server({"HTTP/1.1 204 No Content\r\nX-Timeless-Ack: one; gaps=1\r\n\r\n",
                           "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(partial.size()) +
                               "\r\n\r\n" + partial,
                           "",
                           "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"});
    QTemporaryDir folder;
    const std::string path = folder.filePath(u"record"_s).toStdString();
    const Options asked =
        options({u"--url"_s, QString::fromStdString(server.url()), u"--series"_s, u"200"_s,
                 u"--connections"_s, u"1"_s, u"--requests"_s, u"6"_s, u"--unique"_s});
    const auto endpoint = endpointOf(asked.url);
    QVERIFY(endpoint);
    auto record = RecordWriter::create(path, {asked.plan.set, asked.plan.style});
    QVERIFY(record);
    const std::atomic<bool> stop{false};
    LoadRun run(asked, *endpoint, &*record, stop);
    const auto tally = run.run();
    QVERIFY(tally);
    QVERIFY(record->finish());
    QCOMPARE(tally->requests, 6U);
    QCOMPARE(tally->byStatus, (std::map<int, std::uint64_t>{{200, 1}, {204, 3}, {503, 1}}));
    QCOMPARE(tally->unanswered, 1U);
    QCOMPARE(tally->reconnects, 1U);
    QCOMPARE(tally->samples, 600U);
    QCOMPARE(tally->partialSamples, 150U);
    QCOMPARE(tally->errors, 50U);
    QCOMPARE(tally->gaps, 1U);
    QVERIFY(!tally->isClean());
    std::ifstream lines(path);
    std::string line;
    std::getline(lines, line);
    for (const int status : {204, 200, 0, 503, 204, 204}) {
        std::getline(lines, line);
        const auto booked = recordLineOf(line, ValueStyle::Unique);
        QVERIFY(booked);
        QCOMPARE(booked->status, status);
    }
    server.stop();
    QCOMPARE(server.bodies().size(), 6U);
}

void TestLoadRun::countsOnlyAfterTheWarmup()
{
    ScriptedServer server({});
    const Options asked = options({u"--url"_s, QString::fromStdString(server.url()), u"--series"_s,
                                   u"200"_s, u"--connections"_s, u"1"_s, u"--requests"_s, u"3"_s,
                                   u"--warmup"_s, u"0.05"_s, u"--format"_s, u"json10"_s});
    const auto endpoint = endpointOf(asked.url);
    QVERIFY(endpoint);
    const std::atomic<bool> stop{false};
    LoadRun run(asked, *endpoint, nullptr, stop);
    const auto tally = run.run();
    QVERIFY(tally);
    QVERIFY(tally->isClean());
    QCOMPARE(tally->samples, 3U * 2'000U);
    server.stop();
    QVERIFY(server.bodies().size() > 3U);
}

void TestLoadRun::keepsToTheScheduleOfAnOpenLoop()
{
    ScriptedServer server({});
    const Options asked =
        options({u"--url"_s, QString::fromStdString(server.url()), u"--series"_s, u"200"_s,
                 u"--duration"_s, u"0.2"_s, u"--rate"_s, u"20000"_s, u"--connections"_s, u"1"_s});
    const auto endpoint = endpointOf(asked.url);
    QVERIFY(endpoint);
    const std::atomic<bool> stop{false};
    LoadRun run(asked, *endpoint, nullptr, stop);
    const auto tally = run.run();
    QVERIFY(tally);
    QVERIFY(tally->isClean());
    QCOMPARE(tally->requests + tally->notSent, 20U); // every 10 ms, from 0 to 190
}

void TestLoadRun::saysWhenTheServerIsNotThere()
{
    std::string url;
    {
        ScriptedServer server({});
        url = server.url();
    }
    const Options asked =
        options({u"--url"_s, QString::fromStdString(url), u"--series"_s, u"200"_s});
    const auto endpoint = endpointOf(asked.url);
    QVERIFY(endpoint);
    const std::atomic<bool> stop{false};
    LoadRun run(asked, *endpoint, nullptr, stop);
    const auto tally = run.run();
    QVERIFY(!tally);
    QCOMPARE(tally.error().code, tg::ErrorCode::Unavailable);
    QVERIFY(tally.error().text.find(url) != std::string::npos);
}

void TestLoadRun::checksItsOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no url") << QStringList{u"--json"_s};
    QTest::newRow("unknown option") << QStringList{u"--url"_s, u"http://x:1"_s, u"--fast"_s};
    QTest::newRow("unknown format")
        << QStringList{u"--url"_s, u"http://x:1"_s, u"--format"_s, u"xml"_s};
    QTest::newRow("no number") << QStringList{u"--url"_s, u"http://x:1"_s, u"--series"_s,
                                              u"many"_s};
    QTest::newRow("negative") << QStringList{u"--url"_s, u"http://x:1"_s, u"--duration"_s, u"-1"_s};
    QTest::newRow("unknown encoding")
        << QStringList{u"--url"_s, u"http://x:1"_s, u"--encoding"_s, u"br"_s};
    QTest::newRow("no rounds") << QStringList{u"--url"_s, u"http://x:1"_s, u"--packed-rounds"_s,
                                              u"0"_s};
    QTest::newRow("unknown ack") << QStringList{u"--url"_s, u"http://x:1"_s, u"--ack"_s, u"two"_s};
    QTest::newRow("stray argument") << QStringList{u"--url"_s, u"http://x:1"_s, u"more"_s};
}

void TestLoadRun::checksItsOptions()
{
    QFETCH(QStringList, arguments);
    QVERIFY(!optionsOf(QStringList{u"timeless-loadgen"_s} + arguments));
}

QTEST_GUILESS_MAIN(TestLoadRun)
#include "tst_load_run.moc"
