#include "cluster/backfill/points_diff.h"

#include <algorithm>
#include <iterator>

namespace tg::cluster {

namespace {

using Points = std::span<const StoredPoint>;

std::vector<StoredPoint> minus(Points left, Points right)
{
    std::vector<StoredPoint> rest;
    std::ranges::set_difference(left, right, std::back_inserter(rest), isBefore);
    return rest;
}

std::vector<StoredPoint> common(Points left, Points right)
{
    std::vector<StoredPoint> both;
    std::ranges::set_intersection(left, right, std::back_inserter(both), isBefore);
    return both;
}

void merge(std::vector<StoredPoint> &into, Points more)
{
    const auto middle = static_cast<std::ptrdiff_t>(into.size());
    into.insert(into.end(), more.begin(), more.end());
    std::inplace_merge(into.begin(), into.begin() + middle, into.end(), isBefore);
}

} // namespace

bool isBefore(const StoredPoint &left, const StoredPoint &right)
{
    return left.second != right.second ? left.second < right.second : left.value < right.value;
}

void sortPoints(std::vector<StoredPoint> &points)
{
    if (!std::ranges::is_sorted(points, isBefore)) // nodes answer in order of time
        std::ranges::sort(points, isBefore);
}

PointsDiff diffPoints(Points source, Points target)
{
    return {minus(source, target), minus(target, source)};
}

PointsDiff confirmedDiff(const PointsDiff &first, const PointsDiff &second)
{
    return {common(first.missing, second.missing), common(first.extra, second.extra)};
}

void addDiff(PointsDiff &sum, const PointsDiff &more)
{
    merge(sum.missing, more.missing);
    merge(sum.extra, more.extra);
}

} // namespace tg::cluster
