// Reads as real clients send them: promtool, curl, and an export too large to be held anywhere.
#include <cmath>

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include "answer_compare.h"
#include "gateway_process.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

constexpr qint64 kStart = 1'700'000'400;
const QByteArray kImport = "/api/v1/import/prometheus";

struct Ran {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Ran run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(kPatienceMs))
        return {-1, {}, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArrayList sortedLines(const QByteArray &text)
{
    auto lines = text.trimmed().split('\n');
    std::sort(lines.begin(), lines.end());
    return lines;
}

// 256 MB, or so many MB: TG_EXPORT_MB.
qint64 wantedBytes()
{
    const auto given = qEnvironmentVariableIntValue("TG_EXPORT_MB");
    return (given > 0 ? given : 256) * 1'000'000LL;
}

} // namespace

class TestReadClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void promtoolAsks_data();
    void promtoolAsks();
    void curlAsks();
    void anExportOfAnySizeTakesLittleMemory();

private:
    QString prometheus() const
    {
        return QStringLiteral("http://127.0.0.1:%1/prometheus").arg(m_gateway->port());
    }
    QString url(const char *path) const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port()) +
               QString::fromLatin1(path);
    }
    qint64 fillNodes(int series, qint64 points);
    void exportWithCurl(qint64 &bytes, qint64 &lines, qint64 &commas, double &most);

    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

// Some series of one metric, on several nodes each; no two copies of all on one node.
void TestReadClients::initTestCase()
{
    ErlNode::Options nodes;
    nodes.grammar = QStringLiteral("c2");
    m_cluster = std::make_unique<TestCluster>(TestCluster::kAll, nodes);
    QVERIFY2(m_cluster->start(), m_cluster->error().constData());
    m_gateway = std::make_unique<GatewayProcess>(m_cluster->gatewayNodes());
    QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
    QByteArray body;
    for (int host = 0; host < 12; ++host) {
        for (int minute = 0; minute < 10; ++minute)
            body += "seen{dc=\"d" + QByteArray::number(host % 2) + "\",host=\"h" +
                    QByteArray::number(host) + "\"} " + QByteArray::number(host * 100 + minute) +
                    ' ' + QByteArray::number((kStart + minute * 60) * 1000) + '\n';
    }
    QCOMPARE(m_gateway->http().post(kImport, body).status, 204);
    QTRY_COMPARE_WITH_TIMEOUT(m_gateway->http().get("/api/v1/query?metric=seen").status, 200,
                              kPatienceMs);
}

void TestReadClients::promtoolAsks_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("expected"); // its lines sorted
    const auto time = QString::number(kStart + 300);
    QTest::newRow("instant, several nodes")
        << QStringList{QStringLiteral("instant"),
                       QStringLiteral("--time=") + time,
                       {},
                       QStringLiteral("sum(last_over_time(seen[5m])) by (dc)")}
        << QByteArray();
    QTest::newRow("instant") << QStringList{QStringLiteral("instant"),
                                            QStringLiteral("--time=") + time,
                                            {},
                                            QStringLiteral("max(max_over_time(seen[5m])) by (dc)")}
                             << QByteArray("seen{dc=\"d0\"} => 1005 @[1700000700]\n"
                                           "seen{dc=\"d1\"} => 1105 @[1700000700]");
    QTest::newRow("range") << QStringList{QStringLiteral("range"),
                                          QStringLiteral("--start=") + QString::number(kStart),
                                          QStringLiteral("--end=") + time,
                                          QStringLiteral("--step=300s"),
                                          {},
                                          QStringLiteral("seen{host=\"h3\"}")}
                           << QByteArray("302 @[1700000400]\n305 @[1700000700]\n"
                                         "seen{dc=\"d1\", host=\"h3\"} =>");
    QTest::newRow("series") << QStringList{QStringLiteral("series"),
                                           QStringLiteral("--match=seen{host=~\"h1.?\"}"),
                                           {}}
                            << QByteArray("{__name__=\"seen\", dc=\"d0\", host=\"h10\"}\n"
                                          "{__name__=\"seen\", dc=\"d1\", host=\"h1\"}\n"
                                          "{__name__=\"seen\", dc=\"d1\", host=\"h11\"}");
    QTest::newRow("labels") << QStringList{QStringLiteral("labels"), {}, QStringLiteral("dc")}
                            << QByteArray("d0\nd1");
}

void TestReadClients::promtoolAsks()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, expected);
    const auto promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
    if (promtool.isEmpty())
        QSKIP("promtool is not installed (Debian: prometheus)");
    arguments.replace(arguments.indexOf(QString()), prometheus());
    const auto ran = run(promtool, QStringList{QStringLiteral("query")} + arguments);
    if (expected.isEmpty()) { // an expression that is refused, and says why
        QVERIFY(ran.exitCode != 0);
        QVERIFY2(ran.err.contains("not merged from several nodes"), ran.err.constData());
        return;
    }
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    QCOMPARE(sortedLines(ran.out).join('\n'), expected);
}

void TestReadClients::curlAsks()
{
    const auto curl = [](const QStringList &arguments) {
        const auto ran =
            run(QStringLiteral("curl"),
                QStringList{QStringLiteral("-sS"), QStringLiteral("--fail")} + arguments);
        return ran.exitCode == 0 ? normalAnswer(ran.out) : "curl: " + ran.err;
    };
    const QString range = url("/prometheus/api/v1/query_range");
    const QStringList form{QStringLiteral("--data-urlencode"),
                           QStringLiteral("query=avg(seen) by (dc) > 1"), QStringLiteral("-d"),
                           QStringLiteral("start=1700000400&end=1700001000&step=60")};
    const auto posted = curl(form + QStringList{range});
    QVERIFY2(posted.startsWith(
                 "{\"data\":{\"result\":[{\"metric\":{\"__name__\":\"seen\",\"dc\":\"d0\"},"
                 "\"values\":[[1700000400,\"500.0\"],"),
             posted.constData());
    QCOMPARE(curl(form + QStringList{QStringLiteral("-G"), range}), posted);
    QCOMPARE(curl(form + QStringList{QStringLiteral("-G"), QStringLiteral("--compressed"), range}),
             posted);
    QCOMPARE(curl(form + QStringList{QStringLiteral("-G"), QStringLiteral("-0"), range}), posted);
    const auto one = url("/api/v1/query?metric=seen&host=h3");
    QCOMPARE(curl({one, one}).count("309.0"), 2); // over one connection
}

// Written past HTTP, straight into the tables: the same points for every copy. How many it wrote.
qint64 TestReadClients::fillNodes(int series, qint64 points)
{
    QByteArray body;
    for (int i = 0; i < series; ++i)
        body += "bulk{host=\"h" + QByteArray::number(i) + "\"} 1 " +
                QByteArray::number((kStart - 1) * 1000) + '\n';
    if (m_gateway->http().post(kImport, body).status != 204)
        return 0;
    qint64 filled = 0;
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i) {
        const QByteArray count = QByteArray::number(points);
        const auto done = m_cluster->node(i).eval(
            "Times = lists:seq(" + QByteArray::number(kStart) + ", " + QByteArray::number(kStart) +
            " + " + count +
            " - 1), "
            "Values = [T / 7.0e9 || T <- Times], "
            "Spawned = [spawn_monitor(fun() -> [ets:insert(devnode_query:table_of(Id), "
            "lists:zip3(lists:duplicate(" +
            count +
            ", Id), Times, Values)) || {Id, _} <- "
            "devnode_db:series_of(timeless_metrics, <<\"bulk\">>)] end)], "
            "[receive {'DOWN', M, _, _, R} -> R end || {_, M} <- Spawned], "
            "length(devnode_db:series_of(timeless_metrics, <<\"bulk\">>))");
        filled += done.toLongLong() * points;
    }
    return filled;
}

void TestReadClients::exportWithCurl(qint64 &bytes, qint64 &lines, qint64 &commas, double &most)
{
    QProcess curl;
    curl.start(QStringLiteral("curl"),
               {QStringLiteral("-sS"), QStringLiteral("--fail"),
                url("/api/v1/export?metric=bulk&from=1700000400&to=2000000000")});
    constexpr qint64 kLook = 16'000'000;
    const QDeadlineTimer deadline(10 * kPatienceMs);
    while (!deadline.hasExpired() &&
           (curl.waitForReadyRead(kPatienceMs) || curl.bytesAvailable() > 0)) {
        const auto piece = curl.readAllStandardOutput();
        lines += piece.count('\n');
        commas += piece.count(',');
        if ((bytes + piece.size()) / kLook != bytes / kLook)
            most = std::max(most, m_gateway->value("process_resident_memory_bytes"));
        bytes += piece.size();
    }
    curl.waitForFinished(kPatienceMs);
    const auto complaint = curl.readAllStandardError();
    QVERIFY2(curl.exitCode() == 0, complaint.constData());
}

// From three nodes, of which each series is on two: it is filtered as it streams.
void TestReadClients::anExportOfAnySizeTakesLittleMemory()
{
    constexpr qint64 kPoints = 40'000;
    constexpr int kBytesOfAPoint = 32;
    const auto series = int(std::ceil(double(wantedBytes()) / double(kPoints * kBytesOfAPoint)));
    QCOMPARE(fillNodes(series, kPoints), 2 * series * kPoints);
    QTRY_COMPARE_WITH_TIMEOUT(m_gateway->http().get("/api/v1/query?metric=bulk&host=h0").status,
                              200, kPatienceMs);
    const double before = m_gateway->value("process_resident_memory_bytes");
    qint64 bytes = 0;
    qint64 lines = 0;
    qint64 commas = 0;
    double most = 0;
    QElapsedTimer timer;
    timer.start();
    exportWithCurl(bytes, lines, commas, most);
    printf("%lld MB exported in %lld ms, %.0f MB of memory before, at most %.0f MB meanwhile\n",
           static_cast<long long>(bytes / 1'000'000), static_cast<long long>(timer.elapsed()),
           before / 1e6, most / 1e6);
    QVERIFY(bytes > wantedBytes() * 9 / 10);
    QVERIFY(lines == series || lines == series - 1); // the last may end without a line feed
    QCOMPARE(commas, series * (2 * (kPoints - 1) + 3));
    QVERIFY(most > 0);
    QVERIFY2(most - before <= kReadMemory, QByteArray::number(most - before).constData());
}

QTEST_GUILESS_MAIN(TestReadClients)

#include "tst_read_clients.moc"
