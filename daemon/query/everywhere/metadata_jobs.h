// Type, unit and description of a metric: stored on every node, for any may come to hold the metric
// later; read from the first node that has been told. Read thread.
#pragma once

#include "query/everywhere/atoms_round.h"
#include "query/everywhere/everywhere_job.h"

namespace tg::query {

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
    void send();
    void onSent(std::vector<NodeRounds::Answer> answers);

    const MetricMetadata m_metadata;
    AtomsRound m_atoms;
};

class MetadataJob final : public EverywhereJob
{
public:
    MetadataJob(const ReadRequest &request, const ReadContext &context, ReadSink &sink);
};

} // namespace tg::query
