// Three development nodes with the logical ids a, b and c, and what they hold. Use it on one
// thread.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include <QByteArray>
#include <QTemporaryDir>

#include "copy_table.h"
#include "erl_node.h"
#include "gateway_process.h"

namespace tg::test {

class TestCluster
{
public:
    static constexpr std::size_t kNodes = 3;

    static constexpr std::size_t kAll = kNodes;

    // options: of one node, if it is to differ, or of all.
    explicit TestCluster(std::size_t index = 0, const ErlNode::Options &options = {});
    ~TestCluster();

    bool start();
    QByteArray error() const { return m_error; }

    ErlNode &node(std::size_t index) { return *m_nodes[index]; }
    static QByteArray id(std::size_t index)
    {
        return QByteArray(1, static_cast<char>('a' + index));
    }
    static std::size_t indexOf(const QByteArray &id) { return std::size_t(id.at(0) - 'a'); }
    std::vector<GatewayNode> gatewayNodes() const;

    // What the running nodes have stored of the series whose text begins so.
    CopyTable copies(const QByteArray &seriesPrefix = {});
    // Hashes of the series in a node's registry, sorted: one number a series.
    std::vector<quint64> registry(std::size_t index);
    // Batches a node has been sent since its start.
    qint64 batches(std::size_t index);

private:
    QTemporaryDir m_directory;
    std::array<std::unique_ptr<ErlNode>, kNodes> m_nodes;
    QByteArray m_error;
};

} // namespace tg::test
