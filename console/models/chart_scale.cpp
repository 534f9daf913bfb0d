#include "console/models/chart_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::Unit;

namespace {

constexpr double kMinute = 60'000; // ms
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;

// Times are counted in 60 and 24, so their round figures are a list.
constexpr std::array kTimes{
    ChartScale{4, 4},
    ChartScale{8, 4},
    ChartScale{20, 4},
    ChartScale{40, 4},
    ChartScale{80, 4},
    ChartScale{200, 4},
    ChartScale{400, 4},
    ChartScale{800, 4},
    ChartScale{2'000, 4},
    ChartScale{4'000, 4},
    ChartScale{8'000, 4},
    ChartScale{20'000, 4},
    ChartScale{40'000, 4},
    ChartScale{kMinute, 3},
    ChartScale{2 * kMinute, 4},
    ChartScale{4 * kMinute, 4},
    ChartScale{8 * kMinute, 4},
    ChartScale{20 * kMinute, 4},
    ChartScale{40 * kMinute, 4},
    ChartScale{kHour, 3},
    ChartScale{2 * kHour, 4},
    ChartScale{4 * kHour, 4},
    ChartScale{8 * kHour, 4},
    ChartScale{12 * kHour, 4},
    ChartScale{kDay, 4},
    ChartScale{2 * kDay, 4},
    ChartScale{4 * kDay, 4},
};

bool isOfBytes(Unit unit)
{
    return unit == Unit::Bytes || unit == Unit::BytesPerSecond;
}

// Counts of things: half a point is none.
bool isWhole(Unit unit)
{
    return isOfBytes(unit) || unit == Unit::Points || unit == Unit::Shards || unit == Unit::Nodes ||
           unit == Unit::Series;
}

ChartScale timeScale(double highest)
{
    for (const auto &scale : kTimes) {
        if (scale.top >= highest)
            return scale;
    }
    return {std::ceil(highest / (4 * kDay)) * 4 * kDay, 4};
}

// 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten, in so many steps that each is a round figure.
ChartScale decimalScale(double highest)
{
    static constexpr std::array kLeads{ChartScale{1, 4}, ChartScale{1.5, 3}, ChartScale{2, 4},
                                       ChartScale{3, 3}, ChartScale{4, 4},   ChartScale{5, 5},
                                       ChartScale{6, 3}, ChartScale{8, 4},   ChartScale{10, 4}};
    const double power = std::pow(10.0, std::floor(std::log10(highest)));
    for (const auto &lead : kLeads) {
        if (lead.top * power >= highest)
            return {lead.top * power, lead.steps};
    }
    return {10 * power, 4};
}

} // namespace

ChartScale scaleFor(double highest, Unit unit)
{
    constexpr double kLeast = 0.4;    // figures have two decimals
    constexpr double kLeastWhole = 4; // below it, steps of whole numbers would repeat themselves
    if (unit == Unit::Milliseconds)
        return timeScale(highest);
    if (isWhole(unit) && highest <= kLeastWhole)
        return {kLeastWhole, 4};
    if (!(highest > 0))
        return {1, 4};
    if (isOfBytes(unit))
        return {std::pow(2.0, std::ceil(std::log2(highest))), 4};
    auto scale = decimalScale(std::max(highest, kLeast));
    if (isWhole(unit) && scale.top == 10)
        scale.steps = 5;
    return scale;
}

QStringList figuresOf(const ChartScale &scale, Unit unit)
{
    const bool hasOwnUnit =
        unit == Unit::Microseconds || unit == Unit::Milliseconds || isOfBytes(unit);
    QStringList figures{u"0"_s};
    for (int i = 1; i <= scale.steps; ++i) {
        const double at = scale.top * i / scale.steps;
        figures << (hasOwnUnit ? valueText(at, unit) : siText(at));
    }
    return figures;
}

} // namespace tg::console
