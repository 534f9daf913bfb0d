// A source of nodes. It is asked again and again, and what it once said is kept: a failed or empty
// answer removes nothing, a node that is no longer listed is marked and reported, never dropped.
// Lives on the cluster thread, owned by the cluster's composition; the clock must outlive it.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <QObject>

#include "cluster/discovery/discovery_status.h"
#include "cluster/discovery/known_nodes.h"
#include "cluster/discovery/node_spec.h"
#include "shared/base/clock.h"

namespace tg::cluster {

class Discovery : public QObject
{
    Q_OBJECT

public:
    virtual void start() = 0;  // asks at once
    virtual void stop() = 0;   // no signal after it; what is known stays
    virtual void askNow() = 0; // an operator's wish; a running ask is not doubled

    const std::vector<NodeSpec> &nodes() const { return m_known.nodes(); }
    const DiscoveryStatus &status() const { return m_status; }

    // The operator's act: drops a node that is missing. False when it is listed or unknown.
    bool forget(std::string_view id);

Q_SIGNALS:
    void changed(); // nodes() says something else than before
    void asked();   // an ask has ended, well or not: status() is new; comes after changed()

protected:
    Discovery(std::string name, std::size_t maxNodes, const Clock &clock, QObject *parent);

    void beginAsk();
    void takeAnswer(const std::vector<NodeSpec> &listed, std::vector<std::string> problems,
                    std::chrono::seconds ttl);
    void takeFailure(std::string why);
    void takeSameAgain(); // the answer is the last one, word for word
    void setNextAsk(std::chrono::milliseconds fromNow);
    void clearNextAsk() { m_status.nextAsk = 0; }
    const KnownNodes &known() const { return m_known; }

private:
    const Clock &m_clock;
    KnownNodes m_known;
    DiscoveryStatus m_status;
};

} // namespace tg::cluster
