#include "base/rejected_samples.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace tg {

namespace {

constexpr std::size_t kHexBytes = 4;    // \\xNN
constexpr std::size_t kLongestTail = 3; // bytes of a UTF-8 character after its first

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

void RejectedSamples::offer(RejectReason reason, std::string_view line,
                            const RejectedOrigin &origin)
{
    if (m_limits.rejectedSamples == 0)
        return;
    auto &sample = m_staged[m_stagedCount++];
    const auto kept = m_limits.rejectedSampleBytes + kLongestTail;
    sample.reason = reason;
    sample.unixMilliseconds = m_clock.unixMilliseconds();
    sample.format = origin.format;
    sample.endpoint = origin.endpoint;
    sample.source = origin.source;
    sample.line = line.substr(0, kept);
    sample.isCut = line.size() > kept;
    if (m_stagedCount == m_staged.size())
        handOver();
}

void RejectedSamples::handOver()
{
    if (m_stagedCount == 0)
        return;
    auto number = m_count.fetch_add(m_stagedCount, std::memory_order_relaxed);
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < m_stagedCount; ++i) {
        auto &sample = m_staged[i];
        sample.number = ++number;
        auto &[slots, oldest] = m_kept[static_cast<std::size_t>(sample.reason)];
        if (slots.size() < m_limits.rejectedSamples) {
            slots.push_back(std::move(sample));
            continue;
        }
        std::swap(slots[oldest], sample); // its strings are used again
        oldest = (oldest + 1) % slots.size();
    }
    m_stagedCount = 0;
}

void RejectedSamples::copyTo(std::vector<RejectedSample> &out) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto &ring : m_kept)
        out.insert(out.end(), ring.slots.begin(), ring.slots.end());
}

std::vector<RejectedSample>
newestRejected(std::span<const std::unique_ptr<RejectedSamples>> workers, const Limits &limits)
{
    std::vector<RejectedSample> all;
    for (const auto &worker : workers)
        worker->copyTo(all);
    std::ranges::sort(all, std::ranges::greater(), [](const RejectedSample &sample) {
        return std::pair(sample.unixMilliseconds, sample.number);
    });
    std::array<std::size_t, kRejectReasons> taken{};
    std::erase_if(all, [&](const RejectedSample &sample) {
        return ++taken[static_cast<std::size_t>(sample.reason)] > limits.rejectedSamples;
    });
    for (auto &sample : all) {
        bool isCut = false;
        sample.line = printableLine(sample.line, limits.rejectedSampleBytes, isCut);
        sample.isCut = sample.isCut || isCut;
    }
    return all;
}

} // namespace tg
