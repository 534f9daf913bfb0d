#include "query/kinds/export_filter.h"

#include <algorithm>

#include "query/kinds/node_answer.h"
#include "query/matcher.h"

namespace tg::query {

namespace {

constexpr std::string_view kHead = "{\"metric\":";
constexpr std::string_view kTimes = "],\"timestamps\":[";

} // namespace

Result<void> ExportLines::pass(NodeIndex node, bool isSeconds, std::string_view bytes,
                               std::string &out)
{
    while (!bytes.empty()) {
        Result<void> done;
        switch (m_place) {
        case Place::Metric:
            done = metric(node, bytes, out);
            break;
        case Place::Values:
            done = values(bytes, out);
            break;
        case Place::Times:
            done = times(isSeconds, bytes, out);
            break;
        case Place::Rest:
            rest(bytes, &out);
            break;
        case Place::Unwanted:
            rest(bytes, nullptr);
            break;
        }
        if (!done)
            return done;
    }
    return {};
}

Result<void> ExportLines::end()
{
    const bool isWhole = (m_place == Place::Metric && m_held.empty()) ||
                         ((m_place == Place::Rest || m_place == Place::Unwanted) && m_held == "}");
    startLine();
    return isWhole ? Result<void>() : notUnderstood("an export that ends within a line");
}

void ExportLines::startLine()
{
    m_place = Place::Metric;
    m_held.clear();
    m_depth = 0;
    m_isInText = m_isEscaped = false;
    m_matched = 0;
}

// Follows the brackets and texts of the object behind kHead.
bool ExportLines::endsMetric(char c)
{
    if (m_isInText) {
        if (m_isEscaped)
            m_isEscaped = false;
        else if (c == '\\')
            m_isEscaped = true;
        else if (c == '"')
            m_isInText = false;
        return false;
    }
    if (c == '"')
        m_isInText = true;
    else if (c == '{' || c == '[')
        ++m_depth;
    else if ((c == '}' || c == ']') && m_depth > 0)
        return --m_depth == 0;
    return false;
}

Result<void> ExportLines::metric(NodeIndex node, std::string_view &bytes, std::string &out)
{
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (m_held.empty() && c == '\n')
            continue; // an empty line
        const auto position = m_held.size();
        if (position < kHead.size() ? c != kHead[position] : c == '\n')
            return notUnderstood("a line of an export that does not begin with its metric");
        if (position == kMaxExportedMetric) {
            return Error{ErrorCode::LimitExceeded,
                         "the labels of one exported series take more than " +
                             std::to_string(kMaxExportedMetric) + " bytes"};
        }
        m_held += c;
        if (position < kHead.size() || !endsMetric(c))
            continue;
        bytes.remove_prefix(at + 1);
        return open(node, out);
    }
    bytes = {};
    return {};
}

// What is held is the metric of a line, whole.
Result<void> ExportLines::open(NodeIndex node, std::string &out)
{
    std::string metric;
    LabelPairs labels;
    std::string document = "{\"list\":[" + m_held + "}]}";
    const auto read =
        readSeriesList(document, {{"list"}, "metric", false}, [&](AnsweredSeries &series) {
            for (auto &[name, value] : series.labels) {
                if (name == kMetricLabel)
                    metric = std::move(value);
                else
                    labels.emplace_back(std::move(name), std::move(value));
            }
            return Result<void>();
        });
    if (!read)
        return read;
    m_held.clear();
    const auto place = m_keeper.placeOf(node, metric, labels);
    if (!place || m_isKept[*place]) {
        m_place = Place::Unwanted;
        return {};
    }
    m_isKept[*place] = true;
    m_place = Place::Values;
    if (m_hasWritten)
        out += '\n';
    m_hasWritten = true;
    out += kHead;
    LabelPairs named{{std::string(kMetricLabel), metric}};
    const auto plain = labelsOf(m_keeper.series(*place), false);
    named.insert(named.end(), plain.begin(), plain.end());
    appendJsonLabels(out, named);
    return {};
}

// kTimes cannot stand within a text: its quotes would be escaped there. Only its first byte can
// begin it anew.
Result<void> ExportLines::values(std::string_view &bytes, std::string &out)
{
    std::size_t at = 0;
    while (at < bytes.size() && m_matched < kTimes.size()) {
        if (m_matched == 0) {
            at = std::min(bytes.find(kTimes[0], at), bytes.size());
            if (at == bytes.size())
                break;
        }
        const char c = bytes[at];
        m_matched = c == kTimes[m_matched] ? m_matched + 1 : c == kTimes[0] ? 1 : 0;
        ++at;
    }
    if (bytes.substr(0, at).find('\n') != bytes.npos)
        return notUnderstood("a line of an export without timestamps behind its values");
    out.append(bytes.substr(0, at));
    bytes.remove_prefix(at);
    if (m_matched == kTimes.size()) {
        m_place = Place::Times;
        m_hasDigits = m_isOtherThanZero = false;
    }
    return {};
}

Result<void> ExportLines::times(bool isSeconds, std::string_view &bytes, std::string &out)
{
    std::size_t written = 0;
    const std::size_t end = std::min(bytes.find(']'), bytes.size());
    for (std::size_t at = 0; isSeconds && at < bytes.size() && at <= end; ++at) {
        const char c = bytes[at];
        if (c >= '0' && c <= '9') {
            m_hasDigits = true;
            m_isOtherThanZero = m_isOtherThanZero || c != '0';
            continue;
        }
        if (c != ',' && c != '-' && c != ']')
            return notUnderstood("a time in an export that is no whole number");
        if (m_hasDigits && m_isOtherThanZero) {
            out.append(bytes.substr(written, at - written)).append("000");
            written = at;
        }
        m_hasDigits = m_isOtherThanZero = false;
    }
    const auto taken = std::min(end + 1, bytes.size());
    if (bytes.substr(0, taken).find('\n') != bytes.npos)
        return notUnderstood("a line of an export that ends among its times");
    out.append(bytes.substr(written, taken - written));
    if (end < bytes.size())
        m_place = Place::Rest;
    bytes.remove_prefix(taken);
    return {};
}

// Holds the last byte only: whether the line is whole.
void ExportLines::rest(std::string_view &bytes, std::string *out)
{
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const auto taken = bytes.substr(0, end);
    if (out)
        out->append(taken);
    if (!taken.empty())
        m_held = taken.back();
    bytes.remove_prefix(taken.size());
    if (!bytes.empty()) {
        bytes.remove_prefix(1);
        startLine();
    }
}

ExportFilter::ExportFilter(SeriesKeeper keeper, std::vector<Source> sources)
    : m_lines(std::move(keeper))
{
    for (auto &source : sources) {
        m_requests.push_back(std::move(source.request));
        m_isSeconds.push_back(source.isSeconds);
    }
}

std::string ExportFilter::contentType() const
{
    return "text/plain; charset=utf-8";
}

Result<void> ExportFilter::pass(std::size_t which, std::string_view bytes, std::string &out)
{
    return m_lines.pass(m_requests[which].node, m_isSeconds[which], bytes, out);
}

Result<void> ExportFilter::end(std::size_t, std::string &)
{
    return m_lines.end();
}

} // namespace tg::query
