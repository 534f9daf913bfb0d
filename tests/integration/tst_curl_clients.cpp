// curl posts five megabytes: it asks first whether they are wanted (Expect: 100-continue), packs
// them, sends them in chunks or as HTTP/1.0; both copies hold exactly what it was given.
#include <fstream>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "command.h"
#include "gateway_process.h"
#include "test_cluster.h"

using namespace tg::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBytes = 5'000'000;

// 997 series; every line another value. points: what nodes are to hold of it.
std::string bodyOf(const std::string &metric, PointList &points)
{
    std::string body;
    std::uint32_t random = 1;
    for (int line = 0; body.size() < kBytes; ++line) {
        random = random * 1664525U + 1013904223U;
        const std::string series = metric + "{host=\"host-" + std::to_string(line % 997) +
                                   ".dc1.example.com\",job=\"node_exporter\"}";
        const std::string value = std::to_string(random) + '.' + std::to_string(line % 10);
        const int second = 1'700'000'000 + line / 997;
        body += series + ' ' + value + ' ' + std::to_string(second) + "000\n";
        points.push_back(normalPoint(series + ' ' + std::to_string(second) + ' ' + value));
    }
    return body;
}

} // namespace

class TestCurlClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void initTestCase()
    {
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes());
        QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
    }

    void fiveMegabytesAreOnBothCopies_data()
    {
        QTest::addColumn<QString>("packedBy");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("asksFirst");
        QTest::newRow("curl_plain")
            << QString() << QStringList{u"--data-binary"_s, u"@body"_s} << true;
        QTest::newRow("curl_gzip")
            << u"gzip"_s
            << QStringList{u"--data-binary"_s,          u"@body.gz"_s, u"-H"_s,
                           u"Content-Encoding: gzip"_s, u"-H"_s,       u"Expect: 100-continue"_s}
            << true;
        QTest::newRow("curl_chunks")
            << QString() << QStringList{u"-X"_s, u"POST"_s,
                                        u"-H"_s, u"Expect: 100-continue"_s,
                                        u"-H"_s, u"Transfer-Encoding: chunked"_s,
                                        u"-T"_s, u"body"_s}
            << true;
        QTest::newRow("curl_one_zero")
            << QString() << QStringList{u"-0"_s, u"--data-binary"_s, u"@body"_s} << false;
    }

    void fiveMegabytesAreOnBothCopies()
    {
        QFETCH(QString, packedBy);
        QFETCH(QStringList, arguments);
        QFETCH(bool, asksFirst);
        const QString folder = m_folder.path();
        PointList sent;
        std::ofstream(m_folder.filePath(u"body"_s).toStdString())
            << bodyOf(QTest::currentDataTag(), sent);
        if (!packedBy.isEmpty()) {
            const auto packed = runCommand(packedBy, {u"-kf"_s, u"body"_s}, folder);
            QVERIFY2(packed.exitCode == 0, packed.err.constData());
        }
        const auto ran =
            runCommand(u"curl"_s,
                       QStringList{u"-sSv"_s, u"--fail"_s, u"-w"_s, u"%{http_code}"_s} + arguments +
                           QStringList{u"http://127.0.0.1:%1/api/v1/import/prometheus"_s.arg(
                               m_gateway->port())},
                       folder);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(ran.out, QByteArray("204"));
        QCOMPARE(ran.err.contains("< HTTP/1.1 100 Continue"), asksFirst);
        QVERIFY2(!ran.err.contains("Done waiting for 100-continue"), ran.err.constData());
        const auto stored = m_cluster.copies(QTest::currentDataTag());
        QCOMPARE(shown(stored.missing(sent, 2)), shown({}));
        QCOMPARE(stored.distinct(), sent.size());
        QCOMPARE(stored.extras(), 0U);
    }

    // A body that is refused by its length is not sent at all.
    void aBodyThatIsTooLongIsRefusedBeforeItIsSent()
    {
        const auto ran =
            runCommand(u"curl"_s,
                       {u"-sSv"_s, u"-w"_s, u"%{http_code} %{size_upload}"_s, u"-H"_s,
                        u"Content-Length: 70000000000"_s, u"-H"_s, u"Expect: 100-continue"_s,
                        u"--data-binary"_s, u"@body"_s,
                        u"http://127.0.0.1:%1/api/v1/import/prometheus"_s.arg(m_gateway->port())},
                       m_folder.path());
        QVERIFY2(ran.out.endsWith("413 0"), QByteArray(ran.out + ran.err).constData());
        QVERIFY2(ran.out.contains("limits.body_bytes"), ran.out.constData());
    }

    void theLedgersCloseInTheEnd()
    {
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("points", "difference"), std::optional<qint64>(0));
        QCOMPARE(m_gateway->ledger("copies", "difference"), std::optional<qint64>(0));
    }

private:
    QTemporaryDir m_folder;
    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestCurlClients)
#include "tst_curl_clients.moc"
