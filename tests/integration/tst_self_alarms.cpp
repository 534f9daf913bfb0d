// What a gateway tells of itself while clients use it up, over real nodes.
#include <QDateTime>
#include <QTest>

#include "fault_scene.h"

using namespace tg::test;

class TestSelfAlarms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<FaultScene>(FaultScene::Way::Direct);
        QVERIFY2(m_scene->startCluster(), m_scene->error().constData());
    }
    void cleanup() { m_scene.reset(); }

    void namesTheSeriesLimitBeforeItIsReached()
    {
        QVERIFY2(m_scene->startGateway(2, "series = 1000"), m_scene->error().constData());
        QCOMPARE(write("m", 900), 204);
        QTRY_VERIFY_WITH_TIMEOUT(isRaised("saturation"), kPatienceMs);
        QVERIFY(gateway()
                    .admin()
                    .get("/api/v1/cluster")
                    .body.contains("limits.series: 900 of 1000 (90 %)"));
    }

    void namesTheNodeWhoseShareIsUsedUp()
    {
        QVERIFY2(
            m_scene->startGateway(
                2,
                "node_bytes = \"512 KiB\"\nsegment_bytes = \"128 KiB\"\nline_bytes = \"64 KiB\""),
            m_scene->error().constData());
        LoadgenProcess load;
        auto options = FaultScene::steadyLoad();
        load.start(gateway().port(), options << QStringLiteral("--allow-errors"));
        QVERIFY(m_scene->badConfirmsFurther(100'000)); // five seconds in motion
        QVERIFY(!isRaised("ledger-difference"));
        m_scene->bad().suspend();
        QTRY_VERIFY_WITH_TIMEOUT(isRaised("saturation"), kPatienceMs);
        const auto cluster = gateway().admin().get("/api/v1/cluster").body;
        QVERIFY(cluster.contains("limits.node_bytes: "));
        m_scene->bad().resume();
        QTRY_VERIFY_WITH_TIMEOUT(!isRaised("saturation"), kPatienceMs);
        QVERIFY(load.stop());
        QVERIFY(!isRaised("ledger-difference"));
    }

    void tellsThatNewSeriesAreSentAway()
    {
        QVERIFY2(m_scene->startGateway(2, "new_series_per_second = 10\nnew_series_wait_ms = 500"),
                 m_scene->error().constData());
        int round = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            (write("r" + QByteArray::number(++round), 100), isRaised("new-series-throttled")),
            kPatienceMs);
        QVERIFY(gateway()
                    .admin()
                    .get("/api/v1/cluster")
                    .body.contains("limits.new_series_per_second = 10"));
    }

private:
    GatewayProcess &gateway() { return m_scene->gateway(); }
    bool isRaised(const QByteArray &alarm)
    {
        return gateway().value("timeless_gateway_alarms", "id=\"" + alarm + '"') > 0;
    }
    int write(const QByteArray &metric, int series)
    {
        const QByteArray time =
            QByteArray::number(QDateTime::currentSecsSinceEpoch() - 100) + "000\n";
        QByteArray body;
        for (int i = 0; i < series; ++i)
            body += metric + "{i=\"" + QByteArray::number(i) + "\"} 1 " + time;
        return gateway().http().post("/api/v1/import/prometheus", body).status;
    }

    std::unique_ptr<FaultScene> m_scene;
};

QTEST_GUILESS_MAIN(TestSelfAlarms)
#include "tst_self_alarms.moc"
