// Counts what is taken from the heap. Replaces operator new: included by one source of a test
// program, and by no library. Any thread.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

namespace tg::test {

inline std::atomic<std::size_t> allocations{0};
inline std::atomic<std::size_t> largestAllocation{0};

inline void *countedAllocation(std::size_t size)
{
    ++allocations;
    largestAllocation = std::max(largestAllocation.load(), size);
    if (void *memory = std::malloc(size > 0 ? size : 1))
        return memory;
    std::abort();
}

} // namespace tg::test

void *operator new(std::size_t size)
{
    return tg::test::countedAllocation(size);
}
void *operator new[](std::size_t size)
{
    return tg::test::countedAllocation(size);
}
void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    return tg::test::countedAllocation(size);
}
void *operator new[](std::size_t size, const std::nothrow_t &) noexcept
{
    return tg::test::countedAllocation(size);
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete[](void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete[](void *memory, std::size_t) noexcept
{
    std::free(memory);
}
