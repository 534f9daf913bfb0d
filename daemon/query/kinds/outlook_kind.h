// GET /api/v1/forecast and /api/v1/anomalies: something computed of every series by itself, so the
// answers of several nodes are put together. On the read thread.
#pragma once

#include "query/kinds/native_kind.h"

namespace tg::query {

class OutlookKind final : public NativeKind
{
public:
    using NativeKind::NativeKind;

    ReadAnswer answerOfNothing() override;
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster) override;

protected:
    Result<TimeRange> check() override;
};

} // namespace tg::query
