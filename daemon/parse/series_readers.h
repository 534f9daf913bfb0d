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

// The reason for a series that was read from bytes which are no UTF-8.
RejectReason whereUtf8IsBad(const SeriesName &read);

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
    // Looks for labels written twice and at the size of it all, then leaves out those with an empty
    // value.
    std::optional<RejectReason> end();

    bool hasMetric() const { return m_hasMetric; }

private:
    // True: it is refused. `most`: what stays refused where the bound is only measured.
    bool isBeyond(Bound bound, std::size_t value, std::size_t limit, std::size_t most);

    const Limits &m_limits;
    SeriesName &m_out;
    std::size_t m_count = 0;
    bool m_hasMetric = false;
};

} // namespace tg::parse
