// Exports of several nodes, or of one that tells seconds, on their way to one: keeps the lines of
// the series that the plan reads from each node, and writes times in milliseconds. Bytes pass
// through as they come; of a line no more than its metric object is ever held. On the read thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/kinds/read_kind.h"
#include "query/kinds/series_keeper.h"

namespace tg::query {

inline constexpr std::size_t kMaxExportedMetric = 8u << 20; // bytes of one metric object

// The lines of one export after the other; pieces may end anywhere.
class ExportLines
{
public:
    explicit ExportLines(SeriesKeeper keeper)
        : m_keeper(std::move(keeper))
        , m_isKept(m_keeper.size())
    {
    }

    // Errors: Refused, no export; LimitExceeded. Whatever was appended before an error stands.
    Result<void> pass(NodeIndex node, bool isSeconds, std::string_view bytes, std::string &out);
    Result<void> end(); // of one node's export

private:
    enum class Place : std::uint8_t {
        Metric,   // what is held begins with {"metric":
        Values,   // up to ],"timestamps":[
        Times,    // numbers, up to ]
        Rest,     // what follows is passed on, up to the end of the line
        Unwanted, // as Rest, and passed on to nobody
    };

    Result<void> metric(NodeIndex node, std::string_view &bytes, std::string &out);
    Result<void> open(NodeIndex node, std::string &out);
    Result<void> values(std::string_view &bytes, std::string &out);
    Result<void> times(bool isSeconds, std::string_view &bytes, std::string &out);
    void rest(std::string_view &bytes, std::string *out);
    bool endsMetric(char c);
    void startLine();

    SeriesKeeper m_keeper;
    std::vector<bool> m_isKept; // by place
    Place m_place = Place::Metric;
    std::string m_held;
    std::size_t m_depth = 0; // of brackets in the metric object
    bool m_isInText = false;
    bool m_isEscaped = false;
    std::size_t m_matched = 0; // bytes of ],"timestamps":[ that have come
    bool m_hasDigits = false;  // of the number that is being passed on
    bool m_isOtherThanZero = false;
    bool m_hasWritten = false; // a line, so that the next one needs a line feed before it
};

class ExportFilter final : public StreamFilter
{
public:
    struct Source {
        NodeRequest request;
        bool isSeconds = false;
    };
    ExportFilter(SeriesKeeper keeper, std::vector<Source> sources);

    std::string contentType() const override;
    const std::vector<NodeRequest> &requests() const override { return m_requests; }
    Result<void> pass(std::size_t which, std::string_view bytes, std::string &out) override;
    Result<void> end(std::size_t which, std::string &out) override;

private:
    ExportLines m_lines;
    std::vector<NodeRequest> m_requests;
    std::vector<bool> m_isSeconds; // by request
};

} // namespace tg::query
