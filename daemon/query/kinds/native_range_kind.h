// GET /api/v1/query_range without an expression: buckets of each series of one metric or several,
// or of groups of series, as a node from 0.8 on answers it. Nodes of 0.7 lack groups, thresholds,
// limits and regular expressions: what is asked of those is done here. On the read thread.
#pragma once

#include "query/kinds/bucket_evaluator.h"
#include "query/kinds/native_kind.h"

namespace tg::query {

class NativeRangeKind final : public NativeKind
{
public:
    using NativeKind::NativeKind;

    Result<std::vector<SoughtSeries>> sought() override;
    ReadAnswer answerOfNothing() override;
    bool isRightUntouched(const ReadPlan &plan, NodeAbilities node) const override;
    NodeRequest untouchedRequest(NodeIndex node) const override;
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster) override;

protected:
    Result<TimeRange> check() override;

private:
    bool hasMetrics() const { return parameters().has("metrics"); }
    std::vector<std::string> metrics() const;

    // What is done with the series of all nodes together.
    struct Finishing {
        std::string metric; // of the answer, as JSON; empty: each series tells its own
        std::vector<std::string> groupBy;
        CrossAggregate across = CrossAggregate::Max;
        std::vector<Threshold> thresholds;
        std::optional<std::size_t> limit;

        bool readsBuckets() const { return !groupBy.empty() || !thresholds.empty() || limit; }
        ReadAnswer finish(const SeriesKeeper &keeper, std::vector<GatheredSeries> &found) const;
        void appendSeries(std::string &body, const SeriesKeeper &keeper,
                          const GatheredSeries &series) const;
    };
    Finishing finishing() const;
};

} // namespace tg::query
