// Bounds that contradict each other are refused with their names; figures read as people write
// them.
#include <functional>
#include <limits>

#include <QtTest>

#include "cluster/health/figures.h"
#include "cluster/health/health_thresholds.h"

using namespace tg;
using namespace tg::cluster;
using Ms = HealthThresholds::Ms;
using Change = std::function<void(HealthThresholds &)>;

class TestHealthThresholds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void acceptsTheDefaults() { QVERIFY(check(HealthThresholds{})); }
    void refusesContradictions_data();
    void refusesContradictions();
    void writesFiguresForPeople_data();
    void writesFiguresForPeople();
    void groupsDigits();
};

void TestHealthThresholds::refusesContradictions_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *name, Change change, const char *names) {
        QTest::newRow(name) << std::move(change) << QByteArray(names);
    };
    row(
        "no time to go down", [](auto &b) { b.downAfter = Ms(0); }, "down_after_ms");
    row(
        "negative", [](auto &b) { b.returnJitter = Ms(-1); }, "negative");
    row(
        "down before degraded", [](auto &b) { b.hungDown = Ms(2'500); }, "hung_down_ms 2500");
    row(
        "hold below its start", [](auto &b) { b.flapHoldMax = Ms(2'999); }, "flap_hold_max_ms");
    row(
        "stop below slow", [](auto &b) { b.stopMailbox = 9'000; }, "stop_mailbox (9,000)");
    row(
        "stop where nodes lose", [](auto &b) { b.stopMailbox = 50'000; }, "lose batches");
    row(
        "share 0", [](auto &b) { b.maxDownShare = 0; }, "max_down_share");
    row(
        "share above all", [](auto &b) { b.maxDownShare = 1.1; }, "max_down_share");
    row(
        "share not a number",
        [](auto &b) { b.maxDownShare = std::numeric_limits<double>::quiet_NaN(); },
        "max_down_share");
    row(
        "pace that never rises", [](auto &b) { b.paceRisePerSecond = 0; }, "pace_rise_per_second");
    row(
        "blind within the dead band", [](auto &b) { b.paceBlind = 0.05; }, "pace_blind");
}

void TestHealthThresholds::refusesContradictions()
{
    QFETCH(Change, change);
    QFETCH(QByteArray, names);
    HealthThresholds bounds;
    change(bounds);
    const auto result = check(bounds);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::BadValue);
    QVERIFY2(result.error().text.find(names.constData()) != std::string::npos,
             result.error().text.c_str());
}

void TestHealthThresholds::writesFiguresForPeople_data()
{
    QTest::addColumn<std::chrono::microseconds>("time");
    QTest::addColumn<std::string>("text");
    using namespace std::chrono_literals;
    const auto row = [](std::chrono::microseconds time, const char *text) {
        QTest::newRow(text) << time << std::string(text);
    };
    row(-5us, "0 s");
    row(1us, "1 us");
    row(900us, "900 us");
    row(1'250us, "1.2 ms");
    row(612ms, "612 ms");
    row(1'999ms, "1.9 s");
    row(48s, "48 s");
    row(120s, "120 s");
    row(10min, "10 min");
    row(5h + 30min, "5.5 h");
}

void TestHealthThresholds::writesFiguresForPeople()
{
    QFETCH(std::chrono::microseconds, time);
    QFETCH(std::string, text);
    QCOMPARE(figures::duration(time), text);
}

void TestHealthThresholds::groupsDigits()
{
    QCOMPARE(figures::count(0), std::string("0"));
    QCOMPARE(figures::count(999), std::string("999"));
    QCOMPARE(figures::count(1'000), std::string("1,000"));
    QCOMPARE(figures::count(18'446'744'073'709'551'615ULL),
             std::string("18,446,744,073,709,551,615"));
    QCOMPARE(figures::percent(0.5), std::string("50 %"));
}

QTEST_APPLESS_MAIN(TestHealthThresholds)
#include "tst_health_thresholds.moc"
