// What a client is told about its bad lines: how many points per reason, and the first lines, cut
// short. One worker thread; part of one request.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/reject_reason.h"

namespace tg::ingest {

class RejectReport
{
public:
    static constexpr std::size_t kLinesKept = 3;
    static constexpr std::size_t kLineCut = 200; // bytes, at a character's edge

    // What is no error of the client is not reported.
    void add(RejectReason reason, std::string_view line);

    std::uint64_t lines() const { return m_lines; }
    std::uint64_t lines(RejectReason reason) const
    {
        return m_byReason[static_cast<std::size_t>(reason)];
    }
    const std::vector<std::string> &firstLines() const { return m_firstLines; }

private:
    std::uint64_t m_lines = 0;
    std::array<std::uint64_t, kRejectReasons> m_byReason{};
    std::vector<std::string> m_firstLines;
};

} // namespace tg::ingest
