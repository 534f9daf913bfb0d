// The busiest metrics are found in samples, fade when they are no longer written, and are bounded.
#include <QtTest>

#include "app/control/hot_metrics.h"
#include "series/series_key.h"
#include "series/series_table.h"

using namespace std::chrono_literals;
using namespace tg;
using namespace tg::app;

class TestHotMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersMetricsByTheirPoints()
    {
        second({{entry("small"), 10}, {entry("big"), 60}, {entry("big"), 30}}, 1'000);
        const auto &top = m_hot.top();
        QCOMPARE(top.size(), std::size_t{2});
        QCOMPARE(top[0].name, std::string("big"));
        QCOMPARE(top[0].share, 0.9);
        QCOMPARE(top[0].pointsPerSecond, 900.0);
        QCOMPARE(top[1].name, std::string("small"));
        QVERIFY(!top[0].newSeriesPerMinute);
    }

    void saysNothingWithoutARate()
    {
        m_hot.take(m_now, 0, {}, {{entry("one"), 10}}, m_seriesOf);
        QVERIFY(m_hot.top().empty());
    }

    void forgetsWhatIsNoLongerWritten()
    {
        second({{entry("once"), 100}}, 100);
        for (int i = 0; i < 60; ++i)
            second({{entry("always"), 10}}, 10);
        QCOMPARE(m_hot.top().size(), std::size_t{1});
        QCOMPARE(m_hot.top()[0].name, std::string("always"));
    }

    void isBounded()
    {
        std::vector<series::SampledRun> samples;
        for (std::size_t i = 0; i < HotMetrics::kTracked + 100; ++i)
            samples.push_back({entry("m" + std::to_string(i)), 100 + i});
        second(samples, 1'000);
        QCOMPARE(m_hot.top().size(), HotMetrics::kShown);
        QCOMPARE(m_hot.top()[0].name, "m" + std::to_string(HotMetrics::kTracked + 99));
    }

    void tellsHowManySeriesWereMade()
    {
        for (int i = 0; i < 21; ++i) {
            second({{entry("m"), 10}}, 10);
            m_series += 2; // a second
        }
        QCOMPARE(m_hot.top()[0].series, std::uint64_t{40});
        QCOMPARE(m_hot.top()[0].newSeriesPerMinute, Rate(120));
    }

private Q_SLOTS:
    void cleanup()
    {
        m_hot = {};
        m_series = 0;
    }

private:
    const series::SeriesEntry *entry(const std::string &metric)
    {
        std::vector<series::LabelView> labels;
        std::string key;
        series::writeKey(metric, labels, key);
        return m_table.insert(key, ShardId{1}).entry;
    }
    void second(const std::vector<series::SampledRun> &samples, double rate)
    {
        m_hot.take(m_now += 1s, 1, rate, samples, m_seriesOf);
    }

    Limits m_limits;
    series::SeriesTable m_table{m_limits};
    HotMetrics m_hot;
    Clock::Steady m_now{};
    std::size_t m_series = 0;
    HotMetrics::SeriesOf m_seriesOf = [this](std::string_view) { return m_series; };
};

QTEST_APPLESS_MAIN(TestHotMetrics)
#include "tst_hot_metrics.moc"
