// Rates between two looks at the counters. Pure values, any thread. Empty: not known, because there
// was no look before, or not of that node.
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "app/control/desk_figures.h"

namespace tg::app {

using Rate = std::optional<double>; // a second

struct LinkRates {
    Rate sent;
    Rate confirmed;
    Rate bytesOut;
    Rate bytesIn;
    Rate errorsPerMinute; // a minute, over the last one
};

struct DeskRates {
    double seconds = 0; // between the looks; 0: there is one only
    Rate pointsIn;
    Rate pointsOut;
    Rate copiesOut;
    Rate rejected;
    Rate dropped;
    Rate requests;
    Rate reads;
    Rate bytesOut; // over all links
    Rate bytesIn;
    std::array<Rate, kRejectReasons> rejectedFor;
    std::array<Rate, kDropReasons> droppedFor;
    Rate copiesDue;
    Rate copiesGap;
    Rate copiesDropped;
    Rate copiesLate;
    Rate copiesResent;
    std::vector<LinkRates> links; // by NodeIndex
    std::vector<Rate> shards;     // by ShardId, points a second
};

// before: null at the first look.
DeskRates ratesBetween(const DeskFigures *before, const DeskFigures &now);

// How much something has grown in the last minute. One thread.
class MinuteWindow
{
public:
    void note(Clock::Steady now, std::uint64_t total);
    Rate perMinute() const; // empty before the second note

private:
    std::deque<std::pair<Clock::Steady, std::uint64_t>> m_totals; // of a minute
};

// To so many figures: what changes by less is not worth telling.
double rounded(double value, int figures);

} // namespace tg::app
