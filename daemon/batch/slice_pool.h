// Slices ready for reuse, with their buffers. One worker thread; bounded, beyond it they are freed.
#pragma once

#include <vector>

#include "batch/slice.h"

namespace tg::batch {

class SlicePool
{
public:
    static constexpr std::size_t kKept = 64; // at most 64 x 256 KiB a worker

    SlicePtr take()
    {
        if (m_free.empty())
            return std::make_unique<Slice>();
        SlicePtr slice = std::move(m_free.back());
        m_free.pop_back();
        return slice;
    }
    void give(SlicePtr slice)
    {
        if (!slice || m_free.size() >= kKept)
            return;
        slice->reset();
        m_free.push_back(std::move(slice));
    }

private:
    std::vector<SlicePtr> m_free;
};

} // namespace tg::batch
