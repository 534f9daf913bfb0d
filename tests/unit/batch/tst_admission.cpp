// All of a segment is admitted or nothing of it: no refusal leaves a byte reserved.
#include <random>

#include <QtTest>

#include "batch/admission.h"
#include "batch/slicer.h"
#include "tests/unit/batch/test_cluster.h"

using namespace tg;
using namespace tg::batch;
using series::CopyRef;
using test::node;

namespace {

// One point for each pair, 21 bytes a copy; -1 stands for no copy, ids are 1.
std::vector<Part> partsOf(const NodeBoard &board, const std::vector<std::pair<int, int>> &pairs)
{
    SlicePool pool;
    Slicer slicer(board, pool);
    for (const auto &[a, b] : pairs) {
        const auto ref = [](int at) { return at < 0 ? CopyRef() : CopyRef(node(at), 1); };
        slicer.append(*test::makeEntry(ref(a), ref(b)), std::vector<Sample>{{1, 1000}});
    }
    return slicer.take();
}

} // namespace

class TestAdmission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void decides_data();
    void decides();
    void leavesNothingReservedAfterARefusal();
    void blamesNobodyForSeriesWithoutAnyNode();
};

using Kind = AdmissionVerdict::Kind;
using Pairs = std::vector<std::pair<int, int>>;
using Nodes = std::vector<int>;

void TestAdmission::decides_data()
{
    QTest::addColumn<Pairs>("pairs");
    QTest::addColumn<Nodes>("down");
    QTest::addColumn<Nodes>("full");
    QTest::addColumn<Nodes>("slow"); // keepsUp = false
    QTest::addColumn<bool>("gapFull");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("blamed");
    QTest::addColumn<Nodes>("without");
    const Pairs ring{{0, 1}, {1, 2}, {2, 0}};
    const Nodes none;
    QTest::newRow("all well") << ring << none << none << none << false << Kind::Admitted << -1
                              << none;
    QTest::newRow("a node is down, its points have another home")
        << ring << Nodes{1} << none << none << false << Kind::Admitted << -1 << Nodes{1};
    QTest::newRow("both owners of a point are down")
        << ring << Nodes{0, 1} << none << none << false << Kind::Unavailable << 0 << none;
    QTest::newRow("the only copy's node is down")
        << Pairs{{0, 1}, {2, -1}} << Nodes{2} << none << none << false << Kind::Unavailable << 2
        << none;
    QTest::newRow("the copy that is left is down")
        << Pairs{{-1, 2}} << Nodes{2} << none << none << false << Kind::Unavailable << 2 << none;
    QTest::newRow("a node that is not concerned is down")
        << Pairs{{0, 1}} << Nodes{2} << none << none << false << Kind::Admitted << -1 << none;
    QTest::newRow("a node is full")
        << ring << none << Nodes{2} << none << false << Kind::Full << 2 << none;
    QTest::newRow("a node that is not concerned is full")
        << Pairs{{0, 1}} << none << Nodes{2} << none << false << Kind::Admitted << -1 << none;
    QTest::newRow("a full node is left out where gaps are allowed")
        << ring << none << Nodes{2} << none << true << Kind::Admitted << -1 << Nodes{2};
    QTest::newRow("two full nodes that share points are not both left out")
        << ring << none << Nodes{1, 2} << none << true << Kind::Full << 2 << none;
    QTest::newRow("two full nodes that share nothing are both left out")
        << Pairs{{0, 1}, {0, 2}} << none << Nodes{1, 2} << none << true << Kind::Admitted << -1
        << Nodes{1, 2};
    QTest::newRow("a full node with an only copy is waited for")
        << Pairs{{0, 1}, {2, -1}} << none << Nodes{2} << none << true << Kind::Full << 2 << none;
    QTest::newRow("a full node is the last home beside one that is down")
        << ring << Nodes{0} << Nodes{2} << none << true << Kind::Full << 2 << none;
    QTest::newRow("a full node that does not keep up is left out")
        << ring << none << Nodes{2} << Nodes{2} << false << Kind::Admitted << -1 << Nodes{2};
    QTest::newRow("a node that does not keep up but has room takes part")
        << ring << none << none << Nodes{2} << false << Kind::Admitted << -1 << none;
    QTest::newRow("a full node that keeps up is waited for beside one that does not")
        << ring << none << Nodes{1, 2} << Nodes{2} << false << Kind::Full << 1 << none;
}

void TestAdmission::decides()
{
    QFETCH(Pairs, pairs);
    QFETCH(Nodes, down);
    QFETCH(Nodes, full);
    QFETCH(Nodes, slow);
    QFETCH(bool, gapFull);
    QFETCH(Kind, kind);
    QFETCH(int, blamed);
    QFETCH(Nodes, without);
    constexpr std::size_t kBound = 1'000;
    test::TestCluster cluster(3, kBound);
    for (const int at : down)
        cluster.down(at);
    for (const int at : full)
        QVERIFY(cluster.queue(at).tryReserve(kBound));
    for (const int at : slow)
        cluster.board.at(node(at)).keepsUp = false;
    const auto before = cluster.reservedBytes();
    const auto parts = partsOf(cluster.board, pairs);

    const auto verdict = Admission(cluster.board, cluster.queues).decide(parts, gapFull);
    QCOMPARE(verdict.kind, kind);
    QCOMPARE(verdict.node.isValid() ? verdict.node.value : -1, blamed);
    std::size_t expected = 0;
    if (kind == Kind::Admitted) {
        std::bitset<kMaxNodes> out;
        for (const int at : without)
            out.set(static_cast<std::size_t>(at));
        QVERIFY(verdict.without == out);
        for (const auto &slice : parts[0].slices)
            expected += out.test(slice->node.value) ? 0 : slice->bytes.size();
    }
    QCOMPARE(cluster.reservedBytes() - before, expected);
}

void TestAdmission::leavesNothingReservedAfterARefusal()
{
    constexpr std::size_t kBound = 200;
    std::mt19937 random(11);
    test::TestCluster cluster(6, kBound);
    int refusals = 0;
    for (int round = 0; round < 5'000; ++round) {
        for (int at = 0; at < 6; ++at) {
            cluster.board.at(node(at)).accepting = random() % 5 != 0;
            cluster.board.at(node(at)).keepsUp = random() % 3 != 0;
            cluster.queue(at).unreserve(cluster.queue(at).reservedBytes());
            cluster.queue(at).tryReserve(random() % 2 != 0 ? kBound : random() % kBound);
        }
        Pairs pairs;
        for (unsigned i = 0; i < 1 + random() % 6; ++i) {
            const int a = static_cast<int>(random() % 6);
            pairs.emplace_back(a, random() % 5 == 0 ? -1
                                                    : (a + 1 + static_cast<int>(random() % 5)) % 6);
        }
        const auto parts = partsOf(cluster.board, pairs);
        const auto before = cluster.reservedBytes();
        const auto verdict =
            Admission(cluster.board, cluster.queues).decide(parts, random() % 2 != 0);
        std::size_t expected = 0;
        if (verdict.kind == Kind::Admitted) {
            for (const auto &slice : parts[0].slices) {
                const bool isOut = verdict.without.test(slice->node.value);
                expected += isOut ? 0 : slice->bytes.size();
                QVERIFY(isOut || cluster.board.isAccepting(slice->node));
            }
            for (const auto &pair : parts[0].pairs) {
                const auto takes = [&](NodeIndex at) {
                    return at.isValid() && !verdict.without.test(at.value);
                };
                QVERIFY(takes(pair.primary) || takes(pair.replica));
            }
        }
        refusals += verdict.kind != Kind::Admitted;
        QCOMPARE(cluster.reservedBytes() - before, expected);
    }
    QVERIFY(refusals > 500 && refusals < 4'500);
}

// The ids of a series can be forgotten between the look-up and the encoder.
void TestAdmission::blamesNobodyForSeriesWithoutAnyNode()
{
    test::TestCluster cluster(2);
    const auto verdict =
        Admission(cluster.board, cluster.queues).decide(partsOf(cluster.board, {{-1, -1}}), true);
    QCOMPARE(verdict.kind, Kind::Unavailable);
    QVERIFY(!verdict.node.isValid());
}

QTEST_GUILESS_MAIN(TestAdmission)
#include "tst_admission.moc"
