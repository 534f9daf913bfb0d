// One gap of a node: hours of sample time and shards that it may lack, and what became of them. A
// plain value; two versions of a record merge into one, in any order and however often, and never
// cover less than either.
#pragma once

#include <cstdint>
#include <string>

#include "cluster/facts/shard_text.h"

namespace tg::cluster {

class FactMembers;

enum class GapState : std::uint8_t {
    Open,    // to be backfilled
    Residue, // backfilled, some series still differ: listed, not tried again by itself
    Closed   // nothing is missing any more
};

struct GapRecord {
    std::string id;
    std::int64_t firstHour = 0; // since 1970, of sample time, both included
    std::int64_t lastHour = 0;
    ShardSet shards;
    std::uint64_t points = 0; // copies given up, at least
    GapState state = GapState::Open;
    std::uint64_t residues = 0;
    std::string residueText;
    std::int64_t changedAt = 0; // unix seconds
    std::string cause;
    std::int64_t openedAt = 0;
    std::string openedBy;   // gateway instance
    std::int64_t dueAt = 0; // unix seconds, not to be filled before; 0: at once. Not part of the
                            // extent: the later one counts

    // To be compared once more: it was whole when last compared, and may lose points until dueAt.
    bool isSecondLook() const { return dueAt != 0; }
    bool waits(std::int64_t nowSeconds) const
    {
        return state == GapState::Open && nowSeconds < dueAt;
    }

    // A state holds for the extent (hours, shards, points) it was given to: the wider extent
    // decides, for equal ones the higher state, then more residues. So growth that a closing
    // gateway had not seen opens the gap again.
    void merge(const GapRecord &other);
    // Cuts texts and clamps numbers to what may be stored. False: no id, no opener, or nothing
    // covered.
    bool makeStorable();

    std::string text() const;
    static GapRecord read(FactMembers &members); // errors stay there

    friend bool operator==(const GapRecord &, const GapRecord &) = default;
};

// <gateway>-<bootHex>-<n>: unique without asking anyone, as n grows within a boot.
std::string gapId(std::string_view gateway, std::uint64_t boot, std::uint64_t n);
bool isGapId(std::string_view id);

} // namespace tg::cluster
