// The readers behind readSeries(), and the checks they share. Plain functions, any thread.
#pragma once

#include "parse/series_text.h"

namespace tg::parse {

std::optional<RejectReason> readPrometheusSeries(std::string_view raw, const Limits &limits,
                                                 SeriesName &out);
std::optional<RejectReason> readRemoteWriteSeries(std::string_view raw, const Limits &limits,
                                                  SeriesName &out);
std::optional<RejectReason> readJsonSeries(std::string_view raw, const Limits &limits,
                                           SeriesName &out);

// Fills a SeriesName, keeping the memory of its strings from series to series.
class SeriesNameBuilder
{
public:
    SeriesNameBuilder(const Limits &limits, SeriesName &out);

    // The string to read the next thing into, with room made for it.
    std::string &metric() { return m_out.metric; }
    Label &nextLabel();
    void dropLabel() { --m_count; }

    // The metric's name is complete; a second one is a label written twice.
    std::optional<RejectReason> endMetric();
    // The label last given by nextLabel() is complete.
    std::optional<RejectReason> endLabel();
    // Looks for labels written twice, then leaves out those with an empty value.
    std::optional<RejectReason> end();

    bool hasMetric() const { return m_hasMetric; }

private:
    const Limits &m_limits;
    SeriesName &m_out;
    std::size_t m_count = 0;
    bool m_hasMetric = false;
};

} // namespace tg::parse
