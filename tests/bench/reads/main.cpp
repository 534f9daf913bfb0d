// Random reads through a gateway over three nodes: are they right, what does the way through the
// gateway add, and how many are served in a second of its CPU. Prints progress to stderr and one
// line of JSON. Exit codes: 0 fine, 1 a wrong answer or nothing measured.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>

#include "kept_connection.h"
#include "read_verdict.h"
#include "test_cluster.h"

using namespace tg::test;
using tg::bench::KeptConnection;

namespace {

constexpr std::uint32_t kSeed = 1;
const QByteArray kImport = "/api/v1/import/prometheus";

[[noreturn]] void fail(const QByteArray &what)
{
    fprintf(stderr, "timeless-readbench: %s\n", what.constData());
    std::exit(1);
}

struct Scene {
    Scene()
        : oracle(optionsOfNode())
        , cluster(TestCluster::kAll, optionsOfNode())
    {
        if (!oracle.start())
            fail(oracle.error());
        if (!cluster.start())
            fail(cluster.error());
        GatewayOptions options;
        options.cluster = "shard_key = \"" + qgetenv("TG_SHARD_KEY") + "\"\n";
        gateway = std::make_unique<GatewayProcess>(cluster.gatewayNodes(), options);
        options.replication = 1;
        writer = std::make_unique<GatewayProcess>(
            std::vector<GatewayNode>{
                {.id = "oracle", .name = oracle.name().toLatin1(), .port = oracle.distPort()}},
            options);
        fill(*gateway);
        fill(*writer);
        const auto newest =
            ReadQuestion{"/api/v1/query", "metric=" + workload.metrics().back().name};
        if (!QTest::qWaitFor([&] { return askGateway(gateway->port(), newest).status == 200; },
                             kPatienceMs))
            fail("what was written cannot be read");
    }

    static ErlNode::Options optionsOfNode()
    {
        ErlNode::Options options;
        options.grammar = QStringLiteral("c2");
        options.erlFlags = "+sbwt none";
        return options;
    }

    void fill(GatewayProcess &into) const
    {
        if (!into.start() || !into.awaitReady())
            fail(into.error());
        for (const auto &body : workload.bodies()) {
            if (const auto answer = into.http().post(kImport, body); answer.status != 204)
                fail("a write was answered " + QByteArray::number(answer.status) + answer.body);
        }
    }

    const ReadWorkload workload{20'261'125};
    ErlNode oracle;
    TestCluster cluster;
    std::unique_ptr<GatewayProcess> gateway;
    std::unique_ptr<GatewayProcess> writer; // of the oracle
};

using Latencies = std::vector<double>; // ms

double quantile(Latencies &all, double q)
{
    const auto at = all.begin() + std::ptrdiff_t(q * double(all.size() - 1));
    std::nth_element(all.begin(), at, all.end());
    return *at;
}

double millisecondsOf(KeptConnection &connection, const QByteArray &target)
{
    const auto begin = std::chrono::steady_clock::now();
    if (const auto status = connection.get({target.data(), std::size_t(target.size())});
        status != 200)
        fail("answered " + QByteArray::number(status) + ": " + target);
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - begin;
    return taken.count();
}

struct Measured {
    Latencies direct;
    Latencies through;
    Latencies added; // of the same question
    double cpuSeconds = 0;
};

// The questions that one node answers, to that node and through the gateway in turns.
Measured measure(Scene &scene, const std::vector<ReadQuestion> &questions,
                 const std::vector<ReadAnswered> &answers, int seconds)
{
    Measured measured;
    std::vector<KeptConnection> nodes;
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        nodes.emplace_back(scene.cluster.node(i).httpPort());
    KeptConnection gateway(scene.gateway->port());
    const auto cpu = [&] { return scene.gateway->value("process_cpu_seconds_total"); };
    const auto round = [&](bool counts) {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            if (answers[i].node.isEmpty() || questions[i].isPosted)
                continue;
            auto &owner = nodes[TestCluster::indexOf(answers[i].node)];
            const auto target = questions[i].target();
            const bool isDirectFirst = i % 2 == 0;
            const double first = millisecondsOf(isDirectFirst ? owner : gateway, target);
            const double second = millisecondsOf(isDirectFirst ? gateway : owner, target);
            if (!counts)
                continue;
            measured.direct.push_back(isDirectFirst ? first : second);
            measured.through.push_back(isDirectFirst ? second : first);
            measured.added.push_back(measured.through.back() - measured.direct.back());
        }
    };
    round(false); // connections, caches
    const double before = cpu();
    const QDeadlineTimer deadline(seconds * 1000);
    while (!deadline.hasExpired())
        round(true);
    measured.cpuSeconds = cpu() - before;
    if (measured.direct.empty() || measured.cpuSeconds <= 0)
        fail("nothing was measured: no question was answered by one node");
    return measured;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto count = qEnvironmentVariableIntValue("TG_QUERIES");
    const auto seconds = qEnvironmentVariableIntValue("TG_SECONDS");
    Scene scene;
    const auto questions = scene.workload.questions(std::size_t(count), kSeed);
    fprintf(stderr, "%zu series on three nodes and on one; asking %zu questions\n",
            scene.workload.seriesCount(), questions.size());
    const auto truth = askAll(questions, scene.oracle.httpPort(), askOracle);
    const auto answers = askAll(questions, scene.gateway->port(), askGateway);
    const auto verdict = judge(questions, truth, answers);
    for (const auto &wrong : verdict.wrong.mid(0, 5))
        fprintf(stderr, "%s\n", wrong.constData());
    fprintf(stderr, "latencies for %d s\n", seconds);
    auto measured = measure(scene, questions, answers, seconds);
    printf("{\"queries\":%zu,\"answered\":%zu,\"empty\":%zu,\"refused\":%zu,\"mismatches\":%zu,"
           "\"direct_p50_ms\":%.3f,\"through_p50_ms\":%.3f,\"added_p50_ms\":%.3f,"
           "\"direct_p99_ms\":%.3f,\"through_p99_ms\":%.3f,\"reads_timed\":%zu,"
           "\"cpu_seconds\":%.2f,\"reads_per_cpu_second\":%.0f,\"shard_key\":\"%s\"}\n",
           questions.size(), verdict.answered, verdict.empty, verdict.refused,
           std::size_t(verdict.wrong.size()), quantile(measured.direct, 0.5),
           quantile(measured.through, 0.5), quantile(measured.added, 0.5),
           quantile(measured.direct, 0.99), quantile(measured.through, 0.99),
           measured.through.size(), measured.cpuSeconds,
           double(measured.through.size()) / measured.cpuSeconds,
           qgetenv("TG_SHARD_KEY").constData());
    return verdict.wrong.isEmpty() ? 0 : 1;
}
