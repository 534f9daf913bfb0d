// Answers are read honestly, however their bytes are cut; latencies and schedules count right.
#include <QRegularExpression>
#include <QTest>

#include "tests/loadgen/answer_reader.h"
#include "tests/loadgen/latency_histogram.h"
#include "tests/loadgen/pacer.h"

using namespace tg::loadgen;
using namespace std::chrono_literals;

class TestLoadgenAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void readsAnAnswerHoweverItIsCut();
    void skipsInterimAnswers();
    void refusesWhatItCannotFrame_data();
    void refusesWhatItCannotFrame();
    void keepsQuantilesWithinTwoPercent();
    void owesWhatWasNotSent();
};

void TestLoadgenAnswers::readsAnAnswerHoweverItIsCut()
{
    const std::string body = R"({"samples":19998,"errors":2,"failed_lines":[],"reasons":{}})";
    const std::string text = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                             "\r\nx-timeless-ack: one; gaps=3\r\nConnection: close\r\n\r\n" + body;
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        AnswerReader reader;
        Answer answer;
        QCOMPARE(reader.read(text.substr(0, cut), answer), AnswerReader::State::NeedsMore);
        QCOMPARE(reader.read(text.substr(cut), answer), AnswerReader::State::Ready);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.samples, 19'998U);
        QCOMPARE(answer.errors, 2U);
        QCOMPARE(answer.gaps, 3U);
        QVERIFY(answer.closes);
    }
}

void TestLoadgenAnswers::skipsInterimAnswers()
{
    AnswerReader reader;
    Answer answer;
    QCOMPARE(reader.read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", answer),
             AnswerReader::State::Ready);
    QCOMPARE(answer.status, 204);
    QVERIFY(!answer.closes);
    QVERIFY(answer.framed);
}

void TestLoadgenAnswers::refusesWhatItCannotFrame_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    QTest::newRow("no status") << QByteArray("HTTP/1.1 abc\r\n\r\n");
    QTest::newRow("chunked") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("huge body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
    QTest::newRow("endless head") << QByteArray("HTTP/1.1 200 OK\r\nX: ") +
                                         QByteArray(100'000, 'x');
}

void TestLoadgenAnswers::refusesWhatItCannotFrame()
{
    QFETCH(QByteArray, text);
    AnswerReader reader;
    Answer answer;
    QCOMPARE(reader.read(text.toStdString(), answer), AnswerReader::State::Broken);
}

void TestLoadgenAnswers::keepsQuantilesWithinTwoPercent()
{
    LatencyHistogram latencies;
    QCOMPARE(latencies.milliseconds(0.5), 0.0);
    for (int i = 1; i <= 10'000; ++i)
        latencies.add(i * 10us);
    QVERIFY(std::abs(latencies.milliseconds(0.50) - 50.0) < 1.0);
    QVERIFY(std::abs(latencies.milliseconds(0.99) - 99.0) < 2.0);
    QCOMPARE(latencies.milliseconds(1.0), 100.0);
    QCOMPARE(latencies.maxMilliseconds(), 100.0);
    latencies.add(30h);
    QCOMPARE(latencies.maxMilliseconds(), 108'000'000.0);
}

void TestLoadgenAnswers::owesWhatWasNotSent()
{
    const Pacer::Time start{1h};
    Pacer pacer(1'000'000); // 20,000 points: every 20 ms
    pacer.restart(start);
    QVERIFY(pacer.isDue(start));
    QCOMPARE(pacer.take(start, 20'000), start);
    QVERIFY(!pacer.isDue(start + 19ms));
    QVERIFY(pacer.isDue(start + 20ms));
    QCOMPARE(pacer.take(start + 50ms, 20'000), start + 20ms);
    QCOMPARE(pacer.nextDue(), start + 40ms);
    QCOMPARE(pacer.owedAt(start + 40ms, 20'000), 0U);
    QCOMPARE(pacer.owedAt(start + 100ms, 20'000), 3U); // 40, 60 and 80 ms
    Pacer closed(0);
    QCOMPARE(closed.take(start, 20'000), start);
    QCOMPARE(closed.owedAt(start + 1h, 20'000), 0U);
}

QTEST_GUILESS_MAIN(TestLoadgenAnswers)
#include "tst_loadgen_answers.moc"
