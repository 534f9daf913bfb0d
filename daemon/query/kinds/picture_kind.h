// GET /chart and / (the dashboard): pictures that one node must paint from everything. On the read
// thread.
#pragma once

#include "query/kinds/native_kind.h"

namespace tg::query {

class ChartKind final : public NativeKind
{
public:
    using NativeKind::NativeKind;

    ReadAnswer answerOfNothing() override;
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster) override;

protected:
    Result<TimeRange> check() override;
};

// Shows every metric, whatever the filters: those it hands to its charts.
class DashboardKind final : public NativeKind
{
public:
    using NativeKind::NativeKind;

    Result<std::vector<SoughtSeries>> sought() override;
    // Escaped labels do no harm: the page names metrics only.
    bool isRightUntouched(const ReadPlan &, NodeAbilities) const override { return true; }
    ReadAnswer answerOfNothing() override;
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster) override;

protected:
    Result<TimeRange> check() override { return kAlways; }
};

} // namespace tg::query
