#include "ingest/write/reject_report.h"

namespace tg::ingest {

namespace {

constexpr std::size_t kLongestTail =
    3; // bytes of a UTF-8 character after its first; more of them is no UTF-8

} // namespace

void RejectReport::add(RejectReason reason, std::string_view line)
{
    ++m_byReason[static_cast<std::size_t>(reason)];
    if (!isClientError(reason))
        return;
    ++m_lines;
    if (m_firstLines.size() == kLinesKept)
        return;
    if (line.size() > kLineCut) {
        std::size_t cut = kLineCut;
        while (kLineCut - cut < kLongestTail &&
               (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80)
            --cut;
        line = line.substr(0, cut);
    }
    m_firstLines.emplace_back(line);
}

} // namespace tg::ingest
