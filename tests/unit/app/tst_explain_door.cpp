#include <QJsonArray>
#include <QtTest>

#include "../query/read_cluster.h"
#include "../query/read_run.h"
#include "app/explain_door.h"

using namespace tg;
using namespace tg::test;

class TestExplainDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhichNodeAReadIsFor_data();
    void saysWhichNodeAReadIsFor();
    void refusesWhatItCannotRead();
};

void TestExplainDoor::saysWhichNodeAReadIsFor_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<int>("series");
    QTest::newRow("query") << QByteArray("query=sum(m{host%3D\"1\"})") << 1;
    QTest::newRow("metric") << QByteArray("metric=m&start=100&end=200") << 2;
    QTest::newRow("metric and label") << QByteArray("metric=m&host=2&token=x") << 1;
    QTest::newRow("matches") << QByteArray("match[]=m&match[]={host%3D\"3\"}") << 3;
}

void TestExplainDoor::saysWhichNodeAReadIsFor()
{
    QFETCH(QByteArray, asked);
    QFETCH(int, series);
    ReadCluster cluster;
    cluster.add("m", {{"host", "1"}}, NodeIndex{1});
    cluster.add("m", {{"host", "2"}}, NodeIndex{1});
    cluster.add("n", {{"host", "3"}}, NodeIndex{1});
    const ReadRun run(app::openExplain, readRequest("/api/v1/explain?" + asked), cluster.context());
    QCOMPARE(run.head.status, 200);
    QCOMPARE(run.json().value(QStringLiteral("series")).toInt(), series);
    QCOMPARE(run.json().value(QStringLiteral("single")).toString(), QStringLiteral("b"));
}

void TestExplainDoor::refusesWhatItCannotRead()
{
    ReadCluster cluster;
    for (const auto *asked : {"", "query=m{", "metric=m&start=x", "metric=m&start=9&end=8"}) {
        const ReadRun run(app::openExplain, readRequest(QByteArray("/api/v1/explain?") + asked),
                          cluster.context());
        QVERIFY2(run.head.status == 400, asked);
        QCOMPARE(run.field("X-Timeless-Error"),
                 QByteArray(*asked ? "bad-parameter" : "missing-parameter"));
    }
}

QTEST_GUILESS_MAIN(TestExplainDoor)
#include "tst_explain_door.moc"
