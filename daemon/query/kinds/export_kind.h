// GET /api/v1/export: every point of each series, times in milliseconds whatever the nodes tell.
// On the read thread.
#pragma once

#include "query/kinds/native_kind.h"

namespace tg::query {

class ExportKind final : public NativeKind
{
public:
    using NativeKind::NativeKind;

    ReadAnswer answerOfNothing() override;
    bool isRightUntouched(const ReadPlan &plan, NodeAbilities node) const override;
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster) override;

protected:
    Result<TimeRange> check() override { return nativeRange(parameters(), now()); }
};

} // namespace tg::query
