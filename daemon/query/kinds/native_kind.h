// The part that reads of one metric under /api/v1 share: `metric` and label filters say which
// series, and one node that has everything answers alone. On the read thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/kinds/node_questions.h"
#include "query/kinds/read_kind.h"

namespace tg::query {

class NativeKind : public ReadKind
{
public:
    NativeKind(const ReadRequest &request, const ReadContext &context);

    Result<std::vector<SoughtSeries>> sought() override;
    bool isRightUntouched(const ReadPlan &plan, NodeAbilities node) const override;
    NodeRequest untouchedRequest(NodeIndex node) const override;

protected:
    // The times whose samples it needs, and whatever else is to be checked of the parameters.
    virtual Result<TimeRange> check() = 0;

    const Parameters &parameters() const { return m_request.parameters; }
    const std::string &path() const { return m_request.path; }
    std::string metric() const { return std::string(parameters().last("metric")); }
    std::int64_t now() const { return m_now; } // unix seconds; the same for all nodes asked
    std::vector<Matcher> filters() const { return nativeFilters(parameters(), false); }
    // Those of the client's parameters, as they were given.
    Parameters given(std::span<const std::string_view> names) const;

private:
    ReadRequest m_request;
    std::int64_t m_now;
};

Parameters rangeParameters(TimeRange range); // start and end

// Of all time.
inline constexpr TimeRange kAlways{-1'000'000'000'000, 1'000'000'000'000};

} // namespace tg::query
