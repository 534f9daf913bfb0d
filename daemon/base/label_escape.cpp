#include "base/label_escape.h"

#include <algorithm>

namespace tg {

namespace {

constexpr std::string_view kPercent = "25";
constexpr std::string_view kComma = "2C";

// Behind a percent sign: a comma, escaped any number of times.
bool isEscapedComma(std::string_view rest)
{
    while (rest.starts_with(kPercent))
        rest.remove_prefix(kPercent.size());
    return rest.starts_with(kComma);
}

// The first byte from `at` on that is changed by escaping, or by unescaping.
template <bool IsEscaping> std::size_t nextSpecial(std::string_view value, std::size_t at)
{
    for (; at < value.size(); ++at) { // find_first_of would call memchr for each byte
        if (IsEscaping && value[at] == ',')
            return at;
        if (value[at] == '%' && isEscapedComma(value.substr(at + 1)))
            return at;
    }
    return value.npos;
}

} // namespace

bool needsEscape(std::string_view value)
{
    return nextSpecial<true>(value, 0) != value.npos;
}

bool needsUnescape(std::string_view value)
{
    return nextSpecial<false>(value, 0) != value.npos;
}

void escapeLabelTo(std::string_view value, std::string &out)
{
    for (std::size_t at = 0; at < value.size();) {
        const auto special = std::min(nextSpecial<true>(value, at), value.size());
        out.append(value.substr(at, special - at));
        if (special < value.size())
            out.append("%").append(value[special] == ',' ? kComma : kPercent);
        at = special + 1;
    }
}

void unescapeLabelTo(std::string_view value, std::string &out)
{
    for (std::size_t at = 0; at < value.size();) {
        const auto special = std::min(nextSpecial<false>(value, at), value.size());
        out.append(value.substr(at, special - at));
        if (special == value.size())
            return;
        out += value.substr(special + 1).starts_with(kComma) ? ',' : '%';
        at = special + 3; // the sign and the two digits that stood for it
    }
}

std::string escapeLabel(std::string_view value)
{
    std::string out;
    escapeLabelTo(value, out);
    return out;
}

std::string unescapeLabel(std::string_view value)
{
    std::string out;
    unescapeLabelTo(value, out);
    return out;
}

std::string labelOnNodes(std::string_view value, LabelForm form)
{
    return form == LabelForm::Escaped ? escapeLabel(value) : std::string(value);
}

std::string labelFromNodes(std::string_view value, LabelForm form)
{
    return form == LabelForm::Escaped ? unescapeLabel(value) : std::string(value);
}

} // namespace tg
