// Gateways that start together do not ask in step, and none asks later than its period.
#include <set>

#include <QtTest>

#include "cluster/steward/sync_pace.h"

using namespace std::chrono_literals;
using namespace tg::cluster;

class TestSyncPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysWithinTheLastQuarterOfThePeriod_data()
    {
        QTest::addColumn<int>("period");
        QTest::newRow("usual") << 2'000;
        QTest::newRow("short") << 100;
        QTest::newRow("too short to divide") << 3;
        QTest::newRow("none") << 0;
    }
    void staysWithinTheLastQuarterOfThePeriod()
    {
        QFETCH(int, period);
        SyncPace pace(std::chrono::milliseconds(period), 7);
        for (int i = 0; i < 1'000; ++i) {
            const auto next = pace.next().count();
            QVERIFY(next <= period && 4 * next >= 3 * period);
        }
    }
    void doesNotRunInStepWithOthers()
    {
        std::set<std::int64_t> sums;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            SyncPace pace(2s, seed);
            std::int64_t sum = 0;
            for (int i = 0; i < 20; ++i)
                sum += pace.next().count();
            sums.insert(sum / 50); // within the time of an answer or two
        }
        QVERIFY(sums.size() > 8);
    }
};

QTEST_GUILESS_MAIN(TestSyncPace)
#include "tst_sync_pace.moc"
