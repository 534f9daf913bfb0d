// A NodeClient for tests that asks real nodes over HTTP, each by the address that the test gives
// it. Whole answers are handed over at once. Event loop of the test's thread.
#pragma once

#include <map>

#include <QNetworkAccessManager>

#include "query/node/node_client.h"

namespace tg::test {

class HttpNodeClient final : public query::NodeClient
{
public:
    void add(NodeIndex node, quint16 port) { m_ports[node] = port; }
    int asked() const { return m_asked; }

    std::unique_ptr<query::NodeCall> ask(query::NodeRequest request,
                                         query::NodeListener &listener) override;

private:
    std::map<NodeIndex, quint16> m_ports;
    QNetworkAccessManager m_manager;
    int m_asked = 0;
};

} // namespace tg::test
