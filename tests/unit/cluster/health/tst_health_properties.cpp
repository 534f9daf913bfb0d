// What holds for every stream of samples, tried on random ones with fixed seeds.
#include <random>
#include <utility>

#include <QtTest>

#include "cluster/health/health_judge.h"
#include "health_player.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

// Says independently of the judge whether some bound of Down has been reached.
class DownOracle
{
public:
    bool allows(const HealthSample &sample, Clock::Steady at)
    {
        const bool isFirst = std::exchange(m_isFirst, false);
        if (isFirst)
            m_start = at;
        if (sample.isConnected || sample.isRefused)
            m_wasReached = true;
        if (sample.isConnected || isFirst || m_wasConnected)
            m_notConnectedSince = at;
        m_wasConnected = sample.isConnected;
        const Ms age =
            std::max(sample.oldestUnconfirmed.value_or(Ms(0)), sample.openProbeAge.value_or(Ms(0)));
        const bool isHung = sample.isConnected && age >= Ms(8'000);
        const bool isLost =
            m_wasReached ? at - m_notConnectedSince >= Ms(2'000) : at - m_start >= Ms(10'000);
        return isHung || isLost || sample.order == OrderInForce::FailedOver;
    }

private:
    Clock::Steady m_start{};
    Clock::Steady m_notConnectedSince{};
    bool m_isFirst = true;
    bool m_wasConnected = false;
    bool m_wasReached = false;
};

} // namespace

class TestHealthProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void holdForRandomStreams_data();
    void holdForRandomStreams();
};

void TestHealthProperties::holdForRandomStreams_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : {1U, 2U, 3U, 5U, 8U, 13U, 21U, 34U, 55U, 89U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestHealthProperties::holdForRandomStreams()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const auto below = [&](unsigned bound) { return static_cast<int>(random() % bound); };
    constexpr Shape kShapes[] = {Shape::Good, Shape::Good,  Shape::Good,     Shape::Closed,
                                 Shape::Slow, Shape::Gappy, Shape::HungCall, Shape::HungProbe,
                                 Shape::Cold, Shape::Wrong, Shape::Closed};
    HealthPlayer player({}, seed);
    DownOracle oracle;
    HealthState previous = HealthState::Connecting;
    Clock::Steady previousSince = player.now;
    for (int phase = 0; phase < 400; ++phase) {
        const Shape shape = kShapes[below(std::size(kShapes))];
        const auto order = below(8) == 0 ? static_cast<OrderInForce>(below(4)) : OrderInForce::None;
        const Ms length(below(2) ? below(1'500) : below(20'000));
        for (Ms into{0}; into < length;) {
            const Ms step(1 + below(1'000));
            into += step;
            HealthSample sample = sampleOf(shape, into);
            sample.order = order;
            const Judgement &judged = player.add(sample, step);
            const bool mayBeDown = oracle.allows(sample, player.now);

            QVERIFY(judged.state != HealthState::Up || sample.isConnected);
            QVERIFY(judged.state != HealthState::Up || sample.isWarm);
            QVERIFY(judged.state != HealthState::Backfilling || sample.hasOpenGaps);
            QVERIFY(judged.since <= player.now);
            QVERIFY(!judged.reason.empty());
            QVERIFY(judged.state == shown(judged.underneath, order));
            QVERIFY(!sample.isRefused || judged.underneath == HealthState::Refused);
            QVERIFY(judged.changes.size() <= 2);
            if (judged.state != previous) {
                const HealthChange &change = judged.changes.back();
                QVERIFY(!change.isHidden && change.from == previous && change.to == judged.state);
                QVERIFY(!change.reason.empty());
                QVERIFY(judged.since == player.now);
                if (change.to == HealthState::Down && change.cause != HealthCause::Order)
                    QVERIFY2(mayBeDown, change.reason.c_str());
            } else if (player.changes.size() > 0) {
                QVERIFY(judged.since == previousSince);
                for (const HealthChange &change : judged.changes)
                    QVERIFY(change.isHidden);
            }
            previous = judged.state;
            previousSince = judged.since;
        }
    }
    QVERIFY(player.changes.size() > 50); // the streams do move it
}

QTEST_APPLESS_MAIN(TestHealthProperties)
#include "tst_health_properties.moc"
