// No gateway fails over more than its share, and in a panic nobody further.
#include <QtTest>

#include "cluster/health/panic_guard.h"

using namespace tg;
using namespace tg::cluster;
using Ms = std::chrono::milliseconds;

namespace {

constexpr Clock::Steady kStart{};

// One letter a node: u up, m maintenance, f failed over by order, 1..9 down since that second.
class Cluster
{
public:
    PanicRound round(PanicGuard &guard, const char *states, Ms at)
    {
        const std::string_view text = states;
        std::vector<Judgement> judgements(text.size());
        std::vector<NodeVerdict> nodes;
        for (std::size_t i = 0; i < text.size(); ++i) {
            Judgement &judgement = judgements[i];
            judgement.state = text[i] == 'u'   ? HealthState::Up
                              : text[i] == 'm' ? HealthState::Maintenance
                                               : HealthState::Down;
            if (text[i] == 'f')
                judgement.order = OrderInForce::FailedOver;
            if (text[i] >= '1' && text[i] <= '9')
                judgement.since = kStart + Ms(1'000) * (text[i] - '0');
            judgement.reason = "link closed for 3 s";
            nodes.push_back({"n" + std::to_string(i + 1), &judgement});
        }
        return guard.judgeRound(kStart + at, nodes);
    }

    // u up or other, D down, H held.
    static QByteArray shape(const PanicRound &round)
    {
        QByteArray text;
        for (const GuardedVerdict &verdict : round.verdicts)
            text += verdict.isHeld ? 'H' : verdict.state == HealthState::Down ? 'D' : 'u';
        return text;
    }
};

} // namespace

class TestPanicGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void letsThroughItsShareAndNoMore_data();
    void letsThroughItsShareAndNoMore();
    void saysWhatItHoldsAndWhy();
    void letsNobodyFurtherThroughInAPanic();
    void leavesThePanicOnlyAfterACalm();
};

void TestPanicGuard::letsThroughItsShareAndNoMore_data()
{
    QTest::addColumn<QByteArray>("states");
    QTest::addColumn<double>("share");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("isPanic");
    const auto row = [](const char *states, double share, const char *expected, bool isPanic) {
        QTest::addRow("%s at %.2f", states, share)
            << QByteArray(states) << share << QByteArray(expected) << isPanic;
    };
    row("", 0.5, "", false);
    row("1", 0.5, "D", false);
    row("u1", 0.5, "uD", false);
    row("21", 0.5, "HD", true);
    row("u12", 0.5, "uDH", true);
    row("uu12", 0.5, "uuDD", false);
    row("u312", 0.5, "uHDD", true);
    row("1111", 0.5, "DDHH", true);
    row("4321", 0.25, "HHHD", true);
    row("uuu1", 0.1, "uuuD", false);
    row("123", 1.0, "DDD", false);
    row("1234567uuu", 0.7, "DDDDDDDuuu", false);
    row("mm12", 0.5, "uuDD", false);
    row("ff1u", 0.5, "DDHu", true);
    row("fffu", 0.5, "DDDu", true);
    row("1f2u", 0.5, "DDHu", true);
}

void TestPanicGuard::letsThroughItsShareAndNoMore()
{
    QFETCH(QByteArray, states);
    QFETCH(double, share);
    QFETCH(QByteArray, expected);
    QFETCH(bool, isPanic);
    HealthThresholds bounds;
    bounds.maxDownShare = share;
    PanicGuard guard(bounds);
    const PanicRound round = Cluster().round(guard, states.constData(), Ms(10'000));
    QCOMPARE(Cluster::shape(round), expected);
    QCOMPARE(round.isPanic, isPanic);
    QCOMPARE(round.reason.empty(), !isPanic);
}

void TestPanicGuard::saysWhatItHoldsAndWhy()
{
    PanicGuard guard(HealthThresholds{});
    const PanicRound round = Cluster().round(guard, "u123", Ms(4'000));
    QVERIFY(round.since == kStart + Ms(4'000));
    QCOMPARE(round.reason,
             std::string("3 of 4 nodes look down: more likely this gateway's own network; "
                         "no further failover is made by itself"));
    QCOMPARE(round.verdicts.at(3).state, HealthState::Degraded);
    QCOMPARE(
        round.verdicts.at(3).reason,
        std::string("looks down (link closed for 3 s), but too many nodes do: not failed over by "
                    "itself"));
    QCOMPARE(round.verdicts.at(1).reason, std::string("link closed for 3 s"));
}

void TestPanicGuard::letsNobodyFurtherThroughInAPanic()
{
    PanicGuard guard(HealthThresholds{});
    Cluster cluster;
    QCOMPARE(Cluster::shape(cluster.round(guard, "1uuu", Ms(1'000))), QByteArray("Duuu"));
    QCOMPARE(Cluster::shape(cluster.round(guard, "1234", Ms(5'000))), QByteArray("DDHH"));
    QCOMPARE(Cluster::shape(cluster.round(guard, "u234", Ms(6'000))), QByteArray("uDHH"));
    QCOMPARE(Cluster::shape(cluster.round(guard, "u2u4", Ms(7'000))), QByteArray("uDuH"));
    QCOMPARE(Cluster::shape(cluster.round(guard, "72u4", Ms(8'000))), QByteArray("HDuH"));
}

void TestPanicGuard::leavesThePanicOnlyAfterACalm()
{
    PanicGuard guard(HealthThresholds{});
    Cluster cluster;
    QVERIFY(cluster.round(guard, "1234", Ms(5'000)).isPanic);
    const PanicRound calmer = cluster.round(guard, "1u3u", Ms(20'000));
    QVERIFY(calmer.isPanic);
    QVERIFY(cluster.round(guard, "1u3u", Ms(29'900)).isPanic);
    QVERIFY(cluster.round(guard, "123u", Ms(29'950)).isPanic); // starts the calm anew
    const PanicRound waiting = cluster.round(guard, "1u3u", Ms(31'000));
    QCOMPARE(Cluster::shape(waiting), QByteArray("DuHu"));
    QVERIFY(waiting.since == kStart + Ms(5'000));
    QVERIFY(cluster.round(guard, "1u3u", Ms(40'900)).reason.find("calm for 9.9 s of 10 s") !=
            std::string::npos);
    const PanicRound over = cluster.round(guard, "1u3u", Ms(41'000));
    QVERIFY(!over.isPanic);
    QCOMPARE(Cluster::shape(over), QByteArray("DuDu"));
}

QTEST_APPLESS_MAIN(TestPanicGuard)
#include "tst_panic_guard.moc"
