// Label values with commas, equals signs and percent signs stay what they are: over restarts of the
// nodes, which keep labels as unescaped text, over restarts of the gateway, and through a backfill.
#include <array>
#include <vector>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "base/label_escape.h"
#include "fault_scene.h"

using namespace tg::test;

namespace {

const std::vector<QByteArray> kValues = {"plain", "a,b=c", "a,b=d",  ",",       "a,",  "=",
                                         "k=v",   "x==",   "%",      "50%",     "%2C", "%2c",
                                         "%25",   "a%25b", "a%252C", "9%,a=%2C"};

// The metric's name is kept in a column of its own: nothing is done to it.
QByteArray seriesWith(const QByteArray &value)
{
    return "{\"paths,=\",b=\"1\",path=\"" + value + "\"}";
}

} // namespace

class TestLabelValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_scene.startCluster(), m_scene.error().constData());
        QVERIFY2(m_scene.startGateway(2), m_scene.error().constData());
    }

    void areOnTheNodesWithoutCommas()
    {
        QCOMPARE(post(), 204);
        QCOMPARE(wrongWithWhatIsStored(), QByteArray());
        m_rows = rows();
        const QByteArray all = m_rows[0] + m_rows[1] + m_rows[2];
        for (const auto *text : {"path=50%", "path=a%2Cb=c", "path=x==", "path=%252C"})
            QVERIFY2(all.contains(text), all.constData());
    }

    void surviveARestartOfTheNodes()
    {
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node) {
            m_scene.cluster().node(node).stop();
            QVERIFY(m_scene.cluster().node(node).start());
            QTRY_VERIFY_WITH_TIMEOUT(gateway().isNodeUp(TestCluster::id(node)), kPatienceMs);
        }
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_gaps_open"), 0.0,
                                  2 * kPatienceMs);
        QCOMPARE(post(), 204);
        QCOMPARE(wrongWithWhatIsStored(), QByteArray());
        QCOMPARE(rows(), m_rows);
    }

    void areKnownAgainByANewGateway()
    {
        QVERIFY2(m_scene.startGateway(2), m_scene.error().constData()); // the old one is killed
        QCOMPARE(gateway().value("timeless_gateway_series"), double(kValues.size()));
        QCOMPARE(post(), 204);
        QCOMPARE(gateway().value("timeless_gateway_series"), double(kValues.size()));
        QCOMPARE(wrongWithWhatIsStored(), QByteArray());
        QCOMPARE(rows(), m_rows);
    }

    void areExplainedAsTheClientWroteThem()
    {
        for (const auto &value : kValues) {
            const auto series = seriesWith(value);
            const auto answer =
                gateway().admin().get("/api/v1/explain?series=" + series.toPercentEncoding());
            QCOMPARE(answer.status, 200);
            const auto json = QJsonDocument::fromJson(answer.body).object();
            QCOMPARE(json.value(QStringLiteral("series")).toString().toUtf8(), series);
            QVERIFY2(json.value(QStringLiteral("known")).toBool(), series.constData());
        }
    }

    void areFilledOnANodeThatWasAway()
    {
        m_scene.bad().stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_scene.health("down"), 1.0, kPatienceMs);
        QCOMPARE(post(), 204);
        QVERIFY2(m_scene.bringBack(), m_scene.error().constData());
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_gaps_open"), 0.0,
                                  2 * kPatienceMs);
        QCOMPARE(gateway().value("timeless_gateway_gaps_residue"), 0.0);
        QCOMPARE(wrongWithWhatIsStored(), QByteArray());
        QCOMPARE(rows(), m_rows); // and no series was made by asking for another name
    }

    void labelNamesWithACommaOrAnEqualsSignAreRefused()
    {
        const auto answer = gateway().http().post(
            "/api/v1/import/prometheus", "m{\"a,b\"=\"1\"} 1 1000\nm{\"a=b\"=\"1\"} 1 1000\n");
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.body.contains("\"bad_label\":2"), answer.body.constData());
        // The operator sees which lines that were.
        const auto rejected = gateway().admin().get("/api/v1/rejected").body;
        for (const auto *text : {"a,b", "prometheus", "samples"})
            QVERIFY2(rejected.contains(text), rejected.constData());
    }

    void endsWithClosedLedgers() { QCOMPARE(m_scene.wrongWithLedgers(), QByteArray()); }

private:
    GatewayProcess &gateway() { return m_scene.gateway(); }

    // One point a series, each round at a second of its own.
    int post()
    {
        const auto second = std::to_string(1'700'000'000 + m_round);
        QByteArray body;
        for (const auto &value : kValues) {
            body += seriesWith(value) + ' ' + QByteArray::number(++m_value) + ' ' + second.c_str() +
                    "000\n";
            m_written.push_back("paths,={b=\"1\",path=\"" + tg::escapeLabel(value.toStdString()) +
                                "\"} " + second + ' ' + std::to_string(m_value));
        }
        ++m_round;
        return gateway().http().post("/api/v1/import/prometheus", body).status;
    }

    // Empty: each point is on two nodes under its series, and there is nothing else.
    QByteArray wrongWithWhatIsStored()
    {
        const auto stored = m_scene.cluster().copies();
        if (const auto missing = stored.missing(m_written, 2); !missing.empty())
            return "not on both copies: " + shown(missing);
        if (const auto strangers = stored.strangers(m_written); !strangers.empty())
            return "never sent: " + shown(strangers);
        return stored.holders().size() == kValues.size() ? QByteArray() : "another count of series";
    }

    // What each node's table of series holds, ids included.
    std::array<QByteArray, TestCluster::kNodes> rows()
    {
        std::array<QByteArray, TestCluster::kNodes> all;
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            all[node] = m_scene.cluster().node(node).eval(
                "{ok, Rows} = 'Elixir.TimelessMetrics.DB':read(timeless_metrics_db, "
                "<<\"SELECT id, metric_name, labels FROM series\">>, []), lists:sort(Rows)");
        return all;
    }

    FaultScene m_scene{FaultScene::Way::Direct};
    std::array<QByteArray, TestCluster::kNodes> m_rows;
    PointList m_written;
    int m_round = 0;
    int m_value = 0;
};

QTEST_GUILESS_MAIN(TestLabelValues)
#include "tst_label_values.moc"
