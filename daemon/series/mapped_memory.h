// Zeroed memory straight from the kernel, on huge pages where it is large enough to fill one: at a
// million series the table spans hundreds of MB, and small pages would add a TLB miss to nearly
// every cache miss. Owned by RecordArena and SlotIndex. The range is reserved at once, pages are
// committed as they are touched.
#pragma once

#include <cstddef>
#include <utility>

namespace tg::series {

inline constexpr std::size_t kHugePage = std::size_t{2} << 20;

class MappedMemory
{
public:
    MappedMemory() = default;
    explicit MappedMemory(std::size_t bytes); // throws std::bad_alloc
    ~MappedMemory();
    MappedMemory(MappedMemory &&other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_size(std::exchange(other.m_size, 0))
    {
    }
    MappedMemory &operator=(MappedMemory &&other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        return *this;
    }

    std::byte *data() const { return m_data; } // nullptr = nothing mapped
    std::size_t size() const { return m_size; }

    // Gives the pages of that part back to the kernel. The addresses stay valid and read as zero
    // from then on. False: the part holds no whole pages or the kernel refused; nothing was freed.
    bool giveBack(std::byte *part, std::size_t bytes) const;

private:
    std::byte *m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace tg::series
