// A gateway that is killed under load takes nothing with it that it has answered, and the next one
// finds everything on the nodes.
#include <algorithm>
#include <set>

#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "loadgen_process.h"
#include "test_cluster.h"

using namespace tg::test;

class TestGatewayKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void nothingAnsweredIsMissing_data()
    {
        QTest::addColumn<QByteArray>("ack");
        QTest::addColumn<unsigned>("copies");
        QTest::newRow("ack all") << QByteArray("all") << 2U;
        QTest::newRow("ack one") << QByteArray("one") << 1U;
    }
    void nothingAnsweredIsMissing()
    {
        QFETCH(QByteArray, ack);
        QFETCH(unsigned, copies);
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        GatewayOptions options;
        options.ack = ack;
        // However slow the machine: both copies or no answer, and nothing is sent again.
        options.limits = "late_copy_ms = 30_000\ncall_timeout_ms = 30_000";
        GatewayProcess gateway(cluster.gatewayNodes(), options);
        QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());

        LoadgenProcess load;
        load.start(gateway.port(), m_load);
        QTRY_VERIFY_WITH_TIMEOUT(gateway.value("timeless_gateway_points_confirmed_total") > 50'000,
                                 kPatienceMs);
        gateway.kill();
        QVERIFY2(load.stop(), load.error().constData());
        QCOMPARE(load.count("gaps"), 0);

        const auto answered = load.points(204);
        QVERIFY(answered.size() > 40'000);
        const auto stored = cluster.copies();
        QCOMPARE(shown(stored.missing(answered, copies)), shown({}));
        QCOMPARE(shown(stored.strangers(load.allPoints())), shown({}));
        QCOMPARE(stored.extras(), 0U); // nothing was sent twice
    }

    void theNextOneKnowsEverySeriesBeforeItIsReady()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        {
            GatewayProcess first(cluster.gatewayNodes());
            QVERIFY2(first.start() && first.awaitReady(), first.error().constData());
            LoadgenProcess load;
            load.start(first.port(), m_load);
            QTRY_VERIFY_WITH_TIMEOUT(
                first.value("timeless_gateway_points_confirmed_total") > 30'000, kPatienceMs);
            first.kill();
            QVERIFY2(load.stop(), load.error().constData());
        }
        std::vector<std::vector<quint64>> registries;
        std::set<quint64> known;
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node) {
            registries.push_back(cluster.registry(node));
            known.insert(registries.back().begin(), registries.back().end());
        }
        QVERIFY(known.size() >= kSeries);

        GatewayProcess second(cluster.gatewayNodes());
        QVERIFY2(second.start() && second.awaitReady(), second.error().constData());
        QCOMPARE(second.value("timeless_gateway_series"), double(known.size()));
        LoadgenProcess load;
        load.start(second.port(),
                   {QStringLiteral("--series"), QString::number(kSeries), QStringLiteral("--seed"),
                    QStringLiteral("2"), QStringLiteral("--requests"), QStringLiteral("20"),
                    QStringLiteral("--lines-per-body"), QStringLiteral("500")});
        QVERIFY2(load.finish(), load.error().constData());
        QVERIFY(load.isAllStored());
        QCOMPARE(second.value("timeless_gateway_series"), double(known.size()));
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            QCOMPARE(cluster.registry(node).size(), registries[node].size());
        QCOMPARE(shown(cluster.copies().missing(load.points(204), 2)), shown({}));
        QCOMPARE(second.stop(), 0);
    }

private:
    static constexpr std::size_t kSeries = 4000;
    const QStringList m_load = {QStringLiteral("--series"),
                                QString::number(kSeries),
                                QStringLiteral("--lines-per-body"),
                                QStringLiteral("500"),
                                QStringLiteral("--connections"),
                                QStringLiteral("6"),
                                QStringLiteral("--rate"),
                                QStringLiteral("60000"),
                                QStringLiteral("--duration"),
                                QStringLiteral("60"),
                                QStringLiteral("--timeout"),
                                QStringLiteral("10"),
                                QStringLiteral("--new-series-per-second"),
                                QStringLiteral("100")};
};

QTEST_GUILESS_MAIN(TestGatewayKilled)
#include "tst_gateway_killed.moc"
