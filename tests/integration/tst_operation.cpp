// The program as its operator meets it: configuration, exit codes, explain, stopping, several of
// them over the same nodes.
#include <bit>

#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include "gateway_process.h"
#include "loadgen_process.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

const QByteArray kText = "/api/v1/import/prometheus";

QStringList words(std::initializer_list<const char *> list)
{
    QStringList result;
    for (const auto *word : list)
        result << QString::fromLatin1(word);
    return result;
}

} // namespace

class TestOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void checkConfigNamesLineAndKeyOfEveryError()
    {
        const auto path = write("bad.toml", "[data]\n"
                                            "workers = \"many\"\n"
                                            "[cluster]\n"
                                            "replication = 3\n"
                                            "cookie_file = \"cookie\"\n"
                                            "[limits]\n"
                                            "lables = 3\n"
                                            "[[node]]\n"
                                            "id = \"a\"\n"
                                            "node = \"a@127.0.0.1\"\n"
                                            "port = 70000\n");
        const auto run =
            GatewayProcess::run({QStringLiteral("check-config"), QStringLiteral("--config"), path});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.out, QByteArray());
        const auto file = path.toUtf8();
        for (const auto *place : {":2: data.workers: ", ":4: cluster.replication: ",
                                  ":7: limits.lables: ", ":11: node.a.port: "})
            QVERIFY2(run.err.contains(QByteArray(file + place)), run.err.constData());
        QCOMPARE(GatewayProcess::run({QStringLiteral("--config"), path}).exitCode, 3);
    }

    void checkConfigPrintsWhatIsInForceButNoSecret()
    {
        const auto run =
            GatewayProcess::run(words({"check-config", "--set", "limits.labels=7"}) + goodConfig());
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("labels = 7"), run.out.constData());
        QVERIFY(!run.out.contains(kCookie) && !run.err.contains(kCookie));
    }

    void usageErrorsExitWith2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << words({"--frobnicate"});
        QTest::newRow("unknown command") << words({"frobnicate"});
        QTest::newRow("explain without a series") << words({"explain"}) + goodConfig();
        QTest::newRow("explain of no series") << words({"explain", "{{{"}) + goodConfig();
    }
    void usageErrorsExitWith2()
    {
        QFETCH(QStringList, arguments);
        const auto run = GatewayProcess::run(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.err.startsWith("timeless-gatewayd: "));
    }

    void anAddressInUseExitsWith4()
    {
        QTcpServer occupant;
        QVERIFY(occupant.listen(QHostAddress::LocalHost));
        const auto listen = QStringLiteral("data.listen=127.0.0.1:%1").arg(occupant.serverPort());
        const auto run =
            GatewayProcess::run(QStringList{QStringLiteral("--set"), listen} + goodConfig());
        QCOMPARE(run.exitCode, 4);
        QVERIFY2(run.err.contains(QByteArray::number(occupant.serverPort())), run.err.constData());
    }

    void explainDoesNotCareForTheOrderOfLabels()
    {
        const auto one =
            GatewayProcess::run(words({"explain", "cpu{host=\"a\",mode=\"idle\"}"}) + goodConfig());
        const auto other =
            GatewayProcess::run(words({"explain", "cpu{mode=\"idle\",host=\"a\"}"}) + goodConfig());
        QCOMPARE(one.exitCode, 0);
        QCOMPARE(one.out, other.out);
        for (const auto *part :
             {"series      cpu{", "shard       ", "primary     ", "replica     "})
            QVERIFY2(one.out.contains(part), one.out.constData());
    }

    void stoppingUnderLoadDrainsAndLosesNothing()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        GatewayOptions options;
        options.limits = "late_copy_ms = 30_000\ncall_timeout_ms = 30_000";
        GatewayProcess gateway(cluster.gatewayNodes(), options);
        QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());
        LoadgenProcess load;
        load.start(gateway.port(), m_load);
        QTRY_VERIFY_WITH_TIMEOUT(gateway.value("timeless_gateway_points_confirmed_total") > 30'000,
                                 kPatienceMs);
        QCOMPARE(gateway.stop(), 0);
        QVERIFY2(load.stop(), load.error().constData());

        QCOMPARE(gateway.ledger("points", "difference"), 0);
        QCOMPARE(gateway.ledger("copies", "difference"), 0);
        QCOMPARE(gateway.ledger("copies", "open"), 0);
        const auto answered = load.points(204);
        QVERIFY(answered.size() > 20'000);
        const auto stored = cluster.copies();
        QCOMPARE(shown(stored.missing(answered, 2)), shown({}));
        QCOMPARE(qint64(stored.distinct()), gateway.ledger("points", "confirmed").value_or(-1));
    }

    void whatCannotBeFinishedBeforeStoppingIsCounted()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        GatewayOptions options;
        options.replication = 1;
        options.limits = "drain_timeout_ms = 500";
        GatewayProcess gateway(cluster.gatewayNodes(), options);
        QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());
        QCOMPARE(gateway.http().post(kText, "lost 1 1000\n").status, 204);
        const auto owner = TestCluster::indexOf(gateway.owners("lost").primary);
        cluster.node(owner).suspend();
        QCOMPARE(gateway.http().post(kText, "lost 2 2000\n", {{"X-Timeless-Ack", "queued"}}).status,
                 204);
        QCOMPARE(gateway.stop(), 1);
        cluster.node(owner).resume();
        QCOMPARE(gateway.ledger("points", "received"), 2);
        QCOMPARE(gateway.ledger("points", "confirmed"), 1);
        QCOMPARE(gateway.ledger("points", "dropped"), 1);
        QCOMPARE(gateway.ledger("points", "difference"), 0);
        QCOMPARE(gateway.ledger("copies", "difference"), 0);
    }

    void twoGatewaysPlaceEverySeriesOnTheSameNodes()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        GatewayProcess one(cluster.gatewayNodes());
        GatewayProcess other(cluster.gatewayNodes());
        QVERIFY2(one.start() && one.awaitReady(), one.error().constData());
        QVERIFY2(other.start() && other.awaitReady(), other.error().constData());
        LoadgenProcess toOne;
        LoadgenProcess toOther;
        const auto load =
            words({"--series", "3000", "--lines-per-body", "500", "--requests", "24"});
        toOne.start(one.port(), load + words({"--seed", "1"}));
        toOther.start(other.port(), load + words({"--seed", "2"}));
        QVERIFY2(toOne.finish() && toOther.finish(), toOne.error().constData());
        QVERIFY(toOne.isAllStored() && toOther.isAllStored());
        QTRY_COMPARE_WITH_TIMEOUT(one.unrest(), QByteArray(), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(other.unrest(), QByteArray(), kPatienceMs);

        const auto stored = cluster.copies();
        QCOMPARE(shown(stored.missing(toOne.points(204), 2)), shown({}));
        QCOMPARE(shown(stored.missing(toOther.points(204), 2)), shown({}));
        const auto holders = stored.holders();
        QCOMPARE(holders.size(), 3000U);
        for (const auto &[series, nodes] : holders)
            QVERIFY2(std::popcount(nodes) == 2, series.c_str());
        QCOMPARE(cluster.registry(0).size() + cluster.registry(1).size() +
                     cluster.registry(2).size(),
                 2 * holders.size());
        QCOMPARE(one.stop(), 0);
        QCOMPARE(other.stop(), 0);
    }

    void aSecondGatewayOfTheSameNameIsToldSo()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        GatewayOptions options;
        options.instance = "twin" + QByteArray::number(QCoreApplication::applicationPid());
        GatewayProcess first(cluster.gatewayNodes(), options);
        QVERIFY2(first.start() && first.awaitReady(), first.error().constData());
        GatewayProcess second(cluster.gatewayNodes(), options);
        QVERIFY2(second.start(), second.error().constData());
        QTRY_VERIFY_WITH_TIMEOUT(
            second.http().get("/ready").body.contains("another gateway has the same instance name"),
            kPatienceMs);
        QCOMPARE(second.http().get("/ready").status, 503);
        QCOMPARE(second.http().post(kText, "twin 1 1000\n").status, 503);
        QCOMPARE(first.http().get("/ready").status, 200);
        QCOMPARE(first.http().post(kText, "twin 2 2000\n").status, 204);
        QCOMPARE(cluster.copies().distinct(), 1U);
    }

    void lowerAckLevelsDoNotWaitForAHungReplica()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        GatewayOptions options; // waiting for both copies would fail the request
        options.limits =
            "late_copy_ms = 50_000\ncall_timeout_ms = 100_000\nconfirm_timeout_ms = 100_000";
        GatewayProcess gateway(cluster.gatewayNodes(), options);
        QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());
        QCOMPARE(gateway.http().post(kText, "low 1 1000\n").status, 204);
        const auto owners = gateway.owners("low");
        auto &replica = cluster.node(TestCluster::indexOf(owners.replica));
        auto &primary = cluster.node(TestCluster::indexOf(owners.primary));

        replica.suspend();
        const auto one = gateway.http().post(kText, "low 2 2000\n", {{"X-Timeless-Ack", "one"}});
        QCOMPARE(one.status, 204);
        QCOMPARE(one.field("X-Timeless-Ack"), QByteArray("one"));
        primary.suspend();
        const auto queued =
            gateway.http().post(kText, "low 3 3000\n", {{"X-Timeless-Ack", "queued"}});
        QCOMPARE(queued.status, 204);
        QCOMPARE(queued.field("X-Timeless-Ack"), QByteArray("queued"));
        QCOMPARE(gateway.value("timeless_gateway_points_in_flight"), 1.0);
        QCOMPARE(gateway.value("timeless_gateway_copies_open"), 3.0);

        primary.resume();
        replica.resume();
        QTRY_COMPARE_WITH_TIMEOUT(gateway.unrest(), QByteArray(), kPatienceMs);
        const PointList sent = {"low{} 1 1", "low{} 2 2", "low{} 3 3"};
        QCOMPARE(shown(cluster.copies().missing(sent, 2)), shown({}));
        QCOMPARE(gateway.stop(), 0);
    }

private:
    QString write(const char *name, const QByteArray &text)
    {
        const auto path = m_directory.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

    QStringList goodConfig()
    {
        write("cookie", kCookie);
        return {QStringLiteral("--config"),
                write("good.toml", "[data]\nlisten = \"127.0.0.1:0\"\n"
                                   "[[node]]\nid = \"a\"\nnode = \"a@127.0.0.1\"\n"
                                   "[[node]]\nid = \"b\"\nnode = \"b@127.0.0.1\"\n")};
    }

    const QByteArray kCookie = "a-secret-cookie";
    const QStringList m_load =
        words({"--series", "2000", "--lines-per-body", "500", "--connections", "8", "--rate",
               "40000", "--duration", "60", "--timeout", "10"});
    QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
