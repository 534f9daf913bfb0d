// collectd (5.12). Its write_http plugin speaks three formats of its own (JSON, Command, KAIROSDB)
// and no node takes any of them: it is told so, and nothing is stored. What it has that nodes do
// take are the lines of write_influxdb_udp and the text of write_prometheus: both are handed on to
// the gateway as they came, and both copies hold exactly that.
#include <fstream>

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include "command.h"
#include "gateway_process.h"
#include "test_cluster.h"

using namespace tg::test;
using namespace Qt::StringLiterals;

namespace {

const QString kProgram = u"/usr/sbin/collectd"_s;
const QString kPlugins = u"/usr/lib/collectd"_s;

// Once a second: load, memory, cpu and interfaces, by the configuration's further lines.
QByteArray configText(const QByteArray &folder, const QByteArray &more)
{
    return "Hostname \"collectd-host\"\nFQDNLookup false\nBaseDir \"" + folder + "\"\nPIDFile \"" +
           folder + "/pid\"\nPluginDir \"" + kPlugins.toUtf8() +
           "\"\nTypesDB \"/usr/share/collectd/types.db\"\nInterval 1\nLoadPlugin load\n"
           "LoadPlugin memory\nLoadPlugin cpu\nLoadPlugin interface\n" +
           more;
}

class Collectd
{
public:
    explicit Collectd(const QByteArray &more)
    {
        const QString config = m_folder.filePath(u"collectd.conf"_s);
        std::ofstream(config.toStdString())
            << configText(m_folder.path().toUtf8(), more).toStdString();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(kProgram, {u"-f"_s, u"-C"_s, config});
    }
    ~Collectd() { stop(); }

    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(kPatienceMs)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    // What it has printed so far.
    QByteArray log()
    {
        m_process.waitForReadyRead(1);
        return m_log += m_process.readAll();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_log;
};

// metric{a="1"} 42 1700000000123 of write_prometheus, as nodes hold it: labels sorted, seconds.
std::string storedText(const QByteArray &line)
{
    const auto open = line.indexOf('{');
    const auto close = line.lastIndexOf('}');
    auto labels = line.mid(open + 1, close - open - 1).split(',');
    std::sort(labels.begin(), labels.end());
    const auto numbers = line.mid(close + 2).split(' ');
    const QByteArray second = QByteArray::number(numbers.value(1).toLongLong() / 1000);
    const QByteArray point =
        line.left(open) + '{' + labels.join(',') + "} " + second + ' ' + numbers.value(0);
    return normalPoint(point.toStdString());
}

// cpu,host=x,type=cpu a=1i,b=2.5 1700000000123 of write_influxdb_udp: a point a field.
PointList storedLine(const QByteArray &line)
{
    const auto parts = line.split(' ');
    auto tags = parts.value(0).split(',');
    const QByteArray measurement = tags.takeFirst();
    for (QByteArray &tag : tags)
        tag = tag.left(tag.indexOf('=')) + "=\"" + tag.mid(tag.indexOf('=') + 1) + '"';
    std::sort(tags.begin(), tags.end());
    const auto fields = parts.value(1).split(',');
    PointList points;
    for (const QByteArray &field : fields) {
        const QByteArray name = field.left(field.indexOf('='));
        QByteArray value = field.mid(field.indexOf('=') + 1);
        if (value.endsWith('i'))
            value.chop(1);
        const QByteArray metric =
            fields.size() == 1 && name == "value" ? measurement : measurement + '_' + name;
        const QByteArray second = QByteArray::number(parts.value(2).toLongLong() / 1000);
        const QByteArray point = metric + '{' + tags.join(',') + "} " + second + ' ' + value;
        points.push_back(normalPoint(point.toStdString()));
    }
    return points;
}

} // namespace

class TestCollectdClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }

    void initTestCase()
    {
        for (const auto &plugin :
             {u"write_http"_s, u"write_prometheus"_s, u"write_influxdb_udp"_s}) {
            const QString file = kPlugins + u"/"_s + plugin + u".so"_s;
            const auto ldd = runCommand(u"ldd"_s, {file});
            if (ldd.exitCode != 0 || ldd.out.contains("not found"))
                QSKIP(
                    QByteArray("SKIPPED: collectd is NOT TESTED here: " + file.toUtf8() +
                               " cannot be loaded (Debian: collectd-core libmicrohttpd12 libyajl2 "
                               "libcurl3-gnutls)")
                        .constData());
        }
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes());
        QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
    }

    void writeHttpIsToldThatNoNodeSpeaksItsFormats_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("JSON") << QByteArray("JSON") << QByteArray("/api/v1/import");
        QTest::newRow("KAIROSDB") << QByteArray("KAIROSDB") << QByteArray("/api/v1/import");
        QTest::newRow("Command") << QByteArray("Command")
                                 << QByteArray("/api/v1/import/prometheus");
        QTest::newRow("no such path") << QByteArray("JSON") << QByteArray("/collectd");
    }

    void writeHttpIsToldThatNoNodeSpeaksItsFormats()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, path);
        const double accepted = m_gateway->value("timeless_gateway_points_accepted_total");
        Collectd collectd("LoadPlugin write_http\n<Plugin write_http>\n<Node \"gateway\">\nURL "
                          "\"http://127.0.0.1:" +
                          QByteArray::number(m_gateway->port()) + path + "\"\nFormat \"" + format +
                          "\"\nBufferSize 1024\nLogHttpError true\n</Node>\n</Plugin>\n");
        const QByteArray status =
            path == "/collectd" ? "HTTP Error code: 404" : "HTTP Error code: 400";
        QTRY_VERIFY2_WITH_TIMEOUT(collectd.log().contains(status), collectd.log().constData(),
                                  kPatienceMs);
        collectd.stop();
        QCOMPARE(m_gateway->value("timeless_gateway_points_accepted_total"), accepted);
    }

    void linesOfWriteInfluxdbUdpAreOnBothCopies()
    {
        QUdpSocket socket;
        QVERIFY(socket.bind(QHostAddress::LocalHost, 0));
        QByteArray body;
        {
            const Collectd collectd("LoadPlugin write_influxdb_udp\n<Plugin write_influxdb_udp>\n"
                                    "Server \"127.0.0.1\" \"" +
                                    QByteArray::number(socket.localPort()) + "\"\n</Plugin>\n");
            const auto hasEnough = [&] {
                while (socket.waitForReadyRead(1) || socket.hasPendingDatagrams()) {
                    QByteArray datagram(socket.pendingDatagramSize(), '\0');
                    socket.readDatagram(datagram.data(), datagram.size());
                    body += datagram;
                }
                return body.contains("\ncpu,") && body.contains("load,") &&
                       body.count("memory,") > 10;
            };
            QTRY_VERIFY2_WITH_TIMEOUT(hasEnough(), body.constData(), kPatienceMs);
        }
        const auto answer = m_gateway->http().post("/write?precision=ms", body);
        QVERIFY2(answer.status == 204, QByteArray(body + answer.body).constData());
        PointList sent;
        for (const auto &line : body.split('\n')) {
            if (!line.isEmpty())
                for (auto &point : storedLine(line))
                    sent.push_back(std::move(point));
        }
        expectStored(sent);
    }

    void textOfWritePrometheusIsOnBothCopies()
    {
        const QByteArray port = QByteArray::number(ErlNode::unusedPort());
        QByteArray text;
        {
            const Collectd collectd("LoadPlugin write_prometheus\n<Plugin write_prometheus>\nHost "
                                    "\"127.0.0.1\"\nPort \"" +
                                    port + "\"\n</Plugin>\n");
            const auto hasEnough = [&] {
                const auto scraped = HttpClient(port.toUShort()).get("/metrics");
                text = scraped.plainBody();
                return scraped.status == 200 && text.contains("\ncollectd_cpu_total{") &&
                       text.contains("\ncollectd_load_midterm{");
            };
            QTRY_VERIFY2_WITH_TIMEOUT(hasEnough(), text.constData(), kPatienceMs);
        }
        const auto answer = m_gateway->http().post("/api/v1/import/prometheus", text);
        QVERIFY2(answer.status == 204, answer.body.constData());
        PointList sent;
        for (const auto &line : text.split('\n')) {
            if (!line.isEmpty() && !line.startsWith('#'))
                sent.push_back(storedText(line));
        }
        QVERIFY(sent.size() > 10);
        expectStored(sent);
    }

    void theLedgersCloseInTheEnd()
    {
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("points", "difference"), std::optional<qint64>(0));
        QCOMPARE(m_gateway->ledger("copies", "difference"), std::optional<qint64>(0));
    }

private:
    void expectStored(const PointList &sent)
    {
        const auto stored = m_cluster.copies();
        QCOMPARE(shown(stored.missing(sent, 2)), shown({}));
        m_all.insert(m_all.end(), sent.begin(), sent.end());
        QCOMPARE(shown(stored.strangers(m_all)), shown({}));
    }

    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
    PointList m_all; // sent so far
};

QTEST_GUILESS_MAIN(TestCollectdClients)
#include "tst_collectd_clients.moc"
