// Every bound of a series is driven past in every format: refused for its own reason, or only
// counted if the operator wants to measure it, but never past what nodes can take.
#include <QtTest>

#include "tests/unit/ingest_write/bounds_bench.h"

using namespace tg;
using namespace tg::test;

namespace {

struct Shape {
    std::string metric = "m";
    Labels labels;
};

struct BoundCase {
    Bound bound;
    RejectReason reason;
    Shape fits;
    Shape isPast;
    std::vector<Shape> isTooMuch; // refused also where the bound is only measured
};

Labels manyLabels(std::size_t count)
{
    Labels labels;
    for (std::size_t i = 0; i < count; ++i)
        labels.emplace_back("l" + std::to_string(i), "v");
    return labels;
}

std::string text(std::size_t bytes)
{
    return std::string(bytes, 'x');
}

Limits tightLimits()
{
    Limits limits;
    limits.lineBytes = 8 * kMiB;
    limits.labels = 2;
    limits.labelNameBytes = 8;
    limits.labelValueBytes = 16;
    limits.metricNameBytes = 8;
    limits.labelPolicy = LabelPolicy::Reject;
    return limits;
}

std::vector<BoundCase> cases()
{
    return {
        {Bound::Labels,
         RejectReason::TooManyLabels,
         {"m", manyLabels(2)},
         {"m", manyLabels(3)},
         {{"m", manyLabels(kMostLabels + 1)}}},
        {Bound::LabelNameBytes,
         RejectReason::NameTooLong,
         {"m", {{text(8), "v"}}},
         {"m", {{text(9), "v"}}},
         {{"m", {{text(kMostNameBytes + 1), "v"}}}}},
        {Bound::LabelValueBytes,
         RejectReason::ValueTooLong,
         {"m", {{"a", text(16)}}},
         {"m", {{"a", text(17)}}},
         {{"m", {{"a", text(kMostLabelValueBytes + 1)}}},
          {"m", {{"a", text(kMostLabelValueBytes)}, {"b", text(kMostLabelValueBytes)}}}}},
        {Bound::MetricNameBytes,
         RejectReason::NameTooLong,
         {text(8), {}},
         {text(9), {}},
         {{text(kMostNameBytes + 1), {}}}},
        {Bound::LabelPolicy,
         RejectReason::LabelValue,
         {"m", {{"a", "x=y"}, {"b", "50%"}}},
         {"m", {{"a", "x,y"}}},
         {}},
    };
}

} // namespace

class TestSeriesBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void areRefusedOrMeasured_data();
    void areRefusedOrMeasured();
    void ofTheTableAreRefusedOrMeasured_data();
    void ofTheTableAreRefusedOrMeasured();
    void agesAreJudgedPointByPoint_data();
    void agesAreJudgedPointByPoint();
    void agesFollowWhatAllNodesKeep();
    void noAgeIsBoundUnlessSomebodySaysSo();
    void timesThatLoseAPartAreCounted_data();
    void timesThatLoseAPartAreCounted();
    void everySeriesHasTheOneTypeNumber_data();
    void everySeriesHasTheOneTypeNumber();
};

void TestSeriesBounds::areRefusedOrMeasured_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("at");
    for (const auto &[format, value] : kFormats) {
        for (std::size_t at = 0; at < cases().size(); ++at)
            QTest::addRow("%s, %s", name(cases()[at].bound).data(), format)
                << int(value) << int(at);
    }
}

void TestSeriesBounds::areRefusedOrMeasured()
{
    QFETCH(int, format);
    QFETCH(int, at);
    const BoundCase bound = cases()[std::size_t(at)];
    const auto body = [&](const Shape &shape) {
        return bodyOf(Format(format), shape.metric, shape.labels, {kNow, kNow + 1'000});
    };
    BoundsBench strict(Format(format), tightLimits());
    strict.send(body(bound.fits));
    QCOMPARE(strict.stored(), std::uint64_t{2});
    QCOMPARE(strict.ledger.rejectedTotal(), std::uint64_t{0});
    strict.send(body(bound.isPast));
    strict.send(body(bound.isPast));
    QCOMPARE(strict.rejected(bound.reason), std::uint64_t{4});
    QCOMPARE(strict.stored(), std::uint64_t{2});
    QCOMPARE(strict.overAny(), std::uint64_t{0});
    QVERIFY(strict.isBalanced());

    Limits limits = tightLimits();
    limits.measured.add(bound.bound);
    BoundsBench lenient(Format(format), limits);
    lenient.send(body(bound.fits));
    QCOMPARE(lenient.overAny(), std::uint64_t{0});
    lenient.send(body(bound.isPast)); // new, then known by its spelling
    lenient.send(body(bound.isPast));
    QCOMPARE(lenient.over(bound.bound), std::uint64_t{4});
    QCOMPARE(lenient.overAny(), std::uint64_t{4});
    QCOMPARE(lenient.stored(), std::uint64_t{6});
    QCOMPARE(lenient.ledger.rejectedTotal(), std::uint64_t{0});
    QCOMPARE(lenient.table.size(), std::size_t{2});
    for (const auto &shape : bound.isTooMuch) {
        limits.measured = BoundSet::fromBits(0xFF);
        BoundsBench safe(Format(format), limits);
        safe.send(body(shape));
        QCOMPARE(safe.rejected(bound.reason), std::uint64_t{2});
        QCOMPARE(safe.stored(), std::uint64_t{0});
    }
}

void TestSeriesBounds::ofTheTableAreRefusedOrMeasured_data()
{
    QTest::addColumn<int>("format");
    for (const auto &[format, value] : kFormats)
        QTest::newRow(format) << int(value);
}

void TestSeriesBounds::ofTheTableAreRefusedOrMeasured()
{
    QFETCH(int, format);
    const auto body = [&](const char *metric) {
        return bodyOf(Format(format), metric, {}, {kNow});
    };
    Limits limits;
    limits.series = 2;
    limits.seriesMost = 3;
    BoundsBench strict(Format(format), limits);
    for (const auto *metric : {"a", "b", "c", "a"})
        strict.send(body(metric));
    QCOMPARE(strict.stored(), std::uint64_t{3});
    QCOMPARE(strict.rejected(RejectReason::SeriesLimit), std::uint64_t{1});

    limits.measured.add(Bound::Series);
    BoundsBench lenient(Format(format), limits);
    for (const auto *metric : {"a", "b", "c", "c", "a", "d"})
        lenient.send(body(metric));
    QCOMPARE(lenient.over(Bound::Series), std::uint64_t{2});
    QCOMPARE(lenient.stored(), std::uint64_t{5});
    QCOMPARE(lenient.rejected(RejectReason::SeriesLimit), std::uint64_t{1}); // limits.series_most
    QVERIFY(strict.isBalanced() && lenient.isBalanced());
}

void TestSeriesBounds::agesAreJudgedPointByPoint_data()
{
    ofTheTableAreRefusedOrMeasured_data();
}

void TestSeriesBounds::agesAreJudgedPointByPoint()
{
    QFETCH(int, format);
    constexpr TimeMs kHour = 3'600'000;
    const auto body = bodyOf(
        Format(format), "m", {},
        {kNow - kHour - 1, kNow - kHour, kNow, kNow + kHour, kNow + kHour + 1, kNow - 2 * kHour});
    Limits limits;
    limits.oldest = std::chrono::hours(1);
    limits.newest = std::chrono::hours(1);
    BoundsBench strict(Format(format), limits);
    const bool isOneLine = Format(format) == Format::Json || Format(format) == Format::RemoteWrite;
    for (std::uint64_t round = 1; round <= 2; ++round) { // of a new series, and of a known one
        strict.send(body);
        QCOMPARE(strict.stored(), 3 * round);
        QCOMPARE(strict.rejected(RejectReason::TooOld), 2 * round);
        QCOMPARE(strict.rejected(RejectReason::TooNew), round);
        QCOMPARE(strict.builder.rejects().lines(), (isOneLine ? 2 : 3) * round);
    }
    QVERIFY(strict.isBalanced());
    // Nothing but bad ages: no series is made for them.
    strict.send(bodyOf(Format(format), "fresh", {}, {kNow - 2 * kHour}));
    QCOMPARE(strict.table.size(), std::size_t{1});

    limits.measured.add(Bound::OldestMs);
    BoundsBench lenient(Format(format), limits);
    lenient.send(body);
    QCOMPARE(lenient.stored(), std::uint64_t{5});
    QCOMPARE(lenient.over(Bound::OldestMs), std::uint64_t{2});
    QCOMPARE(lenient.rejected(RejectReason::TooNew), std::uint64_t{1});
    limits.measured.add(Bound::NewestMs);
    BoundsBench measuring(Format(format), limits);
    measuring.send(body);
    QCOMPARE(measuring.stored(), std::uint64_t{6});
    QCOMPARE(measuring.over(Bound::NewestMs), std::uint64_t{1});
    QCOMPARE(measuring.ledger.rejectedTotal(), std::uint64_t{0});
    QVERIFY(lenient.isBalanced() && measuring.isBalanced());
}

void TestSeriesBounds::agesFollowWhatAllNodesKeep()
{
    NodeBoard board;
    Limits limits;
    const auto oldest = [&] { return ingest::AgeBounds::at(kNow, limits, board).oldest; };
    const auto kAny = std::numeric_limits<TimeMs>::min();
    QCOMPARE(oldest(), kAny);
    auto &a = board.at(board.add("a")).retentionSeconds;
    auto &b = board.at(board.add("b")).retentionSeconds;
    a = 3'600;
    QCOMPARE(oldest(), kAny); // b has not told
    b = 7'200;
    QCOMPARE(oldest(), kNow - 7'200'000);
    limits.oldest = std::chrono::hours(1);
    QCOMPARE(oldest(), kNow - 3'600'000); // the narrower of both
    limits.oldest = std::chrono::hours(3);
    QCOMPARE(oldest(), kNow - 7'200'000);
    b = NodeStatus::kForever;
    QCOMPARE(oldest(), kNow - 10'800'000);
    b = 7'200;
    limits.asksRetention = false;
    limits.oldest = {};
    QCOMPARE(oldest(), kAny);
}

void TestSeriesBounds::noAgeIsBoundUnlessSomebodySaysSo()
{
    BoundsBench bench(Format::Json);
    bench.send(bodyOf(Format::Json, "m", {}, {INT64_MIN, -1, 0, kNow, INT64_MAX}));
    QCOMPARE(bench.stored(), std::uint64_t{5});
    // One bound alone leaves the other end open.
    Limits limits;
    limits.oldest = std::chrono::hours(1);
    BoundsBench old(Format::Json, limits);
    old.send(bodyOf(Format::Json, "m", {}, {INT64_MIN, kNow, INT64_MAX}));
    QCOMPARE(old.rejected(RejectReason::TooOld), std::uint64_t{1});
    QCOMPARE(old.stored(), std::uint64_t{2});
}

void TestSeriesBounds::timesThatLoseAPartAreCounted_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("lost");
    const auto row = [](const char *name, Format format, const std::string &body, int lost) {
        QTest::newRow(name) << int(format) << QByteArray::fromStdString(body) << lost;
    };
    row("text", Format::Text, "m 1 1700000000001\nm 1 1700000000000\nm 1 -1\nm 1 -1000\n", 2);
    row("openmetrics", Format::OpenMetrics,
        "m 1 1700000000.5\nm 1 1700000000\nm 1 1700000000.000\nm 1 1.7e9\n", 1);
    row("openmetrics, finer than a millisecond", Format::OpenMetrics,
        "m 1 1700000000.0004\nm 1 1700000000.00000000\nm 1 1700000000.0010001\n", 2);
    row("json", Format::Json,
        R"({"metric":{"__name__":"m"},"values":[1,2,3],"timestamps":[1700000000001,)"
        R"(1700000000000,1700000000999]})"
        "\n",
        2);
    row("influx", Format::Influx,
        "m a=1,b=2 1700000000001000000\nm a=1 1700000000000000000\nm a=1 1700000000\n", 2);
    row("influx, finer than a millisecond", Format::Influx,
        "m a=1,b=2 1700000000000000001\nm a=1 1700000000000001\nm a=1 1700000000001000001\n", 4);
    row("remote-write", Format::RemoteWrite,
        seriesField({{"__name__", "m"}}, {{1, 1'700'000'000'001}, {2, 1'700'000'000'000}}), 1);
}

void TestSeriesBounds::timesThatLoseAPartAreCounted()
{
    QFETCH(int, format);
    QFETCH(QByteArray, body);
    QFETCH(int, lost);
    BoundsBench bench{Format(format)};
    for (int round = 1; round <= 2; ++round) {
        bench.send(body.toStdString());
        QCOMPARE(bench.ledger.truncatedTimes.value(), std::uint64_t(lost * round));
    }
    QCOMPARE(bench.ledger.rejectedTotal(), std::uint64_t{0});
}

void TestSeriesBounds::everySeriesHasTheOneTypeNumber_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("numbers"); // however written, all of series m
    QTest::addColumn<QByteArray>("text");    // of the same series
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, Format format, const char *numbers, const char *text,
                        const char *reason) {
        QTest::newRow(name) << int(format) << QByteArray(numbers) << QByteArray(text)
                            << QByteArray(reason);
    };
    row("text", Format::Text, "m 1\nm 1.0\nm 1e0\n", "m one\n", "bad_number");
    row("openmetrics", Format::OpenMetrics, "m 1\nm 1.0\nm 1e0\n", "m \"1\"\n", "bad_number");
    row("json", Format::Json,
        "{\"metric\":{\"__name__\":\"m\"},\"values\":[1,1.0,1e0],\"timestamps\":[1,2,3]}\n",
        "{\"metric\":{\"__name__\":\"m\"},\"values\":[\"1\"],\"timestamps\":[1]}\n", "bad_number");
    row("json, a flag", Format::Json,
        "{\"metric\":{\"__name__\":\"m\"},\"values\":[1,1.0,1e0],\"timestamps\":[1,2,3]}\n",
        "{\"metric\":{\"__name__\":\"m\"},\"values\":[true],\"timestamps\":[1]}\n", "bad_number");
    row("influx", Format::Influx, "m value=1i\nm value=true\nm value=1u\n", "m value=\"1\"\n",
        "string_field");
}

void TestSeriesBounds::everySeriesHasTheOneTypeNumber()
{
    QFETCH(int, format);
    QFETCH(QByteArray, numbers);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    BoundsBench bench{Format(format)};
    bench.send(numbers.toStdString());
    bench.send(text.toStdString());
    bench.send(numbers.toStdString());
    QCOMPARE(bench.stored(), std::uint64_t{6});
    QCOMPARE(bench.table.size(), std::size_t{1});
    QCOMPARE(bench.ledger.rejectedTotal(), std::uint64_t{1});
    for (std::size_t i = 0; i < kRejectReasons; ++i) {
        if (bench.ledger.rejected[i].value() > 0)
            QCOMPARE(QByteArray(name(RejectReason(i)).data()), reason);
    }
    // What a node is sent: {Id, Value, Second}, the value a float of 1.0 each time.
    constexpr std::size_t kEntryBytes = 21;
    const std::vector<unsigned char> one{70, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0};
    for (const auto &part : bench.builder.takeParts()) {
        for (const auto &slice : part.slices) {
            QCOMPARE(slice->bytes.size(), 6 * kEntryBytes);
            for (std::size_t entry = 0; entry < 6; ++entry) {
                const auto *value = slice->bytes.data() + entry * kEntryBytes + 7;
                QVERIFY(std::equal(one.begin(), one.end(), value));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestSeriesBounds)
#include "tst_series_bounds.moc"
