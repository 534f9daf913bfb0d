// Gap records become regions, regions become the series that a fill can repair.
#include <algorithm>
#include <random>

#include <QtTest>

#include "cluster/steward/fill_plan.h"
#include "table_maker.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

GapRecord gap(std::int64_t first, std::int64_t last, std::uint16_t shard = 1)
{
    GapRecord record;
    record.id = gapId("g", 1, std::uint64_t(first * 1000 + last));
    record.firstHour = first;
    record.lastHour = last;
    record.shards.set(shard);
    return record;
}

QString shown(const std::vector<FillRegion> &regions)
{
    QStringList texts;
    for (const auto &region : regions)
        texts << QStringLiteral("%1-%2:%3")
                     .arg(region.firstHour)
                     .arg(region.lastHour)
                     .arg(region.records.size());
    return texts.join(QLatin1Char(' '));
}

constexpr NodeIndex kTarget{1};

} // namespace

class TestFillPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsAdjoiningHoursTogether_data()
    {
        using Records = std::vector<GapRecord>;
        QTest::addColumn<Records>("records");
        QTest::addColumn<QString>("regions"); // hours and number of records
        QTest::newRow("none") << Records{} << QString();
        QTest::newRow("one") << Records{gap(5, 6)} << QStringLiteral("5-6:1");
        QTest::newRow("the same twice")
            << Records{gap(5, 6), gap(5, 6, 2)} << QStringLiteral("5-6:2");
        QTest::newRow("adjoining") << Records{gap(7, 8), gap(5, 6)} << QStringLiteral("5-8:2");
        QTest::newRow("an hour between")
            << Records{gap(8, 8), gap(5, 6)} << QStringLiteral("5-6:1 8-8:1");
        QTest::newRow("one within another, then more")
            << Records{gap(1, 20), gap(3, 4), gap(21, 22), gap(30, 30)}
            << QStringLiteral("1-22:3 30-30:1");
        QTest::newRow("bridged by the last")
            << Records{gap(1, 2), gap(5, 6), gap(2, 5)} << QStringLiteral("1-6:3");
        QTest::newRow("before 1970")
            << Records{gap(-5, -2), gap(-1, 0)} << QStringLiteral("-5-0:2");
    }
    void putsAdjoiningHoursTogether()
    {
        QFETCH(std::vector<GapRecord>, records);
        QFETCH(QString, regions);
        std::mt19937 random(1);
        for (int order = 0; order < 10; ++order) {
            QCOMPARE(shown(regionsOf(records)), regions);
            std::shuffle(records.begin(), records.end(), random);
        }
    }

    void coversTheShardsOfAllItsRecords()
    {
        const auto regions = regionsOf({gap(1, 1, 3), gap(2, 2, 7), gap(9, 9, 8)});
        QCOMPARE(regions.size(), std::size_t{2});
        QVERIFY(regions[0].shards.test(3) && regions[0].shards.test(7));
        QCOMPARE(regions[0].shards.count(), std::size_t{2});
        QCOMPARE(regions[1].records[0], gap(9, 9, 8));
    }

    void picksWhatCanBeFilled_data()
    {
        using Ref = series::CopyRef;
        QTest::addColumn<Ref>("primary");
        QTest::addColumn<Ref>("replica");
        QTest::addColumn<QString>("found");
        QTest::newRow("target is the replica")
            << on(0, 5) << on(1, 6) << QStringLiteral("6 from 0");
        QTest::newRow("target is the primary")
            << on(1, 6) << on(2, 5) << QStringLiteral("6 from 2");
        QTest::newRow("not on the target") << on(0, 5) << on(2, 6) << QStringLiteral("nothing");
        QTest::newRow("nowhere") << Ref() << Ref() << QStringLiteral("nothing");
        QTest::newRow("no other copy") << on(1, 6) << Ref() << QStringLiteral("single");
        QTest::newRow("no other copy, nor an id") << on(1, 0) << Ref() << QStringLiteral("single");
        QTest::newRow("no id on the target")
            << on(0, 5) << on(1, 0) << QStringLiteral("unregistered");
        QTest::newRow("no id on the source")
            << on(0, 0) << on(1, 6) << QStringLiteral("sourceless");
        QTest::newRow("the source cannot be read")
            << on(3, 5) << on(1, 6) << QStringLiteral("sourceless");
    }
    void picksWhatCanBeFilled()
    {
        QFETCH(series::CopyRef, primary);
        QFETCH(series::CopyRef, replica);
        QFETCH(QString, found);
        const Limits limits;
        series::SeriesTable table(limits);
        auto &entry = addSeries(table, "m", 7, primary, replica);
        addSeries(table, "of another shard", 8, on(0, 1), on(1, 2));
        FillRegion region;
        region.shards.set(7);
        const auto canBeRead = [](NodeIndex node) { return node != NodeIndex{3}; };
        const auto picked = seriesOf(region, kTarget, table, canBeRead);
        QCOMPARE(picked.missing.size(), std::size_t(found == QLatin1String("unregistered")));
        QCOMPARE(picked.sourceless, std::uint64_t(found == QLatin1String("sourceless")));
        QCOMPARE(picked.single, std::uint64_t(found == QLatin1String("single")));
        QCOMPARE(picked.isWhole(), picked.missing.size() + picked.sourceless == 0);
        QCOMPARE(picked.series.size(), std::size_t(found.contains(QLatin1String(" from "))));
        if (picked.series.empty())
            return;
        const auto &one = picked.series[0];
        QCOMPARE(QStringLiteral("%1 from %2").arg(one.targetId).arg(one.source.value), found);
        QCOMPARE(one.entry, &entry);
    }
};

QTEST_APPLESS_MAIN(TestFillPlan)
#include "tst_fill_plan.moc"
