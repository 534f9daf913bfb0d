#include "parse/series_text.h"

#include <algorithm>

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

SeriesNameBuilder::SeriesNameBuilder(const Limits &limits, SeriesName &out)
    : m_limits(limits)
    , m_out(out)
{
    m_out.metric.clear();
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
    if (m_out.metric.size() > m_limits.metricNameBytes)
        return RejectReason::NameTooLong;
    return std::nullopt;
}

std::optional<RejectReason> SeriesNameBuilder::endLabel()
{
    const Label &label = m_out.labels[m_count - 1];
    if (label.name.empty() || label.name.find_first_of(kNoLabelName) != std::string::npos)
        return RejectReason::BadLabel;
    if (label.name.size() > m_limits.labelNameBytes)
        return RejectReason::NameTooLong;
    if (label.value.size() > m_limits.labelValueBytes)
        return RejectReason::ValueTooLong;
    if (m_count > m_limits.labels)
        return RejectReason::TooManyLabels;
    return std::nullopt;
}

std::optional<RejectReason> SeriesNameBuilder::end()
{
    auto &labels = m_out.labels;
    labels.resize(m_count);
    // At most limits.labels of them, and only when a series is new: comparing all pairs needs no
    // memory.
    for (std::size_t i = 1; i < m_count; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (labels[i].name == labels[j].name)
                return RejectReason::DuplicateLabel;
        }
    }
    std::erase_if(labels, [](const Label &label) { return label.value.empty(); });
    return std::nullopt;
}

} // namespace tg::parse
