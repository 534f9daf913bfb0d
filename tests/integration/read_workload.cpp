#include "read_workload.h"

#include <algorithm>

#include "read_questions.h"

namespace tg::test {

namespace {

// Some 2,100 series: large metrics, small ones, and some with a series or two.
constexpr auto kSizes =
    std::to_array<std::size_t>({280, 280, 260, 260, 110, 110, 110, 110, 110, 110, 110, 110,
                                30,  30,  30,  30,  12,  12,  3,   3,   2,   1,   1});
constexpr std::size_t kLinesOfABody = 5'000;

constexpr auto kAwkward = std::to_array<const char *>(
    {"/var/log", "C:\\temp", "say \"hi\"", "\xc3\xa9t\xc3\xa9", "a,b", "50%", "x=y&z#1", "b+b c"});

QByteArray escaped(const QByteArray &value)
{
    return QByteArray(value).replace('\\', "\\\\").replace('"', "\\\"");
}

QByteArray nameOf(const ReadWorkload::Metric &metric, const ReadWorkload::Series &series)
{
    QByteArray text = metric.name + '{';
    for (const auto &[name, value] : series.labels)
        text += name + "=\"" + escaped(value) + "\",";
    text.chop(1);
    return text + '}';
}

} // namespace

ReadWorkload::ReadWorkload(std::uint32_t seed)
{
    std::mt19937 random(seed);
    for (const auto size : kSizes)
        addMetric(size, random);
}

void ReadWorkload::addMetric(std::size_t count, std::mt19937 &random)
{
    const auto index = m_metrics.size();
    Metric metric;
    metric.isCounter = index % 3 == 0;
    metric.name = (metric.isCounter ? "w_total_"
                   : index % 5 == 1 ? "w:rule:"
                                    : "w_level_") +
                  QByteArray::number(qulonglong(index));
    metric.first = m_series.size();
    metric.count = count;
    const auto below = [&random](unsigned limit) { return random() % limit; };
    for (std::size_t i = 0; i < count; ++i) {
        Series series;
        series.metric = index;
        const auto text = [](const char *prefix, std::size_t number) -> QByteArray {
            return prefix + QByteArray::number(qulonglong(number));
        };
        if (i % 4 != 3)
            series.labels.emplace_back("dc", text("d", i % 3));
        series.labels.emplace_back("host", text("h", i / 2));
        if (i % 10 == 5)
            series.labels.emplace_back("path", kAwkward[i / 10 % kAwkward.size()]);
        series.labels.emplace_back("role", i % 2 == 0 ? "reader" : "writer");
        series.offset = below(kEvery);
        series.points = below(8) == 0 ? 1 + int(below(kPoints)) : kPoints;
        // Each has a range of its own of 64; metrics have, too.
        double value = double(index) * 131'072 + double(i) * 64 - (index % 4 == 2 ? 40'000 : 0);
        for (auto &point : series.values) {
            value += metric.isCounter ? below(16) / 4.0 : 0;
            point = metric.isCounter ? value : value + below(240) / 4.0;
        }
        m_series.push_back(std::move(series));
    }
    m_metrics.push_back(std::move(metric));
}

std::vector<QByteArray> ReadWorkload::bodies(std::int64_t start) const
{
    std::vector<QByteArray> bodies;
    std::size_t lines = 0;
    for (const auto &series : m_series) {
        const auto name = nameOf(m_metrics[series.metric], series);
        for (int k = 0; k < series.points; ++k) {
            if (lines++ % kLinesOfABody == 0)
                bodies.emplace_back();
            const auto time = start + k * kEvery + series.offset;
            bodies.back() += name + ' ' +
                             QByteArray::number(series.values[std::size_t(k)], 'f', 2) + ' ' +
                             QByteArray::number(qlonglong(time * 1000)) + '\n';
        }
    }
    return bodies;
}

std::vector<ReadQuestion> ReadWorkload::questions(std::size_t count, std::uint32_t seed,
                                                  bool withLater) const
{
    QuestionMaker maker(*this, seed, withLater);
    std::vector<ReadQuestion> questions;
    while (questions.size() < count)
        questions.push_back(maker.next());
    return questions;
}

} // namespace tg::test
