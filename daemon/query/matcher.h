// Label matchers as PromQL writes them, and their compiled form, which is asked with canonical
// keys. A MatchSet never changes once compiled: copies share it, any thread may ask it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace tg::query {

inline constexpr std::string_view kMetricLabel = "__name__";
inline constexpr std::size_t kMaxMatchers = 128;           // of one selector
inline constexpr std::size_t kMaxMatcherBytes = 16 * 1024; // of one value
inline constexpr std::size_t kMaxRegexBytes = 4 * 1024;    // of one regular expression
inline constexpr std::int64_t kRegexMemory = 1 << 20;      // that RE2 may take for one expression

enum class MatchOp : std::uint8_t { Equal, NotEqual, Regex, NotRegex };

struct Matcher {
    std::string label; // __name__ = the metric
    MatchOp op = MatchOp::Equal;
    std::string value;

    friend bool operator==(const Matcher &, const Matcher &) = default;
};

std::string matcherText(const Matcher &matcher); // job=~"a|b"

// Prometheus' meaning: all matchers must hold; a label that a series lacks is the empty text;
// regular expressions (RE2) must match the whole value.
class MatchSet
{
public:
    MatchSet(); // matches every series

    bool matches(std::string_view canonicalKey) const;
    bool matchesMetric(std::string_view metric) const; // what the matchers of __name__ say alone
    // The one metric that can match; nothing: any may.
    const std::optional<std::string> &metric() const;

private:
    friend Result<MatchSet> compile(std::span<const Matcher> matchers);
    struct Compiled;
    std::shared_ptr<const Compiled> m_compiled; // never null
};

// Errors: BadSyntax (a regular expression), LimitExceeded; the text names the matcher.
Result<MatchSet> compile(std::span<const Matcher> matchers);

} // namespace tg::query
