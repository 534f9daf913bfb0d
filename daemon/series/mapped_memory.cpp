#include "series/mapped_memory.h"

#include <cstdint>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace tg::series {

namespace {

std::size_t pageSize()
{
    static const auto size = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    return size;
}

} // namespace

MappedMemory::MappedMemory(std::size_t bytes)
{
    const bool isHuge = bytes >= kHugePage;
    const std::size_t unit = isHuge ? kHugePage : pageSize();
    const std::size_t wanted = (bytes + unit - 1) / unit * unit;
    const std::size_t slack = isHuge ? kHugePage : 0;

    void *mapped = mmap(nullptr, wanted + slack, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED)
        throw std::bad_alloc();
    m_data = static_cast<std::byte *>(mapped);
    m_size = wanted;
    if (!isHuge)
        return;

    // mmap aligns to small pages only: cut the range to whole huge pages.
    const std::size_t head = (unit - reinterpret_cast<std::uintptr_t>(m_data) % unit) % unit;
    if (head > 0)
        munmap(m_data, head);
    m_data += head;
    if (slack > head)
        munmap(m_data + wanted, slack - head);
    madvise(m_data, wanted, MADV_HUGEPAGE); // a wish: without it everything works, only slower
}

MappedMemory::~MappedMemory()
{
    if (m_data)
        munmap(m_data, m_size);
}

bool MappedMemory::giveBack(std::byte *part, std::size_t bytes) const
{
    if (bytes == 0 || reinterpret_cast<std::uintptr_t>(part) % pageSize() != 0 ||
        bytes % pageSize() != 0)
        return false;
    return madvise(part, bytes, MADV_DONTNEED) == 0;
}

} // namespace tg::series
