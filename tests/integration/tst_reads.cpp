// Reads through the real gateway from real nodes: untouched, from the replica where a node fails,
// 503 where nobody can answer, cancelled with their clients, and in bounded memory.
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "gateway_process.h"
#include "scripted_peer.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

const QByteArray kImport = "/api/v1/import/prometheus";
const QByteArray kQuery =
    "[query]\nconnect_timeout_ms = 1000\nnode_timeout_ms = 1000\nconcurrent = 4\n";

QByteArray rangeOf(const QByteArray &metric)
{
    return "/api/v1/query_range?metric=" + metric + "&start=1700000000&end=1700003600&step=60";
}

QByteArray requestFor(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + fields + "\r\n";
}

} // namespace

class TestReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        ErlNode::Options options;
        options.httpToken = "s3cret-of-a";
        m_cluster = std::make_unique<TestCluster>(0, options);
        QVERIFY2(m_cluster->start(), m_cluster->error().constData());
        auto nodes = m_cluster->gatewayNodes();
        nodes[0].httpToken = options.httpToken;
        GatewayOptions gateway;
        gateway.sections = kQuery;
        m_gateway = std::make_unique<GatewayProcess>(nodes, gateway);
        QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
    }
    void cleanup()
    {
        m_gateway.reset();
        m_cluster.reset();
    }

    void oneNodesAnswerPassesUntouchedAndPacked()
    {
        QVERIFY(store("one"));
        const auto owners = m_gateway->owners("one{host=\"x\"}");
        const auto answer =
            m_gateway->http().exchange(requestFor(rangeOf("one"), "Accept-Encoding: gzip\r\n"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("X-Timeless-Node"), owners.primary);
        QCOMPARE(answer.field("Content-Encoding"), QByteArray("gzip"));
        const auto own = node(owners.primary).httpPort();
        const auto direct = HttpClient(own).exchange(
            requestFor(rangeOf("one"), "Accept-Encoding: gzip\r\nAuthorization: Bearer "
                                       "s3cret-of-a\r\n"));
        QCOMPARE(answer.body, direct.body);
        const auto plain = m_gateway->http().get(rangeOf("one"));
        QVERIFY2(plain.body.contains("42"), plain.body.constData());
        QVERIFY(m_gateway->value("timeless_gateway_reads_total", "outcome=\"passed\"") >= 2);
    }

    void theReplicaAnswersForANodeThatHangs()
    {
        QVERIFY(store("hung"));
        const auto owners = m_gateway->owners("hung{host=\"x\"}");
        node(owners.primary).suspend();
        const auto answer = m_gateway->http().get(rangeOf("hung"));
        node(owners.primary).resume();
        QVERIFY2(answer.status == 200, answer.body.constData());
        const auto reader = answer.field("X-Timeless-Node");
        const QByteArray told =
            reader + " answered; primary " + owners.primary + ", replica " + owners.replica;
        QVERIFY2(reader == owners.replica, told.constData());
        QVERIFY(answer.body.contains("42"));
    }

    void theReplicaAnswersForANodeThatIsGoneAndNobodyForTwo()
    {
        QVERIFY(store("gone"));
        const auto owners = m_gateway->owners("gone{host=\"x\"}");
        node(owners.primary).kill();
        auto answer = m_gateway->http().get(rangeOf("gone"));
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(answer.field("X-Timeless-Node"), owners.replica);

        node(owners.replica).kill();
        answer = m_gateway->http().get(rangeOf("gone"));
        QCOMPARE(answer.status, 503);
        for (const auto &id : {owners.primary, owners.replica})
            QVERIFY2(answer.body.contains(QByteArray("node " + id)), answer.body.constData());
        answer = m_gateway->http().get(rangeOf("gone") + "&partial=allow");
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(answer.field("X-Timeless-Partial"), QByteArray("true"));
    }

    void seriesOfSeveralNodesAreMerged()
    {
        QByteArray lines;
        for (int i = 0; i < 30; ++i)
            lines += "many{host=\"h" + QByteArray::number(i) + "\"} 42 1700000060000\n";
        QCOMPARE(m_gateway->http().post(kImport, lines).status, 204);
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->http().get(rangeOf("many")).status, 200, kPatienceMs);
        const auto answer = m_gateway->http().get(rangeOf("many"));
        QCOMPARE(answer.field("X-Timeless-Node"), QByteArray());
        QCOMPARE(answer.body.count("42"), 30);
    }

    void aClientThatHangsUpEndsItsRead()
    {
        QVERIFY(store("left"));
        const auto owners = m_gateway->owners("left{host=\"x\"}");
        node(owners.primary).suspend();
        m_gateway->http().exchange(requestFor(rangeOf("left")), true);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_gateway->value("timeless_gateway_reads_total", "outcome=\"cancelled\""), 1.0,
            kPatienceMs);
        QCOMPARE(m_gateway->value("timeless_gateway_reads_open"), 0.0);
        node(owners.primary).resume();
    }

    // The node's HTTP side is a server that never stops; its Erlang side is a real node.
    void aSlowReaderOfAHugeAnswerCostsNoMemory()
    {
        constexpr qint64 kTotal = 400 << 20;
        qint64 poured = 0;
        ScriptedPeer peer(pouring(poured, kTotal));
        auto nodes = m_cluster->gatewayNodes();
        nodes.resize(1);
        nodes[0].http = QByteArray::fromStdString(peer.url());
        GatewayOptions options;
        options.replication = 1;
        GatewayProcess gateway(nodes, options);
        QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());
        QCOMPARE(gateway.http().post(kImport, "huge{host=\"x\"} 42 1700000060000\n").status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(
            gateway.admin()
                .get("/api/v1/explain?query=huge&start=1700000000&end=1700003600")
                .body.replace(" ", "")
                .contains("\"single\":\"a\""),
            kPatienceMs);
        const auto memory = [&] { return gateway.value("process_resident_memory_bytes"); };
        const double before = memory();

        QTcpSocket client;
        client.setReadBufferSize(65536);
        client.connectToHost(QHostAddress::LocalHost, gateway.port());
        client.write(requestFor(rangeOf("huge")));
        QTRY_VERIFY_WITH_TIMEOUT(poured > 0, kPatienceMs);
        qint64 last = -1;
        int looks = 0;
        QTRY_VERIFY((looks = std::exchange(last, poured) == poured ? looks + 1 : 0) >= 10);
        QVERIFY2(poured < kTotal / 4, QByteArray::number(poured).constData());
        QVERIFY2(memory() - before < kReadMemory,
                 QByteArray::number(memory() - before).constData());

        qint64 read = 0;
        double most = 0;
        QByteArray head;
        connect(&client, &QTcpSocket::readyRead, &client, [&] {
            const auto bytes = client.readAll();
            if (head.isEmpty())
                head = bytes.left(bytes.indexOf("\r\n\r\n") + 4);
            const bool isNext = read / (100 << 20) != (read + bytes.size()) / (100 << 20);
            read += bytes.size();
            if (isNext)
                most = std::max(most, memory());
        });
        Q_EMIT client.readyRead();
        QTRY_VERIFY_WITH_TIMEOUT(client.state() == QAbstractSocket::UnconnectedState,
                                 2 * kPatienceMs);
        QCOMPARE(read, kTotal + head.size());
        QVERIFY2(head.contains("X-Timeless-Node: a"), head.constData());
        QVERIFY2(most > 0 && most - before < kReadMemory,
                 QByteArray::number(most - before).constData());
    }

private:
    bool store(const QByteArray &metric)
    {
        const QByteArray line = metric + "{host=\"x\"} 42 1700000060000\n";
        return m_gateway->http().post(kImport, line).status == 204 && [&] {
            // What a gateway has just made is readable once the steward has looked at the nodes.
            return QTest::qWaitFor(
                [&] { return m_gateway->http().get(rangeOf(metric)).status == 200; }, kPatienceMs);
        }();
    }
    ErlNode &node(const QByteArray &id) { return m_cluster->node(TestCluster::indexOf(id)); }

    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestReads)
#include "tst_reads.moc"
