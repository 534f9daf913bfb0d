#include "cluster/facts/fact_kind.h"

#include "cluster/facts/reserved_metrics.h"

namespace tg::cluster {

std::string_view factKindText(FactKind kind)
{
    switch (kind) {
    case FactKind::Gaps:
        return "gaps";
    case FactKind::Order:
        return "order";
    case FactKind::Join:
        return "join";
    case FactKind::Lease:
        return "lease";
    case FactKind::Config:
        break;
    }
    return "config";
}

std::string factName(FactKind kind, std::string_view nodeId)
{
    std::string name(kReservedMetrics);
    name += factKindText(kind);
    if (kind != FactKind::Config) {
        name += ':';
        name += nodeId;
    }
    return name;
}

} // namespace tg::cluster
