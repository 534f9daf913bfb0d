#include "query/selector_reader.h"

#include "query/promql_parser.h"

namespace tg::query {

Result<std::vector<Selector>> readSelectors(std::string_view expression)
{
    auto parsed = PromqlParser(expression).parse();
    if (!parsed)
        return parsed.error();
    return std::move(parsed->selectors);
}

Result<Selector> readMatch(std::string_view text)
{
    auto parsed = PromqlParser(text).parse();
    if (!parsed)
        return parsed.error();
    if (!parsed->isBareSelector || parsed->selectors.size() != 1) {
        return Error{
            ErrorCode::BadSyntax,
            "match[] takes one selector such as up{job=\"a\"} and nothing around it; write "
            "several match[] for several selectors"};
    }
    return std::move(parsed->selectors.front());
}

} // namespace tg::query
