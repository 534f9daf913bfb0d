// What clients read: levels reached, bad lines, and refusals that say what was forwarded and what
// was not.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "ingest/write/write_answer.h"

using namespace tg;
using namespace tg::ingest;

namespace {

QJsonObject bodyOf(const Response &response)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
}

std::string fieldOf(const Response &response, std::string_view name)
{
    for (const auto &[key, value] : response.fields) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

class TestWriteAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tellsTheLevelReached_data();
    void tellsTheLevelReached();
    void listsBadLines();
    void refusesABodyWithNothingUsable();
    void saysWhatWasForwarded_data();
    void saysWhatWasForwarded();
};

void TestWriteAnswer::tellsTheLevelReached_data()
{
    QTest::addColumn<AckLevel>("wanted");
    QTest::addColumn<quint64>("gaps");
    QTest::addColumn<QByteArray>("level");
    QTest::newRow("all") << AckLevel::All << quint64{0} << QByteArray("all");
    QTest::newRow("all with gaps") << AckLevel::All << quint64{7} << QByteArray("one; gaps=7");
    QTest::newRow("one") << AckLevel::One << quint64{0} << QByteArray("one");
    QTest::newRow("one with gaps") << AckLevel::One << quint64{3} << QByteArray("one; gaps=3");
    QTest::newRow("queued") << AckLevel::Queued << quint64{3} << QByteArray("queued");
}

void TestWriteAnswer::tellsTheLevelReached()
{
    QFETCH(AckLevel, wanted);
    QFETCH(quint64, gaps);
    QFETCH(QByteArray, level);
    const RejectReport rejects;
    const auto response =
        importAnswer({.stored = 9, .gapPoints = gaps, .wanted = wanted, .rejects = &rejects});
    QCOMPARE(response.status, 204);
    QVERIFY(response.body.empty());
    QCOMPARE(fieldOf(response, "X-Timeless-Ack"), level.toStdString());
}

void TestWriteAnswer::listsBadLines()
{
    RejectReport rejects;
    rejects.add(RejectReason::Syntax, "bad \"line\"\x01");
    rejects.add(RejectReason::NotANumber, "m \xFF NaN");
    const auto response =
        importAnswer({.stored = 9, .gapPoints = 0, .wanted = AckLevel::All, .rejects = &rejects});
    QCOMPARE(response.status, 200);
    QCOMPARE(response.contentType, std::string("application/json"));
    const auto body = bodyOf(response);
    QCOMPARE(body.value(QLatin1String("samples")).toInteger(), qint64{9});
    QCOMPARE(body.value(QLatin1String("errors")).toInteger(), qint64{2});
    QCOMPARE(body.value(QLatin1String("failed_lines")).toArray().at(0).toString(),
             QStringLiteral("bad \"line\"\u0001"));
    QCOMPARE(body.value(QLatin1String("reasons")).toObject(),
             (QJsonObject{{QStringLiteral("syntax"), 1}, {QStringLiteral("nan"), 1}}));
    QCOMPARE(fieldOf(response, "X-Timeless-Ack"), std::string("all"));
}

void TestWriteAnswer::refusesABodyWithNothingUsable()
{
    RejectReport rejects;
    rejects.add(RejectReason::Syntax, "bad");
    const auto response =
        importAnswer({.stored = 0, .gapPoints = 0, .wanted = AckLevel::All, .rejects = &rejects});
    QCOMPARE(response.status, 400);
    QCOMPARE(bodyOf(response).value(QLatin1String("errors")).toInteger(), qint64{1});
    QCOMPARE(fieldOf(response, "X-Timeless-Ack"), std::string());
}

void TestWriteAnswer::saysWhatWasForwarded_data()
{
    QTest::addColumn<WriteFailure>("failure");
    QTest::addColumn<quint64>("stored");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto nothing = QStringLiteral("Nothing of this request was forwarded");
    QTest::newRow("unavailable") << WriteFailure::Unavailable << quint64{0} << 503 << nothing;
    QTest::newRow("full") << WriteFailure::Full << quint64{0} << 503 << nothing;
    QTest::newRow("busy") << WriteFailure::Busy << quint64{0} << 503 << nothing;
    QTest::newRow("slow") << WriteFailure::Slow << quint64{0} << 503 << nothing;
    QTest::newRow("throttled") << WriteFailure::Throttled << quint64{0} << 429 << nothing;
    QTest::newRow("stopping") << WriteFailure::Stopping << quint64{0} << 503 << nothing;
    QTest::newRow("in the middle of a large body")
        << WriteFailure::Full << quint64{42} << 503
        << QStringLiteral("the first 42 samples are stored");
    QTest::newRow("unconfirmed") << WriteFailure::Unconfirmed << quint64{0} << 503
                                 << QStringLiteral("can duplicate them");
    QTest::newRow("partly confirmed") << WriteFailure::Unconfirmed << quint64{42} << 503
                                      << QStringLiteral("stored for certain: 42");
}

void TestWriteAnswer::saysWhatWasForwarded()
{
    QFETCH(WriteFailure, failure);
    QFETCH(quint64, stored);
    QFETCH(int, status);
    QFETCH(QString, says);
    for (const std::string_view node : {"", "node \"x\""}) {
        const WriteSummary summary{.stored = stored};
        const auto response = failureAnswer(failure, node, summary, 3);
        // Prometheus tries again after a 5xx only.
        QCOMPARE(failureAnswer(failure, node, {.isRemoteWrite = true}, 3).status, 503);
        QCOMPARE(response.status, status);
        QCOMPARE(response.contentType, std::string("application/json"));
        QCOMPARE(bodyOf(response).value(QLatin1String("error")),
                 bodyOf(response).value(QLatin1String("detail")));
        QCOMPARE(fieldOf(response, "Retry-After"), std::string("3"));
        const auto body = bodyOf(response);
        QCOMPARE(body.value(QLatin1String("status")).toInt(), status);
        const auto detail = body.value(QLatin1String("detail")).toString();
        QVERIFY2(detail.contains(says), qPrintable(detail));
        if (failure == WriteFailure::Unconfirmed)
            QVERIFY2(!detail.contains(QLatin1String("Nothing of this request")),
                     qPrintable(detail));
    }
}

QTEST_GUILESS_MAIN(TestWriteAnswer)
#include "tst_write_answer.moc"
