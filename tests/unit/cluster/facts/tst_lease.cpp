// A lease as stored: golden text both ways, damage refused, and who holds it after races and odd
// clocks.
#include <QtTest>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/lease.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

const std::string kGolden =
    R"({"holder":"tg-1","kind":"lease","node":"a","until":1700000060,"v":1,"version":4})";

const Lease kLease{"a", "tg-1", 1700000060, 4};
constexpr std::int64_t kNow = 1700000000;

} // namespace

class TestLease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesAndReadsTheGoldenText();
    void refusesDamage_data();
    void refusesDamage();
    void refusesEveryCutText();
    void isHeldUntilItEnds();
    void doesNotBelieveALeaseWithoutEnd();
    void isTakenRenewedAndReleased();
    void oneOfTwoWhoTakeItTogetherWins();
    void obeysTheLaws();
};

void TestLease::writesAndReadsTheGoldenText()
{
    QCOMPARE(kLease.text(), kGolden);
    const auto read = Lease::read(kGolden, "a");
    QVERIFY(read && *read == kLease);
}

void TestLease::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *from, const char *to) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to);
    };
    row("1700000060", "9223372036854775808");
    row("1700000060", "253402300800");
    row("1700000060", "-1");
    row("\"tg-1\"", "\"\"");
    row("\"tg-1\"", "[\"tg-1\"]");
    row("\"version\":4", "\"version\":0");
    row("\"version\":4", "\"version\":4.0");
    row("\"holder\":", "\"holder\":\"tg-2\",\"holder\":");
    row("\"node\":\"a\"", "\"node\":\"\"");
    row("\"lease\"", "\"Lease\"");
    row("\"v\":1", "\"v\":-1");
}

void TestLease::refusesDamage()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(kGolden.find(from.toStdString()) != std::string::npos);
    QVERIFY(!Lease::read(replaced(kGolden, from.toStdString(), to.toStdString()), "a"));
}

void TestLease::refusesEveryCutText()
{
    const auto read = [](const std::string &text) { return bool(Lease::read(text, "a")); };
    QCOMPARE(readAlthoughCut(kGolden, read), std::string());
}

void TestLease::isHeldUntilItEnds()
{
    QVERIFY(kLease.isHeldBy("tg-1", kNow + 59));
    QVERIFY(!kLease.isHeldBy("tg-2", kNow + 59));
    QVERIFY(!kLease.isFree(kNow + 59));
    QVERIFY(kLease.isFree(kNow + 60));
    QVERIFY(!kLease.isHeldBy("tg-1", kNow + 60));
    QVERIFY(Lease{}.isFree(kNow) && !Lease{}.isHeldBy("", kNow));
}

void TestLease::doesNotBelieveALeaseWithoutEnd()
{
    const Lease odd{"a", "tg-1", kMaxUnixSeconds, 4};
    QVERIFY(odd.isFree(kNow) && !odd.isHeldBy("tg-1", kNow));
    const Lease longest{"a", "tg-1", kNow + kMaxLeaseSeconds, 4};
    QVERIFY(longest.isHeldBy("tg-1", kNow) && longest.isFree(kNow - 1));
}

void TestLease::isTakenRenewedAndReleased()
{
    const auto taken = kLease.next("tg-2", kNow + 100, 30);
    QVERIFY(merged(kLease, taken).isHeldBy("tg-2", kNow + 129));
    const auto renewed = taken.next("tg-2", kNow + 120, 99'999);
    QCOMPARE(renewed.until, kNow + 120 + kMaxLeaseSeconds);
    const auto released = renewed.next("tg-2", kNow + 125, 0);
    QVERIFY(merged(renewed, released).isFree(kNow + 125));
    QCOMPARE(released.version, kLease.version + 3);
}

void TestLease::oneOfTwoWhoTakeItTogetherWins()
{
    const auto left = kLease.next("tg-2", kNow + 100, 60);
    const auto right = kLease.next("tg-3", kNow + 99, 30);
    QCOMPARE(merged(left, right), right);
    QCOMPARE(merged(right, left), right);
}

void TestLease::obeysTheLaws()
{
    QCOMPARE(brokenLaw(6, 5000,
                       [](Random &random) {
                           return Lease{"a", pick(random, {"", "g", "h"}),
                                        static_cast<std::int64_t>(below(random, 12)),
                                        below(random, 3)};
                       }),
             std::string());
    Lease lease{"a", "g", INT64_MAX, UINT64_MAX};
    QVERIFY(lease.makeStorable() && Lease::read(lease.text(), "a"));
    QVERIFY(!(Lease{"a", "", 1, 1}.makeStorable()));
}

QTEST_APPLESS_MAIN(TestLease)
#include "tst_lease.moc"
