#include "query/kinds/native_kind.h"

#include "query/door/parameter_error.h"

namespace tg::query {

NativeKind::NativeKind(const ReadRequest &request, const ReadContext &context)
    : m_request(request)
    , m_now(context.clock.unixMilliseconds() / 1000)
{
}

Result<std::vector<SoughtSeries>> NativeKind::sought()
{
    if (!parameters().has("metric"))
        return missingParameter("metric");
    const auto range = check();
    if (!range)
        return range.error();
    std::vector<SoughtSeries> all;
    // An empty name would match every metric that lacks one: there is none.
    if (metric().empty())
        return all;
    auto one =
        soughtByNodes({std::string(kMetricLabel), MatchOp::Equal, metric()}, filters(), *range);
    if (!one)
        return one.error();
    if (*one)
        all.push_back(std::move(**one));
    return all;
}

bool NativeKind::isRightUntouched(const ReadPlan &plan, NodeAbilities) const
{
    return !holdsEscaped(plan);
}

NodeRequest NativeKind::untouchedRequest(NodeIndex node) const
{
    Parameters passed;
    for (const auto &[name, value] : parameters().list()) {
        // Nothing to these paths, but a label filter to a 0.7 node. The token is the gateway's.
        if (!isReservedSince08(name) && name != "token")
            passed.add(name, value);
    }
    auto request = getRequest(node, path(), passed);
    request.acceptEncoding = m_request.acceptEncoding;
    return request;
}

Parameters NativeKind::given(std::span<const std::string_view> names) const
{
    Parameters chosen;
    for (const auto name : names) {
        if (parameters().has(name))
            chosen.add(std::string(name), std::string(parameters().last(name)));
    }
    return chosen;
}

Parameters rangeParameters(TimeRange range)
{
    Parameters parameters;
    parameters.add("start", std::to_string(range.from));
    parameters.add("end", std::to_string(range.to));
    return parameters;
}

} // namespace tg::query
