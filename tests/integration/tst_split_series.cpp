// Somebody wrote a series to a node that owns none of it: it is found split, and healed by an
// operation.
#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include "admin_operation.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

constexpr std::size_t kThird = 2; // node c
constexpr qint64 kDay = 86'400;

} // namespace

class TestSplitSeries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void aHealBringsTheSeriesTogetherOnItsCopies()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        GatewayProcess gateway(cluster.gatewayNodes());
        QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());
        const auto label = labelOwnedByAAndB(gateway);
        QVERIFY(!label.isEmpty());
        const QByteArray series = "split{i=\"" + label + "\"}";
        const auto now = QDateTime::currentSecsSinceEpoch();

        QByteArray body;
        for (int i = 0; i < 10; ++i)
            body += series + ' ' + QByteArray::number(i) + ' ' +
                    QByteArray::number((now - 600 + i) * 1000) + '\n';
        QCOMPARE(gateway.http().post("/api/v1/import/prometheus", body).status, 204);
        // On c: one of these points, and others around them, long before and ahead.
        QVERIFY(writeToThird(cluster, label,
                             {now - 600, now - 610, now - 609, now - 500 * kDay, now + 5 * kDay}));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.value("timeless_gateway_series_split"), 1.0, kPatienceMs);
        const auto state = objectIn(gateway.admin().get("/api/v1/cluster"));
        QCOMPARE(state.value(QStringLiteral("split_samples")).toArray().at(0).toString().toUtf8(),
                 series);
        const auto before = cluster.copies("split");
        QCOMPARE(before.distinctOn(kThird), std::size_t{5});

        const auto healed = planAndRun(gateway, R"("action":"heal")");
        QVERIFY2(healed.value(QStringLiteral("state")) == QStringLiteral("done"),
                 QJsonDocument(healed).toJson().constData());
        QCOMPARE(healed.value(QStringLiteral("points_written")).toInt(), 2 * 4);
        const auto stored = cluster.copies("split");
        QCOMPARE(stored.distinct(), std::size_t{14});
        QCOMPARE(stored.distinctOn(0), std::size_t{14});
        QCOMPARE(stored.distinctOn(1), std::size_t{14});
        QCOMPARE(stored.distinctOn(kThird), std::size_t{5}); // as it was
        QCOMPARE(stored.extras(), std::size_t{0});
        QTRY_COMPARE_WITH_TIMEOUT(gateway.value("timeless_gateway_series_split"), 0.0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(gateway.value("timeless_gateway_alarms", "id=\"series-split\""),
                                  -1.0, kPatienceMs);

        QVERIFY(writeToThird(cluster, label, {now - 620}));
        QCOMPARE(planAndRun(gateway, R"("action":"heal","node":"c")")
                     .value(QStringLiteral("points_written"))
                     .toInt(),
                 2);
        QCOMPARE(cluster.copies("split").distinctOn(1), std::size_t{15});
        QCOMPARE(gateway.stop(), 0);
    }

private:
    static QByteArray labelOwnedByAAndB(const GatewayProcess &gateway)
    {
        for (int i = 0; i < 50; ++i) {
            const auto owners = gateway.owners("split{i=\"" + QByteArray::number(i) + "\"}");
            if (owners.primary != "c" && owners.replica != "c" && !owners.primary.isEmpty())
                return QByteArray::number(i);
        }
        return {};
    }
    // Points of value 0, as no gateway would write them.
    static bool writeToThird(TestCluster &cluster, const QByteArray &label,
                             const std::vector<qint64> &seconds)
    {
        QByteArray entries;
        for (const auto second : seconds)
            entries +=
                (entries.isEmpty() ? "" : ",") + ("{<<\"split\">>,#{<<\"i\">>=><<\"" + label +
                                                  "\">>},0.0," + QByteArray::number(second) + '}');
        return cluster.node(kThird).eval("'Elixir.TimelessMetrics':write_batch(timeless_metrics,[" +
                                         entries + "])") == "ok";
    }
};

QTEST_GUILESS_MAIN(TestSplitSeries)
#include "tst_split_series.moc"
