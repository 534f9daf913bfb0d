#include "query/kinds/item_list.h"

#include <algorithm>

#include "base/ascii_text.h"

namespace tg::query {

std::string_view trimBlanks(std::string_view text)
{
    return trimmed(text, " \t\r\n\v\f");
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
