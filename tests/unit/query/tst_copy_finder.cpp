#include <string>
#include <vector>

#include <QtTest>

#include "query/copy_finder.h"
#include "query/selector_reader.h"
#include "series/series_key.h"

using namespace tg;
using namespace tg::query;
using cluster::GapState;
using cluster::HealthState;

namespace {

constexpr TimeMs kHour = 3'600'000;
constexpr SampleSpan kAsked{100 * kHour, 102 * kHour};

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};
constexpr NodeIndex kC{2};

// Three nodes a, b, c that are up, and series of metric m that the tests place.
struct Cluster {
    series::SeriesTable table{Limits{}};
    cluster::ClusterSnapshot snapshot;

    Cluster()
    {
        snapshot.replication = 2;
        for (std::uint16_t i = 0; i < 3; ++i) {
            cluster::NodeSnapshot node;
            node.index = NodeIndex{i};
            node.id = std::string(1, static_cast<char>('a' + i));
            node.httpUrl = "http://" + node.id;
            node.creation = 1;
            node.isAccepting = true;
            node.hasSynced = true;
            node.state = HealthState::Up;
            snapshot.nodes.push_back(std::move(node));
        }
    }

    series::SeriesEntry &add(const std::string &host, NodeIndex primary,
                             NodeIndex replica = kNoNode, ShardId shard = {},
                             std::string_view metric = "m")
    {
        std::vector<series::LabelView> labels{{"host", host}};
        std::string key;
        series::writeKey(metric, labels, key);
        auto &entry = *table.insert(key, shard).entry;
        entry.setCopy(0, {primary, 1});
        if (replica.isValid())
            entry.setCopy(1, {replica, 1});
        return entry;
    }

    void gap(NodeIndex node, std::int64_t first, std::int64_t last, GapState state,
             std::uint16_t shard, std::int64_t dueAt = 0)
    {
        cluster::GapRecord record;
        record.id = "g-1-" + std::to_string(snapshot.nodes[node.value].gaps.records.size());
        record.firstHour = first;
        record.lastHour = last;
        record.state = state;
        record.shards.set(shard);
        record.dueAt = dueAt;
        snapshot.nodes[node.value].gaps.records[record.id] = record;
    }

    void state(NodeIndex node, HealthState state, bool isAccepting = true)
    {
        snapshot.nodes[node.value].state = state;
        snapshot.nodes[node.value].isAccepting = isAccepting;
    }

    Result<ReadPlan> tryFind(std::string_view expression, const PlanLimits &limits = {},
                             std::span<const FailedNode> failed = {}) const
    {
        std::vector<SoughtSeries> sought;
        const auto selectors = readSelectors(expression);
        for (const auto &selector : *selectors)
            sought.push_back({*compile(selector.matchers),
                              samplesOf(selector, kAsked, std::chrono::minutes(5))});
        return findCopies(table, snapshot, sought, limits, failed);
    }
    ReadPlan find(std::string_view expression = "m") const { return *tryFind(expression); }
};

// single a | nodes a b | series 1=a 2=b; a question mark: unreadable
QString textOf(const ReadPlan &plan)
{
    const auto nameOf = [](NodeIndex node) {
        return node.isValid() ? std::string(1, static_cast<char>('a' + node.value)) : "?";
    };
    std::string text = plan.single ? "single " + nameOf(*plan.single) : "nodes";
    if (!plan.single) {
        for (const auto node : plan.nodes)
            text += ' ' + nameOf(node);
    }
    text += " |";
    for (const auto &series : plan.series)
        text += ' ' + std::string(series::readKey(series.entry->key()).labels[0].second) + '=' +
                nameOf(series.node);
    return QString::fromStdString(text);
}

QString reasonOf(const ReadPlan &plan, std::size_t which = 0)
{
    return QString::fromStdString(plan.unreadableNodes.at(which).reason);
}

} // namespace

class TestCopyFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingMatchesNothingIsAsked();
    void oneNodeThatHoldsEverythingIsPreferredPrimaryMost();
    void everySeriesIsReadFromExactlyOneOfFewNodes();
    void equalChoicesAreDecidedByLogicalId();
    void onlyReadableNodesAreRead_data();
    void onlyReadableNodesAreRead();
    void aDrainingNodeIsReadWhereThereIsNoOther();
    void aGapTakesTheCopyOutInItsHoursAndShards_data();
    void aGapTakesTheCopyOutInItsHoursAndShards();
    void aCopyMustBeGoodForEverySelectorThatMatchesIt();
    void aCopyInDoubtIsReadOnlyWhereThereIsNoBetter();
    void whatCannotBeReadIsNamed();
    void aNodeThatHasFailedIsNotAskedAgain();
    void aSeriesWithoutAnyIdHasNothingToRead();
    void boundsAreNamed();
    void metricsAreFoundByRegexAndByNothing();
    void nodesThatWereNeverReadAreTold();
    void aClusterThatIsNotKnownYetMayHoldAnything();
    void samplesReachBackByRangeOffsetAndLookback();
};

void TestCopyFinder::nothingMatchesNothingIsAsked()
{
    Cluster cluster;
    cluster.add("1", kA);
    for (const auto *expression : {"x", "m{host=\"2\"}", "1 + 1"}) {
        const auto plan = cluster.find(expression);
        QVERIFY(plan.series.empty() && plan.nodes.empty() && !plan.single);
        QCOMPARE(plan.unreadableCount, 0u);
    }
}

void TestCopyFinder::oneNodeThatHoldsEverythingIsPreferredPrimaryMost()
{
    Cluster cluster;
    cluster.add("1", kA, kB);
    cluster.add("2", kB, kA);
    cluster.add("3", kB, kA);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single b | 1=b 2=b 3=b"));
    QCOMPARE(textOf(cluster.find("m{host=\"1\"}")), QStringLiteral("single a | 1=a"));
    cluster.add("4", kA, kC);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single a | 1=a 2=a 3=a 4=a"));
    QCOMPARE(cluster.find().nodes, std::vector{kA});
}

void TestCopyFinder::everySeriesIsReadFromExactlyOneOfFewNodes()
{
    Cluster cluster;
    cluster.add("1", kA, kB);
    cluster.add("2", kB, kC);
    cluster.add("3", kC, kA);
    cluster.add("4", kC, kB);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("nodes a c | 1=a 2=c 3=c 4=c"));
}

void TestCopyFinder::equalChoicesAreDecidedByLogicalId()
{
    Cluster cluster;
    cluster.add("1", kA, kB);
    cluster.add("2", kB, kA);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single a | 1=a 2=a"));
    std::swap(cluster.snapshot.nodes[0].id, cluster.snapshot.nodes[1].id);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single b | 1=b 2=b"));
}

void TestCopyFinder::onlyReadableNodesAreRead_data()
{
    QTest::addColumn<HealthState>("state");
    QTest::addColumn<bool>("isAccepting");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("up") << HealthState::Up << true << true;
    QTest::newRow("up, paused") << HealthState::Up << false << true;
    QTest::newRow("backfilling") << HealthState::Backfilling << true << true;
    QTest::newRow("degraded, slow") << HealthState::Degraded << true << true;
    QTest::newRow("degraded, lost") << HealthState::Degraded << false << false;
    QTest::newRow("draining") << HealthState::Draining << true << true;
    QTest::newRow("maintenance") << HealthState::Maintenance << true << false;
    QTest::newRow("down") << HealthState::Down << false << false;
    QTest::newRow("refused") << HealthState::Refused << false << false;
    QTest::newRow("connecting") << HealthState::Connecting << false << false;
    QTest::newRow("warming") << HealthState::Warming << false << false;
}

void TestCopyFinder::onlyReadableNodesAreRead()
{
    QFETCH(HealthState, state);
    QFETCH(bool, isAccepting);
    QFETCH(bool, isRead);
    Cluster cluster;
    cluster.add("1", kA);
    cluster.state(kA, state, isAccepting);
    cluster.snapshot.nodes[0].reason = "told so";
    const auto plan = cluster.find();
    QCOMPARE(plan.single.has_value(), isRead);
    QCOMPARE(plan.unreadableCount, isRead ? 0u : 1u);
    if (!isRead)
        QCOMPARE(reasonOf(plan), QString::fromStdString(std::string(name(state)) + ": told so"));
}

void TestCopyFinder::aDrainingNodeIsReadWhereThereIsNoOther()
{
    Cluster cluster;
    cluster.add("1", kA, kB);
    cluster.state(kA, HealthState::Draining);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single b | 1=b"));
    cluster.add("2", kC, kB);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single b | 1=b 2=b"));
    cluster.state(kB, HealthState::Down);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("nodes a c | 1=a 2=c"));
    cluster.state(kB, HealthState::Up);
    cluster.add("3", kC, kA); // nobody holds all: the draining node stays out
    QCOMPARE(textOf(cluster.find()), QStringLiteral("nodes b c | 1=b 2=c 3=c"));
}

void TestCopyFinder::aGapTakesTheCopyOutInItsHoursAndShards_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<GapState>("state");
    QTest::addColumn<int>("shard");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char *name, qint64 first, qint64 last, GapState state, int shard,
                        bool isRead) {
        QTest::newRow(name) << first << last << state << shard << isRead;
    };
    row("inside", 101, 101, GapState::Open, 7, false);
    row("around", 1, 1000, GapState::Open, 7, false);
    row("last hour", 102, 110, GapState::Open, 7, false);
    row("the lookback reaches it", 90, 99, GapState::Open, 7, false);
    row("before", 90, 98, GapState::Open, 7, true);
    row("behind", 103, 110, GapState::Open, 7, true);
    row("residue", 101, 101, GapState::Residue, 7, false);
    row("closed", 101, 101, GapState::Closed, 7, true);
    row("another shard", 101, 101, GapState::Open, 8, true);
}

void TestCopyFinder::aGapTakesTheCopyOutInItsHoursAndShards()
{
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(GapState, state);
    QFETCH(int, shard);
    QFETCH(bool, isRead);
    Cluster cluster;
    cluster.add("1", kA, kNoNode, ShardId{7});
    cluster.gap(kA, first, last, state, static_cast<std::uint16_t>(shard));
    const auto alone = cluster.find();
    QCOMPARE(alone.single.has_value(), isRead); // also on the only copy
    if (!isRead)
        QVERIFY(reasonOf(alone).contains(QLatin1String("gap")));

    cluster.add("2", kA, kB, ShardId{7});
    QCOMPARE(textOf(cluster.find("m{host=\"2\"}")),
             isRead ? QStringLiteral("single a | 2=a") : QStringLiteral("single b | 2=b"));
}

void TestCopyFinder::aCopyMustBeGoodForEverySelectorThatMatchesIt()
{
    Cluster cluster;
    cluster.add("1", kA, kB, ShardId{7});
    cluster.gap(kA, 50, 50, GapState::Open, 7);
    QCOMPARE(textOf(cluster.find("m")), QStringLiteral("single a | 1=a"));
    QCOMPARE(textOf(cluster.find("m offset 50h")), QStringLiteral("single b | 1=b"));
    QCOMPARE(textOf(cluster.find("m - m offset 50h")), QStringLiteral("single b | 1=b"));
    cluster.gap(kB, 101, 101, GapState::Open, 7);
    const auto plan = cluster.find("m - m offset 50h"); // each copy lacks one part
    QCOMPARE(textOf(plan), QStringLiteral("nodes | 1=?"));
    QCOMPARE(plan.unreadableCount, 1u);
}

// A restarted node may have overwritten it since it was compared.
void TestCopyFinder::aCopyInDoubtIsReadOnlyWhereThereIsNoBetter()
{
    Cluster cluster;
    cluster.add("1", kA, kB, ShardId{7});
    cluster.add("2", kA, kC, ShardId{7});
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single a | 1=a 2=a"));
    cluster.gap(kA, 101, 101, GapState::Open, 7, 1);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("nodes b c | 1=b 2=c"));
    QCOMPARE(textOf(cluster.find("m offset 50h")), QStringLiteral("single a | 1=a 2=a"));
    cluster.state(kB, HealthState::Draining);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("nodes b c | 1=b 2=c"));
    cluster.state(kB, HealthState::Down, false);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("nodes a c | 1=a 2=c"));
    cluster.gap(kC, 101, 101, GapState::Open, 7, 1); // as after restarts one by one
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single a | 1=a 2=a"));
    cluster.gap(kA, 101, 101, GapState::Residue, 7, 1); // it was overwritten, and not mended
    QCOMPARE(textOf(cluster.find()), QStringLiteral("nodes c | 1=? 2=c"));
}

void TestCopyFinder::whatCannotBeReadIsNamed()
{
    Cluster cluster;
    for (int i = 0; i < 30; ++i)
        cluster.add(std::to_string(i), kA, kB);
    cluster.add("good", kC);
    cluster.add("far", NodeIndex{9});
    cluster.state(kA, HealthState::Down, false);
    cluster.snapshot.nodes[1].hasSynced = false;
    const auto plan = cluster.find();
    QVERIFY(!plan.single);
    QCOMPARE(plan.nodes, std::vector{kC});
    QCOMPARE(plan.unreadableCount, 31u);
    QCOMPARE(plan.unreadable.size(), PlanLimits{}.shownUnreadable);
    QCOMPARE(plan.unreadable[0].series, std::string("m{host=\"0\"}"));
    QCOMPARE(plan.unreadable[0].copies.size(), 2u);
    QCOMPARE(plan.unreadableNodes.size(), 3u);
    QCOMPARE(plan.unreadableNodes[0].node, std::string("a"));
    QCOMPARE(reasonOf(plan), QStringLiteral("down"));
    QVERIFY(reasonOf(plan, 1).contains(QLatin1String("facts")));
    cluster.snapshot.nodes[2].httpUrl.clear();
    QVERIFY(reasonOf(cluster.find("m{host=\"good\"}")).contains(QLatin1String("HTTP")));
}

void TestCopyFinder::aNodeThatHasFailedIsNotAskedAgain()
{
    Cluster cluster;
    cluster.add("1", kA, kB);
    cluster.add("2", kA, kC);
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single a | 1=a 2=a"));
    std::vector<FailedNode> failed{{kA, "no answer in 2 s"}};
    QCOMPARE(textOf(*cluster.tryFind("m", {}, failed)), QStringLiteral("nodes b c | 1=b 2=c"));
    failed.push_back({kB, "connection refused"});
    const auto plan = *cluster.tryFind("m", {}, failed);
    QCOMPARE(textOf(plan), QStringLiteral("nodes c | 1=? 2=c"));
    QCOMPARE(reasonOf(plan, 0), QStringLiteral("no answer in 2 s"));
    QCOMPARE(reasonOf(plan, 1), QStringLiteral("connection refused"));
}

void TestCopyFinder::aSeriesWithoutAnyIdHasNothingToRead()
{
    Cluster cluster;
    auto &fresh = cluster.add("1", kA, kB);
    fresh.setCopy(0, {kA, 0});
    QCOMPARE(textOf(cluster.find()), QStringLiteral("single b | 1=b"));
    fresh.setCopy(1, {kB, 0});
    QVERIFY(cluster.find().series.empty());
}

void TestCopyFinder::boundsAreNamed()
{
    Cluster cluster;
    for (int i = 0; i < 10; ++i)
        cluster.add(std::to_string(i), kA);
    QVERIFY(cluster.tryFind("m + m", {.series = 10}));
    const auto many = cluster.tryFind("m", {.series = 9});
    QCOMPARE(many.error().code, ErrorCode::LimitExceeded);
    const auto told = QString::fromStdString(many.error().text);
    QVERIFY2(told.contains(QLatin1String("more than 9 series (query.max_series)")),
             qPrintable(told));
    QVERIFY(cluster.tryFind("{host=\"1\"}", {.examined = 10}));
    QCOMPARE(cluster.tryFind("{host=\"1\"}", {.examined = 9}).error().code,
             ErrorCode::LimitExceeded);
}

void TestCopyFinder::metricsAreFoundByRegexAndByNothing()
{
    Cluster cluster;
    for (const auto *metric : {"m3", "m1", "n", "m2"})
        cluster.add(metric, kA, kNoNode, {}, metric);
    QCOMPARE(textOf(cluster.find("{__name__=~\"m.\"}")),
             QStringLiteral("single a | m1=a m2=a m3=a"));
    QCOMPARE(textOf(cluster.find("{host!=\"m1\"}")), QStringLiteral("single a | m2=a m3=a n=a"));
}

void TestCopyFinder::nodesThatWereNeverReadAreTold()
{
    Cluster cluster;
    cluster.add("1", kA, kB);
    QVERIFY(cluster.find().unknownNodes.empty() && !cluster.find().mayLackSeries);
    cluster.state(kC, HealthState::Down, false); // it was read before it went
    QVERIFY(cluster.find().unknownNodes.empty());
    cluster.snapshot.nodes[2].creation = 0;
    QCOMPARE(cluster.find().unknownNodes, std::vector<std::string>{"c"});
    QVERIFY(!cluster.find().mayLackSeries); // its partners know its series
    cluster.snapshot.replication = 1;
    QVERIFY(cluster.find().mayLackSeries);
}

// Right after the start: an empty answer would be taken for the whole.
void TestCopyFinder::aClusterThatIsNotKnownYetMayHoldAnything()
{
    Cluster cluster;
    cluster.snapshot.nodes.clear();
    const auto plan = cluster.find();
    QVERIFY(plan.mayLackSeries);
    QCOMPARE(plan.unknownNodes.size(), std::size_t{1});
}

void TestCopyFinder::samplesReachBackByRangeOffsetAndLookback()
{
    const auto spanOf = [](std::string_view expression, SampleSpan asked = kAsked) {
        return samplesOf(readSelectors(expression)->front(), asked, std::chrono::minutes(5));
    };
    constexpr TimeMs kMinute = 60'000;
    QCOMPARE(spanOf("m").from, kAsked.from - 5 * kMinute);
    QCOMPARE(spanOf("m").to, kAsked.to);
    QCOMPARE(spanOf("m[10m] offset 1h").from, kAsked.from - kHour - 15 * kMinute);
    QCOMPARE(spanOf("m[10m] offset 1h").to, kAsked.to - kHour);
    QCOMPARE(spanOf("m offset -1h").to, kAsked.to + kHour);
    QCOMPARE(spanOf("m @ 3600").from, kHour - 5 * kMinute);
    QCOMPARE(spanOf("m @ 3600").to, kHour);
    QCOMPARE(spanOf("m @ start()").to, kAsked.from);
    QCOMPARE(spanOf("m @ end()").from, kAsked.to - 5 * kMinute);
    const auto all = spanOf("m[100y] offset 100y", {INT64_MIN, INT64_MAX});
    QVERIFY(all.from < 0 && all.to > kAsked.to);
}

QTEST_APPLESS_MAIN(TestCopyFinder)
#include "tst_copy_finder.moc"
