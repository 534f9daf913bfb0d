// Type, unit and description of a metric: stored on every node, for any may come to hold the metric
// later; read from the first node that has been told. Read thread.
#pragma once

#include <map>

#include "query/everywhere/everywhere_job.h"
#include "query/everywhere/node_atoms.h"

namespace tg::query {

// Metrics of this prefix are the gateways' own records on the nodes, kept as metadata.
inline constexpr std::string_view kReservedMetrics = "timeless_gateway:";

struct MetricMetadata {
    std::string body; // as it was sent
    bool isHistogram = false;
};
// Errors: BadSyntax, BadValue with the member at fault, LimitExceeded.
Result<MetricMetadata> readMetadata(std::string_view body);

class StoreMetadataJob final : public EverywhereJob
{
public:
    StoreMetadataJob(MetricMetadata metadata, const ReadRequest &request,
                     const ReadContext &context, ReadSink &sink, NodeAtoms &atoms);

private:
    void prepare();
    void send();
    void onSent(std::vector<NodeRounds::Answer> answers);

    const MetricMetadata m_metadata;
    NodeAtoms &m_atoms;
    std::map<NodeIndex, std::string> m_unprepared; // and why
    std::size_t m_preparing = 0;
    QObject m_alive; // the context of answers about atoms, which may come late
};

class MetadataJob final : public EverywhereJob
{
public:
    MetadataJob(const ReadRequest &request, const ReadContext &context, ReadSink &sink);
};

} // namespace tg::query
