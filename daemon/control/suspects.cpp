#include "control/suspects.h"

#include <algorithm>

#include "control/control_bounds.h"

namespace tg::control {

void Suspects::showedWrongToken(const QString &who)
{
    const auto now = m_clock.now();
    std::erase_if(m_tries, [now](const auto &one) { return one.second <= now; });
    if (m_tries.size() >= kMostSuspects && !m_tries.contains(who))
        m_tries.erase(std::ranges::min_element(
            m_tries, {}, [](const auto &one) { return one.second; })); // nearly forgotten
    auto &forgottenAt = m_tries.try_emplace(who, now).first->second;
    forgottenAt = std::max(forgottenAt, now) + kBadTokenEvery;
}

std::chrono::seconds Suspects::holdFor(const QString &who) const
{
    const auto found = m_tries.find(who);
    if (found == m_tries.end())
        return {};
    // Room for one more within kBadTokens of them.
    const auto freeAt = found->second - kBadTokenEvery * (kBadTokens - 1);
    const auto left = freeAt - m_clock.now();
    return std::max(std::chrono::ceil<std::chrono::seconds>(left), std::chrono::seconds{});
}

} // namespace tg::control
