// One fact as all gateways together know it, with the text that a node should hold. Part of
// FactBoard, its thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::cluster {

template <typename Fact> struct FactSlot {
    Fact value;
    std::string text;          // of value
    std::uint64_t version = 0; // grows with every change of the text

    explicit FactSlot(Fact empty = {})
        : value(std::move(empty))
        , text(value.text())
    {
    }

    // To call after a change of value; true if its text is another now.
    bool refresh()
    {
        auto next = boundedText();
        if (next == text)
            return false;
        text = std::move(next);
        ++version;
        return true;
    }

    bool prune(std::int64_t nowSeconds)
    {
        if constexpr (requires { value.prune(nowSeconds); }) {
            value.prune(nowSeconds);
            return refresh();
        }
        return false;
    }

    Result<Fact> read(std::string_view stored) const
    {
        if constexpr (requires { value.node; })
            return Fact::read(stored, value.node);
        else
            return Fact::read(stored);
    }

private:
    std::string boundedText()
    {
        if constexpr (requires { value.fit(); })
            return value.fit();
        else
            return value.text();
    }
};

} // namespace tg::cluster
