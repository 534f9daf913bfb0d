// Who showed wrong tokens lately, so that nobody can go through many of them: so many at once, then
// one each kBadTokenEvery. Control thread, owned by the Doorkeeper.
#pragma once

#include <map>

#include <QString>

#include "shared/base/clock.h"

namespace tg::control {

class Suspects
{
public:
    explicit Suspects(const Clock &clock)
        : m_clock(clock)
    {
    }

    void showedWrongToken(const QString &who);
    // How long no token of its is looked at; 0: it may try.
    std::chrono::seconds holdFor(const QString &who) const;
    std::size_t size() const { return m_tries.size(); }

private:
    // When the tries are forgotten: each adds kBadTokenEvery.
    const Clock &m_clock;
    std::map<QString, Clock::Steady> m_tries;
};

} // namespace tg::control
