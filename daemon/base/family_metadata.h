// What a client says about a metric family beside its points, on its way to the nodes, and where
// the data plane leaves it. Views hold during the call. The sink is implemented by the cluster code
// and wired in app; thread-safe, called once an entry of metadata, never per point, and never
// waits.
#pragma once

#include <cstdint>
#include <string_view>

namespace tg {

enum class MetricType : std::uint8_t { Gauge, Counter, Histogram }; // what nodes know

struct FamilyMetadata {
    MetricType type = MetricType::Gauge;
    std::string_view family; // of a histogram or summary its common name, which no series has
    std::string_view help;   // empty: not told
    std::string_view unit;   // the same
};

class MetadataSink
{
public:
    virtual ~MetadataSink() = default;
    virtual void offer(const FamilyMetadata &metadata) = 0;
};

} // namespace tg
