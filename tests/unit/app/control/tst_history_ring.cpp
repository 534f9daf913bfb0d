// A quarter of an hour of seconds, and what a chart is told of it.
#include <QJsonArray>
#include <QtTest>

#include "app/control/history_ring.h"
#include "desk_scene.h"

using namespace tg;
using namespace tg::app;
using namespace tg::app::test;
using protocol::HistoryColumn;

namespace {

// What a second has: the n-th has received n points.
struct Course {
    void second(std::uint64_t points)
    {
        const auto before = scene.take();
        scene.passes(1s);
        scene.figures.ledger.received += points;
        scene.figures.links[1].confirmedPoints += points;
        const auto now = scene.take();
        const auto rates = ratesBetween(&before, now);
        ring.add(historyPointOf(now, rates, 3), now, rates);
    }

    DeskScene scene;
    HistoryRing ring;
};

QJsonArray column(const Result<QJsonObject> &answer, const char *name)
{
    return answer->value(QStringLiteral("columns")).toObject().value(QLatin1String(name)).toArray();
}

} // namespace

class TestHistoryRing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAPointOfTheFigures()
    {
        DeskScene scene;
        scene.figures.ledger.queued = 3;
        scene.figures.ledger.inFlight = 4;
        scene.figures.links[0].roundTripUs = 100;
        scene.figures.links[1].roundTripUs = 900;
        scene.figures.links[2].roundTripUs = 500;
        scene.figures.links[2].state = erl::LinkState::Backoff;
        scene.cluster.nodes[2].state = cluster::HealthState::Down;
        const auto now = scene.take();
        const auto point = historyPointOf(now, noRates(now), std::nullopt);
        QCOMPARE(point.queued, std::optional<std::uint64_t>(7));
        QCOMPARE(point.nodesUp, std::optional<std::uint64_t>(2));
        QCOMPARE(point.roundTripP50, std::optional<std::uint64_t>(900));
        QCOMPARE(point.roundTripP99, std::optional<std::uint64_t>(900));
        QVERIFY(!point.pointsIn && !point.shardsWithoutOwner);
    }

    void keepsAQuarterOfAnHour()
    {
        Course course;
        for (std::uint64_t i = 1; i <= HistoryRing::kSeconds + 5; ++i)
            course.second(i);
        const auto table = course.ring.table();
        QCOMPARE(table.size(), HistoryRing::kSeconds);
        const auto &oldest = table.rows().front();
        TG_CELL(oldest, HistoryColumn::At, qint64{kAt + 6'000});
        TG_CELL(oldest, HistoryColumn::PointsInPerSecond, 6.0);
        TG_CELL(oldest, HistoryColumn::ShardsWithoutOwner, 3);
        TG_NULL(oldest, HistoryColumn::RoundTripP50Us);
        TG_CELL(table.rows().back(), HistoryColumn::PointsInPerSecond, 905.0);
    }

    void tellsAChartOneNumberASecond()
    {
        Course course;
        for (std::uint64_t i = 1; i <= 4; ++i)
            course.second(i);
        course.scene.passes(2s); // nobody looked
        course.second(7);
        const auto all = course.ring.between({}, 0, 0);
        QVERIFY(all);
        QCOMPARE(all->value(QStringLiteral("step_ms")).toInteger(), 1'000);
        QCOMPARE(all->value(QStringLiteral("start")).toInteger(), qint64{kAt + 1'000});
        QCOMPARE(column(all, "points_in"),
                 (QJsonArray{1, 2, 3, 4, QJsonValue(), QJsonValue(), 7.0}));
        QCOMPARE(column(all, "round_trip_p50").size(), 7);
        QVERIFY(column(all, "round_trip_p50").at(0).isNull());
        const auto some = course.ring.between({}, kAt + 2'500, kAt + 4'000);
        QCOMPARE(some->value(QStringLiteral("start")).toInteger(), qint64{kAt + 2'000});
        QCOMPARE(column(some, "points_in"), (QJsonArray{2, 3}));
    }

    void tellsOfOneNode()
    {
        Course course;
        course.second(5);
        course.second(6);
        const auto b = course.ring.between("b", 0, 0);
        QVERIFY(b);
        QCOMPARE(column(b, "points_per_second"), (QJsonArray{5, 6}));
        QVERIFY(column(b, "round_trip").at(0).isNull());
        QCOMPARE(column(course.ring.between("a", 0, 0), "points_per_second"), (QJsonArray{0, 0}));
    }

    void refusesWhatItCannotTell()
    {
        Course course;
        QVERIFY(course.ring.between({}, 0, 0)); // nothing yet is no mistake
        course.second(1);
        QCOMPARE(course.ring.between("z", 0, 0).error().code, ErrorCode::NotFound);
        QCOMPARE(course.ring.between({}, 20, 10).error().code, ErrorCode::BadValue);
        QVERIFY(course.ring.between({}, kAt + 1'000'000, kAt + 2'000'000));
    }

    void tellsAnewWhatTheWallClockComesByAgain()
    {
        Course course;
        course.second(1);
        course.second(2);
        course.scene.figures.at -= 1'000;
        course.second(3);
        const auto table = course.ring.table();
        QCOMPARE(table.size(), std::size_t{2});
        TG_CELL(table.rows().back(), HistoryColumn::PointsInPerSecond, 3.0);
    }
};

QTEST_APPLESS_MAIN(TestHistoryRing)
#include "tst_history_ring.moc"
