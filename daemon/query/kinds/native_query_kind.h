// GET /api/v1/query: the newest point of each series. On the read thread.
#pragma once

#include "query/kinds/native_kind.h"

namespace tg::query {

class NativeQueryKind final : public NativeKind
{
public:
    using NativeKind::NativeKind;

    ReadAnswer answerOfNothing() override;
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster) override;

protected:
    Result<TimeRange> check() override { return kAlways; }
};

} // namespace tg::query
