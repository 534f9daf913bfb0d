// The record of a run: one head line with what the series are, then one line per request with its
// answer's status (0 = unanswered) and plan, from which the exact points follow again. One thread.
//   # timeless-loadgen record 1 format=text shape=fixed values=unique series=20000 seed=1
//   <status> <request> <first value> <lines> <first line> <time ms> <churn>
#pragma once

#include <fstream>
#include <optional>
#include <string>

#include "shared/base/result.h"
#include "tests/loadgen/request_plan.h"

namespace tg::loadgen {

struct RecordHead {
    SeriesSet set;
    ValueStyle style = ValueStyle::Decimal;
};

struct RecordLine {
    int status = 0;
    RequestPlan plan;
};

std::string_view formatName(Format format);
// Also by "influx", short for influx8.
std::optional<Format> formatNamed(std::string_view name);

std::string toText(const RecordHead &head);
std::string toText(const RecordLine &line);
Result<RecordHead> recordHeadOf(const std::string &text);
Result<RecordLine> recordLineOf(const std::string &text, ValueStyle style);

class RecordWriter
{
public:
    static Result<RecordWriter> create(const std::string &path, const RecordHead &head);

    void write(const RecordLine &line) { m_file << toText(line) << '\n'; }
    // False when something could not be written.
    bool finish();

private:
    explicit RecordWriter(std::ofstream file)
        : m_file(std::move(file))
    {
    }

    std::ofstream m_file;
};

} // namespace tg::loadgen
