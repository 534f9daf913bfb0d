// Influx lines over HTTP are on exactly the two nodes they belong to, under the names a node would
// give them, after a restart of the gateway too.
#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

const QByteArray kWrite = "/write";

// Single quotes stand for double ones: moc stumbles over raw strings with quotes in them.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

PointList pointsOf(const QByteArray &lines)
{
    PointList points;
    for (const auto &line : lines.split('\n')) {
        if (!line.isEmpty())
            points.push_back(normalPoint(line.toStdString()));
    }
    return points;
}

} // namespace

class TestInflux : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void initTestCase()
    {
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        QVERIFY2(startGateway(), m_gateway->error().constData());
    }

    void pointsAreOnBothCopies_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("stored"); // as the development node dumps it
        const QByteArray ns = " 1700000000000000000\n";
        QTest::newRow("many_fields")
            << kWrite + "?db=telegraf&rp=autogen&consistency=one"
            << quoted("many_fields,host=a,dc=x user=1.5,sys=2i,idle=97u,up=t,gone=F,s='x\ny'") + ns
            << quoted("many_fields_user{dc='x',host='a'} 1700000000 1.5\n"
                      "many_fields_sys{dc='x',host='a'} 1700000000 2\n"
                      "many_fields_idle{dc='x',host='a'} 1700000000 97\n"
                      "many_fields_up{dc='x',host='a'} 1700000000 1\n"
                      "many_fields_gone{dc='x',host='a'} 1700000000 0\n");
        QTest::newRow("bare") << kWrite << quoted("bare,host=a value=1.5,note='only text'") + ns
                              << quoted("bare{host='a'} 1700000000 1.5\n");
        QTest::newRow("esc") << kWrite << "esc\\ x,t\\ 1=a\\ b\\=c,u=d\\\\e a\\ b=1" + ns
                             << quoted("esc x_a b{t 1='a b=c',u='d\\\\\\\\e'} 1700000000 1\n");
        QTest::newRow("order") << kWrite << "order,b=2,a=1 v=1" + ns + "order,a=1,b=2 v=2" + ns
                               << quoted("order_v{a='1',b='2'} 1700000000 1\n"
                                         "order_v{a='1',b='2'} 1700000000 2\n");
        QTest::newRow("v2_seconds") << QByteArray("/api/v2/write?org=o&bucket=b&precision=s")
                                    << QByteArray("v2_seconds v=1 1700000001\n")
                                    << QByteArray("v2_seconds_v{} 1700000001 "
                                                  "1\n");
        QTest::newRow("v2_ms") << QByteArray("/api/v2/write?bucket=b&org=o&precision=ms")
                               << QByteArray("v2_ms v=1 1700000001000\r\n")
                               << QByteArray("v2_ms_v{} 1700000001 1\n");
        QTest::newRow("v2_small_ns")
            << QByteArray("/api/v2/write?bucket=b&org=o&precision=ns")
            << QByteArray("v2_small_ns v=1 17000000000\n") << QByteArray("v2_small_ns_v{} 17 1\n");
        QTest::newRow("hours") << kWrite + "?precision=h" << QByteArray("hours v=1 472222\n")
                               << QByteArray("hours_v{} 1699999200 1\n");
        QTest::newRow("by_size") << kWrite
                                 << QByteArray("by_size v=1 1700000000\nby_size v=2 1700000001000\n"
                                               "by_size v=3 1700000002000000\n")
                                 << QByteArray("by_size_v{} 1700000000 1\n"
                                               "by_size_v{} 1700000001 2\n"
                                               "by_size_v{} 1700000002 3\n");
    }

    // The second time the series are known.
    void pointsAreOnBothCopies()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, stored);
        for (int time = 0; time < 2; ++time) {
            const auto answer = m_gateway->http().post(path, body);
            QVERIFY2(answer.status == 204, answer.body.constData());
            QCOMPARE(answer.field("X-Timeless-Ack"), QByteArray("all"));
        }
        const auto expected = pointsOf(stored);
        const QByteArray measurement = QByteArray(QTest::currentDataTag());
        const auto found = m_cluster.copies(measurement);
        QCOMPARE(shown(found.missing(expected, 2)), shown({}));
        QCOMPARE(shown(found.strangers(expected)), shown({}));
    }

    void bothCopiesGetTheGatewaysTimeWhereThereIsNone()
    {
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_gateway->http().post(kWrite, "no_time v=" + QByteArray::number(i)).status,
                     204);
        const auto stored = m_cluster.copies("no_time_v{");
        QCOMPARE(stored.distinct(), 20U);
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            QVERIFY(stored.distinctOn(node) == 0 || stored.distinctOn(node) == 20);
    }

    void goodLinesOfAPartlyBadBodyAreStored()
    {
        const auto answer = m_gateway->http().post(
            kWrite, quoted("partly,t=1 v=1,s='x' 1700000000\npartly v=NaN\nnot a line\n"
                           "partly,t=1,t=2 v=2\npartly,t=1 v=3 1700000001\n"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body,
                 quoted("{'errors':3,'failed_lines':['partly v=NaN','not a line',"
                        "'partly,t=1,t=2 v=2'],'reasons':{'duplicate_label':1,'nan':1,'syntax':1},"
                        "'samples':2}"));
        const auto expected = pointsOf(quoted("partly_v{t='1'} 1700000000 1\n"
                                              "partly_v{t='1'} 1700000001 3\n"));
        QCOMPARE(shown(m_cluster.copies("partly").missing(expected, 2)), shown({}));
        const auto bad = m_gateway->http().post(kWrite, "not a line\n");
        QCOMPARE(bad.status, 400);
        QVERIFY(bad.body.contains("\"syntax\":1"));
        QCOMPARE(m_gateway->http().post(kWrite + "?precision=d", "m v=1\n").status, 400);
    }

    void onlyTextIsStoredNowhereAndIsNoError()
    {
        const auto before =
            m_gateway->value("timeless_gateway_points_rejected_total", "reason=\"string_field\"");
        const auto answer =
            m_gateway->http().post(kWrite, quoted("only_text a='x',b='y\n' 1700000000\n"));
        QCOMPARE(answer.status, 204);
        QCOMPARE(
            m_gateway->value("timeless_gateway_points_rejected_total", "reason=\"string_field\""),
            before + 2);
        QCOMPARE(m_cluster.copies("only_text").distinct(), 0U);
        QVERIFY(m_gateway->admin().get("/api/v1/rejected").body.contains("only_text"));
    }

    void oneSeriesHasOneNameInAllFormats()
    {
        QCOMPARE(m_gateway->http().post(kWrite, "same,a=1 v=1 1700000000\n").status, 204);
        const auto series = m_gateway->value("timeless_gateway_series");
        QCOMPARE(m_gateway->http()
                     .post("/api/v1/import/prometheus", "same_v{a=\"1\"} 2 1700000001000\n")
                     .status,
                 204);
        QCOMPARE(m_gateway->value("timeless_gateway_series"), series);
        QCOMPARE(m_cluster.copies("same_v").holders().size(), 1U);
    }

    void manyFieldsInManyLines()
    {
        PointList sent;
        QByteArray body;
        for (int line = 0; line < 400; ++line) {
            body += "wide,host=h" + QByteArray::number(line % 40);
            for (int field = 0; field < 12; ++field) { // each line in an order of its own
                const QByteArray name = "f" + QByteArray::number((field + line) % 12);
                const auto value = QByteArray::number(line * 12 + field);
                body += (field == 0 ? " " : ",") + name + '=' + value;
                const QByteArray point = "wide_" + name + "{host=\"h" +
                                         QByteArray::number(line % 40) + "\"} " +
                                         QByteArray::number(1'700'000'000 + line) + ' ' + value;
                sent.push_back(normalPoint(point.toStdString()));
            }
            body += ' ' + QByteArray::number(1'700'000'000 + line) + '\n';
        }
        for (int time = 0; time < 2; ++time)
            QCOMPARE(m_gateway->http().post(kWrite + "?precision=s", body).status, 204);
        const auto stored = m_cluster.copies("wide_");
        QCOMPARE(shown(stored.missing(sent, 2)), shown({}));
        QCOMPARE(stored.distinct(), sent.size());
        QCOMPARE(stored.holders().size(), 480U);
    }

    void isReadBackThroughTheGateway()
    {
        const QByteArray read = "/api/v1/export?metric=order_v&start=1699999999&end=1700000100";
        // Once the facts of the nodes have been read.
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->http().get(read).status, 200, kPatienceMs);
        const auto answer = m_gateway->http().get(read);
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.plainBody().contains("\"a\":\"1\""), answer.body.constData());
    }

    void answersWhatClientsAskFirst()
    {
        const auto ping = m_gateway->http().get("/ping");
        QCOMPARE(ping.status, 204);
        QCOMPARE(ping.field("X-Influxdb-Version"), QByteArray("1.8.10"));
        const auto head = m_gateway->http().exchange("HEAD /ping HTTP/1.1\r\nHost: g\r\n"
                                                     "Connection: close\r\n\r\n");
        QCOMPARE(head.status, 204);
        const auto query =
            m_gateway->http().post("/query", "q=CREATE+DATABASE+%22x%22",
                                   {{"Content-Type", "application/x-www-form-urlencoded"}});
        QCOMPARE(query.status, 200);
        QCOMPARE(query.body, quoted("{'results':[{'statement_id':0}]}"));
    }

    void aNewGatewayKnowsTheSeries()
    {
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("points", "difference"), std::optional<qint64>(0));
        QCOMPARE(m_gateway->ledger("copies", "difference"), std::optional<qint64>(0));
        QVERIFY2(startGateway(), m_gateway->error().constData());
        const auto series = m_gateway->value("timeless_gateway_series");
        const auto answer =
            m_gateway->http().post(kWrite, "order,b=2,a=1 v=7 1700000050\nbare,host=a value=8 "
                                           "1700000050\n");
        QCOMPARE(answer.status, 204);
        QCOMPARE(m_gateway->value("timeless_gateway_series"), series);
        const auto expected = pointsOf(quoted("order_v{a='1',b='2'} 1700000050 7\n"
                                              "bare{host='a'} 1700000050 8\n"));
        QCOMPARE(shown(m_cluster.copies().missing(expected, 2)), shown({}));
        QCOMPARE(m_gateway->stop(), 0);
    }

private:
    bool startGateway()
    {
        m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes());
        return m_gateway->start() && m_gateway->awaitReady();
    }

    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestInflux)
#include "tst_influx.moc"
