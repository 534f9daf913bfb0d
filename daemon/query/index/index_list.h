// One list of the registry as JSON, written a piece at a time: series and metrics as they are
// walked, in constant memory; names and values of labels are gathered first, because they come
// sorted and once each. Read thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "query/index/index_question.h"
#include "query/index/series_walk.h"
#include "shared/base/result.h"

namespace tg::query {

class IndexList
{
public:
    struct Bounds {
        std::size_t examined = 0;      // series that are looked at
        std::size_t gatheredBytes = 0; // for names or values
    };
    IndexList(IndexQuestion question, const series::SeriesTable &table, Bounds bounds,
              bool isPartial);

    // Before the first write: LimitExceeded, if it would look at too many series.
    Result<void> check() const;

    // Appends the next piece, looking at `budget` series or items at most. False: it was the last.
    // Error LimitExceeded, before anything has been written only.
    Result<bool> write(std::size_t budget, std::string &out);

private:
    bool isGathered() const
    {
        return m_question.kind == IndexListKind::LabelNames ||
               m_question.kind == IndexListKind::LabelValues;
    }
    bool writeWalked(std::size_t budget, std::string &out);
    Result<bool> gather(std::size_t budget);
    void gatherFrom(std::string_view key);
    void sortGathered();
    bool writeGathered(std::size_t budget, std::string &out);
    bool beginItem(std::string &out); // false: the limit is reached
    void writeSeries(std::string_view key, std::string &out) const;

    const IndexQuestion m_question;
    const Bounds m_bounds;
    const bool m_isPartial;
    SeriesWalk m_walk;
    std::unordered_set<std::string_view> m_gathered; // views into keys, which live as the table
    std::vector<std::string_view> m_sorted;
    std::size_t m_next = 0; // in m_sorted
    std::size_t m_items = 0;
    bool m_isSorted = false;
    bool m_hasBegun = false;
    bool m_isCut = false;
};

} // namespace tg::query
