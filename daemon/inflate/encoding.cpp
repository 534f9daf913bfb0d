#include "inflate/encoding.h"

#include <algorithm>

namespace tg::inflate {

namespace {

bool isSame(std::string_view any, std::string_view lower)
{
    return std::equal(any.begin(), any.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
    });
}

} // namespace

std::optional<Encoding> encodingFrom(std::string_view field)
{
    if (field.empty())
        return Encoding::Identity;
    if (isSame(field, "x-gzip"))
        return Encoding::Gzip;
    for (std::size_t i = 0; i < kEncodings; ++i) {
        if (isSame(field, name(static_cast<Encoding>(i))))
            return static_cast<Encoding>(i);
    }
    return std::nullopt;
}

} // namespace tg::inflate
