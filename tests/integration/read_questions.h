// Draws one question after the other about a workload. Plain value, one thread.
#pragma once

#include <initializer_list>

#include "read_workload.h"

namespace tg::test {

class QuestionMaker
{
public:
    QuestionMaker(const ReadWorkload &workload, std::uint32_t seed, bool withLater)
        : m_workload(workload)
        , m_withLater(withLater)
        , m_random(seed)
    {
    }

    ReadQuestion next();

private:
    using Pairs = std::vector<std::pair<QByteArray, QByteArray>>;
    struct Window { // of a read: what is asked of it, once drawn
        std::int64_t from = 0;
        std::int64_t to = 0;
    };

    ReadQuestion nativeRange();
    ReadQuestion nativeGroups();
    ReadQuestion nativeMetrics();
    ReadQuestion nativeQuery();
    ReadQuestion nativeExport();
    ReadQuestion outlook();
    ReadQuestion names();
    ReadQuestion promNames();
    ReadQuestion promRange();
    ReadQuestion promInstant();

    unsigned below(unsigned limit) { return m_random() % limit; }
    bool isOneIn(unsigned n) { return below(n) == 0; }
    QByteArray oneOf(std::initializer_list<const char *> texts)
    {
        return texts.begin()[below(unsigned(texts.size()))];
    }
    const ReadWorkload::Metric &anyMetric();
    const ReadWorkload::Series &anySeriesOf(const ReadWorkload::Metric &metric);
    Window anyWindow();
    QByteArray anyStep()
    {
        return oneOf({"60", "75", "150", "300", "600", "1200", "300s", "90.5"});
    }
    // That means something for this metric.
    QByteArray anyAggregate(const ReadWorkload::Metric &metric);
    QByteArray valueWithin(const ReadWorkload::Metric &metric);

    // Labels for one, several, all or none of a metric's series.
    Pairs filtersFor(const ReadWorkload::Metric &metric);
    QByteArray regexFor(const QByteArray &value);
    void addFilters(ReadQuestion &question, const ReadWorkload::Metric &metric, bool mayBeRegex);
    static void add(ReadQuestion &question, const QByteArray &name, const QByteArray &value);
    void add(ReadQuestion &question, Window window);
    void addOdd(ReadQuestion &question);

    QByteArray selector(const ReadWorkload::Metric &metric, bool mayBeNegative);
    // Sets isRounded.
    QByteArray expression(ReadQuestion &question);

    const ReadWorkload &m_workload;
    const bool m_withLater;
    std::mt19937 m_random;
};

} // namespace tg::test
