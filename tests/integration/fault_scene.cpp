#include "fault_scene.h"

#include <algorithm>
#include <bit>

#include <QTest>

namespace tg::test {

bool FaultScene::startCluster()
{
    const bool isUp = m_cluster.start();
    m_error = m_cluster.error();
    m_proxy.setTarget(bad().distPort());
    return isUp;
}

bool FaultScene::startGateway(unsigned replication, const QByteArray &limits,
                              const QByteArray &cluster)
{
    auto nodes = m_cluster.gatewayNodes();
    if (m_way == Way::ThroughProxy)
        nodes[kBad].port = m_proxy.port();
    GatewayOptions options;
    options.replication = replication;
    options.limits = limits;
    options.cluster = cluster;
    m_gateway.reset(); // it is killed
    m_gateway = std::make_unique<GatewayProcess>(nodes, options);
    const bool isReady = m_gateway->start() && m_gateway->awaitReady();
    m_error = m_gateway->error();
    return isReady;
}

bool FaultScene::bringBack()
{
    const bool isStarted = bad().start();
    m_error = bad().error();
    return isStarted && awaitBadUp();
}

bool FaultScene::awaitBadUp()
{
    return QTest::qWaitFor([this] { return m_gateway->isNodeUp("b"); }, kPatienceMs);
}

bool FaultScene::grows(const QByteArray &metric, const QByteArray &labels, double by)
{
    const auto goal = std::max(0.0, m_gateway->value(metric, labels)) + by;
    return QTest::qWaitFor([&] { return m_gateway->value(metric, labels) >= goal; }, kPatienceMs);
}

bool FaultScene::confirmsFurther(double points)
{
    return grows("timeless_gateway_points_confirmed_total", {}, points);
}

bool FaultScene::badConfirmsFurther(double points)
{
    return grows("timeless_gateway_node_confirmed_points_total", kOfBad, points);
}

QStringList FaultScene::steadyLoad()
{
    return {QStringLiteral("--series"),         QStringLiteral("2000"),
            QStringLiteral("--lines-per-body"), QStringLiteral("200"),
            QStringLiteral("--connections"),    QStringLiteral("8"),
            QStringLiteral("--rate"),           QStringLiteral("20000"),
            QStringLiteral("--duration"),       QStringLiteral("200")};
}

QByteArray FaultScene::wrongWith(LoadgenProcess &load)
{
    if (!load.stop())
        return load.error();
    if (!load.isAllStored())
        return "answers other than 204";
    if (!QTest::qWaitFor([this] { return m_gateway->unrest().isEmpty(); }, kPatienceMs))
        return "not at rest: " + m_gateway->unrest();
    const auto answered = load.points(204);
    const auto stored = m_cluster.copies();
    if (const auto lost = stored.missing(answered, 1); !lost.empty())
        return "on no node: " + shown(lost);
    if (const auto strangers = stored.strangers(answered); !strangers.empty())
        return "never sent: " + shown(strangers);
    const auto single = stored.missing(answered, 2);
    if (m_gateway->value("timeless_gateway_replication") == 2 &&
        double(single.size()) > m_gateway->value("timeless_gateway_gap_points"))
        return "on one node and not covered by gaps: " + shown(single);
    if (double(stored.extras()) > m_gateway->value("timeless_gateway_node_resent_points_total"))
        return "more duplicates than were sent again: " +
               QByteArray::number(qulonglong(stored.extras()));
    return {};
}

QByteArray FaultScene::wrongOnceWhole(LoadgenProcess &load, Refusals refusals)
{
    if (!load.stop())
        return load.error();
    if (refusals == Refusals::None && !load.isAllStored())
        return "answers other than 204";
    const auto isWhole = [this] {
        return m_gateway->unrest().isEmpty() &&
               m_gateway->value("timeless_gateway_gaps_open") == 0.0 &&
               m_gateway->value("timeless_gateway_gap_late_points") == 0.0 && health("up") == 1.0 &&
               m_gateway->value("timeless_gateway_series_away") == 0.0;
    };
    if (!QTest::qWaitFor(isWhole, 2 * kPatienceMs))
        return "not whole: " + m_gateway->unrest() + m_gateway->admin().get("/api/v1/gaps").body +
               m_gateway->admin().get("/api/v1/operations").body;
    if (m_gateway->value("timeless_gateway_gaps_residue") != 0.0)
        return "residues: " + m_gateway->admin().get("/api/v1/gaps").body;
    const auto stored = m_cluster.copies();
    if (const auto missing = stored.missing(load.points(204), 2); !missing.empty())
        return "not on both copies: " + shown(missing);
    if (const auto strangers = stored.strangers(load.allPoints()); !strangers.empty())
        return "never sent: " + shown(strangers);
    for (const auto &[series, nodes] : stored.holders()) {
        if (std::popcount(nodes) > 2)
            return "on more than two nodes: " + QByteArray::fromStdString(series);
    }
    return wrongWithLedgers();
}

QByteArray FaultScene::wrongWithLedgers()
{
    if (const int code = m_gateway->stop(); code != 0)
        return "exit code " + QByteArray::number(code);
    for (const auto *line : {"points", "copies"})
        if (m_gateway->ledger(line, "difference") != 0)
            return QByteArray("the ledger is open: ") + line;
    return {};
}

} // namespace tg::test
