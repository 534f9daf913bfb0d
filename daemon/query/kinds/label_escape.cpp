#include "query/kinds/label_escape.h"

namespace tg::query {

namespace {

// What the three bytes at `at` stand for; 0: nothing.
char escapedAt(std::string_view value, std::size_t at)
{
    const auto three = value.substr(at, 3);
    if (three == "%2C")
        return ',';
    if (three == "%3D")
        return '=';
    return three == "%25" ? '%' : '\0';
}

} // namespace

bool needsEscape(std::string_view value)
{
    for (auto at = value.find_first_of(",=%"); at != value.npos;
         at = value.find_first_of(",=%", at + 1)) {
        if (value[at] != '%' || escapedAt(value, at) != '\0')
            return true;
    }
    return false;
}

std::string escapeLabel(std::string_view value)
{
    std::string escaped;
    escaped.reserve(value.size() + 6);
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == ',')
            escaped += "%2C";
        else if (value[at] == '=')
            escaped += "%3D";
        else if (value[at] == '%' && escapedAt(value, at) != '\0')
            escaped += "%25";
        else
            escaped += value[at];
    }
    return escaped;
}

std::string unescapeLabel(std::string_view value)
{
    std::string plain;
    plain.reserve(value.size());
    for (std::size_t at = 0; at < value.size(); ++at) {
        const char stands = value[at] == '%' ? escapedAt(value, at) : '\0';
        plain += stands == '\0' ? value[at] : stands;
        at += stands == '\0' ? 0 : 2;
    }
    return plain;
}

} // namespace tg::query
