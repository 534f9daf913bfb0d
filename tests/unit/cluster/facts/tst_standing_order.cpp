// A standing order as stored: golden text both ways, damage refused, and of two orders always the
// same one wins.
#include <QtTest>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/standing_order.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

const std::string kGolden =
    R"({"at":1700000000,"automatic":true,"by":"tg-1","kind":"order","node":"a",)"
    R"("order":"failed_over",)"
    R"("reason":"no answer for 10 s","v":1,"version":7})";

StandingOrder goldenOrder()
{
    return {"a", OrderKind::FailedOver, 7, "tg-1", 1700000000, "no answer for 10 s", true};
}

} // namespace

class TestStandingOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesAndReadsTheGoldenText();
    void readsEveryKind();
    void refusesDamage_data();
    void refusesDamage();
    void refusesEveryCutText();
    void keepsTheMapUntilItsSecond();
    void leavesTheMapToDrainingAndResuming();
    void theHigherVersionWinsThenTheLargerName();
    void obeysTheLaws();
    void storesOnlyWhatCanBeRead();
};

void TestStandingOrder::writesAndReadsTheGoldenText()
{
    QCOMPARE(goldenOrder().text(), kGolden);
    const auto read = StandingOrder::read(kGolden, "a");
    QVERIFY(read && *read == goldenOrder());
}

void TestStandingOrder::readsEveryKind()
{
    for (const auto kind :
         {OrderKind::None, OrderKind::Maintenance, OrderKind::Draining, OrderKind::FailedOver}) {
        auto order = goldenOrder();
        order.kind = kind;
        const auto read = StandingOrder::read(order.text(), "a");
        QVERIFY(read && *read == order);
    }
}

void TestStandingOrder::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *from, const char *to) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to);
    };
    row("\"failed_over\"", "\"Failed_over\"");
    row("\"failed_over\"", "\"\"");
    row("\"failed_over\"", "3");
    row("\"version\":7", "\"version\":0");
    row("\"version\":7", "\"version\":-7");
    row("\"version\":7", "\"version\":9007199254740992");
    row("\"version\":7", "\"version\":7,\"version\":8");
    row("\"version\":7", "\"w\":7");
    row("\"automatic\":true", "\"automatic\":1");
    row("\"automatic\":true", "\"automatic\":\"true\"");
    row("\"by\":\"tg-1\"", "\"by\":\"\"");
    row("\"by\":\"tg-1\"", "\"by\":\"tg\\u0000\"");
    row("1700000000", "-1");
    row("1700000000", "1e9");
    row("\"node\":\"a\"", "\"node\":\"A\"");
    row("\"v\":1", "\"v\":3");
    row("\"kind\":\"order\"", "\"kind\":\"lease\"");
    QTest::newRow("long reason") << QByteArray("no answer") << QByteArray(500, 'n');
    QTest::newRow("long by") << QByteArray("tg-1") << QByteArray(256, 'n');
}

void TestStandingOrder::refusesDamage()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(kGolden.find(from.toStdString()) != std::string::npos);
    QVERIFY(!StandingOrder::read(replaced(kGolden, from.toStdString(), to.toStdString()), "a"));
}

void TestStandingOrder::refusesEveryCutText()
{
    const auto read = [](const std::string &text) { return bool(StandingOrder::read(text, "a")); };
    QCOMPARE(readAlthoughCut(kGolden, read), std::string());
}

void TestStandingOrder::keepsTheMapUntilItsSecond()
{
    auto order = goldenOrder();
    order.kind = OrderKind::Draining; // of a gateway that knows of no second
    QVERIFY(order.isDrainingAt(0) && !order.isMapPending(0));
    order.planMap(StandingOrder{}, 1000, 1010);
    QVERIFY(!order.isDrainingAt(1009) && order.isDrainingAt(1010));
    QVERIFY(order.isMapPending(1009) && !order.isMapPending(1010));
    QVERIFY(!order.isMapPending(1010 - kMostMapDelay - 1)); // a broken clock
    const auto read = StandingOrder::read(order.text(), "a");
    QVERIFY(read && *read == order);
    QVERIFY(!StandingOrder::read(replaced(order.text(), "\"map_owner\":false,", ""), "a"));
    auto resumed = order;
    resumed.kind = OrderKind::None;
    resumed.planMap(order, 1020, 1030);
    QVERIFY(resumed.isDrainingAt(1029) && !resumed.isDrainingAt(1030));
    auto again = resumed;
    again.planMap(resumed, 1040, 1050); // nothing changes: no second to wait for
    QCOMPARE(again, resumed);
}

void TestStandingOrder::leavesTheMapToDrainingAndResuming()
{
    auto draining = goldenOrder();
    draining.kind = OrderKind::Draining;
    for (const bool isAtOnce : {true, false}) {
        if (!isAtOnce)
            draining.planMap(StandingOrder{}, 1000, 1010);
        for (const auto kind : {OrderKind::Maintenance, OrderKind::FailedOver}) {
            auto order = draining;
            order.kind = kind;
            order.planMap(draining, 1005, 1015);
            QCOMPARE(order.isDrainingAt(1009), isAtOnce);
            QVERIFY(order.isDrainingAt(1010) && order.isDrainingAt(2000));
        }
    }
    auto maintained = goldenOrder();
    maintained.kind = OrderKind::Maintenance;
    maintained.planMap(StandingOrder{}, 1000, 1010);
    QCOMPARE(maintained.mapFrom, std::int64_t{0});
    QVERIFY(!maintained.isDrainingAt(2000));
}

void TestStandingOrder::theHigherVersionWinsThenTheLargerName()
{
    const auto order = goldenOrder();
    auto lifted = order;
    lifted.version = 8;
    lifted.kind = OrderKind::None;
    lifted.at = 1; // clocks do not count
    QCOMPARE(merged(order, lifted), lifted);
    auto rival = order;
    rival.by = "tg-2";
    rival.kind = OrderKind::Draining;
    QCOMPARE(merged(order, rival), rival);
    QCOMPARE(merged(StandingOrder{}, order), order);
}

void TestStandingOrder::obeysTheLaws()
{
    QCOMPARE(brokenLaw(4, 5000,
                       [](Random &random) {
                           const auto mapFrom = static_cast<std::int64_t>(below(random, 3));
                           return StandingOrder{"a",
                                                static_cast<OrderKind>(below(random, 4)),
                                                below(random, 3),
                                                pick(random, {"g", "h"}),
                                                static_cast<std::int64_t>(below(random, 2)),
                                                pick(random, {"", "disk"}),
                                                below(random, 2) == 0,
                                                mapFrom,
                                                mapFrom == 0 || below(random, 2) == 0,
                                                mapFrom == 0 || below(random, 2) == 0};
                       }),
             std::string());
}

void TestStandingOrder::storesOnlyWhatCanBeRead()
{
    auto order = goldenOrder();
    order.reason = std::string(2000, '"');
    order.version = UINT64_MAX;
    order.at = INT64_MIN;
    QVERIFY(order.makeStorable());
    const auto read = StandingOrder::read(order.text(), "a");
    QVERIFY(read && *read == order);
    order.by = "";
    QVERIFY(!order.makeStorable());
    QVERIFY(!StandingOrder{}.makeStorable());
}

QTEST_APPLESS_MAIN(TestStandingOrder)
#include "tst_standing_order.moc"
