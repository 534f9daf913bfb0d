// Clients that applications use, from npm (tests/clients): the ones of InfluxDB 2 and 1, and
// prom-client. What they wrote is on both copies, exactly, and what they ask beside it is answered
// so that they go on.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include "command.h"
#include "gateway_process.h"
#include "test_cluster.h"

using namespace tg::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kInstallMs = 180'000;
const QStringList kFiles{u"package.json"_s, u"package-lock.json"_s, u"influx_v2.mjs"_s,
                         u"influx_v1.mjs"_s, u"prom_client.mjs"_s};

// The packages in a folder of the build. Empty, or why they are not there.
QByteArray install(const QString &folder)
{
    const QString source = qEnvironmentVariable("TG_SOURCE_DIR") + u"/tests/clients/"_s;
    if (!QDir().mkpath(folder))
        return "cannot make the folder " + folder.toUtf8();
    for (const QString &file : kFiles) {
        QFile::remove(folder + file);
        if (!QFile::copy(source + file, folder + file))
            return "cannot copy " + (source + file).toUtf8();
    }
    for (const auto &program : {u"node"_s, u"npm"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program.toUtf8() + " is not installed (Debian: nodejs, npm)";
    }
    const auto npm = runCommand(u"npm"_s,
                                {u"ci"_s, u"--ignore-scripts"_s, u"--no-audit"_s, u"--no-fund"_s,
                                 u"--prefer-offline"_s, u"--fetch-retries=1"_s},
                                folder, kInstallMs);
    if (npm.exitCode == 0)
        return {};
    return "npm ci failed: " + npm.err.trimmed().replace('\n', ' ').right(400);
}

PointList pointsOf(const QByteArray &lines)
{
    PointList points;
    for (const auto &line : QByteArray(lines).replace('\'', '"').split('\n')) {
        if (!line.isEmpty())
            points.push_back(normalPoint(line.toStdString()));
    }
    return points;
}

} // namespace

class TestNpmClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void initTestCase();
    void influxWritesInBatches_data();
    void influxWritesInBatches();
    void influxOneAsksAndWrites();
    void promClientPushes();
    void influxTriesAgainAfter503();
    void theLedgersCloseInTheEnd();

private:
    static constexpr int kLines = 4'500;

    Ran node(const QStringList &arguments) const
    {
        return runCommand(u"node"_s, arguments, m_folder, kPatienceMs);
    }
    QString url() const { return u"http://127.0.0.1:%1"_s.arg(m_gateway->port()); }
    QStringList influxArguments(const QString &measurement, const QString &precision,
                                const QString &packing) const
    {
        return {u"influx_v2.mjs"_s,      url(),     measurement,
                QString::number(kLines), precision, packing};
    }
    static PointList influxPoints(const std::string &measurement);

    QString m_folder;
    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void TestNpmClients::initTestCase()
{
    m_folder = qEnvironmentVariable("TG_BINARY_DIR") + u"/clients/"_s;
    const QByteArray whyNot = install(m_folder);
    if (!whyNot.isEmpty())
        QSKIP(QByteArray("SKIPPED: clients from npm are NOT TESTED here: " + whyNot).constData());
    QVERIFY2(m_cluster.start(), m_cluster.error().constData());
    m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes());
    QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
}

// What influx_v2.mjs writes. Commas in label values are stored escaped.
PointList TestNpmClients::influxPoints(const std::string &measurement)
{
    PointList points;
    for (int i = 0; i < kLines; ++i) {
        const std::string labels = "{host=\"h=" + std::to_string(i % 40) +
                                   "\",region=\"eu west%2C 1\"} " +
                                   std::to_string(1'700'000'000 + i) + ' ';
        points.push_back(normalPoint(measurement + "_usage" + labels + std::to_string(i + 0.25)));
        points.push_back(normalPoint(measurement + "_count" + labels + std::to_string(-i)));
        points.push_back(normalPoint(measurement + "_total" + labels + std::to_string(2 * i)));
        points.push_back(normalPoint(measurement + "_up" + labels + (i % 2 == 0 ? "1" : "0")));
    }
    return points;
}

void TestNpmClients::influxWritesInBatches_data()
{
    QTest::addColumn<QString>("precision");
    QTest::addColumn<QString>("packing");
    QTest::newRow("v2_plain_ns") << u"ns"_s << u"plain"_s;
    QTest::newRow("v2_plain_us") << u"us"_s << u"plain"_s;
    QTest::newRow("v2_gzip_ms") << u"ms"_s << u"gzip"_s;
    QTest::newRow("v2_gzip_s") << u"s"_s << u"gzip"_s;
}

void TestNpmClients::influxWritesInBatches()
{
    QFETCH(QString, precision);
    QFETCH(QString, packing);
    const QString measurement = QString::fromLatin1(QTest::currentDataTag());
    const auto ran = node(influxArguments(measurement, precision, packing));
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    const QByteArray first = packing == u"gzip"_s ? "ping ok\nhealth timeless-gateway pass\n" : "";
    QCOMPARE(ran.out, first + "written " + QByteArray::number(kLines) + '\n');
    const auto expected = influxPoints(measurement.toStdString());
    const auto stored = m_cluster.copies(measurement.toLatin1());
    QCOMPARE(shown(stored.missing(expected, 2)), shown({}));
    QCOMPARE(shown(stored.strangers(expected)), shown({}));
    QCOMPARE(stored.extras(), 0U);
}

void TestNpmClients::influxOneAsksAndWrites()
{
    const auto ran = node({u"influx_v1.mjs"_s, QString::number(m_gateway->port())});
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    const auto lines = ran.out.split('\n');
    QCOMPARE(lines.value(0), QByteArray("ping true 1.8.10"));
    QCOMPARE(lines.value(1), QByteArray("databases []"));
    QCOMPARE(lines.value(2), QByteArray("created"));
    QCOMPARE(lines.value(3), QByteArray("written"));
    QVERIFY2(lines.value(4).startsWith("refused ") && lines.value(4).contains("PromQL"),
             ran.out.constData());
    PointList expected;
    for (int i = 0; i < 300; ++i) {
        const std::string at = "{path=\"/mnt/disk " + std::to_string(i % 3) + "\"} " +
                               std::to_string(1'700'000'000 + i) + ' ';
        expected.push_back(normalPoint("v1_disk_free" + at + std::to_string(1'000'000 - i)));
        expected.push_back(normalPoint("v1_disk_used" + at + std::to_string(i / 8.0)));
    }
    const auto stored = m_cluster.copies("v1_disk");
    QCOMPARE(shown(stored.missing(expected, 2)), shown({}));
    QCOMPARE(stored.distinct(), expected.size());
}

// Lines without a time get the gateway's, one for all of a body.
void TestNpmClients::promClientPushes()
{
    const auto ran = node({u"prom_client.mjs"_s, url()});
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(ran.out, QByteArray("pc_text_ 204 \npc_open_ 204 \n"));
    for (const QByteArray prefix : {"pc_text_", "pc_open_"}) {
        const auto stored = m_cluster.copies(prefix);
        QVERIFY(stored.distinct() > 0);
        const auto points = stored.points();
        const std::string &any = points.front();
        const auto value = any.rfind(' ');
        const auto time = any.rfind(' ', value - 1);
        const auto second = QByteArray::fromStdString(any.substr(time, value - time));
        QByteArray expected("requests_total{app='shop \\'one\\'',code='200'}@41\n"
                            "requests_total{app='shop \\'one\\'',code='503'}@0.5\n"
                            "temperature{app='shop \\'one\\''}@-3.5e-7\n"
                            "seconds_bucket{app='shop \\'one\\'',le='0.1'}@1\n"
                            "seconds_bucket{app='shop \\'one\\'',le='2.5'}@3\n"
                            "seconds_bucket{app='shop \\'one\\'',le='+Inf'}@4\n"
                            "seconds_sum{app='shop \\'one\\''}@11.05\n"
                            "seconds_count{app='shop \\'one\\''}@4\n"
                            "size{app='shop \\'one\\'',quantile='0.5'}@20\n"
                            "size_sum{app='shop \\'one\\''}@60\n"
                            "size_count{app='shop \\'one\\''}@3\n");
        expected.replace('@', QByteArray(second + ' '));
        QByteArrayList lines = expected.split('\n');
        for (QByteArray &line : lines)
            line = line.isEmpty() ? line : prefix + line;
        const auto wanted = pointsOf(lines.join('\n'));
        QCOMPARE(shown(stored.missing(wanted, 2)), shown({}));
        QCOMPARE(shown(stored.strangers(wanted)), shown({}));
    }
}

// No node is there when it begins. Whatever was refused has been stored nowhere, so nothing is
// there twice when they are back.
void TestNpmClients::influxTriesAgainAfter503()
{
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        m_cluster.node(i).stop();
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        QTRY_VERIFY_WITH_TIMEOUT(!m_gateway->isNodeUp(TestCluster::id(i)), kPatienceMs);
    QProcess client;
    client.setWorkingDirectory(m_folder);
    client.start(u"node"_s, influxArguments(u"v2_again"_s, u"ns"_s, u"gzip"_s));
    QByteArray seen;
    const auto reads = [&] {
        client.waitForReadyRead(100);
        seen += client.readAllStandardOutput();
        return seen.contains("failed ");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(reads(), QByteArray(seen + client.readAllStandardError()).constData(),
                              kPatienceMs);
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        QVERIFY2(m_cluster.node(i).start(), m_cluster.node(i).error().constData());
    const bool hasEnded = client.waitForFinished(3 * kPatienceMs);
    seen += client.readAllStandardOutput();
    QVERIFY2(hasEnded && client.exitCode() == 0, client.readAllStandardError().constData());
    QVERIFY2(seen.contains("failed 503 1\n"), seen.constData());
    QVERIFY2(seen.endsWith(QByteArray("written " + QByteArray::number(kLines) + '\n')),
             seen.constData());
    const auto expected = influxPoints("v2_again");
    const auto stored = m_cluster.copies("v2_again");
    QCOMPARE(shown(stored.missing(expected, 1)), shown({}));
    QCOMPARE(shown(stored.strangers(expected)), shown({}));
    QCOMPARE(stored.extras(), 0U);
    QTRY_COMPARE_WITH_TIMEOUT( // copies that came while only one of their nodes was back
        shown(m_cluster.copies("v2_again").missing(expected, 2)), shown({}), 3 * kPatienceMs);
}

void TestNpmClients::theLedgersCloseInTheEnd()
{
    QCOMPARE(m_gateway->stop(), 0);
    QCOMPARE(m_gateway->ledger("points", "difference"), std::optional<qint64>(0));
    QCOMPARE(m_gateway->ledger("copies", "difference"), std::optional<qint64>(0));
}

QTEST_GUILESS_MAIN(TestNpmClients)
#include "tst_npm_clients.moc"
