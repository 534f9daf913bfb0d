// What tests of faults share: a cluster whose node b is about to fail, a gateway over it, a steady
// load, and the question whether every answered point is where it should be. One thread.
#pragma once

#include <memory>

#include <QStringList>

#include "gateway_process.h"
#include "loadgen_process.h"
#include "tcp_proxy.h"
#include "test_cluster.h"

namespace tg::test {

class FaultScene
{
public:
    static constexpr std::size_t kBad = 1; // the node b
    static inline const QByteArray kOfBad = "node=\"b\"";

    enum class Way { Direct, ThroughProxy }; // from the gateway to node b

    explicit FaultScene(Way way, const ErlNode::Options &ofBad = {})
        : m_way(way)
        , m_cluster(kBad, ofBad)
    {
    }

    bool startCluster();
    // Until it is ready, instead of one that ran before. Lines of [limits] and [cluster].
    bool startGateway(unsigned replication, const QByteArray &limits = {},
                      const QByteArray &cluster = {});
    double health(const QByteArray &state) // 1: node b is in it
    {
        return m_gateway->value("timeless_gateway_node_health", kOfBad + ",state=\"" + state + '"');
    }
    QByteArray error() const { return m_error; }

    TestCluster &cluster() { return m_cluster; }
    ErlNode &bad() { return m_cluster.node(kBad); }
    TcpProxy &proxy() { return m_proxy; }
    GatewayProcess &gateway() { return *m_gateway; }

    // Starts bad() again and waits until it is written to.
    bool bringBack();
    bool awaitBadUp();
    // True once so many more points are confirmed by at least one node, by node b.
    bool confirmsFurther(double points);
    bool badConfirmsFurther(double points);

    // A load that goes on until it is stopped.
    static QStringList steadyLoad();

    // Ends the load and lets the gateway come to rest. Empty if then every request was answered 204
    // and every point is on a node, on both where no gap says otherwise, and nowhere else, nothing
    // is there twice that was not sent twice; else what is wrong.
    QByteArray wrongWith(LoadgenProcess &load);
    // Ends the load and waits until no gap is open. Empty if then every answered point is on
    // exactly two nodes, nothing is anywhere that was not sent, and the gateway ends with closed
    // ledgers.
    enum class Refusals { None, Allowed };
    QByteArray wrongOnceWhole(LoadgenProcess &load, Refusals refusals = Refusals::None);
    // Stops the gateway. Empty if it ended well and both ledgers are closed; else what is wrong.
    QByteArray wrongWithLedgers();

private:
    bool grows(const QByteArray &metric, const QByteArray &labels, double by);

    const Way m_way;
    TestCluster m_cluster;
    TcpProxy m_proxy;
    std::unique_ptr<GatewayProcess> m_gateway;
    QByteArray m_error;
};

} // namespace tg::test
