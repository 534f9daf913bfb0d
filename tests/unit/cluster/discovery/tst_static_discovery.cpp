// The configured list, seen through the same interface as the sources that change.
#include <QtTest>

#include "cluster/discovery/static_discovery.h"
#include "spec_of.h"

using namespace tg;
using namespace tg::cluster;

class TestStaticDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void saysItsNodesOnceStarted();
    void leavesOutWhatIsWrong();
};

void TestStaticDiscovery::saysItsNodesOnceStarted()
{
    const ManualClock clock(1'000);
    NodeSpec node = specOf("a");
    node.source.clear();
    StaticDiscovery discovery({node}, clock);
    QSignalSpy changed(&discovery, &Discovery::changed);
    discovery.start();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(discovery.nodes().size(), std::size_t{1});
    QCOMPARE(discovery.nodes().front().source, std::string("static"));
    QCOMPARE(discovery.status().name, std::string("static"));
    QCOMPARE(discovery.status().lastGood, TimeMs{1'000});
    QCOMPARE(discovery.status().nextAsk, TimeMs{0});
    discovery.askNow();
    QCOMPARE(changed.count(), 1);
    QVERIFY(!discovery.forget("a"));
}

void TestStaticDiscovery::leavesOutWhatIsWrong()
{
    const ManualClock clock;
    StaticDiscovery discovery({specOf("a/b"), specOf("a"), specOf("a")}, clock);
    discovery.start();
    QCOMPARE(idsOf(discovery.nodes()), (Ids{"a"}));
    QCOMPARE(discovery.status().problems.size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestStaticDiscovery)
#include "tst_static_discovery.moc"
