// Numbers as nodes write and read them. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tg::query {

// The shortest text that reads back as this number, always with a fraction: 50.0, 1.0e3, 1.2e-4.
void appendFloat(std::string &out, double value);
// The same, with NaN, +Inf and -Inf; between quotes.
void appendPrometheusValue(std::string &out, double value);

// One number of a node's answer. Counts are integers there and are printed without a fraction.
struct Number {
    double value = 0;
    bool isInteger = false;
    bool isText = false; // a text series' value: greater than any number, part of no arithmetic
};
std::optional<Number> readNumberToken(std::string_view token); // of JSON
void appendNumber(std::string &out, const Number &number);

// The leading digits of a parameter, as a node reads it; what follows them stands in `rest`.
struct LeadingInteger {
    std::int64_t value = 0; // cut to +-kLargest
    std::string_view rest;
    static constexpr std::int64_t kLargest = 1'000'000'000'000'000;
};
std::optional<LeadingInteger> leadingInteger(std::string_view text);
std::optional<double> leadingNumber(std::string_view text); // 5, -1.5, 1.5e3; the rest is ignored

} // namespace tg::query
