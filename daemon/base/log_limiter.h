// Keeps log lines that a client or a node can trigger from flooding the log: a few per window and
// site, the rest counted and told in one line. Thread-safe; a shared member of whoever logs, never
// held while a line is written.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.h"

namespace tg {

class LogLimiter
{
public:
    struct Verdict {
        bool isAllowed = false; // write this line
        std::string note;       // if not empty, write this one first: "... 312 similar in 10 s"
    };

    // clock must outlive the limiter.
    explicit LogLimiter(const Clock &clock, std::uint32_t linesPerWindow = 5,
                        std::chrono::milliseconds window = std::chrono::seconds(10))
        : m_clock(clock)
        , m_linesPerWindow(linesPerWindow)
        , m_window(window)
    {
    }

    // site: a short name of the line in the source ("ingest.cut_line"), not anything a client
    // chose.
    Verdict ask(std::string_view site)
    {
        const auto now = m_clock.now();
        const std::lock_guard lock(m_mutex);
        Site &state = find(site);
        Verdict verdict;
        if (hasEnded(state, now)) {
            verdict.note = noteOf(state);
            state = {now, 0, 0};
        }
        verdict.isAllowed = state.written < m_linesPerWindow;
        if (verdict.isAllowed)
            ++state.written;
        else
            ++state.swallowed;
        return verdict;
    }

    // For a timer: the notes of windows that ended while nothing more came, so that the last burst
    // is told as well.
    template <typename Write> void tellEnded(Write &&write)
    {
        std::map<std::string, std::string, std::less<>> notes;
        const auto now = m_clock.now();
        {
            const std::lock_guard lock(m_mutex);
            for (auto &[site, state] : m_sites) {
                if (state.swallowed == 0 || !hasEnded(state, now))
                    continue;
                notes.emplace(site, noteOf(state));
                state.swallowed = 0;
            }
        }
        for (const auto &[site, note] : notes)
            write(std::string_view(site), std::string_view(note));
    }

private:
    static constexpr std::size_t kMaxSites = 256; // further ones share the last

    struct Site {
        std::optional<Clock::Steady> since; // begin of the window
        std::uint32_t written = 0;
        std::uint64_t swallowed = 0;
    };

    bool hasEnded(const Site &state, Clock::Steady now) const
    {
        return !state.since || now - *state.since >= m_window;
    }

    Site &find(std::string_view site)
    {
        const auto known = m_sites.find(site);
        if (known != m_sites.end())
            return known->second;
        return m_sites.size() < kMaxSites ? m_sites[std::string(site)]
                                          : m_sites[std::string("others")];
    }

    std::string noteOf(const Site &state) const
    {
        if (state.swallowed == 0)
            return {};
        const auto ms = m_window.count();
        const std::string span =
            ms % 1000 == 0 ? std::to_string(ms / 1000) + " s" : std::to_string(ms) + " ms";
        return "... " + std::to_string(state.swallowed) + " similar in " + span;
    }

    const Clock &m_clock;
    const std::uint32_t m_linesPerWindow;
    const std::chrono::milliseconds m_window;
    std::mutex m_mutex;
    std::map<std::string, Site, std::less<>> m_sites;
};

} // namespace tg
