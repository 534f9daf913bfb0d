// An hour of the gateway's history, a value a second: the daemon tells the last 15 minutes, what is
// older is what this console heard itself. Main thread, owned by ClusterView.
#pragma once

#include <array>

#include <QtGlobal>

#include "console/models/ring.h"
#include "shared/protocol/table.h"

namespace tg::console {

inline constexpr qint64 kDaemonKeepsMs = 15 * 60'000;
inline constexpr std::size_t kRememberedSeconds = 3'600; // by this console
inline constexpr qint64 kRememberedMs = 1'000 * static_cast<qint64>(kRememberedSeconds);

struct HistoryPoint {
    qint64 atMs = 0; // gateway's clock
    // By column; NaN: not known. The first one, the time, is not used.
    std::array<double, static_cast<std::size_t>(protocol::HistoryColumn::Count_)> figures{};

    double operator[](protocol::HistoryColumn column) const
    {
        return figures[static_cast<std::size_t>(column)];
    }
};

class HistoryMemory
{
public:
    // After a snapshot: its rows take the place of what was known of their time.
    void replace(const protocol::Table &history);
    // After a delta: what is newer than the newest.
    void append(const protocol::Table &history);
    void clear() { m_points.clear(); }

    const Ring<HistoryPoint> &points() const { return m_points; }

private:
    Ring<HistoryPoint> m_points{kRememberedSeconds};
};

} // namespace tg::console
