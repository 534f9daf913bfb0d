#include "ingest/form_text.h"

#include "base/percent_text.h"

namespace tg::ingest {

namespace {

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (const auto encoded = percentByte(text, i)) {
            out.push_back(*encoded);
            i += 2;
        } else {
            out.push_back(text[i] == '+' ? ' ' : text[i]);
        }
    }
    return out;
}

} // namespace

std::string_view takeUpTo(std::string_view &text, char separator)
{
    std::size_t size = 0;
    while (size < text.size() && text[size] != separator)
        ++size;
    const std::string_view piece = text.substr(0, size);
    text.remove_prefix(size < text.size() ? size + 1 : size);
    return piece;
}

std::optional<std::string> formValue(std::string_view form, std::string_view name)
{
    while (!form.empty()) {
        std::string_view value = takeUpTo(form, '&');
        if (decoded(takeUpTo(value, '=')) == name)
            return decoded(value);
    }
    return std::nullopt;
}

} // namespace tg::ingest
