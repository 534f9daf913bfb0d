// The network between the gateway and one node is cut, without a word to either: clients notice
// nothing, the node is judged in time, and when the cut heals both copies hold what was answered.
#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include "fault_scene.h"
#include "node_network.h"

using namespace tg::test;
using namespace std::chrono_literals;

namespace {

const auto &kOfBad = FaultScene::kOfBad;
QByteArray whyNot; // no network can be built here

// ARCHITECTURE.md, Health: unanswered for 2.5 s is degraded, hung for 8 s is down. Beside it: calls
// and probes may have been put up to a second after the cut, and a loaded machine is late.
constexpr auto kDegradedBy = 2500ms + 2s;
constexpr auto kDownBy = 8s + 2s;

} // namespace

class TestNetworkCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (whyNot.isEmpty())
            whyNot = NodeNetwork::build();
        if (!whyNot.isEmpty())
            QSKIP(QByteArray("SKIPPED: cuts of the network are NOT TESTED here: " + whyNot)
                      .constData());
    }
    void init()
    {
        ErlNode::Options behind;
        behind.address = NodeNetwork::kNodeAddress;
        behind.wrapper = NodeNetwork::wrapper();
        m_scene = std::make_unique<FaultScene>(FaultScene::Way::Direct, behind);
        QVERIFY2(m_scene->startCluster(), m_scene->error().constData());
    }
    void cleanup()
    {
        m_scene.reset();
        NodeNetwork::heal();
    }

    void costsNoRequestAndNoPoint_data()
    {
        QTest::addColumn<bool>("isHalfOpen");
        QTest::newRow("link down") << false;
        QTest::newRow("half-open: what the node sends is lost") << true;
    }
    void costsNoRequestAndNoPoint()
    {
        QFETCH(bool, isHalfOpen);
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), m_load);
        QVERIFY(m_scene->badConfirmsFurther(10'000));
        const auto timeouts = gateway().value("timeless_gateway_node_timeouts_total", kOfBad);
        const auto reconnects = gateway().value("timeless_gateway_node_reconnects_total", kOfBad);

        const auto cutAt = QDateTime::currentDateTimeUtc();
        QVERIFY(isHalfOpen ? NodeNetwork::dropWhatNodeSends() : NodeNetwork::takeLinkDown());
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->health("down"), 1.0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_node_accepting", kOfBad), 0.0,
                                  kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(gateway().value("timeless_gateway_gaps_open", kOfBad) > 0,
                                 kPatienceMs);
        const auto degraded = momentOf("up", "degraded");
        const auto down = momentOf("degraded", "down");
        QVERIFY2(degraded.isValid() && down.isValid(), gateway().log().right(4000).constData());
        QVERIFY2(cutAt.msecsTo(degraded) <= kDegradedBy / 1ms, after(cutAt, degraded).constData());
        QVERIFY2(cutAt.msecsTo(down) <= kDownBy / 1ms, after(cutAt, down).constData());

        // The dead connection is given up, and a new one cannot be had.
        QTRY_VERIFY_WITH_TIMEOUT(gateway().value("timeless_gateway_node_timeouts_total", kOfBad) >
                                     timeouts,
                                 kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(20'000));

        QVERIFY(NodeNetwork::heal());
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(gateway().value("timeless_gateway_node_reconnects_total", kOfBad) > reconnects);
        QVERIFY(m_scene->badConfirmsFurther(3000));
        QCOMPARE(m_scene->wrongOnceWhole(load), QByteArray());
    }

private:
    GatewayProcess &gateway() { return m_scene->gateway(); }

    // When the gateway's log says that node b went from one state to the other, the first time.
    QDateTime momentOf(const QByteArray &from, const QByteArray &to)
    {
        const QByteArray change = "event=state node=b from=" + from + " to=" + to + ' ';
        for (const auto &line : gateway().log().split('\n')) {
            if (line.contains(change))
                return QDateTime::fromString(QString::fromLatin1(line.left(line.indexOf(' '))),
                                             Qt::ISODateWithMs);
        }
        return {};
    }
    static QByteArray after(const QDateTime &cutAt, const QDateTime &moment)
    {
        return QByteArray::number(cutAt.msecsTo(moment)) + " ms after the cut";
    }

    std::unique_ptr<FaultScene> m_scene;
    const QStringList m_load = {QStringLiteral("--series"),         QStringLiteral("600"),
                                QStringLiteral("--lines-per-body"), QStringLiteral("200"),
                                QStringLiteral("--connections"),    QStringLiteral("8"),
                                QStringLiteral("--rate"),           QStringLiteral("10000"),
                                QStringLiteral("--duration"),       QStringLiteral("300")};
};

int main(int argc, char **argv)
{
    whyNot = NodeNetwork::enter();
    QCoreApplication app(argc, argv);
    TestNetworkCut test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_network_cut.moc"
