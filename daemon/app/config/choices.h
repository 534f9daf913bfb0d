// The words of the closed lists in the config file, in the order of their enums. Constant data; any
// thread.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "app/config/config.h"

namespace tg::app {

template <typename Enum> struct Choices;

template <> struct Choices<AckLevel> {
    static constexpr std::array kWords{name(AckLevel::All), name(AckLevel::One),
                                       name(AckLevel::Queued)};
};
template <> struct Choices<OnFull> {
    static constexpr std::array<std::string_view, 3> kWords{"reject", "gap", "drop_oldest"};
};
template <> struct Choices<parse::TimeUnit> {
    static constexpr std::array<std::string_view, 3> kWords{"ms", "s", "auto"};
};
template <> struct Choices<LabelPolicy> {
    static constexpr std::array<std::string_view, 3> kWords{"escape", "reject", "allow"};
};
template <> struct Choices<SeveralNodes> {
    static constexpr std::array<std::string_view, 2> kWords{"gather", "reject"};
};
template <> struct Choices<DiscoveryKind> {
    static constexpr std::array<std::string_view, 4> kWords{"none", "dns_srv", "dns_addresses",
                                                            "file"};
};
template <> struct Choices<Role> {
    static constexpr std::array<std::string_view, 3> kWords{"viewer", "operator", "admin"};
};
template <> struct Choices<LogLevel> {
    static constexpr std::array<std::string_view, 4> kWords{"debug", "info", "warning", "error"};
};
template <> struct Choices<LogFormat> {
    static constexpr std::array<std::string_view, 2> kWords{"text", "json"};
};

template <typename Enum> constexpr std::string_view choiceWord(Enum value)
{
    return Choices<Enum>::kWords[static_cast<std::size_t>(value)];
}

} // namespace tg::app
