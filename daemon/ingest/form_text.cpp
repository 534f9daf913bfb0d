#include "ingest/form_text.h"

namespace tg::ingest {

namespace {

int hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexadecimal(text[i + 1]) : -1;
        const int low = high >= 0 ? hexadecimal(text[i + 2]) : -1;
        if (low >= 0) {
            out.push_back(static_cast<char>(high * 16 + low));
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
