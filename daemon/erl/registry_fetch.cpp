#include "erl/registry_fetch.h"

#include <algorithm>

#include "term/term_writer.h"

namespace tg::erl {

namespace {

constexpr std::string_view kPageSql =
    "SELECT id, metric_name, labels FROM series WHERE id > ?1 ORDER BY id LIMIT ?2";

// Counts what goes through, and leaves the size probe's row out.
class CountingSink final : public term::RegistrySink
{
public:
    CountingSink(term::RegistrySink *next, RegistrySummary &summary)
        : m_next(next)
        , m_summary(summary)
    {
    }
    void onSeries(std::uint64_t id, const term::SeriesView &series) override
    {
        ++m_summary.series;
        m_summary.lastId = std::max(m_summary.lastId, id);
        m_next->onSeries(id, series);
    }

private:
    term::RegistrySink *m_next;
    RegistrySummary &m_summary;
};

class NoSink final : public term::RegistrySink
{
public:
    void onSeries(std::uint64_t, const term::SeriesView &) override {}
};

} // namespace

RegistryFetch::RegistryFetch(RegistryRead read, std::string store, LabelForm labels,
                             const ControlLimits &limits, Caller caller)
    : m_read(std::move(read))
    , m_store(std::move(store))
    , m_labels(labels)
    , m_limits(limits)
    , m_caller(std::move(caller))
    , m_counting(std::make_unique<CountingSink>(m_read.sink, m_summary))
    , m_pageAfter(m_read.afterId)
{
}

void RegistryFetch::start()
{
    run(m_read.afterId > 0 ? Step::Page : Step::AskSize);
}

void RegistryFetch::run(Step step)
{
    static NoSink nowhere;
    const auto shape = step == Step::Map        ? term::RegistryShape::ForwardMap
                       : step == Step::Overflow ? term::RegistryShape::OverflowRows
                                                : term::RegistryShape::SqlRows;
    m_reader = std::make_unique<term::RegistryReader>(
        shape, m_labels, step == Step::AskSize ? nowhere : *m_counting);
    m_summary.wasPaged = step == Step::Page;
    const auto module = step == Step::Map        ? std::string_view("persistent_term")
                        : step == Step::Overflow ? std::string_view("ets")
                                                 : std::string_view("Elixir.TimelessMetrics.DB");
    const auto function = step == Step::Map        ? std::string_view("get")
                          : step == Step::Overflow ? std::string_view("tab2list")
                                                   : std::string_view("read");
    const auto self = shared_from_this();
    m_caller(
        module, function, argumentsOf(step), m_read.timeout,
        [self](term::BytesView bytes) { self->m_reader->feed(bytes); },
        [self, step](Result<term::BytesView> reply) { self->onDone(step, reply); });
}

void RegistryFetch::onDone(Step step, const Result<term::BytesView> &reply)
{
    if (!reply)
        return finish(reply.error());
    const auto read = m_reader->finish();
    const bool isRefused = !read && read.error().code == ErrorCode::Refused;
    if (!read && !isRefused)
        return finish(read.error());
    if (step != Step::AskSize)
        m_summary.oddEntries += m_reader->oddEntries();
    switch (step) {
    case Step::AskSize: // a row beyond the bound: too large for one reply. No SQL there: the map
                        // will do
        return run(read && m_reader->lastId() > 0 ? Step::Page : Step::Overflow);
    case Step::Overflow:
        return isRefused ? run(Step::Page) : run(Step::Map);
    case Step::Map:
        return isRefused ? run(Step::Page) : finish(m_summary);
    case Step::Page:
        if (isRefused)
            return finish(read.error());
        if (m_reader->seriesRead() + m_reader->oddEntries() < m_limits.pageSeries)
            return finish(m_summary);
        if (m_reader->lastId() <= m_pageAfter)
            return finish(
                Error{ErrorCode::BadSyntax, "the node's pages do not go on from one to the next"});
        m_pageAfter = m_reader->lastId();
        return run(Step::Page);
    }
}

void RegistryFetch::finish(Result<RegistrySummary> result)
{
    if (m_read.done)
        m_read.done(std::move(result));
}

term::Bytes RegistryFetch::argumentsOf(Step step) const
{
    if (step == Step::AskSize)
        return pageArguments(m_limits.mapSeries, 1);
    if (step == Step::Page)
        return pageArguments(m_pageAfter, m_limits.pageSeries);
    term::Bytes arguments;
    term::TermWriter writer(arguments);
    writer.list(1);
    if (step == Step::Overflow) {
        writer.atom(m_store + "_registry_series_overflow");
    } else {
        writer.tuple(3);
        writer.atom("Elixir.TimelessMetrics.SeriesRegistry");
        writer.atom(m_store + "_registry");
        writer.atom("forward");
    }
    writer.nil();
    return arguments;
}

term::Bytes RegistryFetch::pageArguments(std::uint64_t afterId, std::uint32_t limit) const
{
    term::Bytes arguments;
    term::TermWriter writer(arguments);
    writer.list(3);
    writer.atom(m_store + "_db");
    writer.binary(kPageSql);
    writer.list(2);
    writer.unsignedInteger(afterId);
    writer.unsignedInteger(limit);
    writer.nil();
    writer.nil();
    return arguments;
}

} // namespace tg::erl
