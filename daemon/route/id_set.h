// The ids that one node has given out, one bit each: nodes count ids upwards, so the bits lie close
// together and 50 million take 6 MiB. Bounded: ids that would need more than kMaxPages pages are
// not watched. Plain object of one thread.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace tg::route {

class IdSet
{
public:
    static constexpr std::size_t kPageIds = 32'768;  // 4 KiB
    static constexpr std::size_t kMaxPages = 16'384; // 64 MiB a node, 537 million ids without holes

    // False: it was there already. An id that cannot be watched is always new.
    bool insert(std::uint64_t id)
    {
        auto found = m_pages.find(id / kPageIds);
        if (found == m_pages.end()) {
            if (m_pages.size() == kMaxPages)
                return true;
            found = m_pages.emplace(id / kPageIds, std::make_unique<Page>()).first;
        }
        auto bit = (*found->second)[id % kPageIds];
        const bool isNew = !bit;
        bit = true;
        return isNew;
    }
    bool contains(std::uint64_t id) const
    {
        const auto found = m_pages.find(id / kPageIds);
        return found != m_pages.end() && found->second->test(id % kPageIds);
    }
    void clear() { m_pages.clear(); }
    std::size_t memoryBytes() const { return m_pages.size() * sizeof(Page); }

private:
    using Page = std::bitset<kPageIds>;
    std::unordered_map<std::uint64_t, std::unique_ptr<Page>> m_pages;
};

} // namespace tg::route
