// One JSON line in any shape that RFC 8259 allows, read through simdjson's DOM, with the exact
// reason if it is refused. The slow half of JsonLinesParser, which owns it; one worker thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/reject_reason.h"
#include "parse/time_text.h"

namespace tg::parse {

class JsonDomLine
{
public:
    JsonDomLine();
    ~JsonDomLine();

    struct Outcome {
        std::optional<RejectReason> refused;
        std::uint32_t points = 0; // read, or how many values the refused line had (at least 1)
    };

    // Appends the samples, and the metric object written again without blanks (never longer than
    // the line). Appends nothing if the line is refused.
    Outcome read(std::string_view line, TimeUnit unit, std::vector<Sample> &samples,
                 std::vector<char> &series);

private:
    struct Impl;
    Outcome judge(std::string_view line, TimeUnit unit, std::vector<Sample> &samples,
                  std::vector<char> &series);

    std::unique_ptr<Impl> m_impl;
};

} // namespace tg::parse
