// What an operator decides about points with real nodes: label values that nodes cannot keep,
// points older than nodes keep, and bounds that are only measured.
#include <chrono>
#include <memory>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "gateway_process.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

constexpr int kRetention = 3'600;
const QByteArray kImport = "/api/v1/import/prometheus";

qint64 nowSeconds()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

QByteArray line(const QByteArray &series, qint64 second, int value)
{
    return series + ' ' + QByteArray::number(value) + ' ' + QByteArray::number(second) + "000\n";
}

std::string point(const QByteArray &series, qint64 second, int value)
{
    return normalPoint(series.toStdString() + ' ' + std::to_string(second) + ' ' +
                       std::to_string(value));
}

} // namespace

class TestWritePolicies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void initTestCase()
    {
        ErlNode::Options options;
        options.rawRetentionSeconds = kRetention;
        m_cluster = std::make_unique<TestCluster>(TestCluster::kAll, options);
        QVERIFY2(m_cluster->start(), m_cluster->error().constData());
    }

    void pointsOlderThanTheNodesKeepAreRefused()
    {
        QVERIFY2(startGateway({}, {}), m_gateway->error().constData());
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            QCOMPARE(m_gateway->value("timeless_gateway_node_retention_seconds",
                                      "node=\"" + TestCluster::id(node) + '"'),
                     double(kRetention));
        const auto now = nowSeconds();
        const auto answer =
            m_gateway->http().post(kImport, line("age{is=\"old\"}", now - kRetention - 60, 1) +
                                                line("age{is=\"kept\"}", now - kRetention + 60, 2) +
                                                line("age{is=\"new\"}", now + 86'400, 3));
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.contains("\"too_old\":1"), answer.body.constData());
        QVERIFY2(answer.body.contains("\"samples\":2"), answer.body.constData());
        const PointList stored{point("age{is=\"kept\"}", now - kRetention + 60, 2),
                               point("age{is=\"new\"}", now + 86'400, 3)};
        const auto found = m_cluster->copies("age");
        QCOMPARE(shown(found.missing(stored, 2)), shown({}));
        QCOMPARE(shown(found.strangers(stored)), shown({}));
        // No series is made for what is refused.
        QCOMPARE(m_gateway->value("timeless_gateway_series"), 2.0);
    }

    void unlessTheOperatorWantsThemOrOnlyCountsThem()
    {
        const auto second = nowSeconds() - kRetention - 60;
        QVERIFY2(startGateway({}, "ask_retention = false\n"), m_gateway->error().constData());
        QCOMPARE(m_gateway->http().post(kImport, line("wanted", second, 1)).status, 204);
        QVERIFY2(startGateway("measure_only = \"oldest_ms\"\n", {}),
                 m_gateway->error().constData());
        QCOMPARE(m_gateway->http().post(kImport, line("counted", second, 2)).status, 204);
        QCOMPARE(m_gateway->value("timeless_gateway_over_bound_total", "bound=\"oldest_ms\""), 1.0);
        const PointList stored{point("wanted{}", second, 1), point("counted{}", second, 2)};
        QCOMPARE(shown(m_cluster->copies().missing(stored, 2)), shown({}));
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("points", "difference"), std::optional<qint64>(0));
    }

    void commasAreEscapedThenRefusedAndStayReadable()
    {
        const auto now = nowSeconds();
        QVERIFY2(startGateway({}, {}), m_gateway->error().constData());
        QCOMPARE(m_gateway->http().post(kImport, line("policy{p=\"a,b\"}", now, 1)).status, 204);
        QVERIFY2(startGateway({}, "label_policy = \"reject\"\n"), m_gateway->error().constData());
        const auto answer = m_gateway->http().post(kImport, line("policy{p=\"a,b\"}", now, 2) +
                                                                line("policy{p=\"a=b\"}", now, 3));
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.contains("\"label_value\":1"), answer.body.constData());
        QVERIFY(m_gateway->admin().get("/api/v1/rejected").body.contains("label_value"));
        const PointList stored{point("policy{p=\"a%2Cb\"}", now, 1),
                               point("policy{p=\"a=b\"}", now, 3)};
        QCOMPARE(shown(m_cluster->copies("policy").missing(stored, 2)), shown({}));
        QCOMPARE(shown(m_cluster->copies("policy").strangers(stored)), shown({}));
        const auto read = readBack("policy");
        QVERIFY2(read.contains("\"p\":\"a,b\""), read.constData());
        QVERIFY2(read.contains("\"p\":\"a=b\""), read.constData());
    }

    void commasCanBeCountedBeforeTheyAreRefused()
    {
        QVERIFY2(startGateway("measure_only = \"label_policy\"\n", "label_policy = \"reject\"\n"),
                 m_gateway->error().constData());
        const auto now = nowSeconds();
        for (int i = 0; i < 2; ++i)
            QCOMPARE(m_gateway->http().post(kImport, line("tried{p=\"a,b\"}", now, i)).status, 204);
        QCOMPARE(m_gateway->value("timeless_gateway_over_bound_total", "bound=\"label_policy\""),
                 2.0);
        QCOMPARE(m_cluster->copies("tried{p=\"a%2Cb\"}").distinct(), 2U);
    }

    // A 0.7 node keeps such a value in memory until its next start, and reads it back cut at once.
    void commasAreSentAsTheyAreWhereThatIsAllowed()
    {
        QVERIFY2(startGateway({}, "label_policy = \"allow\"\nregistry_ms = 100\n"),
                 m_gateway->error().constData());
        const auto now = nowSeconds();
        const auto learned = [this] {
            return m_gateway->value("timeless_gateway_series_learned_total");
        };
        for (int i = 0; i < 3; ++i) {
            const auto before = learned();
            QCOMPARE(m_gateway->http().post(kImport, line("as_is{p=\"a,b\"}", now, i)).status, 204);
            // Another series, so that what the nodes have is read again.
            const QByteArray other = "other{n=\"" + QByteArray::number(i) + "\"}";
            QCOMPARE(m_gateway->http().post(kImport, line(other, now, i)).status, 204);
            QTRY_VERIFY_WITH_TIMEOUT(learned() > before, kPatienceMs);
        }
        PointList stored;
        for (int i = 0; i < 3; ++i)
            stored.push_back(point("as_is{p=\"a,b\"}", now, i));
        QCOMPARE(shown(m_cluster->copies("as_is").missing(stored, 2)), shown({}));
        QCOMPARE(shown(m_cluster->copies("as_is").strangers(stored)), shown({}));
        const auto read = readBack("as_is");
        QVERIFY2(read.contains("\"p\":\"a\"") && read.contains("[0.0,1.0,2.0]"), read.constData());
        QVERIFY(!m_gateway->admin().get("/api/v1/cluster").body.contains("id-aliased"));
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("copies", "difference"), std::optional<qint64>(0));
    }

    // Gateways of a cluster must agree on the policy. Those that have run left word on the nodes.
    void eachPolicyIsAnotherConfigurationOfTheCluster()
    {
        QVERIFY2(startGateway({}, {}), m_gateway->error().constData());
        const auto distinct = [this] {
            const auto all = QJsonDocument::fromJson(m_gateway->admin().get("/api/v1/facts").body)
                                 .object()
                                 .value(QStringLiteral("config_fingerprints"))
                                 .toObject();
            QSet<QString> found;
            for (const auto &one : all)
                found.insert(one.toObject().value(QStringLiteral("fingerprint")).toString());
            return found.size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(distinct(), qsizetype{3}, kPatienceMs);
    }

private:
    bool startGateway(const QByteArray &limits, const QByteArray &cluster)
    {
        GatewayOptions options;
        options.limits = limits;
        options.cluster = cluster;
        if (m_gateway)
            m_gateway->stop();
        m_gateway = std::make_unique<GatewayProcess>(m_cluster->gatewayNodes(), options);
        return m_gateway->start() && m_gateway->awaitReady();
    }

    // Once the facts of the nodes have been read; empty: there was no answer in time.
    QByteArray readBack(const QByteArray &metric)
    {
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            m_cluster->node(node).eval("'Elixir.TimelessMetrics':flush(timeless_metrics)");
        HttpAnswer answer;
        const auto isRead = [&] {
            answer = m_gateway->http().get("/api/v1/export?from=0&metric=" + metric);
            return answer.status == 200;
        };
        return QTest::qWaitFor(isRead, kPatienceMs) ? answer.plainBody() : QByteArray();
    }

    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestWritePolicies)
#include "tst_write_policies.moc"
