// Names as DNS compares them. Pure functions, any thread.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace tg::cluster {

// Lower case, without the dot at the end: DNS does not tell case apart and servers play with it,
// but the name is hashed.
inline std::string plainDnsName(std::string_view name)
{
    std::string plain(name.ends_with('.') ? name.substr(0, name.size() - 1) : name);
    for (char &c : plain) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return plain;
}

// Labels of 1 to 63 letters, digits, '-' and '_', at most 253 bytes; expects a plain name.
inline bool isDnsName(std::string_view name)
{
    if (name.empty() || name.size() > 253)
        return false;
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    for (;;) {
        const auto label = name.substr(0, name.find('.'));
        if (label.empty() || label.size() > 63 || !std::ranges::all_of(label, isLetter))
            return false;
        if (label.size() == name.size())
            return true;
        name.remove_prefix(label.size() + 1);
    }
}

} // namespace tg::cluster
