// Two copies in memory, the series they share and one job at a time over them. One thread.
#pragma once

#include <memory>
#include <optional>

#include <QTest>

#include "cluster/backfill/gap_filler.h"
#include "fill_end.h"
#include "memory_port.h"
#include "series/series_key.h"

namespace tg::test {

using namespace std::chrono_literals;

constexpr std::int64_t kHour0 = 472'000; // of sample time; the manual clock stands behind it
constexpr std::int64_t kStart = kHour0 * 3600;

inline std::string keyOf(const std::string &metric)
{
    std::vector<series::LabelView> labels{{"host", "a"}};
    std::string key;
    series::writeKey(metric, labels, key);
    return key;
}

// Stands until it is moved on, and counts how often it is asked: who waits for it to move asks it
// again and again.
class WatchedClock final : public Clock
{
public:
    explicit WatchedClock(std::int64_t unixMs)
        : m_time(unixMs)
    {
    }
    Steady now() const override
    {
        ++m_asked;
        return m_time.now();
    }
    std::int64_t unixMilliseconds() const override { return m_time.unixMilliseconds(); }
    void advance(std::chrono::milliseconds by) { m_time.advance(by); }
    bool awaitAsked(int times) const
    {
        return QTest::qWaitFor([this, goal = m_asked + times] { return m_asked >= goal; }, 20'000);
    }

private:
    ManualClock m_time;
    mutable int m_asked = 0;
};

struct FillScene {
    static constexpr std::uint16_t kTarget = 0;

    explicit FillScene(std::size_t count = 1)
    {
        options.walk.retry.firstBackOff = 1ms;
        options.walk.recheckAfter = 5ms;
        for (std::size_t i = 0; i < count; ++i) {
            const auto key = keyOf("m" + std::to_string(i));
            list.push_back({key, 100 + i, 1, kTarget});
            target.keys[100 + i] = key;
        }
        job.ports = {&target, &source};
        job.target = kTarget;
        job.firstHour = kHour0;
        job.lastHour = kHour0 + 3;
        job.seriesTotal = count;
        job.pager = [this](std::uint64_t first, std::size_t most) {
            const auto from = std::min<std::size_t>(first, list.size());
            const auto to = std::min(from + most, list.size());
            pages.push_back(to - from);
            return std::vector<cluster::SeriesCopies>(list.begin() + std::ptrdiff_t(from),
                                                      list.begin() + std::ptrdiff_t(to));
        };
    }

    MemoryPort::Points &at(MemoryPort &port, std::size_t series)
    {
        return port.series[list[series].key];
    }
    // The same points for every series.
    void fillSource(int points)
    {
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (int at = 0; at < points; ++at)
                source.insert(list[i].key, {kStart + at, double(i)});
        }
    }

    cluster::GapFiller &begin()
    {
        report.reset();
        progress.clear();
        filler = std::make_unique<cluster::GapFiller>(job, options, clock);
        QObject::connect(filler.get(), &cluster::GapFiller::finished, filler.get(),
                         [this](const cluster::FillReport &found) {
                             ++reports;
                             report = found;
                         });
        QObject::connect(filler.get(), &cluster::GapFiller::progressed, filler.get(),
                         [this](const cluster::FillProgress &found) { progress.push_back(found); });
        filler->start();
        return *filler;
    }
    bool end() // true: it has ended
    {
        return endOf(*filler, [this] { return report.has_value(); });
    }
    bool endWithClock(std::chrono::milliseconds each) // moved on by that much, again and again
    {
        const auto hasEnded = [&] {
            clock.advance(each);
            return report.has_value();
        };
        return QTest::qWaitFor(hasEnded, 120'000);
    }
    bool awaitAllAnswered() const
    {
        return QTest::qWaitFor([this] { return source.inFlight + target.inFlight == 0; }, 20'000);
    }
    bool run()
    {
        begin();
        return end();
    }

    // At 472,100 h: the job's hours are long over.
    WatchedClock clock{(kStart + 100 * 3600) * 1000};
    MemoryPort source, target;
    std::vector<cluster::SeriesCopies> list;
    std::vector<std::size_t> pages;
    cluster::FillJob job;
    cluster::FillOptions options;
    std::unique_ptr<cluster::GapFiller> filler;
    std::optional<cluster::FillReport> report;
    std::vector<cluster::FillProgress> progress;
    int reports = 0;
};

} // namespace tg::test
