#include <QTest>

#include "cluster/backfill/id_check.h"

using namespace tg::cluster;

class TestIdCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInAProperRegistry()
    {
        QVERIFY(sharedIds({}).empty());
        const std::vector<SeriesId> series{{"a", 1}, {"b", 2}, {"a", 1}};
        QVERIFY(sharedIds(series).empty());
    }

    void namesAllKeysOfAnId()
    {
        const std::vector<SeriesId> series{{"c", 4}, {"a", 4}, {"b", 7}, {"x", 2},
                                           {"b", 4}, {"a", 4}, {"y", 2}};
        const auto shared = sharedIds(series);
        QCOMPARE(shared.size(), 2U);
        QCOMPARE(shared[0].id, 2U);
        QVERIFY(shared[0].keys == (std::vector<std::string>{"x", "y"}));
        QCOMPARE(shared[1].id, 4U);
        QVERIFY(shared[1].keys == (std::vector<std::string>{"a", "b", "c"}));
    }
};

QTEST_GUILESS_MAIN(TestIdCheck)
#include "tst_id_check.moc"
