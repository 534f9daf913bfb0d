// A node goes, or loses what it said it had, and comes back: when its gaps are filled, every point
// that was answered 204 is on both copies, and no other node has it.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "fault_scene.h"

using namespace tg::test;

namespace {

const auto &kOfBad = FaultScene::kOfBad;

QJsonArray itemsOf(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value(QStringLiteral("items")).toArray();
}

} // namespace

class TestGapsFilled final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<FaultScene>(FaultScene::Way::Direct);
        QVERIFY2(m_scene->startCluster(), m_scene->error().constData());
    }
    void cleanup() { m_scene.reset(); }

    void ofAKilledNode()
    {
        m_scene->bad().setFault("volatile"); // what it has not flushed dies with it
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        load();
        QVERIFY(m_scene->badConfirmsFurther(10'000));
        m_scene->bad().kill();
        QTRY_COMPARE_WITH_TIMEOUT(health("down"), 1.0, kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(20'000));
        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QCOMPARE(wrongOnceWhole(), QByteArray());
    }

    void ofASuspendedNode()
    {
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        load();
        QVERIFY(m_scene->badConfirmsFurther(10'000));
        m_scene->bad().suspend();
        QTRY_COMPARE_WITH_TIMEOUT(health("down"), 1.0, kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(20'000));
        m_scene->bad().resume();
        QVERIFY(m_scene->awaitBadUp());
        QCOMPARE(wrongOnceWhole(), QByteArray());
    }

    void ofANodeThatRefusedEverything()
    {
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        load();
        QVERIFY(m_scene->badConfirmsFurther(10'000));
        m_scene->bad().setFault("{badrpc, broken}");
        QTRY_VERIFY_WITH_TIMEOUT(gateway().value("timeless_gateway_gaps_open", kOfBad) > 0,
                                 kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(20'000));
        m_scene->bad().clearFaults();
        QCOMPARE(wrongOnceWhole(), QByteArray());
    }

    void ofANodeThatCameBackEmpty()
    {
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        load();
        QVERIFY(m_scene->badConfirmsFurther(20'000));
        m_scene->bad().kill();
        QDir(m_scene->bad().dataDir()).removeRecursively();
        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QCOMPARE(wrongOnceWhole(), QByteArray());
    }

    void ofANodeThatOverwritesItsSegmentAfterARestart()
    {
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        load();
        QVERIFY(m_scene->badConfirmsFurther(20'000));
        m_scene->bad().stop(); // in order: nothing unflushed is lost
        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QCOMPARE(wrongOnceWhole(), QByteArray());
    }

    void ofAllNodesDeadAtOnce()
    {
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        load();
        QVERIFY(m_scene->confirmsFurther(20'000));
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            m_scene->cluster().node(node).kill();
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_panic"), 1.0, kPatienceMs);
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            QVERIFY(m_scene->cluster().node(node).start());
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(m_scene->confirmsFurther(20'000));
        m_mayRefuse = true;
        QCOMPARE(wrongOnceWhole(), QByteArray());
    }

    void ofAFlappingNodeWithOneFailover()
    {
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        load();
        QVERIFY(m_scene->badConfirmsFurther(10'000));
        for (int i = 0; i < 3; ++i) {
            m_scene->bad().kill();
            QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_node_accepting", kOfBad),
                                      0.0, kPatienceMs);
            QVERIFY(m_scene->confirmsFurther(50'000)); // about two and a half seconds
            QVERIFY(m_scene->bad().start());
            QVERIFY(m_scene->confirmsFurther(30'000));
        }
        int failovers = 0;
        for (const auto &item : itemsOf(gateway().admin().get("/api/v1/operations")))
            failovers += item.toObject()
                                     .value(QStringLiteral("plan"))
                                     .toObject()
                                     .value(QStringLiteral("action")) == QStringLiteral("failover")
                             ? 1
                             : 0;
        QCOMPARE(failovers, 1);
        QCOMPARE(wrongOnceWhole(), QByteArray());
    }

private:
    GatewayProcess &gateway() { return m_scene->gateway(); }
    double health(const QByteArray &state) { return m_scene->health(state); }
    void load()
    {
        m_load = std::make_unique<LoadgenProcess>();
        m_mayRefuse = false;
        m_load->start(gateway().port(), {QStringLiteral("--series"), QStringLiteral("600"),
                                         QStringLiteral("--lines-per-body"), QStringLiteral("200"),
                                         QStringLiteral("--connections"), QStringLiteral("8"),
                                         QStringLiteral("--rate"), QStringLiteral("20000"),
                                         QStringLiteral("--duration"), QStringLiteral("200"),
                                         QStringLiteral("--allow-errors")});
    }

    QByteArray wrongOnceWhole()
    {
        return m_scene->wrongOnceWhole(*m_load, m_mayRefuse ? FaultScene::Refusals::Allowed
                                                            : FaultScene::Refusals::None);
    }

    std::unique_ptr<FaultScene> m_scene;
    std::unique_ptr<LoadgenProcess> m_load;
    bool m_mayRefuse = false;
};

QTEST_GUILESS_MAIN(TestGapsFilled)
#include "tst_gaps_filled.moc"
