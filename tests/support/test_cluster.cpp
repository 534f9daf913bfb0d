#include "test_cluster.h"

#include <algorithm>
#include <fstream>

#include <QFile>

namespace tg::test {

TestCluster::TestCluster(std::size_t index, const ErlNode::Options &options)
{
    for (std::size_t i = 0; i < kNodes; ++i)
        m_nodes[i] =
            std::make_unique<ErlNode>(i == index || index == kAll ? options : ErlNode::Options());
}

TestCluster::~TestCluster() = default;

bool TestCluster::start()
{
    for (auto ready : {&ErlNode::begin, &ErlNode::awaitReady}) {
        for (auto &node : m_nodes) {
            if (!(*node.*ready)()) {
                m_error = node->error();
                return false;
            }
        }
    }
    return true;
}

std::vector<GatewayNode> TestCluster::gatewayNodes() const
{
    std::vector<GatewayNode> nodes;
    for (std::size_t i = 0; i < kNodes; ++i)
        nodes.push_back({.id = id(i),
                         .name = m_nodes[i]->name().toLatin1(),
                         .port = m_nodes[i]->distPort(),
                         .host = QByteArray::fromStdString(m_nodes[i]->address().host),
                         .http = "http://127.0.0.1:" + QByteArray::number(m_nodes[i]->httpPort())});
    return nodes;
}

CopyTable TestCluster::copies(const QByteArray &seriesPrefix)
{
    CopyTable table;
    const auto path = m_directory.filePath(QStringLiteral("dump"));
    for (std::size_t i = 0; i < kNodes; ++i) {
        if (!m_nodes[i]->isRunning())
            continue;
        const auto done =
            m_nodes[i]->eval("devnode:dump_to(timeless_metrics, \"" + path.toUtf8() + "\")");
        if (done != "ok")
            qFatal("node %zu cannot dump: %s", i, done.constData());
        std::ifstream dump(path.toStdString());
        for (std::string line; std::getline(dump, line);)
            if (line.starts_with(seriesPrefix.toStdString()))
                table.add(i, line);
    }
    return table;
}

std::vector<quint64> TestCluster::registry(std::size_t index)
{
    const auto printed = m_nodes[index]->eval(
        "{ok, Rows} = 'Elixir.TimelessMetrics.DB':read(timeless_metrics_db, "
        "<<\"SELECT id, metric_name, labels FROM series\">>, []), "
        "lists:map(fun([_, M, L]) -> erlang:phash2({M, L}, 4294967296) end, Rows)");
    std::vector<quint64> hashes;
    for (const auto &number : printed.mid(1, printed.size() - 2).split(','))
        if (!number.isEmpty())
            hashes.push_back(number.toULongLong());
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

qint64 TestCluster::batches(std::size_t index)
{
    return m_nodes[index]->eval("maps:get(batches, devnode:counts())").toLongLong();
}

} // namespace tg::test
