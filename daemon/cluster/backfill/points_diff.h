// What one copy of a series has and the other lacks. Copies are multisets: a node keeps duplicates
// (same second, same value) and so does the difference. Values are compared as doubles, so the
// integer 5 of one node is the 5.0 of the other, and -0.0 is 0.0: a difference that a write may not
// be able to repair would be written again by every run. Pure functions over finite values.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tg::cluster {

struct StoredPoint {
    std::int64_t second = 0; // unix time
    double value = 0;

    friend bool operator==(const StoredPoint &, const StoredPoint &) = default;
};

// Time, then value: the order that all functions below expect.
bool isBefore(const StoredPoint &left, const StoredPoint &right);
void sortPoints(std::vector<StoredPoint> &points);

struct PointsDiff {
    std::vector<StoredPoint> missing; // source has them, target lacks them
    std::vector<StoredPoint> extra;   // target has them, source lacks them

    bool isEmpty() const { return missing.empty() && extra.empty(); }
    std::size_t size() const { return missing.size() + extra.size(); }
};

PointsDiff diffPoints(std::span<const StoredPoint> source, std::span<const StoredPoint> target);

// What was different at both looks: min of the multiplicities.
PointsDiff confirmedDiff(const PointsDiff &first, const PointsDiff &second);

// Both together, multiplicities added.
void addDiff(PointsDiff &sum, const PointsDiff &more);

} // namespace tg::cluster
