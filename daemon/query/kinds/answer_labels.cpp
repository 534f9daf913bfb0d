#include "query/kinds/answer_labels.h"

#include <algorithm>

#include "query/matcher.h"

namespace tg::query {

namespace {

void appendEscaped(std::string &out, char c)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 15];
    }
}

template <typename Pairs> void appendObject(std::string &out, const Pairs &labels)
{
    char before = '{';
    for (const auto &[name, value] : labels) {
        out += before;
        appendJsonText(out, name);
        out += ':';
        appendJsonText(out, value);
        before = ',';
    }
    out += labels.empty() ? "{}" : "}";
}

} // namespace

LabelPairs labelsOf(const series::KeyParts &series, bool withName)
{
    LabelPairs labels(series.labels.begin(), series.labels.end());
    if (withName) {
        labels.emplace_back(kMetricLabel, series.metric);
        std::sort(labels.begin(), labels.end());
    }
    return labels;
}

void appendJsonText(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20) [[unlikely]]
            appendEscaped(out, c);
        else
            out += c;
    }
    out += '"';
}

void appendJsonLabels(std::string &out, const LabelPairs &labels)
{
    appendObject(out, labels);
}

void appendJsonLabels(std::string &out, const series::KeyParts &series)
{
    appendObject(out, series.labels);
}

ReadAnswer jsonAnswer(std::string body)
{
    ReadAnswer answer;
    answer.contentType = "application/json; charset=utf-8";
    answer.body = std::move(body);
    return answer;
}

} // namespace tg::query
