// From when on a node owns new series, so that every gateway starts to use it at one moment: fact
// join:<nodeId>. A plain value; the higher version wins, then the earlier time, then the smaller
// `by`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::cluster {

struct JoinRecord {
    std::string node;
    std::int64_t activeFrom = 0; // unix seconds
    std::string by;              // gateway instance
    std::uint64_t version = 0;   // 0: nobody has seen the node join

    static Result<JoinRecord> read(std::string_view text, std::string_view nodeId);
    std::string text() const;
    bool hasContent() const { return version > 0; }
    void merge(const JoinRecord &other);
    // Clamps to what may be stored. False: no version or no `by`.
    bool makeStorable();

    friend bool operator==(const JoinRecord &, const JoinRecord &) = default;
};

} // namespace tg::cluster
