// Where the data plane reports that a node may lack copies. Implemented by the cluster code, wired
// in app; thread-safe, called once per slice and never per point.
#pragma once

#include <cstdint>

#include "base/gap_region.h"

namespace tg {

class GapSink
{
public:
    using Token = std::uint64_t; // 0 = none

    virtual ~GapSink() = default;
    // The node surely or possibly lacks these copies, and nobody will send them again.
    virtual void open(NodeIndex node, const GapRegion &region, std::uint64_t points) = 0;
    // The copy is late: a request was answered without it. Ends by withdraw (it was confirmed after
    // all) or by keep (it was lost: the gap stays).
    virtual Token openProvisional(NodeIndex node, const GapRegion &region,
                                  std::uint64_t points) = 0;
    virtual void withdraw(Token token) = 0;
    virtual void keep(Token token) = 0;
};

} // namespace tg
