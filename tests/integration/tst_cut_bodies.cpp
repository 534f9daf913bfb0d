// Bodies that never end properly: the client stalls, breaks a chunk, or hangs up. Complete lines
// are stored, the cut one never is, and the gateway goes on: the answer that the connection gives
// by itself must not outlive its handler.
#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "test_cluster.h"

using namespace tg::test;

class TestCutBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }

    void initTestCase()
    {
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        GatewayOptions options;
        options.limits = "body_stall_ms = 300";
        m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes(), options);
        QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
    }

    void completeLinesAreStoredAndTheCutOneIsNot_data()
    {
        QTest::addColumn<QByteArray>(
            "framing"); // head field and what stands before the body's bytes
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<bool>("hangsUp");
        QTest::addColumn<int>("status");
        const QByteArray length = "Content-Length: 500\r\n\r\n";
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n\r\n1000\r\n";
        QTest::newRow("the client stalls") << length << QByteArray() << false << 408;
        QTest::newRow("the client stalls inside a chunk")
            << chunked << QByteArray() << false << 408;
        QTest::newRow("the client hangs up")
            << length << QByteArray() << true << 0; // nobody reads an answer
        QTest::newRow("a chunk's size is nonsense")
            << QByteArray("Transfer-Encoding: chunked\r\n\r\n%1\r\n") << QByteArray("\r\nxyz\r\n")
            << false << 400;
    }

    // Both a series that must be resolved while the answer goes out, and one that is known.
    void completeLinesAreStoredAndTheCutOneIsNot()
    {
        QFETCH(QByteArray, framing);
        QFETCH(QByteArray, ending);
        QFETCH(bool, hangsUp);
        QFETCH(int, status);
        for (int known = 0; known < 2; ++known) {
            const QByteArray series = "cut{row=\"" + QByteArray::number(m_row) + "\"}";
            const QByteArray second = QByteArray::number(1'700'000'000 + known);
            const QByteArray body = series + " 1 " + second + "000\n" + series + " 12345";
            QByteArray head = framing;
            head.replace("%1", QByteArray::number(body.size(), 16));
            const auto answer = m_gateway->http().exchange(
                "POST /api/v1/import/prometheus HTTP/1.1\r\nHost: g\r\n" + head + body + ending,
                hangsUp);
            QCOMPARE(answer.status, status);
            QVERIFY(m_gateway->isRunning());
            QTRY_COMPARE_WITH_TIMEOUT(m_gateway->unrest(), QByteArray(), kPatienceMs);
            const auto stored = m_cluster.copies(series);
            QCOMPARE(stored.distinct(), std::size_t(known + 1));
            const auto point = normalPoint(QByteArray(series + ' ' + second + " 1").toStdString());
            QCOMPARE(stored.copiesOf(point), 2U);
        }
        ++m_row;
    }

    void theGatewayHasLivedThroughIt()
    {
        QCOMPARE(m_gateway->http().post("/api/v1/import/prometheus", "alive 1\n").status, 204);
        QCOMPARE(m_gateway->value("timeless_gateway_points_rejected_total", "reason=\"cut_line\""),
                 8.0);
        QCOMPARE(m_gateway->stop(), 0);
    }

private:
    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
    int m_row = 0;
};

QTEST_GUILESS_MAIN(TestCutBodies)
#include "tst_cut_bodies.moc"
