// Packs the series that stream in from a node's registry into blocks for the registrar.
// Control-link thread.
#pragma once

#include <vector>

#include "route/series_registrar.h"
#include "series/series_key.h"
#include "term/registry_reader.h"

namespace tg::cluster {

class RegistryFeed final : public term::RegistrySink
{
public:
    static constexpr std::size_t kBlockSeries = 4'096;
    static constexpr std::size_t kBlockBytes = 1024 * 1024;

    RegistryFeed(route::SeriesRegistrar &registrar, NodeIndex node)
        : m_registrar(registrar)
        , m_node(node)
    {
    }

    void onSeries(std::uint64_t id, const term::SeriesView &series) override
    {
        m_labels.assign(series.labels.begin(), series.labels.end());
        series::writeKey(series.metric, m_labels, m_key);
        m_block.keys += m_key;
        m_key.clear();
        m_block.ends.push_back(static_cast<std::uint32_t>(m_block.keys.size()));
        m_block.ids.push_back(id);
        if (m_block.ids.size() >= kBlockSeries || m_block.keys.size() >= kBlockBytes)
            flush();
    }
    void flush()
    {
        if (m_block.ids.empty())
            return;
        m_block.node = m_node;
        m_registrar.learn(std::exchange(m_block, {}));
    }

private:
    route::SeriesRegistrar &m_registrar;
    const NodeIndex m_node;
    route::LearnedBlock m_block;
    std::vector<series::LabelView> m_labels;
    std::string m_key;
};

} // namespace tg::cluster
