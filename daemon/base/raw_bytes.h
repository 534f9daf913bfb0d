// A byte vector whose resize() leaves new bytes uninitialised: for buffers that are filled right
// after.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace tg {

template <typename T> struct UninitializedAllocator : std::allocator<T> {
    template <typename U> struct rebind {
        using other = UninitializedAllocator<U>;
    };
    template <typename U> void construct(U *at) noexcept { ::new (static_cast<void *>(at)) U; }
    template <typename U, typename... Args> void construct(U *at, Args &&...args)
    {
        ::new (static_cast<void *>(at)) U(std::forward<Args>(args)...);
    }
};

using RawBytes = std::vector<unsigned char, UninitializedAllocator<unsigned char>>;

} // namespace tg
