#include "parse/series_text.h"

#include <algorithm>
#include <simdjson.h>

#include "base/label_escape.h"
#include "parse/series_readers.h"

namespace tg::parse {

std::optional<RejectReason> readSeries(SeriesSyntax syntax, std::string_view raw,
                                       const Limits &limits, SeriesName &out)
{
    switch (syntax) {
    case SeriesSyntax::JsonLines:
        return readJsonSeries(raw, limits, out);
    case SeriesSyntax::InfluxLine:
        return readInfluxSeries(raw, {}, limits, out);
    case SeriesSyntax::RemoteWrite:
        return readRemoteWriteSeries(raw, limits, out);
    case SeriesSyntax::PrometheusText:
        break;
    }
    return readPrometheusSeries(raw, limits, out);
}

RejectReason whereUtf8IsBad(const SeriesName &read)
{
    return simdjson::validate_utf8(read.metric) ? RejectReason::BadLabel : RejectReason::BadName;
}

SeriesNameBuilder::SeriesNameBuilder(const Limits &limits, SeriesName &out)
    : m_limits(limits)
    , m_out(out)
{
    m_out.metric.clear();
    m_out.over = {};
}

bool SeriesNameBuilder::isBeyond(Bound bound, std::size_t value, std::size_t limit,
                                 std::size_t most)
{
    if (value <= limit)
        return false;
    if (!m_limits.measured.has(bound) || value > most)
        return true;
    m_out.over.add(bound);
    return false;
}

Label &SeriesNameBuilder::nextLabel()
{
    if (m_count == m_out.labels.size())
        m_out.labels.emplace_back();
    Label &label = m_out.labels[m_count++];
    label.name.clear();
    label.value.clear();
    return label;
}

std::optional<RejectReason> SeriesNameBuilder::endMetric()
{
    if (m_hasMetric)
        return RejectReason::DuplicateLabel;
    m_hasMetric = true;
    if (m_out.metric.empty())
        return RejectReason::BadName;
    if (isBeyond(Bound::MetricNameBytes, m_out.metric.size(), m_limits.metricNameBytes,
                 kMostNameBytes))
        return RejectReason::NameTooLong;
    return std::nullopt;
}

std::optional<RejectReason> SeriesNameBuilder::endLabel()
{
    const Label &label = m_out.labels[m_count - 1];
    if (label.name.empty() || label.name.find_first_of(kNoLabelName) != std::string::npos)
        return RejectReason::BadLabel;
    if (isBeyond(Bound::LabelNameBytes, label.name.size(), m_limits.labelNameBytes, kMostNameBytes))
        return RejectReason::NameTooLong;
    if (isBeyond(Bound::LabelValueBytes, label.value.size(), m_limits.labelValueBytes,
                 kMostLabelValueBytes))
        return RejectReason::ValueTooLong;
    if (isBeyond(Bound::Labels, m_count, m_limits.labels, kMostLabels))
        return RejectReason::TooManyLabels;
    if (m_limits.labelPolicy == LabelPolicy::Reject && needsEscape(label.value)) {
        if (!m_limits.measured.has(Bound::LabelPolicy))
            return RejectReason::LabelValue;
        m_out.over.add(Bound::LabelPolicy);
    }
    return std::nullopt;
}

std::optional<RejectReason> SeriesNameBuilder::end()
{
    auto &labels = m_out.labels;
    labels.resize(m_count);
    // At most limits.labels of them, and only when a series is new: comparing all pairs needs no
    // memory.
    std::size_t bytes = m_out.metric.size();
    for (std::size_t i = 0; i < m_count; ++i) {
        bytes += labels[i].name.size() + labels[i].value.size();
        for (std::size_t j = 0; j < i; ++j) {
            if (labels[i].name == labels[j].name)
                return RejectReason::DuplicateLabel;
        }
    }
    if (bytes > kMostSeriesBytes)
        return RejectReason::ValueTooLong;
    std::erase_if(labels, [](const Label &label) { return label.value.empty(); });
    return std::nullopt;
}

} // namespace tg::parse
