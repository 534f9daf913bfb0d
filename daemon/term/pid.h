// An Erlang process identifier as it stands in a term. The node's name is a view into the term or
// owned elsewhere.
#pragma once

#include <cstdint>
#include <string_view>

namespace tg::term {

struct Pid {
    std::string_view node;
    std::uint32_t id = 0;
    std::uint32_t serial = 0;
    std::uint32_t creation = 0;

    friend bool operator==(const Pid &, const Pid &) = default;
};

} // namespace tg::term
