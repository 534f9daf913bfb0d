#include "base/rejected_samples.h"

namespace tg {

namespace {

constexpr std::chrono::seconds kPaceWindow{1};
constexpr std::size_t kHexBytes = 4; // \\xNN

// Bytes of the UTF-8 character the text begins with; 0: it begins with none.
std::size_t characterBytes(std::string_view text)
{
    const auto at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = at(0);
    const std::size_t size = first < 0x80                     ? 1
                             : first >= 0xC2 && first <= 0xDF ? 2
                             : (first & 0xF0) == 0xE0         ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
    if (size == 0 || size > text.size())
        return 0;
    for (std::size_t i = 1; i < size; ++i) {
        if ((at(i) & 0xC0) != 0x80)
            return 0;
    }
    const bool isOverlong = (first == 0xE0 && at(1) < 0xA0) || (first == 0xF0 && at(1) < 0x90);
    const bool isBeyond = (first == 0xED && at(1) > 0x9F) || (first == 0xF4 && at(1) > 0x8F);
    return isOverlong || isBeyond ? 0 : size;
}

// C1 controls are two bytes.
bool isShown(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1)
        return first >= 0x20 && first != 0x7F && first != '\\';
    return first != 0xC2 || static_cast<unsigned char>(character[1]) >= 0xA0;
}

void appendHex(unsigned char byte, std::string &out)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    out.append("\\x").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
}

} // namespace

std::string printableLine(std::string_view line, std::size_t maxBytes, bool &isCut)
{
    std::string out;
    while (!line.empty()) {
        const auto size = characterBytes(line);
        const bool isPlain = size > 0 && isShown(line.substr(0, size));
        if (out.size() + (isPlain ? size : kHexBytes) > maxBytes)
            break;
        if (isPlain)
            out.append(line.substr(0, size));
        else
            appendHex(static_cast<unsigned char>(line.front()), out);
        line.remove_prefix(isPlain ? size : 1);
    }
    isCut = !line.empty();
    return out;
}

void RejectedSamples::offer(RejectReason reason, std::string_view line, std::string_view format)
{
    const auto index = static_cast<std::size_t>(reason);
    auto &pace = m_pace[index];
    const auto now = m_clock.now();
    if (now - pace.since >= kPaceWindow)
        pace = {now, 0};
    if (m_limits.rejectedSamples == 0 || pace.taken == kRejectedSamplesPerSecond)
        return;
    ++pace.taken;
    RejectedSample sample{reason, m_clock.unixMilliseconds(),
                          format, {},
                          false,  m_count.fetch_add(1, std::memory_order_relaxed) + 1};
    sample.line = printableLine(line, m_limits.rejectedSampleBytes, sample.isCut);
    const std::lock_guard lock(m_mutex);
    auto &kept = m_kept[index];
    if (kept.size() == m_limits.rejectedSamples)
        kept.pop_front();
    kept.push_back(std::move(sample));
}

void RejectedSamples::copyTo(std::vector<RejectedSample> &out) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto &kept : m_kept)
        out.insert(out.end(), kept.begin(), kept.end());
}

} // namespace tg
