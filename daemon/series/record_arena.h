// Memory for the table's entries and aliases: handed out one behind the other and freed only with
// the arena, so that a pointer a reader has seen stays good. One arena for all stripes: an alias
// remembered right after its entry was made lies beside it, and no stripe keeps a half-empty chunk
// of its own. Any thread; one short lock per record.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "series/mapped_memory.h"

namespace tg::series {

class RecordArena
{
public:
    // Memory aligned to 8 bytes whose first `hot` bytes (at most 64) lie in one cache line.
    std::byte *allocate(std::size_t bytes, std::size_t hot);

    std::size_t committedBytes() const; // resident at most, in whole huge pages

private:
    static constexpr std::size_t kChunk = 16 * kHugePage;

    mutable std::mutex m_mutex;
    std::vector<MappedMemory> m_chunks;
    std::byte *m_next = nullptr;
    std::size_t m_left = 0;
    std::size_t m_fullBytes = 0; // committed in all chunks but the last
};

} // namespace tg::series
