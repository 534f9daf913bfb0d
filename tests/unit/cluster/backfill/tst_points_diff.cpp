// The laws of the multiset difference, against std::multiset, and its examples.
#include <random>
#include <set>

#include <QTest>

#include "cluster/backfill/points_diff.h"

using namespace tg::cluster;

namespace {

using Points = std::vector<StoredPoint>;
struct Before {
    bool operator()(const StoredPoint &a, const StoredPoint &b) const { return isBefore(a, b); }
};
using Bag = std::multiset<StoredPoint, Before>;

// Few seconds and values, so that repetitions are common.
Points randomPoints(std::mt19937_64 &random)
{
    const std::vector<double> values{-1.5, -0.0, 0.0, 1.0, 5.0, 1e300};
    Points points(random() % 40);
    for (auto &point : points)
        point = {static_cast<std::int64_t>(random() % 6) - 2, values[random() % values.size()]};
    sortPoints(points);
    return points;
}

Bag minus(const Points &left, const Points &right)
{
    Bag bag(left.begin(), left.end());
    for (const auto &point : right) {
        if (const auto found = bag.find(point); found != bag.end())
            bag.erase(found);
    }
    return bag;
}

bool isSame(const Points &points, const Bag &bag)
{
    return std::ranges::equal(points, bag, [](const auto &a, const auto &b) { return a == b; });
}

} // namespace

class TestPointsDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheDifferenceOfMultisets()
    {
        std::mt19937_64 random(20'260'101);
        for (int round = 0; round < 5000; ++round) {
            const auto source = randomPoints(random);
            const auto target = randomPoints(random);
            const auto diff = diffPoints(source, target);
            QVERIFY(isSame(diff.missing, minus(source, target)));
            QVERIFY(isSame(diff.extra, minus(target, source)));
        }
    }

    void makesBothEqualWhenApplied()
    {
        std::mt19937_64 random(7);
        for (int round = 0; round < 2000; ++round) {
            const auto source = randomPoints(random);
            const auto target = randomPoints(random);
            auto diff = diffPoints(source, target);
            PointsDiff both{target, source};
            addDiff(both, {diff.missing, diff.extra}); // target + missing == source + extra
            QVERIFY(diffPoints(both.missing, both.extra).isEmpty());
        }
    }

    void confirmsWhatWasMissingBothTimes()
    {
        const PointsDiff first{{{1, 1}, {1, 1}, {2, 2}}, {{9, 9}}};
        const PointsDiff second{{{1, 1}, {3, 3}}, {}};
        const auto confirmed = confirmedDiff(first, second);
        QVERIFY(confirmed.missing == (Points{{1, 1}}));
        QVERIFY(confirmed.extra.empty());
    }

    void countsRepetitions()
    {
        const Points source{{1, 5}, {1, 5}, {1, 5}};
        const Points target{{1, 5}};
        QCOMPARE(diffPoints(source, target).missing.size(), 2U);
        QCOMPARE(diffPoints(target, source).extra.size(), 2U);
    }

    void takesBothZerosForOne()
    {
        QVERIFY(diffPoints(Points{{1, 0.0}}, Points{{1, -0.0}}).isEmpty());
    }

    void sortsByTimeThenValue()
    {
        Points points{{2, 1}, {1, 3}, {1, -3}};
        sortPoints(points);
        QVERIFY(points == (Points{{1, -3}, {1, 3}, {2, 1}}));
    }
};

QTEST_GUILESS_MAIN(TestPointsDiff)
#include "tst_points_diff.moc"
