// Series with points, and questions about them over every read endpoint, drawn from a seed: the
// same in every run. Values are multiples of a quarter, so that sums come out the same in any
// order, and no two series of a metric have equal ones, so that "the first three" means something.
// Counters never fall: generations disagree on what rate() makes of a reset. Plain value, one
// thread.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QStringBuilder>

namespace tg::test {

struct ReadQuestion {
    QByteArray path;
    QByteArray parameters;
    bool isPosted = false; // the parameters as a form
    // Adds up what need not be exact: averages and rates of several series.
    bool isRounded = false;

    QByteArray target() const { return parameters.isEmpty() ? path : path + '?' + parameters; }
};

class ReadWorkload
{
public:
    static constexpr std::int64_t kStart = 1'700'000'400; // full twenty minutes
    static constexpr std::int64_t kLater = kStart + 7'200;
    static constexpr int kPoints = 16; // of a series, one every 75 s
    static constexpr std::int64_t kEvery = 75;

    explicit ReadWorkload(std::uint32_t seed);

    std::size_t seriesCount() const { return m_series.size(); }
    // Bodies for /api/v1/import/prometheus: the points of all series, from kStart or kLater on.
    std::vector<QByteArray> bodies(std::int64_t start = kStart) const;
    // Of times from kStart on; with `withLater` half of them reach kLater.
    std::vector<ReadQuestion> questions(std::size_t count, std::uint32_t seed,
                                        bool withLater = false) const;

    struct Metric {
        QByteArray name;
        bool isCounter = false;
        std::size_t first = 0; // of its series
        std::size_t count = 0;
    };
    struct Series {
        std::size_t metric = 0;
        std::vector<std::pair<QByteArray, QByteArray>> labels;
        std::array<double, kPoints> values{};
        std::int64_t offset = 0; // seconds
        int points = kPoints;    // the first so many
    };
    const std::vector<Metric> &metrics() const { return m_metrics; }
    const std::vector<Series> &series() const { return m_series; }

private:
    void addMetric(std::size_t count, std::mt19937 &random);

    std::vector<Metric> m_metrics;
    std::vector<Series> m_series;
};

} // namespace tg::test
