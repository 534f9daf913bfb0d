#include "cluster/health/figures.h"

#include <cmath>

namespace tg::cluster::figures {

namespace {

// One decimal place, which is left out when it is 0; cut off, so that 1.99 s does not pass for 2 s.
std::string tenths(std::int64_t value, std::int64_t unit, const char *name)
{
    const auto inTenths = value / (unit / 10);
    std::string text = std::to_string(inTenths / 10);
    if (inTenths % 10 != 0)
        text += "." + std::to_string(inTenths % 10);
    return text + name;
}

} // namespace

std::string duration(std::chrono::microseconds time)
{
    const std::int64_t micros = time.count();
    if (micros <= 0)
        return "0 s";
    if (micros < 1'000)
        return std::to_string(micros) + " us";
    if (micros < 10'000)
        return tenths(micros, 1'000, " ms");
    if (micros < 1'000'000)
        return std::to_string(micros / 1'000) + " ms";
    if (micros < 180'000'000)
        return tenths(micros, 1'000'000, " s");
    if (micros < 3 * 3'600'000'000)
        return tenths(micros, 60'000'000, " min");
    return tenths(micros, 3'600'000'000, " h");
}

std::string count(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > 0; place -= 3)
        text.insert(static_cast<std::size_t>(place), ",");
    return text;
}

std::string percent(double fraction)
{
    return std::to_string(std::lround(fraction * 100)) + " %";
}

} // namespace tg::cluster::figures
