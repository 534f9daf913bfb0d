// The byte types of this room: encoded terms are owned as Bytes and looked at as BytesView. Any
// thread.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace tg::term {

using Bytes = std::vector<unsigned char>;
using BytesView = std::span<const unsigned char>;

inline std::string_view asText(BytesView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

inline BytesView asBytes(std::string_view text)
{
    return {reinterpret_cast<const unsigned char *>(text.data()), text.size()};
}

} // namespace tg::term
