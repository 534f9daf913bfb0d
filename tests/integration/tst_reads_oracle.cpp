// Reads through the gateway from three nodes with two copies of each series, held against one node
// that has everything: the same answers, or 422 where several nodes' answers cannot honestly become
// one. While all is well, while a node is down, while a node lacks points.
#include <map>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "read_verdict.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

constexpr std::uint32_t kSeed = 20'261'125;
constexpr std::size_t kQuestions = 1'500; // a row, or TG_READS
constexpr std::size_t kBad = 1;           // the node that goes
const QByteArray kImport = "/api/v1/import/prometheus";

// Other questions than in every run: TG_READS_SEED, to be added to that of the row.
std::uint32_t seedOf(std::uint32_t row)
{
    return row + std::uint32_t(qEnvironmentVariableIntValue("TG_READS_SEED"));
}
std::size_t questionCount()
{
    const auto given = qEnvironmentVariableIntValue("TG_READS");
    return given > 0 ? std::size_t(given) : kQuestions;
}

ErlNode::Options optionsOf(const QString &grammar)
{
    ErlNode::Options options;
    options.grammar = grammar;
    return options;
}

} // namespace

class TestReadsOracle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void threeNodesAnswerAsOneThatHasEverything_data();
    void threeNodesAnswerAsOneThatHasEverything();
    void soTheyDoWhileANodeIsDownAndWhileOneLacksPoints();

private:
    bool startCluster(const QString &grammar, const QByteArray &shardKey);
    bool store(GatewayProcess &gateway, std::int64_t start);
    // Both sides are asked; what is wrong, empty if nothing is.
    QByteArray compareAll(const char *row, std::uint32_t seed, bool withLater = false);
    const std::vector<ReadAnswered> &truthOf(const std::vector<ReadQuestion> &questions,
                                             std::uint32_t seed, bool withLater);

    const ReadWorkload m_workload{kSeed};
    std::unique_ptr<ErlNode> m_oracle;
    std::unique_ptr<GatewayProcess> m_oracleWriter;
    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
    std::map<std::pair<std::uint32_t, bool>, std::vector<ReadAnswered>> m_truth;
};

void TestReadsOracle::initTestCase()
{
    QVERIFY(m_workload.seriesCount() >= 2'000);
    m_oracle = std::make_unique<ErlNode>(optionsOf(QStringLiteral("c2")));
    QVERIFY2(m_oracle->start(), m_oracle->error().constData());
    GatewayOptions options;
    options.replication = 1;
    m_oracleWriter = std::make_unique<GatewayProcess>(
        std::vector<GatewayNode>{
            {.id = "oracle", .name = m_oracle->name().toLatin1(), .port = m_oracle->distPort()}},
        options);
    QVERIFY2(m_oracleWriter->start() && m_oracleWriter->awaitReady(),
             m_oracleWriter->error().constData());
    QVERIFY(store(*m_oracleWriter, ReadWorkload::kStart));
}

bool TestReadsOracle::startCluster(const QString &grammar, const QByteArray &shardKey)
{
    m_gateway.reset();
    m_cluster = grammar.isEmpty()
                    ? std::make_unique<TestCluster>(0, optionsOf(QStringLiteral("c2")))
                    : std::make_unique<TestCluster>(TestCluster::kAll, optionsOf(grammar));
    if (!m_cluster->start()) {
        qWarning("%s", m_cluster->error().constData());
        return false;
    }
    GatewayOptions options;
    options.cluster = "shard_key = \"" + shardKey + "\"\n";
    options.sections = "[backfill]\nautomatic = false\n";
    m_gateway = std::make_unique<GatewayProcess>(m_cluster->gatewayNodes(), options);
    if (!m_gateway->start() || !m_gateway->awaitReady()) {
        qWarning("%s", m_gateway->error().constData());
        return false;
    }
    if (!store(*m_gateway, ReadWorkload::kStart))
        return false;
    // What a gateway has just made is readable once the steward has looked at the nodes.
    const QByteArray newest = "/api/v1/query?metric=" + m_workload.metrics().back().name;
    return QTest::qWaitFor([&] { return m_gateway->http().get(newest).status == 200; },
                           kPatienceMs);
}

bool TestReadsOracle::store(GatewayProcess &gateway, std::int64_t start)
{
    for (const auto &body : m_workload.bodies(start)) {
        const auto answer = gateway.http().post(kImport, body);
        if (answer.status != 204) {
            qWarning("%d %s", answer.status, answer.body.constData());
            return false;
        }
    }
    return true;
}

const std::vector<ReadAnswered> &
TestReadsOracle::truthOf(const std::vector<ReadQuestion> &questions, std::uint32_t seed,
                         bool withLater)
{
    auto &known = m_truth[{seed, withLater}];
    if (known.empty())
        known = askAll(questions, m_oracle->httpPort(), askOracle);
    return known;
}

QByteArray TestReadsOracle::compareAll(const char *row, std::uint32_t seed, bool withLater)
{
    const auto questions = m_workload.questions(questionCount(), seed, withLater);
    QElapsedTimer timer;
    timer.start();
    const auto &truth = truthOf(questions, seed, withLater);
    const long long truthMs = timer.restart();
    const auto answers = askAll(questions, m_gateway->port(), askGateway);
    const long long answersMs = timer.elapsed();
    const auto verdict = judge(questions, truth, answers);
    printf("%s: seed %u, %zu asked, %zu answered, %zu of them empty, %zu refused, %zu wrong "
           "(truth %lld ms, gateway %lld ms)\n",
           row, seed, questions.size(), verdict.answered, verdict.empty, verdict.refused,
           std::size_t(verdict.wrong.size()), truthMs, answersMs);
    fflush(stdout);
    if (!verdict.wrong.isEmpty())
        return "seed " + QByteArray::number(seed) + ", " +
               QByteArray::number(verdict.wrong.size()) + " wrong:\n" +
               verdict.wrong.mid(0, 8).join('\n');
    if (verdict.answered * 100 < questions.size() * 95)
        return "too few answered";
    return verdict.empty * 100 > verdict.answered * 10 ? "too many empty" : QByteArray();
}

void TestReadsOracle::threeNodesAnswerAsOneThatHasEverything_data()
{
    QTest::addColumn<QString>("grammar");
    QTest::addColumn<QByteArray>("shardKey");
    for (const char *grammar : {"c1", "c2"}) {
        for (const char *key : {"metric", "series"})
            QTest::addRow("%s, shard key %s", grammar, key)
                << QString::fromLatin1(grammar) << QByteArray(key);
    }
    QTest::newRow("one node c2, the others c1") << QString() << QByteArray("series");
}

void TestReadsOracle::threeNodesAnswerAsOneThatHasEverything()
{
    QFETCH(QString, grammar);
    QFETCH(QByteArray, shardKey);
    QVERIFY(startCluster(grammar, shardKey));
    const auto wrong = compareAll(QTest::currentDataTag(), seedOf(1));
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void TestReadsOracle::soTheyDoWhileANodeIsDownAndWhileOneLacksPoints()
{
    QVERIFY(startCluster(QStringLiteral("c1"), "series"));
    m_cluster->node(kBad).kill();
    auto wrong = compareAll("node down", seedOf(2));
    QVERIFY2(wrong.isEmpty(), wrong.constData());

    QVERIFY(store(*m_gateway, ReadWorkload::kLater));
    QVERIFY(store(*m_oracleWriter, ReadWorkload::kLater));
    QVERIFY2(m_cluster->node(kBad).start(), m_cluster->node(kBad).error().constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp(TestCluster::id(kBad)), kPatienceMs);
    wrong = compareAll("gap open", seedOf(3), true);
    QVERIFY2(wrong.isEmpty(), wrong.constData());
    QVERIFY(m_gateway->value("timeless_gateway_gaps_open", "node=\"b\"") > 0);
    const QByteArray time = QByteArray::number(qlonglong(ReadWorkload::kLater));
    const auto has = m_cluster->node(kBad).eval(
        "length([1 || {_, _, T, _} <- devnode:dump(timeless_metrics), T >= " + time + "])");
    QCOMPARE(has, QByteArray("0")); // so the gap was open all the time
}

QTEST_GUILESS_MAIN(TestReadsOracle)

#include "tst_reads_oracle.moc"
