#include "console/link/backoff.h"

#include <algorithm>
#include <array>

namespace tg::console {

std::chrono::milliseconds Backoff::next()
{
    static constexpr std::array kSteps{500, 1'000, 2'000, 5'000, 10'000};
    const double step = kSteps[std::min(m_attempt, kSteps.size() - 1)];
    ++m_attempt;
    std::uniform_real_distribution<double> spread(0.8, 1.2);
    return std::chrono::milliseconds(static_cast<qint64>(step * spread(m_random)));
}

} // namespace tg::console
