// Nodes a, b, c of one version, and series that the tests place: what a read kind needs to know.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/kinds/kind_table.h"
#include "series/series_key.h"

namespace tg::test {

// For kinds: they ask nobody.
class NobodyAsked final : public query::NodeClient
{
public:
    std::unique_ptr<query::NodeCall> ask(query::NodeRequest, query::NodeListener &) override;
};

class KindsScene
{
public:
    static constexpr NodeIndex kA{0};
    static constexpr NodeIndex kB{1};
    static constexpr NodeIndex kC{2};

    explicit KindsScene(std::string version = "3.4.0");

    // name{a="1"} on these nodes, the primary first.
    void add(std::string_view metric, std::vector<series::LabelView> labels,
             std::vector<NodeIndex> nodes);
    void setVersion(NodeIndex node, std::string version);

    // method: GET, or POST with the query as a form. Null: no such kind.
    std::unique_ptr<query::ReadKind> kind(std::string_view target, std::string method = "GET");
    // As selected_read does: nothing if sought() fails.
    query::ReadPlan plan(query::ReadKind &kind) const;
    // The whole read, nodes' answers being what `ask` makes of the questions. Error: what the
    // client would be told.
    using Ask = std::function<std::string(const query::NodeRequest &)>;
    Result<query::ReadAnswer> read(std::string_view target, const Ask &ask,
                                   std::string method = "GET");
    const cluster::ClusterSnapshot &cluster() const { return *m_cluster; }

private:
    void publish();
    static Result<query::ReadAnswer> merged(query::ReadKind::Merging &merging, const Ask &ask);

    series::SeriesTable m_table{Limits{}};
    cluster::ClusterSnapshot m_draft;
    std::shared_ptr<const cluster::ClusterSnapshot> m_cluster;
    cluster::SnapshotShelf m_shelf;
    ManualClock m_clock{1'750'000'000'000};
    NobodyAsked m_nodes;
    query::ReadContext m_context{m_table, m_shelf, m_nodes, m_clock, {}};
};

} // namespace tg::test
