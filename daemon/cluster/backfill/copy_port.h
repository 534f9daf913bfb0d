// One node's copies as the backfill sees them: read a range of a series, store points by id, flush.
// Used on one thread, its owner's; every `done` comes on that thread, once, and never from within
// the call. A port that is destroyed drops the `done`s of its open calls uncalled.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cluster/backfill/points_diff.h"
#include "shared/base/result.h"

namespace tg::cluster {

struct SecondRange { // unix seconds, both ends included
    std::int64_t first = 0;
    std::int64_t last = -1;

    bool isEmpty() const { return last < first; }
    friend bool operator==(const SecondRange &, const SecondRange &) = default;
};

struct PointToStore {
    std::uint64_t id = 0; // of the series on this node
    StoredPoint point;
};

class CopyPort
{
public:
    using Queried = std::function<void(Result<std::vector<StoredPoint>>)>; // sorted
    using Finished = std::function<void(Result<void>)>;

    virtual ~CopyPort() = default;

    // key: canonical (series/series_key.h). The series must exist on the node, a query makes it.
    virtual void query(std::string_view key, SecondRange range, Queried done) = 0;
    // After an error it is not known which of the points are stored.
    virtual void write(const std::vector<PointToStore> &points, Finished done) = 0;
    // Whatever was answered ok before is visible to queries after it.
    virtual void flush(Finished done) = 0;
};

} // namespace tg::cluster
