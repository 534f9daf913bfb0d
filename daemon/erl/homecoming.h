// Brings settled slices home: gathered while one event is handled, then one push to each worker's
// inbox. Link thread.
#pragma once

#include <utility>
#include <vector>

#include "batch/node_queue.h"
#include "batch/slice_inbox.h"

namespace tg::erl {

class Homecoming
{
public:
    explicit Homecoming(batch::NodeQueue &queue)
        : m_queue(queue)
    {
    }

    void add(batch::SlicePtr slice, batch::SliceFate fate)
    {
        m_queue.settle(*slice);
        if (auto *home = slice->home)
            groupOf(home).push_back({std::move(slice), fate});
    }
    void deliver()
    {
        for (auto &[home, settled] : m_groups)
            home->push(std::exchange(settled, {}));
    }

private:
    std::vector<batch::SettledSlice> &groupOf(batch::SliceInbox *home)
    {
        for (auto &[known, settled] : m_groups) { // as many as there are workers
            if (known == home)
                return settled;
        }
        return m_groups.emplace_back(home, std::vector<batch::SettledSlice>{}).second;
    }

    batch::NodeQueue &m_queue;
    std::vector<std::pair<batch::SliceInbox *, std::vector<batch::SettledSlice>>> m_groups;
};

} // namespace tg::erl
