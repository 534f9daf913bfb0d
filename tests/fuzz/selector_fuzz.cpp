// Any bytes must be read as PromQL or refused in words; what is read keeps within its bounds, and
// what is one match[] is one selector.
#include <cstdlib>

#include "query/selector_reader.h"

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace tg::query;
    const std::string text(data, data + size);
    const auto selectors = readSelectors(text);
    const auto match = readMatch(text);
    require(selectors || !selectors.error().text.empty());
    require(!match || (selectors && selectors->size() == 1));
    if (!selectors)
        return 0;
    require(selectors->size() <= kMaxSelectors);
    for (const auto &selector : *selectors) {
        require(!selector.matchers.empty() && selector.matchers.size() <= kMaxMatchers);
        require(selector.range.count() >= 0);
        (void)compile(selector.matchers);
    }
    return 0;
}
