// A second reading of remote-write requests, as plain as can be: into a tree of fields first, all
// of it copied, then into points. What the fast parser is held against. By the Protocol Buffers
// encoding and prometheus/prompb (remote-write 1.0).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tg::parse::test {

struct ReferencePoint {
    std::vector<std::pair<std::string, std::string>> labels; // as they came, __name__ too
    std::uint64_t valueBits = 0;
    std::int64_t time = 0;
};

struct ReferenceRequest {
    std::vector<ReferencePoint> points; // stale markers, NaN and infinity too
    std::uint32_t exemplars = 0;
    std::uint32_t histograms = 0;
};

// Nothing: it is no proper request. Labels that cannot be read make a series without any.
std::optional<ReferenceRequest> readReferenceRequest(std::string_view body);

} // namespace tg::parse::test
