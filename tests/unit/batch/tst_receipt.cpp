// The state machine of a receipt: which level is reached, which points have no hope left.
#include <QtTest>

#include "batch/receipt.h"
#include "tests/unit/batch/test_cluster.h"

using namespace tg;
using namespace tg::batch;
using test::node;

namespace {

PartState triangle() // points 1, 2, 4 on the pairs (0,1), (1,2), (2,-)
{
    PartState part;
    for (int at = 0; at < 3; ++at) {
        part.copies.emplace_back();
        part.copies.back().node = node(at);
    }
    part.pairs = {{{node(0), node(1), 1}, PairFate::Open},
                  {{node(1), node(2), 2}, PairFate::Open},
                  {{node(2), kNoNode, 4}, PairFate::Open}};
    return part;
}

} // namespace

class TestReceipt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void countsAPointByItsFirstConfirmedCopy();
    void dropsOnlyPointsWithoutAnyHope_data();
    void dropsOnlyPointsWithoutAnyHope();
    void knowsTheLevelItHasReached();
};

void TestReceipt::countsAPointByItsFirstConfirmedCopy()
{
    auto part = triangle();
    QCOMPARE(part.settlePairs(node(1), PairFate::Confirmed), std::uint64_t{3});
    QCOMPARE(part.confirmedPoints(), std::uint64_t{3});
    QVERIFY(part.allPairsConfirmed(node(0)));
    QVERIFY(part.allPairsConfirmed(node(1)));
    QVERIFY(!part.allPairsConfirmed(node(2)));
    QCOMPARE(part.settlePairs(node(2), PairFate::Confirmed), std::uint64_t{4});
    QCOMPARE(part.settlePairs(node(0), PairFate::Confirmed), std::uint64_t{0});
    QVERIFY(!part.copy(node(7)));
}

using Fates = std::vector<CopyFate>;

void TestReceipt::dropsOnlyPointsWithoutAnyHope_data()
{
    QTest::addColumn<Fates>("fates");
    QTest::addColumn<quint64>("dropped");
    const auto pending = CopyFate::Pending;
    const auto held = CopyFate::Held;
    const auto gap = CopyFate::Gap;
    QTest::newRow("all pending") << Fates{pending, pending, pending} << quint64{0};
    QTest::newRow("one given up") << Fates{gap, pending, pending} << quint64{0};
    QTest::newRow("an only copy given up") << Fates{pending, pending, gap} << quint64{4};
    QTest::newRow("both copies given up") << Fates{gap, gap, pending} << quint64{1};
    QTest::newRow("held copies are hope") << Fates{gap, held, gap} << quint64{4};
    QTest::newRow("failed is as lost as a gap") << Fates{CopyFate::Failed, gap, gap} << quint64{7};
}

void TestReceipt::dropsOnlyPointsWithoutAnyHope()
{
    QFETCH(Fates, fates);
    QFETCH(quint64, dropped);
    auto part = triangle();
    for (std::size_t i = 0; i < fates.size(); ++i)
        part.copies[i].fate = fates[i];
    QCOMPARE(quint64{part.dropHopeless()}, dropped);
    QCOMPARE(quint64{part.dropHopeless()}, quint64{0});
}

void TestReceipt::knowsTheLevelItHasReached()
{
    Receipt receipt;
    receipt.parts.push_back(triangle());
    auto &part = receipt.parts[0];
    QVERIFY(receipt.isReached(AckLevel::Queued));
    QVERIFY(!receipt.isReached(AckLevel::One));
    part.copies[1].fate = CopyFate::Confirmed;
    part.settlePairs(node(1), PairFate::Confirmed);
    QVERIFY(!receipt.isReached(AckLevel::One));
    part.copies[2].fate = CopyFate::Confirmed;
    part.settlePairs(node(2), PairFate::Confirmed);
    QVERIFY(receipt.isReached(AckLevel::One));
    QVERIFY(!receipt.isReached(AckLevel::All));
    part.copies[0].fate = CopyFate::Held;
    QVERIFY(!receipt.isReached(AckLevel::All));
    part.copies[0].fate = CopyFate::LateGap;
    QVERIFY(receipt.isReached(AckLevel::All));
    QVERIFY(!receipt.isOver());
    part.copies[0].fate = CopyFate::Gap;
    QVERIFY(receipt.isReached(AckLevel::All));
    QVERIFY(receipt.isOver());
}

QTEST_GUILESS_MAIN(TestReceipt)
#include "tst_receipt.moc"
