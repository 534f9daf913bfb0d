#include "query/kinds/item_list.h"

#include <algorithm>

namespace tg::query {

std::string_view trimBlanks(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n\v\f";
    const auto begin = text.find_first_not_of(kBlanks);
    if (begin == text.npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::vector<std::string> itemsOf(std::string_view list)
{
    std::vector<std::string> items;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (end > 0)
            items.emplace_back(trimBlanks(list.substr(0, end)));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return items;
}

} // namespace tg::query
