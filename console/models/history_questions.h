// Of which nodes the history was asked for since the connection is up, and when one that was
// refused as one command too many may be asked again: after 0.5, 1, 2, 5, 10 s, as connections are.
// Pure bookkeeping. Main thread, owned by ClusterView.
#pragma once

#include <optional>
#include <set>

#include <QString>

#include "console/link/backoff.h"
#include "shared/base/clock.h"

namespace tg::console {

class HistoryQuestions
{
public:
    explicit HistoryQuestions(std::uint32_t seed)
        : m_backoff(seed)
    {
    }

    bool mayAsk(Clock::Steady now) const { return !m_notBefore || now >= *m_notBefore; }
    bool isAsked(const QString &node) const { return m_asked.contains(node); }
    void ask(const QString &node) { m_asked.insert(node); }
    // Any answer but the two below: it is not asked again over this connection.
    void answered();
    // Too many at once, or lost on the way: again later. Several at once are one refusal.
    void refused(const QString &node, Clock::Steady now);
    void forget(); // the connection is gone

private:
    std::set<QString> m_asked;
    Backoff m_backoff;
    std::optional<Clock::Steady> m_notBefore;
};

} // namespace tg::console
