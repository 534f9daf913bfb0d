#include "series/record_arena.h"

#include <algorithm>
#include <cstdint>

namespace tg::series {

namespace {

constexpr std::size_t kAlign = 8;
constexpr std::size_t kLine = 64;

std::size_t wholeHugePages(std::size_t bytes)
{
    return (bytes + kHugePage - 1) / kHugePage * kHugePage;
}

} // namespace

std::byte *RecordArena::allocate(std::size_t bytes, std::size_t hot)
{
    const std::size_t size = (bytes + kAlign - 1) / kAlign * kAlign;
    const std::lock_guard lock(m_mutex);

    const std::size_t inLine = reinterpret_cast<std::uintptr_t>(m_next) % kLine;
    std::size_t skip = inLine + hot > kLine ? kLine - inLine : 0;
    if (skip + size > m_left) {
        if (!m_chunks.empty())
            m_fullBytes += wholeHugePages(m_chunks.back().size() - m_left);
        m_chunks.emplace_back(std::max(kChunk, size));
        m_next = m_chunks.back().data();
        m_left = m_chunks.back().size();
        skip = 0;
    }
    std::byte *record = m_next + skip;
    m_next = record + size;
    m_left -= skip + size;
    return record;
}

std::size_t RecordArena::committedBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_chunks.empty() ? 0 : m_fullBytes + wholeHugePages(m_chunks.back().size() - m_left);
}

} // namespace tg::series
